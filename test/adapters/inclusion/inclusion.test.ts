import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { compareByRank } from "../../../src/core/offers/pages.ts";
import { joinPlaces } from "../../../src/core/places/area.ts";
import { france } from "../../../src/core/places/place.ts";
import { askNobody } from "../../../src/core/requester.ts";
import type { Fault } from "../../../src/sandbox/faults.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { virtualClock } from "../../fakes/virtual-clock.ts";
import { hurryRetries } from "../hurry.ts";
import { centreOf, departement, sunday, town } from "../places.ts";
import { closeServers, nobody, serve } from "../server.ts";
import { cleaner, connected, postsOf, type Started, searchFor, somebody } from "./started.ts";

hurryRetries();

let sandbox: Sandbox;
let api: Started;
const opened: Started[] = [];
const open = (...how: Parameters<typeof connected>) => {
  const one = connected(...how);
  opened.push(one);
  return one;
};
beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  sandbox = await startSandbox({ hasQuotas: false, now: () => sunday });
});
beforeEach(() => {
  sandbox.requests.length = 0;
  sandbox.faults.inclusion = undefined;
  api = open({ urls: [sandbox.urls.inclusion] });
});
afterEach(() => Promise.all(opened.splice(0).map(({ close }) => close())));
afterAll(async () => {
  vi.restoreAllMocks();
  await sandbox.close();
  await closeServers();
});

const read = (search = searchFor(), askedBy = somebody("a")) => api.forPeople.read(search, 5, askedBy);
const asked = () => sandbox.requests.map(({ query }) => query.get("postes_dans_le_departement"));
const keysOf = (found: { offer: { key: string } }[]) => found.map(({ offer }) => offer.key);

describe("posts", () => {
  test("of a département: all that are open, in one call", async () => {
    const reading = await read();
    expect(sandbox.requests.map(({ path, query }) => `${path}?${query}`)).toEqual([
      "/api/v1/siaes/?format=json&page=1&page_size=300&postes_dans_le_departement=59",
    ]);
    const { found, ...rest } = reading;
    expect(rest).toEqual({ complete: true, total: found.length, exact: true, reachable: found.length, missing: [] });
    expect(found.length).toBeGreaterThan(5);
    for (const post of postsOf(reading))
      expect([post.place.departement, post.structure !== undefined, post.key.startsWith("emi:")]).toEqual([
        "59",
        true,
        true,
      ]);
    expect(JSON.stringify(found)).not.toMatch(/@|01 99 00|0199001234/);
  });

  test("of a town are within its circle, the nearest first, from every département that it reaches", async () => {
    const reading = await read(searchFor({ place: town("69123"), radius: 60 }));
    expect(asked()[0]).toBe("69");
    expect(asked()).toEqual(expect.arrayContaining(["01", "38", "42"]));
    const far = reading.found.map(({ distanceKm = Number.NaN }) => distanceKm);
    expect(far.length).toBeGreaterThan(5);
    expect(far).toEqual(far.toSorted((a, b) => a - b));
    expect(Math.max(...far)).toBeLessThanOrEqual(60);
  });

  test("whose distance cannot be measured are those of the town alone, until it can be", async () => {
    const known = new Set(["59350"]);
    const slow = open(
      { urls: [sandbox.urls.inclusion] },
      { centreOf: (code) => (known.has(code) ? centreOf(code) : undefined) },
    );
    const search = searchFor({ place: town("59350"), radius: 20 });
    const towns = async () =>
      new Set(postsOf(await slow.forPeople.read(search, 5, somebody("a"))).map(({ place }) => place.commune));
    expect(await towns()).toEqual(new Set(["59350"]));
    known.add("59512");
    expect(await towns()).toEqual(new Set(["59350", "59512"]));
  });

  test("of a job: its own first, then those of its family", async () => {
    const reading = await read(searchFor({ titles: [cleaner] }));
    const romes = postsOf(reading).map(({ rome }) => rome);
    expect(new Set(romes)).toEqual(new Set(["K2204", "A1203"]));
    expect(romes).toEqual(romes.toSorted().toReversed());
    for (const { offer, related } of reading.found)
      expect(related).toBe(offer.kind === "offer" && offer.rome === "A1203");
  });

  test("with words are those whose text has them all", async () => {
    const all = await read();
    const reading = await read(searchFor({ words: "espaces verts" }));
    expect(reading.found.length).toBeLessThan(all.found.length);
    for (const { title, description } of postsOf(reading))
      expect(`${title} ${description}`.toLowerCase()).toMatch(/espaces? verts?/);
    expect((await read(searchFor({ words: "astronaute" }))).found).toEqual([]);
  });

  test("of the whole country cannot be asked for, which is said", async () => {
    await expect(read(searchFor({ place: france }))).rejects.toMatchObject({
      service: "Les emplois de l'inclusion",
      why: "refused",
      unfit: { part: "place" },
    });
    expect(sandbox.requests).toEqual([]);
  });

  test("are kept for four hours, and shared by all who ask for a département", async () => {
    await Promise.all([read(), read(searchFor({ titles: [cleaner] }), somebody("b"))]);
    await read(searchFor({ place: town("59350"), radius: "departement" }), askNobody);
    expect(asked()).toEqual(["59"]);
    api.clock.at = new Date(sunday.getTime() + 4 * 3_600_000);
    await expect(read(searchFor(), askNobody)).rejects.toThrow();
    await read();
    expect(asked()).toEqual(["59", "59"]);
  });

  test("come in several pages where one does not hold them", async () => {
    const whole = await read();
    const paged = open({ urls: [sandbox.urls.inclusion] }, { pageSize: 5 });
    const { found, exact } = await paged.forPeople.read(searchFor(), 5, somebody("a"));
    const pages = sandbox.requests.slice(1).map(({ query }) => query.get("page"));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages).toEqual(pages.map((_, i) => String(i + 1)));
    if (exact) expect(keysOf(found).toSorted()).toEqual(keysOf(whole.found).toSorted());
    else expect(found.length).toBeLessThan(whole.found.length);
  });
});

describe("one post", () => {
  test("is told as the list told it, without a call", async () => {
    const search = searchFor({ place: town("59350") });
    const [first] = (await read(search)).found;
    const { key = "", handle } = first?.offer ?? {};
    sandbox.requests.length = 0;
    const listed = { key, ...(handle === undefined ? {} : { handle }) };
    const one = await api.forPeople.readOne(search, listed, askNobody);
    expect([one.offer, one.distanceKm]).toEqual([first?.offer, first?.distanceKm]);
    expect(sandbox.requests).toEqual([]);
  });

  test("is read with its département, which its handle names; without one with those of the search", async () => {
    const [first] = (await read()).found;
    const key = first?.offer.key ?? "";
    for (const listed of [{ key, handle: "59" }, { key }]) {
      sandbox.requests.length = 0;
      const other = open({ urls: [sandbox.urls.inclusion] });
      await expect(other.forPeople.readOne(searchFor(), listed, askNobody)).rejects.toThrow();
      expect((await other.forPeople.readOne(searchFor(), listed, somebody("a"))).offer).toEqual(first?.offer);
      expect(asked()).toEqual(["59"]);
    }
  });

  test("that is closed or unknown is gone", async () => {
    expect(await api.forPeople.readOne(searchFor(), { key: "emi:0", handle: "59" })).toEqual({ offer: undefined });
    const abroad = { ...searchFor({ place: france }) };
    expect(await api.forPeople.readOne(abroad, { key: "emi:0" })).toEqual({ offer: undefined });
  });
});

describe("when the service fails", () => {
  test.each<[string, Fault, string, number]>([
    ["500", { kind: "status", status: 500 }, "down", 3],
    ["503 with a page", { kind: "html503" }, "down", 3],
    ["a cut", { kind: "reset" }, "down", 3],
    ["half an answer", { kind: "garbage" }, "garbage", 1],
    ["JSON of another shape", { kind: "status", status: 200, body: '["x"]' }, "garbage", 1],
    ["a refused query", { kind: "status", status: 400, body: '["x"]' }, "garbage", 1],
    ["a refusal", { kind: "status", status: 403 }, "garbage", 1],
    ["a very long wait", { kind: "429", retryAfter: 3_600 }, "busy", 1],
  ])("%s is said as such", async (_what, fault, why, times) => {
    sandbox.faults.inclusion = fault;
    await expect(read()).rejects.toMatchObject({ service: "Les emplois de l'inclusion", why });
    expect(sandbox.requests).toHaveLength(times);
    expect(JSON.stringify(api.lines)).not.toMatch(/http:|departement=/);
  });

  test("nobody at its address: down; in the demo the sandbox answers, and says that it is one", async () => {
    const away = await nobody();
    await expect(open({ urls: [away] }).forPeople.read(searchFor(), 5, somebody("a"))).rejects.toMatchObject({
      why: "down",
    });
    const demo = open({ urls: [away], standIn: sandbox.urls.inclusion });
    const reading = await demo.forPeople.read(searchFor(), 5, somebody("a"));
    expect(postsOf(reading).every(({ fictitious }) => fictitious)).toBe(true);
  });

  test("what the service itself says is not taken for invented", async () => {
    expect(postsOf(await read()).some(({ fictitious }) => fictitious)).toBe(false);
  });

  test("a wait that it asks for is waited for", async () => {
    sandbox.faults.inclusion = { kind: "429", retryAfter: 0, times: 1 };
    expect((await read()).found.length).toBeGreaterThan(0);
    expect(sandbox.requests.map(({ status }) => status)).toEqual([429, 200]);
  });

  test("a département that it does not know has none", async () => {
    sandbox.faults.inclusion = { kind: "status", status: 404, body: '{"detail":"Pas trouvé."}' };
    expect(await read()).toMatchObject({ found: [], exact: true });
  });
});

describe("odd answers", () => {
  const post = (id: number) => ({ id, rome: "K2204", appellation_modifiee: `Poste ${id}`, recrutement_ouvert: "True" });
  const siae = (...postes: unknown[]) => ({
    type: "EI",
    ville: "Lille",
    code_postal: "59000",
    departement: "59",
    postes,
  });
  const on = async (answer: (url: URL) => unknown) => {
    const server = await serve((response, { url }) =>
      response.end(JSON.stringify(answer(new URL(url, "http://127.0.0.1")))),
    );
    const started = open({ urls: [server.url] });
    return { ...started, server, read: () => started.forPeople.read(searchFor(), 5, somebody("a")) };
  };

  test("an odd structure or post costs no other, and what comes twice is shown once", async () => {
    const here = await on(() => ({ results: [null, 5, siae(post(1), null, {}, post(2)), siae(post(1)), siae()] }));
    expect(keysOf((await here.read()).found).toSorted()).toEqual(["emi:1", "emi:2"]);
    expect(here.lines.map(({ facts }) => facts)).toMatchObject([{ dropped: 2 }, { dropped: 2 }]);
  });

  test("a next page elsewhere, or one that leads back, is not followed, and the list is said to be partial", async () => {
    for (const next of ["https://evil.example/api/v1/siaes/?page=2", "/api/v1/siaes/?page=2", "x", 7]) {
      const here = await on(() => ({ results: [siae(post(1))], next }));
      expect((await here.read()).found).toHaveLength(1);
      expect(here.server.heard).toHaveLength(1);
    }
    const back = await on(({ host }) => ({ results: [siae(post(1))], next: `http://${host}/api/v1/siaes/?page=1` }));
    await back.read();
    expect(back.server.heard).toHaveLength(1);
  });

  test("pages without an end are given up, which is said", async () => {
    let address = "";
    const here = await on(({ searchParams }) => {
      const page = Number(searchParams.get("page"));
      return { results: [siae(post(page))], next: `${address}/api/v1/siaes/?page=${page + 1}` };
    });
    address = here.server.url;
    expect(await here.read()).toMatchObject({
      total: 5,
      exact: false,
      notes: [{ service: "Les emplois de l'inclusion", is: "partial" }],
    });
    expect(here.server.heard).toHaveLength(5);
  });
});

describe("the quota of twelve calls a minute", () => {
  test("is never met, however many ask at once, and all are answered", async () => {
    const clock = virtualClock();
    const limited = await startSandbox({ now: () => sunday, stopwatch: clock.now });
    const busy = open({ urls: [limited.urls.inclusion] }, { clock });
    const codes = [
      "01",
      "02",
      "03",
      "04",
      "05",
      "06",
      "07",
      "08",
      "09",
      "10",
      "11",
      "12",
      "14",
      "15",
      "16",
      "17",
      "18",
    ];
    const readings = await Promise.all(
      codes.map((code, i) => busy.forPeople.read(searchFor({ place: departement(code) }), 5, somebody(`p${i}`))),
    );
    expect(readings.every(({ exact }) => exact)).toBe(true);
    expect(limited.requests.map(({ status }) => status)).toEqual(codes.map(() => 200));
    expect(clock.at).toBeGreaterThan(60_000);
    await limited.close();
  });

  test("is shared fairly: who asks for one département goes before somebody's second", async () => {
    const clock = virtualClock();
    const paced = open({ urls: [sandbox.urls.inclusion] }, { clock });
    const region = { kind: "region" as const, code: "76", name: "Occitanie" };
    await Promise.all([
      paced.forPeople.read(searchFor({ place: region }), 5, somebody("greedy")),
      paced.forPeople.read(searchFor({ place: departement("59") }), 5, somebody("modest")),
    ]);
    expect(asked()).toHaveLength(14);
    // Eleven went at once; of those that wait, theirs comes first.
    expect(asked()[11]).toBe("59");
  });

  test("a count that nobody waits for goes only where there is room soon", async () => {
    const clock = virtualClock();
    const paced = open({ urls: [sandbox.urls.inclusion] }, { clock });
    expect((await paced.inBackground.read(searchFor(), 5)).found.length).toBeGreaterThan(0);
    const region = { kind: "region" as const, code: "76", name: "Occitanie" };
    const people = paced.forPeople.read(searchFor({ place: region }), 5, somebody("a"));
    await vi.waitFor(() => expect(asked().length).toBeGreaterThan(3));
    await expect(paced.inBackground.read(searchFor({ place: departement("75") }), 5)).rejects.toMatchObject({
      why: "busy",
    });
    await people;
  });
});

describe("what alerts want", () => {
  const from = new Date("2026-11-20T00:00:00Z");

  test("is read a département at a time, each once for all of them, people's calls going first", async () => {
    const batch = api.gather();
    const searches = [searchFor(), searchFor({ titles: [cleaner] }), searchFor({ place: town("59350"), radius: 0 })];
    for (const search of searches) batch.want({ search, related: true, from });
    batch.want({ search: searchFor({ place: france }), related: true, from });
    const { of, asked: readings, calls } = await batch.read();
    expect([readings, calls, asked()]).toEqual([1, 1, ["59"]]);
    const [all, cleaners] = searches.map((search) => of({ search, related: true, from }));
    if (!Array.isArray(all) || !Array.isArray(cleaners)) throw new Error("not read");
    expect(all.length).toBeGreaterThan(cleaners.length);
    expect(all).toEqual(all.toSorted(compareByRank));
    expect(all.every(({ offer, folds }) => offer.kind === "offer" && offer.description === "" && folds)).toBe(true);
    const alone = of({ search: searchFor({ titles: [cleaner] }), related: false, from });
    expect(Array.isArray(alone) && alone.every(({ related }) => !related)).toBe(true);
    expect(of({ search: searchFor({ place: france }), related: true, from })).toEqual([]);
  });

  test("a département that fails costs only those that need it, and three in a row end the reading", async () => {
    sandbox.faults.inclusion = { kind: "status", status: 400 };
    const batch = api.gather();
    const codes = ["59", "62", "80", "02", "60"];
    for (const code of codes) batch.want({ search: searchFor({ place: departement(code) }), related: true, from });
    const { of } = await batch.read();
    expect(asked()).toEqual(["59", "62", "80"]);
    for (const code of codes)
      expect(of({ search: searchFor({ place: departement(code) }), related: true, from })).toMatchObject({
        name: "SourceError",
      });
  });

  test("those who wait longest are read first; what there is no room for has its turn later", async () => {
    const clock = virtualClock();
    const paced = open({ urls: [sandbox.urls.inclusion] }, { clock });
    const batch = paced.gather();
    const regions = ["11", "76", "84", "75"].map((code) => ({ kind: "region" as const, code, name: code }));
    const wants = regions.map((place, i) => ({
      search: searchFor({ place }),
      related: true,
      from: new Date(from.getTime() - i * 86_400_000),
    }));
    for (const want of wants) batch.want(want);
    const isServed = await batch.turns?.();
    const { of, calls } = await batch.read();
    const outcomes = wants.map((want) => (of(want) === "later" ? "later" : "read"));
    expect(calls).toBeLessThanOrEqual(30);
    expect(outcomes).toEqual(["later", "later", "read", "read"]);
    expect(wants.map((want) => isServed?.(want))).toEqual([false, false, true, true]);
  });

  test("a search that takes more calls than a run has is read once it has waited longest", async () => {
    const clock = virtualClock();
    const paced = open({ urls: [sandbox.urls.inclusion] }, { clock });
    const batch = paced.gather();
    const regions = ["11", "76", "84", "75"].map((code) => ({ kind: "region" as const, code, name: code }));
    const large = { search: searchFor({ place: joinPlaces(regions) ?? france }), related: true, from };
    const small = { search: searchFor(), related: true, from: new Date(from.getTime() + 1) };
    for (const want of [small, large]) batch.want(want);
    const isServed = await batch.turns?.();
    expect([large, small].map((want) => isServed?.(want))).toEqual([true, false]);
  });
});
