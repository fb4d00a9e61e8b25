import type { Event } from "../conversation/events.ts";
import { asksForWords } from "../conversation/typed-text.ts";
import type { View } from "../conversation/view.ts";
import { toPersonKey } from "../owner.ts";
import { cleanLines } from "../text/clean-text.ts";
import { typeset } from "../text/typography.ts";
import { maxReadLength, takeBothEnds } from "../understanding/long-text.ts";
import { maxWaitingEvents } from "./admission.ts";
import type { TalkContext } from "./context.ts";
import { findScreen, listWantedScreens, rememberText } from "./find-screen.ts";
import {
  answerGrave,
  getWrittenWords,
  isWayBack,
  mistakenNotice,
  noScreen,
  staysBeside,
  toConfidential,
  toSaidBackPress,
  toWayBack,
} from "./grave.ts";
import type { GraveWords } from "./grave-reading.ts";
import type { Incoming, IncomingResult, PresenceReport } from "./ports.ts";
import { applyPresence, isPresenceReport } from "./presence.ts";
import type { Screen } from "./screen.ts";
import { applyTurn } from "./turn.ts";
import { readTurn } from "./turn-reading.ts";

const notYoursNotice = "Cette recherche appartient à quelqu'un d'autre. Lancez la vôtre avec /emploi.";

/** Resolves once the event is applied and stored. Never rejects. */
export async function handleIncoming(
  context: TalkContext,
  incoming: Incoming | PresenceReport,
): Promise<IncomingResult> {
  try {
    const { notice, ...rest } = isPresenceReport(incoming)
      ? await handlePresence(context, incoming)
      : await readThenAdmit(context, incoming);
    // No renderer sets the type of a notice.
    return notice === undefined ? rest : { ...rest, notice: typeset(notice) };
  } catch (error) {
    const notice = `😕 Un problème est survenu (réf. ${context.reportFault(error)}). Réessayez dans un instant.`;
    return { notice: typeset(notice), isLost: true };
  }
}

/** Never refused, however many events wait. Nobody is there to read a notice. */
async function handlePresence(context: TalkContext, { owner, event }: PresenceReport): Promise<IncomingResult> {
  try {
    await applyPresence(context, owner, event);
    return {};
  } catch (error) {
    context.reportFault(error);
    return { isLost: true };
  }
}

/** What is grave waits for nothing; all else is passed on in the order in which it came. */
async function readThenAdmit(context: TalkContext, incoming: Incoming): Promise<IncomingResult> {
  const { graveReading, readingOrder } = context;
  const person = toPersonKey(incoming.owner);
  const words = getWrittenWords(incoming) ?? "";
  // Most taps and commands bring no words at all.
  const reading = words.trim() === "" ? undefined : graveReading.read(person, words);
  const before = readingOrder.before(person);
  const pass = (found: GraveWords | undefined) =>
    found ? meetGrave(context, incoming, answerGrave(context, found)) : admitEvent(context, incoming);
  if (!(reading instanceof Promise) && before === undefined) return pass(reading);
  const release = readingOrder.hold(person);
  try {
    const found = await reading;
    if (!found) await before;
    const result = pass(found);
    release();
    return await result;
  } finally {
    release();
  }
}

async function admitEvent(context: TalkContext, incoming: Incoming): Promise<IncomingResult> {
  if (incoming.isOnlyIfGrave) return {};
  const moving = context.moves.settled(incoming.owner);
  if (moving) await moving.catch(() => {});
  const result = await context.admit(incoming, () => applyEvent(context, incoming));
  const { actsAs } = result;
  if (actsAs === undefined) return result;
  // Asked for and applied outside of the person's own turn, so that nobody ever waits for two turns at once.
  if (!(await incoming.actsFor?.(actsAs))) return { notice: notYoursNotice };
  const { onAdmitted: _, actsFor: __, ...event } = incoming;
  const inTheirName = { ...event, owner: { ...incoming.owner, person: actsAs } };
  return context.admit(inTheirName, () => applyEvent(context, inTheirName));
}

/** Neither admitted nor stored: the platform shows it, or it is drawn in a message that is forgotten. */
async function meetGrave(context: TalkContext, incoming: Incoming, view: View): Promise<IncomingResult> {
  const { owner } = incoming;
  context.met.note(owner);
  if (context.findMessenger(owner.platform)?.showsConfidential)
    return { confidential: await toConfidential(context, incoming, view) };
  // Not in the name of the screen that is there, which would be forgotten with it.
  context.outbox.drawConfidential(owner, { screen: noScreen, view });
  return {};
}

/** Finds the screen that an event is meant for, and applies it. In the person's turn. */
async function applyEvent(context: TalkContext, received: Incoming): Promise<IncomingResult> {
  const { claim } = received;
  if (claim && (await claim.take()) !== "taken") return { outcome: "unclaimed" };
  const owner = context.moves.currentOwner(received.owner);
  // A message of a chat that has moved does not exist any more.
  const message = owner === received.owner ? received.message : undefined;
  const reading = await readTurn(context, owner, listWantedScreens({ ...received, owner }));
  const { person } = reading;
  if (person.unreachable) await context.alerts.wake(owner);
  const said = received.event.type === "text" ? context.met.findSaidBack(owner, received.event.text) : undefined;
  context.afterTurn(() => context.met.forget(owner));
  const happened = said ? toSaidBackPress({ ...received, owner }, said) : { ...received, owner };
  const incoming = isWayBack(happened) ? await toWayBack(context, happened, person) : happened;
  const { event, id, written } = incoming;
  if (await isAfterDeletion(context, incoming)) {
    context.outbox.drawForgotten(owner, incoming.screen, incoming.message);
    return {};
  }
  const found = await findScreen({ ...context, reading }, incoming);
  if (found === "unchanged") return {};
  const { screen, record } = found;
  if (screen.owner.person !== owner.person) {
    if (!incoming.actsFor) return { notice: notYoursNotice };
    await claim?.giveBack();
    return { actsAs: screen.owner.person };
  }
  const isRepeated = id !== undefined && screen.seen.includes(id);
  const seen = id === undefined || isRepeated ? screen.seen : [...screen.seen, id].slice(-maxWaitingEvents);
  // What was typed into a field of a screen is shown on that screen.
  const isBeside = staysBeside(happened) && !said;
  const fresh = isBeside || said !== undefined || (incoming.screen === undefined && !isRepeated);
  // Of what is nearly grave, or of somebody's life, not even a fingerprint is kept: an edit of it is a
  // message of its own.
  const { isNearGrave, isPersonal } = context.services;
  const isOfLife = event.type === "text" && isPersonal(event.text);
  const isUnkept = isOfLife || (event.type === "text" && isNearGrave(event.text));
  const texts = written && !isUnkept ? rememberText(screen.said, written) : screen.said;
  return applyTurn(context, {
    screen: { ...screen, seen, said: texts },
    event: isRepeated ? { type: "again" } : withholdTyped(context, limitText(event), screen),
    presentation: {
      ...{ fresh, message, record, notice: said === "mistaken" ? mistakenNotice : undefined },
      ...(isBeside ? { isSeparate: true } : {}),
    },
    person,
    ...(isOfLife ? { isPersonal: true } : {}),
    ...(claim?.isToldOnce ? { isToldOnce: true } : {}),
  });
}

/**
 * The second tap on "Oui, tout supprimer": their screens are gone, and nothing of this one may be stored
 * either.
 */
async function isAfterDeletion({ people, screens }: TalkContext, { owner, event, screen }: Incoming): Promise<boolean> {
  if (screen === undefined || event.type !== "press") return false;
  if (event.action !== "sure" && event.action !== "keep") return false;
  return !(await people.isKept(owner)) && !(await screens.load(owner.platform, owner.chat, screen));
}

/**
 * What is nearly grave becomes neither the name of an alert nor a word of a search, and is not quoted as a
 * field that is not understood. All else is withheld once it was read.
 */
function withholdTyped({ services }: TalkContext, event: Event, { state }: Screen): Event {
  if (event.type === "text")
    return asksForWords(state) && services.isNearGrave(event.text) ? { ...event, text: "" } : event;
  if (event.type !== "command" || event.unknown === undefined) return event;
  const { unknown, ...known } = event;
  return services.isNearGrave([event.text, event.place ?? "", ...unknown].join("\n")) ? known : event;
}

function limitText(event: Incoming["event"]): Event {
  return "text" in event ? { ...event, text: cleanLines(takeBothEnds(event.text, maxReadLength)) } : event;
}
