import { z } from "zod";
import type { Collection } from "../../core/collection.ts";
import type { FileBlock, PictureBlock } from "../../core/conversation/view.ts";
import { dayMs } from "../../core/durations.ts";
import { computeFingerprint } from "../fingerprint.ts";

/** A picture, or a file with its name. */
const stored = z.object({ name: z.string().optional(), base64: z.string() });
export type StoredMedia = { name?: string | undefined; bytes: Uint8Array };

export type MediaStore = {
  keep: (person: string, block: PictureBlock | FileBlock) => Promise<void>;
  get: (person: string, id: string) => Promise<StoredMedia | undefined>;
  forget: (person: string) => Promise<void>;
};

/** A few of the newest, for a week: whoever comes back later presses the button again. */
const most = 6;
const lifetime = 7 * dayMs;

/**
 * Pictures and files of the web page, apart from the messages that show them: those are short and kept for 90
 * days, these are large and soon out of date. Each is kept once for a person, under what is in it, and is had
 * by nobody else.
 */
export function createMediaStore(collection: Collection): MediaStore {
  const prefixOf = (person: string) => `media:${person}:`;
  const keysOf = (person: string) => collection.keys(prefixOf(person));

  async function keep(person: string, block: PictureBlock | FileBlock): Promise<void> {
    const id = computeFingerprint(block.bytes);
    const keys = await keysOf(person);
    const others = keys.filter((key) => !key.endsWith(`:${id}`));
    for (const key of keys) if (!others.slice(1 - most).includes(key)) await collection.delete(key);
    const row = { base64: Buffer.from(block.bytes).toString("base64") };
    // Keys stand in order, so that the oldest are first.
    const at = Date.now().toString(36).padStart(9, "0");
    await collection.set(
      `${prefixOf(person)}${at}:${id}`,
      "name" in block ? { ...row, name: block.name } : row,
      lifetime,
    );
  }

  async function get(person: string, id: string): Promise<StoredMedia | undefined> {
    const key = (await keysOf(person)).find((one) => one.endsWith(`:${id}`));
    const { data } = stored.safeParse(key === undefined ? undefined : await collection.get(key));
    return data && { name: data.name, bytes: Buffer.from(data.base64, "base64") };
  }

  return {
    keep,
    get,
    forget: async (person) => {
      for (const key of await keysOf(person)) await collection.delete(key);
    },
  };
}
