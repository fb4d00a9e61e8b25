import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { OpenDataService } from "../../../src/adapters/data-service.ts";
import { openLabourMarket } from "../../../src/adapters/labour-market/labour-market.ts";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import type { Search } from "../../../src/core/search/search.ts";
import type { Fault } from "../../../src/sandbox/faults.ts";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { hurryRetries } from "../hurry.ts";
import { keptLog } from "../log.ts";
import { closeServers, serve } from "../server.ts";

hurryRetries();

const atlas = createAtlas(loadTerritory());
const start = new Date("2026-11-22T18:00:00Z");
const clock = { at: start };
const closing: (() => Promise<void>)[] = [];
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => clock.at, hasQuotas: false });
});
afterEach(() => {
  delete sandbox.faults.labourMarket;
  delete sandbox.faults.backToWork;
  delete sandbox.faults.token;
  sandbox.requests.length = 0;
  clock.at = start;
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await sandbox.close();
  await closeServers();
});

function open(urls: { token: string; labourMarket: string } = sandbox.urls) {
  const kept = keptLog();
  const service: OpenDataService = openLabourMarket(
    {
      FRANCE_TRAVAIL_CLIENT_ID: "id",
      FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
      FRANCE_TRAVAIL_TOKEN_URL: urls.token,
      FRANCE_TRAVAIL_CALLS_PER_SECOND: 9,
      LABOUR_MARKET_API_URL: urls.labourMarket,
    },
    {
      atlas,
      prepareAtlas: async () => {},
      centreOf: () => undefined,
      centreSoon: async () => undefined,
      chooseAddresses: () => ({ urls: [] }),
      dataDir: "nowhere",
      log: kept.log,
      now: () => clock.at,
    },
  );
  closing.push(service.close);
  const find = async (search: Search) => service.ports.findOfficialFigures?.(search);
  return { ...service, ...kept, find };
}

async function withSandbox(options: SandboxOptions) {
  const own = await startSandbox({ now: () => clock.at, ...options });
  closing.push(own.close);
  return { ...open(own.urls), heard: own.requests };
}

const lyon = atlas.commune("69123") as Place;
const rennes = atlas.commune("35238") as Place;

function searchFor(place: Search["place"] = lyon, rome = "D1102", kind: Search["kind"] = "emploi"): Search {
  return { kind, titles: [{ code: "11573", label: "Boulanger / Boulangère", rome }], place, radius: 20, filters: {} };
}

const paths = () => sandbox.requests.filter(({ service }) => service !== "token").map(({ path }) => path);

describe("figures", () => {
  test("are those of the first job in the region of the place, with their periods", async () => {
    const { find } = open();
    const figures = await find(searchFor());
    expect(figures).toEqual({
      job: "Boulanger / Boulangère",
      territory: "Auvergne-Rhône-Alpes",
      salary: {
        family: "Bouchers, charcutiers, boulangers",
        beginner: expect.any(Number),
        middle: expect.any(Number),
        experienced: expect.any(Number),
        period: "2025",
      },
      applicants: { people: expect.any(Number), offers: expect.any(Number), period: "2e trimestre 2026" },
      tension: { level: expect.any(Number), period: "2025" },
      backToWork: { percent: expect.any(Number), period: "2e trimestre 2026" },
      isFictitious: false,
      source: { label: "France Travail, statistiques", page: "https://dataemploi.francetravail.fr" },
    });
    const { beginner = 0, middle = 0, experienced = 0 } = figures?.salary ?? {};
    expect(beginner < middle && middle < experienced).toBe(true);
    expect(new Set(sandbox.requests.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test.each<[string, Search["place"], string]>([
    ["no place", france, "France entière"],
    ["places of two regions", { kind: "several", places: [lyon, rennes] }, "France entière"],
    [
      "two places of one region",
      { kind: "several", places: [lyon, atlas.commune("38185") as Place] },
      "Auvergne-Rhône-Alpes",
    ],
    ["a département", atlas.place("departement", "35") as Place, "Bretagne"],
    ["a région", atlas.place("region", "11") as Place, "Île-de-France"],
    ["La Réunion", atlas.commune("97411") as Place, "La Réunion"],
  ])("of %s are those of its region, or of the country", async (_, place, territory) => {
    expect((await open().find(searchFor(place)))?.territory).toBe(territory);
  });

  test("one call tells the salaries of all families of a region, and what was read serves a week", async () => {
    const { find } = open();
    await Promise.all([find(searchFor()), find(searchFor())]);
    const first = paths();
    expect(first).toHaveLength(6);
    expect(first.filter((path) => path.includes("salaire")).sort()).toEqual([
      "/v1/indicateur/salaire-rome-fap/NAT/FR",
      "/v1/indicateur/salaire-rome-fap/REG/84",
    ]);
    await find(searchFor(lyon, "G1602"));
    expect(paths().filter((path) => path.endsWith("REG/84"))).toHaveLength(1);
    sandbox.requests.length = 0;
    clock.at = new Date("2026-11-29T17:00:00Z");
    expect((await find(searchFor()))?.salary?.period).toBe("2025");
    expect(paths()).toEqual([]);
    clock.at = new Date("2026-11-29T19:00:00Z");
    await find(searchFor());
    expect(paths().length).toBeGreaterThan(3);
  });

  test("are none of a search without a job, or for an apprenticeship, and nothing is asked", async () => {
    const { find } = open();
    expect(await find({ ...searchFor(), titles: [], words: "vélo" })).toBeUndefined();
    expect(await find(searchFor(lyon, "D1102", "alternance"))).toBeUndefined();
    expect(await find(searchFor(lyon, ""))).toBeUndefined();
    expect(sandbox.requests).toEqual([]);
  });

  test("of a job that has none are absent, whichever way the service says so", async () => {
    const { find, lines } = open();
    for (const rome of ["A9998", "B9999", "C9998", "D9997"]) expect(await find(searchFor(lyon, rome))).toBeUndefined();
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
    // A failure that says so is no failure: nothing is asked again.
    expect(paths().filter((path) => path.includes("stat-offres"))).toHaveLength(4);
  });
});

describe("what fails costs only itself", () => {
  const faults: [string, Fault][] = [
    ["down", { kind: "html503" }],
    ["failing", { kind: "status", status: 500, body: '{"message":"boom"}' }],
    ["garbage", { kind: "garbage" }],
    ["cut", { kind: "reset" }],
    ["refusing", { kind: "status", status: 403 }],
  ];

  test.each(faults)("one of the two APIs %s", async (_, fault) => {
    sandbox.faults.backToWork = fault;
    const figures = await open().find(searchFor());
    expect(figures).toMatchObject({ salary: {}, applicants: {}, tension: {} });
    expect(figures).not.toHaveProperty("backToWork");
  });

  test.each(faults)("the other one %s", async (_, fault) => {
    sandbox.faults.labourMarket = fault;
    const { find } = open();
    expect(await find(searchFor())).toEqual({
      ...{ job: "Boulanger / Boulangère", territory: "Auvergne-Rhône-Alpes", isFictitious: false },
      ...{ backToWork: expect.anything(), source: expect.anything() },
    });
    delete sandbox.faults.labourMarket;
    expect(await find(searchFor())).toHaveProperty("salary");
  });

  test("where nothing can be had there are no figures, and no failure", async () => {
    sandbox.faults.token = { kind: "html503" };
    expect(await open().find(searchFor())).toBeUndefined();
  });

  test("too many calls are waited for", async () => {
    sandbox.faults.labourMarket = { kind: "429", retryAfter: 0, times: 2 };
    expect(await open().find(searchFor())).toHaveProperty("salary");
  });
});

test("several questions at once keep to ten calls a second", async () => {
  const { find, heard } = await withSandbox({});
  await Promise.all(["D1102", "G1602", "N4101"].map((rome) => find(searchFor(lyon, rome))));
  expect(heard.filter(({ service }) => service === "labourMarket").length).toBeGreaterThan(10);
  expect(heard.filter(({ status }) => status === 429)).toEqual([]);
});

describe("an API that was not added to the application", () => {
  test("is said in one line, and not asked for again soon", async () => {
    const { find, lines } = await withSandbox({ scopesNotAdded: ["retouremploi"] });
    const figures = await find(searchFor());
    expect(figures).toHaveProperty("salary");
    expect(figures).not.toHaveProperty("backToWork");
    await find(searchFor(rennes));
    const errors = lines.filter(({ level }) => level === "error");
    expect(errors.map(({ message }) => message)).toEqual([
      "the API \"Accès à l'emploi des demandeurs d'emploi\" is not added to the application: add it on francetravail.io, where it is free",
    ]);
  });

  test("is what the check says", async () => {
    const { checks } = await withSandbox({ scopesNotAdded: ["offresetdemandesemploi"] });
    await expect(checks[0]?.ask()).rejects.toMatchObject({
      why: "refused",
      cause: {
        message:
          'the API "Marché du travail" is not added to the application: add it on francetravail.io, where it is free',
      },
    });
  });
});

describe("the checks", () => {
  test("read both APIs with one call each", async () => {
    const { checks } = open();
    expect(checks.map(({ subject }) => subject)).toEqual([
      "France Travail, Marché du travail",
      "France Travail, Accès à l'emploi des demandeurs d'emploi",
    ]);
    const answers = await Promise.all(checks.map(({ ask }) => ask()));
    expect(answers).toEqual(checks.map(() => ({ is: "ok", says: "figures read for the job D1102" })));
    expect(paths()).toHaveLength(2);
  });

  test("tell another answer from none", async () => {
    const other = await serve((response, { url }) =>
      response
        .setHeader("content-type", "application/json")
        .end(url.includes("realm") ? '{"access_token":"t","expires_in":1499}' : '{"valeursParPeriode":[]}'),
    );
    const [changed] = open({ token: `${other.url}/t`, labourMarket: other.url }).checks;
    expect(await changed?.ask()).toMatchObject({ is: "changed" });
    sandbox.faults.labourMarket = { kind: "html503" };
    await expect(open().checks[0]?.ask()).rejects.toMatchObject({ why: "down" });
  });
});
