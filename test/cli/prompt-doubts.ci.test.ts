import { expect, test } from "vitest";
import { readSearchWords } from "../../src/adapters/france-travail/search/criteria-of-words.ts";
import { renderListingCard } from "../../src/core/conversation/cards.ts";
import { flattenRichText } from "../../src/core/conversation/view.ts";
import { summariseMarket } from "../../src/core/market/market.ts";
import { formatMarketSize } from "../../src/core/market/market-words.ts";
import { runCommand } from "../fakes/command.ts";
import { findPlaces, findTitles } from "../fakes/reference.ts";

const rome = { findTitles, romeOf: () => undefined, relatives: () => [] };
const read = (text: string) => readSearchWords(text, [], { rome, findPlaces });

test.each([
  ["👩‍🍳 Brest", "👩‍🍳"],
  ["🥖🥖 à Lyon", "🥖🥖"],
  ["Lyon ★", "★"],
])("a drawing is no job: %s", (text, said) => {
  expect(read(text)).toMatchObject({ refusal: { is: "unclear", doubt: { is: "alphabet", said } } });
});

test("a drawing beside a job is none of its words", () => {
  expect(read("boulanger 🥖 Lyon")).toMatchObject({ search: { titles: [{ label: "Boulanger / Boulangère" }] } });
});

test.each([
  ["offers", "boulanger", "--limit", "2", "--limit=3"],
  ["stats", "boulanger", "--out", "a.png", "--out", "b.png"],
  ["rome", "boulanger", "--limit", "2", "--limit", "3"],
  ["alerts", "run", "--now", "2026-11-23T07:00:00Z", "--now", "2026-11-24T07:00:00Z"],
])("an option of one value that is given twice ends with 2: %s", async (...args) => {
  const { code, output } = await runCommand(args);
  expect([code, output]).toEqual([2, expect.stringContaining("It takes one value, and is given twice.")]);
});

test("a market without offers says so", () => {
  const facts = { title: "Zorglub", source: "France Travail", offers: [], total: 0, isExact: true, isAll: true };
  expect(formatMarketSize(summariseMarket(facts, new Date()))).toBe("Aucune offre en ligne.");
});

test.each([
  [{ label: "Quimper (29)" }, "école à Quimper (29)"],
  [{ label: "Quimper (29)", school: "Quimper (29)" }, "Quimper (29) · moins de 1 km"],
  [
    { label: "Douarnenez (29)", school: "Quimper (29)" },
    "poste près de Douarnenez (29) · moins de 1 km · école à Quimper (29)",
  ],
])("a distance stands beside the town of the post, never beside that of a school: %j", (place, says) => {
  const card = renderListingCard(
    {
      offer: {
        kind: "offer",
        key: "lba:PASS:1",
        title: "Apprenti boulanger",
        company: "CFA Exemple",
        place,
        alternance: true,
        bySchool: true,
        description: "",
        skills: [],
        url: "https://example.org",
        source: "PASS",
        fictitious: false,
      },
      distanceKm: 0,
      related: false,
    },
    1,
    new Date(),
  );
  expect(card.facts.map((fact) => flattenRichText(fact).replaceAll("\u00a0", " "))).toContain(
    `CFA Exemple (école) · ${says}`,
  );
});

test("a place that is named again is one more of them, up to five", async () => {
  const named = (...places: string[]) =>
    runCommand(["offers", "boulanger", "--count", ...places.flatMap((place) => ["--place", place])]);
  const { code, output } = await named("Lyon", "Grenoble");
  expect([code, output]).toEqual([0, expect.stringMatching(/Lyon \(69\) \+ 20 km[\s\S]*Grenoble \(38\) \+ 20 km/)]);
  const mixed = await named("Lyon", "Savoie");
  expect([mixed.code, mixed.output]).toEqual([2, expect.stringContaining("by itself: Lyon (69); Savoie (73).")]);
  const many = await named("Lyon", "Grenoble", "Annecy", "Valence", "Nice", "Brest");
  expect([many.code, many.output]).toEqual([2, expect.stringContaining("a search has 5 places at most")]);
});
