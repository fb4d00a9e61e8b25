import { expect, test } from "vitest";
import { createContentCache } from "../../../src/core/alerts/content-cache.ts";
import { composeDigest, type OfferContent } from "../../../src/core/alerts/digest.ts";
import type { PendingOffer } from "../../../src/core/alerts/subscription.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { jobEvent, noon, training } from "../../fakes/offers.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const search: Search = { ...bakerInLyon, kind: "evenements", titles: [] };
const waiting = (key: string): PendingOffer => ({ key, related: false, since: noon.toISOString(), offered: false });

test("an event that waits is told as it is now, and not as gone", async () => {
  const contents = createContentCache(async () => ({ offer: jobEvent(), distanceKm: 3 }));
  expect(await contents.load(search, waiting("mee:42"))).toEqual({
    offer: { ...jobEvent(), description: "" },
    distanceKm: 3,
    related: false,
  });
});

test("what no alert tells of is gone", async () => {
  const contents = createContentCache(async () => ({ offer: training() }));
  expect(await contents.load(search, waiting("cpf:123_TIG"))).toBe("gone");
});

test("a digest shows all events of one agency, which organises nearly all of a town", () => {
  const keys = ["mee:1", "mee:2", "mee:3", "mee:4"];
  const contents = new Map(
    keys.map((key): [string, OfferContent] => [key, { offer: jobEvent({ key }), related: false }]),
  );
  const { shown } = composeDigest(keys.map(waiting), contents);
  expect(shown.map(({ offer }) => offer.key)).toEqual(keys);
});
