import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Criteria, parseCriteria } from "../../src/adapters/france-travail/api/criteria.ts";
import { createOffersReader } from "../../src/adapters/france-travail/api/offers-reader.ts";
import type { ReferenceLists } from "../../src/adapters/france-travail/api/reference-lists.ts";
import type { OffersContext } from "../../src/cli/offers/context.ts";
import { parseFiguresFormat } from "../../src/cli/offers/figures.ts";
import { type MarketDepth, readSearchMarket } from "../../src/cli/offers/market.ts";
import { buildSearchTitle } from "../../src/cli/offers/title.ts";
import { centreOf, map, started, sunday } from "../adapters/france-travail/started.ts";
import { keptLog } from "../adapters/log.ts";
import { emptyFolder } from "../fakes/process.ts";

let api: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  api = await started();
});
afterAll(() => api.close());

const named: Partial<Record<string, [string, string][]>> = {
  typesContrats: [["NEW", "Contrat de demain"]],
  departements: [["69", "Rhône"]],
};
const lists: ReferenceLists = {
  get: async (name) => ({
    items: (named[name] ?? [["?", "?"]]).map(([code, label]) => ({ code, label })),
    asOf: sunday.toISOString(),
  }),
  isAuthoritative: () => false,
};

function opened(asked: Criteria[] = []): OffersContext {
  const read = createOffersReader({ client: api.client, atlas: map, centreOf, fictitious: true, log: keptLog().log });
  return {
    read: (criteria) => {
      asked.push(criteria);
      return read(criteria);
    },
    lists,
    map: () => map,
    lookups: async () => {
      throw new Error("nobody looks anything up");
    },
    fictitious: true,
    close: async () => {},
  };
}

async function marketIn(region: string, depth: MarketDepth, asked: Criteria[] = []) {
  const how = { title: "Tout", depth, dataDir: await emptyFolder(), now: sunday };
  return readSearchMarket({ region }, how, opened(asked));
}

describe("the market of a search by its parameters", () => {
  test("stands on the newest offers of both origins, and on the counts of all", async () => {
    const asked: Criteria[] = [];
    const { basis, facets } = await marketIn("11", 300, asked);
    const { total } = await opened().read({ region: "11", range: "0-0" });
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
    const how = { title: "Tout", depth: 300, dataDir: "", now: sunday };
    await readSearchMarket({ region: "84", origineOffre: 2 }, how, opened(asked));
    expect(asked.every(({ origineOffre }) => origineOffre === 2)).toBe(true);
  });

  test("a contract that is new to us has its name from the lists of the service", async () => {
    const { read, ...rest } = opened();
    const counts = { contract: { CDI: 3, NEW: 2, "???": 1 } };
    const { facets } = await readSearchMarket(
      { region: "84" },
      { title: "Tout", depth: 150, dataDir: "", now: sunday },
      { ...rest, read: async (criteria) => ({ ...(await read(criteria)), counts }) },
    );
    expect(facets.contract.shares.map(({ label, is }) => [label, is])).toEqual([
      ["CDI", "stated"],
      ["Contrat de demain", "stated"],
      ["« ??? » (sens inconnu)", "unknown"],
    ]);
  });
});

describe("its title", () => {
  test.each<[Record<string, unknown>, { asked?: Record<string, unknown>; job?: string; place?: string }, string]>([
    [{}, {}, "toutes les offres"],
    [
      { departement: "69", typeContrat: "NEW,CDI" },
      {},
      "type de contrat : Contrat de demain, CDI · département : Rhône",
    ],
    [
      { experience: "2", tempsPlein: "true", offresMRS: "false", sort: "1" },
      {},
      "expérience : 1 à 3 ans · temps plein · recrutement par simulation : non",
    ],
    [{ codeROME: "D1101,D1102,D1103,D1104,D1105" }, {}, "codes ROME : D1101, D1102, D1103 et 2 autres"],
    [
      {},
      { asked: { codeROME: "D1102,D1104", commune: "69381", distance: 20 }, job: "Boulanger", place: "Lyon (69)" },
      "Boulanger · Lyon (69) + 20 km",
    ],
    [
      { codeROME: "D1104", departement: "69" },
      { asked: {}, job: "Boulanger", place: "Lyon (69)" },
      "codes ROME : D1104 · département : Rhône",
    ],
  ])("of %j with %j", async (given, { asked = {}, ...meant }, title) => {
    const read = parseCriteria({ ...asked, ...given });
    if ("refusals" in read) throw new Error("refused");
    expect(await buildSearchTitle(read.criteria, given, meant, lists)).toBe(title);
  });
});

describe("how it is told", () => {
  test.each([
    [{ stats: true, csv: true }, /^--count and --stats show figures and no offers/],
    [{ count: true, all: true }, /^--count and --stats show figures and no offers/],
    [{ count: true, out: "total.json" }, /^--count and --stats show figures and no offers/],
    [{ stats: true, out: "market.csv" }, /^--out market\.csv: with --stats the name must end in \.png or \.json/],
    [{ stats: true, json: true, out: "market.png" }, /^A picture is no JSON/],
  ] as const)("%j is refused", (options, says) => {
    expect(() => parseFiguresFormat(options)).toThrow(says);
  });
});
