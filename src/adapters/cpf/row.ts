import { z } from "zod";
import { foreignWords } from "../foreign.ts";

/** A row as it came: technical names, and the few kinds of values that there are. */
export type RawRow = Record<string, string | number | null>;

const maxFields = 80;
const longestValue = 4_000;

/** Lists and objects are nothing that a row of the catalogue has. */
export const rawRowSchema = z
  .record(z.string().max(60), z.union([foreignWords(longestValue), z.number(), z.null()]).catch(null))
  .refine((row) => Object.keys(row).length <= maxFields);

/** A training in one département, as the catalogue lists it. What it does not state is absent. */
export type CatalogueRow = {
  /** The same for all départements. */
  number: string;
  /** As the organisation calls it. */
  ownTitle: string;
  certification?: string;
  /** "RNCP37948", "RS5211". */
  register?: string;
  organisation?: string;
  level?: string;
  subject?: string;
  /** ROME codes. */
  romes: string[];
  siret?: string;
  sessions?: number;
  actions?: number;
  /** Sessions at a distance. */
  remoteSessions?: number;
  /** The shortest, the longest and the mean, as far as they are stated: none is 0. */
  hours: number[];
  /** The same in euros. */
  prices: number[];
  departement?: { code: string; name: string };
  region?: { code: string; name: string };
  strengths?: string;
  /** The day of the extraction: ISO 8601. */
  asOf?: string;
};

/** An identifier that was cut would be another's. */
const longestNumber = 200;
const longestText = 300;

/** Reads a row, whichever names and types its fields have; undefined for one without number or title. */
export function readCatalogueRow(row: RawRow): CatalogueRow | undefined {
  const text = (...names: string[]) => names.map((name) => toText(row[name])).find((one) => one !== undefined);
  const amount = (name: string) => toAmount(row[name]);
  const number = text("numero_formation");
  const certification = text("intitule_certification");
  const ownTitle = text("intitule_formation") ?? certification;
  if (number === undefined || number.length > longestNumber || ownTitle === undefined) return undefined;
  const isPresent = (value: number | undefined): value is number => value !== undefined && value > 0;
  return {
    number,
    ownTitle,
    ...given("certification", certification),
    ...given("register", toRegister(text("code_rncp"), text("code_inventaire", "code_rs"))),
    ...given("organisation", text("nom_of")),
    ...given("level", text("libelle_niveau_sortie_formation")),
    ...given("subject", text("libelle_code_formacode_principal")),
    ...given("siret", toSiret(text("siret", "siret_of") ?? number)),
    romes: [1, 2, 3, 4, 5].flatMap((place) => toRome(text(`code_rome_${place}`))),
    ...given("sessions", amount("nb_session_active")),
    ...given("actions", amount("nb_action")),
    ...given("remoteSessions", amount("nb_session_a_distance")),
    hours: ["min", "mean", "max"].map((which) => amount(`nombre_heures_total_${which}`)).filter(isPresent),
    prices: ["min", "mean", "max"].map((which) => amount(`frais_ttc_tot_${which}`)).filter(isPresent),
    ...given("departement", toArea(text("code_departement"), text("nom_departement"))),
    ...given("region", toArea(text("code_region"), text("nom_region"))),
    ...given("strengths", text("points_forts")),
    ...given("asOf", toDay(text("date_extract", "date_chargement"))),
  };
}

/** A cell of what may be a row of figures. */
export function readCell(row: unknown, name: string): string | number | undefined {
  const cell = cellSchema.safeParse(typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined);
  return cell.data;
}

const cellSchema = z.union([z.string().max(100), z.number()]);

function given<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };
}

/** Codes come as numbers, too; -1 is none. */
function toText(value: string | number | null | undefined): string | undefined {
  const text = String(value ?? "").trim();
  return text === "" || text === "-1" ? undefined : text;
}

/** Numbers come as texts, too, with a point or a comma; none is negative. */
export function toAmount(value: string | number | null | undefined): number | undefined {
  const said = typeof value === "string" ? value.trim().replace(",", ".") : value;
  if (typeof said === "string" && !/^\d{1,12}(?:\.\d{1,20})?$/.test(said)) return undefined;
  const amount = said === null || said === undefined ? Number.NaN : Number(said);
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

/** One of the two registers knows it, by a number without prefix. */
function toRegister(rncp: string | undefined, rs: string | undefined): string | undefined {
  const [code, specific] = [rncp, rs].map((said) => said?.match(/^(?:RNCP|RS)?0*(\d{1,7})(?:\.0+)?$/i)?.[1]);
  if (code !== undefined && Number(code) > 0) return `RNCP${code}`;
  return specific !== undefined && Number(specific) > 0 ? `RS${specific}` : undefined;
}

/** Of its own field, or the beginning of the number of the training. */
function toSiret(said: string): string | undefined {
  return said.match(/^\d{14}(?!\d)/)?.[0];
}

function toRome(said: string | undefined): string[] {
  const code = said?.toUpperCase() ?? "";
  return /^[A-Z]\d{4}$/.test(code) ? [code] : [];
}

/** "1" is "01", where a code has lost its zero. */
function toArea(said: string | undefined, name: string | undefined): { code: string; name: string } | undefined {
  const code = said?.padStart(2, "0");
  if (code === undefined || !/^(?:\d{2,3}|2[AB])$/.test(code)) return undefined;
  return { code, name: (name ?? code).slice(0, longestText) };
}

function toDay(said: string | undefined): string | undefined {
  return said?.match(/^20\d\d-\d\d-\d\d/)?.[0];
}
