import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAlternanceClient } from "../../../../src/adapters/la-bonne-alternance/client.ts";
import { type FeedBatchResult, type FeedRequest, type NewsItem, toNewsItem } from "../../../../src/core/alerts/feed.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import type { Found } from "../../../../src/core/offers/offer.ts";
import type { Search } from "../../../../src/core/search/search.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/sandbox.ts";
import { asOffer } from "../../../fakes/offers.ts";
import { virtualClock } from "../../../fakes/virtual-clock.ts";
import { keptLog } from "../../log.ts";
import { baker, departement, sunday, town, waiter } from "../../places.ts";
import { closeServers, type Heard, serve } from "../../server.ts";
import { asked, connected, type Started, searchFor, secretary, token } from "../started.ts";

const asNews = (found: Found) => toNewsItem({ ...found, offer: asOffer(found.offer) });

let sandbox: Sandbox;
let api: Started;
const opened: Started[] = [];
const open = (...options: Parameters<typeof connected>) => {
  const one = connected(...options);
  opened.push(one);
  return one;
};
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false, now: () => sunday });
});
beforeEach(() => {
  sandbox.requests.length = 0;
  api = open(sandbox.urls.alternance);
});
afterEach(() => Promise.all(opened.splice(0).map(({ close }) => close())));
afterAll(async () => {
  await sandbox.close();
  await closeServers();
});

const wanted = (changes: Partial<Search> = {}, others: Partial<FeedRequest> = {}): FeedRequest => ({
  search: searchFor(changes),
  related: true,
  from: sunday,
  ...others,
});

function gathered({ gather }: Pick<Started, "gather">, all: FeedRequest[]): Promise<FeedBatchResult> {
  const { want, read } = gather();
  for (const one of all) want(one);
  return read();
}

type Answer = { status?: number; jobs?: object[] };

/** A La bonne alternance that answers as a test says, and when alerts were given leave to call it. */
async function on(answer: (parameters: URLSearchParams, heard: Heard) => Answer = () => ({})) {
  const clock = virtualClock();
  const times: number[] = [];
  const server = await serve((response, heard) => {
    const { status = 200, jobs = [] } = answer(new URL(heard.url, "http://127.0.0.1").searchParams, heard);
    response
      .writeHead(status)
      .end(JSON.stringify(status === 200 ? { jobs, recruiters: [] } : { error: "Bad Request" }));
  });
  const real = createAlternanceClient({ apiUrl: server.url, token, log: keptLog().log, clock });
  const spare = async () => {
    const isIn = await real.spare();
    times.push(clock.now());
    return isIn;
  };
  const source = open(server.url, { client: { ...real, spare } });
  const parameters = () => server.heard.map(({ url }) => decodeURIComponent(url.split("?")[1] ?? ""));
  return { ...source, times, parameters };
}

const row = (i: number, rome: string) => ({
  identifier: { id: i.toString(16).padStart(24, "0"), partner_label: "PASS", partner_job_id: `REF${i}` },
  workplace: { name: `Fournil ${i}`, location: { address: "44000 NANTES" } },
  apply: { url: "https://www.pass.example/" },
  contract: { type: ["Apprentissage"] },
  offer: { title: `Boulanger ${i}`, rome_codes: [rome], description: "Du pain. ".repeat(40), status: "Active" },
});
const rows = (from: number, to: number, rome: string) =>
  Array.from({ length: to - from }, (_, i) => row(from + i, rome));

/** Each of them is a query of its own. */
const départements = Array.from({ length: 95 }, (_, i) => String(i + 1).padStart(2, "0")).filter(
  (code) => code !== "20",
);
const hoursAgo = (hours: number) => new Date(sunday.getTime() - hours * 3_600_000);

describe("alerts", () => {
  test.each<[string, Partial<Search>]>([
    ["a town", { place: town("44109") }],
    ["Paris", { place: town("75056"), radius: 50 }],
    ["a département", { place: departement("69") }],
    ["more codes than a call takes", { titles: [baker, secretary], place: departement("75") }],
    ["words that their text says", { place: departement("69"), filters: { include: ["mutuelle"] } }],
    ["words that their text does not say", { place: departement("69"), filters: { exclude: ["mutuelle"] } }],
    ["schools left out", { place: departement("69"), filters: { schools: true } }],
  ])("are fed by all that a search finds, without descriptions: %s", async (_what, changes) => {
    const all = await gathered(api, [wanted(changes)]);
    const { found } = await open(sandbox.urls.alternance).offers(searchFor(changes), 5);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some(({ offer }) => offer.description !== "")).toBe(true);
    expect(all.of(wanted(changes))).toEqual(found.map(asNews));
  });

  test("of words and without them share one call, whichever comes first", async () => {
    const paris = { place: departement("75") };
    const worded = { ...paris, filters: { include: ["mutuelle"] } };
    for (const order of [
      [paris, worded],
      [worded, paris],
    ]) {
      const source = open(sandbox.urls.alternance);
      const { of, calls } = await gathered(
        source,
        order.map((changes) => wanted(changes)),
      );
      const [all, some] = [of(wanted(paris)), of(wanted(worded))] as [NewsItem[], NewsItem[]];
      expect(calls).toBe(1);
      expect(some.length).toBeGreaterThan(0);
      expect(some.length).toBeLessThan(all.length);
      expect([...all, ...some].every(({ offer }) => offer.description === "")).toBe(true);
    }
  });

  test("that do not want related jobs do not ask for them", async () => {
    const all = await gathered(api, [wanted({ place: departement("75") }, { related: false })]);
    const { found } = await open(sandbox.urls.alternance).offers(searchFor({ place: departement("75") }), 5);
    const ticked = found.filter(({ related }) => !related);
    expect(asked(sandbox)[0]).toBe("/job/v1/search?departements=75&romes=D1102");
    expect(all.of(wanted({ place: departement("75") }, { related: false }))).toEqual(ticked.map(asNews));
    expect(ticked.length).toBeGreaterThan(0);
    expect(ticked.length).toBeLessThan(found.length);
  });

  test("that do not want related jobs have none, whatever comes", async () => {
    const source = await on(() => ({ jobs: [row(1, "D1102"), row(2, "D1104")] }));
    const [strict, wide] = [wanted({}, { related: false }), wanted()];
    const { of } = await gathered(source, [strict, wide]);
    const titles = (one: FeedRequest) => (of(one) as NewsItem[]).map(({ offer, related }) => [offer.title, related]);
    expect(titles(strict)).toEqual([["Boulanger 1", false]]);
    expect(titles(wide)).toEqual([
      ["Boulanger 1", false],
      ["Boulanger 2", true],
    ]);
  });

  test("that lead to the same calls share them, and each has its own", async () => {
    const paris = { place: departement("75") };
    const same: FeedRequest[] = [
      wanted(paris),
      wanted({ ...paris, titles: [{ ...baker, label: "Boulangère" }] }),
      wanted({ ...paris, filters: { since: "1" } }),
      wanted({ place: town("75056"), radius: "departement" }),
    ];
    const { of, ...figures } = await gathered(api, Array.from({ length: 1000 }, () => same).flat());
    expect(figures).toEqual({ asked: 1, calls: 1 });
    expect(sandbox.requests).toHaveLength(1);
    const [all, others, fresh] = same.map(of) as [unknown[], unknown[], unknown[]];
    expect(others).toEqual(all);
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan(all.length);
  });

  test("of words alone, or of codes that are none, ask nothing", async () => {
    const all = [
      wanted({ titles: [], words: "boulanger" }),
      wanted({ titles: [{ ...baker, code: "?", rome: "pain" }] }),
    ];
    const { of, ...figures } = await gathered(api, all);
    expect([all.map(of), figures]).toEqual([[[], []], { asked: 0, calls: 0 }]);
  });

  test("ask nothing that was read within the hour, by a search or for alerts, and a search not what it would not have", async () => {
    const paris = { place: departement("75") };
    await api.offers(searchFor(paris), 5);
    const first = await gathered(api, [wanted(paris), wanted({ place: departement("69") })]);
    const second = await gathered(api, [wanted(paris), wanted({ place: departement("69") })]);
    expect([first.asked, first.calls, second.asked, second.calls]).toEqual([2, 1, 2, 0]);
    expect(second.of(wanted(paris))).toEqual(first.of(wanted(paris)));
    api.clock.at = new Date(sunday.getTime() + 3_600_000);
    expect((await gathered(api, [wanted(paris)])).calls).toBe(1);
  });

  test("know nothing of what nobody said to want", async () => {
    const all = await gathered(api, []);
    expect(all).toMatchObject({ asked: 0, calls: 0 });
    expect(all.of(wanted())).toBe("later");
  });

  test("ask once more for what was ticked where an answer is cut off", async () => {
    const source = await on((parameters) =>
      parameters.get("romes") === "D1102"
        ? { jobs: rows(500, 510, "D1102") }
        : { jobs: [...rows(0, 100, "D1102"), ...rows(100, 150, "D1104")] },
    );
    const { of, ...figures } = await gathered(source, [wanted()]);
    expect(source.parameters()).toEqual(["romes=D1102,D1104,D1106", "romes=D1102"]);
    expect(of(wanted())).toHaveLength(160);
    expect(figures).toEqual({ asked: 2, calls: 2 });
  });
});

describe("more than one gathering may ask", () => {
  const all = départements.map((code, i) =>
    wanted({ place: departement(code) }, { from: hoursAgo(100 + ((7 * i) % 94)) }),
  );
  const longestFirst = all.toSorted((a, b) => a.from.getTime() - b.from.getTime());

  test("fifty calls are made, for those who wait longest, and the others are first the next time", async () => {
    const source = await on();
    const first = await gathered(source, all);
    expect([first.asked, first.calls]).toEqual([94, 50]);
    expect(longestFirst.map(first.of)).toEqual(longestFirst.map((_, i) => (i < 50 ? [] : "later")));
    // Served are those, and the others wait no longer than they did.
    const next = longestFirst.map((one, i) => (i < 50 ? { ...one, from: sunday } : one));
    const second = await gathered(source, next);
    expect(longestFirst.slice(50).map(second.of)).toEqual(longestFirst.slice(50).map(() => []));
    const queries = source.parameters();
    expect(queries.slice(0, 94).toSorted()).toEqual(
      départements.map((code) => `departements=${code}&romes=D1102,D1104,D1106`).toSorted(),
    );
  });

  test("what searches have read counts for none of the fifty", async () => {
    const source = await on();
    for (const { search } of longestFirst.slice(0, 10)) await source.offers(search, 5);
    const { of, calls } = await gathered(source, all);
    expect(calls).toBe(50);
    expect(longestFirst.map(of)).toEqual(longestFirst.map((_, i) => (i < 60 ? [] : "later")));
    expect(source.times).toHaveLength(50);
  });

  test("never more than fifty a minute go out, and none comes in a rush", async () => {
    const source = await on();
    await gathered(source, all);
    await gathered(source, all);
    const { times } = source;
    expect(times.length).toBeGreaterThan(90);
    const within = (ms: number) =>
      Math.max(...times.map((at) => times.filter((one) => one >= at && one < at + ms).length));
    expect(within(60_000)).toBeLessThanOrEqual(50);
    expect(within(6_000)).toBeLessThanOrEqual(5);
    // And hardly any time is wasted.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(130_000);
  });

  test("a dozen who search meanwhile are answered soon: no more than a few calls stand before them", async () => {
    const clock = virtualClock();
    let answered: Promise<number> | undefined;
    let calls = 0;
    const server = await serve((response) => {
      calls += 1;
      if (calls === 47) {
        const asked = clock.now();
        const people = départements
          .slice(0, 12)
          .map((code) => source.offers(searchFor({ titles: [waiter], place: departement(code) }), 5));
        answered = Promise.all(people).then(() => clock.now() - asked);
      }
      response.end(JSON.stringify({ jobs: [], recruiters: [] }));
    });
    const source = open(server.url, { clock });
    const { calls: made } = await gathered(source, all);
    expect(made).toBe(50);
    expect(await answered).toBeLessThan(13_000);
  });

  test("what takes several calls has all of them or none, and what is left is for others", async () => {
    const source = await on();
    const long = { titles: [baker, secretary], place: departement("48") };
    const few = longestFirst.slice(0, 48);
    const { of, calls } = await gathered(source, [...few, wanted(long), ...longestFirst.slice(48, 51)]);
    expect(calls).toBe(50);
    expect(of(wanted(long))).toBe("later");
    expect(longestFirst.slice(48, 51).map(of)).toEqual([[], [], "later"]);
  });
});

describe("when La bonne alternance fails", () => {
  test("that is said to those who wanted it, and nobody else", async () => {
    const source = await on((parameters) => ({ status: parameters.get("departements") === "48" ? 400 : 200 }));
    const [one, other, long] = [
      wanted({ place: departement("48") }),
      wanted({ place: departement("49") }),
      wanted({ titles: [waiter], place: departement("48") }),
    ];
    const { of, calls } = await gathered(source, [one, other, long]);
    expect(of(one)).toBeInstanceOf(SourceError);
    expect(of(one)).toMatchObject({ service: "La bonne alternance", why: "garbage" });
    expect(of(other)).toEqual([]);
    expect(of(long)).toBeInstanceOf(SourceError);
    expect(calls).toBe(3);
  });

  test("half of what a search takes is no answer", async () => {
    const source = await on((parameters) => ({ status: parameters.get("romes") === "D1102,M1607" ? 400 : 200 }));
    const long = wanted({ titles: [baker, secretary], place: departement("48") });
    expect((await gathered(source, [long])).of(long)).toBeInstanceOf(SourceError);
  });

  test("it is asked no more once it is down, and everybody is told why", async () => {
    const source = await on(() => ({ status: 400 }));
    const all = départements.map((code) => wanted({ place: departement(code) }));
    const { of, calls } = await gathered(source, all);
    expect(calls).toBeGreaterThanOrEqual(3);
    expect(calls).toBeLessThanOrEqual(4);
    for (const one of all) expect(of(one)).toMatchObject({ name: "SourceError", why: "garbage" });
    // The next gathering tries anew.
    expect((await gathered(source, all)).calls).toBeGreaterThanOrEqual(3);
  });

  test("failures between others are not a service that is down", async () => {
    let count = 0;
    const source = await on(() => ({ status: ++count % 3 === 0 ? 400 : 200 }));
    const all = départements.slice(0, 30).map((code) => wanted({ place: departement(code) }));
    expect((await gathered(source, all)).calls).toBe(30);
  });
});
