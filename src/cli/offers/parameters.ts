import { parameterNames } from "../../adapters/france-travail/api/criteria.ts";
import type { GivenParameters } from "../../adapters/france-travail/search/merge-criteria.ts";
import { cleanLine } from "../../core/text/clean-text.ts";

/** The options that are parameters, by the API's names, whichever name was used. */
export function pickParameters(options: Record<string, unknown>): GivenParameters {
  return Object.fromEntries(
    parameterNames.flatMap((name) => {
      const given = Object.entries(options).filter(
        ([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== undefined,
      );
      return given.length === 0 ? [] : [[name, given.map(([, value]) => cleanLine(String(value))).join(",")]];
    }),
  );
}
