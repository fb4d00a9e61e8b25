import { groupBy } from "../../core/collections/group-by.ts";
import type { Training } from "../../core/offers/training.ts";
import { removeContacts } from "../../core/text/contact-details.ts";
import { capitalise, cut, normaliseText } from "../../core/text/text.ts";
import { stripMarkup, stripMarkupToLine } from "../plain-text.ts";
import { cpfSite, toCpfSearch } from "./links.ts";
import { cpfName, cpfProfile } from "./profile.ts";
import type { CatalogueRow } from "./row.ts";

const maxTitle = 200;
const maxDescription = 2_500;

/** The key of a training, by its number. */
export function toTrainingKey(number: string): string {
  return `${cpfProfile.id}:${number}`;
}

/** The number of a training, by its key. */
export function toTrainingNumber(key: string): string {
  return key.slice(cpfProfile.id.length + 1);
}

/** One training for each number, in the order of their first rows. */
export function mergeRows(rows: readonly CatalogueRow[], isFictitious: boolean): Training[] {
  return groupBy([...rows], ({ number }) => number).flatMap(([, [first, ...others]]) =>
    first ? [toTraining([first, ...others], isFictitious)] : [],
  );
}

/** A training in our words, of all its rows that were read: one for each département. At least one. */
export function toTraining(rows: readonly [CatalogueRow, ...CatalogueRow[]], fictitious: boolean): Training {
  const [first] = rows;
  const own = cut(capitalise(lowerShouted(stripMarkupToLine(first.ownTitle))), maxTitle);
  const official =
    first.certification && cut(capitalise(lowerShouted(stripMarkupToLine(first.certification))), maxTitle);
  const isSame = official !== undefined && normaliseText(official) === normaliseText(own);
  const title = (isSame ? official : own) || official || "Formation";
  const remote = toRemote(rows);
  const [hours, price] = [rows.flatMap((row) => row.hours), rows.flatMap((row) => row.prices)].map(toRange);
  const { organisation, register, level, asOf } = first;
  const departements = listDepartements(rows);
  return {
    kind: "training",
    key: toTrainingKey(first.number),
    title,
    place: toPlace(rows, remote),
    ...(organisation === undefined ? {} : { organisation: cut(stripMarkupToLine(organisation), maxTitle) }),
    ...(official === undefined || isSame ? {} : { certification: official }),
    ...(register === undefined ? {} : { register }),
    ...(level === undefined ? {} : { diploma: toDiploma(stripMarkupToLine(level)) }),
    ...(remote === undefined ? {} : { remote, facts: { isRemote: true } }),
    ...(hours === undefined ? {} : { hours }),
    ...(price === undefined ? {} : { price }),
    ...(departements.length === 0 ? {} : { departements: departements.map(({ name }) => name) }),
    ...(asOf === undefined ? {} : { asOf }),
    description: toDescription(first),
    url: fictitious
      ? cpfSite
      : toCpfSearch({ ...(register ? { register } : {}), title: official ?? title, isRemote: remote !== undefined }),
    source: cpfName,
    fictitious,
  };
}

function listDepartements(rows: readonly CatalogueRow[]): { code: string; name: string }[] {
  const all = new Map(rows.flatMap(({ departement }) => (departement ? [[departement.code, departement]] : [])));
  return [...all.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** The catalogue names no town. */
function toPlace(rows: readonly CatalogueRow[], remote: Training["remote"]): Training["place"] {
  const [first, ...others] = listDepartements(rows);
  if (!first) return { label: remote === "whole" ? "À distance" : "Lieu non précisé" };
  const label = `${first.name} (${first.code})`;
  const more = others.length;
  if (more > 0) return { label: `${label} et ${more} autre${more > 1 ? "s" : ""} département${more > 1 ? "s" : ""}` };
  const { region } = rows.find(({ departement }) => departement) ?? {};
  return { label, departement: first.code, ...(region ? { region: region.code } : {}) };
}

/** As many sessions at a distance as there are ways to take it: all of it. */
function toRemote(rows: readonly CatalogueRow[]): Training["remote"] {
  const shares = rows.flatMap(({ remoteSessions, actions }) =>
    remoteSessions === undefined ? [] : [remoteSessions === 0 ? 0 : remoteSessions >= (actions ?? 1) ? 1 : 0.5],
  );
  if (shares.every((share) => share === 0)) return undefined;
  return shares.every((share) => share === 1) ? "whole" : "partly";
}

/** Whole numbers; means have fractions. */
function toRange(amounts: readonly number[]): { least: number; most: number } | undefined {
  const whole = amounts.map(Math.round).filter((amount) => amount > 0);
  return whole.length === 0 ? undefined : { least: Math.min(...whole), most: Math.max(...whole) };
}

const years: Readonly<Record<string, string>> = {
  "3": "CAP, BEP",
  "4": "Bac",
  "5": "Bac+2",
  "6": "Bac+3 ou 4",
  "7": "Bac+5",
  "8": "Doctorat",
};

/** "Niveau 5 : BTS, DUT…" → "BTS, DUT (Bac+2)"; other wordings stay as they are. */
function toDiploma(said: string): string {
  const [, level = "", words = ""] = said.match(/^niveau\s*([1-8])\b[\s:()-]*(.*)$/i) ?? [];
  const year = years[level];
  if (year === undefined) return cut(said, 100);
  const named = words.replace(/(?<![\s)…])[\s)…]+$/, "");
  if (named === "" || level === "3" || level === "8") return named === "" ? year : cut(named, 100);
  return `${cut(named, 80)} (${year})`;
}

function toDescription({ subject, sessions, strengths }: CatalogueRow): string {
  const facts = [
    subject && `Domaine : ${lowerShouted(stripMarkupToLine(subject))}.`,
    sessions && `Sessions ouvertes : ${sessions}.`,
    strengths && removeContacts(stripMarkup(strengths)),
  ];
  return cut(facts.filter(Boolean).join("\n"), maxDescription);
}

/** Written in capitals also where nothing else is. */
const abbreviations = new Set(
  `
  ades aps bep bim bp bpjeps bts but caces cacs cao cap cléa clea cqp css dao deaes deas dees dut eea fco fimo haccp
  html ia icdl it mag mig msp pao pcie php psc1 qse rh rncp rs rse seo sql ssiap sst tfp tig toefl toeic tosa tp ui ux
  vba vdi vtc
  `
    .trim()
    .split(/\s+/),
);

/** "SOUDEUR TIG" → "soudeur TIG": what is all in capitals is hard to read. */
function lowerShouted(text: string): string {
  if (text !== text.toUpperCase() || !/\p{L}{4}/u.test(text)) return text;
  return text.replace(/[\p{L}\p{N}]+/gu, (word) => {
    const small = word.toLowerCase();
    return abbreviations.has(small) || /\d/.test(word) ? word : small;
  });
}
