/** The id of a platform, as "telegram". Stored in keys, so never renamed; the core knows none by name. */
export type Platform = string;

/** What sets one platform apart from the others. */
export type PlatformProfile = {
  id: Platform;
  /** As people know it: "Telegram". */
  label: string;
  /** What follows "votre identifiant" where people read what is kept of them. */
  account: string;
  /** The id of a person is of use to nobody but this program: operators are shown a short hash of it. */
  hasSecretIds: boolean;
};

/** Who talks, and where. Ids are the platform's own; events of one owner are applied one after the other. */
export type Owner = { platform: Platform; chat: string; person: string };

/** Someone on one platform, in whichever chat. */
export type PersonRef = Pick<Owner, "platform" | "person">;

/** "telegram:123": the key of a person in the store, and of their place in the queue. */
export function toPersonKey({ platform, person }: PersonRef): string {
  return `${platform}:${person}`;
}
