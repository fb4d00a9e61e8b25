export type Platform = "telegram" | "discord" | "web" | "terminal";

/** Who talks, and where. Ids are the platform's own; events of one owner are applied one after the other. */
export type Owner = { platform: Platform; chat: string; person: string };

/** Someone on one platform, in whichever chat. */
export type PersonRef = Pick<Owner, "platform" | "person">;

/** "telegram:123": the key of a person in the store, and of their place in the queue. */
export function toPersonKey({ platform, person }: PersonRef): string {
  return `${platform}:${person}`;
}
