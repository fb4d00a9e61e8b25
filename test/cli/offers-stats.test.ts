import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Criteria, readCriteria } from "../../src/adapters/france-travail/criteria.ts";
import type { Lists } from "../../src/adapters/france-travail/lists.ts";
import { offerPages } from "../../src/adapters/france-travail/pages.ts";
import { figuresFormatOf } from "../../src/cli/offers/figures.ts";
import { type Depth, marketFor } from "../../src/cli/offers/market.ts";
import type { Opened } from "../../src/cli/offers/opened.ts";
import { titleFor } from "../../src/cli/offers/title.ts";
import { centreOf, map, started, sunday } from "../adapters/france-travail/started.ts";
import { keptLog } from "../adapters/log.ts";
import { serve } from "../adapters/server.ts";
import { emptyFolder, runForData } from "../fakes/process.ts";
import { environmentOf, imitated, published } from "./prompt.ts";

let api: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  api = await started();
});
afterAll(() => api.close());

const named: Partial<Record<string, [string, string][]>> = {
  typesContrats: [["NEW", "Contrat de demain"]],
  departements: [["69", "Rhône"]],
};
const lists: Lists = {
  get: async (name) => ({
    items: (named[name] ?? [["?", "?"]]).map(([code, label]) => ({ code, label })),
    asOf: sunday.toISOString(),
  }),
  decides: () => false,
};

function opened(asked: Criteria[] = []): Opened {
  const read = offerPages({ client: api.client, atlas: map, centreOf, fictitious: true, log: keptLog().log });
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

async function marketIn(region: string, depth: Depth, asked: Criteria[] = []) {
  const how = { title: "Tout", depth, dataDir: await emptyFolder(), now: sunday };
  return marketFor({ region }, how, opened(asked));
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
    await marketFor({ region: "84", origineOffre: 2 }, how, opened(asked));
    expect(asked.every(({ origineOffre }) => origineOffre === 2)).toBe(true);
  });

  test("a contract that is new to us has its name from the lists of the service", async () => {
    const { read, ...rest } = opened();
    const counts = { contract: { CDI: 3, NEW: 2, "???": 1 } };
    const { facets } = await marketFor(
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
    const read = readCriteria({ ...asked, ...given });
    if ("refusals" in read) throw new Error("refused");
    expect(await titleFor(read.criteria, given, meant, lists)).toBe(title);
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
    expect(() => figuresFormatOf(options)).toThrow(says);
  });

  test("in words, with a picture beside them", async () => {
    const folder = await emptyFolder();
    const { code, data, output } = await runForData(
      ["bin/tremplin.js", "offers", "--region", "84", "--stats", "--out", "market.png"],
      {},
      folder,
    );
    expect(code).toBe(0);
    expect(data).toMatch(
      /^Région : Auvergne-Rhône-Alpes\n\d+ offres · \d+ cette semaine · ≈\s[\d\s]+€ brut\n\d+ offres en ligne/,
    );
    for (const list of [
      "Contrats",
      "Nature du contrat",
      "Expérience",
      "Qualification",
      "Salaire",
      "Salaire par entreprise",
    ])
      expect(data).toContain(`\n\n${list} `);
    for (const list of ["Qui recrute", "Où", "Publication"]) expect(data).toContain(`\n\n${list} (`);
    expect(data).toMatch(
      /au milieu \(médiane\) .* ; la moitié des offres : .* par mois\. Sur .* \(\d+\s%\) ne donnent pas/,
    );
    expect(data).toMatch(
      /\nSource: France Travail \(francetravail\.io\), imitated, read 20\d\d-\d\d-\d\d \d\d:\d\d \(Paris\)\.\n$/,
    );
    expect(output).toContain("The picture of it is in market.png");
    const png = await readFile(join(folder, "market.png"));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1080);
    expect((await readdir(folder)).filter((file) => file.endsWith(".part"))).toEqual([]);
  });

  /** With credentials there is no sandbox in this process, whose sockets would keep it from ending too early. */
  test("in a picture, with credentials", async () => {
    const service = await imitated(published(20));
    const folder = await emptyFolder();
    const args = ["bin/tremplin.js", "offers", "--region", "84", "--stats", "--out", "market.png"];
    const { code, output } = await runForData(args, service.environment, folder);
    await service.close();
    expect(output).toContain("The picture of it is in market.png");
    expect(code).toBe(0);
    expect((await readdir(folder)).filter((file) => file.startsWith("market"))).toEqual(["market.png"]);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s in the middle leaves nothing of the file", async (signal) => {
    const folder = await emptyFolder();
    let program: ChildProcess | undefined;
    let seen: string[] = [];
    // The file is there already when offers are asked for; the answer never comes.
    const service = await serve((response, { method, url }) => {
      if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
      if (url.includes("/referentiel/")) return response.writeHead(404).end();
      seen = readdirSync(folder);
      program?.kill(signal);
    });
    const { PATH = "", HOME = "" } = process.env;
    program = spawn(
      process.execPath,
      [join(process.cwd(), "bin/tremplin.js"), "offers", "--region", "84", "--stats", "--out", "market.png"],
      { cwd: folder, env: { PATH, HOME, ...environmentOf(service.url) } },
    );
    const [code] = await once(program, "exit");
    await service.close();
    expect(seen.filter((file) => file.endsWith(".part"))).toHaveLength(1);
    expect(code).toBe({ SIGTERM: 143, SIGINT: 130, SIGHUP: 129 }[signal]);
    expect((await readdir(folder)).filter((file) => file.startsWith("market"))).toEqual([]);
  });

  test("as `tremplin stats`, which says the same", async () => {
    const [long, short] = await Promise.all([
      runForData(["bin/tremplin.js", "offers", "--region", "84", "--stats", "--json"]),
      runForData(["bin/tremplin.js", "stats", "--region", "84", "--json"]),
    ]);
    expect(short.code).toBe(0);
    // Each was read at its own moment.
    const told = (data: string) => JSON.parse(data, (key, value) => (key === "asOf" ? undefined : value));
    expect(told(short.data)).toEqual(told(long.data));
  });

  test("as data", async () => {
    const { code, data } = await runForData(["bin/tremplin.js", "offers", "--region", "84", "--stats", "--json"]);
    expect(code).toBe(0);
    const { total, source, asOf, fictitious, market } = JSON.parse(data);
    expect({ source, fictitious }).toEqual({ source: "France Travail", fictitious: true });
    expect(asOf).toMatch(/^20\d\d-.*Z$/);
    expect(market).toMatchObject({ title: "Région : Auvergne-Rhône-Alpes", basis: { of: total } });
    expect(Object.keys(market.facets)).toEqual(["contract", "nature", "experience", "qualification"]);
    expect(market.pay.quartiles.low).toBeLessThan(market.pay.quartiles.high);
    expect(market.companies.top).toHaveLength(20);
  });
});
