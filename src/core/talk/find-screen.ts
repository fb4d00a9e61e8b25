import { getDraft } from "../conversation/state.ts";
import { findNumberPress, findTypedNumber } from "../conversation/typed-number.ts";
import { asksForNumber } from "../conversation/typed-text.ts";
import type { Owner } from "../owner.ts";
import { findAskedNumber } from "../understanding/acts/offer-question.ts";
import type { TalkContext } from "./context.ts";
import type { Person } from "./person.ts";
import type { Incoming, ScreenRecord } from "./ports.ts";
import { createScreen, type RememberedText, type Screen } from "./screen.ts";
import type { TurnReading, WantedScreens } from "./turn-reading.ts";

type Written = NonNullable<Incoming["written"]>;
type FindContext = Pick<TalkContext, "screens" | "newId" | "demo"> & { reading: TurnReading };

/** A screen that an event is meant for, and what the messenger had noted of it, as far as that is known. */
export type FoundScreen = { screen: Screen; record?: ScreenRecord | undefined };

/** Which screens `findScreen` will ask for. */
export function listWantedScreens({ event, screen, written }: Incoming): WantedScreens {
  if (screen !== undefined) return { pressed: screen };
  return { named: findSaidNumber(event, written) === undefined ? ["current"] : ["current", "numbered"] };
}

/**
 * The screen whose button was pressed, the one that a text is meant for, or a new one; "unchanged" for an
 * edited text that says nothing new.
 */
export async function findScreen(
  { screens, reading, newId, demo }: FindContext,
  { owner, event, screen: pressed, id: eventId, written, formerChat }: Incoming,
): Promise<FoundScreen | "unchanged"> {
  const { person, loadScreen, loadTask, findRecord, newRecord } = reading;
  const id = pressed ?? (await findNumbered(reading, owner, event, written)) ?? person.current[owner.chat];
  const found =
    id === undefined ? undefined : ((await loadScreen(id)) ?? (await adoptScreen(screens, owner, id, formerChat)));
  const begins = event.type === "start" || event.type === "command";
  const isRepeated = eventId !== undefined && found?.seen.includes(eventId);
  if (written?.isEdit && !isRepeated && !isCorrection(found, written)) return "unchanged";
  if (found && (!begins || isRepeated)) return { screen: found, record: findRecord(found.id) };
  const task = pressed === undefined || begins ? undefined : await loadTask(pressed);
  // The outcome of the task was shown, but the screen that shows it could not be stored.
  if (task) {
    const isLater = task.isLater ? { isLater: task.isLater } : {};
    return { screen: { id: task.id, owner, state: task.state, revision: 0, seen: [], ...isLater } };
  }
  const made = createScreen(newId(), owner, person, demo, found);
  const screen = pressed !== undefined && !begins ? toExpired(made, person) : made;
  return { screen, record: newRecord };
}

/**
 * The newest screen with numbers, where a typed number is on it and the screen that texts are meant for asks
 * for none itself: a digest may have come below that, and people type what they see.
 */
async function findNumbered(
  { person: { current, numbered }, loadScreen }: TurnReading,
  { chat, person }: Owner,
  event: Incoming["event"],
  written: Written | undefined,
): Promise<string | undefined> {
  const number = findSaidNumber(event, written);
  const [id, currentId] = [numbered?.[chat], current[chat]];
  if (number === undefined || id === undefined || id === currentId) return undefined;
  const newest = await loadScreen(id);
  const addressed = currentId === undefined ? undefined : await loadScreen(currentId);
  if (newest?.owner.person !== person || (addressed && asksForNumber(addressed.state))) return undefined;
  return findNumberPress(newest.state, number) ? id : undefined;
}

function findSaidNumber(event: Incoming["event"], written: Written | undefined) {
  if (event.type !== "text" || written?.isEdit) return undefined;
  return findTypedNumber(event.text) ?? findAskedNumber(event.text);
}

/** Moves a screen here that an older version stored under another chat. */
async function adoptScreen(
  screens: FindContext["screens"],
  owner: Owner,
  id: string,
  from: string | undefined,
): Promise<Screen | undefined> {
  const old = from === undefined ? undefined : await screens.load(owner.platform, from, id);
  if (!old || from === undefined || old.isLater) return old;
  const screen = { ...old, owner: { ...old.owner, chat: owner.chat } };
  await screens.adopt(screen, from);
  return screen;
}

/** A press on a screen that is gone. */
function toExpired(screen: Screen, { last }: Person): Screen {
  return { ...screen, state: { step: "expired", draft: getDraft(screen.state), ...(last ? { search: last } : {}) } };
}

/** How many texts of a screen may still be edited. */
const maxRememberedTexts = 5;

export function rememberText(texts: RememberedText[] = [], { message, print }: Written): RememberedText[] {
  return [...texts.filter((text) => text.message !== message), { message, print }].slice(-maxRememberedTexts);
}

/**
 * Whether an edit changes the words of a text that is remembered. After an older text too much has happened.
 */
function isCorrection(screen: Screen | undefined, { message, print }: Written): boolean {
  if (!screen) return false;
  const before = screen.said?.find((text) => text.message === message);
  // Screens of an older version remember no text.
  return before ? before.print !== print : screen.said === undefined;
}
