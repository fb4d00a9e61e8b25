import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, parisDayNumber } from "../../src/sandbox/clock.ts";
import { hexId } from "../../src/sandbox/la-bonne-alternance/listing.ts";
import { getTown, kilometresBetween } from "../../src/sandbox/places/towns.ts";
import { alternanceStream, stockOf } from "../../src/sandbox/postings/stock.ts";
import { read, startedAt, sunday } from "./client.ts";

type Workplace = {
  siret: string | null;
  name: string | null;
  brand: string | null;
  legal_name: string | null;
  size: string | null;
  location: { address: string; geopoint: { coordinates: [number, number] } };
  domain: { naf: { code: string } | null; opco: string | null };
};
type Job = {
  identifier: { id: string; partner_label: string; partner_job_id: string };
  workplace: Workplace;
  apply: { url: string; phone: null; recipient_id?: string | null };
  contract: { start: string | null; duration: number | null; type: string[]; remote: string | null };
  offer: {
    title: string;
    rome_codes: string[];
    description: string;
    target_diploma: { european: string } | null;
    publication: { creation: string; expiration: string };
    status: string;
  };
  is_delegated: boolean;
};
type Answer = {
  jobs: Job[];
  recruiters: { identifier: { id: string }; workplace: Workplace; apply: { phone: string | null } }[];
  warnings: unknown[];
};

let started: Awaited<ReturnType<typeof startedAt>>;
beforeAll(async () => {
  started = await startedAt(sunday, { alternanceToken: "good" });
});
afterAll(() => started.sandbox.close());

const get = (path: string, authorization = "Bearer good") =>
  fetch(`${started.sandbox.urls.alternance}${path}`, { headers: authorization ? { authorization } : {} });
const search = (query: string) => read<Answer>(get(`/job/v1/search?${query}`));
const lyon = "latitude=45.75&longitude=4.85";

describe("search", () => {
  test("offers and companies around a point, in one call", async () => {
    const { jobs, recruiters, warnings } = await search(`romes=D1102,D1104&${lyon}&radius=30`);
    expect(jobs.length).toBeGreaterThan(3);
    expect(recruiters.length).toBeGreaterThan(20);
    expect(warnings).toEqual([{ code: "RECRUITERS_FORMATING_ERROR", message: expect.any(String) }]);
    expect((await search(`romes=D1102&${lyon}&radius=5`)).warnings).toEqual([]);
    for (const { workplace } of [...jobs, ...recruiters]) {
      const [longitude, latitude] = workplace.location.geopoint.coordinates;
      expect(kilometresBetween({ latitude, longitude }, getTown("69123"))).toBeLessThanOrEqual(30);
    }
    expect(jobs.every(({ offer }) => ["D1102", "D1104"].some((rome) => offer.rome_codes.includes(rome)))).toBe(true);
  });

  test("companies are as odd as real ones: without a name or a SIRET, twice, of any size", async () => {
    const { recruiters } = await search("");
    const all = recruiters.concat((await search(`romes=D1102,G1602,G1803,F1603,M1607&${lyon}&radius=100`)).recruiters);
    const workplaces = all.map(({ workplace }) => workplace);
    expect(workplaces.some(({ siret }) => siret === null)).toBe(true);
    expect(
      workplaces.some(({ name, brand, legal_name }) => [name, brand, legal_name].every((one) => one === null)),
    ).toBe(true);
    expect(new Set(all.map(({ identifier }) => identifier.id)).size).toBe(all.length);
    const known = workplaces.flatMap(({ siret }) => siret ?? []);
    expect(new Set(known).size).toBeLessThan(known.length);
    for (const size of ["0-0", "1-2", "100 à 199 salariés", null])
      expect(workplaces.map((one) => one.size)).toContain(size);
    const phones = all.flatMap(({ apply }) => apply.phone ?? []);
    expect(phones.length / all.length).toBeGreaterThan(0.2);
    expect(phones.every((phone) => /^(?:0|\+33)1\W?99\W?00\W?\d\d\W?\d\d$/.test(phone))).toBe(true);
  });

  test("France Travail's offers come twice, unless they are left out", async () => {
    const { jobs } = await search("romes=D1102,G1609,M1855,M1203");
    const france = jobs.filter(({ identifier }) => identifier.partner_label === "France Travail");
    expect(france.length).toBeGreaterThan(4);
    expect(new Set(france.map(({ identifier }) => identifier.id)).size * 2).toBe(france.length);
    const without = await search(
      "romes=D1102,G1609,M1855,M1203&partners_to_exclude=France%20Travail&partners_to_exclude=recruteurs_lba",
    );
    expect(without.jobs.some(({ identifier }) => identifier.partner_label === "France Travail")).toBe(false);
    expect(without.recruiters).toEqual([]);
  });

  test("leaving out a partner without naming a trade has no effect", async () => {
    const { jobs } = await search("partners_to_exclude=France%20Travail");
    expect(jobs.some(({ identifier }) => identifier.partner_label === "France Travail")).toBe(true);
  });

  test("at most 150 rows of each source", async () => {
    const { jobs, recruiters } = await search("");
    expect(recruiters).toHaveLength(150);
    expect(jobs.filter(({ identifier }) => identifier.partner_label === "offres_emploi_lba")).toHaveLength(150);
  });

  test("no offer at all beside many companies is a normal answer", async () => {
    const { jobs, recruiters } = await search("romes=L1202,B1201&latitude=48.85&longitude=2.35&radius=10");
    expect(jobs.length).toBeLessThan(3);
    expect(recruiters.length).toBeGreaterThan(50);
  });

  test("a level keeps the offers that tell none", async () => {
    const levels = (await search("target_diploma_level=3")).jobs.map(({ offer }) => offer.target_diploma?.european);
    expect(new Set(levels)).toEqual(new Set(["3", undefined]));
  });

  test("départements are beginnings of postcodes, one key each", async () => {
    const count = async (query: string) => (await search(query)).jobs.length;
    const [herault, brittany] = [await count("departements=34"), await count("departements=35")];
    expect(await count("departements=34&departements=35")).toBe(herault + brittany);
    expect(herault).toBeGreaterThan(0);
    expect(await count("departements=34,35")).toBe(0);
    expect(await count("departements[]=34")).toBe(await count(""));
  });

  test("a certification stands for its trades", async () => {
    const byRome = await search("romes=D1102");
    const byRncp = await search("rncp=RNCP90001");
    expect(byRncp.jobs.map(({ identifier }) => identifier.id)).toEqual(
      byRome.jobs.map(({ identifier }) => identifier.id),
    );
  });

  test("an empty latitude searches the Gulf of Guinea", async () => {
    expect(await search("latitude=&longitude=")).toEqual({ jobs: [], recruiters: [], warnings: [] });
  });
});

describe("what offers are like", () => {
  test("missing and odd fields come in shares like the real ones", async () => {
    const { jobs, recruiters } = await search("");
    const share = (test: (job: Job) => boolean) => jobs.filter(test).length / jobs.length;
    expect(share(({ workplace }) => workplace.siret === null)).toBeGreaterThan(0.2);
    expect(share(({ is_delegated }) => is_delegated)).toBeGreaterThan(0.2);
    expect(share(({ apply }) => apply.recipient_id === undefined)).toBeGreaterThan(0.05);
    expect(share(({ offer }) => offer.target_diploma === null)).toBeGreaterThan(0.2);
    expect(share(({ contract }) => contract.remote !== null)).toBeLessThan(0.2);
    expect(share(({ offer }) => offer.description.startsWith("<p>"))).toBeGreaterThan(0.01);
    expect(jobs.some(({ apply }) => /[éèêô]/.test(apply.url))).toBe(true);
    expect(
      jobs
        .filter(({ identifier }) => identifier.partner_label === "France Travail")
        .every(({ contract, apply }) => contract.start === null && apply.recipient_id == null),
    ).toBe(true);
    expect(recruiters.every(({ workplace }) => /^\d{4}[A-Z]$/.test(workplace.domain.naf?.code ?? ""))).toBe(true);
  });

  test("starts are midnight in UTC or midnight in Paris", async () => {
    const hours = new Set((await search("")).jobs.flatMap(({ contract }) => contract.start?.slice(11, 16) ?? []));
    expect([...hours].sort()).toEqual(expect.arrayContaining(["00:00", "23:00"]));
  });
});

describe("one offer by its id", () => {
  test("is the one of the search", async () => {
    const [job] = (await search("romes=D1102")).jobs;
    const response = await get(`/job/v1/offer/${job?.identifier.id}`);
    expect([response.status, await response.json()]).toEqual([200, job]);
  });

  test("is still found when the search shows it no more, and is over", async () => {
    const today = parisDayNumber(sunday);
    const old = stockOf(
      alternanceStream,
      1,
    )(sunday).find(({ created, lastDay }) => created < addDays(sunday, -10) && lastDay < today + 20);
    const later = await startedAt(addDays(sunday, 20));
    const response = await fetch(`${later.sandbox.urls.alternance}/job/v1/offer/${hexId(old?.id ?? "")}`, {
      headers: { authorization: "Bearer x" },
    });
    const { offer } = await read<Job>(response);
    expect(offer.title).toBe(old?.title);
    expect(new Date(offer.publication.expiration).getTime()).toBeLessThan(later.clock.at.getTime());
    await later.sandbox.close();
  });

  test("an unknown one is a 404, a malformed one a 400, both in the words of La bonne alternance", async () => {
    expect(await (await get(`/job/v1/offer/${"0".repeat(24)}`)).json()).toMatchObject({
      statusCode: 404,
      error: "Not Found",
    });
    expect(await (await get("/job/v1/offer/abc")).json()).toMatchObject({
      statusCode: 400,
      error: "Bad Request",
      message: expect.stringMatching(/^params\.id/),
    });
  });
});

describe("refusals", () => {
  test.each([
    "romes=",
    "romes=d1102",
    "romes=D1102&romes=G1803",
    "rncp=37948",
    "rncp=RNCP00001",
    "latitude=45",
    "latitude=null&longitude=4",
    "latitude=95&longitude=4",
    "radius=201",
    "target_diploma_level=8",
    "opco=Aucun",
    "elligibleHandicapFilter=true",
  ])("%s is a 400 of La bonne alternance", async (query) => {
    const response = await get(`/job/v1/search?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      statusCode: 400,
      error: "Bad Request",
      message: expect.stringMatching(/^querystring\./),
      data: { validationError: { name: "ZodError" } },
    });
  });

  test.each([
    ["", "Vous devez être connecté pour accéder à cette ressource"],
    ["Basic abc", "Le jeton doit être de la forme 'Bearer token'"],
    ["Bearer bad", "Impossible de déchiffrer la clé d'API"],
  ])("%s is a 401 of the gateway", async (authorization, message) => {
    const response = await get("/job/v1/search?romes=D1102", authorization);
    expect([response.status, await response.json()]).toEqual([
      401,
      { statusCode: 401, name: "Unauthorized", message, data: {} },
    ]);
  });

  test("a path that nobody knows has a shape of its own, and health needs no token", async () => {
    expect(await (await get("/api/V1/jobs")).json()).toMatchObject({
      statusCode: 404,
      payload: { error: "Not Found" },
    });
    expect((await get("/healthcheck", "")).status).toBe(200);
  });
});

test("France Travail's offers of a day are imported in the following night", async () => {
  const { sandbox, clock } = await startedAt(new Date("2026-11-23T03:59:00Z"));
  const count = async () => {
    const response = await fetch(
      `${sandbox.urls.alternance}/job/v1/search?romes=D1102,G1803,G1609,M1203,M1855,F1602,F1703,J1501,D1402`,
      { headers: { authorization: "Bearer x" } },
    );
    const { jobs } = await read<Answer>(response);
    return jobs
      .filter(({ identifier }) => identifier.partner_label === "France Travail")
      .map(({ offer }) => offer.publication.creation)
      .sort()
      .at(-1);
  };
  const before = await count();
  clock.at = new Date("2026-11-23T04:00:00Z");
  const after = await count();
  expect(before && before < "2026-11-21T23:00:00Z").toBe(true);
  expect(after && after >= (before ?? "") && after < "2026-11-22T23:00:00Z").toBe(true);
  await sandbox.close();
});
