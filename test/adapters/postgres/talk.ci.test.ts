import { describe, expect, test } from "vitest";
import type { StatementListener } from "../../../src/adapters/store/database.ts";
import { renderText } from "../../../src/bots/terminal/render.ts";
import { createPeople } from "../../../src/core/talk/person.ts";
import type { ConversationDeps, Incoming } from "../../../src/core/talk/ports.ts";
import { createScreens } from "../../../src/core/talk/screen.ts";
import { conversationWith, me, threePages } from "../../fakes/chat.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";
import { hasPostgres } from "../../fakes/postgres.ts";
import { closeAfterEach, usePostgres } from "../../fakes/postgres-suite.ts";
import { depsOfProcess, openStoreOfProcess } from "../../fakes/store-process.ts";

/** Two processes that talk with the same people, each with a conversation of its own on one database. */
describe.skipIf(!hasPostgres)("a conversation of several processes", () => {
  const server = usePostgres();
  const opened = closeAfterEach();

  let processes = 0;

  async function openProcess(url: string, changes: Partial<ConversationDeps> = {}, onStatement?: StatementListener) {
    const store = await openStoreOfProcess(url, onStatement ? { onStatement } : {});
    opened.push(store);
    processes += 1;
    const deps = depsOfProcess(store, `p${processes % 10}`);
    const here = conversationWith({ services: threePages, ...deps, ...changes });
    const text = () => plainSpaces(renderText(here.drawn.at(-1)?.view ?? []).text);
    return { ...here, collections: deps.collections, text };
  }

  const says = (text: string): Incoming => ({ owner: me, event: { type: "text", text } });
  const presses = (screen: string, action: string, value = ""): Incoming => ({
    owner: me,
    screen,
    event: { type: "press", action, value },
  });

  test("what two of them are told at once adds up as if one had been told all of it", async () => {
    const url = await server.createDatabase();
    const both = [await openProcess(url), await openProcess(url)] as const;
    await both[0].handle(says("boulanger"));
    const { screen = "", view = [] } = both[0].drawn.at(-1) ?? {};
    const titles = view.flatMap((block) => (block.kind === "choose" ? block.options.map(({ value }) => value) : []));
    expect(titles.length).toBeGreaterThan(2);
    const [, ...others] = titles;
    await Promise.all(others.map((title, i) => both[i % 2 ? 1 : 0].handle(presses(screen, "title", title))));
    const stored = await createScreens(both[0].collections.screens).load(me.platform, me.chat, screen);
    expect(stored?.revision).toBe(1 + others.length);
    await both[1].handle({ owner: me, screen, event: { type: "again" } });
    const ticked = both[1].drawn.at(-1)?.view.flatMap((block) => (block.kind === "choose" ? block.picked : []));
    expect(ticked?.sort()).toEqual([...titles].sort());
  });

  test("an answer that comes to one of them is not shown where the other was told something else", async () => {
    const url = await server.createDatabase();
    const asked: (() => void)[] = [];
    const offers = () => new Promise<never>((_, reject) => void asked.push(() => reject(new Error("too late"))));
    const one = await openProcess(url, { services: { ...threePages, offers } });
    const other = await openProcess(url);
    await one.handle(says("boulanger lyon"));
    await expect.poll(() => asked.length).toBe(1);
    await other.handle(says("aide"));
    asked[0]?.();
    await one.idle();
    expect([one.drawn, other.text()]).toEqual([[], expect.stringContaining("Comment ça marche")]);
  });

  test("who blocks us in one while they write to the other is known as both", async () => {
    const url = await server.createDatabase();
    const [one, other] = [await openProcess(url), await openProcess(url)];
    await one.handle(says("boulanger lyon"));
    await one.idle();
    for (let i = 0; i < 10; i++) {
      await Promise.all([
        one.handle({ owner: me, event: { type: "blocked" } }),
        other.handle(says(i % 2 ? "serveur nantes" : "boulanger lyon")),
      ]);
      await other.idle();
      const person = await createPeople(one.collections.people).load(me);
      expect(person.last?.place).toMatchObject({ name: i % 2 ? "Nantes" : "Lyon" });
    }
  });

  test("where all of somebody is deleted in one, the other keeps nothing of what they do at that moment", async () => {
    const url = await server.createDatabase();
    const [one, other] = [await openProcess(url), await openProcess(url)];
    await one.handle(says("boulanger lyon"));
    await one.idle();
    await one.handle({ owner: me, event: { type: "command", command: "supprimer", text: "" } });
    const { screen = "" } = one.drawn.at(-1) ?? {};
    await Promise.all([
      one.handle(presses(screen, "sure")),
      other.handle({ owner: me, event: { type: "blocked" } }),
      other.handle(presses(screen, "sure")),
    ]);
    await Promise.all([one.idle(), other.idle()]);
    for (const [name, collection] of Object.entries(one.collections))
      expect([name, ...(await collection.keys(""))]).toEqual([name]);
  });

  test("a tap takes four messages to the database, and one more for what is shown", async () => {
    const url = await server.createDatabase();
    const statements: string[] = [];
    const one = await openProcess(url);
    // One that has written nothing yet.
    const other = await openProcess(url, {}, (sql) => statements.push(sql));
    await one.handle(says("boulanger lyon"));
    await one.idle();
    const { screen = "" } = one.drawn.at(-1) ?? {};
    await other.handle(presses(screen, "details"));
    await other.idle();
    expect(statements.slice(0, 4).map((sql) => sql.slice(0, 6))).toEqual(["BEGIN;", "SELECT", "INSERT", "COMMIT"]);
  });
});
