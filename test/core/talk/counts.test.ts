import { expect, test } from "vitest";
import { createTurnDeadline } from "../../../src/core/async/turn-deadline.ts";
import type { ResultPage } from "../../../src/core/offers/offer.ts";
import type { Requester, Requesters } from "../../../src/core/requester.ts";
import { changeKind, type Search } from "../../../src/core/search/search.ts";
import type { ReadPage } from "../../../src/core/services.ts";
import { type AskServices, answerAsk } from "../../../src/core/talk/answer-ask.ts";
import { noon, pageOf } from "../../fakes/offers.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const wider: Search = { ...bakerInLyon, radius: 50 };
const posts = changeKind(bakerInLyon, "insertion");

/** What is counted for anna, and how long she is told to wait. */
async function count(searches: Search[], services: Pick<AskServices, "offers" | "offersToCount">) {
  const waits = new Map<object, number>();
  const anna: Requester = { person: "anna", onWait: (call, ms) => void waits.set(call, ms) };
  const asking = { ...services, askedBy: () => [anna] } as unknown as AskServices;
  const answer = await answerAsk({ ask: "counts", searches }, asking, () => noon, createTurnDeadline(60_000));
  if (answer.type !== "counts") throw new Error(`no counts but ${answer.type}`);
  return { totals: answer.counts.map((one) => one?.total), waits: [...waits.values()] };
}

test("a service whose turn is far away is not counted, once the others are; it is told so, and she waits no more", async () => {
  let wanted: Requesters = () => [];
  const offers: ReadPage = async (search, page, _read, askedBy) => {
    if (search.kind !== "insertion") return pageOf(7, page);
    wanted = askedBy ?? wanted;
    for (const requester of wanted()) requester.onWait(posts, 45_000);
    return new Promise<ResultPage>(() => {});
  };
  expect(await count([wider, posts], { offers })).toEqual({ totals: [7, undefined], waits: [0] });
  expect(wanted()).toEqual([]);
});

test("nothing is read beside what is only counted", async () => {
  const offers: ReadPage = async () => {
    throw new Error("read to be shown");
  };
  expect((await count([wider], { offers, offersToCount: async () => pageOf(3, 1) })).totals).toEqual([3]);
});
