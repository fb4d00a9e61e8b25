import { dayName } from "../clock.ts";
import { company } from "../companies/companies.ts";
import { sectorOf } from "../companies/sectors.ts";
import { departements, getDepartement, regionName } from "../places/departements.ts";
import { getTown } from "../places/towns.ts";
import { diceFor } from "../random.ts";
import { type Certification, certifications } from "./certifications.ts";

export type TrainingValue = string | number | null;

/** One row of the catalogue: a training in a département. */
export type TrainingRow = Record<string, TrainingValue>;

/** All fields of the dataset with their types (reference, section 3). */
export const fields: ReadonlyMap<string, "text" | "int" | "double" | "date"> = new Map([
  ["date_extract", "date"],
  ...texts(
    "nom_of siret numero_formation intitule_formation intitule_certification type_referentiel code_rncp code_inventaire",
  ),
  ...texts("code_certifinfo libelle_niveau_sortie_formation libelle_code_formacode_principal"),
  ...texts("code_formacode_1 code_formacode_2 code_formacode_3 code_formacode_4 code_formacode_5"),
  ...texts("code_rome_1 code_rome_2 code_rome_3 code_rome_4 code_rome_5"),
  ...texts("code_nsf_1 code_nsf_2 code_nsf_3 libelle_nsf_1 libelle_nsf_2 libelle_nsf_3"),
  ...texts("points_forts"),
  ["nb_action", "int"],
  ["nb_session_active", "int"],
  ["nb_session_a_distance", "int"],
  ["nombre_heures_total_min", "double"],
  ["nombre_heures_total_max", "double"],
  ["nombre_heures_total_mean", "double"],
  ["frais_ttc_tot_min", "double"],
  ["frais_ttc_tot_max", "double"],
  ["frais_ttc_tot_mean", "double"],
  ...texts("code_departement nom_departement code_region nom_region coderegion_export nbaction_nbheures"),
] as const);

/** The catalogue of a day. It is extracted the evening before, and a few trainings come and go. */
export function catalogueOf(seed: number, day: number): readonly TrainingRow[] {
  const rows: TrainingRow[] = [];
  for (const certification of certifications) {
    if (certification.isRemote) rows.push(...training(seed, day, certification, "R", [...departements.keys()]));
    // Said to be nowhere: most are at a distance.
    rows.push(...training(seed, day, certification, "N", [nowhere]));
    for (let body = 1; body <= 5; body++) {
      const dice = diceFor(seed, "training", certification.code, body);
      // Each week another one in twelve is not on sale.
      if ((body + Math.floor(day / 7) + dice.between(0, 11)) % 12 === 0) continue;
      const home = getDepartement(dice.pick([...departements.keys()]));
      const near = [home.code, ...home.neighbours.filter((code) => departements.has(code))];
      rows.push(...training(seed, day, certification, String(body), near.slice(0, dice.between(1, 6))));
    }
  }
  return rows;
}

function training(
  seed: number,
  day: number,
  certification: Certification,
  body: string,
  where: readonly string[],
): TrainingRow[] {
  const dice = diceFor(seed, "training", certification.code, body, "contents");
  const isFar = body === "R" || body === "N";
  const home = where[0] === nowhere ? "75" : where[0];
  const school = company(
    seed,
    sectorOf("training"),
    getTown(getDepartement(home ?? "75").prefecture),
    dice.between(0, 9),
  );
  const price = Math.round((certification.price * (0.8 + 0.4 * dice.roll())) / 10) * 10;
  const spread = dice.chance(0.5) ? 0 : Math.round(price * 0.12);
  // Three of four say none.
  const hasRomes = isFar || dice.chance(0.25);
  const romes = (index: number) => (hasRomes && certification.romes[index]) || null;
  const isShouted = dice.chance(0.5);
  // Of each certification one training is on sale everywhere.
  const hasNoSession = dice.chance(0.06) && body !== "N";
  const hours = body === "N" || dice.chance(0.2) ? 0 : certification.hours;
  const common: TrainingRow = {
    date_extract: dayName(day - 1),
    nom_of: dice.chance(0.02) ? null : school.name.toUpperCase(),
    siret: school.siret,
    numero_formation: `${school.siret}_${certification.code}-${body}`,
    intitule_formation: isShouted ? certification.title.toUpperCase() : certification.title,
    intitule_certification: certification.title,
    type_referentiel: certification.kind,
    code_rncp: certification.kind === "RNCP" ? certification.code : "-1",
    code_inventaire: certification.kind === "RS" ? certification.code : "-1",
    code_certifinfo: dice.chance(0.9) ? certification.code : "-1",
    libelle_niveau_sortie_formation: (dice.chance(0.24) && certification.level) || null,
    libelle_code_formacode_principal: certification.subject,
    code_nsf_1: certification.nsf,
    code_formacode_1: certification.formacodes[0] ?? null,
    code_formacode_2: certification.formacodes[1] ?? null,
    code_formacode_3: certification.formacodes[2] ?? null,
    code_formacode_4: certification.formacodes[3] ?? null,
    code_rome_1: romes(0),
    code_rome_2: romes(1),
    code_rome_3: romes(2),
    code_rome_4: romes(3),
    points_forts: dice.chance(0.5)
      ? "<p>Groupes de 8 personnes &amp; suivi individuel. Formation fictive de démonstration.</p>"
      : null,
    nb_action: dice.between(1, 4),
    nb_session_active: hasNoSession ? dice.pick([0, null]) : dice.between(1, 8),
    nb_session_a_distance: isFar ? 4 : dice.chance(0.15) ? 1 : 0,
    nombre_heures_total_min: hours,
    nombre_heures_total_max: hours,
    nombre_heures_total_mean: hours,
    frais_ttc_tot_min: price - spread,
    frais_ttc_tot_max: price + spread,
    // Means are not rounded.
    frais_ttc_tot_mean: spread === 0 ? price : price + 2 / 3,
  };
  return where.map((code) => ({ ...common, ...placeOf(code) }));
}

/** In the place of a département. */
const nowhere = "";

function placeOf(code: string): TrainingRow {
  if (code === nowhere) return { code_departement: null, nom_departement: null, code_region: null, nom_region: null };
  const { name, region } = getDepartement(code);
  return { code_departement: code, nom_departement: name, code_region: region, nom_region: regionName(region) };
}

/** What was bought with training rights: the sister set, of which little is known. */
export const boughtFields: ReadonlyMap<string, "text" | "double"> = new Map([
  ...texts("code_rncp statut_dossier modalite_presence"),
  ["prix_moyen", "double"],
  ["duree_moyenne", "double"],
] as const);

/** A few rows for each degree, some of them without a price. */
export function boughtOf(seed: number): readonly TrainingRow[] {
  return certifications
    .filter(({ kind }) => kind === "RNCP")
    .flatMap(({ code, price, hours }) =>
      ["Présentiel", "À distance", "Mixte", null].map((modality) => {
        const dice = diceFor(seed, "bought", code, modality ?? "");
        return {
          code_rncp: code,
          statut_dossier: dice.pick(["Terminé", "En formation"]),
          modalite_presence: modality,
          prix_moyen: modality === null ? null : price * (0.6 + 0.3 * dice.roll()),
          duree_moyenne: dice.chance(0.3) ? 0 : hours,
        };
      }),
    );
}

function texts(names: string): (readonly [string, "text"])[] {
  return names.split(" ").map((name) => [name, "text"] as const);
}
