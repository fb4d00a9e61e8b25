import { REST } from "discord.js";
import { Bot } from "grammy";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createDiscordCall } from "../../src/bots/discord/calls.ts";
import { createDiscordRecords, createDiscordSurface } from "../../src/bots/discord/surface.ts";
import { LivingMessages } from "../../src/bots/living-messages.ts";
import type { LivingSurface, SurfaceOutcome, SurfaceRefusal } from "../../src/bots/living-surface.ts";
import { createShownRecords, noRecords, type ShownRecords } from "../../src/bots/shown-records.ts";
import { createChatMoves } from "../../src/bots/telegram/chat-moves.ts";
import { createPrompts } from "../../src/bots/telegram/prompts.ts";
import { createTelegramSender } from "../../src/bots/telegram/sender.ts";
import { createTelegramRecords, createTelegramSurface } from "../../src/bots/telegram/surface.ts";
import { createTerminalSurface } from "../../src/bots/terminal/surface.ts";
import { createWebRooms } from "../../src/bots/web/rooms.ts";
import { createWebRecords, createWebSurface } from "../../src/bots/web/surface.ts";
import { flattenRichText, text, type View } from "../../src/core/conversation/view.ts";
import type { Owner } from "../../src/core/owner.ts";
import { createKeyedQueue } from "../../src/core/talk/keyed-queue.ts";
import type { ScreenDrawing } from "../../src/core/talk/ports.ts";
import { startDiscord } from "../fakes/discord/discord.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { startTelegram } from "../fakes/telegram/telegram.ts";
import { PATIENCE } from "../fakes/wait.ts";

/* One writer of living messages, and the same cases for what each platform brings to it. */

/** A platform's surface, with what can be seen of it from outside. */
type Subject<Message> = {
  surface: LivingSurface<Message>;
  records: ShownRecords;
  owner: Owner;
  /** Keys of all rows that are kept. */
  keptRows: () => string[];
  /** All that stands in the chat. */
  read: () => Promise<string> | string;
  /** A message cannot be changed: whatever is shown is sent. */
  isPrintedAnew?: true;
  /** The platform knows a delivery that is sent once more: it stays the one message that it is. */
  isSentOnce?: true;
  /** What shows the same is edited all the same. */
  hasNoPrint?: true;
};

const platforms: [name: string, start: () => Promise<Writer>][] = [
  ["a platform of this test", () => write(startPlain)],
  ["Telegram", () => write(startOnTelegram)],
  ["Discord", () => write(startOnDiscord)],
  ["the web page", () => write(startOnPage)],
  ["the terminal", () => write(startInTerminal)],
];

function subject<Message>(one: Subject<Message>): Subject<Message> {
  return one;
}

async function startPlain() {
  const rows = memoryCollection();
  const chat = new Map<string, string>();
  let sent = 0;
  const surface: LivingSurface<string> = {
    render: ({ view, notice = "" }) => {
      const words = [notice, ...view.flatMap((block) => (block.kind === "text" ? flattenRichText(block.text) : []))];
      return { message: words.join("\n"), plain: () => words.join(" "), fingerprint: words.join("\n") };
    },
    send: async (_, message) => {
      sent += 1;
      chat.set(String(sent), message);
      return { ok: { id: String(sent) } };
    },
    edit: async (_, id, message) => {
      if (!chat.has(id)) return { refused: "gone" };
      chat.set(id, message);
      return { ok: { id } };
    },
    retire: async (_, id) => void chat.delete(id),
  };
  const records = createShownRecords(rows, {
    parse: (value) => (typeof value === "string" ? { id: value, above: [] } : undefined),
    format: ({ id }) => id,
  });
  return subject({
    surface,
    records,
    owner: { platform: "terminal", chat: "room", person: "anna" },
    keptRows: () => [...rows.rows.keys()],
    read: () => [...chat.values()].join("\n"),
  });
}

async function startOnTelegram() {
  const telegram = await startTelegram();
  onTestFinished(telegram.close);
  const anna = telegram.person({ first_name: "Anna" });
  anna.starts();
  const rows = memoryCollection();
  const { api } = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
  const sender = createTelegramSender(silentLog, new AbortController().signal);
  const prompts = createPrompts({ api, sender, collection: rows, there: (owner) => owner, lineOf: ({ chat }) => chat });
  const moves = createChatMoves(rows);
  return subject({
    surface: createTelegramSurface({ api, sender, moves, prompts, turn: async () => {} }),
    records: createTelegramRecords(rows),
    owner: { platform: "telegram", chat: String(anna.id), person: String(anna.id) },
    keptRows: () => [...rows.rows.keys()],
    read: () => anna.transcript(),
  });
}

async function startOnDiscord() {
  const discord = await startDiscord();
  onTestFinished(discord.close);
  const anna = discord.person({ name: "Anna", installed: true });
  const rows = memoryCollection();
  const post = createDiscordCall(new REST({ api: discord.url }).setToken(discord.token), silentLog);
  const surface = createDiscordSurface({
    post,
    application: () => "1",
    live: new Map(),
    now: Date.now,
    turn: async () => {},
    isDirect: async () => true,
  });
  return subject({
    surface,
    records: createDiscordRecords(rows),
    isSentOnce: true,
    owner: { platform: "discord", chat: anna.dmId, person: anna.id },
    keptRows: () => [...rows.rows.keys()],
    read: () => anna.transcript(),
  });
}

async function startOnPage() {
  const rows = memoryCollection();
  const rooms = createWebRooms({ collection: rows, log: silentLog, hosts: [], secure: false });
  const { past, readPast } = rooms;
  return subject({
    surface: createWebSurface({ ...rooms, push: () => {} }),
    records: createWebRecords(past, readPast),
    owner: { platform: "web", chat: "anna", person: "anna" },
    keptRows: () => [...rows.rows.keys()],
    read: async () => (await past.all("anna")).map(({ html }) => html).join("\n"),
    hasNoPrint: true,
  });
}

async function startInTerminal() {
  const printed: string[] = [];
  const surface = createTerminalSurface({
    style: { keys: true, bold: (words) => words },
    save: () => undefined,
    print: (words) => void printed.push(words),
    offer: () => {},
  });
  return subject({
    surface,
    records: noRecords,
    owner: { platform: "terminal", chat: "terminal", person: "terminal" },
    keptRows: () => [],
    read: () => printed.join("\n"),
    isPrintedAnew: true,
    hasNoPrint: true,
  });
}

type Writer = Omit<Awaited<ReturnType<typeof write>>, "surface" | "living"> & {
  living: Pick<LivingMessages<unknown>, "draw" | "deliver" | "forget" | "moved">;
};

type Done = "send" | "edit" | "retire";

/** The writer on that surface: what it asks of it is noted, and can be refused or held. */
async function write<Message>(start: () => Promise<Subject<Message>>) {
  const subject = await start();
  const done: Done[] = [];
  const refusals: Partial<Record<Done, SurfaceRefusal[]>> = {};
  const moved = new Map<string, string>();
  let gate = Promise.resolve();
  const under = async (what: Done, put: () => Promise<SurfaceOutcome>): Promise<SurfaceOutcome> => {
    done.push(what);
    await gate;
    const refused = refusals[what]?.shift();
    return refused ? { refused } : put();
  };
  const { surface } = subject;
  const unreachable = vi.fn(async (_: Owner) => {});
  const queue = createKeyedQueue();
  const living = new LivingMessages<Message>({
    surface: {
      ...surface,
      send: (...all) => under("send", () => surface.send(...all)),
      edit: (...all) => under("edit", () => surface.edit(...all)),
      retire: async (...all) => {
        done.push("retire");
        await surface.retire(...all);
      },
      routes: {
        ...surface.routes,
        moves: {
          now: (chat) => moved.get(chat) ?? chat,
          first: (chat) => [...moved].find(([, to]) => to === chat)?.[0] ?? chat,
        },
      },
    },
    records: subject.records,
    enqueue: (line, work) => void queue.enqueue(line, work),
    unreachable,
  });
  const hold = () => {
    let open = () => {};
    gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    return () => open();
  };
  const takeDone = () => done.splice(0);
  const drawing = (view: View, more: Partial<ScreenDrawing> = {}): ScreenDrawing => ({
    owner: subject.owner,
    screen: "screen00000x",
    view,
    fresh: false,
    ...more,
  });
  const draw = async (words: string, more: Partial<ScreenDrawing> = {}) => {
    living.draw(drawing([text`${words}`], more));
    await queue.idle();
    return takeDone();
  };
  const isUnderWay = () => vi.waitFor(() => expect(done).not.toEqual([]), { interval: 5, timeout: PATIENCE });
  return { ...subject, living, drawing, draw, takeDone, refusals, hold, unreachable, moved, queue, isUnderWay };
}

describe.each(platforms)("on %s", (_, start) => {
  test("a screen is sent once, and edited from then on", async () => {
    const { draw, read, isPrintedAnew } = await start();
    expect(await draw("Un")).toEqual(["send"]);
    expect(await read()).toContain("Un");
    expect(await draw("Deux")).toEqual(isPrintedAnew ? ["send"] : ["edit"]);
    expect(await read()).toContain("Deux");
    if (!isPrintedAnew) expect(await read()).not.toContain("Un");
  });

  test("what shows the same already is left as it is, and counts as shown", async () => {
    const { draw, isPrintedAnew, hasNoPrint } = await start();
    const onShown = vi.fn();
    await draw("Un", { onShown });
    const again = isPrintedAnew ? ["send"] : hasNoPrint ? ["edit"] : [];
    expect(await draw("Un", { onShown })).toEqual(again);
    expect(onShown).toHaveBeenCalledTimes(2);
  });

  test("a fresh copy takes the place of the older one, which is retired and not edited any more", async () => {
    const { draw, records, owner, isPrintedAnew } = await start();
    await draw("Un");
    const before = await records.read({ owner, screen: "screen00000x" });
    expect(await draw("Un", { fresh: true })).toEqual(isPrintedAnew ? ["send"] : ["send", "retire"]);
    const after = await records.read({ owner, screen: "screen00000x" });
    if (!isPrintedAnew) expect(after?.id).not.toBe(before?.id);
    expect(await draw("Deux")).toEqual(isPrintedAnew ? ["send"] : ["edit"]);
    expect(await records.read({ owner, screen: "screen00000x" })).toEqual(after);
  });

  test("what is deleted while it is drawn, and while it waits to be, leaves nothing", async () => {
    const { living, drawing, hold, isUnderWay, queue, owner, keptRows, records } = await start();
    const onShown = vi.fn();
    const release = hold();
    living.draw(drawing([text`Un`], { onShown }));
    living.draw(drawing([text`Deux`], { screen: "screen00000y", onShown }));
    await isUnderWay();
    await living.forget(owner, ["screen00000x", "screen00000y"]);
    release();
    await queue.idle();
    expect(keptRows()).toEqual([]);
    expect(onShown).not.toHaveBeenCalled();
    expect(await records.read({ owner, screen: "screen00000x" })).toBeUndefined();
  });

  test("what is drawn after a deletion is a message of its own", async () => {
    const { living, draw, owner } = await start();
    await draw("Un");
    await living.forget(owner, ["screen00000x"]);
    expect(await draw("Un")).toEqual(["send"]);
  });

  test("drawings that wait are joined by screen, and of six screens the oldest is given up", async () => {
    const { living, drawing, hold, isUnderWay, queue, read } = await start();
    const release = hold();
    living.draw(drawing([text`Premier`]));
    await isUnderWay();
    for (const screen of "abcdef") living.draw(drawing([text`Avant ${screen}.`], { screen: `screen00000${screen}` }));
    for (const screen of "bcdef") living.draw(drawing([text`Après ${screen}.`], { screen: `screen00000${screen}` }));
    release();
    await queue.idle();
    const shown = await read();
    for (const screen of "bcdef") expect(shown).toContain(`Après ${screen}.`);
    expect(shown).not.toContain("Avant");
  });

  test("where nobody can be written to it is said, and nothing is kept", async () => {
    const { draw, refusals, unreachable, owner, keptRows } = await start();
    refusals.send = ["unreachable"];
    const onShown = vi.fn();
    await draw("Un", { onShown });
    expect(unreachable).toHaveBeenCalledExactlyOnceWith(owner);
    expect(onShown).not.toHaveBeenCalled();
    expect(keptRows()).toEqual([]);
    refusals.send = ["failed"];
    await draw("Un", { onShown });
    expect(unreachable).toHaveBeenCalledTimes(1);
    expect(onShown).not.toHaveBeenCalled();
    expect(await draw("Un", { onShown })).toEqual(["send"]);
    expect(onShown).toHaveBeenCalledTimes(1);
  });

  test("what is not taken is said once more in plain words, once", async () => {
    const { draw, refusals, read } = await start();
    refusals.send = ["invalid"];
    expect(await draw("Un")).toEqual(["send", "send"]);
    expect(await read()).toContain("Un");
    refusals.send = ["invalid", "invalid"];
    expect(await draw("Deux", { screen: "screen00000y" })).toEqual(["send", "send"]);
  });

  test("a message that is gone gives way to a new one", async () => {
    const { draw, refusals, records, owner, isPrintedAnew } = await start();
    await draw("Un");
    const before = await records.read({ owner, screen: "screen00000x" });
    refusals.edit = ["gone"];
    const done = await draw("Deux");
    if (isPrintedAnew) return expect(done).toEqual(["send"]);
    expect(done.slice(0, 2)).toEqual(["edit", "send"]);
    expect((await records.read({ owner, screen: "screen00000x" }))?.id).not.toBe(before?.id);
    expect(await draw("Trois")).toEqual(["edit"]);
  });

  test("what waits for a chat that moves is sent to where it is by then", async () => {
    const { living, drawing, hold, isUnderWay, queue, owner, moved, read, keptRows, draw } = await start();
    const before: Owner = { ...owner, chat: "before" };
    const release = hold();
    living.draw(drawing([text`Premier`], { screen: "screen00000y", owner: { ...owner, chat: "before" } }));
    moved.set("before", owner.chat);
    living.moved((chat) => chat === "before");
    living.draw(drawing([text`Un`], { owner: before, message: "77" }));
    await isUnderWay();
    release();
    await queue.idle();
    expect(await read()).toContain("Premier");
    expect(await read()).toContain("Un");
    expect(keptRows().filter((key) => key.startsWith("before:"))).toEqual([]);
    expect((await draw("Deux")).at(-1)).not.toBe("retire");
  });

  test("a delivery that is sent once more takes the place of its first copy", async () => {
    const { living, owner, queue, takeDone, isPrintedAnew, isSentOnce } = await start();
    const delivery = { owner, screen: "screen00000x", view: [text`Un`] };
    for (let i = 0; i < 2; i++) expect(await living.deliver(delivery)).toBe("sent");
    await queue.idle();
    expect(takeDone()).toEqual(isPrintedAnew || isSentOnce ? ["send", "send"] : ["send", "send", "retire"]);
  });

  test("a delivery is a new message, noted unless its owner had everything deleted meanwhile", async () => {
    const { living, owner, hold, isUnderWay, takeDone, read, refusals, keptRows, draw, isPrintedAnew } = await start();
    const delivery = { owner, screen: "screen00000x", view: [text`Un`] };
    expect(await living.deliver(delivery)).toBe("sent");
    expect(await read()).toContain("Un");
    expect(takeDone()).toEqual(["send"]);
    expect(await draw("Deux")).toEqual(isPrintedAnew ? ["send"] : ["edit"]);
    await living.forget(owner, ["screen00000x"]);
    for (const [refused, outcome] of [
      ["unreachable", "unreachable"],
      ["failed", "failed"],
    ] as const) {
      refusals.send = [refused];
      expect(await living.deliver(delivery)).toBe(outcome);
    }
    takeDone();
    const release = hold();
    const delivered = living.deliver(delivery);
    await isUnderWay();
    await living.forget(owner, ["screen00000x"]);
    release();
    expect(await delivered).toBe("sent");
    expect(keptRows()).toEqual([]);
  });
});
