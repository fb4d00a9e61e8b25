import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Criteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import { createOffersReader, type ReadOffers } from "../../../../src/adapters/france-travail/api/offers-reader.ts";
import type { ReferenceLists } from "../../../../src/adapters/france-travail/api/reference-lists.ts";
import {
  type MarketDepth,
  type MarketRequest,
  readMarketByCriteria,
} from "../../../../src/adapters/france-travail/search/market-by-criteria.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import { noon, offer } from "../../../fakes/offers.ts";
import { emptyFolder } from "../../../fakes/process.ts";
import { keptLog } from "../../log.ts";
import { centreOf, map, sunday } from "../../places.ts";
import { started } from "../started.ts";

let api: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  api = await started();
});
afterAll(() => api.close());

const lists: ReferenceLists = {
  get: async (name) => ({
    items: name === "typesContrats" ? [{ code: "NEW", label: "Contrat de demain" }] : [{ code: "?", label: "?" }],
    asOf: sunday.toISOString(),
  }),
  isAuthoritative: () => false,
};

/** What is read of the sandbox is noted in `asked`. */
function reader(asked: Criteria[] = []): ReadOffers {
  const read = createOffersReader({ client: api.client, atlas: map, centreOf, fictitious: true, log: keptLog().log });
  return (criteria) => {
    asked.push(criteria);
    return read(criteria);
  };
}

async function marketOf(
  criteria: Criteria,
  request: Partial<MarketRequest>,
  read = reader(),
  { now = sunday, signal = new AbortController().signal } = {},
) {
  const deps = { read, lists, departements: () => ["69"], fictitious: true, dataDir: await emptyFolder() };
  return readMarketByCriteria(criteria, { title: "tout", depth: 150, ...request }, deps, { now, signal });
}

async function drawn(...args: Parameters<typeof marketOf>) {
  const outcome = await marketOf(...args);
  if (outcome.is !== "market") throw new Error(outcome.is);
  return outcome;
}

const marketIn = async (region: string, depth: MarketDepth, asked: Criteria[] = []) =>
  (await drawn({ region }, { depth }, reader(asked))).market;

describe("the market of a search by its parameters", () => {
  test("stands on the newest offers of both origins, and on the counts of all", async () => {
    const asked: Criteria[] = [];
    const { basis, facets } = await marketIn("11", 300, asked);
    const { total } = await reader()({ region: "11", range: "0-0" });
    expect(basis).toMatchObject({ of: total, isExact: true, isAll: false });
    expect(basis.offers).toBeLessThanOrEqual(300);
    expect(basis.offers).toBeGreaterThan(150);
    expect(facets.contract.basis).toEqual({ offers: total, of: total, isExact: true, isAll: true });
    expect(asked.map(({ range, origineOffre, sort }) => [range, origineOffre, sort])).toEqual([
      ["0-0", undefined, undefined],
      ["0-149", 1, 1],
      ["0-149", 2, 1],
    ]);
  });

  test("or on every offer", async () => {
    const { basis, published, pay } = await marketIn("84", "all");
    // The sandbox publishes some announcements several times.
    expect(basis.copies).toBeGreaterThan(0);
    expect(basis.offers + (basis.copies ?? 0)).toBe(basis.of);
    expect(basis).toMatchObject({ isExact: true, isAll: true });
    expect(published.isCut).toBe(false);
    expect(Object.values(pay.said).reduce((sum, many) => sum + many, 0)).toBe(basis.offers);
    expect(pay.quartiles?.median).toBeGreaterThan(20_000);
  });

  test("asks for one origin where one is wanted", async () => {
    const asked: Criteria[] = [];
    await drawn({ region: "84", origineOffre: 2 }, { depth: 300 }, reader(asked));
    expect(asked.every(({ origineOffre }) => origineOffre === 2)).toBe(true);
  });

  test("a contract that is new to us has its name from the lists of the service", async () => {
    const read = reader();
    const counts = { contract: { CDI: 3, NEW: 2, "???": 1 } };
    const counting: ReadOffers = async (criteria) => ({ ...(await read(criteria)), counts });
    const { facets } = (await drawn({ region: "84" }, {}, counting)).market;
    expect(facets.contract.shares.map(({ label, is }) => [label, is])).toEqual([
      ["CDI", "stated"],
      ["Contrat de demain", "stated"],
      ["« ??? » (sens inconnu)", "unknown"],
    ]);
  });

  test("a copy counts once, and is said to be there", async () => {
    const { market } = await drawn({}, { depth: 450 }, small, { now: noon });
    expect(market.basis).toMatchObject({ offers: 2, of: 3, copies: 1 });
    expect([market.title, market.asOf]).toEqual(["Tout", noon.toISOString()]);
  });

  test("where some do not fit, the total is estimated, and the counts of the service are left out", async () => {
    const fits = ({ title }: { title: string }) => title !== "Ouvrier";
    const { market } = await drawn({}, { depth: 450, fits }, async (criteria) => ({
      ...(await small(criteria)),
      counts: { contract: { SAI: 3 } },
    }));
    expect(market.basis.of).toBe(2);
    expect(market.facets.contract.shares.map(({ label }) => label)).not.toContain("Saisonnier");
  });
});

describe("a market of every offer that cannot be had", () => {
  test("is a failure with what can be resumed", async () => {
    const read: ReadOffers = async (criteria) => {
      if (criteria.range === "0-0") return small(criteria);
      throw new SourceError("France Travail", "down");
    };
    expect(await marketOf({}, { depth: "all" }, read)).toMatchObject({
      is: "failed",
      error: { why: "down" },
      isResumable: false,
    });
  });

  test("ends where it is stopped", async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await marketOf({}, { depth: "all" }, small, { signal: stop.signal })).toMatchObject({ is: "stopped" });
  });
});

const rows = [
  offer({ key: "ft:FIRST" }),
  offer({ key: "ft:OTHER", title: "Ouvrier" }),
  offer({ key: "ft:COPY", title: "BOULANGER F/H" }),
].map((value) => ({ id: value.key.slice(3), value }));

/** Three offers, all of the service's own, one of them a copy. */
const small: ReadOffers = async ({ origineOffre }) => ({
  rows: origineOffre === 2 ? [] : rows,
  total: origineOffre === 2 ? 0 : 3,
  counts: {},
});
