import type { Row } from "../collection.ts";
import { getShownOffers } from "../conversation/shown-offers.ts";
import { getTaskId } from "../conversation/state.ts";
import type { TalkContext } from "./context.ts";
import type { Presentation } from "./presentation.ts";
import type { Screen } from "./screen.ts";

/**
 * What is shown counts as told once the platform has it: no alert sends the offers of a list again, and no
 * restart does the task again.
 */
export function addMarks(
  { runner, screens, moves, subscriptions }: TalkContext,
  presentation: Presentation,
  { id, owner, state }: Screen,
  isList: boolean,
): Presentation {
  const shown = isList ? getShownOffers(state) : { offers: [] };
  const task = getTaskId(state);
  const toRows = (): Row[] => {
    // Nothing is kept of someone who had everything deleted meanwhile.
    const onlyIf = screens.ref(moves.currentOwner(owner), id);
    return subscriptions.knownOffers.toRows(owner, shown).map((row) => ({ ...row, onlyIf }));
  };
  return {
    ...presentation,
    ...(shown.offers.length > 0 ? { rowsOnceShown: toRows } : {}),
    ...(task === undefined ? {} : { onSeen: () => runner.markShown(owner, task) }),
  };
}
