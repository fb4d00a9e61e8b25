import { expect, test } from "vitest";
import { homeState } from "../../../src/core/conversation/state.ts";
import { text as block } from "../../../src/core/conversation/view.ts";
import { maxWaitingEvents } from "../../../src/core/talk/admission.ts";
import { createKeyedQueue } from "../../../src/core/talk/keyed-queue.ts";
import type { Messenger, PresenceEvent } from "../../../src/core/talk/ports.ts";
import { conversationWith, me, threePages } from "../../fakes/chat.ts";

const text = (said: string) => ({ owner: me, event: { type: "text", text: said } as const });
const report = (type: PresenceEvent["type"]) => ({ owner: me, event: { type } });

test("someone who blocked us can be written to again once the platform reports that they are back", async () => {
  const here = conversationWith({ services: threePages });
  await here.handle(text("boulanger"));
  await here.handle(report("blocked"));
  expect(await here.isUnreachable(me)).toBe(true);
  await here.handle(report("back"));
  expect(await here.isUnreachable(me)).toBe(false);
});

test("a report that someone is back is nothing new of someone who never blocked us", async () => {
  const here = conversationWith({ services: threePages });
  await here.handle(report("back"));
  expect(here.collections.people.rows.size).toBe(0);
});

test("a message that the platform refuses is the same as a report that they blocked us", async () => {
  const refusing: Messenger = {
    draw: () => {},
    deliver: async () => "unreachable",
    showBusy: () => {},
    forget: async () => {},
  };
  const here = conversationWith({ services: threePages, findMessenger: () => refusing });
  await here.handle(text("boulanger"));
  expect(await here.post(me, "screen", homeState, [block`Bonjour`])).toBe("unreachable");
  expect(await here.isUnreachable(me)).toBe(true);
});

test("a report is applied after what came before it, however many events of theirs wait", async () => {
  const here = conversationWith({ services: threePages });
  const all = Array.from({ length: maxWaitingEvents + 5 }, () => here.handle(text("boulanger")));
  expect(here.isFull(me)).toBe(true);
  const outcome = await here.handle(report("blocked"));
  await Promise.all(all);
  expect(outcome).toEqual({});
  expect(await here.isUnreachable(me)).toBe(true);
});

test("a report that the store does not take is lost, with a fault in the log and no rejection", async () => {
  const here = conversationWith({ services: threePages });
  await here.handle(text("boulanger"));
  here.collections.people.fails(true);
  expect(await here.handle(report("blocked"))).toEqual({ isLost: true });
  expect(here.log.some(([level]) => level === "error")).toBe(true);
});

test("the order per person is kept by the queue that the conversation is given", async () => {
  const queue = createKeyedQueue();
  const keys: string[] = [];
  const here = conversationWith({
    services: threePages,
    queue: {
      ...queue,
      tryEnqueue: (key, task, tag) => {
        keys.push(key);
        return queue.tryEnqueue(key, task, tag);
      },
      enqueue: (key, task) => {
        keys.push(key);
        return queue.enqueue(key, task);
      },
    },
  });
  await here.handle(text("boulanger"));
  await here.handle(report("blocked"));
  await here.inTurn(me, async () => {});
  expect(keys.length).toBeGreaterThanOrEqual(3);
  expect(new Set(keys)).toEqual(new Set(["terminal:me"]));
});
