import { mapConcurrent } from "../../async/map-concurrent.ts";
import type { AlertDeps } from "../deps.ts";
import type { FeedBatchResult } from "../feed.ts";
import type { FeedReadings } from "../news.ts";
import type { MessageStep } from "../plan/step.ts";
import { createRunContext } from "../run-context.ts";
import { servePerson } from "../serve-person.ts";
import { fromStoredNews, type PersonNews, type PieceDone, type PlanningPiece, personNewsSchema } from "./piece.ts";
import type { PieceTry } from "./piece-try.ts";
import { toRequestKey } from "./request-key.ts";

/** People who are planned for side by side: none of them is sent anything meanwhile. */
const concurrentPeople = 10;

/**
 * Plans for the people of a piece, as a run does, and performs all that is not sent. What is to be sent is
 * the piece that follows. Of each person no more is planned until that is sent: what the first of their
 * alerts tells, the next does not. Where it is tried again, what is found on its way was left there by the
 * try before.
 */
export async function planPeople(
  deps: AlertDeps,
  { platform, at, elapsedMs, people }: PlanningPiece,
  { isAgain, loadNews, isOver, share }: PieceTry,
): Promise<PieceDone> {
  const run = createRunContext(deps, new Date(at), false, share);
  const currentTime = () => new Date(run.currentTime().getTime() + elapsedMs);
  const left: string[][] = [];
  const messages: MessageStep[][] = people.map(() => []);

  /** Resolves with those of their alerts that are to be planned for later. */
  async function planPerson(keys: string[], index: number): Promise<string[]> {
    if (isOver()) return keys;
    const readings = await restoreReadings(deps, personNewsSchema.parse((await loadNews(index)) ?? []));
    const mine = messages[index] ?? [];
    const outbox = (step: MessageStep) => void mine.push(step);
    const isStart = isAgain && (await hasHeld(deps, keys, at));
    const own = { ...run, deps: knowAsked(run.deps, mine), isStart, currentTime, outbox };
    for (const [i, key] of keys.entries()) {
      if (isOver()) return keys.slice(i);
      await servePerson(own, [key], readings);
      if (mine.some((step) => step.do !== "send question")) return keys.slice(i + 1);
    }
    return [];
  }

  await mapConcurrent([...people.entries()], concurrentPeople, async ([index, keys]) => {
    const rest = await planPerson(keys, index);
    if (rest.length > 0) left.push(rest);
  });
  run.figures.calls += share.takeCalls();
  const owed = messages.filter((steps) => steps.length > 0);
  const outcome = { figures: run.figures, isDown: false, left, hasNext: owed.length > 0 };
  if (owed.length === 0) return { outcome };
  return { outcome, next: { do: "send", version: 1, platform, at, people: owed } };
}

/** Whoever is about to be asked whether they still look counts as asked. */
function knowAsked(deps: AlertDeps, messages: readonly MessageStep[]): AlertDeps {
  const getRecipientStatus: AlertDeps["getRecipientStatus"] = async (owner) => {
    const status = await deps.getRecipientStatus(owner);
    const question = messages.find((step) => step.do === "send question");
    return question ? { ...status, asked: new Date(question.at) } : status;
  };
  return { ...deps, getRecipientStatus };
}

/** The try before has held a digest of theirs, and was not there any more to hand it out. */
async function hasHeld({ subscriptions }: AlertDeps, keys: string[], at: string): Promise<boolean> {
  for (const key of keys) if ((await subscriptions.load(key))?.sending?.at === at) return true;
  return false;
}

/** The readings of a run as one person needs them. */
async function restoreReadings({ feeds }: AlertDeps, news: PersonNews): Promise<FeedReadings> {
  const readings: FeedReadings = [];
  for (const feed of feeds) {
    const mine = news.filter(({ source }) => source === feed.source.id);
    const [first] = mine;
    if (!first) continue;
    const found = new Map<string, Awaited<ReturnType<typeof fromStoredNews>>>();
    for (const one of mine) found.set(one.request, await fromStoredNews(one.found));
    // An alert that was changed meanwhile wants what nobody has read.
    const of: FeedBatchResult["of"] = (wanted) => found.get(toRequestKey(wanted)) ?? "later";
    const upTo = new Date(first.upTo);
    readings.push({ feed: { ...feed, upTo: () => upTo }, gathered: { of, asked: 0, calls: 0 } });
  }
  return readings;
}
