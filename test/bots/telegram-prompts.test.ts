import { Api } from "grammy";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/adapters/store.ts";
import { createChatMoves } from "../../src/bots/telegram/chat-moves.ts";
import { createTelegramMessenger } from "../../src/bots/telegram/messenger.ts";
import { createTelegramSender } from "../../src/bots/telegram/sender.ts";
import type { Incoming } from "../../src/core/talk/ports.ts";
import { conversationWith } from "../fakes/chat.ts";
import { silentLog } from "../fakes/silent-log.ts";

const owner = { platform: "telegram", chat: "-1001", person: "7" } as const;

/** A group on a store, with what is read and written for a turn, and what is called meanwhile. */
async function group() {
  const seen: string[] = [];
  let isWithin = false;
  const store = await openStore("memory://", {
    onStatement: (sql) => {
      const word = /^[A-Z]+/.exec(sql)?.[0] ?? "";
      if (!isWithin) seen.push(word === "SELECT" ? "read" : "write");
      if (word === "BEGIN") isWithin = true;
      if (word === "COMMIT" || word === "ROLLBACK") isWithin = false;
    },
  });
  let messages = 0;
  const api = new Api("1:a");
  api.config.use(async (_, method) => {
    seen.push(method);
    const result: unknown = method === "sendMessage" ? { message_id: ++messages } : true;
    return JSON.parse(JSON.stringify({ ok: true, result }));
  });
  const ended = new AbortController();
  const sender = createTelegramSender(silentLog, ended.signal);
  const collection = store.collection("telegram");
  const messenger = createTelegramMessenger({
    ...{ api, sender, collection, moves: createChatMoves(collection) },
    unreachable: async () => {},
    turn: async () => {},
    name: () => "bot",
  });
  const { screens, people, asking, tasks } = Object.fromEntries(
    ["screens", "people", "asking", "tasks"].map((name) => [name, store.collection(name)]),
  );
  if (!screens || !people || !asking || !tasks) throw new Error("no collection");
  const { subscriptions, knownOffers } = store;
  const here = conversationWith({
    collections: { screens, people, asking, tasks, subscriptions, knownOffers },
    findMessenger: () => messenger,
  });
  onTestFinished(async () => {
    ended.abort();
    await store.close();
  });
  return async (event: Incoming["event"]) => {
    seen.length = 0;
    await here.handle({ owner, event });
    await here.idle();
    await sender.idle();
    await here.idle();
    return [...seen];
  };
}

const aide = { type: "command", command: "aide", text: "" } as const;

test("in a group a turn reads once, what somebody is asked for included", async () => {
  const happen = await group();
  expect(await happen(aide)).toEqual(["read", "write", "sendMessage", "write"]);
  expect(await happen(aide)).toEqual(["read", "write", "sendMessage", "write"]);
});

test("what somebody was asked for is known to the next turn, and taken back by it", async () => {
  const happen = await group();
  const asks = await happen({ type: "command", command: "emploi", text: "" });
  expect(asks.filter((one) => one === "sendMessage")).toHaveLength(2);
  const [, ...after] = await happen(aide);
  expect(after).not.toContain("read");
  expect(after.filter((one) => one === "deleteMessage")).toHaveLength(1);
  expect(await happen(aide)).not.toContain("deleteMessage");
});
