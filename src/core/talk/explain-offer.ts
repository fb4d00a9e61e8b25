import type { Explanation } from "../alerts/alert.ts";
import { checkFit, explain } from "../alerts/explain.ts";
import type { Ask } from "../conversation/events.ts";
import type { Owner } from "../owner.ts";
import { type AlertActionDeps, toAlert } from "./alert-action-deps.ts";

/** The implementation of `AlertActions.explain`. */
export async function explainOffer(
  { services, subscriptions, now }: AlertActionDeps,
  owner: Owner,
  { search, offer: listed, alert: only }: Extract<Ask, { ask: "explain" }>,
): Promise<Explanation> {
  const read = await services.offer(search, listed);
  const { offer } = read;
  if (!offer) return { offer, search: [], alerts: [] };
  const deps = {
    subscriptions,
    sources: services.sources,
    offer: async () => read,
    centresOf: services.centres,
    today: services.today,
    codes: services.codes,
    // Whoever asks can be reached.
    isUnreachable: async () => false,
  };
  const existing = (await subscriptions.listOf(owner)).filter(({ id }) => only === undefined || id === only);
  return {
    offer,
    // Results show related jobs, too.
    search: only === undefined ? await checkFit(offer, { search, related: true }, deps, now()) : [],
    alerts: await Promise.all(
      existing.map(async (subscription) => ({
        alert: toAlert(subscription),
        stages: await explain(subscription, listed.key, deps, now()),
      })),
    ),
  };
}
