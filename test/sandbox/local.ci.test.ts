import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, midnightOf, parisDayNumber } from "../../src/sandbox/clock.ts";
import { jobs, otherJobs } from "../../src/sandbox/jobs/jobs.ts";
import { clusters } from "../../src/sandbox/places/clusters.ts";
import { kilometresBetween, towns } from "../../src/sandbox/places/towns.ts";
import { localOf } from "../../src/sandbox/postings/local.ts";
import { type Offre, read, startedAt, sunday, tokenFrom } from "./client.ts";

const local = localOf(1);
const largest = towns.filter(({ city }) => !city).sort((one, other) => other.inhabitants - one.inhabitants);
const sixty = largest.slice(0, 60);

const around = (code: string, commune: string, now: Date) => {
  const centre = largest.find((town) => town.code === commune) ?? largest[0];
  if (!centre) throw new Error("No town");
  const found = local.postings("job", now, {
    job: (job) => job.code === code,
    town: (town) => kilometresBetween(town, centre) <= 25,
  });
  return [...found]
    .map(({ compose }) => compose())
    .filter(({ company }) => kilometresBetween(company.point, centre) <= 20);
};

describe("what each town has of each job", () => {
  test("at least five offers for each of the common jobs around each of sixty towns, at any hour", () => {
    expect(jobs.length).toBeGreaterThan(150);
    // Each job in two towns, so that all towns have their turn.
    const thin = jobs.flatMap(({ code }, index) =>
      [sixty[index % 60], sixty[(index * 7 + 13) % 60]].flatMap((town) => {
        const now = new Date(midnightOf(parisDayNumber(sunday)) + ((index * 37) % 24) * 3_600_000);
        const count = town ? around(code, town.code, now).length : 0;
        return count < 5 ? [`${code} in ${town?.name}: ${count}`] : [];
      }),
    );
    expect(thin).toEqual([]);
  });

  test("a smaller town is never far from one that has them", () => {
    const centres = clusters.flatMap(({ members }) => members);
    const alone = largest
      .slice(0, 200)
      .filter((town) => !centres.some((other) => kilometresBetween(town, other) <= 15));
    expect(alone.map(({ name }) => name)).toEqual([]);
  });

  test("a job that is looked for less has some as well", () => {
    const [first] = otherJobs;
    expect(otherJobs.length).toBeGreaterThan(400);
    for (const { code } of [first, ...otherJobs.slice(100, 103)].flatMap((job) => job ?? []))
      expect(around(code, "69123", sunday).length).toBeGreaterThanOrEqual(2);
  });

  test("each morning before eight there is something new for whoever was told the day before", () => {
    for (const [index, code] of ["D1102", "G1609", "D1505", "F1603", "M1607"].entries())
      for (const days of [1, 2, 3, 4, 5, 6]) {
        const now = new Date(midnightOf(parisDayNumber(addDays(sunday, days))) + 8 * 3_600_000);
        const created = around(code, sixty[index * 9]?.code ?? "", now).map((posting) => posting.created.getTime());
        expect(Math.max(...created)).toBeGreaterThan(addDays(now, -1).getTime());
      }
  });

  test("no two of them are one announcement", () => {
    const found = around("D1106", "44109", sunday).map(
      ({ title, company, place }) => `${title} | ${company.name} | ${place.commune}`,
    );
    expect(new Set(found).size).toBe(found.length);
  });

  test("an offer is found by its id as long as it is on show, and tells when it is over", () => {
    for (const posting of around("G1609", "35238", sunday)) {
      expect(local.find("job", sunday, posting.id)).toMatchObject({ id: posting.id, title: posting.title });
      expect(local.find("job", addDays(sunday, 30), posting.id)?.lastDay).toBe(posting.lastDay);
      expect(local.find("job", addDays(posting.created, -1), posting.id)).toBeUndefined();
    }
    for (const id of ["9AAAAAAA", "9ZZZZZZZ", "9999999999", "lba9ABCDEFG", "__proto__", ""])
      expect(local.find("job", sunday, id)?.id ?? id).toBe(id);
  });
});

describe("as the services tell it", () => {
  let started: Awaited<ReturnType<typeof startedAt>>;
  let token = "";
  beforeAll(async () => {
    started = await startedAt(sunday, { isPlentiful: true });
    token = (await read<{ access_token: string }>(tokenFrom(started.sandbox))).access_token;
  });
  afterAll(() => started.sandbox.close());

  const ask = (path: string) =>
    fetch(`${started.sandbox.urls.franceTravail}/offresdemploi/v2/offres/${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  test.each([
    ["a cook in Brest", "codeROME=G1609&commune=29019&distance=20"],
    ["a cashier in Marseille", "codeROME=D1505&commune=13201&distance=20"],
    ["a plumber in Nantes", "codeROME=F1603&commune=44109&distance=10"],
    ["a shop assistant in Cergy", "codeROME=D1106&commune=95127&distance=20"],
    ["a word in the titles", "motsCles=boulanger&commune=69381&distance=20"],
    ["a whole region, whatever the job", "region=84&range=0-9"],
    ["a whole département, by word", "motsCles=serveur&departement=33"],
  ])("%s has at least five, each of which can be opened", async (_what, query) => {
    const { resultats } = await read<{ resultats: Offre[] }>(ask(`search?${query}`));
    expect(resultats.length).toBeGreaterThanOrEqual(5);
    const [first] = resultats;
    expect(await read(ask(first?.id ?? ""))).toMatchObject({ id: first?.id, intitule: first?.intitule });
  });

  test("a region has offers of all its départements, of many jobs, and a page of them takes no longer than one may wait", async () => {
    const before = process.cpuUsage();
    const answer = await ask("search?region=84&sort=1");
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(3);
    const total = Number(answer.headers.get("content-range")?.split("/")[1]);
    expect(total).toBeGreaterThan(800);
    // All of them can be read in one go.
    expect(total).toBeLessThan(3_150);
    const { resultats } = await read<{ resultats: Offre[] }>(Promise.resolve(answer));
    expect(resultats).toHaveLength(150);
    const departements = new Set(resultats.map(({ lieuTravail }) => lieuTravail.libelle.slice(0, 2)));
    expect(departements.size).toBeGreaterThan(5);
    expect(new Set(resultats.map(({ romeCode }) => romeCode)).size).toBeGreaterThan(50);
  });

  test("counts add up to the total, and pages hold each offer once", async () => {
    const answer = await ask("search?codeROME=G1609&departement=75&range=0-9");
    const total = Number(answer.headers.get("content-range")?.split("/")[1]);
    const { filtresPossibles } = await read<{
      filtresPossibles: { agregation: { nbResultats: number }[] }[];
    }>(answer);
    for (const { agregation } of filtresPossibles)
      expect(agregation.reduce((sum, { nbResultats }) => sum + nbResultats, 0)).toBe(total);
    const { resultats } = await read<{ resultats: Offre[] }>(ask("search?codeROME=G1609&departement=75"));
    expect(new Set(resultats.map(({ id }) => id)).size).toBe(total);
  });

  test("apprenticeships as well, each found by its id", async () => {
    const get = (path: string) =>
      fetch(`${started.sandbox.urls.alternance}/job/v1/${path}`, { headers: { authorization: "Bearer any" } });
    const { jobs: found } = await read<{ jobs: { identifier: { id: string }; offer: { title: string } }[] }>(
      get("search?romes=D1102&latitude=48.39&longitude=-4.49&radius=20"),
    );
    expect(found.length).toBeGreaterThanOrEqual(5);
    for (const job of found.slice(0, 5))
      expect(await read(get(`offer/${job.identifier.id}`))).toMatchObject({ offer: { title: job.offer.title } });
  });
});
