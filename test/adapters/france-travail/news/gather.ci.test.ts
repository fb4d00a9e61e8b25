import { describe, expect, test } from "vitest";
import { maxUncountedSearches } from "../../../../src/adapters/france-travail/news/plan.ts";
import type { FeedRequest, NewsItem } from "../../../../src/core/alerts/feed.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import { france, type Place } from "../../../../src/core/places/place.ts";
import type { Filters } from "../../../../src/core/search/filters.ts";
import type { Search } from "../../../../src/core/search/search.ts";
import { workTowns } from "../../../../src/sandbox/places/towns.ts";
import { baker, centreOf, departement, map, sunday, town } from "../../places.ts";
import { searchFor } from "../started.ts";
import { country } from "./country.ts";
import { ago, gathered, gatheringOf, hourMs, keys, posted } from "./gathered.ts";

const nantes = town("44109");
const wanted = (changes: Partial<Search> = {}, since: Partial<FeedRequest> = {}): FeedRequest => ({
  search: searchFor({ place: nantes, ...changes }),
  related: false,
  from: ago(27),
  ...since,
});
const everywhere: Place[] = workTowns.map(({ code }) => town(code));
/** As many different searches, all over the country or where a test says. */
function many(count: number, places = everywhere): FeedRequest[] {
  const radii = [10, 20, 50, 0] as const;
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / places.length);
    const rome = `K${1000 + Math.floor(round / 4)}`;
    return wanted({
      titles: round < 4 ? [baker] : [{ code: "?", label: "", rome }],
      radius: radii[round % 4] ?? 20,
      place: places[i % places.length] ?? france,
    });
  });
}
/** As many different jobs in all of France. */
const jobs = (count: number): FeedRequest[] =>
  Array.from({ length: count }, (_, i) =>
    wanted({ titles: [{ code: "?", label: "", rome: `K${1000 + i}` }], place: france }),
  );
const stockOf = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    posted(i, { created: new Date(ago(0).getTime() - Math.floor((i * 24 * hourMs) / count)) }),
  );

describe("asked one by one", () => {
  test("those who want the same share one query, since the earliest moment that one of them wants", async () => {
    const there = country([posted(1, { created: ago(2) }), posted(2, { created: ago(20) })]);
    const all = [
      wanted({}, { from: ago(5) }),
      wanted({ titles: [{ ...baker, code: "moved to the same", rome: "D1102" }] }, { from: ago(30) }),
      // Dates and order are the reading's own.
      wanted({ filters: { since: "1", order: "newest" } }, { from: ago(10) }),
    ];
    const { found, calls, asked } = await gathered(there, all);
    expect(found).toEqual([["ft:1000001"], ["ft:1000001", "ft:1000002"], ["ft:1000001"]]);
    expect([calls, asked]).toEqual([1, 1]);
    expect(there.asked).toEqual([
      {
        range: "0-149",
        codeROME: "D1102",
        commune: "44109",
        distance: "20",
        minCreationDate: "2026-11-21T13:00:00Z",
        maxCreationDate: "2026-11-23T19:00:00Z",
        sort: "1",
      },
    ]);
    expect(there.isBackground).toEqual([true]);
  });

  test.each<[Filters, string[]]>([
    [{ include: ["anglais"] }, ["ft:1000001"]],
    [{ exclude: ["anglais"] }, ["ft:1000002"]],
    [{ telework: true }, ["ft:1000002"]],
  ])("%j is decided by the text, which no alert carries, whatever the plan", async (filters, expected) => {
    const there = country([
      posted(1, { also: { description: "En anglais. Pas de télétravail." } }),
      posted(2, { also: { description: "Télétravail possible." } }),
    ]);
    for (const plan of ["searches", "territories", "country"] as const) {
      const { found, of } = await gathered(there, [wanted({ filters })], { plan });
      expect(found).toEqual([expected]);
      expect((of(wanted({ filters })) as NewsItem[]).map(({ offer }) => offer.description)).toEqual([""]);
    }
  });

  test.each(["searches", "territories", "country"] as const)(
    "who was given a search only after it was read waits when nobody read so far back (%s)",
    async (plan) => {
      const there = country([posted(1, { created: ago(2) }), posted(2, { created: ago(30) })]);
      const { of } = await gathered(there, [wanted()], { plan });
      expect(of(wanted({}, { from: ago(43) }))).toBe("later");
      expect(keys(of(wanted({}, { from: ago(5) })))).toEqual(["ft:1000001"]);
    },
  );

  test("with its family in the same query: an offer's own code says that it is of a related job", async () => {
    const there = country([posted(1), posted(2, { rome: "D1104" }), posted(3, { rome: "G1803" })]);
    const { found, calls } = await gathered(there, [wanted(), wanted({}, { related: true })]);
    expect(found).toEqual([["ft:1000001"], ["ft:1000001", "ft:1000002 related"]]);
    expect(calls).toBe(2);
    expect(there.asked.map(({ codeROME }) => codeROME)).toEqual(["D1102", "D1102,D1104,D1106"]);
  });

  test("of more codes than the API takes, the ticked ones are sent first", async () => {
    const there = country();
    const family = Array.from({ length: 250 }, (_, i) => `K${2000 + i}`);
    const rome = { romeOf: () => undefined, relatives: () => family };
    await gathered(there, [wanted({}, { related: true })], { rome });
    expect(there.asked[0]?.codeROME?.split(",")).toEqual(["D1102", ...family.slice(0, 199)]);
  });

  test("who is far behind shares only with those who are as far, so that nobody else's window grows", async () => {
    const there = country([posted(1, { created: ago(70) }), posted(2)]);
    const { found } = await gathered(there, [wanted(), wanted({}, { from: ago(72) }), wanted({}, { from: ago(51) })]);
    expect(found).toEqual([["ft:1000002"], ["ft:1000001", "ft:1000002"], ["ft:1000002"]]);
    const since = there.asked.map(({ minCreationDate }) => minCreationDate).sort();
    expect(since).toEqual(["2026-11-19T19:00:00Z", "2026-11-20T16:00:00Z"]);
  });

  test("the country is read for those who are far behind by itself, and who is farthest behind is read alone", async () => {
    const there = country([posted(1, { created: ago(70) })]);
    const all = [wanted(), wanted({}, { from: ago(72) }), wanted({}, { from: ago(9 * 24) })];
    const { found } = await gathered(there, all, { plan: "country" });
    expect(found).toEqual([[], ["ft:1000001"], ["ft:1000001"]]);
    expect(there.asked.map(({ codeROME, minCreationDate }) => [codeROME, minCreationDate])).toEqual([
      [undefined, "2026-11-21T16:00:00Z"],
      [undefined, "2026-11-19T19:00:00Z"],
      ["D1102", "2026-11-13T19:00:00Z"],
    ]);
  });

  test("many who are told after a weekend take fewer calls than they are", async () => {
    const offers = Array.from({ length: 600 }, (_, i) => posted(i, { created: ago(1 + (i % 70)) }));
    const there = country(offers);
    const radii = [0, 10, 20, 50, "departement"] as const;
    const titles = ["D1102", "D1104", "G1803", "M1607", "K1304"];
    const all = titles.flatMap((rome) =>
      radii.map((radius) =>
        wanted({ titles: [{ code: `1${rome.slice(1)}`, label: rome, rome }], radius }, { from: ago(75) }),
      ),
    );
    const { calls } = await gathered(there, all);
    expect(calls).toBeLessThan(all.length / 2);
  });

  test("an offer that several find is kept once, and so is what offers have in common", async () => {
    const all = [wanted(), wanted({ place: departement("44") })];
    const { of } = await gathered(country([posted(1), posted(2)]), all);
    const [one, other] = all.map((each) => {
      const found = of(each);
      return Array.isArray(found) ? found.flatMap(({ offer }) => (offer.kind === "offer" ? [offer] : [])) : [];
    });
    expect(one).toHaveLength(2);
    expect(other?.[0]).toBe(one?.[0]);
    expect(one?.[1]?.experience).toBe(one?.[0]?.experience);
    expect(one?.[1]?.contract).toBe(one?.[0]?.contract);
  });

  test.each<[string, Partial<Search>]>([
    ["words of which none can be sent", { titles: [], words: "à 🔥" }],
    ["nothing", { titles: [] }],
    [
      "a département that the service does not know",
      { place: { kind: "departement", code: "975", name: "", region: "" } },
    ],
  ])("%s: there is nothing to ask", async (_what, changes) => {
    const there = country([posted(1)]);
    expect(await gathered(there, [wanted(changes)])).toMatchObject({ found: [[]], calls: 0, asked: 0 });
  });

  test("the centre that is not known yet is fetched meanwhile", async () => {
    const known = new Map<string, ReturnType<typeof centreOf>>();
    const centreSoon = async (code: string) => {
      known.set(code, centreOf(code));
      return centreOf(code);
    };
    const there = country([
      posted(1, { at: { level: "commune", commune: "44109", point: { latitude: 47.3, longitude: -1.55 } } }),
    ]);
    const { gather } = gatheringOf(there, { centreOf: (code) => known.get(code), centreSoon, plan: "country" });
    const gathering = gather();
    gathering.want(wanted());
    const { of } = await gathering.read();
    expect(of(wanted())).toMatchObject([{ offer: { key: "ft:1000001" }, distanceKm: 7 }]);
  });

  test("one that fails costs nobody else's", async () => {
    const there = country([posted(1)]);
    there.before = ({ commune }) => {
      if (commune === "44109") throw new SourceError("France Travail", "down");
    };
    const all = [wanted(), wanted({ place: departement("44") })];
    expect(await gathered(there, all)).toMatchObject({ found: ["down", ["ft:1000001"]], calls: 2, asked: 2 });
  });

  test("while the service is away, most are not tried", async () => {
    const there = country();
    there.before = () => {
      throw new SourceError("France Travail", "slow");
    };
    const all = many(300);
    const { found, calls } = await gathered(there, all, { plan: "searches" });
    expect(new Set(found)).toEqual(new Set(["slow"]));
    expect(calls).toBeLessThan(10);
  });

  test("a bug is logged, and is a failure of that reading", async () => {
    const there = country();
    there.before = () => {
      throw new TypeError("ours");
    };
    const { gather, lines } = gatheringOf(there);
    const gathering = gather();
    gathering.want(wanted());
    const { of } = await gathering.read();
    expect(keys(of(wanted()))).toBe("garbage");
    expect(lines.map(({ level }) => level)).toEqual(["error"]);
  });
});

describe("what is chosen", () => {
  test(`up to ${maxUncountedSearches} different searches are asked one by one, whatever the country publishes`, async () => {
    const there = country();
    expect(await gathered(there, many(maxUncountedSearches))).toMatchObject({ calls: maxUncountedSearches });
    expect(there.asked.every(({ commune }) => commune !== undefined)).toBe(true);
  });

  test("a hundred searches, hardly any offers: the block that counts the country is all of it", async () => {
    const there = country(stockOf(100));
    const all = many(100);
    expect(await gathered(there, all)).toMatchObject({ calls: 1, asked: 100 });
    expect(there.asked[0]).not.toHaveProperty("codeROME");
  });

  test("a hundred searches, very many offers: one by one, but for the block that counted them", async () => {
    const there = country(stockOf(40_000).map((one) => ({ ...one, rome: "H2904" })));
    expect(await gathered(there, jobs(100))).toMatchObject({ calls: 101 });
  });

  test("a thousand searches of one place, very many offers elsewhere: what is published there", async () => {
    const elsewhere = stockOf(20_000).map((one) => ({ ...one, at: { level: "commune" as const, commune: "69381" } }));
    const there = country([...elsewhere, ...stockOf(600).map((one) => ({ ...one, id: `N${one.id}`.slice(0, 8) }))]);
    const { calls, of } = await gathered(there, many(1000, [nantes]));
    expect(new Set(there.asked.slice(1).map(({ departement }) => departement))).toEqual(
      new Set(["35", "44", "49", "85"]),
    );
    expect(calls).toBe(1 + 4 + 1 + 1 + 1);
    expect(of(wanted())).toHaveLength(600);
  });

  test("ten thousand different searches are not kept, and all are answered by the pages of the country", async () => {
    const there = country(stockOf(1_500));
    const all = many(10_000);
    const { calls, asked, of } = await gathered(there, all);
    expect(asked).toBeGreaterThan(9_900);
    expect(calls).toBeLessThanOrEqual(1 + Math.ceil(1_500 / 150) + 3);
    expect(of(wanted())).toHaveLength(1_500);
  });

  test("searches that only the service can answer are asked one by one beside it", async () => {
    const there = country(stockOf(300));
    const worded = wanted({ words: "bio" });
    const unmeasured = wanted({ place: town("44143") });
    const measured = many(
      200,
      everywhere.filter((place) => place !== unmeasured.search.place),
    );
    const all = [...measured, worded, unmeasured];
    const noRezé = (code: string) => (code === "44143" ? undefined : centreOf(code));
    there.before = (query) => void delete query.motsCles;
    const { calls, found } = await gathered(there, all, { centreOf: noRezé });
    expect(calls).toBe(2 + 2 + 2);
    expect(found.slice(-2).map((keys) => keys.length)).toEqual([300, 300]);
  });

  test("searches of all of France are asked one by one beside the territories of the others", async () => {
    const there = country(stockOf(300));
    const { found } = await gathered(there, [wanted({ place: france }), wanted()], { plan: "territories" });
    expect(found.map((keys) => keys.length)).toEqual([300, 300]);
    expect(there.asked.map(({ codeROME, departement }) => codeROME ?? departement)).toContain("D1102");
  });

  test("a region is read as such, with the offers that name no more than it, and its départements with it", async () => {
    const there = country([posted(1), posted(2, { at: { level: "region", region: "52", name: "Pays de la Loire" } })]);
    const loire = map.place("region", "52") ?? france;
    const all = [wanted({ place: loire }), wanted({ place: departement("44") }, { from: ago(40) })];
    const { found } = await gathered(there, all, { plan: "territories" });
    expect(found).toEqual([["ft:1000001", "ft:1000002"], ["ft:1000001"]]);
    expect(there.asked.slice(1)).toMatchObject([{ region: "52", minCreationDate: "2026-11-21T03:00:00Z" }]);
  });

  test("what was counted once serves the next runs of the day, where it pays to ask one by one", async () => {
    const there = country(stockOf(30_000).map((one) => ({ ...one, rome: "H2904" })));
    let now = sunday;
    const { gather } = gatheringOf(there, { now: () => now });
    const run = async () => {
      const gathering = gather();
      for (const { search } of jobs(20))
        gathering.want({ search, related: false, from: new Date(now.getTime() - 27 * hourMs) });
      return (await gathering.read()).calls;
    };
    expect(await run()).toBe(21);
    expect(await run()).toBe(20);
    now = new Date(sunday.getTime() + 25 * hourMs);
    there.stock = stockOf(30_000).map((one) => ({
      ...one,
      rome: "H2904",
      created: new Date(one.created.getTime() + 25 * hourMs),
    }));
    expect(await run()).toBe(21);
  });
});

describe("what was read for all", () => {
  const read = (there: ReturnType<typeof country>, all: FeedRequest[], options: Parameters<typeof gathered>[2] = {}) =>
    gathered(there, all, { plan: "country", ...options });

  test("is as new as each of them wants it", async () => {
    const there = country([posted(1, { created: ago(3) }), posted(2, { created: ago(20) })]);
    expect(await read(there, [wanted({}, { from: ago(4) }), wanted({}, { from: ago(21) })])).toMatchObject({
      found: [["ft:1000001"], ["ft:1000001", "ft:1000002"]],
      calls: 1,
      asked: 1,
    });
  });

  test("tells how far each is, and what it has in common with its copies, but not its description", async () => {
    const { of } = await read(country([posted(1, { at: { level: "commune", commune: "44143" } })]), [wanted()]);
    const [news] = of(wanted()) as [unknown];
    expect(news).toMatchObject({ offer: { description: "" }, related: false, distanceKm: 8, folds: expect.any(Array) });
  });

  test("gives only what can be measured: nobody looked for it there", async () => {
    const there = country([posted(1), posted(2, { at: { level: "commune", commune: "44143" } })]);
    const noRezé = (code: string) => (code === "44143" ? undefined : centreOf(code));
    expect(await read(there, [wanted()], { centreOf: noRezé })).toMatchObject({ found: [["ft:1000001"]] });
    // One by one, the service is believed.
    const one = await gathered(there, [wanted()], { centreOf: noRezé, plan: "searches" });
    expect(one.found).toEqual([["ft:1000001", "ft:1000002"]]);
  });

  test("for the town alone, gives what names it: a point near by is no town", async () => {
    const at = { level: "commune" as const, commune: "44109" };
    const there = country([posted(1), posted(2, { at })]);
    there.get = nameless(there.get);
    expect(await read(there, [wanted({ radius: 0 }), wanted({ radius: 10 })])).toMatchObject({
      found: [["ft:1000001"], ["ft:1000001", "ft:1000002"]],
    });
  });

  /** The second offer says where it is, but not in which town. */
  function nameless(get: ReturnType<typeof country>["get"]): typeof get {
    return async (...asked) => {
      const answer = await get(...asked);
      const { resultats } = JSON.parse(answer.body.toString()) as { resultats: { id: string; lieuTravail: object }[] };
      const lieuTravail = { libelle: "44 - Loire-Atlantique", latitude: 47.22, longitude: -1.55 };
      const body = { resultats: resultats.map((row) => (row.id === "1000002" ? { ...row, lieuTravail } : row)) };
      return { ...answer, body: Buffer.from(JSON.stringify(body)) };
    };
  }

  test("for beginners, gives what says that it is for them", async () => {
    const there = country([posted(1), posted(2, { experience: "unknown" }), posted(3, { experience: 6 })]);
    const all = [wanted({ filters: { experience: "beginner" } }), wanted({ filters: { experience: "under1" } })];
    expect(await read(there, all)).toMatchObject({
      found: [["ft:1000001"], ["ft:1000001", "ft:1000002", "ft:1000003"]],
    });
  });

  test("is nothing for one who did not say that they want it, or wants it since earlier", async () => {
    const { of } = await read(country([posted(1)]), [wanted()]);
    expect(of(wanted({}, { from: ago(30) }))).toBe("later");
    expect(of(wanted({ words: "bio" }))).toBe("later");
    expect(of(wanted({}, { from: ago(99) }))).toBe("later");
    const territories = await gathered(country([posted(1)]), [wanted()], { plan: "territories" });
    expect(territories.of(wanted({ place: town("69381") }))).toBe("later");
    expect(territories.of(wanted({ place: france }))).toBe("later");
  });

  test("loses nothing in the night in which an hour comes twice", async () => {
    const night = new Date("2026-10-24T22:00:00Z").getTime();
    const now = new Date("2026-10-25T05:00:00Z");
    const there = country(
      Array.from({ length: 6_500 }, (_, i) =>
        posted(i, { created: new Date(night + Math.floor((i * 5 * hourMs) / 6_500)) }),
      ),
    );
    const one = wanted({}, { from: new Date("2026-10-24T22:30:00Z") });
    const { of } = await read(there, [one], { now: () => now });
    expect(of(one)).toHaveLength(there.stock.filter(({ created }) => created >= one.from).length);
    const asked = there.asked.map(
      ({ minCreationDate = "", maxCreationDate = "" }) => minCreationDate < maxCreationDate,
    );
    expect(asked.every((isForwards) => isForwards)).toBe(true);
  });
});

describe("a failure", () => {
  test("of a territory costs those who need it", async () => {
    const there = country([posted(1), posted(2, { at: { level: "commune", commune: "69381" } })]);
    there.before = ({ departement }) => {
      if (departement === "49") throw new SourceError("France Travail", "slow");
    };
    const all = [
      // 50 km around Nantes reach it, 10 do not.
      wanted({ radius: 50 }),
      wanted({ radius: 10 }),
      wanted({ place: town("69381") }),
      wanted({ place: departement("49") }),
    ];
    const { found } = await gathered(there, all, { plan: "territories" });
    expect(found).toEqual(["slow", ["ft:1000001"], ["ft:1000002"], "slow"]);
  });

  test("of the country costs all but those that are asked by themselves", async () => {
    const there = country([posted(1)]);
    there.before = (query, call) => {
      delete query.motsCles;
      if (call === 1) throw new SourceError("France Travail", "slow");
    };
    const { found, calls } = await gathered(there, [wanted(), wanted({ words: "bio" })], { plan: "country" });
    expect([found, calls]).toEqual([["slow", ["ft:1000001"]], 2]);
  });

  test("of a part of the country is one of the country: nobody gets a part of what there is", async () => {
    const there = country(stockOf(4_000));
    there.before = (_query, call) => {
      if (call === 9) throw new SourceError("France Travail", "busy");
    };
    const { found } = await gathered(there, [wanted(), wanted({ place: france })], { plan: "country" });
    expect(found).toEqual(["busy", "busy"]);
  });
});
