import { withDeadline } from "../../core/async/deadline.ts";
import type { Collection } from "../../core/collection.ts";
import { dayMs } from "../../core/durations.ts";
import { type Device, deviceSchema, type PushNotification, type PushService } from "../../core/push.ts";
import { keepUnread, toStored } from "../../core/unread.ts";
import { computeFingerprint } from "../fingerprint.ts";

/** The devices that people want to be told on. */
export type Devices = {
  /** Notes one; of a sixth the oldest goes. A device is told the news of one person: whoever asked last. */
  add: (person: string, device: Device) => Promise<void>;
  remove: (person: string, endpoint: string) => Promise<void>;
  count: (person: string) => Promise<number>;
  /** Tells all devices of a person, beside everything else: nothing waits for it, and nothing fails by it. */
  tell: (person: string, notice: PushNotification) => void;
  forget: (person: string) => Promise<void>;
  /** Waits for what is under way, `mostMs` at most. */
  close: (mostMs: number) => Promise<void>;
};

const most = 5;
/** After the last notification that was taken. */
const lifetime = 90 * dayMs;

export function createDevices(collection: Collection, push: PushService, now: () => number = Date.now): Devices {
  let latest = 0;
  /** Later than any before it, also within one millisecond. */
  const stamp = () => {
    latest = Math.max(latest + 1, now());
    return latest.toString(36).padStart(9, "0");
  };
  const underWay = new Set<Promise<unknown>>();
  const prefixOf = (person: string) => `device:${person}:`;
  const ownerKey = (endpoint: string) => `endpoint:${computeFingerprint(endpoint)}`;
  const keysOf = (person: string) => collection.keys(prefixOf(person));

  async function drop(person: string, endpoint: string): Promise<void> {
    const hash = computeFingerprint(endpoint);
    for (const key of await keysOf(person)) if (key.endsWith(`:${hash}`)) await collection.delete(key);
    if ((await collection.get(ownerKey(endpoint))) === person) await collection.delete(ownerKey(endpoint));
  }

  async function add(person: string, device: Device): Promise<void> {
    const before = await collection.get(ownerKey(device.endpoint));
    if (typeof before === "string" && before !== person) await drop(before, device.endpoint);
    const hash = computeFingerprint(device.endpoint);
    const keys = await keysOf(person);
    const known = keys.find((key) => key.endsWith(`:${hash}`));
    // Keys stand in order, so that the oldest are first.
    const key = known ?? `${prefixOf(person)}${stamp()}:${hash}`;
    await collection.setAll([
      { key, value: toStored(device), ttl: lifetime },
      { key: ownerKey(device.endpoint), value: person, ttl: lifetime },
    ]);
    if (known === undefined)
      for (const oldest of keys.slice(0, Math.max(0, keys.length + 1 - most))) await dropRow(person, oldest);
  }

  async function dropRow(person: string, key: string): Promise<void> {
    const stored = deviceSchema.safeParse(await collection.get(key));
    await collection.delete(key);
    if (stored.success) await drop(person, stored.data.endpoint);
  }

  async function tellOne(person: string, key: string, notice: PushNotification): Promise<void> {
    const found = await collection.get(key);
    const stored = deviceSchema.safeParse(found);
    if (!stored.success) return collection.delete(key);
    const outcome = await push.send(stored.data, notice);
    if (outcome === "gone") await drop(person, stored.data.endpoint);
    // Not of one that was taken away meanwhile.
    else if (outcome === "sent" && (await collection.get(key)) !== undefined)
      await add(person, keepUnread(found, stored.data));
  }

  async function tellAll(person: string, notice: PushNotification): Promise<void> {
    await Promise.allSettled((await keysOf(person)).map((key) => tellOne(person, key, notice)));
  }

  return {
    add,
    remove: drop,
    count: async (person) => (await keysOf(person)).length,
    tell: (person, notice) => {
      const work = tellAll(person, notice).catch(() => {});
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    },
    forget: async (person) => {
      for (const key of await keysOf(person)) await dropRow(person, key);
    },
    close: async (mostMs) => {
      await withDeadline(Promise.all(underWay), mostMs, () => {});
      await push.close();
    },
  };
}
