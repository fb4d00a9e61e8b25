import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isTrainingKey } from "../../../../src/adapters/la-bonne-alternance/trainings/formation.ts";
import { createTrainingApi } from "../../../../src/adapters/la-bonne-alternance/trainings/training-api.ts";
import type { Found } from "../../../../src/core/offers/offer.ts";
import type { Training } from "../../../../src/core/offers/training.ts";
import { france } from "../../../../src/core/places/place.ts";
import { askNobody } from "../../../../src/core/requester.ts";
import type { Search } from "../../../../src/core/search/search.ts";
import type { Fault } from "../../../../src/sandbox/faults.ts";
import { diplomas } from "../../../../src/sandbox/la-bonne-alternance/diplomas.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/sandbox.ts";
import { hurryRetries } from "../../hurry.ts";
import { keptLog } from "../../log.ts";
import { centreOf, departement, map, sunday, town } from "../../places.ts";
import { closeServers, serve } from "../../server.ts";
import { asked, connected, keysOf, region, type Started, searchFor } from "../started.ts";

hurryRetries();

const clock = { at: sunday };
let sandbox: Sandbox;
let api: Started;
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false, now: () => clock.at });
});
beforeEach(() => {
  clock.at = sunday;
  sandbox.requests.length = 0;
  sandbox.faults.alternance = undefined;
  api = connected(sandbox.urls.alternance, { now: () => clock.at });
});
afterEach(() => api.close());
afterAll(async () => {
  await sandbox.close();
  await closeServers();
});

const schools = (changes: Partial<Search> = {}): Search => searchFor({ kind: "formations", ...changes });
const developer = { code: "?", label: "Développeur web", rome: "M1855" };
const trainingsOf = (found: Found[]): Training[] =>
  found.map(({ offer }) => {
    if (offer.kind !== "training") throw new Error(`a ${offer.kind} is no training`);
    return offer;
  });
const url = "/formation/v1/search";

describe("trainings", () => {
  test("of a town: published ones for the ticked job, each once, the nearest first", async () => {
    const search = schools({ place: town("69123"), radius: 100 });
    const { found, ...reading } = await api.trainings(search, 5);
    expect(asked(sandbox)).toEqual([
      `${url}?latitude=45.75&longitude=4.85&radius=100&romes=D1102&page_size=100&page_index=0`,
    ]);
    expect(reading).toEqual({ complete: true, total: found.length, exact: true, reachable: found.length, missing: [] });
    expect(found.length).toBeGreaterThan(3);
    const km = found.map(({ distanceKm }) => distanceKm ?? Number.NaN);
    expect(km).toEqual(km.toSorted((a, b) => a - b));
    expect(Math.max(...km)).toBeLessThanOrEqual(100);
    expect(new Set(keysOf(found)).size).toBe(found.length);
    for (const training of trainingsOf(found)) {
      expect([isTrainingKey(training.key), training.forApprentices, training.fictitious]).toEqual([true, true, true]);
      for (const { starts, ends = starts } of training.sessions ?? []) expect(ends >= "2026-11-22").toBe(true);
    }
    expect(JSON.stringify(found)).not.toMatch(/@|01 99 00|cfa-fictif/);
  });

  test("are asked by the ROME 3 code as well", async () => {
    const { found } = await api.trainings(schools({ titles: [developer], place: town("69123"), radius: 50 }), 5);
    expect(sandbox.requests[0]?.query.get("romes")).toBe("M1805,M1855");
    expect(found.length).toBeGreaterThan(0);
  });

  test("for a level", async () => {
    const search = schools({ place: departement("59"), filters: { target: "bac2" } });
    expect((await api.trainings(search, 5)).found).toEqual([]);
    const { found } = await api.trainings({ ...search, filters: { target: "cap" } }, 5);
    expect(sandbox.requests.map(({ query }) => query.get("target_diploma_level"))).toEqual(["5", "3"]);
    expect(new Set(trainingsOf(found).map(({ facts }) => facts?.target))).toEqual(new Set(["cap"]));
  });

  test("for a diploma in the place of jobs", async () => {
    const rncp = { code: "RNCP90001", label: "CAP Boulanger" };
    const { found } = await api.trainings(schools({ titles: [], rncp, place: departement("59") }), 5);
    expect(sandbox.requests[0]?.query.get("rncp")).toBe("RNCP90001");
    expect(sandbox.requests[0]?.query.has("romes")).toBe(false);
    expect(found.length).toBeGreaterThan(0);
    // Whoever has ticked a job asks for that job.
    const job = await api.trainings(schools({ rncp, place: departement("59") }), 5);
    expect(sandbox.requests.at(-1)?.query.has("rncp")).toBe(false);
    expect(keysOf(job.found)).toEqual(keysOf(found));
  });

  test.each([
    ["a département", { place: departement("59") }],
    ["a town and its département", { place: town("59350"), radius: "departement" as const }],
    ["a region", { place: region("53") }],
    ["a large region", { place: region("75") }],
  ])("of %s lie in it, and none is missing", async (_what, changes) => {
    const { found } = await api.trainings(schools(changes), 5);
    const { trainings } = await createTrainingApi({
      ...{ client: api.client, atlas: map, centreOf, fictitious: true, log: keptLog().log, now: () => sunday },
    }).readBlock({ romes: ["D1102"] });
    const place = "place" in changes ? changes.place : france;
    const isThere = ({ place: at }: Training) =>
      place.kind === "region" ? at.region === place.code : at.departement === "59";
    expect(found.length).toBeGreaterThan(0);
    expect(keysOf(found).toSorted()).toEqual(
      trainings
        .filter(isThere)
        .map(({ key }) => key)
        .toSorted(),
    );
  });

  test("of the whole country come in several pages", async () => {
    const search = schools({ place: france, titles: [developer, ...searchFor().titles] });
    const { found, exact } = await api.trainings(search, 5);
    expect(sandbox.requests.length).toBeGreaterThan(1);
    expect(sandbox.requests.map(({ query }) => query.get("page_index"))).toEqual(
      sandbox.requests.map((_, i) => String(i)),
    );
    expect([exact, found.length > 100]).toEqual([true, true]);
  });

  test.each([
    ["words alone", { titles: [], words: "boulanger" }],
    ["nothing at all", { titles: [] }],
  ])("of %s are none, without a call", async (_what, changes) => {
    expect(await api.trainings(schools(changes), 5)).toMatchObject({ found: [], total: 0, exact: true });
    expect(sandbox.requests).toEqual([]);
  });

  test("what was read is kept for hours, and shared by those who ask at once", async () => {
    const search = schools({ place: town("69123") });
    await Promise.all([api.trainings(search, 5), api.trainings(search, 20)]);
    clock.at = new Date(sunday.getTime() + 179 * 60_000);
    await api.trainings(search, 5, askNobody);
    expect(sandbox.requests).toHaveLength(1);
    clock.at = new Date(sunday.getTime() + 180 * 60_000);
    await expect(api.trainings(search, 5, askNobody)).rejects.toThrow();
    await api.trainings(search, 5);
    expect(sandbox.requests).toHaveLength(2);
  });
});

describe("one training", () => {
  test("is told as the list told it, without a call", async () => {
    const search = schools({ place: town("69123"), radius: 100 });
    const [first] = (await api.trainings(search, 5)).found;
    const one = await api.offer(search, { key: first?.offer.key ?? "" });
    expect([one.offer, one.distanceKm]).toEqual([first?.offer, first?.distanceKm]);
    expect(sandbox.requests).toHaveLength(1);
  });

  test("is read by its key where no list is at hand, and only for somebody", async () => {
    const search = schools({ place: town("69123"), radius: 100 });
    const [first] = (await api.trainings(search, 5)).found;
    const later = connected(sandbox.urls.alternance);
    const listed = { key: first?.offer.key ?? "" };
    await expect(later.offer(search, listed, askNobody)).rejects.toThrow();
    expect((await later.offer(search, listed)).offer).toEqual(first?.offer);
    expect(sandbox.requests.at(-1)?.path).toMatch(/^\/formation\/v1\/0\d{5}P01\d{28}-\w{5}%23L0\d$/);
    await later.close();
  });

  test("that is archived or unknown is gone", async () => {
    const search = schools({ place: town("69123") });
    expect(await api.offer(search, { key: "lba:formation/inconnue#L01" })).toEqual({ offer: undefined });
    const server = await serve(
      (response) =>
        void response.end(
          JSON.stringify({
            identifiant: { cle_ministere_educatif: "x#L01" },
            statut: { catalogue: "archivé" },
            certification: { valeur: { intitule: { rncp: "Boulanger" } } },
          }),
        ),
    );
    const other = connected(server.url);
    expect(await other.offer(search, { key: "lba:formation/x#L01" })).toEqual({ offer: undefined });
    await other.close();
  });
});

describe("when the catalogue fails", () => {
  const search = schools({ place: departement("48") });
  test.each<[string, Fault, string, number]>([
    ["500", { kind: "status", status: 500 }, "down", 3],
    ["503 with a page", { kind: "html503" }, "down", 3],
    ["a cut", { kind: "reset" }, "down", 3],
    ["half an answer", { kind: "garbage" }, "garbage", 1],
    ["JSON of another shape", { kind: "status", status: 200, body: '{"jobs":[]}' }, "garbage", 1],
    ["a long wait", { kind: "429", retryAfter: 60 }, "busy", 1],
    ["a refused query", { kind: "status", status: 400, body: '{"name":"Bad Request"}' }, "garbage", 1],
    ["a refused token", { kind: "status", status: 401 }, "refused", 1],
  ])("%s is said as such, and it works again afterwards", async (_what, fault, why, times) => {
    sandbox.faults.alternance = fault;
    await expect(api.trainings(search, 5)).rejects.toMatchObject({ service: "La bonne alternance", why });
    expect(sandbox.requests).toHaveLength(times);
    expect(JSON.stringify(api.lines)).not.toMatch(/jeton|http:|romes|D1102/);
    sandbox.faults.alternance = undefined;
    if (why !== "busy") expect((await api.trainings(search, 5)).exact).toBe(true);
  });

  test("a wait that trainings are asked for is none of offers'", async () => {
    sandbox.faults.alternance = { kind: "429", retryAfter: 60, times: 1 };
    await expect(api.trainings(search, 5)).rejects.toMatchObject({ why: "busy" });
    expect((await api.offers({ ...search, kind: "alternance" }, 5)).exact).toBe(true);
  });
});

describe("odd answers", () => {
  const formation = (number: number, changes: Record<string, unknown> = {}) => ({
    identifiant: { cle_ministere_educatif: `x${number}#L01` },
    statut: { catalogue: "publié" },
    certification: { valeur: { intitule: { rncp: `Titre ${number}` } } },
    lieu: { adresse: { commune: { code_insee: "48095" } } },
    ...changes,
  });
  const on = async (...pages: unknown[]) => {
    const server = await serve((response, { url: path }) => {
      const page = Number(new URL(path, "http://x").searchParams.get("page_index"));
      response.end(JSON.stringify(pages[page] ?? { data: [] }));
    });
    const { log, lines } = keptLog();
    const read = createTrainingApi({
      ...{ client: connected(server.url).client, atlas: map, centreOf, fictitious: false, log, now: () => sunday },
      pageSize: 2,
    });
    return { ...read, lines, heard: server.heard };
  };
  const query = { romes: ["D1102"] };

  test("one bad row costs no other, and what comes twice is shown once", async () => {
    const { readBlock, lines } = await on({
      data: [null, {}, formation(1), 7, formation(1), formation(2, { statut: { catalogue: "archivé" } }), formation(3)],
      pagination: { page_count: 1 },
    });
    const { trainings } = await readBlock(query);
    expect(trainings.map(({ title }) => title)).toEqual(["Titre 1", "Titre 3"]);
    expect(lines).toMatchObject([{ level: "warn", facts: { dropped: 3, of: 7 } }]);
  });

  test("pages without a count are read until one is not full", async () => {
    const { readBlock, heard } = await on({ data: [formation(1), formation(2)] }, { data: [formation(3)] });
    expect((await readBlock(query)).trainings).toHaveLength(3);
    expect(heard).toHaveLength(2);
  });

  test("more pages than are read are said to be cut off", async () => {
    const pages = Array.from({ length: 3 }, (_, i) => ({
      data: [formation(2 * i), formation(2 * i + 1)],
      pagination: { page_count: 9_999 },
    }));
    const { readBlock, heard } = await on(...pages);
    const block = await readBlock(query);
    expect([block.trainings.length, block.isCutOff]).toEqual([6, false]);
    // The fourth page was empty.
    expect(heard).toHaveLength(4);
  });
});

test("a certification that is not active any more has no offers, and France Travail cannot be asked for one", async () => {
  const rncp = { code: "RNCP00001", label: "Titre ancien" };
  const search = searchFor({ titles: [], rncp, place: departement("75") });
  expect(await api.offers(search, 5)).toMatchObject({ found: [], exact: true });
  expect(api.lines).toEqual([]);
});

test("apprenticeship offers and companies are found by a diploma", async () => {
  const [diploma] = diplomas;
  const rncp = { code: `RNCP${diploma?.rncp}`, label: diploma?.title ?? "" };
  const search = searchFor({ titles: [], rncp, place: departement("75") });
  const { found } = await api.offers(search, 5);
  expect(asked(sandbox)).toEqual([`/job/v1/search?departements=75&rncp=${rncp.code}`]);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ related }) => !related)).toBe(true);
  expect((await api.companies({ ...search, kind: "entreprises" }, 5)).found.length).toBeGreaterThan(0);
  // Another one is another question.
  await api.offers({ ...search, rncp: { code: "RNCP90002", label: "CAP Pâtissier" } }, 5);
  expect(sandbox.requests).toHaveLength(2);
});
