/** What was typed after `tremplin hrflow push`: its own options, and parameters of France Travail's API. */
export type HrflowPushOptions = {
  place?: string[];
  config?: string;
  sync: boolean;
  updateContent?: true;
  enrichWithParsing?: true;
  format?: string;
  logics?: string[];
  withContacts?: true;
  archiveMost?: string;
  callsPerSecond?: string;
  dryRun?: true;
  json?: true;
} & Record<string, unknown>;
