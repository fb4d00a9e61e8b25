import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { offreSchema } from "../../../src/adapters/france-travail/api/offre.ts";
import { toOffer } from "../../../src/adapters/france-travail/api/to-offer.ts";
import { getCopyKeys } from "../../../src/core/offers/copies.ts";
import { getPublicationTime } from "../../../src/core/offers/listing.ts";
import type { Listing, Offer } from "../../../src/core/offers/offer.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import { type Filters, keepFiltersOfKind } from "../../../src/core/search/filters.ts";
import { matches } from "../../../src/core/search/matches.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { centresAt, noCentres } from "../../fakes/centres.ts";
import { anyFilters } from "../../fakes/filters.ts";
import { asOffer } from "../../fakes/offers.ts";
import { runs } from "../../fakes/runs.ts";
import { franceTravailClient } from "../../sandbox/client.ts";
import { baker, centreOf, departement, map, sunday, town, waiter } from "../places.ts";
import { allPages, calls, connected, keysOf, type Started, searches, searchFor } from "./started.ts";

const clock = { at: sunday };
let sandbox: Sandbox;
let api: Started & { sandbox: Sandbox };
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false, now: () => clock.at });
});
beforeEach(() => {
  clock.at = sunday;
  sandbox.requests.length = 0;
  api = { ...connected(sandbox.urls, clock), sandbox };
});
afterEach(() => api.client.close());
afterAll(() => sandbox.close());

const bretagne: Place = { kind: "region", code: "53", name: "Bretagne" };

type Area = Record<string, string>;

/** Where the searches of most tests look. */
const areas: Area[] = [{ region: "53" }, { departement: "75,92,93,94" }, { departement: "13,44,69,974" }];
const wholeCountry: Area[] = [{}];

/** The sandbox's offers with these codes there, read without the adapter. Read once for all tests. */
async function stock(codes: string, where = areas): Promise<Offer[]> {
  const key = JSON.stringify([codes, where]);
  const read = stocks.get(key) ?? Promise.all(where.map((area) => readStock(codes, area))).then((all) => all.flat());
  stocks.set(key, read);
  return read;
}

const stocks = new Map<string, Promise<Offer[]>>();

async function readStock(codes: string, area: Area): Promise<Offer[]> {
  const { search } = await franceTravailClient(sandbox);
  const offers: Offer[] = [];
  for (let from = 0; ; from += 150) {
    const { status, resultats } = await search({ codeROME: codes, ...area, range: `${from}-${from + 149}` });
    offers.push(...resultats.map((one) => toOffer(offreSchema.parse(one), map, centreOf, true)));
    if (status !== 206) return offers;
  }
}

const centreFor = ({ place }: Search) => (place.kind === "commune" ? centreOf(place.code) : undefined);

describe("the results of a search", () => {
  test.each<[string, Partial<Search>]>([
    ["a town", { place: town("44109") }],
    ["a town alone", { place: town("44109"), radius: 0 }],
    ["a town and its département", { place: town("44109"), radius: "departement" }],
    ["Paris", { place: town("75056"), radius: 10 }],
    ["Paris alone", { place: town("75056"), radius: 0 }],
    ["one arrondissement of Paris", { place: town("75115"), radius: 0 }],
    ["Lyon alone", { place: town("69123"), radius: 0 }],
    ["an arrondissement of Lyon alone", { place: town("69388"), radius: 0 }],
    ["an arrondissement of Lyon and around", { place: town("69388"), radius: 10 }],
    ["Marseille alone", { place: town("13055"), radius: 0 }],
    ["an arrondissement of Marseille alone", { place: town("13208"), radius: 0 }],
    ["a département", { place: departement("974") }],
    ["a region", { place: bretagne }],
    ["full time", { place: bretagne, filters: { hours: "full" } }],
    ["apprenticeships", { place: bretagne, kind: "alternance" as const }],
    ["of the last week", { place: bretagne, filters: { since: "7" } }],
    ["newest first", { place: bretagne, filters: { order: "newest" } }],
    ["two kinds of contract", { place: bretagne, filters: { contract: ["cdi", "seasonal"] } }],
    ["paid at least so much", { place: bretagne, filters: { salary: 2000 } }],
    ["saying that they pay so much", { place: bretagne, filters: { salary: 2000, strict: true } }],
    ["for executives or not", { place: bretagne, filters: { qualification: "other", strict: true } }],
    ["open to all", { place: bretagne, filters: { accessible: true } }],
    ["saying that they are open to all", { place: bretagne, filters: { accessible: true, strict: true } }],
    ["of committed employers", { place: bretagne, filters: { committed: true } }],
    ["hard to fill", { place: bretagne, filters: { shortage: true } }],
    ["saying that they are hard to fill", { place: bretagne, filters: { shortage: true, strict: true } }],
    ["without a licence", { place: bretagne, filters: { licence: "none" } }],
    ["without much of a diploma", { place: bretagne, filters: { level: "cap" } }],
    ["of no agency", { place: bretagne, filters: { agencies: true } }],
    ["of no school", { place: bretagne, kind: "alternance" as const, filters: { schools: true } }],
    ["with words", { place: bretagne, filters: { include: ["mutuelle"], exclude: ["esprit d'équipe"] } }],
  ])("in %s belong to it, each once, and none is missing", async (_what, changes) => {
    const search = searchFor({ titles: [baker, waiter], ...changes });
    const { found, pages } = await allPages(api, search);
    const belongs = (offer: Listing) => matches(offer, search, centresAt(search.place, centreFor(search)), sunday);
    expect(found.filter(({ offer }) => !belongs(offer))).toEqual([]);
    const keys = keysOf(found);
    expect(new Set(keys).size).toBe(keys.length);
    const last = pages.at(-1);
    expect([last?.exact, (last?.total ?? 0) >= keys.length]).toEqual([true, true]);
    const all = (await stock("D1102,G1803")).filter(belongs);
    expect(all.length).toBeGreaterThan(0);
    const ticked = keysOf(found.filter(({ related }) => !related));
    expect(ticked.filter((key) => !all.some((offer) => offer.key === key))).toEqual([]);
    // What comes after a page was made joins its first without a word, and is nowhere else.
    const announced = new Set(found.flatMap(({ offer }) => getCopyKeys(offer)));
    const missing = all.filter((offer) => !ticked.includes(offer.key));
    expect(missing.filter((offer) => !getCopyKeys(offer).some((key) => announced.has(key)))).toEqual([]);
    expect(missing.length).toBeLessThan(4);
  });

  test("never hold an offer that does not belong, whatever the filters", async () => {
    let met = 0;
    await fc.assert(
      fc.asyncProperty(anyFilters(), fc.constantFrom<Search["kind"]>("emploi", "alternance"), async (set, kind) => {
        const filters = keepFiltersOfKind(set, kind);
        const search = searchFor({ titles: [baker, waiter], place: bretagne, kind, filters });
        const { items, total } = await api.offers(search, 1);
        for (const { offer } of items) expect(matches(offer, search, noCentres, sunday)).toBe(true);
        expect(total).toBeGreaterThanOrEqual(items.length);
        met += items.length;
      }),
      { numRuns: runs(30) },
    );
    expect(met).toBeGreaterThan(5);
  });

  test("are asked again only for what the service decides", async () => {
    const search = searchFor({ place: bretagne });
    await api.offers(search, 1);
    const before = searches(sandbox).length;
    for (const filters of [
      { exclude: ["nuit"] },
      { salary: 1500 },
      { schools: true, strict: true },
    ] satisfies Filters[])
      await api.offers({ ...search, filters }, 1);
    expect(searches(sandbox)).toHaveLength(before);
    await api.offers({ ...search, filters: { committed: true } }, 1);
    expect(searches(sandbox).length).toBeGreaterThan(before);
  });

  test("say how far they are, in whole kilometres, where both points are known", async () => {
    const { found } = await allPages(api, searchFor({ place: town("69123"), radius: 50 }));
    const far = found.flatMap(({ distanceKm }) => distanceKm ?? []);
    expect(far.length).toBeGreaterThan(0);
    for (const km of far) expect([Number.isInteger(km), km <= 50]).toEqual([true, true]);
    const { found: anywhere } = await allPages(api, searchFor({ place: bretagne }));
    expect(anywhere.every(({ distanceKm }) => distanceKm === undefined)).toBe(true);
  });

  test("none at all is an empty first page", async () => {
    const none = searchFor({ titles: [{ code: "?", label: "Licorne", rome: "L1599" }] });
    expect(await api.offers(none, 3)).toEqual({
      items: [],
      page: 1,
      pages: 0,
      read: 0,
      total: 0,
      exact: true,
      asOf: sunday.toISOString(),
      missing: [],
    });
    expect(api.sandbox.requests.at(-1)?.status).toBe(204);
  });

  test("words are looked for where there is no title", async () => {
    const { found } = await allPages(api, searchFor({ titles: [], words: "boulanger", place: departement("75") }));
    expect(found.length).toBeGreaterThan(0);
    for (const { offer } of found) expect(`${offer.title} ${asOffer(offer).rome}`).toMatch(/boulang|D1102/i);
  });
});

describe("pages", () => {
  test("hold five, whichever is asked for first", async () => {
    const search = searchFor({ place: departement("75") });
    const third = await api.offers(search, 3);
    const { found, pages } = await allPages(api, search);
    expect(pages.slice(0, -1).every(({ items }) => items.length === 5)).toBe(true);
    expect(pages.map(({ page }) => page)).toEqual(pages.map((_, i) => i + 1));
    expect(third).toEqual(pages[2]);
    expect(pages[0]?.pages).toBe(Math.ceil(found.length / 5));
  });

  test.each([0, -1, 1])("page %i is the first", async (page) => {
    expect(await api.offers(searchFor({ place: departement("75") }), page)).toMatchObject({ page: 1 });
  });

  test.each([
    ["of a département", { place: departement("75") }],
    ["of all of France", { place: france }],
    ["of all of France, newest first", { filters: { order: "newest" as const } }],
  ])("a page beyond the end %s is the last one", async (_what, changes) => {
    const found = await api.offers(searchFor(changes), 99_999);
    expect(found.page).toBe(found.pages);
    expect(found.items.length).toBe(found.total % 5 || 5);
    expect(found).toMatchObject({ exact: true });
  });

  test("the total is an estimate until all was read, and what was read is not asked for again", async () => {
    const search = searchFor({ titles: [baker, waiter] });
    const first = await api.offers(search, 1);
    expect(first.exact).toBe(false);
    expect(searches(api.sandbox)).toHaveLength(1);
    const last = await api.offers(search, first.pages);
    const end = await api.offers(search, 99_999);
    expect(end.exact).toBe(true);
    // The estimate covers the ticked codes; those of the family come on top.
    const { found } = await allPages(api, search);
    const ticked = keysOf(found.filter(({ related }) => !related)).length;
    expect(Math.abs(first.total - ticked)).toBeLessThan(ticked * 0.05);
    expect(last.items.length).toBeGreaterThan(0);
    const ranges = searches(api.sandbox).map(({ range, codeROME }) => `${codeROME} ${range}`);
    expect(new Set(ranges).size).toBe(ranges.length);
  });
});

describe("the family", () => {
  test("comes after what was ticked, and is marked", async () => {
    const { found } = await allPages(api, searchFor({ place: departement("44") }));
    const marks = found.map(({ related }) => related);
    expect(marks).toEqual(marks.toSorted((a, b) => Number(a) - Number(b)));
    expect(new Set(marks)).toEqual(new Set([false, true]));
    for (const { offer, related } of found)
      expect(related ? ["D1104", "D1106"] : ["D1102"]).toContain(asOffer(offer).rome);
  });

  test("is asked for once the ticked codes are exhausted, and not before", async () => {
    const few = searchFor({ place: departement("44") });
    await api.offers(few, 1);
    expect(searches(api.sandbox).map(({ codeROME }) => codeROME)).toEqual(["D1102", "D1104,D1106"]);
    api.sandbox.requests.length = 0;
    await api.offers(searchFor({ place: france }), 1);
    expect(searches(api.sandbox).map(({ codeROME }) => codeROME)).toEqual(["D1102"]);
  });

  test("is not asked for by someone who looks for words", async () => {
    await api.offers(searchFor({ titles: [], words: "boulanger", place: departement("44") }), 1);
    expect(searches(api.sandbox)).toHaveLength(1);
  });
});

describe("what was read is kept", () => {
  const search = searchFor({ place: departement("75") });
  const later = (minutes: number) => {
    api.clock.at = new Date(sunday.getTime() + minutes * 60_000);
  };

  test("for a quarter of an hour", async () => {
    await api.offers(search, 1);
    const asked = calls(api.sandbox, "franceTravail");
    for (const minutes of [0, 5, 14.9]) {
      later(minutes);
      await api.offers(search, 2);
    }
    expect(calls(api.sandbox, "franceTravail")).toBe(asked);
    later(15);
    await api.offers(search, 2);
    expect(calls(api.sandbox, "franceTravail")).toBe(2 * asked);
  });

  test("for all who look for the same, also at the same moment", async () => {
    const [other] = [{ ...search, titles: [{ ...baker, label: "Boulanger·ère" }], filters: { contract: undefined } }];
    await Promise.all([api.offers(search, 1), api.offers(other, 1), api.offers(search, 2)]);
    expect(searches(api.sandbox).map(({ codeROME }) => codeROME)).toEqual(["D1102", "D1104,D1106"]);
  });

  test("but not when it failed", async () => {
    api.sandbox.faults.franceTravail = { kind: "status", status: 403, times: 1 };
    await expect(api.offers(search, 1)).rejects.toMatchObject({ why: "refused" });
    expect((await api.offers(search, 1)).items).toHaveLength(5);
  });
});

describe("the newest first", () => {
  test("merges own and partners' offers by date, over all pages", async () => {
    const search = searchFor({ filters: { order: "newest" } });
    const { found } = await allPages(api, search);
    const ticked = found.filter(({ related }) => !related).map(({ offer }) => asOffer(offer));
    const dates = ticked.map(({ created }) => created);
    expect(dates).toEqual(dates.toSorted().reverse());
    // Partners' ids are numbers: both kinds are there, mixed.
    const origins = ticked.map(({ key }) => /^ft:\d+$/.test(key));
    expect(new Set(origins.slice(0, 30))).toEqual(new Set([true, false]));
    const all = (await stock("D1102", wholeCountry)).map(({ key }) => key);
    expect(keysOf(found.filter(({ related }) => !related)).toSorted()).toEqual(all.toSorted());
  });

  test("first pages are right before all is read", async () => {
    const search = searchFor({ titles: [baker], filters: { order: "newest" } });
    const first = await api.offers(search, 1);
    expect(first.exact).toBe(false);
    const dates = (await stock("D1102", wholeCountry))
      .map(({ created }) => created)
      .toSorted()
      .reverse();
    const shown = [first, await api.offers(search, 2), await api.offers(search, 3)].flatMap(({ items }) => items);
    expect(shown.map(({ offer }) => getPublicationTime(offer))).toEqual(dates.slice(0, 15));
  });
});

describe("one offer", () => {
  const search = searchFor({ place: town("69123"), radius: 20 });

  test("is known from what was read, without a call, with its distance", async () => {
    const { items } = await api.offers(search, 1);
    const asked = api.sandbox.requests.length;
    for (const { offer, distanceKm } of items)
      expect(await api.offer(search, { key: offer.key })).toMatchObject(
        distanceKm === undefined ? { offer } : { offer, distanceKm },
      );
    expect(api.sandbox.requests).toHaveLength(asked);
  });

  test("is fetched when it is not at hand any more, and is the same", async () => {
    const [first] = (await api.offers(search, 1)).items;
    api.clock.at = new Date(sunday.getTime() + 16 * 60_000);
    const again = await api.offer(search, { key: first?.offer.key ?? "" });
    expect(again.offer).toEqual(first?.offer);
    expect(api.sandbox.requests.at(-1)).toMatchObject({
      status: 200,
      path: `/offresdemploi/v2/offres/${first?.offer.key.slice(3)}`,
    });
  });

  test("that has expired is undefined", async () => {
    expect(await api.offer(search, { key: "ft:900AAAA" })).toEqual({ offer: undefined });
    expect(api.sandbox.requests.at(-1)).toMatchObject({ status: 204, path: "/offresdemploi/v2/offres/900AAAA" });
  });

  test("that the API finds malformed is undefined", async () => {
    expect(await api.offer(search, { key: "ft:12345678901" })).toEqual({ offer: undefined });
    expect(api.sandbox.requests.at(-1)).toMatchObject({ status: 400 });
  });

  test.each([
    "",
    "ft:",
    "ft:abc",
    "ft:../../x",
    "ft:1",
    "ft:900AAAA?x=1",
    "lba:1234567",
    "900AAAA",
    "ft:1234567890123",
  ])("with the key %j is undefined, without a call", async (key) => {
    expect(await api.offer(search, { key: key })).toEqual({ offer: undefined });
    expect(api.sandbox.requests).toEqual([]);
  });
});
