import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/app/server.ts";
import { createWebBot, type WebBot } from "../../src/bots/web/bot.ts";
import { createMediaStore } from "../../src/bots/web/media-store.ts";
import { toPagePerson } from "../../src/bots/web/sessions.ts";
import { dayMs } from "../../src/core/durations.ts";
import { conversationWith, point, threePages } from "../fakes/chat.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { type Visitor, visit } from "../fakes/visitor.ts";

describe("pictures and files of the page", () => {
  let rows: ReturnType<typeof memoryCollection>;
  let bot: WebBot;
  let here: ReturnType<typeof conversationWith>;
  let server: RunningServer;

  beforeEach(async () => {
    rows = memoryCollection();
    await open();
  });
  afterEach(close);

  async function open(): Promise<void> {
    bot = createWebBot({ collection: rows, log: silentLog, hosts: [], secure: false });
    here = conversationWith({
      services: threePages,
      ...(here ? { collections: here.collections } : {}),
      findMessenger: () => bot.messenger,
    });
    server = await startServer(bot.routes(here), "127.0.0.1", 0);
  }

  async function close(): Promise<void> {
    await bot.close();
    await server.close();
  }

  type Someone = Visitor & { cookie: string };

  async function searching(): Promise<Someone> {
    const anna = await visit(server.url);
    await anna.posts("/talk", { type: "text", text: "boulanger lyon" });
    await anna.sees("12 offres");
    return anna;
  }

  /** What stands in the last message that holds one: its address. */
  async function addressIn(anna: Someone, words: string): Promise<string> {
    const message = (await anna.sees(words)).findLast(({ html }) => html.includes("/media/"));
    return message?.html.match(/(?:src|href)="(\/media\/[\w-]+)"/)?.[1] ?? "";
  }

  const get = (path: string, cookie = "") => fetch(`${server.url}${path}`, { headers: { cookie } });

  test("a picture has its words, its size and an address, where its person finds it, and nobody else", async () => {
    const anna = await searching();
    await anna.taps("📊 Marché");
    const path = await addressIn(anna, "En détail");
    const shown = (await anna.sees("En détail")).find(({ html }) => html.includes("<img"));
    expect(shown?.html).toMatch(
      /<img alt="Graphiques\s: Boulanger[^"]*" src="\/media\/[\w-]{22}" width="1" height="1">/,
    );
    const answer = await get(path, anna.cookie);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(answer.headers.get("cache-control")).toContain("private");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(point);
    const bob = await visit(server.url);
    expect((await get(path, bob.cookie)).status).toBe(404);
    expect((await get(path)).status).toBe(404);
    expect((await get("/media/..%2f..%2f.env", anna.cookie)).status).toBe(404);
  });

  test("a file is a link that saves it under its name", async () => {
    const anna = await searching();
    await anna.taps("⬇️ Exporter");
    const path = await addressIn(anna, "Ce fichier CSV");
    const answer = await get(path, anna.cookie);
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="offres-boulanger-lyon-2026-11-22.csv"',
    );
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test("messages stay short, and the same picture is kept once", async () => {
    const anna = await searching();
    for (let i = 0; i < 2; i++) {
      await anna.taps("📊 Marché");
      await anna.sees("En détail");
      await anna.taps("‹ Retour aux offres");
      await anna.sees("1/3");
    }
    await here.idle();
    const sizes = [...rows.rows].filter(([key]) => !key.startsWith("media:")).map(([, row]) => row.length);
    expect(Math.max(...sizes)).toBeLessThan(8_000);
    expect([...rows.rows.keys()].filter((key) => key.startsWith("media:"))).toHaveLength(1);
  });

  test("are there after a restart", async () => {
    const anna = await searching();
    await anna.taps("📊 Marché");
    const path = await addressIn(anna, "En détail");
    await close();
    await open();
    expect((await get(path, anna.cookie)).status).toBe(200);
  });

  test("of someone who is forgotten are gone, also one that is being drawn just then", async () => {
    const anna = await searching();
    await anna.taps("📊 Marché");
    const path = await addressIn(anna, "En détail");
    await anna.posts("/talk", { type: "text", text: "/supprimer" });
    await anna.sees("Oui, tout supprimer");
    const person = toPagePerson(anna.cookie.replace("tremplin=", ""));
    const view = [{ kind: "picture", bytes: Uint8Array.of(...point, 7), alt: "x" } as const];
    bot.messenger.draw({ owner: { platform: "web", chat: person, person }, screen: "another00001", view, fresh: true });
    await anna.taps("🗑 Oui, tout supprimer");
    await here.idle();
    await bot.close();
    expect([...rows.rows.keys(), ...here.collections.screens.rows.keys()]).toEqual([]);
    expect((await get(path, anna.cookie)).status).toBe(404);
  });
});

describe("what is kept", () => {
  const picture = (n: number) => ({ kind: "picture", bytes: Uint8Array.of(n), alt: "" }) as const;

  test("are the six newest of a person, for a week", async () => {
    const clock = { at: new Date("2026-11-22T12:00:00Z") };
    const rows = memoryCollection(() => clock.at);
    const { keep, get } = createMediaStore(rows);
    const { computeFingerprint: fingerprint } = await import("../../src/bots/fingerprint.ts");
    const id = (n: number) => fingerprint(Uint8Array.of(n));
    for (const n of [1, 2, 3, 4, 5, 6]) {
      await keep("anna", picture(n));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    // Drawn anew, the first is the newest.
    await keep("anna", picture(1));
    await keep("anna", picture(7));
    await keep("bob", picture(2));
    const there = async (person: string) =>
      Promise.all([1, 2, 3, 4, 5, 6, 7].map(async (n) => (await get(person, id(n))) !== undefined));
    expect(await there("anna")).toEqual([true, false, true, true, true, true, true]);
    expect(await there("bob")).toEqual([false, true, false, false, false, false, false]);
    clock.at = new Date(clock.at.getTime() + 8 * dayMs);
    expect(await there("anna")).not.toContain(true);
  });
});
