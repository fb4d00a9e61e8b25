import { expect, test } from "vitest";
import type { EventArea } from "../../../src/adapters/france-travail-events/areas.ts";
import type { EventFinder } from "../../../src/adapters/france-travail-events/finder.ts";
import { createEventsGathering } from "../../../src/adapters/france-travail-events/gathering.ts";
import { SourceError } from "../../../src/core/failure.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { jobEvent } from "../../fakes/offers.ts";

const now = new Date("2026-11-22T12:00:00Z");
const codes = Array.from({ length: 60 }, (_, i) => String(i + 10));

const searchIn = (code: string): Search => ({
  kind: "evenements",
  titles: [],
  place: { kind: "departement", code, name: code, region: "84" },
  radius: 20,
  filters: {},
});

/** A finder for which each search looks in one département, or in all of them. */
function finderOf(readArea: EventFinder["readArea"]): EventFinder {
  return {
    readArea,
    areasFor: async (search) => {
      const own = search.place.kind === "departement" ? [search.place.code] : codes;
      return {
        areas: own.map((code) => ({ departement: code })),
        selection: { search, ticked: [], related: [], centres: new Map(), now },
      };
    },
  };
}

const eventIn = ({ departement: code = "" }: EventArea) =>
  jobEvent({ key: `mee:${code}`, place: { label: code, departement: code }, description: "long" });

test("of alerts everywhere, the events of few areas are held at once", async () => {
  let [held, mostHeld] = [0, 0];
  const gathering = createEventsGathering(
    finderOf(async (area) => {
      mostHeld = Math.max(mostHeld, ++held);
      const events = [eventIn(area)];
      return {
        isAll: true,
        get events() {
          held--;
          return events;
        },
      };
    }),
  );
  for (const code of codes) gathering.want({ search: searchIn(code), related: true, from: now });
  const { of, asked } = await gathering.read();
  expect(mostHeld).toBeLessThanOrEqual(2);
  expect(asked).toBe(60);
  for (const code of codes) {
    const news = of({ search: searchIn(code), related: true, from: now });
    expect(news).toMatchObject([{ offer: { key: `mee:${code}`, description: "" } }]);
  }
});

test("an event that comes with several areas is told once, and a failing area fails who looks there", async () => {
  const down = new SourceError("Mes évènements emploi", "down");
  const gathering = createEventsGathering(
    finderOf(async (area) => {
      if (area.departement === "20") throw down;
      return { isAll: true, events: [{ ...eventIn(area), key: "mee:1", atDistance: {} }] };
    }),
  );
  const everywhere: Search = { ...searchIn("10"), place: { kind: "region", code: "84", name: "Partout" } };
  const wanted = [everywhere, searchIn("10"), searchIn("20")].map((search) => ({ search, related: true, from: now }));
  for (const one of wanted) gathering.want(one);
  const { of } = await gathering.read();
  const [all, first, failed] = wanted.map(of);
  expect(all).toBe(down);
  expect(first).toHaveLength(1);
  expect(failed).toBe(down);
});
