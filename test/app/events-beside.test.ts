import { describe, expect, test } from "vitest";
import { readWithEvents } from "../../src/app/events-beside.ts";
import { SourceError } from "../../src/core/failure.ts";
import type { ResultPage } from "../../src/core/offers/offer.ts";
import type { Search } from "../../src/core/search/search.ts";
import type { ReadPage } from "../../src/core/services.ts";
import { jobEvent, noon, pageOf } from "../fakes/offers.ts";
import { bakerInLyon } from "../fakes/states.ts";

const errors: unknown[] = [];
const log = { error: (facts: unknown) => errors.push(facts) } as never;

/** Twelve offers, and what a reading of events gives. */
function reading(events: () => Promise<ResultPage>, asked: Search["kind"][] = []): ReadPage {
  const read: ReadPage = async (search, page) => {
    asked.push(search.kind);
    return search.kind === "evenements" ? events() : pageOf(12, page);
  };
  return readWithEvents(read, () => noon, log);
}

const eventsOn = (starts: string) => async () => pageOf(3, 1, {}, (key) => jobEvent({ key, starts }));

describe("events beside offers", () => {
  test("are counted where one is within a month", async () => {
    expect((await reading(eventsOn("2026-12-08T13:00:00Z"))(bakerInLyon, 1)).events).toBe(3);
    expect((await reading(eventsOn("2027-02-08T13:00:00Z"))(bakerInLyon, 1)).events).toBeUndefined();
  });

  test("are asked for beside the first page of offers alone, and not while an alert is changed", async () => {
    const asked: Search["kind"][] = [];
    const read = reading(eventsOn("2026-12-08T13:00:00Z"), asked);
    await read(bakerInLyon, 2);
    await read({ ...bakerInLyon, revises: "a" }, 1);
    await read({ ...bakerInLyon, kind: "entreprises" }, 1);
    expect(asked).toEqual(["emploi", "emploi", "entreprises"]);
  });

  test("keep nobody waiting, and cost no offers where they fail", async () => {
    const never = () => new Promise<ResultPage>(() => {});
    expect(await reading(never)(bakerInLyon, 1)).toMatchObject({ total: 12 });
    const down = async () => Promise.reject(new SourceError("Mes évènements emploi", "down"));
    expect(await reading(down)(bakerInLyon, 1)).toMatchObject({ total: 12 });
    expect(errors).toEqual([]);
  });

  test("that fail by a fault of our own are told to the log", async () => {
    const odd = async () => Promise.reject(new TypeError("odd"));
    expect(await reading(odd)(bakerInLyon, 1)).toMatchObject({ total: 12 });
    expect(errors).toEqual([{ error: "TypeError" }]);
  });
});
