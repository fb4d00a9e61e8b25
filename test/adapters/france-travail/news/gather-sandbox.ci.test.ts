import { afterEach, expect, test } from "vitest";
import type { FeedRequest, NewsItem } from "../../../../src/core/alerts/feed.ts";
import { getPublicationTime } from "../../../../src/core/offers/listing.ts";
import { baker, town, waiter } from "../../places.ts";
import { allPages, keysOf, searches, searchFor, started } from "../started.ts";
import { ago, hourMs } from "./gathered.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function api(options: Parameters<typeof started>[0] = {}) {
  const there = await started(options);
  closing.push(there.close);
  const news = async (wanted: FeedRequest): Promise<NewsItem[]> => {
    const gathering = there.gather();
    gathering.want(wanted);
    const found = (await gathering.read()).of(wanted);
    if (!Array.isArray(found)) throw found;
    return found;
  };
  return { ...there, news };
}

test.each([
  ["as the clock of Paris, as it seems to do", false],
  ["as the Z says", true],
])("nothing of the last day is lost when the API reads dates %s", async (_how, readsDatesAsUtc) => {
  const { news, ...source } = await api({ readsDatesAsUtc });
  for (const search of [
    searchFor(),
    searchFor({ titles: [waiter] }),
    searchFor({ titles: [baker, waiter], place: town("69383"), radius: 50 }),
  ]) {
    const wanted = (await allPages(source, search)).found.filter(
      ({ related, offer }) => !related && new Date(getPublicationTime(offer) ?? "") >= ago(24),
    );
    // Alerts reach three hours further back than they need; the two readings differ by two hours at most.
    const found = keysOf(await news({ search, from: ago(27), related: false }));
    expect(wanted.length).toBeGreaterThan(0);
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
    const search = searchFor({ filters: { since: "1", order: "newest", contract: ["cdi"] } });
    await news({ search, from: new Date(clock.at.getTime() - 11 * hourMs), related: true });
    expect(searches(sandbox)).toEqual([
      {
        range: "0-149",
        codeROME: "D1102,D1104,D1106",
        minCreationDate: from,
        maxCreationDate: until,
        sort: "1",
        typeContrat: "CDI,DIN",
      },
    ]);
  },
);

test("each reading goes past what people's searches have kept", async () => {
  const { news, sandbox, offers } = await api();
  await offers(searchFor(), 1);
  sandbox.requests.length = 0;
  for (const _ of [1, 2]) await news({ search: searchFor(), from: ago(24), related: false });
  expect(searches(sandbox)).toHaveLength(2);
});
