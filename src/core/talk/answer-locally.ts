import type { Answer, Ask, OutsideAsk } from "../conversation/events.ts";
import type { Owner } from "../owner.ts";
import { resolveLink } from "../search/link.ts";
import type { Services } from "../services.ts";
import type { Doubt } from "../understanding/doubt.ts";
import type { Meaning } from "../understanding/meaning.ts";
import type { TalkContext } from "./context.ts";
import { deletePersonalData, readPersonalData } from "./personal-data.ts";

/** Answers what needs no service outside: our own indexes and our own store. Rejects when the store fails. */
export async function answerLocally(
  talk: Omit<TalkContext, "runner">,
  question: Exclude<Ask, OutsideAsk>,
  owner: Owner,
): Promise<Answer> {
  const { services, tasks, alerts, now } = talk;
  switch (question.ask) {
    case "understand":
      await services.ready?.();
      return { type: "understood", meaning: understand(services, question) };
    case "linked":
      await services.ready?.();
      return { type: "linked", linked: resolveLink(question.link, services.lookup) };
    case "kept":
      return { type: "kept", kept: await readPersonalData(owner, talk, talk) };
    case "forget":
      await deletePersonalData(owner, talk, talk);
      return { type: "forgotten" };
    case "alerts": {
      const all = await alerts.all(owner, question.change, question.ids);
      return { type: "alerts", alerts: all, asOf: now().toISOString() };
    }
    case "alert": {
      // The task that made it may not be told yet: a restart would make the alert once more.
      if (question.change === "delete") await tasks.delete(owner, question.id);
      const changed = await alerts.one(owner, question.id, question.change);
      return { type: "alert", ...changed, asOf: now().toISOString() };
    }
  }
}

/** A place that came in a field of its own is not part of the text. */
function understand(services: Services, { text, place }: Extract<Ask, { ask: "understand" }>): Meaning {
  if (place === undefined) return services.understand(text);
  const heard = services.understand(place);
  const isUnknown = heard.places.length === 0 && heard.doubt === undefined;
  const doubt: Doubt | undefined = isUnknown ? { is: "place", said: place } : heard.doubt;
  const where: Meaning = { ...heard, ...(doubt ? { doubt } : {}) };
  if (text.trim() === "") return { ...where, jobText: "", titles: [], titleMatch: "none", both: false };
  const { places, placeMatch } = where;
  const job = services.understand(text);
  const firstDoubt = doubt ?? job.doubt;
  const { radius, saidKm } = job.radius === undefined ? where : job;
  return {
    ...job,
    ...{ places, placeMatch, placeText: place, both: places.length > 0 },
    ...(radius === undefined ? {} : { radius }),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(firstDoubt ? { doubt: firstDoubt } : {}),
  };
}
