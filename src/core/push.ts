import { z } from "zod";

/*
 * Notifications on a device where a page was opened: Web Push. The browser's own service takes them and passes them on; what it may learn is that there
 * is something new, and no more.
 */

/** A name that the whole internet resolves: no address, none of a house's own network. Longest as DNS has them. */
function isPublicName(host: string): boolean {
  const name = host.replace(/\.$/, "").toLowerCase();
  if (name.length > 253 || !/^(?:[a-z0-9_](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(name)) return false;
  return !ownNames.some((own) => name.endsWith(`.${own}`));
}

/** What ends so is answered by one's own network, if at all (RFC 6761, 6762, 8375, 9476, and what is used without being reserved). */
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

/** Where a browser's service takes notifications: https, at a public name, on the usual port, and nobody's password in it. */
export function isPushAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  return protocol === "https:" && port === "" && username === "" && password === "" && isPublicName(hostname);
}

const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}={0,2}$`));

/** A device to notify, as a browser describes it: its address, and the keys that what is sent is encrypted with. */
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
