import { z } from "zod";
import { decodePress } from "../../core/conversation/press.ts";
import type { Owner } from "../../core/owner.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import { noScreen } from "../../core/talk/grave.ts";
import type { Confidential, Incoming } from "../../core/talk/ports.ts";
import { errorName } from "../../core/telemetry.ts";
import { cleanLines } from "../../core/text/clean-text.ts";
import { cut } from "../../core/text/text.ts";
import { typeset } from "../../core/text/typography.ts";
import { isPastedCv } from "../../core/understanding/acts/pasted-cv.ts";
import { parseWritten } from "../commands.ts";
import { escapeText, type WebMessage } from "./history.ts";
import { renderHtml } from "./render.ts";
import { toWebOwner, type WebRooms } from "./rooms.ts";

/** As much is taken of a message. */
const longestTaken = 4_000;
/** As much is received, and read for distress: a letter that is too long for all else may tell of it. */
const longestReceived = 100_100;

/** What a page may send. */
export const pageEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start") }),
  // The key is the page's own: the page knows by it what it shows already, and we know what was sent twice.
  z.object({
    type: z.literal("text"),
    text: z.string().max(longestReceived),
    key: z
      .string()
      .regex(/^[\w-]{8,40}$/)
      .optional(),
  }),
  z.object({ type: z.literal("press"), data: z.string().max(100), message: z.string().max(40) }),
  z.object({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
]);
type PageEvent = z.infer<typeof pageEventSchema>;

/** Of their own words as much is shown again; "…" says that there was more. */
const longestShown = 1_000;

const notKept = typeset("😕 Je n'ai pas pu enregistrer votre message : il n'est pas parti. Réessayez dans un instant.");

const tooLong = typeset(
  `Votre message est trop long (${longestTaken} caractères au plus) : raccourcissez-le, il est encore là.`,
);

/**
 * What the page is told at once. `problem`: why it did not happen; whoever wrote it still has it. `messages`:
 * their words and an answer, of which nothing is kept. They come with the answer to the request, so that none
 * is lost where no event stream is open.
 */
export type PageAnswer = { problem?: string; isTooLong?: boolean; messages?: WebMessage[] };

/** Lets it happen. */
export async function handlePageEvent(
  rooms: WebRooms,
  talk: Conversation,
  person: string,
  event: PageEvent,
): Promise<PageAnswer> {
  const incoming = toIncoming(toWebOwner(person), event);
  if (!incoming) return {};
  const isTooLong = event.type === "text" && event.text.length > longestTaken;
  let isKept = true;
  // Their own words are kept and shown once they are taken in: those of a flood are not.
  const onAdmitted = async () => {
    if (event.type !== "text") return true;
    // Of a CV nothing is kept, nor of what is nearly grave or personal: it is there while the page is open.
    if (isPastedCv(event.text) || talk.isUnkept(incoming.owner, event.text))
      showInPassing(rooms, person, toOwnMessage(rooms.newId(), event.text, event.key));
    else isKept = await keepOwnWords(rooms, person, event.text, event.key);
    return isKept;
  };
  const only = isTooLong ? { isOnlyIfGrave: true } : {};
  const { notice, isLost, confidential } = await talk.handle({ ...incoming, ...only, onAdmitted });
  if (confidential) return { messages: listPassing(rooms, event, confidential) };
  if (isTooLong) return { problem: tooLong, isTooLong };
  if (!isKept) return { problem: notKept };
  if (isLost) return { problem: notice ?? notKept };
  if (notice) rooms.open.push(person, "notice", notice);
  return {};
}

/**
 * What is answered to words of distress or danger where nobody knows whose they are: they came with a cookie
 * that is not known, or the store cannot be read. `from`: where they come from.
 */
export async function answerUnknown(
  rooms: WebRooms,
  talk: Conversation,
  from: string,
  event: PageEvent,
): Promise<PageAnswer | undefined> {
  if (event.type !== "text") return undefined;
  const view = await talk.answerIfGrave(parseWritten(event.text).words, from);
  return view && { messages: listPassing(rooms, event, { screen: noScreen, view }) };
}

/** Their words and the answer, for as long as the page is open: neither is kept. */
function listPassing({ newId }: WebRooms, event: PageEvent, { screen, view }: Confidential): WebMessage[] {
  const own: WebMessage[] = event.type === "text" ? [toOwnMessage(newId(), event.text, event.key)] : [];
  const html = linkNumbers(renderHtml(screen, view));
  const answer: WebMessage = { id: newId(), from: "bot", html, screen, old: false };
  return [...own, answer].map(toPassing);
}

const toPassing = (message: WebMessage): WebMessage => ({ ...message, isPassing: true });

function showInPassing({ open }: WebRooms, person: string, message: WebMessage): void {
  open.confide(person, [toPassing(message)]);
}

/** On a phone a number is one touch away. To 114 one writes. */
function linkNumbers(html: string): string {
  return html.replace(/<strong>(\d[\d\s]*)<\/strong>/g, (strong, number: string) => {
    const digits = number.replace(/\s/g, "");
    return `<a href="${digits === "114" ? "sms" : "tel"}:${digits}">${strong}</a>`;
  });
}

function toOwnMessage(id: string, text: string, key: string | undefined): WebMessage {
  const words = escapeText(cut(cleanLines(text), longestShown));
  return { id, from: "me", html: words, old: false, ...(key === undefined ? {} : { key }) };
}

async function keepOwnWords(
  { inLine, past, open, newId, log }: WebRooms,
  person: string,
  text: string,
  key: string | undefined,
): Promise<boolean> {
  try {
    await inLine(person, async () => {
      // Sent again, because nobody knew whether it had arrived, it is the same message.
      const again = key === undefined ? undefined : (await past.all(person)).find((one) => one.key === key);
      const kept = again ?? toOwnMessage(newId(), text, key);
      await past.save(person, kept);
      open.push(person, "message", kept);
    });
    return true;
  } catch (error) {
    log.error({ error: errorName(error) }, "web chat: a message could not be saved");
    return false;
  }
}

function toIncoming(owner: Owner, event: PageEvent): Incoming | undefined {
  switch (event.type) {
    case "start":
      return { owner, event: { type: "start" } };
    case "text":
      return {
        owner,
        ...parseWritten(event.text),
        ...(event.key === undefined ? {} : { id: event.key }),
      };
    case "location":
      return { owner, event: { type: "location", point: { latitude: event.latitude, longitude: event.longitude } } };
    case "press": {
      const pressed = decodePress(event.data);
      return (
        pressed && {
          owner,
          screen: pressed.screen,
          message: event.message,
          event: { type: "press", action: pressed.action, value: pressed.value },
        }
      );
    }
  }
}
