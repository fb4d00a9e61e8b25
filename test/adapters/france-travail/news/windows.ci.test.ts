import { describe, expect, test } from "vitest";
import {
  blockSize,
  lastBlockIndex,
  maxReachableRows,
  romeDomains,
} from "../../../../src/adapters/france-travail/api/limits.ts";
import type { ParisPeriod } from "../../../../src/adapters/france-travail/api/paris-clock.ts";
import {
  type NewsBlock,
  type NewsPart,
  readNewsOfPeriod,
} from "../../../../src/adapters/france-travail/news/windows.ts";
import type { OfferNews } from "../../../../src/core/alerts/feed.ts";
import { offer } from "../../../fakes/offers.ts";
import { sunday } from "../../places.ts";
import { ago, hourMs } from "./gathered.ts";

type Row = { news: OfferNews; at: number; origin: 1 | 2; departement?: string; domain: string };

/** A service with so many offers, the newest first, spread evenly over so long; half of them its own. */
function service(count: number, spreadMs = 24 * hourMs, departementOf: (i: number) => string | undefined = () => "44") {
  const stock = Array.from({ length: count }, (_, i): Row => {
    const departement = departementOf(i);
    return {
      news: { offer: offer({ key: `ft:${i}` }), related: false },
      at: sunday.getTime() - Math.floor((i * spreadMs) / count),
      origin: i % 2 === 0 ? 1 : 2,
      ...(departement ? { departement } : {}),
      domain: romeDomains[i % 5] ?? "A",
    };
  });
  const asked: (NewsPart & { block: number })[] = [];
  const readBlock = async (part: NewsPart, block: number): Promise<NewsBlock> => {
    asked.push({ ...part, block });
    const { period, origin, departement, domain } = part;
    const there = stock.filter(
      (row) =>
        row.at >= period.from.getTime() &&
        row.at <= period.until.getTime() &&
        (origin ?? row.origin) === row.origin &&
        (departement ?? row.departement) === row.departement &&
        (domain ?? row.domain) === row.domain,
    );
    const rows = there.slice(block * blockSize, (block + 1) * blockSize);
    return { news: rows.map(({ news }) => news), rows: rows.length, total: there.length };
  };
  const keys = () => stock.map(({ news }) => news.offer.key).sort();
  return { stock, keys, asked, readBlock };
}

const day: ParisPeriod = { from: ago(25), until: new Date(sunday.getTime() + 24 * hourMs) };
const departements = ["44", "69", "75"];

async function read(readBlock: ReturnType<typeof service>["readBlock"], first?: NewsBlock): Promise<string[]> {
  const news = await readNewsOfPeriod(day, { readBlock, now: sunday, departements, first });
  return news.map(({ offer: { key } }) => key).sort();
}

describe("a window", () => {
  test.each([
    [0, 1],
    [20, 1],
    [150, 1],
    [151, 2],
    [maxReachableRows, lastBlockIndex + 1],
  ])("of %i offers is read in %i calls, none beyond the last block", async (count, calls) => {
    const { readBlock, asked, keys } = service(count);
    expect(await read(readBlock)).toEqual(keys());
    expect(asked).toEqual(Array.from({ length: calls }, (_, block) => ({ period: day, block })));
  });

  test("goes on from the block that is at hand", async () => {
    const { readBlock, asked, keys } = service(400);
    const first = await readBlock({ period: day }, 0);
    asked.length = 0;
    expect(await read(readBlock, first)).toEqual(keys());
    expect(asked.map(({ block }) => block)).toEqual([1, 2]);
  });

  // One call that counts, the full pages, and hardly a page more for each part.
  test.each([
    [maxReachableRows + 1, 1 + 22 + 2],
    [10_000, 1 + 67 + 4],
    [40_000, 1 + 267 + 16],
  ])(
    "of %i offers is cut, into parts that come to %i calls at most, and none is lost or doubled",
    async (count, most) => {
      const { readBlock, asked, keys } = service(count);
      expect(await read(readBlock)).toEqual(keys());
      expect(asked.length).toBeLessThanOrEqual(most);
      for (const { period, block } of asked) {
        expect([period.from, period.until].map((end) => end.getTime() % 60_000)).toEqual([0, 0]);
        expect(block).toBeLessThanOrEqual(lastBlockIndex);
      }
    },
  );

  test("of a crowd in a few minutes is cut until each part can be reached", async () => {
    const { readBlock, asked, keys } = service(9_000, 5 * 60_000);
    expect(await read(readBlock)).toEqual(keys());
    expect(asked.length).toBeLessThan(9_000 / blockSize + 30);
  });
});

describe("a minute with too many", () => {
  const cuts = (asked: NewsPart[]) => [
    ...new Set(
      asked.map(({ origin, departement, domain }) =>
        [origin && "origin", departement && "departement", domain && "domain"]
          .filter((cut) => cut !== undefined)
          .join(" "),
      ),
    ),
  ];

  test("is read by origin", async () => {
    const { readBlock, asked, keys } = service(5_000, 1);
    expect(await read(readBlock)).toEqual(keys());
    expect(cuts(asked)).toEqual(["", "origin"]);
  });

  test("of one origin is read by département", async () => {
    const { readBlock, asked, keys } = service(8_000, 1, (i) => departements[i % 3]);
    expect(await read(readBlock)).toEqual(keys());
    expect(cuts(asked)).toEqual(["", "origin", "origin departement"]);
  });

  test("of which some name no département is read by domain: they are not lost", async () => {
    const { readBlock, asked, keys } = service(8_000, 1, (i) => (i === 7 ? undefined : departements[i % 3]));
    expect(await read(readBlock)).toEqual(keys());
    expect(cuts(asked)).toContain("origin domain");
  });

  test("that cannot be reached in any way is a failure, and no list", async () => {
    const { readBlock } = service(2 * 5 * maxReachableRows + 10, 1, () => undefined);
    await expect(read(readBlock)).rejects.toMatchObject({ name: "SourceError", why: "garbage" });
  });
});

describe("a window whose rows move while it is read", () => {
  /** Something happens to the stock before the nth call. */
  function moving(count: number, happenings: Record<number, (stock: Row[]) => void>) {
    const there = service(count);
    const readBlock = (part: NewsPart, block: number) => {
      happenings[there.asked.length + 1]?.(there.stock);
      return there.readBlock(part, block);
    };
    return { ...there, readBlock };
  }
  const appears = (stock: Row[]) => {
    const news = { offer: offer({ key: `ft:new${stock.length}` }), related: false };
    stock.unshift({ news, at: sunday.getTime(), origin: 1, departement: "44", domain: "A" });
  };
  const expires = (stock: Row[]) => stock.splice(3, 1);

  test("has all that was there when new ones push it on, in one reading", async () => {
    const { readBlock, keys, asked } = moving(400, { 2: appears, 3: appears });
    const there = keys();
    const found = await read(readBlock);
    expect(there.filter((key) => !found.includes(key))).toEqual([]);
    expect(asked).toHaveLength(3);
  });

  test("is read on to where new ones have pushed its last", async () => {
    const { readBlock, keys, asked } = moving(300, { 2: appears });
    const there = keys();
    const found = await read(readBlock);
    expect(there.filter((key) => !found.includes(key))).toEqual([]);
    expect(asked.map(({ block }) => block)).toEqual([0, 1, 2]);
  });

  test("is read once more when one expired and pulled another over the edge, unseen", async () => {
    const { readBlock, keys, asked } = moving(400, { 2: expires });
    expect(await read(readBlock)).toEqual(keys());
    expect(asked.map(({ block }) => block)).toEqual([0, 1, 2, 0, 1, 2]);
  });

  test("again and again has failed: a part is not taken for the whole", async () => {
    const { readBlock, asked } = moving(400, { 2: expires, 5: expires });
    await expect(read(readBlock)).rejects.toMatchObject({ why: "garbage" });
    expect(asked).toHaveLength(6);
  });

  test("is complete also where rows were too odd to be read as offers", async () => {
    const { readBlock, keys, asked } = service(200);
    const odd = async (part: NewsPart, block: number) => {
      const there = await readBlock(part, block);
      return { ...there, news: there.news.filter(({ offer: { key } }) => key !== "ft:7") };
    };
    expect(await read(odd)).toEqual(keys().filter((key) => key !== "ft:7"));
    expect(asked).toHaveLength(2);
  });
});
