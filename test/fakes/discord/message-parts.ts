import type { Embed, MessageBody } from "./message-rules.ts";
import type { Wrong } from "./refusal.ts";

/** What the document does not say about embeds: their size in all. */
export function embedWrongs(embeds: Embed[]): Wrong[] {
  const texts = embeds.flatMap(({ title, description, fields, footer, author }) => [
    ...[title, description, footer?.text, author?.name],
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]);
  const length = [...texts.join("")].length;
  const empty = embeds.flatMap((embed, index): Wrong[] =>
    Object.keys(embed).length === 0
      ? [{ path: ["embeds", index], code: "BASE_TYPE_REQUIRED", message: "This field is required" }]
      : [],
  );
  if (length <= 6000) return empty;
  const message = `Embed size exceeds maximum size of 6000: ${length}`;
  return [...empty, { path: ["embeds"], code: "MAX_EMBED_SIZE_EXCEEDED", message }];
}

export function mentionWrongs({ allowed_mentions: allowed }: MessageBody): Wrong[] {
  const both = (["users", "roles"] as const).filter((kind) => allowed?.parse?.includes(kind) && allowed[kind]?.length);
  return both.map((kind) => ({
    path: ["allowed_mentions"],
    code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
    message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
  }));
}

/**
 * Each attachment either exists already or is the number of an uploaded part; only the latter can be checked
 * here.
 */
export function attachmentWrongs({ attachments }: MessageBody, files: string[]): Wrong[] {
  return (attachments ?? []).flatMap(({ id }, index) =>
    id.length < 3 && Number(id) >= files.length
      ? [{ path: ["attachments", index, "id"], code: "ATTACHMENT_NOT_FOUND", message: `there is no files[${id}]` }]
      : [],
  );
}
