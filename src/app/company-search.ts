import { openAlternanceSource } from "../adapters/la-bonne-alternance/source.ts";
import { type Config, isSandboxed } from "../config.ts";
import { type KindSearch, openKindSearch } from "./kind-search.ts";

/** The companies of La bonne alternance, for a command. */
export type CompanySearch = KindSearch;

export function openCompanySearch(config: Config, now: () => Date): Promise<CompanySearch> {
  const fictitious = isSandboxed(config).alternance;
  return openKindSearch(config, now, { kind: "entreprises", open: openAlternanceSource, fictitious });
}
