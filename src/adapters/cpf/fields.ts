import { dayMs, isWithin } from "../../core/durations.ts";
import type { FieldNames } from "./odsql.ts";

/** What a list of trainings is made of. */
export const listFields = [
  ...(["numero_formation", "intitule_formation", "intitule_certification", "type_referentiel"] as const),
  ...(["code_rncp", "code_inventaire", "nom_of", "siret", "libelle_niveau_sortie_formation"] as const),
  ...(["libelle_code_formacode_principal", "code_rome_1", "code_rome_2", "code_rome_3"] as const),
  ...(["nb_action", "nb_session_active", "nb_session_a_distance"] as const),
  ...(["nombre_heures_total_min", "nombre_heures_total_max", "nombre_heures_total_mean"] as const),
  ...(["frais_ttc_tot_min", "frais_ttc_tot_max", "frais_ttc_tot_mean"] as const),
  ...(["code_departement", "nom_departement", "code_region", "nom_region", "date_extract"] as const),
];

/** The same with the text that the organisation writes about it. */
export const detailFields = [...listFields, "points_forts"] as const;

/** The fields of ROME codes: most trainings fill none, few more than three. */
export const romeFields = ["code_rome_1", "code_rome_2", "code_rome_3", "code_rome_4", "code_rome_5"] as const;

/** The fields of subjects: as many as a training has are filled, the first ones first. */
export const formacodeFields = [
  ...(["code_formacode_1", "code_formacode_2", "code_formacode_3", "code_formacode_4"] as const),
  "code_formacode_5",
] as const;

/** Without these nothing can be asked: a query that may not name them is refused. */
const essential: ReadonlySet<string> = new Set([
  ...["numero_formation", "intitule_formation", "intitule_certification", "nb_session_active", "code_departement"],
  "code_rncp",
]);

/** What files that are downloaded call them, and the interface may one day. */
const otherNames: Readonly<Record<string, string>> = {
  siret: "siret_of",
  code_inventaire: "code_rs",
  date_extract: "date_chargement",
};

/** The names that a set of data takes, as far as its refusals have taught. */
export type LearntNames = FieldNames & {
  /** Draws from a refusal which field is to be called otherwise, or left out; false where that is none. */
  learn: (message: string) => boolean;
  /** The numbers of that field are written the other way from now on: in quotes, or without. */
  flipQuotes: (field: string) => void;
};

/** Names change rarely, and may come back: what was learnt is forgotten after a day. */
export function createLearntNames(now: () => Date): LearntNames {
  const learnt = new Map<string, string | undefined>();
  const unquoted = new Set<string>();
  let since = now().getTime();

  function forgetOld(): void {
    if (isWithin(now().getTime() - since, dayMs)) return;
    learnt.clear();
    unquoted.clear();
    since = now().getTime();
  }

  function learnName(name: string): boolean {
    const field = Object.keys(otherNames).find((known) => otherNames[known] === name) ?? name;
    if (essential.has(field) || (learnt.has(field) && learnt.get(field) === undefined)) return false;
    learnt.set(field, learnt.has(field) || name !== field ? undefined : otherNames[field]);
    return true;
  }

  return {
    nameOf: (field) => {
      forgetOld();
      return learnt.has(field) ? learnt.get(field) : field;
    },
    isQuoted: (field) => !unquoted.has(field),
    learn: (message) => {
      const [, unknown] = message.match(/unknown field:?\s*["'`]?(\w{1,60})/i) ?? [];
      const words = new Set(message.match(/\w{1,60}/g));
      const named = unknown ?? optionalFields.find((field) => words.has(field));
      return named !== undefined && learnName(named);
    },
    flipQuotes: (field) => {
      if (!unquoted.delete(field)) unquoted.add(field);
    },
  };
}

const optionalFields = [...detailFields, ...romeFields, ...formacodeFields, "code_nsf_1"].filter(
  (field) => !essential.has(field),
);
