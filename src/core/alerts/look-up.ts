import { runInSteps } from "../async/steps.ts";
import { toSearchKey } from "../search/search.ts";
import type { Known, Moment, Needs, News, Plan } from "./plan/known.ts";
import { planInSteps } from "./plan/plan.ts";
import type { RunContext } from "./run-context.ts";
import type { Subscription } from "./subscription.ts";

/**
 * The plan for an alert that is due. What it needs to know is looked up as it asks for it: whoever has
 * nothing to be told costs next to nothing.
 */
export async function makePlan(
  run: RunContext,
  subscription: Subscription,
  selectNews: () => News,
): Promise<Exclude<Plan, { needs: Needs }>> {
  const now = createMoment(run);
  let known: Known = { contents: new Map() };
  let news: News | undefined;
  for (;;) {
    await run.yieldIfDue();
    const plan = await runInSteps(planInSteps(subscription, news, known, now));
    if (!("needs" in plan)) return plan;
    if (plan.needs.news) news = selectNews();
    known = { ...known, ...(await lookUp(run, subscription, known, plan.needs)) };
  }
}

/** The moment of a plan that is made now. */
export function createMoment({ deps, now, currentTime, isStart }: RunContext): Moment {
  return { at: now, current: currentTime(), isStart, screen: deps.newId() };
}

/** What a plan needs to know. */
export async function lookUp(
  run: RunContext,
  subscription: Subscription,
  { contents }: Known,
  needs: Needs,
): Promise<Partial<Known>> {
  const { deps } = run;
  const { owner, id, sending, search } = subscription;
  const found: Partial<Known> = {};
  if (needs.recipient) found.recipient = await deps.getRecipientStatus(owner);
  if (needs.touch) found.isTouched = sending !== undefined && (await deps.isTouched(owner, sending.screen));
  if (needs.offers) found.offers = await deps.subscriptions.knownOffers.all(owner);
  if (needs.others) found.others = (await deps.subscriptions.listOf(owner)).filter((one) => one.id !== id);
  if (needs.contents) {
    const items = needs.contents;
    const read = await Promise.all(items.map((item) => run.contents.load(search, item)));
    found.contents = new Map([...contents, ...items.map(({ key }, i) => [key, read[i] ?? "unknown"] as const)]);
  }
  if (needs.counts) {
    const counts = await Promise.all(needs.counts.map((one) => run.count(one)));
    found.counts = new Map(needs.counts.map((one, i) => [toSearchKey(one), counts[i]]));
  }
  return found;
}
