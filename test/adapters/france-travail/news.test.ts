import { afterEach, describe, expect, test } from "vitest";
import type { Block } from "../../../src/adapters/france-travail/lane.ts";
import { newsSince } from "../../../src/adapters/france-travail/news.ts";
import { blockSize, lastBlock, type Period } from "../../../src/adapters/france-travail/query.ts";
import type { Offer } from "../../../src/core/offer.ts";
import { offer } from "../../fakes/offers.ts";
import { baker, keysOf, searches, searchFor, started, sunday, waiter } from "./started.ts";

const hourMs = 3_600_000;
const ago = (hours: number) => new Date(sunday.getTime() - hours * hourMs);
const reachable = (lastBlock + 1) * blockSize;

/** A service with so many offers, spread evenly over the last day, or all of one minute; half of them its own. */
function service(count: number, spreadMs = 24 * hourMs) {
  const stock: (Offer & { origin: 1 | 2 })[] = Array.from({ length: count }, (_, i) => ({
    ...offer({
      key: `ft:${i}`,
      created: new Date(sunday.getTime() - Math.floor((i * spreadMs) / count)).toISOString(),
    }),
    origin: i % 2 === 0 ? 1 : 2,
  }));
  const asked: { period: Period; block: number; origin: 1 | 2 | undefined }[] = [];
  const read = async (period: Period, block: number, origin?: 1 | 2): Promise<Block> => {
    asked.push({ period, block, origin });
    const there = stock.filter((one) => {
      const at = Date.parse(one.created ?? "");
      return at >= period.from.getTime() && at <= period.until.getTime() && (origin ?? one.origin) === one.origin;
    });
    const offers = there.slice(block * blockSize, (block + 1) * blockSize);
    return { offers, rows: offers.length, total: there.length };
  };
  return { stock, asked, read };
}

const keys = (all: Offer[]) => all.map(({ key }) => key).sort();

describe("a window", () => {
  test("of few offers is one call, from the whole minute before to a day ahead", async () => {
    const { read, asked, stock } = service(20);
    expect(keys(await newsSince(read, { from: ago(25) }, new Date("2026-11-22T18:00:42.500Z")))).toEqual(keys(stock));
    const period = { from: ago(25), until: new Date("2026-11-23T18:00:00.000Z") };
    expect(asked).toEqual([{ period, block: 0, origin: undefined }]);
  });

  test.each([
    [150, 1],
    [151, 2],
    [reachable, lastBlock + 1],
  ])("of %i offers is read in %i calls, none beyond the last block", async (count, calls) => {
    const { read, asked, stock } = service(count);
    expect(keys(await newsSince(read, { from: ago(25) }, sunday))).toEqual(keys(stock));
    expect(asked.map(({ block }) => block)).toEqual(Array.from({ length: calls }, (_, i) => i));
  });

  test.each([reachable + 1, 10_000])(
    "of %i offers is halved until each part can be reached, and none is lost or doubled",
    async (count) => {
      const { read, asked, stock } = service(count);
      const found = await newsSince(read, { from: ago(25) }, sunday);
      expect(keys(found)).toEqual(keys(stock));
      const windows = new Set(asked.map(({ period }) => `${period.from.toISOString()} ${period.until.toISOString()}`));
      expect(windows.size).toBeGreaterThan(2);
      for (const { period, block } of asked) {
        expect([period.from, period.until].map((end) => end.getTime() % 60_000)).toEqual([0, 0]);
        expect(block).toBeLessThanOrEqual(lastBlock);
      }
    },
  );

  test("of one minute with too many is read by origin", async () => {
    const { read, asked, stock } = service(5000, 1);
    expect(keys(await newsSince(read, { from: ago(2) }, sunday))).toEqual(keys(stock));
    expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set([undefined, 1, 2]));
  });

  test("of one minute with too many of one origin cannot be read to its end, which is a failure and no list", async () => {
    const { read } = service(2 * reachable + 2, 1);
    await expect(newsSince(read, { from: ago(2) }, sunday)).rejects.toMatchObject({
      name: "SourceError",
      why: "garbage",
    });
  });
});

describe("a window whose rows move while it is read", () => {
  /** Loses the last row of every second block for so many readings of the window. */
  function shifting(times: number) {
    const { read, stock } = service(400);
    let readings = 0;
    const read2 = async (period: Period, block: number): Promise<Block> => {
      if (block === 0) readings += 1;
      const there = await read(period, block);
      if (block !== 1 || readings > times) return there;
      const offers = there.offers.slice(0, -1);
      return { ...there, offers, rows: offers.length };
    };
    return { read: read2, stock, readings: () => readings };
  }

  test("is read once more, and then it is complete", async () => {
    const { read, stock, readings } = shifting(1);
    expect(keys(await newsSince(read, { from: ago(25) }, sunday))).toEqual(keys(stock));
    expect(readings()).toBe(2);
  });

  test("again and again has failed: a part is not taken for the whole", async () => {
    const { read, readings } = shifting(9);
    await expect(newsSince(read, { from: ago(25) }, sunday)).rejects.toMatchObject({ why: "garbage" });
    expect(readings()).toBe(2);
  });

  test("is complete also where rows were too odd to be read as offers", async () => {
    const { read, stock } = service(200);
    let readings = 0;
    const odd = async (period: Period, block: number): Promise<Block> => {
      readings += 1;
      const there = await read(period, block);
      return { ...there, offers: there.offers.filter(({ key }) => key !== "ft:7") };
    };
    const found = await newsSince(odd, { from: ago(25) }, sunday);
    expect(found).toHaveLength(stock.length - 1);
    expect(readings).toBe(2);
  });

  test("grows by what is published meanwhile: the last count is what holds", async () => {
    const { read, stock } = service(200);
    const growing = async (period: Period, block: number): Promise<Block> => {
      const there = await read(period, block);
      return block === 0 ? { ...there, total: 151 } : there;
    };
    expect(keys(await newsSince(growing, { from: ago(25) }, sunday))).toEqual(keys(stock));
  });
});

describe("on the sandbox", () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function api(options: Parameters<typeof started>[0] = {}) {
    const there = await started(options);
    closing.push(there.close);
    return there;
  }

  test.each([
    ["as the clock of Paris, as it seems to do", false],
    ["as the Z says", true],
  ])("nothing of the last day is lost when the API reads dates %s", async (_how, readsDatesAsUtc) => {
    const { news, offers } = await api({ readsDatesAsUtc });
    for (const title of [baker, waiter]) {
      const search = searchFor({ titles: [title] });
      const first = await offers(search, 1);
      const all = [...first.items];
      for (let page = 2; page <= first.pages; page++) all.push(...(await offers(search, page)).items);
      const isSince =
        (hours: number) =>
        ({ offer: one }: { offer: Offer }) =>
          new Date(one.created ?? "") >= ago(hours);
      const wanted = all.filter((found) => !found.related).filter(isSince(24));
      // Alerts reach three hours further back than what they need: the most that the two readings differ by is two.
      const found = keysOf(await news(search, { from: ago(27), related: false }));
      expect(wanted.length).toBeGreaterThan(5);
      expect(keysOf(wanted).filter((key) => !found.includes(key))).toEqual([]);
      expect(found.length).toBe(new Set(found).size);
    }
  });

  test.each([
    ["in winter", "2026-11-22T18:00:42.123Z", "2026-11-22T08:00:00Z", "2026-11-23T19:00:00Z"],
    ["in summer", "2026-07-01T18:00:42.123Z", "2026-07-01T09:00:00Z", "2026-07-02T20:00:00Z"],
  ])(
    "dates are sent %s as the clock of Paris shows them, with a Z, both or none, without milliseconds",
    async (_season, now, from, until) => {
      const { news, sandbox, clock } = await api();
      clock.at = new Date(now);
      await news(searchFor({ filters: { since: "1", order: "newest", contract: "cdi" } }), {
        from: new Date(clock.at.getTime() - 11 * hourMs),
        related: true,
      });
      const asked = searches(sandbox);
      expect(asked.map(({ codeROME }) => codeROME)).toEqual(["D1102", "D1104,D1106"]);
      for (const query of asked) {
        expect(query).toMatchObject({ minCreationDate: from, maxCreationDate: until, sort: "1", typeContrat: "CDI" });
        expect(query).not.toHaveProperty("publieeDepuis");
      }
    },
  );

  test("related jobs are read only where they are wanted, and marked as such", async () => {
    const { news, sandbox } = await api();
    const without = await news(searchFor(), { from: ago(48), related: false });
    expect(searches(sandbox)).toHaveLength(1);
    const withThem = await news(searchFor(), { from: ago(48), related: true });
    expect(without.every(({ related }) => !related)).toBe(true);
    expect(keysOf(withThem.filter(({ related }) => !related))).toEqual(keysOf(without));
    expect(withThem.some(({ related }) => related)).toBe(true);
  });

  test("each reading goes past what people's searches have kept", async () => {
    const { news, sandbox, offers } = await api();
    await offers(searchFor(), 1);
    sandbox.requests.length = 0;
    for (const _ of [1, 2]) await news(searchFor(), { from: ago(24), related: false });
    expect(searches(sandbox)).toHaveLength(2);
  });
});
