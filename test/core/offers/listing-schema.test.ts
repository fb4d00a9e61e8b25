import { expect, test } from "vitest";
import { foundOfferSchema, listingSchema } from "../../../src/core/offers/listing-schema.ts";
import { company, offer } from "../../fakes/offers.ts";

const full = offer({
  handle: "a1",
  sector: "Boulangerie",
  size: "10 à 19 salariés",
  facts: { monthly: { least: 1_900 }, licences: ["B"], level: "cap", isAgency: false },
  stated: { pay: ["Mensuel de 1900 Euros"], contract: "CDI" },
  posts: 2,
  languages: ["Anglais souhaité"],
});

test.each([full, offer(), company()])("a stored listing is read as it was: %#", (listing) => {
  expect(listingSchema.parse(JSON.parse(JSON.stringify(listing)))).toEqual(listing);
});

test.each([
  { ...full, kind: "training" },
  { ...full, title: undefined },
  { ...full, contract: { kind: "stage", label: "Stage" } },
  { ...full, facts: { level: "bac12" } },
  { ...full, place: "Lyon" },
  "ft:206ZFSY",
  null,
])("one that another version wrote, or that was torn, is no listing: %#", (stored) => {
  expect(listingSchema.safeParse(stored).success).toBe(false);
  expect(foundOfferSchema.safeParse({ offer: stored, related: false }).success).toBe(false);
});

test("a company is no offer that an alert told", () => {
  expect(foundOfferSchema.safeParse({ offer: company(), related: false }).success).toBe(false);
  expect(foundOfferSchema.parse({ offer: full, related: true, copies: [{ key: "ft:2" }] })).toEqual({
    offer: full,
    related: true,
    copies: [{ key: "ft:2" }],
  });
});
