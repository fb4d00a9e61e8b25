import type { Answer, Ask, OutsideAsk } from "../conversation/events.ts";
import { resolveLink } from "../search/link.ts";
import type { Services } from "../services.ts";
import type { Reading } from "../understanding/acts/reading.ts";
import { toSearchMeaning } from "../understanding/acts/to-search-meaning.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { readFields } from "../understanding/read-fields.ts";
import { withholdWords, withholdWordsOfReading } from "../understanding/withheld.ts";
import type { TalkContext } from "./context.ts";
import { deletePersonalData, readPersonalData } from "./personal-data.ts";
import type { Screen } from "./screen.ts";

/** Answers what needs no service outside: our own indexes and our own store. Rejects when the store fails. */
export async function answerLocally(
  context: Omit<TalkContext, "runner">,
  question: Exclude<Ask, OutsideAsk>,
  { owner, sayings = 0 }: Pick<Screen, "owner" | "sayings">,
): Promise<Answer> {
  const { services, tasks, alerts, operator, now } = context;
  switch (question.ask) {
    case "saying": {
      const isShared = context.findMessenger(owner.platform)?.isShared?.(owner) ?? false;
      return { type: "saying", saying: services.findSaying(question, { count: sayings, operator, isShared }) };
    }
    case "families":
      await services.ready?.();
      return { type: "families", families: services.findFamilies(question.wish) };
    case "understand":
      await services.ready?.();
      return { type: "understood", ...understand(services, question) };
    case "linked":
      await services.ready?.();
      return { type: "linked", linked: resolveLink(question.link, services.lookup) };
    case "kept":
      return { type: "kept", kept: await readPersonalData(owner, context, context) };
    case "forget":
      await deletePersonalData(owner, context, context);
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

/** On a screen a message may be any act; the words of a command are a search. */
function understand(
  services: Services,
  question: Extract<Ask, { ask: "understand" }>,
): { meaning: Meaning; reading?: Reading } {
  const { meaning, reading } = read(services, question);
  const words = [question.text, question.place ?? ""].join("\n");
  // The fields of a command, and what a thing is called, are looked for as they are, and would be kept so.
  const isPersonal = (question.screen === undefined || reading?.named !== undefined) && services.isPersonal(words);
  // Of a message that is nearly grave nothing is said again, or kept with a search.
  if (!isPersonal && !services.isNearGrave(words)) return reading ? { meaning, reading } : { meaning };
  const withheld = withholdWords(meaning);
  return reading ? { meaning: withheld, reading: withholdWordsOfReading(reading) } : { meaning: withheld };
}

function read(
  { understand, readMessage }: Services,
  { text, place, screen }: Extract<Ask, { ask: "understand" }>,
): { meaning: Meaning; reading?: Reading } {
  if (place !== undefined) return { meaning: readFields(understand, text, place) };
  if (screen === undefined) return { meaning: understand(text) };
  const reading = readMessage(text, screen);
  return { reading, meaning: toSearchMeaning(reading, text, () => understand(text)) };
}
