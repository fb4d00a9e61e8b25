import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OfferBlock } from "../../../../src/adapters/france-travail/api/block.ts";
import { countsSchema, toCounts } from "../../../../src/adapters/france-travail/api/counts.ts";
import { origins, readNewestOffers } from "../../../../src/adapters/france-travail/search/newest.ts";
import type { FacetCounts } from "../../../../src/core/market/basis.ts";
import { summariseMarket } from "../../../../src/core/market/market.ts";
import type { Sandbox } from "../../../../src/sandbox/sandbox.ts";
import { offer } from "../../../fakes/offers.ts";
import { departement, town, waiter } from "../../places.ts";
import { allPages, keysOf, type Started, searches, searchFor, started } from "../started.ts";

type Running = Started & { sandbox: Sandbox; close: () => Promise<void> };
let running: Running;
beforeAll(async () => {
  running = await started();
});
afterAll(() => running.close());

const sum = (counts: FacetCounts["contract"] = {}) => Object.values(counts).reduce((all, one) => all + one, 0);
/** What the sandbox was asked meanwhile. */
async function asked<T>(work: () => Promise<T>): Promise<{ done: T; queries: Record<string, string>[] }> {
  const before = searches(running.sandbox).length;
  const done = await work();
  return { done, queries: searches(running.sandbox).slice(before) };
}

describe("the market of a search", () => {
  test("costs four calls: the first rows of both origins, one block more, and the counts", async () => {
    const waiters = searchFor({ titles: [waiter] });
    const { done, queries } = await asked(() => running.market(waiters, "newest"));
    expect(queries.filter(({ range }) => range === "0-0")).toMatchObject([{ codeROME: "G1803" }]);
    expect(queries).toHaveLength(done.isAll ? 3 : 4);
    expect(queries.every(({ sort }) => sort === "1")).toBe(true);
  });

  test("all of it is what the pages show of what was ticked, and the counts add up to it", async () => {
    const search = searchFor({ place: departement("69") });
    const facts = await running.market(search, "all");
    const pages = await allPages(running, { ...search, filters: { order: "newest" } });
    expect(facts.offers.length).toBeGreaterThan(3);
    expect(keysOf(facts.offers.map((offer) => ({ offer })))).toEqual(
      keysOf(pages.found.filter(({ related }) => !related)),
    );
    expect(facts).toMatchObject({ source: "France Travail", isAll: true, isExact: true, total: facts.offers.length });
    for (const facet of ["contract", "nature", "experience", "qualification"] as const)
      expect(sum(facts.counts?.[facet])).toBe(facts.total);
  });

  test("the filters of the search are sent along", async () => {
    const { done, queries } = await asked(() =>
      running.market(searchFor({ filters: { contract: ["cdi"] } }), "newest"),
    );
    expect(queries.every(({ typeContrat }) => typeContrat === "CDI,DIN")).toBe(true);
    expect(Object.keys(done.counts?.contract ?? {})).toEqual(["CDI"]);
  });

  test("what is left out here has no counts: the API would count the temp agencies that nobody wants to see", async () => {
    const all = searchFor({ titles: [waiter] });
    const wanted = searchFor({ titles: [waiter], filters: { agencies: true } });
    const [before, facts] = [await running.market(all, "all"), await running.market(wanted, "all")];
    expect(before.counts?.contract?.MIS).toBeGreaterThan(0);
    expect(facts.offers.length).toBeGreaterThan(0.9 * before.offers.length);
    expect(facts.offers.length).toBeLessThan(before.offers.length);
    expect(facts.counts).toBeUndefined();
    const market = summariseMarket(facts, new Date());
    expect(JSON.stringify(market.facets.contract)).not.toContain("MIS");
  });

  test("an arrondissement has no counts: those of the API are of the whole city", async () => {
    const inPart = await running.market(searchFor({ titles: [waiter], place: town("75111"), radius: 0 }), "newest");
    const inCity = await running.market(searchFor({ titles: [waiter], place: town("75056"), radius: 0 }), "newest");
    expect(inPart.offers.length).toBeLessThan(inCity.offers.length);
    expect(inPart.counts).toBeUndefined();
    expect(sum(inCity.counts?.contract)).toBeGreaterThan(0);
  });

  test("neither a title nor a word is no question at all", async () => {
    const { done, queries } = await asked(() => running.market(searchFor({ titles: [], words: "?" }), "newest"));
    expect(done).toMatchObject({ offers: [], total: 0, isAll: true });
    expect(queries).toEqual([]);
  });
});

describe("the newest of two origins", () => {
  const hour = 3_600_000;
  /** So many offers of an origin, one every so many hours. */
  const origin = (name: string, total: number, everyHours: number) =>
    Array.from({ length: total }, (_, i) =>
      offer({ key: `ft:${name}${i}`, created: new Date(Date.UTC(2026, 10, 22) - i * everyHours * hour).toISOString() }),
    );
  function reading(own: ReturnType<typeof origin>, partners: ReturnType<typeof origin>) {
    const calls: string[] = [];
    const read = async (from: 1 | 2, block: number): Promise<OfferBlock> => {
      calls.push(`${from}:${block}`);
      const all = from === 1 ? own : partners;
      const offers = all.slice(block * 150, (block + 1) * 150);
      return { offers, rows: offers.length, total: all.length };
    };
    return { read, calls };
  }

  test("what remains is read where the time is shortest, and no origin reaches further back than the other", async () => {
    const { read, calls } = reading(origin("own", 400, 10), origin("partner", 2_000, 1));
    const { offers, total, isAll } = await readNewestOffers(read, 3, origins);
    expect(calls).toEqual(["1:0", "2:0", "2:1"]);
    // 300 hours of partners, and of our own offers those of the same time.
    expect(offers.filter(({ key }) => key.includes("partner"))).toHaveLength(300);
    expect(offers.filter(({ key }) => key.includes("own"))).toHaveLength(30);
    expect({ total, isAll }).toEqual({ total: 2_400, isAll: false });
  });

  test("all of both when they end before", async () => {
    const { read } = reading(origin("own", 160, 10), origin("partner", 20, 1));
    const { offers, isAll } = await readNewestOffers(read, 3, origins);
    expect(offers).toHaveLength(180);
    expect(isAll).toBe(true);
    const dates = offers.map(({ created = "" }) => created);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test("beyond the 3,150th row nothing can be read, and it is not all", async () => {
    const { read, calls } = reading(origin("own", 10, 1), origin("partner", 4_000, 1));
    const { offers, isAll } = await readNewestOffers(read, Number.POSITIVE_INFINITY, origins);
    expect(calls.at(-1)).toBe("2:20");
    expect(offers).toHaveLength(3_160);
    expect(isAll).toBe(false);
  });
});

describe("the counts of the API", () => {
  test("are kept by code, the unknown ones too", () => {
    const said = [
      { filtre: "experience", agregation: [{ valeurPossible: "4", nbResultats: 12 }] },
      { filtre: "qualification", agregation: [{ valeurPossible: "X", nbResultats: 8 }] },
      { filtre: "nouveau", agregation: [{ valeurPossible: "1", nbResultats: 1 }] },
    ];
    expect(toCounts(countsSchema.parse(said))).toEqual({ experience: { "4": 12 }, qualification: { X: 8 } });
  });

  test.each([[undefined], [null], ["?"], [[{ filtre: 3 }]], [[{ filtre: "experience", agregation: [{}] }]]])(
    "%j is none, and no fault",
    (said) => expect(toCounts(countsSchema.parse(said))).toEqual({}),
  );
});
