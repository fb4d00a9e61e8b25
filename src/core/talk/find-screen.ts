import { getDraft } from "../conversation/state.ts";
import { findNumberPress, findTypedNumber } from "../conversation/typed-number.ts";
import { asksForNumber } from "../conversation/typed-text.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import { findAskedNumber } from "../understanding/acts/offer-question.ts";
import type { TalkContext } from "./context.ts";
import type { Person } from "./person.ts";
import type { Incoming } from "./ports.ts";
import { createScreen, type RememberedText, type Screen } from "./screen.ts";

type Written = NonNullable<Incoming["written"]>;
type FindContext = Pick<TalkContext, "screens" | "tasks" | "newId" | "demo">;

/**
 * The screen whose button was pressed, the one that a text is meant for, or a new one; "unchanged" for an
 * edited text that says nothing new.
 */
export async function findScreen(
  { screens, tasks, newId, demo }: FindContext,
  { owner, event, screen: pressed, id: eventId, written, formerChat }: Incoming,
  person: Person,
): Promise<Screen | "unchanged"> {
  const id = pressed ?? (await findNumbered(screens, owner, event, person, written)) ?? person.current[owner.chat];
  const found =
    id === undefined
      ? undefined
      : ((await screens.load(owner.platform, owner.chat, id)) ?? (await adoptScreen(screens, owner, id, formerChat)));
  const begins = event.type === "start" || event.type === "command";
  const isRepeated = eventId !== undefined && found?.seen.includes(eventId);
  if (written?.isEdit && !isRepeated && !isCorrection(found, written)) return "unchanged";
  if (found && (!begins || isRepeated)) return found;
  const task = pressed === undefined || begins ? undefined : await tasks.load(owner, pressed);
  // The outcome of the task was shown, but the screen that shows it could not be stored.
  if (task) return { id: task.id, owner, state: task.state, revision: 0, seen: [] };
  const screen = createScreen(newId(), owner, person, demo, found);
  return pressed !== undefined && !begins ? toExpired(screen, person) : screen;
}

/**
 * The newest screen with numbers, where a typed number is on it and the screen that texts are meant for asks
 * for none itself: a digest may have come below that, and people type what they see.
 */
async function findNumbered(
  screens: FindContext["screens"],
  { platform, chat, person }: Owner,
  event: Incoming["event"],
  { current, numbered }: Person,
  written: Written | undefined,
): Promise<string | undefined> {
  const number =
    event.type === "text" && !written?.isEdit
      ? (findTypedNumber(event.text) ?? findAskedNumber(event.text))
      : undefined;
  const [id, currentId] = [numbered?.[chat], current[chat]];
  if (number === undefined || id === undefined || id === currentId) return undefined;
  const [newest, addressed] = await Promise.all([
    screens.load(platform, chat, id),
    currentId === undefined ? undefined : screens.load(platform, chat, currentId),
  ]);
  if (newest?.owner.person !== person || (addressed && asksForNumber(addressed.state))) return undefined;
  return findNumberPress(newest.state, number) ? id : undefined;
}

/** Moves a screen here that an older version stored under another chat. */
async function adoptScreen(
  screens: FindContext["screens"],
  owner: Owner,
  id: string,
  from: string | undefined,
): Promise<Screen | undefined> {
  const old = from === undefined ? undefined : await screens.load(owner.platform, from, id);
  if (!old || from === undefined) return undefined;
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

/**
 * Runs in the person's turn with the screen as it is stored by then, unless another event was applied to it
 * in the meantime. Resolves with whether it ran.
 */
export async function runIfCurrent(
  { queue, screens, people, moves }: Pick<TalkContext, "queue" | "screens" | "people" | "moves">,
  { owner, id, revision }: Screen,
  run: (screen: Screen, person: Person) => Promise<void>,
): Promise<boolean> {
  return queue.enqueue(toPersonKey(owner), async () => {
    const stored = await screens.load(owner.platform, moves.currentOwner(owner).chat, id);
    if (stored?.revision !== revision) return false;
    await run(stored, await people.load(owner));
    return true;
  });
}
