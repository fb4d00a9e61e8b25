import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/adapters/store/store.ts";
import type { Inbox, InboxEvent } from "../../../src/core/talk/inbox.ts";
import { type Turns, turnsOfOneProcess } from "../../../src/core/talk/turns.ts";
import { hasPostgres, runSql } from "../../fakes/postgres.ts";
import { closeAfterEach, usePostgres } from "../../fakes/postgres-suite.ts";
import { openStoreOfProcess } from "../../fakes/store-process.ts";

describe.skipIf(!hasPostgres)("the inbox on PostgreSQL", () => {
  const server = usePostgres();
  const opened = closeAfterEach();

  type Opened = { store: Store; inbox: Inbox; turns: Turns };

  async function openProcess(url: string, platform = "telegram"): Promise<Opened> {
    const store = await openStoreOfProcess(url);
    opened.push(store);
    const inbox = store.openInbox?.(platform);
    if (!inbox) throw new Error("no inbox");
    return { store, inbox, turns: store.turns ?? turnsOfOneProcess };
  }

  const event = (id: string, person = "telegram:anna"): InboxEvent => ({
    id,
    person,
    body: { id, text: "été \u0000\ud800" },
  });
  const take = ({ turns, inbox }: Opened, one: InboxEvent) => turns.hold([one.person], () => inbox.take(one));

  test("an event is taken once, and of one person in the order in which they were put in", async () => {
    const url = await server.createDatabase();
    const [one, other] = [await openProcess(url), await openProcess(url)];
    for (const id of ["10", "9", "8"]) await one.inbox.put(event(id));
    await other.inbox.put(event("7", "telegram:bob"));
    expect(await take(other, event("8"))).toBe("early");
    expect(await other.inbox.listBefore(event("8"))).toEqual([event("10"), event("9")]);
    expect(await take(other, event("7", "telegram:bob"))).toBe("taken");
    const both = await Promise.all([take(one, event("10")), take(other, event("10"))]);
    expect(both.sort()).toEqual(["handled", "taken"]);
    expect([await take(one, event("9")), await take(other, event("8"))]).toEqual(["taken", "taken"]);
    // Told again, it is handled already.
    await one.inbox.put(event("9"));
    expect(await take(one, event("9"))).toBe("handled");
  });

  test("what a turn has taken is as it was where the turn is undone, or gives it back", async () => {
    const url = await server.createDatabase();
    const one = await openProcess(url);
    await one.inbox.put(event("1"));
    await one.inbox.put(event("2"));
    const failing = one.turns.hold(["telegram:anna"], async () => {
      expect(await one.inbox.take(event("1"))).toBe("taken");
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await one.turns.hold(["telegram:anna"], async () => {
      expect(await one.inbox.take(event("1"))).toBe("taken");
      await one.inbox.giveBack(event("1"));
    });
    expect(await take(one, event("2"))).toBe("early");
    expect(await one.inbox.listBefore(event("2"))).toEqual([event("1")]);
    expect(await take(one, event("1"))).toBe("taken");
  });

  test("of an event that is handled or dropped only its id stays, for two days", async () => {
    const url = await server.createDatabase();
    const one = await openProcess(url);
    for (const id of ["1", "2", "3"]) await one.inbox.put(event(id));
    await take(one, event("1"));
    await one.inbox.drop("2");
    const rows = () => runSql(url, "SELECT id, person, body IS NULL AS gone FROM inbox ORDER BY id");
    expect(await rows()).toEqual([
      { id: "1", person: "", gone: true },
      { id: "2", person: "", gone: true },
      { id: "3", person: "telegram:anna", gone: false },
    ]);
    await runSql(url, `UPDATE inbox SET received_at = received_at - ${47 * 3_600_000}`);
    await one.store.purge(new Date());
    expect(await rows()).toHaveLength(3);
    await runSql(url, `UPDATE inbox SET received_at = received_at - ${2 * 3_600_000} WHERE id <> '3'`);
    await one.store.purge(new Date());
    expect(await rows()).toMatchObject([{ id: "3" }]);
  });

  test("what others have left is found by one process, and by another one later", async () => {
    const url = await server.createDatabase();
    const [one, other] = [await openProcess(url), await openProcess(url)];
    await one.inbox.put(event("1"));
    await one.inbox.put(event("2"));
    expect(await other.inbox.findLeft(60_000)).toEqual([]);
    const pass = () => runSql(url, "UPDATE inbox SET looked_at = looked_at - 60000");
    await pass();
    const found = (await Promise.all([one.inbox.findLeft(60_000), other.inbox.findLeft(60_000)])).flat();
    expect(found).toEqual([event("1"), event("2")]);
    await take(one, event("1"));
    await pass();
    expect(await other.inbox.findLeft(60_000)).toEqual([event("2")]);
    expect([await one.inbox.countAttempt("2"), await other.inbox.countAttempt("2")]).toEqual([1, 2]);
  });

  test("platforms do not meet, and what is never put in is noted when it is handled", async () => {
    const url = await server.createDatabase();
    const [one, other] = [await openProcess(url), await openProcess(url, "discord")];
    await one.inbox.put(event("1"));
    const claim = () => other.turns.hold(["discord:anna"], () => other.inbox.claim("1").take());
    expect([await claim(), await claim(), await take(one, event("1"))]).toEqual(["taken", "handled", "taken"]);
    await other.turns.hold(["discord:anna"], () => other.inbox.claim("1").giveBack());
    expect(await claim()).toBe("taken");
  });
});
