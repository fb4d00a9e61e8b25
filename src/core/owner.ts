export type Platform = "telegram" | "discord" | "web" | "terminal";

/** Who talks, and where. Ids are the platform's own; events of one owner are applied one after the other. */
export type Owner = { platform: Platform; chat: string; person: string };
