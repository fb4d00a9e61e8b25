import { z } from "zod";
import type { Collection, Row, RowRef } from "../collection.ts";
import { dayMs } from "../durations.ts";
import { type Owner, type PersonRef, toPersonKey } from "../owner.ts";
import { searchSchema } from "../search/search.ts";
import { keepUnread, toStored } from "../unread.ts";

/** What is remembered of someone on one platform besides their screens. */
const personSchema = z.object({
  version: z.literal(1).catch(1),
  /** For each chat the screen that a typed text is meant for. */
  current: z.record(z.string(), z.string()).catch({}),
  /**
   * For each chat the newest screen with numbers, which a typed number is meant for: a list, or a digest that
   * has come since.
   */
  numbered: z.record(z.string(), z.string()).optional().catch(undefined),
  last: searchSchema.optional().catch(undefined),
  /** The day of their last sign of life ("2026-11-22"): the row lives on from there. It was a month once. */
  seen: z.string().optional().catch(undefined),
  month: z.string().optional().catch(undefined),
  /** Since then they were asked whether they still look: ISO 8601. */
  asked: z.string().optional().catch(undefined),
  /** They want no news of the service itself. */
  isUnheard: z.boolean().optional().catch(undefined),
  /** The platform refuses our messages: blocked, or gone. */
  unreachable: z.boolean().catch(false),
});
export type Person = z.infer<typeof personSchema>;

/** A row that is not an object is read as if it was not there. */
const storedPerson = personSchema.catch(() => personSchema.parse({}));

const lifetime = 365 * dayMs;
/** Someone who blocked the bot is forgotten sooner. */
const afterBlocking = 30 * dayMs;

export type People = {
  load: (owner: PersonRef) => Promise<Person>;
  /** The row that `load` reads, to be read together with others; `parse` takes what was found there. */
  ref: (owner: PersonRef) => Required<Pick<RowRef, "collection" | "key">>;
  parse: (value: unknown) => Person;
  /** False when nothing is kept of them, or nothing any more. */
  isKept: (owner: PersonRef) => Promise<boolean>;
  save: (owner: PersonRef, person: Person) => Promise<void>;
  /** The row that `save` writes, to be written together with others. */
  row: (owner: PersonRef, person: Person) => Row;
  /**
   * The same without a sign of life: the row lives no longer for it, and is not made anew where another
   * process has deleted it meanwhile.
   */
  note: (owner: PersonRef, person: Person, now: Date) => Promise<void>;
  /** The row that `note` writes. */
  noteRow: (owner: PersonRef, person: Person, now: Date) => Row;
  delete: (owner: Owner) => Promise<void>;
};

export function createPeople(collection: Collection): People {
  const ttlOf = ({ unreachable }: Person) => (unreachable ? afterBlocking : lifetime);

  const parse = (value: unknown) => keepUnread(value, storedPerson.parse(value ?? {}));

  const noteRow: People["noteRow"] = (owner, known, now) => {
    const since = now.getTime() - (getLastSeen(known) ?? now).getTime();
    return { collection, key: toPersonKey(owner), value: toStored(known), ttl: Math.max(dayMs, lifetime - since) };
  };

  return {
    noteRow,
    load: async (owner) => parse(await collection.get(toPersonKey(owner))),
    ref: (owner) => ({ collection, key: toPersonKey(owner) }),
    parse,
    // By its key: of whom nothing can be read, something is kept all the same.
    isKept: async (owner) => {
      const key = toPersonKey(owner);
      // No key goes on so; PostgreSQL has no text with a zero.
      return (await collection.keys(key, `${key}\u0001`)).includes(key);
    },
    save: (owner, known) => collection.set(toPersonKey(owner), toStored(known), ttlOf(known)),
    row: (owner, known) => ({ collection, key: toPersonKey(owner), value: toStored(known), ttl: ttlOf(known) }),
    note: (owner, known, now) => {
      const row = noteRow(owner, known, now);
      return collection.setAll([{ ...row, onlyIf: { collection, key: row.key } }]);
    },
    delete: (owner) => collection.delete(toPersonKey(owner)),
  };
}

/** When they last gave a sign of life, as far as it was noted: of a month its end. */
export function getLastSeen({ seen, month }: Person): Date | undefined {
  if (seen !== undefined) return new Date(seen);
  if (month === undefined) return undefined;
  const end = new Date(`${month}-01`);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return end;
}
