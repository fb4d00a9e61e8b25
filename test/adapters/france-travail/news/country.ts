import type { FranceTravailClient } from "../../../../src/adapters/france-travail/api/client.ts";
import { getTown, kilometresBetween } from "../../../../src/sandbox/places/towns.ts";

/** An offer as France Travail has it: what it is, and as much of its place as it says. */
export type Posted = {
  id: string;
  created: Date;
  rome: string;
  origin: 1 | 2;
  type: string;
  nature: "E1" | "E2" | "FS";
  /** D: beginners are welcome; months where some experience is asked for. */
  experience: "D" | number | "unknown";
  hours?: "1" | "2";
  /** Fields of its row that only some filters look at. */
  also?: Record<string, unknown>;
  at:
    | { level: "commune"; commune: string; point?: { latitude: number; longitude: number } }
    | { level: "departement"; departement: string; region: string }
    | { level: "region"; region: string; name: string }
    | { level: "country" };
};

export type Country = FranceTravailClient & {
  stock: Posted[];
  /** What was asked for, as the API read it. */
  asked: Record<string, string>[];
  isBackground: boolean[];
  /** Runs before each call is answered: offers come and go, calls fail. */
  before: (query: Record<string, string>, call: number) => void;
};

type Query = Record<string, string>;
type Test = (posted: Posted) => boolean;

/**
 * "Offres d'emploi v2" in memory, as its reference describes it, and independent of what the product decides.
 */
export function country(stock: Posted[] = []): Country {
  const there: Country = {
    stock,
    asked: [],
    isBackground: [],
    before: () => {},
    close: async () => {},
    get: async (_path, parameters, how) => {
      const query = Object.fromEntries(parameters ?? []);
      there.before(query, there.asked.push(query));
      there.isBackground.push(how?.isBackground ?? false);
      return answer(there.stock, query);
    },
  };
  return there;
}

function answer(stock: Posted[], query: Query) {
  const [first = 0, last = 149] = (query.range ?? "0-149").split("-").map(Number);
  if (first > 3000 || last - first > 149) return { status: 400, headers: {}, body: Buffer.from("{}") };
  const tests = Object.entries(query).map(([name, value]) => (parameters[name] ?? unknown(name))(value, query));
  const found = stock.filter((posted) => tests.every((test) => test(posted)));
  if (query.sort === "1") found.sort((a, b) => b.created.getTime() - a.created.getTime());
  const rows = found.slice(first, last + 1);
  if (rows.length === 0) return { status: 204, headers: { "content-range": "*/0" }, body: Buffer.alloc(0) };
  return {
    status: first + rows.length < found.length ? 206 : 200,
    headers: { "content-range": `offres ${first}-${first + rows.length - 1}/${found.length}` },
    body: Buffer.from(JSON.stringify({ resultats: rows.map(rowOf) })),
  };
}

/** The real one ignores what it does not know, which finds too much in silence. */
function unknown(name: string): (value: string) => Test {
  throw new RangeError(`no parameter ${name}`);
}

const all: Test = () => true;
const among = (value: string) => new Set(value.split(","));

const parameters: Record<string, (value: string, query: Query) => Test> = {
  range: () => all,
  sort: () => all,
  distance: () => all,
  codeROME: (value) => {
    const codes = among(value);
    if (codes.size > 200) throw new RangeError("more than 200 codes");
    return ({ rome }) => codes.has(rome);
  },
  grandDomaine: (value) => (posted) => domainOf(posted) === value,
  commune: (value, { distance = "10" }) => around(value, Number(distance)),
  departement: (value) => (posted) => departementOf(posted) === value,
  region: (value) => (posted) => regionOf(posted) === value,
  typeContrat: (value, { natureContrat = "" }) => {
    const [types, natures] = [among(value), among(natureContrat)];
    return ({ type, nature }) => types.has(type) || natures.has(nature);
  },
  natureContrat: (value, { typeContrat = "" }) => {
    const [types, natures] = [among(typeContrat), among(value)];
    return ({ type, nature }) => types.has(type) || natures.has(nature);
  },
  experienceExigence: (value) => (posted) => demandOf(posted) === value,
  experience: (value) => (posted) => among(value).has(yearsOf(posted)),
  dureeHebdo: (value) => (posted) => among(value).has(posted.hours ?? "0"),
  employeursHandiEngages: (value) => says("employeurHandiEngage", value),
  accesTravailleurHandicape: (value) => says("accessibleTH", value),
  offresManqueCandidats: (value) => says("offresManqueCandidats", value),
  origineOffre: (value) => (posted) => String(posted.origin) === value,
  minCreationDate: (value) => (posted) => clock(posted.created) >= value,
  maxCreationDate: (value) => (posted) => clock(posted.created) <= value,
};

/** Those that do not say are left out. */
function says(field: string, value: string): Test {
  if (value !== "true") throw new RangeError(`${value} asks for nothing`);
  return ({ also }) => also?.[field] === true;
}

const paris = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "medium" });
const clocks = new Map<number, string>();
/** What the clock in Paris showed, with a Z that means nothing. */
function clock(instant: Date): string {
  const known = clocks.get(instant.getTime()) ?? `${paris.format(instant).replace(" ", "T")}Z`;
  clocks.set(instant.getTime(), known);
  return known;
}

const partsOfDomains = ["C15", "L14", "M13", "M14", "M15", "M16", "M17", "M18"];
const domainOf = ({ rome }: Posted) => partsOfDomains.find((part) => rome.startsWith(part)) ?? rome.charAt(0);

const cities = new Map([
  ["751", "75056"],
  ["693", "69123"],
  ["132", "13055"],
]);
const cityOf = (commune: string) => cities.get(commune.slice(0, 3));

/**
 * Paris answers as a whole, whichever arrondissement is asked for. Every second offer up to 30 % farther away
 * is returned too.
 */
function around(commune: string, km: number): Test {
  if (["75056", "69123", "13055"].includes(commune)) throw new RangeError(`${commune} is refused`);
  const centre = getTown(commune);
  const isParis = cityOf(commune) === "75056";
  return (posted) => {
    const { at } = posted;
    if (isParis && departementOf(posted) === "75") return true;
    if (at.level !== "commune") return false;
    if (at.commune === commune || at.commune === cityOf(commune)) return true;
    const apart = kilometresBetween(centre, at.point ?? getTown(at.commune));
    return km > 0 && (apart <= km || (apart <= km * 1.3 && posted.id.charCodeAt(6) % 2 === 0));
  };
}

function departementOf({ at }: Posted): string | undefined {
  return at.level === "commune"
    ? getTown(at.commune).departement
    : at.level === "departement"
      ? at.departement
      : undefined;
}

function regionOf({ at }: Posted): string | undefined {
  return at.level === "commune" ? getTown(at.commune).region : at.level === "country" ? undefined : at.region;
}

const demandOf = ({ experience }: Posted) => (experience === "D" ? "D" : "E");
/** Beginners have less than a year. */
function yearsOf({ experience }: Posted): string {
  if (experience === "unknown") return "0";
  if (experience === "D") return "1";
  return experience < 12 ? "1" : experience <= 36 ? "2" : "3";
}

const natures = { E1: "Contrat travail", E2: "Contrat apprentissage", FS: "Cont. professionnalisation" };

function rowOf(posted: Posted) {
  const { id, created, rome, type, nature, experience, hours, at, origin } = posted;
  return {
    id,
    intitule: `Offre ${id}`,
    description: `Une description de l'offre ${id}. `.repeat(12),
    dateCreation: created.toISOString(),
    lieuTravail: placeOf(at),
    romeCode: rome,
    typeContrat: type,
    typeContratLibelle: type,
    natureContrat: natures[nature],
    alternance: nature !== "E1",
    experienceExige: demandOf(posted),
    experienceLibelle:
      experience === "D" ? "Débutant accepté" : experience === "unknown" ? "Expérience exigée" : `${experience} Mois`,
    ...(hours ? { dureeTravailLibelleConverti: hours === "1" ? "Temps plein" : "Temps partiel" } : {}),
    origineOffre: { origine: String(origin) },
    ...posted.also,
  };
}

function placeOf(at: Posted["at"]) {
  switch (at.level) {
    case "commune": {
      const { departement, name } = getTown(at.commune);
      return { libelle: `${departement} - ${name}`, commune: at.commune, ...at.point };
    }
    case "departement":
      return { libelle: `${at.departement} - ${at.departement === "75" ? "Paris (Dept.)" : "Département"}` };
    case "region":
      return { libelle: at.name };
    case "country":
      return { libelle: "France" };
  }
}
