import { expect, test } from "vitest";
import type { SearchNote, WordsRefusal } from "../../src/adapters/france-travail/search/criteria-of-words.ts";
import type { MergeRefusal } from "../../src/adapters/france-travail/search/merge-criteria.ts";
import {
  explainQueryRefusal,
  formatChatDifference,
  formatOlderUnread,
  formatSearchNote,
} from "../../src/cli/offers/query-text.ts";
import type { Place } from "../../src/core/places/place.ts";

const nantes: Place = { kind: "commune", name: "Nantes", code: "44109", departement: "44", region: "52" };
const bretagne: Place = { kind: "region", name: "Bretagne", code: "53" };

test.each<[SearchNote, string]>([
  [{ is: "job", label: "Boulanger", codes: ["D1102"], related: [] }, "Boulanger (D1102)"],
  [
    { is: "job", label: "Boulanger", codes: ["D1102"], related: ["D1104", "D1106"] },
    "Boulanger (D1102), and related jobs: D1104, D1106",
  ],
  [{ is: "words", words: "zorglub" }, 'no job title is like "zorglub": it is searched for in the text of offers'],
  [{ is: "place", place: nantes, others: [], km: 20 }, "Nantes (44) + 20 km"],
  [
    { is: "place", place: bretagne, others: [nantes], km: undefined },
    "Bretagne is searched; for Nantes (44), name that place alone",
  ],
  [
    { is: "radius", saidKm: 3, radius: 5 },
    "3 km: words choose from 5 to 100 km, so 5 km is searched. Give --distance 3 for exactly that.",
  ],
  [{ is: "radius-left-out", saidKm: 5 }, "5 km is ignored: only a town has a distance around it."],
  [{ is: "elsewhere", kind: "stage" }, '"stage" is not searched for: these are jobs and apprenticeships.'],
  [{ is: "place-left-out", place: nantes, why: "beyond" }, "Nantes (44) is left out: a search has room for 5 places"],
  [
    { is: "place-left-out", place: nantes, why: "within" },
    "Nantes (44) lies in another place of the search: all of that is searched",
  ],
  [
    { is: "whole-city", city: "Paris (75)", place: { ...nantes, name: "Paris 13e", departement: "75", city: "75056" } },
    "France Travail knows Paris (75) as one place: these are offers of all of it, not of Paris 13e alone.",
  ],
  [
    { is: "kind", kind: "alternance" },
    "apprenticeships: contracts of apprenticeship and of professionalisation; only France Travail is asked here, a chat also shows those of La bonne alternance",
  ],
])("%j is noted as %j", (note, text) => {
  expect(formatSearchNote(note)).toBe(text);
});

const job = (related: string[]): SearchNote => ({ is: "job", label: "Serveur", codes: ["G1803"], related });
const around = (km: number | undefined): SearchNote => ({ is: "place", place: nantes, others: [], km });

test.each<[SearchNote[], "results" | "market", string | undefined]>([
  [
    [job(["G1801"]), around(20)],
    "market",
    "A chat may count fewer: it leaves out related jobs and offers that turn out to be farther than 20 km away.",
  ],
  [
    [job(["G1801"]), around(5)],
    "results",
    "A chat may count fewer: it leaves out offers that turn out to be farther than 10 km away.",
  ],
  [[job(["G1801"]), around(undefined)], "market", "A chat may count fewer: it leaves out related jobs."],
  [[job([]), around(undefined)], "market", undefined],
  [[], "results", undefined],
])("what a chat counts otherwise is noted: %j, %s", (notes, figures, text) => {
  expect(formatChatDifference(notes, figures)).toBe(text);
});

test.each<[WordsRefusal | MergeRefusal, string | RegExp]>([
  [
    { is: "unclear", doubt: { is: "place", said: "Nante" }, jobText: "", places: [nantes] },
    /^"Nante" is not a known town, .* Did you mean Nantes \(44\)\?$/,
  ],
  [
    { is: "near-titles", jobText: "boulangé", labels: ["Boulanger", "Boulangère"] },
    /^"boulangé" is not a job title; the nearest are: Boulanger, Boulangère\. Name one, or give --motsCles "boulangé" /,
  ],
  [{ is: "unknown-place", name: "xqzvwk" }, 'No town, département or region is called "xqzvwk".'],
  [{ is: "nothing", text: "🔥" }, '"🔥" names no job, no place, and no word that can be searched for.'],
  [
    { is: "not-covered", area: { ...bretagne, name: "Nouvelle-Calédonie" } },
    /^France Travail has no offers in Nouvelle-Calédonie: overseas it covers only/,
  ],
  [
    { is: "distance-without-town", place: "Bretagne" },
    "--distance needs a town, and Bretagne is not one: name a town, or leave the distance out.",
  ],
])("%j is explained", (refusal, text) => {
  const says = explainQueryRefusal(refusal);
  if (typeof text === "string") expect(says).toBe(text);
  else expect(says).toMatch(text);
});

test.each([
  [{ offers: 12, isAll: true }, undefined],
  [
    { offers: 1_118, copies: 430, isAll: false },
    "The figures stand on the newest 1,548 offers: older ones were not read. --limit reads more of them, --all every offer.",
  ],
  [{ offers: 1, isAll: false }, expect.stringMatching(/^The figures stand on the newest offer: /)],
])("which offers a market stands on: %j", (basis, says) => {
  expect(formatOlderUnread({ of: 12_480, isExact: true, ...basis })).toEqual(says);
});
