import { type Owner, toPersonKey } from "../owner.ts";
import type { TalkContext } from "./context.ts";
import type { DeliveryOutcome, PostScreen } from "./ports.ts";
import { applyPresence } from "./presence.ts";

type PostContext = Pick<
  TalkContext,
  "queue" | "people" | "screens" | "subscriptions" | "alerts" | "moves" | "outbox" | "now"
>;

/**
 * Stores a screen, then sends it as a new message. A refusal is handled as any other report that they blocked
 * us.
 */
export async function postScreen(
  context: PostContext,
  ...[to, id, state, view, how = {}]: Parameters<PostScreen>
): Promise<DeliveryOutcome> {
  const { queue, people, screens, moves, outbox } = context;
  const owner = await queue.enqueue(toPersonKey(to), async () => {
    // They may have had everything deleted at this moment.
    if (!(await people.isKept(to))) return undefined;
    const current = moves.currentOwner(to);
    await screens.save({ id, owner: current, state, revision: 0, seen: [] });
    return current;
  });
  if (!owner) return "failed";
  const outcome = await outbox.deliver({ owner, screen: id, view, ...how });
  if (outcome === "sent") await addressIfFirst(context, owner, id);
  if (outcome === "unreachable") await applyPresence(context, owner, { type: "blocked" });
  return outcome;
}

/** Where nothing was said yet, what is typed below a message that has arrived is about that message. */
async function addressIfFirst({ queue, people, moves, now }: PostContext, owner: Owner, id: string): Promise<void> {
  await queue.enqueue(toPersonKey(owner), async () => {
    const person = await people.load(owner);
    const { chat } = moves.currentOwner(owner);
    if (person.current[chat] === undefined && (await people.isKept(owner)))
      await people.note(owner, { ...person, current: { ...person.current, [chat]: id } }, now());
  });
}
