import { kilometresBetween, type Town, towns, wholeCities } from "../places/towns.ts";
import { diceFor } from "../random.ts";

/** A row of the directory: nearly everything in it is JSON inside a string. */
export type DirectoryRow = Record<string, string | null>;

/** The kinds of places, with the name of one and how large a town is that has it (inhabitants). */
const kinds = {
  mission_locale: { name: "Mission locale", leastInhabitants: 20_000, hasPivot: true },
  france_travail: { name: "France Travail", leastInhabitants: 12_000, hasPivot: true },
  cap_emploi: { name: "Cap emploi", leastInhabitants: 40_000, hasPivot: true },
  cij: { name: "Info Jeunes", leastInhabitants: 30_000, hasPivot: false },
  cio: { name: "Centre d'information et d'orientation", leastInhabitants: 25_000, hasPivot: false },
  mairie: { name: "Mairie", leastInhabitants: 200_000, hasPivot: true },
} as const;
type Kind = keyof typeof kinds;

/** All rows; the same for a seed. */
export function createPlaces(seed: number): DirectoryRow[] {
  const rows = (Object.keys(kinds) as Kind[]).flatMap((kind) => placesOf(kind, seed));
  return [...rows, ...oddRows()];
}

/** Whole cities are served by the places of their arrondissements, which the directory lists one by one. */
const inhabited = towns.filter(({ code }) => !wholeCities.has(code));

function placesOf(kind: Kind, seed: number): DirectoryRow[] {
  const { leastInhabitants, hasPivot } = kinds[kind];
  const prefectures = new Map<string, Town>();
  for (const town of inhabited) {
    const largest = prefectures.get(town.departement);
    if (!largest || town.inhabitants > largest.inhabitants) prefectures.set(town.departement, town);
  }
  const sites = inhabited.filter(
    (town) => town.inhabitants >= leastInhabitants || prefectures.get(town.departement) === town,
  );
  const served = new Map<Town, Town[]>(sites.map((site) => [site, []]));
  if (hasPivot) for (const town of inhabited) served.get(nearestOf(sites, town))?.push(town);
  return sites.map((site, index) => placeAt(kind, site, served.get(site) ?? [], { seed, index }));
}

/** Of the same département where there is one. */
function nearestOf(sites: readonly Town[], town: Town): Town {
  const own = sites.filter(({ departement }) => departement === town.departement);
  const candidates = own.length > 0 ? own : sites;
  return candidates.reduce((best, site) =>
    kilometresBetween(site, town) < kilometresBetween(best, town) ? site : best,
  );
}

function placeAt(
  kind: Kind,
  town: Town,
  served: readonly Town[],
  { seed, index }: { seed: number; index: number },
): DirectoryRow {
  const dice = diceFor(seed, "directory", kind, town.code);
  const street = `${dice.between(1, 90)} ${dice.pick(streets)}`;
  const last = String(1_000 + index).slice(-4);
  return {
    ...blank,
    id: `${kind}-${town.code}`,
    nom: `${kinds[kind].name} - ${town.name}`,
    adresse: JSON.stringify([
      // Where letters are sent comes first at times.
      ...(dice.chance(0.2) ? [{ ...blankAddress, type_adresse: "Adresse postale", code_postal: "00000" }] : []),
      {
        ...blankAddress,
        type_adresse: "Adresse",
        numero_voie: street,
        code_postal: town.postal,
        nom_commune: dice.chance(0.2) ? town.name.toUpperCase() : town.name,
        // Some have none.
        ...(dice.chance(0.1) ? {} : { longitude: String(town.longitude), latitude: String(town.latitude) }),
      },
    ]),
    // Numbers that ARCEP gives to films and books.
    telephone: dice.chance(0.1)
      ? ""
      : JSON.stringify([{ valeur: `01 99 00 ${last.slice(0, 2)} ${last.slice(2)}`, description: "" }]),
    plage_ouverture: JSON.stringify(dice.pick(openings)),
    site_internet: JSON.stringify(
      dice.pick([[{ libelle: "", valeur: `https://${kind.replace("_", "-")}.example/${town.code}` }], []]),
    ),
    url_service_public: `https://lannuaire.service-public.example/${kind}-${town.code}`,
    pivot: JSON.stringify([{ type_service_local: kind, code_insee_commune: served.map(({ code }) => code) }]),
    code_insee_commune: town.code,
    affectation_personne: JSON.stringify([{ nom: "INVENTÉ", prenom: "Camille", fonction: "Responsable" }]),
    adresse_courriel: JSON.stringify([`contact@${kind.replace("_", "-")}.example`]),
  };
}

const streets = [
  "rue de la Gare",
  "place de la République",
  "avenue Jean-Jaurès",
  "rue des Écoles",
  "boulevard Voltaire",
];

const blank: DirectoryRow = {
  ...{ id: null, nom: null, adresse: "", telephone: "", plage_ouverture: "", site_internet: "" },
  ...{ url_service_public: null, pivot: "", code_insee_commune: "", affectation_personne: "", adresse_courriel: "" },
};
const blankAddress = {
  ...{ type_adresse: "", complement1: "", complement2: "", numero_voie: "", service_distribution: "" },
  ...{ code_postal: "", nom_commune: "", pays: "", continent: "", longitude: "", latitude: "", accessibilite: "" },
};

function opening(from: string, to: string, hours: readonly string[] = [], commentaire = "") {
  const [start1 = "", end1 = "", start2 = "", end2 = ""] = hours;
  return {
    nom_jour_debut: from,
    nom_jour_fin: to,
    valeur_heure_debut_1: start1,
    valeur_heure_fin_1: end1,
    valeur_heure_debut_2: start2,
    valeur_heure_fin_2: end2,
    commentaire,
  };
}

const wholeDay = ["08:30:00", "12:00:00", "13:30:00", "17:00:00"];
const openings: readonly unknown[] = [
  [opening("Lundi", "Vendredi", wholeDay)],
  [
    opening("Lundi", "Jeudi", wholeDay),
    opening("Vendredi", "Vendredi", ["08:30:00", "12:00:00"], "Sur rendez-vous l'après-midi."),
  ],
  [
    opening("Lundi", "Lundi", wholeDay),
    opening("Mardi", "Mardi", wholeDay),
    opening("Mercredi", "Mercredi", [], "Fermé"),
  ],
  [opening("Monday", "Friday", ["09:00:00", "16:30:00"])],
  [opening("Lundi", "Vendredi", [], "Sur rendez-vous uniquement")],
  [],
];

/** Every odd shape that was seen: a client that takes them for the rule fails here first. */
function oddRows(): DirectoryRow[] {
  const pivot = (kind: string, codes: unknown = []) =>
    JSON.stringify([{ type_service_local: kind, code_insee_commune: codes }]);
  const address = JSON.stringify([
    {
      ...blankAddress,
      type_adresse: "Adresse",
      numero_voie: "1 rue des Essais",
      code_postal: "23000",
      nom_commune: "Guéret",
    },
  ]);
  const odd = (id: string, more: DirectoryRow): DirectoryRow => ({
    ...blank,
    id: `odd-${id}`,
    nom: `Essai ${id}`,
    adresse: address,
    code_insee_commune: "23096",
    ...more,
  });
  return [
    odd("no-name", { nom: null, pivot: pivot("mission_locale") }),
    odd("no-address", { adresse: "", code_insee_commune: "", pivot: pivot("mission_locale") }),
    odd("broken-json", { telephone: '[{"valeur": "01 99', plage_ouverture: "{", pivot: pivot("mission_locale") }),
    odd("bare-values", { telephone: "01 99 00 00 00", site_internet: "www.essai.example", pivot: pivot("cio") }),
    odd("empty-pivot", { pivot: '[{"type_service_local": "mission_locale"}]' }),
    odd("unknown-kind", { pivot: pivot("mission_locale_antenne", ["23096"]) }),
    odd("null-island", {
      adresse: JSON.stringify([{ ...blankAddress, longitude: "0", latitude: "0" }]),
      pivot: pivot("cap_emploi"),
    }),
    odd("odd-codes", { pivot: pivot("france_travail", ["2A004", "230960", 23096, null, ""]) }),
    odd("persons", {
      plage_ouverture: JSON.stringify([opening("Lundi", "Mardi", wholeDay, "Demander Mme Inventée")]),
      telephone: JSON.stringify([{ valeur: "accueil@essai.example", description: "" }]),
      pivot: pivot("cij"),
    }),
  ];
}
