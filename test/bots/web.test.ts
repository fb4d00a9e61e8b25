import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Web, web } from "../../src/bots/web/bot.ts";
import { type Listening, listen } from "../../src/server.ts";
import { threePages, world } from "../fakes/chat.ts";
import { shelf } from "../fakes/shelf.ts";

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The page's routes over loopback, called as a browser or an attacker would. */
let rows: ReturnType<typeof shelf>;
let bot: Web;
let here: ReturnType<typeof world>;
let server: Listening;

beforeEach(async () => {
  rows = shelf();
  bot = web({ shelf: rows, log, hosts: ["tremplin.example"], secure: false });
  here = world({ doors: threePages, stage: () => bot.stage });
  server = await listen(bot.routes(here), "127.0.0.1", 0);
});

afterEach(async () => {
  await bot.close();
  await server.close();
});

async function visit(): Promise<string> {
  const answer = await fetch(server.url);
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

const origin = () => ({ origin: server.url, "content-type": "application/json" });
const say = (cookie: string, what: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/talk`, {
    method: "POST",
    headers: { ...origin(), cookie, ...headers },
    body: typeof what === "string" ? what : JSON.stringify(what),
  });

type Sent = { event: string; data: unknown };

/** What the server sends to a page, until it has sent so many events. */
async function events(cookie: string, until: (sent: Sent[]) => boolean): Promise<Sent[]> {
  const stop = new AbortController();
  const answer = await fetch(`${server.url}/events`, { headers: { cookie }, signal: stop.signal });
  const sent: Sent[] = [];
  let text = "";
  for await (const chunk of answer.body ?? []) {
    text += new TextDecoder().decode(chunk);
    const parts = text.split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const [, event = ""] = part.match(/^event: (.*)$/m) ?? [];
      const [, data = ""] = part.match(/^data: (.*)$/m) ?? [];
      sent.push({ event, data: data === "" ? undefined : JSON.parse(data) });
    }
    if (until(sent)) break;
  }
  stop.abort();
  return sent;
}

const has = (words: string) => (sent: Sent[]) => JSON.stringify(sent).includes(words);

test("the person is a random cookie of 128 bits that scripts cannot read and other sites cannot send", async () => {
  const answer = await fetch(server.url);
  expect(answer.headers.get("set-cookie")).toMatch(
    /^tremplin=[\w-]{22}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Strict$/,
  );
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
  const again = await fetch(server.url, { headers: { cookie: "tremplin=AAAAAAAAAAAAAAAAAAAAAA" } });
  expect(again.headers.get("set-cookie")).toContain("tremplin=AAAAAAAAAAAAAAAAAAAAAA;");
  expect(
    (await fetch(server.url, { headers: { cookie: "tremplin=../../x" } })).headers.get("set-cookie"),
  ).not.toContain("..");
});

test("the first visit is welcomed; what was said is there on the next", async () => {
  const cookie = await visit();
  await events(cookie, has("Bonjour"));
  await say(cookie, { type: "text", text: "boulanger à lyon" });
  await here.idle();
  const [first] = await events(cookie, (sent) => sent.length > 0);
  expect(first?.event).toBe("all");
  expect(JSON.stringify(first)).toMatch(/Bonjour.*boulanger à lyon.*12 offres/);
});

test("a press edits the message it was pressed on; a text brings a new one, and the old is switched off", async () => {
  const cookie = await visit();
  await say(cookie, { type: "text", text: "boulanger lyon" });
  await here.idle();
  const [{ data: before } = { data: [] }] = (await events(cookie, has("12 offres"))) as {
    event: string;
    data: { id: string; html: string; screen?: string; old: boolean }[];
  }[];
  const shown = before?.find(({ html }) => html.includes("12 offres"));
  const press = shown?.html.match(/data-press="([^"]*:page:2)"/)?.[1];
  expect((await say(cookie, { type: "press", data: press, message: shown?.id })).status).toBe(204);
  await say(cookie, { type: "text", text: "Nantes" });
  await here.idle();
  const [{ data: after } = { data: [] }] = (await events(cookie, has("Nantes (44)"))) as {
    event: string;
    data: { id: string; html: string; old: boolean }[];
  }[];
  const same = after?.find(({ id }) => id === shown?.id);
  expect(same).toMatchObject({ old: true, html: expect.stringContaining("2/3") });
  expect(after?.filter(({ old }) => !old).at(-1)?.html).toContain("Nantes (44)");
});

test("what people write is shown as text", async () => {
  const cookie = await visit();
  await say(cookie, { type: "text", text: '<img src=x onerror="alert(1)">' });
  await here.idle();
  const sent = JSON.stringify(await events(cookie, has("onerror")));
  expect(sent).not.toContain("<img");
  expect(sent).toContain("&lt;img");
});

test("one person reads nothing of another, and presses none of their buttons", async () => {
  const [anna, bob] = [await visit(), await visit()];
  await say(anna, { type: "text", text: "boulanger lyon" });
  await here.idle();
  const screen = here.all.shelves.screens;
  const id = [...(screen as ReturnType<typeof shelf>).rows.keys()][0]?.split(":").at(-1);
  await say(bob, { type: "press", data: `${id}:page:2`, message: "x" });
  await here.idle();
  const sent = JSON.stringify(await events(bob, has("ancienne recherche")));
  expect(sent).not.toContain("Lyon");
});

test("deleting everything empties the page and the store", async () => {
  const cookie = await visit();
  await say(cookie, { type: "text", text: "boulanger lyon" });
  await here.idle();
  await say(cookie, { type: "text", text: "/supprimer" });
  await here.idle();
  const [{ data } = { data: [] }] = (await events(cookie, has("Oui, tout supprimer"))) as {
    event: string;
    data: { id: string; html: string }[];
  }[];
  const message = data?.at(-1);
  expect(message?.html).toMatch(/et \d+ messages/);
  const press = message?.html.match(/data-press="([^"]*:sure:)"/)?.[1];
  await say(cookie, { type: "press", data: press, message: message?.id });
  await here.idle();
  expect([...rows.rows.keys(), ...here.shelves.screens.rows.keys(), ...here.shelves.people.rows.keys()]).toEqual([]);
});

describe("a request that is not from a page of ours is refused", () => {
  test.each([
    ["another origin", { origin: "https://evil.example" }, 403],
    ["no origin", { origin: "" }, 403],
    ["a form instead of JSON", { "content-type": "text/plain" }, 415],
  ])("%s", async (_, headers, status) => {
    const cookie = await visit();
    expect((await say(cookie, { type: "start" }, headers)).status).toBe(status);
    expect(here.drawn).toEqual([]);
  });

  test.each([
    ["evil.example", 403],
    ["127.0.0.1.evil.example", 403],
    ["tremplin.example", 200],
    ["localhost", 200],
  ])("Host %s: %i", async (host, status) => {
    const { request } = await import("node:http");
    const got = await new Promise((resolve) =>
      request(server.url, { headers: { host } }, (answer) => resolve(answer.statusCode)).end(),
    );
    expect(got).toBe(status);
  });

  test.each([
    ["{"],
    ['{"type":"dance"}'],
    ['{"type":"press","data":7}'],
    ['{"type":"location","latitude":999,"longitude":0}'],
  ])("%s is unreadable", async (body) => {
    expect((await say(await visit(), body)).status).toBe(400);
  });

  test("more than 16 kB", async () => {
    expect((await say(await visit(), { type: "text", text: "x".repeat(20_000) })).status).toBe(413);
  });

  test("nobody is there without a cookie", async () => {
    expect((await say("", { type: "start" })).status).toBe(401);
    expect((await fetch(`${server.url}/events`)).status).toBe(401);
  });

  test.each(["/../package.json", "/chat.ts", "/.env", "/page/chat.html"])("%s is not served", async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });
});
