import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AlternanceRow, jobSchema, jobToRow } from "../../../src/adapters/la-bonne-alternance/job.ts";
import { recruiterSchema, toCompany } from "../../../src/adapters/la-bonne-alternance/recruiter.ts";
import { getEmployer, getPublicationTime } from "../../../src/core/offers/listing.ts";
import { compareByRank } from "../../../src/core/offers/pages.ts";
import { france } from "../../../src/core/places/place.ts";
import { matches } from "../../../src/core/search/matches.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { centresAt } from "../../fakes/centres.ts";
import { asOffer } from "../../fakes/offers.ts";
import { baker, centreOf, centresWithin, departement, map, sunday, town, waiter } from "../places.ts";
import { asked, connected, keysOf, region, type Started, searchFor, secretary } from "./started.ts";

const clock = { at: sunday };
let sandbox: Sandbox;
let api: Started;
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false, now: () => clock.at });
});
beforeEach(() => {
  clock.at = sunday;
  sandbox.requests.length = 0;
  api = connected(sandbox.urls.alternance, { now: () => clock.at });
});
afterEach(() => api.close());
afterAll(() => sandbox.close());

const later = (minutes: number) => {
  clock.at = new Date(sunday.getTime() + minutes * 60_000);
};
const centreFor = ({ place }: Search) => (place.kind === "commune" ? centreOf(place.code) : undefined);
const world = { atlas: map, centreOf, centresWithin, fictitious: true, area: {} };

/** What the sandbox holds, read past the source. */
async function stock(parameters: string): Promise<{ offers: AlternanceRow[]; companies: AlternanceRow[] }> {
  const response = await fetch(`${sandbox.urls.alternance}/job/v1/search?${parameters}`, {
    headers: { authorization: "Bearer x" },
  });
  const { jobs, recruiters } = (await response.json()) as { jobs: unknown[]; recruiters: unknown[] };
  return {
    offers: jobs.map((one) => jobToRow(jobSchema.parse(one), world)),
    companies: recruiters.map((one) => toCompany(recruiterSchema.parse(one), world)),
  };
}

const sorted = (keys: string[]) => [...new Set(keys)].toSorted();
const places: [string, Partial<Search>, string][] = [
  ["a town", { place: town("44109") }, "latitude=47.24&longitude=-1.56&radius=20"],
  ["a town alone", { place: town("35238"), radius: 0 }, "latitude=48.12&longitude=-1.69&radius=10"],
  ["a town and its département", { place: town("44109"), radius: "departement" }, "departements=44"],
  ["a département", { place: departement("44") }, "departements=44"],
  ["one overseas", { place: departement("974") }, "departements=974"],
  ["the north of Corsica", { place: departement("2B") }, "departements=20&departements=2B"],
  ["a region", { place: region("94") }, "departements=20&departements=2A&departements=2B"],
  [
    "a region of several",
    { place: region("11") },
    "departements=75&departements=77&departements=78&departements=91&departements=92&departements=93&departements=94&departements=95",
  ],
  ["the last week", { place: departement("75"), filters: { since: "7" } }, "departements=75"],
  ["all of France", { place: france }, ""],
];

describe("offers", () => {
  test.each(places)("in %s belong to it, each once, and none is missing", async (_what, changes, where) => {
    const search = searchFor({ ...changes });
    const { found, ...reading } = await api.offers(search, 5);
    expect(asked(sandbox)).toEqual([`/job/v1/search?${where}${where && "&"}romes=D1102,D1104,D1106`]);
    expect(reading).toEqual({
      complete: true,
      exact: true,
      total: found.length,
      reachable: found.length,
      missing: [],
    });
    for (const { offer } of found)
      expect(matches(offer, search, centresAt(search.place, centreFor(search)), sunday)).toBe(true);
    const { offers } = await stock(`${where}&romes=D1102,D1104,D1106`);
    expect(offers.length).toBeGreaterThan(0);
    // Where the address is the school's and not the employer's, the query is trusted. Offers that differ only
    // in their key are shown once.
    const shown = new Set(found.map(({ offer }) => `${offer.title} ${getEmployer(offer)} ${offer.place.label}`));
    for (const { offer } of offers)
      if (matches(offer, search, centresAt(search.place, centreFor(search)), sunday))
        expect(shown).toContain(`${offer.title} ${getEmployer(offer)} ${offer.place.label}`);
    expect(new Set(keysOf(found)).size).toBe(found.length);
  });

  test("of schools elsewhere are not lost to a search of a département", async () => {
    const { offers } = await stock("departements=77&departements=92&departements=93&romes=D1102,D1104,D1106");
    const schools = offers.filter(({ offer }) => asOffer(offer).bySchool);
    expect(schools.length).toBeGreaterThan(0);
    const read = await Promise.all(
      ["77", "92", "93"].map((code) => api.offers(searchFor({ place: departement(code) }), 5)),
    );
    const keys = read.flatMap(({ found }) => keysOf(found));
    for (const { offer } of schools) expect(keys).toContain(offer.key);
  });

  test("come newest first, what was ticked before its family, with their distance", async () => {
    const { found } = await api.offers(searchFor({ place: town("75056"), radius: 50 }), 5);
    expect(found).toEqual(found.toSorted(compareByRank));
    expect(new Set(found.map(({ related }) => related))).toEqual(new Set([false, true]));
    for (const { offer, related, distanceKm } of found) {
      expect(related ? ["D1104", "D1106"] : ["D1102"]).toContain(asOffer(offer).rome);
      expect(distanceKm === undefined || (Number.isInteger(distanceKm) && distanceKm <= 50)).toBe(true);
    }
    const created = found.filter(({ related }) => !related).map(({ offer }) => getPublicationTime(offer));
    expect(created).toEqual(created.toSorted().toReversed());
  });

  test("of France Travail come once, under its own key", async () => {
    const { offers } = await stock("departements=75&romes=D1102,D1104,D1106");
    const theirs = keysOf(offers.map((row) => ({ ...row, related: false }))).filter((key) => key.startsWith("ft:"));
    expect(theirs.length).toBe(2 * new Set(theirs).size);
    const { found } = await api.offers(searchFor({ place: departement("75") }), 5);
    const shown = keysOf(found).filter((key) => key.startsWith("ft:"));
    expect(shown.length).toBe(new Set(shown).size);
    expect(shown.length).toBeGreaterThan(0);
    for (const key of shown) expect(theirs).toContain(key);
  });

  test.each([
    ["words alone", { titles: [], words: "boulanger" }],
    ["codes that are none", { titles: [{ code: "?", label: "?", rome: "boulanger" }] }],
  ])("of %s are none, without a call", async (_what, changes) => {
    const nothing = { found: [], complete: true, total: 0, exact: true, reachable: 0, missing: [] };
    const search = searchFor({ place: town("44109"), ...changes });
    expect([await api.offers(search, 5), await api.companies(search, 5)]).toEqual([nothing, nothing]);
    expect(sandbox.requests).toEqual([]);
  });

  test("of more codes than a call takes are asked for in several", async () => {
    await api.offers(searchFor({ titles: [baker, secretary], place: departement("48") }), 5);
    const romes = sandbox.requests.map(({ query }) => query.get("romes")?.split(",") ?? []);
    expect(romes.map(({ length }) => length)).toEqual([2, 20, 7]);
    expect(romes[0]).toEqual(["D1102", "M1607"]);
    expect(new Set(romes.flat()).size).toBe(29);
  });

  test("of a commune whose centre is not known are those of its département", async () => {
    await api.close();
    api = connected(sandbox.urls.alternance, { centreOf: () => undefined, centreSoon: async () => undefined });
    const { found } = await api.offers(searchFor({ place: town("44109"), radius: 10 }), 5);
    expect(asked(sandbox)).toEqual(["/job/v1/search?departements=44&romes=D1102,D1104,D1106"]);
    for (const { distanceKm } of found) expect(distanceKm).toBeUndefined();
  });

  test("of an arrondissement whose centre is not known are those around its city", async () => {
    await api.close();
    api = connected(sandbox.urls.alternance, {
      centreSoon: async () => undefined,
      centreOf: (code) => centreOf(code.replace("69388", "x")),
    });
    await api.offers(searchFor({ place: town("69388"), radius: 10 }), 5);
    expect(sandbox.requests[0]?.query.get("latitude")).toBe(String(centreOf("69123")?.latitude));
  });
});

describe("companies", () => {
  test("of a town: those of the ticked jobs, the nearest first", async () => {
    const search = searchFor({ kind: "entreprises", place: town("35238") });
    const { found, total, exact, complete } = await api.companies(search, 5);
    expect(asked(sandbox)).toEqual(["/job/v1/search?latitude=48.12&longitude=-1.69&radius=20&romes=D1102"]);
    const { companies } = await stock("latitude=48.12&longitude=-1.69&radius=20&romes=D1102");
    expect(companies.length).toBeGreaterThan(0);
    expect(sorted(keysOf(found))).toEqual(sorted(companies.map(({ offer }) => offer.key)));
    expect([total, exact, complete]).toEqual([found.length, companies.length < 150, true]);
    const far = found.map(({ distanceKm }) => distanceKm ?? Number.POSITIVE_INFINITY);
    expect(far).toEqual(far.toSorted((a, b) => a - b));
    for (const { offer, related } of found) expect([offer.kind, related]).toEqual(["company", false]);
  });

  test("of a département: in the order of their names", async () => {
    const { found } = await api.companies(searchFor({ kind: "entreprises", place: departement("48") }), 5);
    const names = found.map(({ offer }) => offer.title);
    expect(names.length).toBeGreaterThan(1);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, "fr")));
  });

  test("that are 150 are probably more", async () => {
    const search = searchFor({ kind: "entreprises", titles: [waiter], place: france });
    expect(await api.companies(search, 5)).toMatchObject({ exact: false, complete: true });
  });
});

describe("what was read is kept", () => {
  const search = searchFor({ place: departement("75") });

  test("for an hour", async () => {
    await api.offers(search, 5);
    later(59);
    await api.offers(search, 500);
    expect(sandbox.requests).toHaveLength(1);
    later(60);
    await api.offers(search, 5);
    expect(sandbox.requests).toHaveLength(2);
  });

  test("and shared by those who ask at the same moment, in whatever words", async () => {
    const same: Search = { ...search, titles: [{ ...baker, label: "Boulangère" }], filters: { since: "7" } };
    await Promise.all([api.offers(search, 5), api.offers(same, 10)]);
    await api.offers({ ...search, place: town("75056"), radius: "departement" }, 5);
    expect(sandbox.requests).toHaveLength(1);
  });

  test("but a failure is not", async () => {
    sandbox.faults.alternance = { kind: "garbage", times: 1 };
    await expect(api.offers(search, 5)).rejects.toMatchObject({ why: "garbage" });
    expect((await api.offers(search, 5)).found.length).toBeGreaterThan(0);
  });

  test("what expires meanwhile is no longer shown", async () => {
    const { found } = await api.offers(search, 5);
    const days = 24 * 60 * 70;
    await api.close();
    // The clock of the source alone goes on, and its cache with the sandbox's.
    let isLater = false;
    api = connected(sandbox.urls.alternance, { now: () => new Date(sunday.getTime() + (isLater ? days * 60_000 : 0)) });
    await api.offers(search, 5);
    isLater = true;
    expect(found.length).toBeGreaterThan(0);
    expect((await api.offers(search, 5)).found).toEqual([]);
  });
});

describe("one offer", () => {
  const search = searchFor({ place: town("75056") });

  test("is told as the list told it, without a call", async () => {
    const { found } = await api.offers(search, 5);
    const [first] = found;
    expect(await api.offer(search, { key: first?.offer.key ?? "", handle: first?.offer.handle })).toMatchObject({
      offer: first?.offer,
      distanceKm: first?.distanceKm,
    });
    expect(sandbox.requests).toHaveLength(1);
  });

  test("is asked for by its id when it is not at hand any more", async () => {
    const { found } = await api.offers(search, 5);
    for (const { offer, distanceKm } of found.slice(0, 6)) {
      const restarted = connected(sandbox.urls.alternance);
      sandbox.requests.length = 0;
      const now = await restarted.offer(search, { key: offer.key, handle: offer.handle });
      expect(now).toMatchObject({ offer, distanceKm });
      expect(asked(sandbox)).toEqual([`/job/v1/offer/${offer.handle}`]);
      await restarted.close();
    }
  });

  test("is found by searching again when it has no id", async () => {
    const [first] = (await api.offers(search, 5)).found;
    await api.close();
    api = connected(sandbox.urls.alternance);
    sandbox.requests.length = 0;
    expect(await api.offer(search, { key: first?.offer.key ?? "" })).toMatchObject({ offer: first?.offer });
    expect(await api.offer(search, { key: "lba:PASS:none" })).toEqual({ offer: undefined });
    expect(sandbox.requests).toHaveLength(1);
  });

  test.each(["66f0c0ffee66f0c0ffee0001", "66f0"])("that is unknown is gone: %s", async (handle) => {
    expect(await api.offer(search, { key: "lba:PASS:4711", handle })).toEqual({ offer: undefined });
    expect(asked(sandbox)).toEqual([`/job/v1/offer/${handle}`]);
  });

  test("a company is found by searching again, since the detail may not know it", async () => {
    const companies: Search = { ...search, kind: "entreprises" };
    const [first] = (await api.companies(companies, 5)).found;
    await api.close();
    api = connected(sandbox.urls.alternance);
    sandbox.requests.length = 0;
    const listed = { key: first?.offer.key ?? "", handle: first?.offer.handle };
    expect(await api.offer(companies, listed)).toMatchObject({ offer: first?.offer, distanceKm: first?.distanceKm });
    expect(asked(sandbox)).toHaveLength(1);
    expect(asked(sandbox)[0]).toContain("/search?");
  });
});
