import { parameterNames } from "../../adapters/france-travail/api/criteria.ts";
import type { GivenParameters } from "../../adapters/france-travail/search/merge-criteria.ts";
import { cleanLine } from "../../core/text/clean-text.ts";

/**
 * The options that are parameters, by the API's names, whichever name was used. One that is given several
 * times is a list of what was given: whether it may be is for its own reader to say.
 */
export function pickParameters(options: Record<string, unknown>): GivenParameters {
  return Object.fromEntries(
    parameterNames.flatMap((name) => {
      const given = Object.entries(options).filter(
        ([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== undefined,
      );
      const values = given.flatMap(([, value]) => value).map((value) => cleanLine(String(value)));
      return values.length === 0 ? [] : [[name, values.length === 1 ? values[0] : values]];
    }),
  );
}
