import { openNotice } from "../conversation/notice.ts";
import { countNumbers } from "../conversation/typed-number.ts";
import { type Owner, toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import type { DeliveryOutcome, PostScreen, SendNotice } from "./ports.ts";
import { applyPresence } from "./presence.ts";

type PostContext = Pick<
  TalkContext,
  "queue" | "people" | "screens" | "subscriptions" | "alerts" | "moves" | "outbox" | "now" | "reportFault"
>;

/**
 * Stores a screen, then sends it as a new message. A refusal is handled as any other report that they blocked
 * us.
 */
export async function postScreen(
  context: PostContext,
  ...[to, id, state, view, how = {}]: Parameters<PostScreen>
): Promise<DeliveryOutcome> {
  const { queue, people, screens, moves, outbox, reportFault } = context;
  const owner = await queue.enqueue(toPersonKey(to), async () => {
    // They may have had everything deleted at this moment.
    if (!(await people.isKept(to))) return undefined;
    const current = moves.currentOwner(to);
    await screens.save({ id, owner: current, state, revision: 0, seen: [] });
    return current;
  });
  if (!owner) return "failed";
  const guard = (there: Owner) => screens.ref(there, id);
  const outcome = await outbox.deliver({ owner, screen: id, view, guard, ...how });
  const note =
    outcome === "sent"
      ? addressSent(context, owner, id, countNumbers(state) > 0)
      : outcome === "unreachable"
        ? applyPresence(context, owner, { type: "blocked" })
        : undefined;
  // What the platform did is so, whether or not that could be noted: what has arrived is not sent again.
  await note?.catch((error: unknown) => void reportFault(error));
  return outcome;
}

/** Makes a screen of what an alert says by itself, and posts that. */
export async function sendNotice(
  context: PostContext,
  ...[owner, id, notice, how = {}]: Parameters<SendNotice>
): Promise<DeliveryOutcome> {
  const { state, view, summary } = openNotice(notice);
  return postScreen(context, owner, id, state, view, { ...how, ...(summary === undefined ? {} : { summary }) });
}

/**
 * A number that is typed below a message that has arrived with numbers is about that message; any other text
 * is where nothing was said yet.
 */
async function addressSent(
  { queue, people, moves, now }: PostContext,
  owner: Owner,
  id: string,
  isNumbered: boolean,
): Promise<void> {
  await queue.enqueue(toPersonKey(owner), async () => {
    const person = await people.load(owner);
    const { chat } = moves.currentOwner(owner);
    const isFirst = person.current[chat] === undefined;
    if (!(isFirst || isNumbered) || !(await people.isKept(owner))) return;
    const addressed = {
      ...person,
      ...(isFirst ? { current: { ...person.current, [chat]: id } } : {}),
      ...(isNumbered ? { numbered: { ...person.numbered, [chat]: id } } : {}),
    };
    await people.note(owner, addressed, now());
  });
}
