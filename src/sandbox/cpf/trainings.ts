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
  ...texts("points_forts objectif_formation contenu_formation resultats_attendus_formation"),
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
  const isFar = body === "R";
  const school = company(
    seed,
    sectorOf("training"),
    getTown(getDepartement(where[0] ?? "75").prefecture),
    dice.between(0, 9),
  );
  const price = Math.round((certification.price * (0.8 + 0.4 * dice.roll())) / 10) * 10;
  const spread = dice.chance(0.5) ? 0 : Math.round(price * 0.12);
  const romes = (index: number) => certification.romes[index] ?? null;
  const isShouted = dice.chance(0.5);
  const hasNoSession = dice.chance(0.06);
  const common: TrainingRow = {
    date_extract: dayName(day - 1),
    nom_of: school.name.toUpperCase(),
    siret: school.siret,
    numero_formation: `${school.siret}_${certification.code}-${body}`,
    intitule_formation: isShouted ? certification.title.toUpperCase() : certification.title,
    intitule_certification: certification.title,
    type_referentiel: certification.kind,
    code_rncp: certification.kind === "RNCP" ? certification.code : "-1",
    code_inventaire: certification.kind === "RS" ? certification.code : "-1",
    code_certifinfo: dice.chance(0.9) ? certification.code : "-1",
    libelle_niveau_sortie_formation: certification.level ?? null,
    libelle_code_formacode_principal: certification.subject,
    code_rome_1: romes(0),
    code_rome_2: romes(1),
    code_rome_3: romes(2),
    code_rome_4: romes(3),
    points_forts: dice.chance(0.5)
      ? "<p>Groupes de 8 personnes &amp; suivi individuel. Formation fictive de démonstration.</p>"
      : null,
    objectif_formation: `Préparer la certification « ${certification.title} ». Formation fictive de démonstration.`,
    nb_action: dice.between(1, 4),
    nb_session_active: hasNoSession ? dice.pick([0, null]) : dice.between(1, 8),
    nb_session_a_distance: isFar ? 4 : dice.chance(0.15) ? 1 : 0,
    nombre_heures_total_min: certification.hours,
    nombre_heures_total_max: certification.hours,
    nombre_heures_total_mean: certification.hours,
    frais_ttc_tot_min: price - spread,
    frais_ttc_tot_max: price + spread,
    frais_ttc_tot_mean: price,
  };
  return where.map((code) => ({ ...common, ...placeOf(code) }));
}

function placeOf(code: string): TrainingRow {
  const { name, region } = getDepartement(code);
  return { code_departement: code, nom_departement: name, code_region: region, nom_region: regionName(region) };
}

function texts(names: string): (readonly [string, "text"])[] {
  return names.split(" ").map((name) => [name, "text"] as const);
}
