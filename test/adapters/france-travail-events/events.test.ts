import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openEventsSource } from "../../../src/adapters/france-travail-events/source.ts";
import type { OpenSource, SandboxAddresses } from "../../../src/adapters/source.ts";
import type { JobEvent } from "../../../src/core/offers/job-event.ts";
import type { Found } from "../../../src/core/offers/offer.ts";
import { france, type Place } from "../../../src/core/places/place.ts";
import { askNobody } from "../../../src/core/requester.ts";
import type { Search } from "../../../src/core/search/search.ts";
import type { Fault } from "../../../src/sandbox/faults.ts";
import { jobs } from "../../../src/sandbox/jobs/jobs.ts";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { workTowns } from "../../../src/sandbox/places/towns.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { hurryRetries } from "../hurry.ts";
import { keptLog } from "../log.ts";
import { baker, centreOf, centresWithin, departement, map, sunday, town } from "../places.ts";

hurryRetries();

const clock = { at: sunday };
const closing: (() => Promise<void>)[] = [];
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => clock.at, hasQuotas: false });
});
afterEach(() => {
  delete sandbox.faults.events;
  sandbox.requests.length = 0;
  clock.at = sunday;
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await sandbox.close();
});

const families: Record<string, string[]> = { D1102: ["D1101", "D1104"], D1101: ["D1102", "D1104"] };

type Opened = OpenSource & ReturnType<typeof keptLog> & { read: (search: Search) => Promise<Found<JobEvent>[]> };

function open(urls: Pick<SandboxAddresses, "token" | "events"> = sandbox.urls, callsPerSecond = 100): Opened {
  const kept = keptLog();
  const source = openEventsSource(
    {
      FRANCE_TRAVAIL_CLIENT_ID: "id",
      FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
      FRANCE_TRAVAIL_TOKEN_URL: urls.token,
      FRANCE_TRAVAIL_CALLS_PER_SECOND: callsPerSecond,
      EVENTS_API_URL: urls.events,
    },
    {
      ...{ atlas: map, centreOf, centresWithin, log: kept.log },
      centreSoon: async (code) => centreOf(code),
      prepareCentres: async () => {},
      shareOf: () => 0,
      rome: {
        romeOf: () => undefined,
        parentsOf: () => [],
        relatives: (codes) => codes.flatMap((code) => families[code] ?? []),
      },
      sandbox: undefined,
      chooseAddresses: () => ({ urls: [] }),
      now: () => clock.at,
    },
  );
  closing.push(source.close);
  const read = async (search: Search) => {
    const { found } = await readerOf(source)(search, 0);
    return found.flatMap(({ offer, ...rest }) => (offer.kind === "event" ? [{ ...rest, offer }] : []));
  };
  return { ...source, ...kept, read };
}

function readerOf({ forPeople }: OpenSource) {
  const { evenements } = forPeople.readers;
  if (!evenements) throw new Error("no reader");
  return evenements;
}

function searchFor(place: Search["place"] = town("69123"), changes: Partial<Search> = {}): Search {
  return { kind: "evenements", titles: [], place, radius: 20, filters: {}, ...changes };
}

/** The pages that were given; a token that has aged is another call. */
const bodies = () => sandbox.requests.filter(({ path, status }) => path === "/v1/mee/evenements" && status !== 401);

describe("events of a search", () => {
  test("are to come, by their date and then by their distance, and within the circle", async () => {
    const found = await open().read(searchFor());
    expect(found.length).toBeGreaterThan(20);
    const starts = found.map(({ offer }) => offer.starts);
    expect(starts).toEqual(starts.toSorted());
    expect(starts.every((at) => at > sunday.toISOString())).toBe(true);
    const near = found.filter(({ offer }) => !offer.atDistance);
    expect(near.every(({ distanceKm }) => distanceKm !== undefined && distanceKm <= 20)).toBe(true);
    for (const [i, { offer, distanceKm = 999 }] of found.entries()) {
      const next = found[i + 1];
      if (next?.offer.starts === offer.starts) expect(distanceKm).toBeLessThanOrEqual(next.distanceKm ?? 999);
    }
  });

  test("come from all départements that a circle touches, and from no other", async () => {
    const { read } = open();
    const found = await read(searchFor(town("69123"), { radius: 50 }));
    const codes = new Set(found.flatMap(({ offer }) => (offer.onSite ? [offer.place.departement] : [])));
    expect(codes.size).toBeGreaterThan(1);
    const asked = bodies().length;
    // What was read serves a smaller circle, and others in the same départements.
    await read(searchFor(town("69123"), { radius: 10 }));
    await read(searchFor(departement("69")));
    expect(bodies()).toHaveLength(asked);
  });

  test.each<[string, Place]>([
    ["a département", departement("23")],
    ["a région", map.place("region", "94") as Place],
    ["a small town", town("23096")],
    ["La Réunion", town("97411")],
  ])("%s has some", async (_, place) => {
    const found = await open().read(searchFor(place));
    expect(found.length).toBeGreaterThan(3);
  });

  test("of the whole country are the next thousand, which is said", async () => {
    const reading = await readerOf(open())(searchFor(france), 0);
    expect(reading).toMatchObject({ complete: true, exact: false });
    expect(reading.notes).toEqual([{ service: "Mes évènements emploi", is: "first", most: 1000 }]);
    expect(bodies()).toHaveLength(10);
  });

  test("under way are still there, and over are not", async () => {
    const { read } = open();
    const [first] = await read(searchFor(departement("69")));
    if (!first?.offer.ends) throw new Error("no event with an end");
    const keys = async (at: number) => {
      clock.at = new Date(at);
      return (await read(searchFor(departement("69")))).map(({ offer }) => offer.key);
    };
    expect(await keys(Date.parse(first.offer.ends) - 1000)).toContain(first.offer.key);
    expect(await keys(Date.parse(first.offer.ends))).not.toContain(first.offer.key);
  });
});

describe("jobs", () => {
  const bakers = searchFor(departement("75"), { titles: [baker] });

  test("are those that were ticked, those of their family, and all of them", async () => {
    const found = await open().read(bakers);
    const fits = ({ romes, isForAllJobs }: JobEvent) =>
      isForAllJobs || romes.some((code) => ["D1101", "D1102", "D1104"].includes(code));
    expect(found.length).toBeGreaterThan(5);
    expect(found.every(({ offer }) => fits(offer))).toBe(true);
    for (const { offer, related } of found) expect(related).toBe(!offer.isForAllJobs && !offer.romes.includes("D1102"));
  });

  test("a whole sector has them, too", async () => {
    const waiter = { code: "17408", label: "Serveur / Serveuse", rome: "G1803" };
    const found = await open().read(searchFor(departement("23"), { titles: [waiter] }));
    expect(found.find(({ offer }) => offer.title === "Secteurs entiers")).toMatchObject({ related: true });
    expect(found.some(({ offer }) => offer.title === "Ni métier ni secteur")).toBe(true);
  });

  test("held at distance count wherever that is, workshops for everybody only where they are", async () => {
    const all = { ...baker, rome: "M1607" };
    const titles = jobs.map(({ code }) => ({ ...all, code, rome: code }));
    const found = await open().read(searchFor(town("48095"), { titles: titles.slice(0, 60) }));
    const remote = found.filter(({ offer }) => offer.atDistance && !offer.onSite);
    expect(remote.length).toBeGreaterThan(3);
    expect(found.filter(({ offer }) => offer.isForAllJobs && !offer.onSite).length).toBeLessThan(5);
  });

  test("words are found in the text", async () => {
    const { read } = open();
    const found = await read(searchFor(departement("69"), { words: "forum" }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ offer }) => /forum/i.test(`${offer.title} ${offer.description}`))).toBe(true);
    expect(await read(searchFor(departement("69"), { words: "xylophoniste" }))).toEqual([]);
  });

  test("twenty of them find something in twenty towns", async () => {
    const { read } = open();
    const every = <T>(list: readonly T[], step: number) => list.filter((_, i) => i % step === 0).slice(0, 20);
    const some = every(jobs, 8);
    const large = every(
      workTowns.toSorted((a, b) => b.inhabitants - a.inhabitants),
      9,
    );
    const none: string[] = [];
    for (const { code, name } of large)
      for (const job of some) {
        const titles = [{ code: "1", label: job.label, rome: job.code }];
        const found = await read(searchFor(town(code), { titles }));
        if (found.length === 0) none.push(`${job.label} ${name}`);
      }
    expect([some.length, large.length, none]).toEqual([20, 20, []]);
  });
});

describe("what is asked", () => {
  test("is the same question once, with today, for half an hour", async () => {
    const { read } = open();
    const [one, other] = await Promise.all([read(searchFor(departement("23"))), read(searchFor(departement("23")))]);
    expect(one).toEqual(other);
    expect(bodies()).toHaveLength(1);
    clock.at = new Date(sunday.getTime() + 29 * 60_000);
    await read(searchFor(departement("23")));
    expect(bodies()).toHaveLength(1);
    clock.at = new Date(sunday.getTime() + 31 * 60_000);
    await read(searchFor(departement("23")));
    expect(bodies()).toHaveLength(2);
  });

  test("is nothing where nobody wants it", async () => {
    const source = open();
    await expect(readerOf(source)(searchFor(), 0, askNobody)).rejects.toMatchObject({ name: "AbandonedCall" });
    expect(bodies()).toEqual([]);
  });

  test("keeps to ten calls a second", async () => {
    const own = await startSandbox({ now: () => clock.at });
    closing.push(own.close);
    const { read } = open(own.urls, 9);
    await Promise.all([read(searchFor(map.place("region", "11") as Place)), read(searchFor(france))]);
    const calls = own.requests.filter(({ service }) => service === "events");
    expect(calls.length).toBeGreaterThan(16);
    expect(calls.filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe("one event", () => {
  test("is read by its key, at hand or from the service, until it is over", async () => {
    const { read, forPeople } = open();
    const search = searchFor(departement("69"));
    const [first] = await read(search);
    if (!first) throw new Error("no event");
    const listed = { key: first.offer.key };
    expect(await forPeople.readOffer(search, listed)).toMatchObject({ offer: first.offer });
    expect(sandbox.requests.filter(({ path }) => path.includes("/evenement/"))).toEqual([]);
    const { forPeople: other } = open();
    expect(await other.readOffer(search, listed)).toMatchObject({ offer: first.offer });
    clock.at = new Date(Date.parse(first.offer.ends ?? first.offer.starts) + 1000);
    expect(await open().forPeople.readOffer(search, listed)).toEqual({ offer: undefined });
  });

  test.each(["mee:1", "mee:abc", "ft:206ZFSY", "mee:1/../2"])("%s is gone", async (key) => {
    expect(await open().forPeople.readOffer(searchFor(), { key })).toEqual({ offer: undefined });
  });
});

describe("a service that fails", () => {
  test.each<[string, Fault, string]>([
    ["is down", { kind: "html503" }, "down"],
    ["makes no sense", { kind: "garbage" }, "garbage"],
    ["cuts the line", { kind: "reset" }, "down"],
    ["refuses", { kind: "status", status: 403 }, "refused"],
    ["refuses a question", { kind: "status", status: 400 }, "garbage"],
  ])("and %s is a failure, and not an empty list", async (_, fault, why) => {
    sandbox.faults.events = fault;
    await expect(open().read(searchFor(departement("23")))).rejects.toMatchObject({
      ...{ name: "SourceError", service: "Mes évènements emploi", why },
    });
  });

  test("in one département of several costs only that one, which is said", async () => {
    sandbox.faults.events = { kind: "garbage", times: 1 };
    const reading = await readerOf(open())(searchFor(map.place("region", "94") as Place), 0);
    expect(reading.found.length).toBeGreaterThan(0);
    expect(reading).toMatchObject({ exact: false, notes: [{ service: "Mes évènements emploi", is: "partial" }] });
  });

  test("with too many calls is asked again", async () => {
    sandbox.faults.events = { kind: "429", retryAfter: 0, times: 2 };
    expect((await open().read(searchFor(departement("23")))).length).toBeGreaterThan(3);
  });

  test("whose API was not added says so, once, and offers are not concerned", async () => {
    const options: SandboxOptions = { scopesNotAdded: ["evenements"], now: () => clock.at };
    const own = await startSandbox(options);
    closing.push(own.close);
    const { read, lines } = open(own.urls);
    const told =
      'the API "Mes évènements emploi" is not added to the application: add it on francetravail.io, where it is free';
    for (let i = 0; i < 3; i++)
      await expect(read(searchFor(departement("23")))).rejects.toMatchObject({
        why: "refused",
        cause: { message: told },
      });
    expect(lines.filter(({ level }) => level === "error").map(({ message }) => message)).toEqual([told]);
    expect(own.requests.filter(({ service }) => service === "token")).toHaveLength(1);
  });
});

describe("for alerts", () => {
  const from = sunday;
  const bakers = searchFor(departement("75"), { titles: [baker] });

  test("each département is asked once, and what belongs to a search is told without its text", async () => {
    const { gather, read } = open();
    const batch = gather?.();
    if (!batch) throw new Error("no feed");
    const all = searchFor(departement("75"));
    for (const search of [all, bakers, all]) batch.want({ search, related: true, from });
    const result = await batch.read();
    // The département, and what is held at distance for who looks for a job.
    expect(new Set(bodies().map(({ query }) => query.get("sort")))).toEqual(new Set(["dateEvenement,asc"]));
    expect(result.asked).toBe(2);
    const news = result.of({ search: bakers, related: true, from });
    const found = await read(bakers);
    expect(news).toEqual(found.map((one) => ({ ...one, offer: { ...one.offer, description: "" } })));
    const alone = result.of({ search: bakers, related: false, from });
    expect(alone).toEqual(Array.isArray(news) ? news.filter(({ related }) => !related) : undefined);
  });

  test("a failure is the answer to what it concerns, and ends the asking", async () => {
    const { gather } = open();
    const batch = gather?.();
    if (!batch) throw new Error("no feed");
    sandbox.faults.events = { kind: "garbage" };
    const searches = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"].map((code) =>
      searchFor(departement(code)),
    );
    for (const search of searches) batch.want({ search, related: true, from });
    const result = await batch.read();
    for (const search of searches) expect(result.of({ search, related: true, from })).toMatchObject({ why: "garbage" });
    expect(bodies().length).toBeLessThan(6);
  });
});
