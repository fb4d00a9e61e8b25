import { openAlternanceSource } from "../adapters/la-bonne-alternance/source.ts";
import { type Config, isSandboxed } from "../config.ts";
import { type KindSearch, openKindSearch } from "./kind-search.ts";

/** Opens the trainings for apprentices of La bonne alternance, for a command. */
export function openApprenticeTrainings(config: Config, now: () => Date): Promise<KindSearch> {
  const fictitious = isSandboxed(config).alternance;
  return openKindSearch(config, now, { kind: "formations", open: openAlternanceSource, fictitious });
}
