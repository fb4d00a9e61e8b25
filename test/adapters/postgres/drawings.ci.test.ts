import { describe, expect, onTestFinished, test } from "vitest";
import { LivingMessages } from "../../../src/bots/living-messages.ts";
import { createShownRecords } from "../../../src/bots/shown-records.ts";
import { renderText } from "../../../src/bots/terminal/render.ts";
import { createKeyedQueue } from "../../../src/core/talk/keyed-queue.ts";
import type { Incoming, Messenger } from "../../../src/core/talk/ports.ts";
import { conversationWith, me, threePages } from "../../fakes/chat.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { depsOfProcess, openStoreOfProcess } from "../../fakes/store-process.ts";

/** Two processes that draw on one phone, where what one of them says may arrive late. */
describe.skipIf(!hasPostgres)("a screen that two processes draw", () => {
  const server = usePostgres();

  /** What a person sees: each message by its number. */
  type Phone = { messages: Map<string, string>; calls: number };

  async function openProcess(url: string, phone: Phone, name: string) {
    const store = await openStoreOfProcess(url);
    const shown = store.collection("shown");
    const lines = createKeyedQueue();
    let arrival = Promise.resolve();
    const arrives = async (id: string, text: string) => {
      phone.calls += 1;
      await arrival;
      phone.messages.set(id, text);
      return { ok: { id } };
    };
    const living = new LivingMessages<string>({
      surface: {
        render: ({ view }) => {
          const message = plainSpaces(renderText(view).text);
          return { message, plain: () => message, fingerprint: message };
        },
        send: (_, message) => arrives(`${name}${phone.messages.size + 1}`, message),
        edit: (_, id, message) => arrives(id, message),
        retire: async () => {},
      },
      records: createShownRecords(shown, {
        parse: (value) => (typeof value === "string" ? { id: value, above: [] } : undefined),
        format: ({ id }) => id,
      }),
      enqueue: (line, work) => void lines.enqueue(line, work),
      unreachable: async () => {},
    });
    const messenger: Messenger = {
      draw: (drawing) => living.draw(drawing),
      records: { collection: shown, toPrefix: ({ chat }) => `${chat}:` },
      deliver: (delivery) => living.deliver(delivery),
      showBusy: () => {},
      forget: (owner, screens) => living.forget(owner, screens),
    };
    const here = conversationWith({
      services: threePages,
      ...depsOfProcess(store, name),
      findMessenger: () => messenger,
    });
    const idle = async () => {
      // What is drawn may lead to one more turn, and that to one more drawing.
      for (let rounds = 0; rounds < 5; rounds++) {
        await here.idle();
        await lines.idle();
      }
    };
    onTestFinished(async () => {
      await idle();
      await store.close();
    });
    /** From now on nothing arrives, until the function is called that this returns. */
    const hold = () => {
      let release = () => {};
      arrival = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    };
    return { ...here, idle, hold, shown };
  }

  /** Two processes, and a list of titles that the first has drawn: its screen, and two of its titles. */
  async function setup() {
    const url = await server.createDatabase();
    const phone: Phone = { messages: new Map(), calls: 0 };
    const one = await openProcess(url, phone, "one");
    const other = await openProcess(url, phone, "two");
    await one.handle({ owner: me, event: { type: "text", text: "boulanger" } });
    await one.idle();
    const [screen = "", title = "", second = ""] = await titlesOf(one);
    const tap = (value: string): Incoming => ({
      owner: me,
      screen,
      message: "one1",
      event: { type: "press", action: "title", value },
    });
    return { one, other, phone, screen, tap, title, second };
  }

  async function titlesOf({ all }: Pick<Awaited<ReturnType<typeof openProcess>>, "all">): Promise<string[]> {
    const [key = ""] = await all.collections.screens.keys("");
    const stored = (await all.collections.screens.get(key)) as { state: { options: { code: string }[] } };
    return [key.split(":").at(-1) ?? "", ...stored.state.options.map(({ code }) => code)];
  }

  test("ends with what was decided last, also where an earlier drawing arrives last", async () => {
    const { one, other, phone, tap, title, second } = await setup();
    const before = phone.messages.get("one1");
    const release = one.hold();
    await one.handle(tap(second));
    await other.handle(tap(title));
    await other.idle();
    const latest = phone.messages.get("one1");
    expect(latest).not.toBe(before);
    release();
    await one.idle();
    await other.idle();
    expect(phone.messages.get("one1")).toBe(latest);
    // The list, two drawings, and the one that sets it right.
    expect([phone.messages.size, phone.calls]).toEqual([1, 4]);
  });

  test("is drawn anew where it shows what another process has drawn, although it was drawn so here before", async () => {
    const { one, other, phone, tap, second } = await setup();
    await one.handle(tap(second));
    await one.idle();
    const ticked = phone.messages.get("one1");
    await other.handle(tap(second));
    await other.idle();
    expect(phone.messages.get("one1")).not.toBe(ticked);
    await one.handle(tap(second));
    await one.idle();
    expect(phone.messages.get("one1")).toBe(ticked);
  });

  test("is left as it is where nobody else can have drawn it", async () => {
    const { one, phone, screen } = await setup();
    const calls: number[] = [];
    for (let i = 0; i < 4; i++) {
      await one.handle({ owner: me, screen, message: "one1", event: { type: "again" } });
      await one.idle();
      calls.push(phone.calls);
    }
    expect(calls).toEqual([1, 1, 1, 1]);
  });

  test("leaves nothing behind where another process has deleted all of its owner's meanwhile", async () => {
    const { one, other } = await setup();
    const release = one.hold();
    await one.handle({ owner: me, event: { type: "text", text: "boulanger lyon" } });
    await one.handle({ owner: me, event: { type: "command", command: "supprimer", text: "" } });
    const [confirm = ""] = (await other.all.collections.screens.keys(""))
      .map((key) => key.split(":").at(-1) ?? "")
      .slice(-1);
    await other.handle({ owner: me, screen: confirm, event: { type: "press", action: "sure", value: "" } });
    await other.idle();
    release();
    await one.idle();
    expect([await one.shown.keys(""), await one.all.collections.screens.keys("")]).toEqual([[], []]);
  });
});
