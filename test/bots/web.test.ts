import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Web, web } from "../../src/bots/web/bot.ts";
import { actions, press, text } from "../../src/core/view.ts";
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

describe("a digest", () => {
  const delivery = (person: string, screen = "digest000001") => ({
    owner: { platform: "web" as const, chat: person, person },
    screen,
    view: [text`🗞 4 nouvelles offres`, ...actions(press("Tout voir (12)", "page", 1))],
  });
  const personOf = (cookie: string) => cookie.replace("tremplin=", "");

  test("arrives on the open page, and is there on the next visit, below what was said before", async () => {
    const cookie = await visit();
    await say(cookie, { type: "text", text: "boulanger lyon" });
    await here.idle();
    const shown = events(cookie, has("4 nouvelles offres"));
    expect(await bot.stage.deliver(delivery(personOf(cookie)))).toBe("sent");
    await shown;
    const [first] = await events(cookie, (sent) => sent.length > 0);
    expect(JSON.stringify(first)).toMatch(/12 offres.*4 nouvelles offres/);
  });

  test("waits for who has no page open", async () => {
    const cookie = await visit();
    expect(await bot.stage.deliver(delivery(personOf(cookie)))).toBe("sent");
    const [first] = await events(cookie, (sent) => sent.length > 0);
    expect(JSON.stringify(first)).toContain("4 nouvelles offres");
  });

  test("is seen by nobody else", async () => {
    const [anna, bob] = [await visit(), await visit()];
    await bot.stage.deliver(delivery(personOf(anna)));
    expect(JSON.stringify(await events(bob, has("Bonjour")))).not.toContain("4 nouvelles offres");
  });

  test("that cannot be kept has failed, and the next one goes", async () => {
    const cookie = await visit();
    rows.fails(true);
    expect(await bot.stage.deliver(delivery(personOf(cookie)))).toBe("failed");
    rows.fails(false);
    expect(await bot.stage.deliver(delivery(personOf(cookie), "digest000002"))).toBe("sent");
  });

  test("sent once more after an interruption is one message, not two", async () => {
    const cookie = await visit();
    for (let i = 0; i < 2; i++) await bot.stage.deliver(delivery(personOf(cookie)));
    const [{ data } = { data: [] }] = (await events(cookie, (sent) => sent.length > 0)) as {
      data: { html: string; old: boolean }[];
    }[];
    expect(data?.filter(({ html, old }) => html.includes("nouvelles") && !old)).toHaveLength(1);
  });
});

describe("the day of the demo", () => {
  const moving = (cookie: string) =>
    fetch(`${server.url}/demo/tomorrow`, { method: "POST", headers: { ...origin(), cookie } });

  test("is unknown where nothing is fictitious", async () => {
    expect((await fetch(`${server.url}/demo`)).status).toBe(204);
    expect((await moving(await visit())).status).toBe(404);
  });

  test("is shown and moved by a page of ours, by nobody else", async () => {
    let day = 22;
    const now = () => new Date(`2026-11-${day}T12:00:00Z`);
    const tomorrow = async () => {
      day += 1;
      return now();
    };
    await server.close();
    server = await listen(bot.routes(here, { now, tomorrow }), "127.0.0.1", 0);
    const said = async () => JSON.stringify(await (await fetch(`${server.url}/demo`)).json());
    expect(await said()).toContain("22 novembre");
    expect((await moving("")).status).toBe(401);
    const cookie = await visit();
    const foreign = { ...origin(), cookie, origin: "https://evil.example" };
    const evil = await fetch(`${server.url}/demo/tomorrow`, { method: "POST", headers: foreign });
    expect(evil.status).toBe(403);
    expect(await said()).toContain("22 novembre");
    expect((await moving(cookie)).status).toBe(200);
    expect(await said()).toContain("23 novembre");
  });
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

  test.each<[string[], string, number]>([
    [["0.0.0.0"], "192.168.1.7:8080", 200],
    [["0.0.0.0"], "8.8.8.8", 200],
    [["0.0.0.0"], "[::1]:8080", 200],
    [["0.0.0.0"], "[2001:db8::7]", 200],
    [["::"], "[2001:db8::7]:8080", 200],
    [["::"], "10.0.0.1", 200],
    [["0.0.0.0"], "evil.example", 403],
    [["0.0.0.0"], "10.0.0.1.evil.example", 403],
    [["0.0.0.0"], "0x7f.1", 403],
    [["0.0.0.0"], "", 403],
    [["127.0.0.1"], "192.168.1.7", 403],
    [["192.168.1.7"], "192.168.1.7:8080", 200],
    [["192.168.1.7"], "192.168.1.8", 403],
    [["::1"], "[::1]:8080", 200],
    [["2001:DB8::7"], "[2001:db8::7]:8080", 200],
    [["2001:db8::7"], "[2001:db8::8]:8080", 403],
    [["Tremplin.example"], "TREMPLIN.EXAMPLE:8080", 200],
    [["127.0.0.1"], "localhost.evil.example", 403],
  ])("where it listens on %j, Host %j: %i", async (hosts, host, status) => {
    const app = web({ shelf: rows, log, hosts, secure: false }).routes(here);
    expect((await app.request("/", { headers: { host } })).status).toBe(status);
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
