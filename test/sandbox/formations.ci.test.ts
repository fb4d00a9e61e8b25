import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parisDayNumber } from "../../src/sandbox/clock.ts";
import { formationOf, statusOf } from "../../src/sandbox/la-bonne-alternance/formation.ts";
import { findTrainings } from "../../src/sandbox/la-bonne-alternance/trainings.ts";
import { getTown, kilometresBetween } from "../../src/sandbox/places/towns.ts";
import { read, startedAt, sunday } from "./client.ts";

type Formation = ReturnType<typeof formationOf>;
type Answer = { data: Formation[]; pagination: { page_count: number; page_size: number; page_index: number } };

let started: Awaited<ReturnType<typeof startedAt>>;
beforeAll(async () => {
  started = await startedAt(sunday, { alternanceToken: "good" });
});
afterAll(() => started.sandbox.close());

const get = (path: string, authorization = "Bearer good") =>
  fetch(`${started.sandbox.urls.alternance}/formation/v1/${path}`, { headers: { authorization } });
const search = (query: string) => read<Answer>(get(`search?${query}`));
const keyOf = ({ identifiant }: Formation) => identifiant.cle_ministere_educatif;
const lyon = "latitude=45.75&longitude=4.85";

describe("search", () => {
  test("trainings for a job around a point, the nearest first", async () => {
    const { data, pagination } = await search(`romes=D1102&${lyon}&radius=100`);
    expect(data.length).toBeGreaterThan(3);
    expect(pagination).toEqual({ page_count: 1, page_size: 100, page_index: 0 });
    const far = data.flatMap(({ lieu }) => {
      const [longitude = 0, latitude = 0] = lieu.geolocalisation?.coordinates ?? [];
      return lieu.geolocalisation ? [kilometresBetween(getTown("69123"), { latitude, longitude })] : [];
    });
    expect(Math.max(...far)).toBeLessThan(104);
    for (const { certification } of data)
      expect(certification.valeur.domaines.rome.rncp?.map(({ code }) => code) ?? ["D1102"]).toContain("D1102");
    // The point of the search is not quite the centre of the town.
    const rounded = far.map((km) => Math.round(km / 5));
    expect(rounded).toEqual(rounded.toSorted((a, b) => a - b));
  });

  test("records know ROME 3 alone: a code of ROME 4 finds nothing by itself", async () => {
    expect((await search("romes=M1855")).data).toEqual([]);
    expect((await search("romes=M1805,M1855")).data.length).toBeGreaterThan(5);
  });

  test("a job and a certification are alternatives; a level is strict", async () => {
    const count = async (query: string) => (await search(`${query}&page_size=1`)).pagination.page_count;
    const [bakers, cooks] = [await count("romes=D1102"), await count("rncp=RNCP90004")];
    expect(await count("romes=D1102&rncp=RNCP90004")).toBe(bakers + cooks);
    const ofLevel = await search("romes=D1102&target_diploma_level=3&page_size=1000");
    const levels = ofLevel.data.map(({ certification }) => certification.valeur.intitule.niveau.cfd?.europeen);
    expect([new Set(levels), levels.length < bakers, levels.length > bakers / 2]).toEqual([new Set(["3"]), true, true]);
    expect(await count("romes=D1102&target_diploma_level=5")).toBe(0);
  });

  test("comes in pages that hold each training once", async () => {
    const first = await search("romes=D1102,G1602&page_size=20");
    const { page_count: pages } = first.pagination;
    expect(pages).toBeGreaterThan(2);
    const others = await Promise.all(
      Array.from({ length: pages - 1 }, (_, i) => search(`romes=D1102,G1602&page_size=20&page_index=${i + 1}`)),
    );
    const keys = [first, ...others].flatMap(({ data }) => data.map(keyOf));
    expect(new Set(keys).size).toBe(keys.length);
    expect((await search(`romes=D1102,G1602&page_size=20&page_index=${pages}`)).data).toEqual([]);
    expect(keys).toEqual((await search("romes=D1102,G1602&page_size=1000")).data.map(keyOf));
  });

  test("archived ones only where they are asked for", async () => {
    const { data: usual } = await search("romes=D1102&page_size=1000");
    const { data: all } = await search("romes=D1102&page_size=1000&include_archived=true");
    expect(new Set(usual.map(({ statut }) => statut.catalogue))).toEqual(new Set(["publié"]));
    expect(all.map(({ statut }) => statut.catalogue)).toContain("archivé");
    expect(all.length).toBeGreaterThan(usual.length);
  });

  test("every trade of the demo can be learnt within 200 km of Paris or Lyon", async () => {
    for (const rome of ["D1102", "M1607", "G1803", "F1602", "J1501", "K2204", "N1103", "A1203", "H2913", "L1401"])
      for (const around of [lyon, "latitude=48.86&longitude=2.35"])
        expect((await search(`romes=${rome}&${around}&radius=200`)).data.length, rome).toBeGreaterThan(0);
  });
});

test("what is odd about trainings comes in shares like the real ones", async () => {
  const all = await findTrainings(1, {
    ...{ around: undefined, romes: undefined, rncp: undefined, level: undefined, withArchived: true },
    ...{ pageSize: 1000, pageIndex: 0 },
  });
  const today = parisDayNumber(sunday);
  const rows = all.slice(0, 4_000).map((training) => formationOf(training, today));
  const share = (test: (row: Formation) => boolean) => rows.filter(test).length / rows.length;
  expect(share(({ formateur }) => !formateur.connu && formateur.organisme === null)).toBeGreaterThan(0.03);
  expect(share(({ formateur, responsable }) => !formateur.connu && !responsable.connu)).toBeGreaterThan(0.001);
  expect(share(({ formateur }) => formateur.organisme?.etablissement.enseigne === null)).toBeGreaterThan(0.2);
  expect(share(({ certification }) => certification.valeur.intitule.cfd === null)).toBeGreaterThan(0.1);
  expect(share(({ certification }) => certification.valeur.identifiant.rncp === null)).toBeGreaterThan(0.01);
  expect(share(({ lieu }) => lieu.adresse.label === null)).toBeGreaterThan(0.1);
  expect(share(({ lieu }) => lieu.geolocalisation === null)).toBeGreaterThan(0.005);
  expect(share(({ sessions }) => sessions.length === 0)).toBeGreaterThan(0.05);
  expect(share(({ sessions }) => sessions.some(({ fin }) => fin < "2026-11-22"))).toBeGreaterThan(0.2);
  expect(share(({ sessions }) => sessions.some(({ debut }) => debut > "2026-11-22"))).toBeGreaterThan(0.2);
  expect(share(({ sessions }) => sessions.length > 6)).toBeGreaterThan(0.01);
  expect(share(({ modalite }) => modalite.entierement_a_distance)).toBeGreaterThan(0.02);
  expect(share(({ contact }) => contact.email !== null)).toBeGreaterThan(0.3);
  expect(rows.map(({ sessions }) => sessions[0]?.debut.slice(10) ?? "")).toEqual(
    expect.arrayContaining(["T00:00:00.000+01:00", "T00:00:00.000+02:00"]),
  );
});

describe("one training by its key", () => {
  test("is the one of the search, its key encoded", async () => {
    const [training] = (await search(`romes=D1102&${lyon}`)).data;
    if (!training) throw new Error("none found");
    expect(keyOf(training)).toMatch(/#L0\d$/);
    const response = await get(encodeURIComponent(keyOf(training)));
    expect([response.status, await response.json()]).toEqual([200, training]);
    // Bare, what follows the "#" is not sent.
    expect((await get(keyOf(training))).status).toBe(404);
  });

  test("is found when it is archived, and says so", async () => {
    const all = await findTrainings(1, {
      ...{ around: undefined, romes: new Set(["D1102"]), rncp: undefined, level: undefined },
      ...{ withArchived: true, pageSize: 1000, pageIndex: 0 },
    });
    const archived = all.find((training) => statusOf(training) === "archivé");
    const response = await get(encodeURIComponent(archived?.key ?? ""));
    expect(await response.json()).toMatchObject({ statut: { catalogue: "archivé" } });
  });

  test.each(["inconnue", "%E0%A4%A", "090001P0100000000000000000000000000000-69123%23L01"])(
    "%s is a 404 of the gateway",
    async (key) => {
      const response = await get(key);
      expect([response.status, await response.json()]).toEqual([
        404,
        { statusCode: 404, name: "Not Found", message: "Formation inconnue", data: {} },
      ]);
    },
  );
});

describe("refusals", () => {
  test.each([
    "romes=",
    "romes=d1102",
    "romes=D1102,%20G1803",
    "romes=D1102&romes=G1803",
    "rncp=37948",
    "latitude=45",
    "latitude=95&longitude=4",
    "radius=201",
    "target_diploma_level=9",
    "include_archived=1",
    "page_size=1001",
    "page_size=0",
    "page_index=-1",
    "page_index=1.5",
  ])("%s is a 400 of the gateway", async (query) => {
    const response = await get(`search?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      statusCode: 400,
      name: "Bad Request",
      message: "Request validation failed",
      data: { validationError: [{ path: [expect.any(String)] }] },
    });
  });

  test("a wrong token is a 401", async () => {
    expect((await get("search?romes=D1102", "Bearer bad")).status).toBe(401);
  });
});

test("offers are found by the certification of any training", async () => {
  const [training] = (await search("romes=L1401")).data;
  const rncp = training?.certification.valeur.identifiant.rncp;
  const response = await fetch(`${started.sandbox.urls.alternance}/job/v1/search?rncp=${rncp}`, {
    headers: { authorization: "Bearer good" },
  });
  expect(response.status).toBe(200);
});

test("each call is logged, and none is refused for being one too many", async () => {
  const own = await startedAt(sunday, { hasQuotas: true });
  const statuses = await Promise.all(
    Array.from({ length: 70 }, () =>
      fetch(`${own.sandbox.urls.alternance}/formation/v1/search?romes=L1203&page_size=1`, {
        headers: { authorization: "Bearer x" },
      }).then(({ status }) => status),
    ),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(own.sandbox.requests.filter(({ path }) => path === "/formation/v1/search")).toHaveLength(70);
  await own.sandbox.close();
});
