import { withDeadline } from "../async/deadline.ts";
import { renderGrave, returnAction, understoodAction } from "../conversation/grave.ts";
import type { View } from "../conversation/view.ts";
import type { TalkContext } from "./context.ts";
import type { GraveWords } from "./grave-reading.ts";
import type { SaidBack } from "./met-people.ts";
import type { Person } from "./person.ts";
import type { Confidential, Incoming } from "./ports.ts";

/*
 * Distress and danger are met before anything else: before a message waits for its turn, and before a word of
 * it is stored. Nothing is kept of it, nor of the answer, which each platform shows to that person alone. The
 * screen that was there stays as it is.
 */

/** The name of a screen that there is not: its buttons lead to the one that texts are meant for. */
export const noScreen = "-";

type Written = Pick<Incoming, "event" | "words">;

/** All words that somebody wrote with an event; undefined where they wrote none. */
export function getWrittenWords({ event, words }: Written): string | undefined {
  if (words !== undefined) return words;
  if (event.type === "text") return event.text;
  if (event.type !== "command") return undefined;
  return [event.text, event.place ?? "", ...(event.unknown ?? [])].join("\n");
}

/** What is said to words of distress or danger. */
export function answerGrave({ services }: Pick<TalkContext, "services">, { grave, words }: GraveWords): View {
  return renderGrave(words, services.findGraveCase(words, grave));
}

/** The same; undefined for any other words. `person`: by whom they are counted. */
export async function answerIfGrave(
  context: Pick<TalkContext, "graveReading" | "services">,
  person: string,
  words: string,
): Promise<View | undefined> {
  const found = await context.graveReading.read(person, words);
  return found && answerGrave(context, found);
}

/** How long the way back to a screen is looked for: without it, the answer leads to the welcome. */
const lookupMs = 1_000;

/** The answer with the way back to the screen that is there. Waits for nothing else of that person. */
export async function toConfidential(
  { people }: Pick<TalkContext, "people">,
  { owner, screen }: Incoming,
  view: View,
): Promise<Confidential> {
  if (screen !== undefined) return { screen, view };
  // A store that cannot be read, or does not answer, keeps nobody from being answered.
  const loaded = people.load(owner).catch(() => undefined);
  const person = await withDeadline(loaded, lookupMs, () => undefined);
  return { screen: person?.current[owner.chat] ?? noScreen, view };
}

/** A press on one of the buttons below such an answer. */
export function isWayBack({ event }: Incoming): boolean {
  return event.type === "press" && (event.action === understoodAction || event.action === returnAction);
}

/** To who says that it was no distress. */
export const mistakenNotice = "D'accord, je vous avais mal compris. Reprenons où nous en étions.";

/** What was typed to such an answer, as the button below it; of the words nothing goes on. */
export function toSaidBackPress({ written: _, words: __, ...incoming }: Incoming, said: SaidBack): Incoming {
  const action = said === "understood" ? understoodAction : returnAction;
  return { ...incoming, event: { type: "press", action, value: "" } };
}

/** The same as the wish to see the screen that was there; where none is, the welcome. */
export async function toWayBack(
  { screens }: Pick<TalkContext, "screens">,
  incoming: Incoming,
  person: Person,
): Promise<Incoming> {
  const { owner, screen: pressed, ...rest } = incoming;
  for (const id of [pressed, person.current[owner.chat]])
    if (id !== undefined && (await screens.load(owner.platform, owner.chat, id))?.owner.person === owner.person)
      return { ...rest, owner, screen: id, event: { type: "again" } };
  return { ...rest, owner, event: { type: "start" } };
}

/** Whether the answer stays, and the screen is shown below it. */
export function staysBeside({ event }: Incoming): boolean {
  return event.type === "press" && event.action === understoodAction;
}
