/**
 * What was typed after `tremplin offers`: the command's own options, and parameters of the API by either of
 * their names.
 */
export type OffersOptions = {
  place?: string[];
  count?: true;
  stats?: true;
  list?: string;
  json?: true;
  jsonl?: true;
  csv?: true;
  delimiter?: string;
  out?: string;
  all?: true;
  limit?: string;
} & Record<string, unknown>;
