import { z } from "zod";
import { type HelpKind, type HelpPlace, helpLimits, helpPlaceSchema } from "../../core/help/help-place.ts";
import { foreignList, foreignText } from "../foreign.ts";
import { parseJson } from "../json.ts";
import { capitaliseName, toPoint } from "../location.ts";
import { namesPerson, readHours } from "./hours.ts";

/** The only fields that are asked for: `affectation_personne` would hold names of people. */
export const selectedFields = [
  ...(["id", "nom", "adresse", "telephone", "plage_ouverture", "site_internet"] as const),
  ...(["url_service_public", "pivot", "code_insee_commune"] as const),
];

/** A page of records. */
export const recordsSchema = z.object({ results: foreignList(z.unknown(), 100) });

/** The longest of these lists names two thousand communes. Characters of its JSON. */
const longestJson = 60_000;
const mostValues = 5_000;

/** The directory writes JSON inside strings; one that writes lists, or one object, is read as well. */
function jsonRows<T extends z.ZodType>(item: T, most: number) {
  return z.preprocess(toRows, foreignList(z.unknown(), most)).transform((rows) =>
    rows.flatMap((row): z.output<T>[] => {
      const read = item.safeParse(row);
      return read.success ? [read.data] : [];
    }),
  );
}

function toRows(value: unknown): unknown[] {
  const read = typeof value === "string" ? parseText(value) : value;
  if (Array.isArray(read)) return read;
  return read === undefined || read === null || read === "" ? [] : [read];
}

function parseText(text: string): unknown {
  if (text.trim() === "" || text.length > longestJson) return undefined;
  try {
    return parseJson(Buffer.from(text), mostValues);
  } catch {
    return undefined;
  }
}

const words = (most: number) => foreignText(most).optional().catch(undefined);
/** "48.11", 48.11; undefined where it is none. */
const degrees = z
  .union([z.number(), foreignText(30)])
  .transform((said) => (/^-?\d{1,3}(?:\.\d{1,20})?$/.test(String(said)) ? Number(said) : undefined))
  .optional()
  .catch(undefined);

const addressSchema = z.object({
  type_adresse: words(40),
  complement1: words(helpLimits.address),
  complement2: words(helpLimits.address),
  numero_voie: words(helpLimits.address),
  service_distribution: words(helpLimits.address),
  code_postal: words(10),
  nom_commune: words(helpLimits.town),
  latitude: degrees,
  longitude: degrees,
});
type Address = z.infer<typeof addressSchema>;

const pivotSchema = z.object({
  type_service_local: words(80),
  code_insee_commune: z
    .preprocess((said) => (Array.isArray(said) ? said : [said]), foreignList(z.unknown(), mostValues))
    .optional()
    .catch(undefined),
});

/** The part of a row that we rely on; everything else may change freely. */
export const rowSchema = z.object({
  id: foreignText(helpLimits.id),
  nom: foreignText(helpLimits.name),
  adresse: jsonRows(addressSchema, 10),
  telephone: jsonRows(z.object({ valeur: foreignText(helpLimits.phone) }), 10),
  plage_ouverture: jsonRows(z.unknown(), 50),
  site_internet: jsonRows(z.object({ valeur: foreignText(helpLimits.url) }), 10),
  url_service_public: words(helpLimits.url),
  pivot: jsonRows(pivotSchema, 20),
  code_insee_commune: words(10),
});
export type DirectoryRow = z.infer<typeof rowSchema>;

/** A row as a place of that kind; undefined for one of another kind, which the words of a query find too. */
export function toHelpPlace(row: DirectoryRow, kind: HelpKind, pivotName: string): HelpPlace | undefined {
  const pivots = row.pivot.filter(({ type_service_local }) => type_service_local === pivotName);
  if (pivots.length === 0) return undefined;
  const address = row.adresse.find(({ type_adresse }) => type_adresse === "Adresse") ?? row.adresse[0];
  const served = pivots.flatMap(({ code_insee_commune = [] }) => code_insee_commune).filter(isCommuneCode);
  const read = helpPlaceSchema.safeParse({
    kind,
    id: row.id,
    name: row.nom,
    ...(address ? describeAddress(address) : {}),
    ...(isCommuneCode(row.code_insee_commune) ? { commune: row.code_insee_commune } : {}),
    point: address && toPoint(address.latitude, address.longitude),
    phone: row.telephone.map(({ valeur }) => toPhone(valeur)).find((phone) => phone !== undefined),
    hours: readHours(row.plage_ouverture),
    site: row.site_internet.map(({ valeur }) => toWebAddress(valeur)).find((url) => url !== undefined),
    page: toWebAddress(row.url_service_public ?? ""),
    serves: [...new Set(served)].slice(0, helpLimits.served),
  });
  return read.success ? read.data : undefined;
}

function isCommuneCode(code: unknown): code is string {
  return typeof code === "string" && /^\d[\dAB]\d{3}$/.test(code);
}

/** Where it stands, on one line: "Bâtiment B, 12 rue de la Gare, 20200 Bastia". */
function describeAddress(address: Address): Pick<HelpPlace, "address" | "town"> {
  const { complement1, complement2, numero_voie, service_distribution, code_postal, nom_commune } = address;
  const town = nom_commune === undefined ? undefined : capitaliseName(nom_commune);
  const trim = (part: string | undefined) => part?.trim() ?? "";
  // Only there somebody may be named: streets are called after people.
  const complements = [complement1, complement2].map(trim).filter((part) => !namesPerson(part));
  const postal = [code_postal, town].filter(Boolean).join(" ");
  const parts = [...complements, trim(numero_voie), trim(service_distribution), postal].filter((part) => part !== "");
  if (parts.length === 0) return {};
  return { address: parts.join(", ").slice(0, helpLimits.address), ...(town === undefined ? {} : { town }) };
}

/** A number as it is written; undefined for what holds anything else. */
function toPhone(text: string): string | undefined {
  const phone = text.replace(/\s+/g, " ").trim();
  return /^\+?[\d .()/-]{4,}$/.test(phone) ? phone : undefined;
}

/** Only pages of the web: no mail address, and nothing that a button would run. */
function toWebAddress(text: string): string | undefined {
  const bare = text.trim();
  const url = /^https?:\/\//i.test(bare) ? bare : /^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(bare) ? `https://${bare}` : "";
  if (!URL.canParse(url)) return undefined;
  const { href, hostname, username, protocol } = new URL(url);
  const isPage = /^https?:$/.test(protocol) && username === "" && /\.[a-z]{2,}$/.test(hostname);
  return isPage && href.length <= helpLimits.url ? href : undefined;
}
