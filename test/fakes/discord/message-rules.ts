import { type Component, walk } from "./component.ts";
import { componentWrongs, TYPE } from "./component-rules.ts";
import { attachmentWrongs, embedWrongs, mentionWrongs } from "./message-parts.ts";
import { broken, check, Refusal, type Wrong } from "./refusal.ts";
import { EPHEMERAL, type Kept, V2 } from "./world.ts";

/** The body of a message to send, or of changes to one, after the schema has seen it. */
export type MessageBody = {
  content?: string | null;
  embeds?: Embed[] | null;
  components?: Component[] | null;
  flags?: number | null;
  attachments?: { id: string; filename?: string | null; description?: string | null }[] | null;
  allowed_mentions?: { parse?: string[] | null; users?: string[] | null; roles?: string[] | null } | null;
  sticker_ids?: string[] | null;
  poll?: object | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  message_reference?: { message_id: string; fail_if_not_exists?: boolean } | null;
};

export type Embed = {
  title?: string | null;
  description?: string | null;
  fields?: { name: string; value: string }[] | null;
  footer?: { text: string } | null;
  author?: { name: string } | null;
  url?: string | null;
};

const SUPPRESS_EMBEDS = 1 << 2;
const SUPPRESS_NOTIFICATIONS = 1 << 12;
const VOICE = 1 << 13;

/** Which flags each way of sending may set. */
export const FLAGS = {
  channel: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | VOICE | V2,
  interaction: SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | VOICE | V2 | EPHEMERAL,
  edit: SUPPRESS_EMBEDS | V2,
} as const;

/** https://docs.discord.com/developers/resources/message#create-message */
export function checkNew(body: MessageBody, files: string[], via: "channel" | "interaction"): void {
  const isV2 = has(body.flags, V2);
  check([...commonWrongs(body, files, isV2), ...flagWrongs(body, FLAGS[via]), ...(isV2 ? v2Wrongs(body) : [])]);
  const { content, embeds, components, sticker_ids: stickers, poll } = body;
  const isEmpty = ![content?.trim(), embeds?.length, components?.length, stickers?.length, poll, files.length].some(
    Boolean,
  );
  if (isEmpty || (isV2 && !components?.length)) throw broken(400, 50006, "Cannot send an empty message");
  checkBytes(body);
}

/** https://docs.discord.com/developers/resources/message#edit-message; absent fields stay unchanged. */
export function checkEdit(body: MessageBody, files: string[], kept: Kept): void {
  const { message } = kept;
  const was = has(message.flags, V2);
  const willBe = was || has(body.flags, V2);
  const known = message.attachments.map(({ filename }) => filename);
  const removed: Wrong[] =
    was && typeof body.flags === "number" && !has(body.flags, V2)
      ? [
          {
            path: ["flags"],
            code: "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
            message: "IS_COMPONENTS_V2 stays for ever",
          },
        ]
      : [];
  check([
    ...commonWrongs(body, [...known, ...files], willBe),
    ...(kept.isLoading ? flagWrongs(body, FLAGS.edit | SUPPRESS_NOTIFICATIONS) : flagWrongs(body, FLAGS.edit)),
    ...removed,
    ...(willBe ? v2Wrongs(body) : []),
    ...(willBe && !was ? leftoverWrongs(body, kept) : []),
  ]);
  const content = body.content === undefined ? message.content : body.content?.trim();
  const embeds = body.embeds === undefined ? message.embeds : body.embeds;
  const components = body.components === undefined ? kept.components : body.components;
  const attachments = body.attachments ?? message.attachments;
  const isEmpty = ![content, embeds?.length, components?.length, attachments.length, files.length].some(Boolean);
  if (isEmpty || (willBe && !components?.length)) throw broken(400, 50006, "Cannot send an empty message");
  checkBytes(body);
}

export function has(flags: number | null | undefined, flag: number): boolean {
  return ((flags ?? 0) & flag) !== 0;
}

function commonWrongs(body: MessageBody, files: string[], isV2: boolean): Wrong[] {
  const length = [...(body.content ?? "")].length;
  const tooLong = { path: ["content"], code: "BASE_TYPE_MAX_LENGTH", message: "Must be 2000 or fewer in length." };
  return [
    ...(length > 2000 ? [tooLong] : []),
    ...embedWrongs(body.embeds ?? []),
    ...componentWrongs(body.components ?? [], isV2, files),
    ...mentionWrongs(body),
    ...attachmentWrongs(body, files),
  ];
}

function flagWrongs({ flags }: MessageBody, allowed: number): Wrong[] {
  const strange = (flags ?? 0) & ~allowed;
  if (strange === 0) return [];
  return [{ path: ["flags"], code: "MESSAGE_FLAGS_INVALID", message: `the flags ${strange} cannot be set here` }];
}

/** A message of components has nothing else. */
function v2Wrongs(body: MessageBody): Wrong[] {
  const { content, embeds, sticker_ids: stickers, poll } = body;
  const present = { content, embeds: embeds?.length, sticker_ids: stickers?.length, poll };
  return Object.entries(present).flatMap(([field, value]) =>
    value
      ? [
          {
            path: [field],
            code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            message: `no ${field} beside IS_COMPONENTS_V2`,
          },
        ]
      : [],
  );
}

/** Whoever turns an older message into one of components has to clear the rest. */
function leftoverWrongs(body: MessageBody, { message }: Kept): Wrong[] {
  const left = {
    content: body.content === undefined && message.content !== "",
    embeds: body.embeds === undefined && message.embeds.length > 0,
  };
  return Object.entries(left).flatMap(([field, isLeft]) =>
    isLeft
      ? [
          {
            path: [field],
            code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            message: `${field} must be cleared`,
          },
        ]
      : [],
  );
}

/** Not documented: beyond about 10,170 bytes of text, messages of components get an error of the server. */
function checkBytes({ components }: MessageBody): void {
  const texts = walk(components ?? []).map(({ component }) => (component.type === TYPE.text ? component.content : ""));
  const bytes = Buffer.byteLength(texts.join(""));
  if (bytes > 10_170) throw new Refusal(500, 0, "500: Internal Server Error", { why: `${bytes} bytes of text` });
}
