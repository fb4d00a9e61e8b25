import { html } from "hono/html";
import { z } from "zod";
import type { Collection } from "../../core/collection.ts";
import { dayMs } from "../../core/durations.ts";

/** A message of the web chat, as it stands on the page. */
const message = z.object({
  id: z.string(),
  from: z.enum(["me", "bot"]),
  html: z.string(),
  /** The screen that it shows. */
  screen: z.string().optional(),
  /** A newer message shows the same screen: its buttons are off. */
  old: z.boolean().catch(false),
  /** What the page called it before it was kept. */
  key: z.string().optional(),
  /** It came by itself, with news: the page says so in its title until it was in sight. */
  news: z.boolean().optional().catch(undefined),
});
/** `isPassing`: it is shown while the page is open, and never kept. */
export type WebMessage = z.infer<typeof message> & { isPassing?: boolean };

export type History = {
  all: (person: string) => Promise<WebMessage[]>;
  get: (person: string, id: string) => Promise<WebMessage | undefined>;
  save: (person: string, message: WebMessage) => Promise<void>;
  delete: (person: string, id: string) => Promise<void>;
  forget: (person: string) => Promise<void>;
};

const most = 60;
const lifetime = 90 * dayMs;

/**
 * What was said on the web page, so that it is there again on the next visit: the last 60 messages of a
 * person, for 90 days.
 */
export function createHistory(collection: Collection): History {
  const keyOf = (person: string, id: string) => `${person}:${id}`;

  async function all(person: string): Promise<WebMessage[]> {
    const keys = await collection.keys(keyOf(person, ""));
    // Where nothing can be written, what is there can still be read.
    for (const key of keys.slice(0, -most)) await collection.delete(key).catch(() => {});
    const rows = await collection.getAll(keys.slice(-most).map((key) => ({ key })));
    return rows.flatMap((row) => message.safeParse(row).data ?? []);
  }

  return {
    all,
    get: async (person, id) => message.safeParse(await collection.get(keyOf(person, id))).data,
    delete: (person, id) => collection.delete(keyOf(person, id)),
    save: (person, one) => collection.set(keyOf(person, one.id), one, lifetime),
    forget: async (person) => {
      for (const key of await collection.keys(keyOf(person, ""))) await collection.delete(key);
    },
  };
}

/** What someone wrote, as HTML that says just that. */
export function escapeText(text: string): string {
  return String(html`<p>${text}</p>`);
}
