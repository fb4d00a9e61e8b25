import type { Posting } from "../postings/posting.ts";
import { contractNatures, contractTypes, licences, studyLevels } from "./codes.ts";
import { contractMonths, factsOf, paidPer, partners } from "./facts.ts";
import { type ParameterFilter, type PostingTest, passAll } from "./filter.ts";
import { RefusedParameter, readCodes, readFlag, readNumber, readOneOf, wrongFormat, wrongValue } from "./refused.ts";

/** The parameters about contract, pay, hours and the person wanted. */
export const termFilters: Record<string, ParameterFilter> = {
  typeContrat: byContract,
  natureContrat: byContract,
  experience: (value) => {
    const wanted = readCodes("experience", value, (code) => /^[0-4]$/.test(code));
    // Beginners are counted apart as 4, yet who asks for "less than a year" means them too.
    if (wanted.includes("1")) wanted.push("4");
    return (posting) => wanted.includes(factsOf(posting).experience);
  },
  experienceExigence: (value) => {
    const wanted = readOneOf("experienceExigence", value, ["D", "E", "S"] as const);
    return ({ experience }) => experience.demand === wanted;
  },
  qualification: (value) => {
    const wanted = readOneOf("qualification", value, ["0", "9"] as const);
    return (posting) => factsOf(posting).qualification === wanted;
  },
  tempsPlein: (value) => {
    const isFullTime = readFlag("tempsPlein", value);
    return ({ time }) => time.isFullTime === isFullTime;
  },
  dureeHebdo: (value) => {
    const wanted = readCodes("dureeHebdo", value, (code) => /^[012]$/.test(code));
    return ({ time }) => wanted.includes(time.isFullTime ? "1" : "2");
  },
  dureeHebdoMin: (value) => {
    const least = hours("dureeHebdoMin", value);
    return ({ time }) => time.weekly >= least;
  },
  dureeHebdoMax: (value) => {
    const most = hours("dureeHebdoMax", value);
    return ({ time }) => time.weekly <= most;
  },
  dureeContratMin: (value) => {
    const least = months("dureeContratMin", value);
    return (posting) => (contractMonths(posting) ?? -1) >= least;
  },
  dureeContratMax: (value) => {
    const most = months("dureeContratMax", value);
    return (posting) => (contractMonths(posting) ?? Number.POSITIVE_INFINITY) <= most;
  },
  salaireMin: byPay,
  periodeSalaire: byPay,
  niveauFormation: (value) => {
    const wanted = readCodes("niveauFormation", value, (code) => studyLevels.has(code));
    return ({ level }) => level !== undefined && wanted.includes(level);
  },
  permis: (value) => {
    const wanted = readCodes("permis", value, (code) => licences.has(code));
    return (posting) => wanted.some((licence) => factsOf(posting).licence === licence);
  },
  accesTravailleurHandicape: onlyIf("accesTravailleurHandicape", (posting) => factsOf(posting).isAccessible === true),
  entreprisesAdaptees: onlyIf("entreprisesAdaptees", (posting) => factsOf(posting).isSheltered),
  employeursHandiEngages: onlyIf("employeursHandiEngages", (posting) => factsOf(posting).isHandiEngaged),
  offresMRS: onlyIf("offresMRS", (posting) => factsOf(posting).isBySimulation),
  offresManqueCandidats: onlyIf("offresManqueCandidats", (posting) => factsOf(posting).lacksCandidates === true),
  origineOffre: (value) => {
    const wanted = readOneOf("origineOffre", value, ["1", "2"] as const);
    return ({ origin }) => String(origin) === wanted;
  },
  partenaires: byPartner,
  modeSelectionPartenaires: byPartner,
};

/** Type and nature of a contract are OR-ed with each other, unlike all other parameters. */
function byContract(_value: string, query: URLSearchParams): PostingTest {
  const read = (name: string, known: ReadonlyMap<string, string>) => {
    const value = query.get(name);
    return value ? readCodes(name, value, (code) => known.has(code)) : [];
  };
  const types = read("typeContrat", contractTypes);
  const natures = read("natureContrat", contractNatures);
  return ({ contract }) => types.includes(contract.type) || natures.includes(contract.nature);
}

/** Amount and period go together. An offer that states no pay is left out. */
function byPay(_value: string, query: URLSearchParams): PostingTest {
  const [amount, period] = [query.get("salaireMin"), query.get("periodeSalaire")];
  if (!amount || !period)
    throw new RefusedParameter("Les paramètres « salaireMin » et « periodeSalaire » sont dépendants.");
  const least = readNumber("salaireMin", amount, /^\d+([.,]\d+)?$/);
  const per = readOneOf("periodeSalaire", period, ["M", "A", "H", "C"] as const);
  return (posting: Posting) => (paidPer(per, posting) ?? -1) >= least;
}

/** The partners to keep, beside the own offers, or to leave out. */
function byPartner(_value: string, query: URLSearchParams): PostingTest {
  const codes = query.get("partenaires");
  if (!codes) return passAll;
  const wanted = readCodes("partenaires", codes, (code) => partners.includes(code));
  const isWanted =
    readOneOf("modeSelectionPartenaires", query.get("modeSelectionPartenaires") ?? "", ["INCLUS", "EXCLU"] as const) ===
    "INCLUS";
  return (posting) => {
    const { partner } = factsOf(posting);
    return partner === undefined || wanted.includes(partner) === isWanted;
  };
}

/** True keeps only such offers, false asks for nothing. */
function onlyIf(name: string, test: PostingTest): ParameterFilter {
  return (value) => (readFlag(name, value) ? test : passAll);
}

/** "800" is 8 h, "2430" is 24 h 30. */
function hours(name: string, value: string): number {
  const [, whole, minutes] = /^(\d{1,2})([0-5]\d)$/.exec(value) ?? [];
  if (whole === undefined) throw wrongFormat(name, "HHMM attendu.");
  return Number(whole) + Number(minutes) / 60;
}

function months(name: string, value: string): number {
  const asked = readNumber(name, value, /^\d+([.,]\d+)?$/);
  if (asked > 99) throw wrongValue(name);
  return asked;
}
