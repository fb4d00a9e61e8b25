import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openStore } from "../../../src/adapters/store.ts";
import { openConversationCollections } from "../../../src/app/conversation.ts";
import { LivingMessages } from "../../../src/bots/living-messages.ts";
import { createShownRecords } from "../../../src/bots/shown-records.ts";
import { listButtons } from "../../../src/core/conversation/shown-buttons.ts";
import { NotAtHand } from "../../../src/core/failure.ts";
import { toSearchKey } from "../../../src/core/search/search.ts";
import type { Services } from "../../../src/core/services.ts";
import { createKeyedQueue } from "../../../src/core/talk/keyed-queue.ts";
import type { ConversationDeps, Incoming } from "../../../src/core/talk/ports.ts";
import { conversationWith, me, threePages } from "../../fakes/chat.ts";
import { pageOf } from "../../fakes/offers.ts";
import { PATIENCE } from "../../fakes/wait.ts";

/** All that a list and its offers are made of is at hand, or nothing is. */
const fromMemory: Partial<Services> = {
  atHand: { offers: threePages.offers, offer: threePages.offer, nearest: threePages.nearest },
};
const nothing = async () => {
  throw new NotAtHand();
};
const fromOutside: Partial<Services> = { atHand: { offers: nothing, offer: nothing, nearest: nothing } };

/**
 * A conversation on a file, whose messages a platform takes; with what runs on the file, and in which order.
 */
async function start(services: Partial<Services>, changes: Partial<ConversationDeps> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "tremplin-turns-"));
  const seen: ("read" | "write" | "statement" | "platform")[] = [];
  let isWithin = false;
  const store = await openStore(`sqlite://${join(folder, "store.sqlite")}`, {
    // A transaction is one write.
    onStatement: (sql, connection) => {
      const isFirst = !isWithin;
      if (/^BEGIN/.test(sql)) isWithin = true;
      if (/^(?:COMMIT|ROLLBACK)/.test(sql)) isWithin = false;
      seen.push(connection === "reader" ? "read" : isFirst ? "write" : "statement");
    },
  });
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const { queue, enqueue } = createLines();
  const shown: { screen: string; message: string; values: string[] }[] = [];
  let messages = 0;
  const records = store.collection("terminal");
  const take = async (screen: string, id: string, view: string[]) => {
    seen.push("platform");
    // Whatever was not awaited has begun by now.
    await new Promise((resolve) => setTimeout(resolve, 1));
    shown.push({ screen, message: id, values: view });
    return { ok: { id } };
  };
  const living = new LivingMessages<string[]>({
    surface: {
      render: ({ view }) => {
        const values = listButtons(view).map(({ action, value }) => `${action}:${value}`);
        return { message: values, plain: () => values };
      },
      send: ({ screen }, values) => take(screen, String(++messages), values),
      edit: ({ screen }, id, values) => take(screen, id, values),
      retire: async () => {},
    },
    records: createShownRecords(records, {
      parse: (row) => (typeof row === "string" ? { id: row, above: [] } : undefined),
      format: ({ id }) => id,
    }),
    enqueue,
    unreachable: async () => {},
  });
  const here = conversationWith({
    services: { ...threePages, ...services },
    collections: openConversationCollections(store),
    findMessenger: () => ({
      draw: (drawing) => living.draw(drawing),
      records: { collection: records, toPrefix: ({ chat }) => `${chat}:` },
      deliver: async () => "sent",
      showBusy: () => {},
      forget: async () => {},
    }),
    ...changes,
  });
  /** What it costs: what ran before the platform was called for the last time, and after. */
  async function happen(event: Incoming["event"], of: Partial<Incoming> = {}) {
    seen.length = 0;
    await here.handle({ owner: me, event, ...of });
    await here.idle();
    await queue.idle();
    await here.idle();
    const at = seen.lastIndexOf("platform");
    const count = (all: typeof seen) => ({
      reads: all.filter((one) => one === "read").length,
      writes: all.filter((one) => one === "write").length,
    });
    return {
      drawings: seen.filter((one) => one === "platform").length,
      before: count(seen.slice(0, at)),
      after: count(seen.slice(at)),
      all: [...seen],
    };
  }
  const press = (action: string, value: string, screen = shown.at(-1)) =>
    happen({ type: "press", action, value }, { screen: screen?.screen ?? "", message: screen?.message ?? "" });
  return {
    store,
    queue,
    here,
    happen,
    press,
    shown,
    aide: () => happen({ type: "command", command: "aide", text: "" }),
  };
}

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

function createLines() {
  const queue = createKeyedQueue();
  return { queue, enqueue: (line: string, work: () => Promise<void>) => void queue.enqueue(line, work) };
}

const search = { type: "text", text: "boulanger Lyon" } as const;
const once = { reads: 1, writes: 1 };
const oneWrite = { reads: 0, writes: 1 };

test("help reads once and writes once before it is shown, and once after", async () => {
  const { aide } = await start({});
  expect(await aide()).toMatchObject({ drawings: 1, before: once, after: oneWrite });
  // Also for somebody of whom there is something, and of one statement each.
  const again = await aide();
  expect(again).toMatchObject({ drawings: 1, before: once, after: oneWrite });
  expect(again.all).toEqual(["read", "write", "platform", "write"]);
});

test("a list, a page, an offer and the way back, all at hand, cost no more each", async () => {
  const { happen, press, store, shown } = await start(fromMemory);
  expect(await happen(search)).toMatchObject({ drawings: 1, before: once, after: oneWrite });
  expect(await press("page", "2")).toMatchObject({ drawings: 1, before: once, after: oneWrite });
  expect(await press("page", "3")).toMatchObject({ drawings: 1, before: once, after: oneWrite });
  const open = shown.at(-1)?.values.find((one) => one.startsWith("open:"));
  expect(await press("open", open?.slice("open:".length) ?? "")).toMatchObject({ drawings: 1, before: once });
  expect(new Set(shown.map(({ message }) => message)).size).toBe(1);
  // What was shown is told, and nothing is pending.
  expect((await store.knownOffers.keys("")).length).toBeGreaterThan(5);
  expect(await store.collection("asking").keys("")).toEqual([]);
});

test("what is typed below a list, and a number, cost as little", async () => {
  const { happen } = await start(fromMemory);
  await happen(search);
  expect(await happen({ type: "text", text: "CDI" })).toMatchObject({ drawings: 1, before: once, after: oneWrite });
  expect(await happen({ type: "text", text: "2" })).toMatchObject({ drawings: 1, before: once });
  expect(await happen({ type: "text", text: "merci" })).toMatchObject({ drawings: 0 });
});

test("a press on a screen that is gone costs as little", async () => {
  const { press, aide } = await start({});
  await aide();
  expect(await press("page", "2", { screen: "gone00000000", message: "99", values: [] })).toMatchObject({
    ...{ drawings: 1, before: once, after: oneWrite },
  });
});

test("a page that has to be asked for is read and written once more for its answer", async () => {
  const { happen, press, store } = await start(fromOutside);
  const twice = { reads: 2, writes: 2 };
  expect(await happen(search)).toMatchObject({ drawings: 1, before: twice, after: oneWrite });
  expect(await press("page", "2")).toMatchObject({ drawings: 1, before: twice, after: oneWrite });
  expect(await store.collection("asking").keys("")).toEqual([]);
});

test("an event that comes twice is read and written once", async () => {
  const { happen } = await start({});
  await happen({ type: "command", command: "aide", text: "" }, { id: "7" });
  expect((await happen({ type: "command", command: "aide", text: "" }, { id: "7" })).before).toEqual(once);
});

test("what is still being asked outside after memory has answered outlives a kill behind the waiting view", async () => {
  const held = createGate();
  const keys: string[] = [];
  const noneAtHand: Services["offers"] = async (wanted, page) => {
    keys.push(toSearchKey(wanted));
    // The list is at hand, and empty; how many there are further away is not.
    return keys[0] === keys.at(-1) ? pageOf(0, page) : nothing();
  };
  const offers: Services["offers"] = async (_search, page) => {
    await held.opened;
    return pageOf(3, page);
  };
  const services = { offers, atHand: { offers: noneAtHand, offer: nothing, nearest: nothing } };
  const { here, queue, store, shown } = await start(services, { patienceMs: 0 });
  const pending = () => store.collection("asking").keys("");
  await here.handle({ owner: me, event: search });
  await vi.waitFor(() => expect(shown).toHaveLength(1), PATIENCE);
  await queue.idle();
  expect(await pending()).toHaveLength(1);
  held.open();
  await here.idle();
  await queue.idle();
  expect(shown).toHaveLength(2);
  expect(await pending()).toEqual([]);
});
