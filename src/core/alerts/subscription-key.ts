import { type PersonRef, toPersonKey } from "../owner.ts";
import type { Subscription } from "./subscription.ts";

/** "telegram:1:k3Jx9Qa2pQ7z": the key under which a subscription is stored. */
export function toSubscriptionKey({ owner, id }: Pick<Subscription, "owner" | "id">): string {
  return `${toPersonKey(owner)}:${id}`;
}

/** Whose it is, and which. The id of a person may hold colons. */
export function parseSubscriptionKey(key: string): PersonRef & { id: string } {
  const platform = key.slice(0, key.indexOf(":"));
  const end = key.lastIndexOf(":");
  return { platform, person: key.slice(platform.length + 1, end), id: key.slice(end + 1) };
}
