import { lookup as resolveName } from "node:dns";
import type { LookupFunction } from "node:net";
import { BlockList } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Agent, type Dispatcher, request } from "undici";
import webPush from "web-push";
import { z } from "zod";
import type { Collection } from "../core/collection.ts";
import { minuteMs } from "../core/durations.ts";
import type { Device, PushNotification, PushService } from "../core/push.ts";
import { errorName, type Log, readErrorCode } from "../core/telemetry.ts";
import { publishCall } from "./http/instrumentation.ts";
import { toSourceError } from "./http/retry.ts";
import { monotonicClock } from "./monotonic-clock.ts";

/** What notifications are sent with, and where devices are kept. */
export type WebPushOptions = {
  collection: Collection;
  /** Whom a push service writes to when something is wrong with what we send: a mailto: or https: address. */
  subject: string;
  log: Log;
  /** Where requests go through; a test has its own. */
  dispatcher?: Dispatcher;
  /** Between two tries. Milliseconds. */
  pauseMs?: number;
};

const keyPair = z.object({ publicKey: z.string(), privateKey: z.string() });
/** The services of browsers, whichever they are. */
const service = "Web Push";
const keysAt = "vapid";
/** News are told within a day, or not at all: they stand on the page. Seconds. */
const ttlS = 86_400;
const deadlineMs = 10_000;
const tries = 3;
const longestPauseMs = minuteMs;

/**
 * Notifications by Web Push (RFC 8030, 8291, 8292). The keys that identify us are drawn at the first start,
 * and kept in the store: who has them can write to those devices, and without them every device would have to
 * ask anew.
 */
export async function createWebPush({
  collection,
  subject,
  log,
  dispatcher = createPublicOnlyAgent(),
  pauseMs = 5_000,
}: WebPushOptions): Promise<PushService> {
  const keys = await keysOf(collection);
  const stopped = new AbortController();

  /** The request as the library has it, encrypted and signed. Throws for keys that are none. */
  function detailsOf(device: Device, { body, topic, isSilent }: PushNotification) {
    return webPush.generateRequestDetails(device, JSON.stringify({ body, topic, isSilent }), {
      vapidDetails: { subject, ...keys },
      TTL: ttlS,
      urgency: "normal",
      topic,
    });
  }

  /** The status, and how long the service asks to wait. */
  async function post(device: Device, notice: PushNotification): Promise<PushOutcome> {
    const { endpoint, headers, body } = detailsOf(device, notice);
    const began = monotonicClock.now();
    const note = (outcome: string) => publishCall({ service, outcome, seconds: (monotonicClock.now() - began) / 1000 });
    try {
      const answer = await request(endpoint, {
        method: "POST",
        headers: Object.entries(headers).flatMap(([name, value]) => [name, String(value)]),
        body,
        dispatcher,
        signal: AbortSignal.any([AbortSignal.timeout(deadlineMs), stopped.signal]),
      });
      // What it says besides is of no use here.
      await answer.body.dump({ limit: 65_536 }).catch(() => {});
      note(String(answer.statusCode));
      return { status: answer.statusCode, waitS: Number(answer.headers["retry-after"]) || 0 };
    } catch (error) {
      note(toSourceError(service, error).why);
      return { code: readErrorCode(error) ?? errorName(error), waitS: 0 };
    }
  }

  function accepts(device: Device): boolean {
    try {
      return detailsOf(device, { body: "", topic: "a", isSilent: true }).body !== null;
    } catch {
      return false;
    }
  }

  async function send(device: Device, notice: PushNotification): Promise<"sent" | "gone" | "failed"> {
    if (!accepts(device)) return "failed";
    for (let attempt = 1; ; attempt++) {
      const { status, code, waitS } = await post(device, notice);
      if (status !== undefined && status < 300) return "sent";
      if (status === 404 || status === 410) return "gone";
      const mayPass = status === undefined ? code !== privateCode : status === 429 || status >= 500;
      if (!mayPass || attempt >= tries || stopped.signal.aborted) {
        // Neither the address of the device, which anybody could write to, nor what was to be said.
        log.warn({ service, status, code, attempt }, "the push service did not accept a notification");
        return "failed";
      }
      const pause = Math.max(pauseMs * attempt, Math.min(longestPauseMs, waitS * 1000));
      await wait(pause, undefined, { ref: false, signal: stopped.signal }).catch(() => {});
    }
  }

  return {
    publicKey: keys.publicKey,
    accepts,
    send,
    close: async () => {
      stopped.abort();
      await dispatcher.destroy();
    },
  };
}

/** Two processes may start at once: what the store has in the end counts for both. */
async function keysOf(collection: Collection): Promise<z.infer<typeof keyPair>> {
  const stored = keyPair.safeParse(await collection.get(keysAt));
  if (stored.success) return stored.data;
  await collection.set(keysAt, webPush.generateVAPIDKeys());
  return keyPair.parse(await collection.get(keysAt));
}

type PushOutcome = { status?: number; code?: string; waitS: number };

const privateCode = "EPRIVATE";

/**
 * Requests to public addresses alone. A name may say one address when it is looked at and another when it is
 * called: what is checked here is what is connected to.
 */
export function createPublicOnlyAgent(): Agent {
  return new Agent({
    connections: 10,
    keepAliveTimeout: 10_000,
    connect: { timeout: 5_000, lookup: createPublicLookup(resolveName) },
  });
}

type Resolve = (
  name: string,
  options: { all: true },
  done: (error: Error | null, found: { address: string; family: number }[]) => void,
) => void;

/** Finds the public addresses of a name, and refuses one that has any other. */
export function createPublicLookup(resolve: Resolve): LookupFunction {
  return (name, options, done) => {
    resolve(name, { all: true }, (error, found) => {
      const isPrivate =
        !error && (found.length === 0 || found.some(({ address, family }) => !isPublicAddress(address, family)));
      const fault =
        error ?? (isPrivate ? Object.assign(new Error("not a public address"), { code: privateCode }) : null);
      if (options.all) done(fault, fault ? [] : found);
      else done(fault, found[0]?.address ?? "", found[0]?.family ?? 0);
    });
  };
}

/**
 * By the registries of special addresses of IANA. What stands for an IPv4 address in IPv6 is judged as that.
 */
export function isPublicAddress(address: string, family: number): boolean {
  return family === 4
    ? !special.check(address, "ipv4")
    : unicast.check(address, "ipv6") && !special.check(address, "ipv6");
}

const special = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  special.addSubnet(network, prefix, "ipv4");
// Teredo and what else is not a host, documentation, and 6to4, which carries an IPv4 address.
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  special.addSubnet(network, prefix, "ipv6");

/** All that is given to hosts of the internet so far. */
const unicast = new BlockList();
unicast.addSubnet("2000::", 3, "ipv6");
