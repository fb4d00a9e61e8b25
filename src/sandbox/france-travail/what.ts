import { findJob } from "../jobs/jobs.ts";
import type { Posting } from "../postings/posting.ts";
import { domains, largeDomains, themes } from "./codes.ts";
import { factsOf } from "./facts.ts";
import type { ParameterFilter, PostingTest } from "./filter.ts";
import { readCodes, readOneOf, tooMany, wrongFormat, wrongValue } from "./refused.ts";
import { keywordTest } from "./words.ts";

/** The parameters about the job itself. */
export const whatFilters: Record<string, ParameterFilter> = {
  motsCles: (value) => keywordTest(value),
  codeROME: (value) => {
    const codes = value.split(",").map((code) => code.trim());
    if (codes.length > 200 || !codes.every((code) => /^[A-Z]\d{4}$/.test(code))) throw tooMany("codeROME", 200);
    const wanted = new Set(codes);
    return ({ rome }) => wanted.has(rome.code);
  },
  // Of a list only the first is used, without a word.
  appellation: (value) => {
    const [first] = value.split(",");
    return ({ appellation }) => appellation.code === first;
  },
  domaine: (value) => {
    if (!domains.has(value)) throw wrongValue("domaine");
    return ({ rome }) => rome.code.startsWith(value);
  },
  grandDomaine: (value) => {
    const letters = value.split(",").map((letter) => readOneOf("grandDomaine", letter.trim(), largeDomains));
    return (posting) => letters.includes(largeDomainOf(posting));
  },
  theme: (value) => {
    if (!themes.has(value)) throw wrongValue("theme");
    return themeTests[value] ?? (() => false);
  },
  secteurActivite: (value) => {
    const divisions = readCodes("secteurActivite", value, (code) => /^\d\d$/.test(code), 2);
    return (posting) => divisions.includes(factsOf(posting).naf.code.slice(0, 2));
  },
  codeNAF: (value) => {
    const codes = value.split(",");
    if (codes.length > 2 || !codes.every((code) => /^\d\d\.\d\d[A-Z]$/.test(code)))
      throw wrongFormat("codeNAF", "2 codes au format 99.99X maximum.");
    return (posting) => codes.includes(factsOf(posting).naf.code);
  },
};

/** The longest code of the list with which the ROME code begins: C1504 is in C15, not in C. */
function largeDomainOf({ rome }: Posting): string {
  return largeDomains.find((code) => code.length === 3 && rome.code.startsWith(code)) ?? rome.code.charAt(0);
}

/** Only the themes that can be told from a posting; the others have no offer here. */
const themeTests: Record<string, PostingTest> = {
  "01": ({ rome }) => rome.code.startsWith("A12"),
  "03": ({ rome }) => rome.code.startsWith("B"),
  "08": ({ rome }) => rome.code.startsWith("K25"),
  "09": ({ rome }) => rome.code.startsWith("E12") || rome.code.startsWith("M18"),
  "12": ({ rome }) => ["G1203", "J1304", "K1202", "K1303", "K1308", "K1310"].includes(rome.code),
  "13": ({ contract }) => contract.type === "SAI",
  "14": ({ rome }) => ["K1302", "K1303", "K1304", "K1311"].includes(rome.code),
  "16": ({ rome }) => rome.code.startsWith("H12"),
  "17": ({ experience, rome }) => experience.demand === "D" && findJob(rome.code)?.level === "AFS",
};
