import { describe, expect, test } from "vitest";
import type { FeedRequest } from "../../../../src/core/alerts/feed.ts";
import { SourceError } from "../../../../src/core/failure.ts";
import { baker, town, waiter } from "../../places.ts";
import { country, type Posted } from "./country.ts";
import { ago, gathered, posted } from "./gathered.ts";

/** So many offers, spread over a day, in Nantes and in Paris. */
const manyOffers = (count: number): Posted[] =>
  Array.from({ length: count }, (_, i) =>
    posted(i, {
      created: ago((24 * i) / count),
      at: { level: "commune", commune: i % 10 === 0 ? "44109" : "75056" },
    }),
  );

const wanted = (code: string, title = baker): FeedRequest => ({
  search: { kind: "emploi", titles: [title], place: town(code), radius: 20, filters: {} },
  related: false,
  from: ago(25),
});
const all = [wanted("44109"), wanted("75056"), wanted("44109", waiter)];

describe.each(["searches", "territories", "country"] as const)("in pieces, by %s", (plan) => {
  test("as many calls are made as by one process, and as much is found", async () => {
    const stock = manyOffers(4_000);
    const [here, elsewhere] = [country(stock), country(stock)];
    const pieces: string[] = [];
    const one = await gathered(here, all, { plan });
    const other = await gathered(elsewhere, all, { plan, pieces });
    expect(other.found).toEqual(one.found);
    expect(one.found[0]?.length).toBeGreaterThan(300);
    expect(other.calls).toBe(one.calls);
    expect(elsewhere.asked.length).toBe(here.asked.length);
    expect(pieces.length).toBeGreaterThan(1);
    expect(new Set(pieces).size).toBe(pieces.length);
  });

  test("a service that fails is no failure of who reads the piece", async () => {
    const there = country(manyOffers(10));
    there.before = () => {
      throw new SourceError("France Travail", "down");
    };
    const { found } = await gathered(there, all, { plan, pieces: [] });
    expect(found).toEqual(["down", "down", "down"]);
  });
});

test("a run that is begun anew a minute later asks by the same keys", async () => {
  const there = country(manyOffers(4_000));
  const keysAt = async (now: Date) => {
    const pieces: string[] = [];
    await gathered(there, all, { plan: "territories", pieces, now: () => now });
    return pieces;
  };
  const first = await keysAt(ago(0));
  const again = await keysAt(new Date(ago(0).getTime() + 60_000));
  expect(first.filter((key) => again.includes(key)).length).toBeGreaterThanOrEqual(2);
});
