import { type Api, InputFile } from "grammy";
import type { View } from "../../core/conversation/view.ts";
import { cut } from "../../core/text/text.ts";
import { typesetView } from "../../core/text/typography.ts";
import { computeFingerprint } from "../fingerprint.ts";
import { toThreadOption } from "./chat-place.ts";
import type { TelegramOutcome, TelegramSender } from "./sender.ts";

/**
 * A picture or a file of a view. On Telegram each is a message of its own: a text message cannot become one
 * by an edit, nor the other way round.
 */
export type Attachment = { kind: "photo" | "document"; name: string; bytes: Uint8Array; caption: string; id: string };

/**
 * There is no text for those who cannot see a picture, but its caption; the message below it says the rest.
 */
const longestCaption = 200;

export function listAttachments(view: View): Attachment[] {
  const enclosed = view.filter((block) => block.kind === "picture" || block.kind === "file");
  return typesetView(enclosed).flatMap((block): Attachment[] => {
    if (block.kind !== "picture" && block.kind !== "file") return [];
    const { bytes } = block;
    const id = computeFingerprint(bytes);
    return block.kind === "picture"
      ? [{ kind: "photo", name: "graphique.png", bytes, caption: cut(block.alt, longestCaption), id }]
      : [{ kind: "document", name: block.name, bytes, caption: "", id }];
  });
}

/** Without a sound: the message that comes below it makes one. */
export async function sendAttachment(
  api: Api,
  sender: TelegramSender,
  place: string,
  attachment: Attachment,
): Promise<TelegramOutcome<unknown>> {
  const file = () => new InputFile(attachment.bytes, attachment.name);
  const extra = {
    ...toThreadOption(place),
    disable_notification: true,
    ...(attachment.caption ? { caption: attachment.caption } : {}),
  };
  return attachment.kind === "photo"
    ? sender.call({ method: "sendPhoto", chat: place, tries: 2 }, (chat) => api.sendPhoto(chat, file(), extra))
    : sender.call({ method: "sendDocument", chat: place, tries: 2 }, (chat) => api.sendDocument(chat, file(), extra));
}
