import { createHash } from "node:crypto";
import type { Document, PhotoSize } from "grammy/types";
import type { Files } from "./body.ts";
import { imageSize } from "./image.ts";
import type { Handlers } from "./methods.ts";
import { badRequest, broken } from "./refusal.ts";
import type { StoredFile, World } from "./world.ts";

/** The file that a parameter means: one uploaded with the call, or one that Telegram has already. */
export function fileOf(world: World, value: unknown, files: Files): StoredFile {
  const name = String(value);
  if (name.startsWith("attach://")) return uploaded(world, name.slice("attach://".length), files);
  if (/^https?:/.test(name)) throw badRequest("failed to get HTTP URL content"); // The fake never goes out.
  const known = world.files.get(name);
  if (!known) throw badRequest("wrong file identifier/HTTP URL specified");
  return known;
}

export function storeFile(world: World, name: string, bytes: Buffer): StoredFile {
  const number = world.next("file");
  const unique = createHash("sha256").update(bytes).digest("base64url").slice(0, 16);
  const extension = /\.\w+$/.exec(name)?.[0] ?? ".dat";
  const file = { id: `file${number}_${unique}`, unique, path: `files/file_${number}${extension}`, bytes, name };
  world.files.set(file.id, file);
  return file;
}

/** A picture as Telegram shows it. Limits: https://core.telegram.org/bots/api#sendphoto */
export function photoOf(file: StoredFile): PhotoSize[] {
  const size = imageSize(file.bytes);
  if (!size) throw broken("IMAGE_PROCESS_FAILED", "the photo is neither PNG nor JPEG");
  const { width, height } = size;
  const isTooLong = width + height > 10_000 || width > 20 * height || height > 20 * width;
  if (isTooLong) throw broken("PHOTO_INVALID_DIMENSIONS", `the photo is ${width} x ${height}`);
  const bytes = file.bytes.length;
  if (bytes > 10 * 1024 * 1024) throw broken("file is too big", `the photo has ${bytes} bytes, at most 10 MB`);
  return [{ file_id: file.id, file_unique_id: file.unique, width, height, file_size: bytes }];
}

export function documentOf(file: StoredFile, mime = "application/octet-stream"): Document {
  const { id, unique, name, bytes } = file;
  return { file_id: id, file_unique_id: unique, file_name: name, mime_type: mime, file_size: bytes.length };
}

export const fileMethods = {
  getFile: (world, { file_id }) => {
    const file = world.files.get(file_id);
    if (!file) throw badRequest("invalid file_id");
    if (file.bytes.length > 20 * 1024 * 1024) throw badRequest("file is too big");
    return { file_id, file_unique_id: file.unique, file_size: file.bytes.length, file_path: file.path };
  },
} satisfies Handlers;

function uploaded(world: World, name: string, files: Files): StoredFile {
  const part = files.get(name);
  if (!part) throw broken("wrong file identifier/HTTP URL specified", `attach://${name} names no uploaded part`);
  if (part.bytes.length === 0) throw broken("file must be non-empty", `the part ${name} is empty`);
  return storeFile(world, part.filename ?? name, part.bytes);
}
