import { z } from "zod";
import { dayMs, type Shelf } from "../../core/store.ts";
import type { File, Picture } from "../../core/view.ts";
import { fingerprint } from "../fingerprint.ts";

/** A picture, or a file with its name. */
const stored = z.object({ name: z.string().optional(), base64: z.string() });
export type Media = { name?: string | undefined; bytes: Uint8Array };

export type Drawer = {
  keep: (person: string, block: Picture | File) => Promise<void>;
  get: (person: string, id: string) => Promise<Media | undefined>;
  forget: (person: string) => Promise<void>;
};

/** A few of the newest, for a week: whoever comes back later presses the button again. */
const most = 6;
const lifetime = 7 * dayMs;

/**
 * Pictures and files of the web page, apart from the messages that show them: those are short and kept for 90 days, these are large and soon out of date. Each is kept
 * once for a person, under what is in it, and is had by nobody else.
 */
export function drawer(shelf: Shelf): Drawer {
  const prefixOf = (person: string) => `media:${person}:`;
  const keysOf = (person: string) => shelf.keys(prefixOf(person));

  async function keep(person: string, block: Picture | File): Promise<void> {
    const id = fingerprint(block.bytes);
    const keys = await keysOf(person);
    const others = keys.filter((key) => !key.endsWith(`:${id}`));
    for (const key of keys) if (!others.slice(1 - most).includes(key)) await shelf.delete(key);
    const row = { base64: Buffer.from(block.bytes).toString("base64") };
    // Keys stand in order, so that the oldest are first.
    const at = Date.now().toString(36).padStart(9, "0");
    await shelf.set(`${prefixOf(person)}${at}:${id}`, "name" in block ? { ...row, name: block.name } : row, lifetime);
  }

  async function get(person: string, id: string): Promise<Media | undefined> {
    const key = (await keysOf(person)).find((one) => one.endsWith(`:${id}`));
    const { data } = stored.safeParse(key === undefined ? undefined : await shelf.get(key));
    return data && { name: data.name, bytes: Buffer.from(data.base64, "base64") };
  }

  return {
    keep,
    get,
    forget: async (person) => {
      for (const key of await keysOf(person)) await shelf.delete(key);
    },
  };
}
