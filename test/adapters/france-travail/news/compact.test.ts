import { expect, test } from "vitest";
import { createNewsCompactor } from "../../../../src/adapters/france-travail/news/compact.ts";
import { toNewsItem } from "../../../../src/core/alerts/feed.ts";
import { offer } from "../../../fakes/offers.ts";

/** What is parsed from one answer shares nothing with another one. */
const parsed = (key: string) =>
  structuredClone(
    offer({
      key,
      title: "Boulanger (H/F)",
      company: "Fournil",
      skills: ["Pétrir"],
      contract: { kind: "cdi", label: "CDI" },
      facts: { level: "none", licences: [] },
      stated: { pay: ["Mensuel de 1900.0 Euros à 2100.0 Euros sur 12.0 mois"], contract: "CDI" },
    }),
  );

test("of many offers what they have in common is held once, and each says what it said", () => {
  const keep = createNewsCompactor();
  const [one, other] = ["ft:1", "ft:2"].map((key) => keep(parsed(key)));
  expect(one).toEqual(toNewsItem({ offer: parsed("ft:1"), related: false }));
  expect(other).toEqual(toNewsItem({ offer: parsed("ft:2"), related: false }));
  for (const field of ["contract", "facts", "stated"] as const) {
    expect(one?.offer[field]).toBeDefined();
    expect(one?.offer[field]).toBe(other?.offer[field]);
  }
  expect(keep(parsed("ft:1"))).toBe(one);
});
