import { toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import type { DrawnScreen } from "./drawing-watch.ts";
import type { Screen } from "./screen.ts";
import { drawAgain } from "./turn.ts";
import { readTurn } from "./turn-reading.ts";

/**
 * A drawing has arrived. Where another process has changed the screen meanwhile, its drawing may have arrived
 * before this one, which is then seen last: what is stored is drawn once more. It is not changed by that, so
 * that two who do this at once are soon done with it.
 */
export async function drawIfChanged(context: TalkContext, { owner, id, revision }: DrawnScreen): Promise<void> {
  const there = context.moves.currentOwner(owner);
  const isChanged = (screen: Screen | undefined) =>
    screen !== undefined && screen.revision > revision && screen.owner.person === owner.person;
  if (!isChanged(await context.screens.load(there.platform, there.chat, id))) return;
  await context.queue.enqueue(toPersonKey(owner), async () => {
    const reading = await readTurn(context, context.moves.currentOwner(owner), { pressed: id });
    const screen = await reading.loadScreen(id);
    if (screen && isChanged(screen)) await drawAgain(context, screen, reading);
  });
}
