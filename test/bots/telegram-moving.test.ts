import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createSubscription } from "../../src/core/alerts/subscription.ts";
import type { Owner } from "../../src/core/owner.ts";
import { threePages } from "../fakes/chat.ts";
import { bakerInLyon } from "../fakes/states.ts";
import { type Group, held, type Person } from "../fakes/telegram/telegram.ts";
import { listeningSetup, openTelegramBot, patiently, talkOn } from "./telegram-started.ts";

type AlertSetup = Awaited<ReturnType<typeof listeningSetup>>;

/**
 * A group that becomes a supergroup gets another id: https://core.telegram.org/bots/api#responseparameters
 */
describe("a group that becomes a supergroup", () => {
  let all: AlertSetup;
  let group: Group;
  let anna: Person;
  let bob: Person;
  let old: number;

  beforeEach(async () => {
    all = await listeningSetup({ services: { ...threePages } }, { stopMs: 5_000 });
    ({ anna, bob } = all.people);
    group = all.telegram.group({ title: "Classe", members: [anna, bob] });
    old = group.id;
  });

  /** All keys under which something is kept, but what says that the group has moved. */
  function keys(): string[] {
    const { screens, people, asking, subscriptions } = all.here.collections;
    const current = [...people.rows.values()].flatMap((row) => Object.keys(JSON.parse(row).current ?? {}));
    const rows = [screens, asking, all.messages].flatMap(({ rows }) => [...rows.keys()]);
    const values = [...subscriptions.rows.values()].map((row) => JSON.parse(row).owner.chat);
    return [...rows, ...current, ...values].filter((key) => key !== "profile" && !key.startsWith("moved:"));
  }

  async function nothingIsLeft(): Promise<void> {
    await patiently(() => expect(keys().filter((key) => key.split(/[:/]/).includes(String(old)))).toEqual([]));
  }

  async function pressesOn(person: Person, action: string, value: string): Promise<void> {
    const key = [...all.here.collections.screens.rows.keys()].find((one) => {
      const row = JSON.parse(all.here.collections.screens.rows.get(one) ?? "{}");
      return row?.person === String(person.id);
    });
    pressesInOldGroup(person, 1, `${key?.split(":").at(-1)}:${action}:${value}`);
  }

  /** The apps show what was said before as if it were in the new group. */
  function pressesInOldGroup(person: Person, message_id: number, data: string): void {
    const message = { chat: { id: old, type: "group" as const, title: "Classe" }, message_id, date: 0 as const };
    all.telegram.push({ callback_query: { id: "1", from: person.user, message, chat_instance: "1", data } });
  }

  test("the service message moves screens, people and questions, and old buttons go on", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    await anna.in(group).gets("12 offres");
    bob.in(group).says("/emploi");
    await bob.in(group).gets("répondez à ce message");
    await all.here.idle();
    group.migrates(anna);
    await all.telegram.isHeard();
    await nothingIsLeft();
    // He is asked anew, in the new group.
    await bob.in(group).sees("répondez à ce message");
    await pressesOn(anna, "page", "2");
    await anna.in(group).sees("2/3");
    const asked = bob
      .in(group)
      .screen()
      .messages.find(({ text }) => text.includes("répondez à ce message"));
    bob.in(group).says("serveur nantes", { replyTo: asked?.id ?? 0 });
    await bob.in(group).gets("Nantes (44)");
    expect(all.telegram.refused).toEqual([]);
    await nothingIsLeft();
  });

  test("an old message that is pressed in the old group is answered in the new one, and no other message is touched", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    const { id } = await anna.in(group).gets("12 offres");
    await all.here.idle();
    const [key = ""] = all.here.collections.screens.rows.keys();
    group.migrates(anna);
    await all.telegram.isHeard();
    // A message of ours that has the same number in the new group.
    for (let i = 0; i < id + 3; i++) bob.in(group).says("bonjour à tous");
    pressesInOldGroup(anna, id, `${key.split(":").at(-1)}:page:2`);
    await anna.in(group).sees("2/3");
    expect(all.telegram.callsOf("editMessageText")).toEqual([]);
    await nothingIsLeft();
  });

  test("where only the answer to a call says so, the message arrives in the new group, and all moves", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    await anna.in(group).gets("12 offres");
    const next = all.telegram.group({ type: "supergroup", title: "Classe", members: [anna, bob] });
    all.telegram.fails({ chat: old }, upgradedTo(next.id), 1_000);
    bob.in(group).says("/emploi serveur nantes");
    await bob.in(next).sees("Nantes (44)");
    await nothingIsLeft();
    expect(all.bot.messenger.toCurrentChat?.(String(old))).toBe(String(next.id));
    expect(next.transcript().match(/Nantes \(44\)/g)).toHaveLength(1);
    // A press on a message of before: there is none to edit.
    await pressesOn(anna, "page", "2");
    await anna.in(next).sees("2/3");
  });

  test("what waits to be sent to the old group goes to the new one, each once", async () => {
    const next = all.telegram.group({ type: "supergroup", title: "Classe", members: [anna, bob] });
    const trouble = all.telegram.fails({ method: "sendMessage", chat: old }, held());
    anna.in(group).says("/emploi boulanger lyon");
    await patiently(() => expect(trouble.hits()).toBe(1));
    anna.in(group).says("/emploi serveur nantes");
    bob.in(group).says("/emploi cuisinier brest");
    await all.telegram.isHeard();
    await all.here.idle();
    all.telegram.fails({ chat: old }, upgradedTo(next.id), 1_000);
    group.room().upgradedTo = next.id;
    trouble.ends();
    for (const words of ["Lyon (69)", "Nantes (44)", "Brest (29)"]) await anna.in(next).sees(words);
    await nothingIsLeft();
    for (const words of [/📍 Lyon \(69\)/g, /📍 Nantes \(44\)/g])
      expect(next.transcript().match(words)).toHaveLength(1);
  });

  test("both ways, again after a restart, and once more: it does no harm", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    await anna.in(group).gets("12 offres");
    await all.here.idle();
    group.migrates(anna);
    await all.telegram.isHeard();
    await nothingIsLeft();
    const rows = () => [...all.here.collections.screens.rows].join() + [...all.here.collections.people.rows].join();
    const before = rows();
    await all.here.move("telegram", String(old), String(group.id));
    await Promise.all([1, 2].map(() => all.here.move("telegram", String(old), String(group.id))));
    expect(rows()).toBe(before);
    await all.bot.stop();
    await all.done;
    const bot = openTelegramBot(all.telegram, { collection: all.messages, stopMs: 50 });
    const here = talkOn(bot, { collections: all.here.collections });
    const done = bot.run(here);
    onTestFinished(async () => {
      await bot.stop();
      await done;
    });
    await all.telegram.isListened();
    await patiently(() => expect(bot.messenger.toCurrentChat?.(String(old))).toBe(String(group.id)));
    await here.move("telegram", String(old), String(group.id));
    expect(rows()).toBe(before);
    // What still names the old group goes to the new one.
    const owner: Owner = { platform: "telegram", chat: String(old), person: String(anna.id) };
    const screen = [...all.here.collections.screens.rows.keys()].at(-1)?.split(":").at(-1) ?? "";
    await here.handle({ owner, screen, message: "1", event: { type: "press", action: "page", value: "3" } });
    await anna.in(group).sees("3/3");
    await nothingIsLeft();
  });

  test("an answer that was being waited for arrives in the new group", async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { offers } = all.here.all.services;
    all.here.all.services.offers = async (...asked) => {
      await answered;
      return offers(...asked);
    };
    anna.in(group).says("/emploi boulanger lyon");
    await patiently(() => expect([...all.here.collections.asking.rows.keys()]).toHaveLength(1));
    group.migrates(anna);
    await all.telegram.isHeard();
    await nothingIsLeft();
    answer();
    await anna.in(group).sees("12 offres");
    await patiently(() => expect([...all.here.collections.asking.rows.keys()]).toEqual([]));
    await nothingIsLeft();
  });

  test("what they did in the new group already is newer; alerts go along; a store that fails loses nothing", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    await anna.in(group).gets("12 offres");
    await all.here.idle();
    const owner: Owner = { platform: "telegram", chat: String(old), person: String(anna.id) };
    await all.here.subscriptions.save(alertIn(owner));
    const before = keys();
    all.here.collections.screens.fails(true);
    await expect(all.here.move("telegram", String(old), "-1009999")).rejects.toThrow();
    all.here.collections.screens.fails(false);
    expect(keys()).toEqual(before);
    group.migrates(anna);
    await all.telegram.isHeard();
    await nothingIsLeft();
    const [alert] = await all.here.subscriptions.listOf(owner);
    expect(alert?.owner.chat).toBe(String(group.id));
  });

  test("what another process changes of an alert while its chat moves is kept, and the alert moves all the same", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    await anna.in(group).gets("12 offres");
    await all.here.idle();
    const owner: Owner = { platform: "telegram", chat: String(old), person: String(anna.id) };
    await all.here.subscriptions.save(alertIn(owner));
    const { subscriptions, people } = all.here.collections;
    const [key = ""] = await subscriptions.keys("");
    // Between reading it and writing it: a run marks it as served, twice.
    let changes = 0;
    const { replaceAll } = subscriptions;
    subscriptions.replaceAll = async (...asked) => {
      if (changes < 2) {
        changes += 1;
        await subscriptions.set(key, { ...((await subscriptions.get(key)) as object), sent: changes });
      }
      return replaceAll(...asked);
    };
    group.migrates(anna);
    await all.telegram.isHeard();
    await nothingIsLeft();
    const [alert] = await all.here.subscriptions.listOf(owner);
    expect(alert).toMatchObject({ sent: 2, owner: { chat: String(group.id) } });
    expect(JSON.stringify([...people.rows.values()])).not.toContain(String(old));
  });
});

const upgradedTo = (id: number) => ({
  kind: "answer" as const,
  code: 400,
  description: "Bad Request: group chat was upgraded to a supergroup chat",
  parameters: { migrate_to_chat_id: id },
});

function alertIn(owner: Owner) {
  return createSubscription(
    { id: "alert0000001", owner, search: bakerInLyon, romeVersion: "61", related: false },
    new Date("2026-11-22T11:00:00Z"),
  );
}
