import type { SubscribeOutcome } from "../alerts/alert.ts";
import { changeStored } from "../alerts/change-stored.ts";
import { resumeSubscription } from "../alerts/edit-subscription.ts";
import { createSubscription, maxAlerts, planNextSlot, type Subscription } from "../alerts/subscription.ts";
import { toSubscriptionKey } from "../alerts/subscription-key.ts";
import { isSameAlert } from "../alerts/subscriptions.ts";
import type { Row } from "../collection.ts";
import type { Ask } from "../conversation/events.ts";
import { text, type View } from "../conversation/view.ts";
import { ifSourceFails, SourceError } from "../failure.ts";
import type { Owner } from "../owner.ts";
import { listFilterNames } from "../search/filters.ts";
import { kindTable, needsNoJob } from "../search/kind.ts";
import { getDiploma, type Search } from "../search/search.ts";
import { type AlertActionDeps, maxRelatives, toAlert } from "./alert-action-deps.ts";
import type { PreparedAlert } from "./answer-ask.ts";

const greeting: View = [text`🔔 Vos offres arriveront ici, dès qu'il y en a de nouvelles.`];

/** A search with more offers in a week is asked about before its alert is made. */
const broadPerWeek = 100;

/** The implementation of `AlertActions.prepare`. */
export async function prepareAlert(
  deps: AlertActionDeps,
  owner: Owner,
  { search, isSure }: Extract<Ask, { ask: "subscribe" }>,
  task: string,
  isWanted: () => Promise<boolean>,
): Promise<SubscribeOutcome | PreparedAlert> {
  if (!isTold(search)) return { is: "untold" };
  if (isTooWide(search)) return { is: "empty" };
  const wanted = newSubscription(deps, owner, search, task);
  const existing = await deps.subscriptions.listOf(owner);
  // An alert that exists needs nothing from outside; `makeAlert` checks that it still does.
  if (findKnown(existing, wanted) || existing.length >= maxAlerts) return { type: "ready" };
  const perWeek = await countPerWeek(deps, wanted.search);
  if (perWeek !== undefined && perWeek > broadPerWeek && !isSure) return { is: "broad", perWeek };
  // Otherwise people would be greeted for an alert that is not made.
  if (!(await isWanted())) throw new SourceError("L'alerte", "slow");
  const messenger = deps.findMessenger(owner.platform);
  const reached = (await messenger?.reach?.(owner, search, greeting)) ?? { chat: owner.chat };
  if ("is" in reached) return reached;
  return { type: "ready", chat: reached.chat, ...(perWeek === undefined ? {} : { perWeek }) };
}

/** Whether there is news of what it finds: an alert of anything else would never write. */
function isTold({ kind, place }: Search): boolean {
  const { alerts, isLocal } = kindTable[kind];
  return alerts === kind && !(isLocal && place.kind === "france");
}

/** Without a job it would tell everything; what needs none is enough of one somewhere. */
function isTooWide(search: Search): boolean {
  const { kind, titles, words = "", place } = search;
  if (titles.length > 0 || words.trim() !== "" || getDiploma(search)) return false;
  return !needsNoJob(kind) || place.kind === "france";
}

/** The implementation of `AlertActions.make`. */
export async function makeAlert(
  deps: AlertActionDeps,
  owner: Owner,
  { search, schedule }: Pick<Extract<Ask, { ask: "subscribe" }>, "search" | "schedule">,
  task: string,
  { chat, perWeek }: PreparedAlert,
): Promise<{ outcome: SubscribeOutcome; rows: Row[] } | undefined> {
  const { subscriptions, now } = deps;
  const existing = await subscriptions.listOf(owner);
  const wanted = newSubscription(deps, owner, search, task, existing);
  const known = findKnown(existing, wanted);
  // It was made before a restart, and not told yet.
  if (known?.id === task) {
    const isInPrivate = known.owner.chat !== owner.chat;
    return { outcome: { is: "created", alert: toAlert(known), ...(isInPrivate ? { isInPrivate } : {}) }, rows: [] };
  }
  if (known) {
    // Written before it is told, to the alert as it is by then: to do it twice does no harm.
    const awake = await changeStored(subscriptions, toSubscriptionKey(known), (current) =>
      current.paused ? resumeSubscription(current, now()) : current,
    );
    if (awake) return { outcome: { is: "known", alert: toAlert(awake) }, rows: [] };
  }
  // One that was known has gone at this moment, and takes no room.
  if (existing.filter((one) => one !== known).length >= maxAlerts)
    return { outcome: { is: "full", most: maxAlerts }, rows: [] };
  if (chat === undefined) return undefined;
  const timed = schedule ? planNextSlot({ ...wanted, schedule: { ...wanted.schedule, ...schedule } }, now()) : wanted;
  const made = { ...timed, owner: { ...owner, chat } };
  const expected = {
    ...(perWeek === undefined ? {} : { perWeek }),
    ...(chat === owner.chat ? {} : { isInPrivate: true }),
  };
  return { outcome: { is: "created", alert: toAlert(made), ...expected }, rows: subscriptions.toRows(made) };
}

function newSubscription(
  { services, now }: AlertActionDeps,
  owner: Owner,
  search: Search,
  id: string,
  others: readonly Subscription[] = [],
): Subscription {
  const { version, relatives } = services.rome(search);
  const related = relatives <= maxRelatives;
  const sources = services.sources.map((source) => source.id);
  const taken = others.map(({ name }) => name);
  return createSubscription({ id, owner, search, romeVersion: version, related, taken, sources }, now());
}

/** About how many offers a week; undefined when no source can tell. */
async function countPerWeek({ services }: AlertActionDeps, search: Search): Promise<number | undefined> {
  // Only of offers it is known when they were published.
  if (!listFilterNames(search.kind).includes("since")) return undefined;
  const lastWeek: Search = { ...search, filters: { ...search.filters, since: "7" } };
  const page = await ifSourceFails(services.offers(lastWeek, 1), () => undefined);
  // One service alone would give a figure that is too small, and that people would take for the total.
  return page === undefined || page.missing.length > 0 ? undefined : page.total;
}

/** The alert that this task has made, else one that looks for the same. */
function findKnown(existing: Subscription[], wanted: Subscription): Subscription | undefined {
  return existing.find(({ id }) => id === wanted.id) ?? existing.find((other) => isSameAlert(wanted, other));
}
