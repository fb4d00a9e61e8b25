import { expect, test } from "vitest";
import { splitFilters } from "../../../../src/adapters/france-travail/search/split-filters.ts";
import { toSearch } from "../../../../src/core/understanding/to-search.ts";
import { offer } from "../../../fakes/offers.ts";
import { findPlaces, findTitles } from "../../../fakes/reference.ts";

const now = new Date("2026-11-22T18:00:00Z");

function split(text: string, given: Record<string, unknown> = {}) {
  const read = toSearch(text, [], { findTitles, findPlaces });
  if ("refusal" in read) throw new Error(JSON.stringify(read.refusal));
  return splitFilters(read.search, given, now);
}

test.each<[string, Record<string, unknown>, string[], string[]]>([
  [
    "boulanger CDI 2 000 € par mois sans intérim à Lyon",
    {},
    ["CDI"],
    [expect.stringMatching(/^2\s000\s€ et plus$/), "Sans intérim"],
  ],
  ["vendeur en alternance CDI", {}, [], ["CDI"]],
  ["vendeur temps partiel débutant", {}, ["Débutant accepté", "Temps partiel"], []],
  ["vendeur permis b télétravail sans écoles", {}, [], ["Télétravail", "Sans écoles", "Permis B"]],
  // Half of it.
  ["vendeur sans diplôme", {}, ["Sans diplôme ni expérience"], ["Sans diplôme ni expérience"]],
  ["télétravail", {}, [], ["Télétravail"]],
  ["télétravail cdi", {}, ["CDI"], ["Télétravail"]],
  ["boulanger CDI 2 000 €", { typeContrat: "CDD", salaireMin: "1500" }, [], []],
  ["boulanger", {}, [], []],
])("the filters of %j with %j are asked for, or decided here", (text, given, asked, here) => {
  const filters = split(text, given);
  expect([filters.asked, filters.here, filters.fits !== undefined]).toEqual([asked, here, here.length > 0]);
});

test("what is decided here is decided from each offer, wherever it is and whatever its job", () => {
  const { fits } = split("boulanger sans intérim à Lyon");
  const agency = offer({ contract: { kind: "interim", label: "Intérim" } });
  expect([fits?.(offer()), fits?.(agency)]).toEqual([true, false]);
});

test("without words nothing is", () => {
  expect(splitFilters(undefined, { typeContrat: "CDI" }, now)).toEqual({ asked: [], here: [], fits: undefined });
});
