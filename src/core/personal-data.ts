/** What is kept about someone on one platform, and who answers for it. */
export type PersonalData = {
  /** What follows "votre identifiant" on that platform. */
  account: string;
  operator?: { name: string; contact: string };
  screens: number;
  lastSearch: boolean;
  alerts: number;
  /** Only where the conversation itself is kept, to be shown on the next visit. */
  messages?: number;
  /** Only where notifications can be asked for: the devices that get them. */
  devices?: number;
};
