import { mapConcurrent } from "../../async/map-concurrent.ts";
import { toPersonKey } from "../../owner.ts";
import type { AlertDeps } from "../deps.ts";
import { performPlan } from "../perform.ts";
import type { MessageStep } from "../plan/step.ts";
import { createRunContext, isPlatformDown, type RunContext, runGuarded } from "../run-context.ts";
import type { PieceDone, SendingPiece } from "./piece.ts";
import type { PieceTry } from "./piece-try.ts";

/** People who are sent something side by side; how many messages are under way, their pace says. */
const concurrentPeople = 30;

/**
 * Sends the messages of a piece, each unless its alert has changed since, and notes what became of them. What
 * is not begun in time is a piece of its own. Once the platform takes nothing, the rest is not tried: it is
 * held, and a later run sends it again.
 */
export async function sendToPeople(
  deps: AlertDeps,
  piece: SendingPiece,
  { isOver, inTurnOf, share }: PieceTry,
): Promise<PieceDone> {
  const mayGoOn = () => deps.mayGoOn() && !isOver();
  const run = createRunContext({ ...deps, mayGoOn }, new Date(piece.at), false, share);
  const left: MessageStep[][] = [];
  await mapConcurrent(piece.people, concurrentPeople, async (steps) => {
    const [first] = steps;
    if (!first) return;
    await inTurnOf(toPersonKey(first.owner), async () => {
      const rest = await runGuarded(run, () => sendToPerson(run, steps, mayGoOn));
      if (rest && rest.length > 0) left.push(rest);
    });
  });
  const isDown = isPlatformDown(run, piece.platform);
  const isLeft = left.length > 0 && !isDown;
  // What is left is on its way no more than before it was tried.
  if (isLeft) run.figures.onTheirWay = 0;
  const outcome = { figures: run.figures, isDown, left: [], hasNext: isLeft };
  return isLeft ? { outcome, next: { ...piece, people: left } } : { outcome };
}

/** One after the other; resolves with those that were not begun. */
async function sendToPerson(run: RunContext, steps: MessageStep[], mayGoOn: () => boolean): Promise<MessageStep[]> {
  for (const [i, step] of steps.entries()) {
    if (!mayGoOn() || isPlatformDown(run, step.owner.platform)) return steps.slice(i);
    const done = await performPlan(run, { steps: [step], figures: {} });
    if (done === "outdated") continue;
    if (done.outcome === undefined) return steps.slice(i);
    if (done.outcome === "unreachable") return [];
  }
  return [];
}
