import { updateAnywhere } from "./anywhere.ts";
import type { Event, Turn } from "./events.ts";
import { carryDigest, carryOpener, type State } from "./state.ts";
import { updateStep } from "./step.ts";

/**
 * The whole conversation: what happens next, for any state and any event. Pure; never throws for what people
 * or services do. A step that does not understand an event shows itself again, which is the one default for a
 * retry, an old button and a restart.
 */
export function update(state: State, event: Event): Turn {
  return carryOpener(state, carryDigest(state, updateAnywhere(state, event) ?? updateStep(state, event)));
}
