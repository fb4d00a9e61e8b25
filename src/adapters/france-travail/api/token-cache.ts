import { minuteMs } from "../../../core/durations.ts";
import { SourceError } from "../../../core/failure.ts";
import type { AccessToken, TokenDenial } from "./token-endpoint.ts";

/** The token of all calls, as long as it may be used. */
export type TokenCache = {
  /** Fetched once at a time, however many calls wait for it. Rejects with a SourceError. */
  get: () => Promise<string>;
  /** Gives up a token that the API refused, unless another call has renewed it meanwhile. */
  drop: (refused: string) => void;
};

/** Credentials that were refused are not tried again for so long. */
const afterDenialMs = minuteMs;

/** `now`: milliseconds of a stopwatch, which no change of the system's clock touches. */
export function createTokenCache(fetchToken: () => Promise<AccessToken | TokenDenial>, now: () => number): TokenCache {
  let token: { value: string; until: number } | undefined;
  let fetching: Promise<string> | undefined;
  let denial: { error: SourceError; until: number } | undefined;

  async function renew(): Promise<string> {
    const fetched = await fetchToken();
    if ("denied" in fetched) {
      const { denied, forMs = afterDenialMs } = fetched;
      denial = { error: new SourceError(denied.service, "refused", denied.cause), until: now() + forMs };
      throw denied;
    }
    token = { value: fetched.value, until: now() + fetched.lifeMs };
    return token.value;
  }

  async function get(): Promise<string> {
    if (token && now() < token.until) return token.value;
    // Nobody's search mends wrong credentials, and the service counts these calls.
    if (denial && now() < denial.until) throw denial.error;
    fetching ??= renew().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  return {
    get,
    drop: (refused) => {
      if (token?.value === refused) token = undefined;
    },
  };
}
