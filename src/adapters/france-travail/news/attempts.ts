import type { Log } from "../../../core/talk/world.ts";
import { SourceError } from "../../../core/words.ts";
import { name } from "../client.ts";

/** After so many failures in a row the service is taken to be away. */
const patience = 5;

export type Attempt = <T>(work: () => Promise<T>) => Promise<T | SourceError>;

/** Readings of which each may fail by itself: what one gives, or why it failed. While the service is away, those that are left are not tried. */
export function attempts(log: Log): Attempt {
  let away: SourceError[] = [];
  return async (work) => {
    const [last] = away;
    if (last && away.length >= patience) return last;
    try {
      const result = await work();
      away = [];
      return result;
    } catch (error) {
      const failure = error instanceof SourceError ? error : new SourceError(name, "garbage", error);
      if (failure !== error) log.error({ service: name }, "a reading for alerts failed: this is a fault of ours");
      // An answer that makes no sense is an answer.
      if (failure.why !== "garbage") away = [failure, ...away];
      return failure;
    }
  };
}
