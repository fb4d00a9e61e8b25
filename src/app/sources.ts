import { openCpfSource } from "../adapters/cpf/source.ts";
import { openFranceTravailSource } from "../adapters/france-travail/source.ts";
import { openEventsSource } from "../adapters/france-travail-events/source.ts";
import { openInclusionSource } from "../adapters/inclusion/source.ts";
import { openAlternanceSource } from "../adapters/la-bonne-alternance/source.ts";
import type { OpenSource, OpenSourceWith, SandboxAddresses, SourceContext } from "../adapters/source.ts";
import { type Config, isSandboxed } from "../config.ts";
import { loadTables } from "./faulty-table.ts";
import { chooseKeylessAddresses } from "./keyless-addresses.ts";

export type SourceOpeners = Record<string, OpenSourceWith<Config>>;

/**
 * The sources of offers, in the order in which they are asked: one line each. One that `config.ts` can put in
 * the sandbox must be here.
 */
export const allSources = {
  franceTravail: openFranceTravailSource,
  alternance: openAlternanceSource,
  cpf: openCpfSource,
  events: openEventsSource,
  inclusion: openInclusionSource,
} satisfies SourceOpeners & Record<keyof ReturnType<typeof isSandboxed>, OpenSourceWith<Config>>;

/** Opens all of them; those whose credentials are missing on the sandbox. Two with the same id are a bug. */
export function openSources(
  openers: SourceOpeners,
  config: Config,
  sandbox: SandboxAddresses | undefined,
  context: Omit<SourceContext, "sandbox" | "chooseAddresses">,
): OpenSource[] {
  const fictitious = new Map<string, boolean>(Object.entries(isSandboxed(config)));
  const chooseAddresses: SourceContext["chooseAddresses"] = (real, name) =>
    chooseKeylessAddresses(config, real, sandbox?.[name]);
  const sources = Object.entries(openers).map(([name, open]) =>
    loadTables(() =>
      open(config, { ...context, chooseAddresses, sandbox: fictitious.get(name) ? sandbox : undefined }),
    ),
  );
  const ids = sources.map(({ profile }) => profile.id);
  if (new Set(ids).size < ids.length) throw new Error(`two sources have the same id: ${ids.join(", ")}`);
  return sources;
}
