import type { Services } from "../../src/core/services.ts";
import { session, threePages } from "./chat.ts";

/** Plays some lines in a session of its own, and gives what is answered to the last of them. */
export type Answer = (...lines: string[]) => Promise<string>;

/** Where every search has twelve offers, unless the services are others. */
export function answerWith(services: Services = threePages): Answer {
  return async (...lines) => {
    const here = session({ services });
    const last = lines.pop() ?? "";
    if (lines.length > 0) await here.play(...lines);
    return here.play(last);
  };
}
