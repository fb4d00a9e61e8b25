import { z } from "zod";

/*
 * Notifications on a device that opened the page: Web Push. The browser's own service accepts them and passes
 * them on. It may learn that there is something new, and nothing else.
 */

/**
 * A public host name: neither an IP address nor a name of a private network. The maximum length is that of
 * DNS.
 */
function isPublicName(host: string): boolean {
  const name = host.replace(/\.$/, "").toLowerCase();
  if (name.length > 253 || !/^(?:[a-z0-9_](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(name)) return false;
  return !ownNames.some((own) => name.endsWith(`.${own}`));
}

/**
 * Suffixes that only a private network answers, if anything does (RFC 6761, 6762, 8375, 9476, and names in
 * unreserved use).
 */
const ownNames = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "private",
  "corp",
  "home",
  "lan",
  "localdomain",
  "arpa",
  "onion",
  "alt",
];

/**
 * Whether a browser's push service may be at this address: https, a public name, the default port, and no
 * credentials in it.
 */
export function isPushAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  return protocol === "https:" && port === "" && username === "" && password === "" && isPublicName(hostname);
}

const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}={0,2}$`));

/** A device to notify, as a browser describes it: its address, and the keys that encrypt what is sent. */
export const deviceSchema = z.object({
  endpoint: z.string().max(2_000).refine(isPushAddress),
  keys: z.object({ p256dh: base64url(87), auth: base64url(22) }),
});
export type Device = z.infer<typeof deviceSchema>;

/** What is shown on it: no word of what people look for, for it stands on a locked screen, too. */
export type PushNotification = {
  body: string;
  /** The same once more replaces the first. 32 letters, digits, "-" and "_" at most. */
  topic: string;
  isSilent: boolean;
};

/** The services of browsers, as one. */
export type PushService = {
  /** What a browser asks for before it gives a device. */
  publicKey: string;
  /** Whether its keys are such that something can be encrypted for it. */
  accepts: (device: Device) => boolean;
  /** Never rejects. "gone": the device is no longer there, and never will be. */
  send: (device: Device, notice: PushNotification) => Promise<"sent" | "gone" | "failed">;
  /** Gives up what is under way. */
  close: () => Promise<void>;
};
