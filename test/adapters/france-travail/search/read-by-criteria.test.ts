import { describe, expect, test } from "vitest";
import type { Criteria } from "../../../../src/adapters/france-travail/api/criteria.ts";
import type { ReadOffers } from "../../../../src/adapters/france-travail/api/offers-reader.ts";
import { countByCriteria, readFirstOffers } from "../../../../src/adapters/france-travail/search/read-by-criteria.ts";
import { noon, offer } from "../../../fakes/offers.ts";

const all = Array.from({ length: 700 }, (_, n) =>
  offer({ key: `ft:${n}`, title: n % 3 === 0 ? "Agence" : "Boulanger" }),
);

/** A service with 700 offers, which may not say how many it has on its first page. */
function service({ hidesTotal = false } = {}) {
  const ranges: (string | undefined)[] = [];
  const read: ReadOffers = async ({ range = "0-149" }: Criteria) => {
    ranges.push(range);
    const [first = 0, last = 0] = range.split("-").map(Number);
    const rows = all.slice(first, last + 1).map((value) => ({ id: value.key, value }));
    const isLeast = hidesTotal && first === 0;
    return { rows, total: isLeast ? first + rows.length + 1 : all.length, counts: {}, ...(isLeast ? { isLeast } : {}) };
  };
  return { read, ranges };
}

const notAgency = ({ title }: { title: string }) => title !== "Agence";
const keysOf = ({ batches }: Awaited<ReturnType<typeof readFirstOffers>>) =>
  batches.flatMap(({ offers }) => offers.map(({ key }) => key));

describe("the first offers of a search", () => {
  test("are read in pages, the last one as short as needed", async () => {
    const { read, ranges } = service();
    const first = await readFirstOffers(read, {}, { limit: 320, now: noon });
    expect(ranges).toEqual(["0-149", "150-299", "300-319"]);
    expect(keysOf(first)).toHaveLength(320);
    expect(first).toMatchObject({ most: 320, total: 700, isLeast: false });
    expect(first.batches.map(({ readAt, odd }) => [readAt, odd])).toEqual([1, 2, 3].map(() => [noon, 0]));
  });

  test("are read until as many fit as are wanted", async () => {
    const { read, ranges } = service();
    await readFirstOffers(read, {}, { limit: 120, fits: notAgency, now: noon });
    expect(ranges).toEqual(["0-149", "150-299"]);
  });

  test("end where the service has no more", async () => {
    const { read, ranges } = service();
    expect(keysOf(await readFirstOffers(read, {}, { limit: 3_150, now: noon }))).toHaveLength(700);
    expect(ranges.at(-1)).toBe("600-749");
  });

  test("are the very rows that a range names, of which none is left out", async () => {
    const { read, ranges } = service();
    const first = await readFirstOffers(read, { range: "10-14" }, { limit: 2, now: noon });
    expect(ranges).toEqual(["10-14"]);
    expect([keysOf(first).length, first.most]).toEqual([5, undefined]);
  });

  test("have the total of the last page where the first one does not say it", async () => {
    const { read } = service({ hidesTotal: true });
    expect(await readFirstOffers(read, {}, { limit: 200, now: noon })).toMatchObject({ total: 700, isLeast: false });
    expect(await readFirstOffers(read, {}, { limit: 100, now: noon })).toMatchObject({ total: 101, isLeast: true });
  });

  test("a row that cannot be read is counted as odd", async () => {
    const { read } = service();
    const withOddRow: ReadOffers = async (criteria) => {
      const page = await read(criteria);
      return { ...page, rows: page.rows.map((row, n) => (n === 1 ? { ...row, value: undefined } : row)) };
    };
    const { batches } = await readFirstOffers(withOddRow, {}, { limit: 3, now: noon });
    expect(batches.map(({ offers, odd }) => [offers.length, odd])).toEqual([[2, 1]]);
  });
});

test("counting asks for one row of the search, whatever range it names", async () => {
  const { read, ranges } = service();
  expect(await countByCriteria(read, { range: "10-20" })).toEqual({ total: 700, counts: {}, isLeast: false });
  expect(ranges).toEqual(["0-0"]);
});
