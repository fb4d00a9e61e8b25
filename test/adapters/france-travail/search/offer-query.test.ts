import { expect, test } from "vitest";
import { buildOfferQuery } from "../../../../src/adapters/france-travail/search/offer-query.ts";
import { useLookups } from "./words-lookups.ts";

const lookups = useLookups();
const now = new Date("2026-11-22T18:00:00Z");
const lists = { get: () => Promise.reject(new Error("no list is needed")), isAuthoritative: () => false };

test("parameters alone need no titles and no places", async () => {
  const openLookups = () => Promise.reject(new Error("nothing is looked up"));
  const query = await buildOfferQuery({ text: "", given: { departement: "29" } }, { lists, openLookups }, now);
  expect(query).toEqual({
    criteria: { departement: ["29"] },
    worded: { asked: {}, notes: [] },
    filters: { asked: [], here: [], fits: undefined },
  });
});

test("words and parameters become one query", async () => {
  const openLookups = async () => lookups();
  const request = { text: "boulanger sans intérim à Lyon", given: { distance: "50" } };
  const query = await buildOfferQuery(request, { lists, openLookups }, now);
  expect(query).toMatchObject({
    criteria: { commune: ["69381"], distance: 50 },
    worded: { job: "Boulanger / Boulangère", place: "Lyon (69)" },
    filters: { asked: [], here: ["Sans intérim"] },
  });
});

test.each([
  [{ text: "boulanger à Berlin", given: {} }, "unclear"],
  [{ text: "boulanger", placeNames: ["Nouméa"], given: {} }, "not-covered"],
  [{ text: "", given: { departement: "960" } }, "parameters"],
])("%j is refused before anything is read", async (request, is) => {
  const openLookups = async () => lookups();
  expect(await buildOfferQuery(request, { lists, openLookups }, now)).toMatchObject({ refusal: { is } });
});
