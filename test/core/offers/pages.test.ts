import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { franceTravailProfile } from "../../../src/adapters/france-travail/profile.ts";
import { alternanceProfile } from "../../../src/adapters/la-bonne-alternance/profile.ts";
import { SourceError } from "../../../src/core/failure.ts";
import type { Found } from "../../../src/core/offers/offer.ts";
import {
  compareByRank,
  mergeReaders,
  type OfferReader,
  type OfferReading,
  paginate,
  uniqueByOfferKey,
} from "../../../src/core/offers/pages.ts";
import { noon, offer } from "../../fakes/offers.ts";
import { apprentice, bakerInLyon } from "../../fakes/states.ts";

const found = (key: string, created?: string, related = false): Found => {
  const { created: _, ...undated } = offer({ key, title: `Boulanger ${key}` });
  return { offer: created === undefined ? undated : { ...undated, created }, related };
};
const at = (hour: number) => `2026-11-22T${String(hour).padStart(2, "0")}:00:00.000Z`;
const numbered = (count: number, prefix = "ft:") =>
  Array.from({ length: count }, (_, i) => found(`${prefix}${i}`, at(23 - (i % 24))));

const reading = (all: Found[], changes: Partial<OfferReading> = {}): OfferReading => ({
  ...{ found: all, complete: true, total: all.length, exact: true, reachable: all.length, missing: [] },
  ...changes,
});
const always =
  (all: Found[], changes: Partial<OfferReading> = {}): OfferReader =>
  async () =>
    reading(all, changes);
const failing =
  (why: SourceError["why"] = "down"): OfferReader =>
  async () => {
    throw new SourceError("A", why);
  };
const keys = (all: Found[]) => all.map(({ offer: { key } }) => key);
const two = (first: OfferReader, second: OfferReader, deadlineMs = 1000) =>
  mergeReaders(
    [
      { source: franceTravailProfile, read: first },
      { source: alternanceProfile, read: second },
    ],
    deadlineMs,
  );

describe("pages", () => {
  const source = paginate(always(numbered(12)), () => noon);

  test.each([
    [1, 1, 5],
    [2, 2, 5],
    [3, 3, 2],
    [4, 3, 2],
    [999, 3, 2],
    [0, 1, 5],
    [-3, 1, 5],
  ])("page %i of three is page %i, with %i offers", async (asked, page, count) => {
    const shown = await source(bakerInLyon, asked);
    expect(shown).toMatchObject({ page, pages: 3, total: 12, exact: true, asOf: noon.toISOString() });
    expect(keys(shown.items)).toEqual(keys(numbered(12)).slice((page - 1) * 5, (page - 1) * 5 + count));
  });

  test("of nothing there are none, and the first is shown", async () => {
    expect(await paginate(always([]), () => noon)(bakerInLyon, 7)).toMatchObject({
      items: [],
      page: 1,
      pages: 0,
      total: 0,
    });
  });

  test("are counted by what can be reached, not by what there is", async () => {
    const many = paginate(
      always(numbered(10), { complete: false, total: 40_000, exact: false, reachable: 3150 }),
      () => noon,
    );
    expect(await many(bakerInLyon, 2)).toMatchObject({ pages: 630, total: 40_000, exact: false });
  });

  test("are read as far as they are asked for", async () => {
    const read = vi.fn(always(numbered(30)));
    await paginate(read, () => noon)(bakerInLyon, 4);
    expect(read).toHaveBeenCalledWith(bakerInLyon, 20);
  });
});

describe("copies", () => {
  /** Of which announcement each is; the key is its place in the list. */
  const of = (announcements: number[]): Found[] =>
    announcements.map((one, i) => ({ offer: offer({ key: `ft:${i}`, title: `Boulanger ${one}` }), related: false }));
  /** Reads no more than it must, as services do. */
  const stepwise =
    (all: Found[]): OfferReader =>
    async (_search, wanted) =>
      reading(all.slice(0, wanted), { complete: wanted >= all.length, total: all.length, reachable: all.length });

  test("stand under the first of them, on one page; the total counts each", async () => {
    const source = paginate(always(of([1, 2, 1, 1, 3, 4, 5, 6, 1])), () => noon);
    const first = await source(bakerInLyon, 1);
    expect(first).toMatchObject({ page: 1, pages: 2, total: 9 });
    expect(keys(first.items)).toEqual(["ft:0", "ft:1", "ft:4", "ft:5", "ft:6"]);
    expect(first.items.map(({ copies = [] }) => copies.map(({ key }) => key))).toEqual([
      ["ft:2", "ft:3", "ft:8"],
      ...[[], [], [], []],
    ]);
    expect(keys((await source(bakerInLyon, 2)).items)).toEqual(["ft:7"]);
  });

  test("are read past, until a page is full", async () => {
    const read = vi.fn(stepwise(of([...Array.from({ length: 40 }, () => 1), 2, 3, 4, 5, 6, 7])));
    const page = await paginate(read, () => noon)(bakerInLyon, 1);
    expect(page.items).toHaveLength(5);
    expect(read.mock.calls.length).toBeLessThan(6);
  });

  test("leave no page empty, none that comes twice, and the pager right, whichever way it is gone through", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(25), { maxLength: 80 }),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }),
        async (announcements, isStepwise, visits) => {
          const all = of(announcements);
          const source = paginate(isStepwise ? stepwise(all) : always(all), () => noon);
          const different = new Set(announcements).size;
          const last = Math.max(1, Math.ceil(different / 5));
          const seen: string[] = [];
          for (let page = 1; page <= last; page++) {
            const shown = await source(bakerInLyon, page);
            expect(shown).toMatchObject({ page, total: all.length });
            expect(shown.items).toHaveLength(page < last ? 5 : different - 5 * (last - 1));
            // One more page may be promised until all is read, never one too few.
            expect(shown.pages).toBeGreaterThanOrEqual(different === 0 ? 0 : last);
            if (!isStepwise) expect(shown.pages).toBe(different === 0 ? 0 : last);
            seen.push(...keys(shown.items));
          }
          expect(seen).toHaveLength(new Set(seen).size);
          expect(seen).toHaveLength(different);
          for (const visit of visits) {
            const { page, pages, items } = await source(bakerInLyon, visit);
            expect(page).toBe(Math.min(visit, last));
            // Past the last page all is read, and the promise of one more is taken back.
            if (visit > last || !isStepwise) expect(pages).toBe(different === 0 ? 0 : last);
            expect(keys(items)).toEqual(seen.slice((page - 1) * 5, page * 5));
          }
          if (isStepwise) return;
          const whole = await Promise.all(Array.from({ length: last }, (_, i) => source(bakerInLyon, i + 1)));
          const cards = whole.flatMap(({ items }) => items);
          expect(cards.reduce((sum, { copies = [] }) => sum + 1 + copies.length, 0)).toBe(all.length);
        },
      ),
    );
  });
});

describe("two services as one", () => {
  test("are both asked for their newest, and listed newest first, without a date last, what was ticked before its relatives", async () => {
    const orders: (string | undefined)[] = [];
    const noting =
      (all: Found[]): OfferReader =>
      async ({ filters }) => {
        orders.push(filters.order);
        return reading(all);
      };
    const first = noting([found("ft:a", at(9)), found("ft:c", at(7)), found("ft:r", at(20), true)]);
    const second = noting([found("lba:b", at(8)), found("lba:n"), found("lba:s", at(21), true)]);
    const { found: all, total, exact, complete, reachable } = await two(first, second)(apprentice, 5);
    expect(keys(all)).toEqual(["ft:a", "lba:b", "ft:c", "lba:n", "lba:s", "ft:r"]);
    expect({ total, exact, complete, reachable }).toEqual({ total: 6, exact: true, complete: true, reachable: 6 });
    expect(orders).toEqual(["newest", "newest"]);
    expect(apprentice.filters.order).toBeUndefined();
  });

  test("what both have counts once, and is the first one's", async () => {
    const mine = found("ft:a", at(9));
    const theirs = { ...found("ft:a", at(3)), distanceKm: 4 };
    const {
      found: all,
      total,
      reachable,
    } = await two(always([mine], { complete: true }), always([theirs, found("lba:b", at(8))]))(apprentice, 5);
    expect(all[0]).toBe(mine);
    expect([keys(all), total, reachable]).toEqual([["ft:a", "lba:b"], 2, 2]);
  });

  test("beyond what was wanted nothing is shown while one may have newer ones; totals are estimates then", async () => {
    const first = always(numbered(10), { complete: false, total: 500, exact: false, reachable: 500 });
    const {
      found: all,
      complete,
      total,
      exact,
      reachable,
    } = await two(first, always(numbered(10, "lba:")))(apprentice, 10);
    // Those that are newer than the last that was read of the first.
    expect(all).toHaveLength(18);
    expect({ complete, total, exact, reachable }).toEqual({
      complete: false,
      total: 510,
      exact: false,
      reachable: 510,
    });
    expect(keys(all)).toEqual(keys([...numbered(10), ...numbered(10, "lba:")].sort(compareByRank).slice(0, 18)));
  });

  test("what one brings of the other's own counts once, also where the other was not read so far", async () => {
    const own = [
      {
        source: franceTravailProfile,
        read: always(numbered(10), { complete: false, total: 500, exact: false, reachable: 500 }),
      },
      {
        source: alternanceProfile,
        read: always([...numbered(30, "ft:later"), ...numbered(8, "lba:")]),
      },
    ];
    expect(await mergeReaders(own, 1000)(apprentice, 10)).toMatchObject({ total: 508, exact: false, reachable: 508 });
    const alone = [{ source: franceTravailProfile, read: failing() }, ...own.slice(1)];
    expect(await mergeReaders(alone, 1000)(apprentice, 10)).toMatchObject({ total: 38 });
  });

  test.each([
    ["the first", failing(), always(numbered(2)), [{ service: "France Travail" }]],
    ["the second", always(numbered(2)), failing("slow"), [{ service: "La bonne alternance" }]],
  ])("%s that fails is named, and costs only what it has", async (_which, first, second, missing) => {
    expect(await two(first, second)(apprentice, 5)).toMatchObject({ total: 2, complete: true, missing });
  });

  test("what a service itself misses is kept", async () => {
    const partly = always(numbered(1), { missing: [{ service: "Partenaires" }] });
    expect((await two(partly, failing())(apprentice, 5)).missing).toEqual([
      { service: "Partenaires" },
      { service: "La bonne alternance" },
    ]);
  });

  test("that both fail is a failure, the first one's, and not an empty list", async () => {
    await expect(two(failing("refused"), failing("slow"))(apprentice, 5)).rejects.toMatchObject({ why: "refused" });
  });

  test("a fault of ours is not hidden behind the other's offers", async () => {
    const broken: OfferReader = async () => {
      throw new TypeError("ours");
    };
    await expect(two(always(numbered(2)), broken)(apprentice, 5)).rejects.toBeInstanceOf(TypeError);
  });

  test("one that hangs is given up at the deadline, and the other is shown", async () => {
    const hangs: OfferReader = () => new Promise(() => {});
    const read = await two(always(numbered(2)), hangs, 5)(apprentice, 5);
    expect([read.total, read.missing]).toEqual([2, [{ service: "La bonne alternance" }]]);
    await expect(two(hangs, hangs, 5)(apprentice, 5)).rejects.toMatchObject({ why: "slow", service: "France Travail" });
  });
});

test("an offer that comes twice counts once, where it came first", () => {
  const all = [found("a", at(3)), found("b", at(9)), found("a", at(12))];
  expect(uniqueByOfferKey(all)).toEqual([all[0], all[1]]);
  expect(uniqueByOfferKey([])).toEqual([]);
});
