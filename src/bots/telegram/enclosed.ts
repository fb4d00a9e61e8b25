import { type Api, InputFile } from "grammy";
import { cut } from "../../core/text.ts";
import { typesetView } from "../../core/typography.ts";
import type { View } from "../../core/view.ts";
import { fingerprint } from "../fingerprint.ts";
import { threadOf } from "./place.ts";
import type { Outcome, Sender } from "./sender.ts";

/** A picture or a file of a view. On Telegram each is a message of its own: a text message cannot become one by an edit, nor the other way round. */
export type Enclosed = { kind: "photo" | "document"; name: string; bytes: Uint8Array; caption: string; id: string };

/** There is no text for those who cannot see a picture, but its caption; the message below it says the rest. */
const longestCaption = 200;

export function enclosedIn(view: View): Enclosed[] {
  return typesetView(view).flatMap((block): Enclosed[] => {
    if (block.kind !== "picture" && block.kind !== "file") return [];
    const { bytes } = block;
    const id = fingerprint(bytes);
    return block.kind === "picture"
      ? [{ kind: "photo", name: "graphique.png", bytes, caption: cut(block.alt, longestCaption), id }]
      : [{ kind: "document", name: block.name, bytes, caption: "", id }];
  });
}

/** Without a sound: the message that comes below it makes one. */
export async function sendEnclosed(api: Api, sender: Sender, place: string, one: Enclosed): Promise<Outcome<unknown>> {
  const file = () => new InputFile(one.bytes, one.name);
  const extra = { ...threadOf(place), disable_notification: true, ...(one.caption ? { caption: one.caption } : {}) };
  return one.kind === "photo"
    ? sender.call({ method: "sendPhoto", chat: place, tries: 2 }, (chat) => api.sendPhoto(chat, file(), extra))
    : sender.call({ method: "sendDocument", chat: place, tries: 2 }, (chat) => api.sendDocument(chat, file(), extra));
}
