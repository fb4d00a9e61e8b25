import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../../src/app/server.ts";
import { createWebBot, type WebBot } from "../../src/bots/web/bot.ts";
import { noAddress, parseAddressSet } from "../../src/bots/web/ip.ts";
import { toPagePerson } from "../../src/bots/web/sessions.ts";
import { actions, press, text } from "../../src/core/conversation/view.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";

/** The page's routes over loopback, called as a browser or an attacker would. */
let rows: ReturnType<typeof memoryCollection>;
let bot: WebBot;
let here: ReturnType<typeof conversationWith>;
let server: RunningServer;

beforeEach(async () => {
  rows = memoryCollection();
  bot = createWebBot({ collection: rows, log: silentLog, hosts: ["tremplin.example"], secure: false });
  here = conversationWith({ services: threePages, findMessenger: () => bot.messenger });
  server = await startServer(bot.routes(here), "127.0.0.1", 0);
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
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(
    (await fetch(server.url, { headers: { cookie: "tremplin=../../x" } })).headers.get("set-cookie"),
  ).not.toContain("..");
});

describe("a session", () => {
  const cookieAfter = async (cookie: string) =>
    (await fetch(server.url, { headers: { cookie } })).headers.get("set-cookie")?.split(";")[0];
  const chosen = "tremplin=AAAAAAAAAAAAAAAAAAAAAA";

  test("that was issued is the same at the next visit, also before anything was said", async () => {
    const cookie = await visit();
    expect(await cookieAfter(cookie)).toBe(cookie);
  });

  test.each([chosen, "tremplin=../../x", "tremplin=a", "tremplin=a; tremplin=b"])(
    "that was not issued (%s) is replaced, and nobody talks with it",
    async (cookie) => {
      expect(await cookieAfter(cookie)).toMatch(/^tremplin=[\w-]{22}$/);
      expect(await cookieAfter(cookie)).not.toBe(cookie);
      expect((await say(cookie, { type: "start" })).status).toBe(401);
      expect((await fetch(`${server.url}/events`, { headers: { cookie } })).status).toBe(401);
      expect((await fetch(`${server.url}/media/x`, { headers: { cookie } })).status).toBe(401);
      expect([here.drawn, [...rows.rows.keys()]]).toEqual([[], []]);
    },
  );

  async function restart(): Promise<void> {
    await server.close();
    bot = createWebBot({ collection: rows, log: silentLog, hosts: [], secure: false });
    server = await startServer(bot.routes(here), "127.0.0.1", 0);
  }

  test("that was used, or has messages of an older version, outlives a restart", async () => {
    const cookie = await visit();
    await say(cookie, { type: "text", text: "boulanger lyon" });
    await here.idle();
    await rows.set(`${toPagePerson("BBBBBBBBBBBBBBBBBBBBBB")}:1`, { id: "1", from: "bot", html: "x" });
    await restart();
    expect(await cookieAfter(cookie)).toBe(cookie);
    expect(await cookieAfter("tremplin=BBBBBBBBBBBBBBBBBBBBBB")).toBe("tremplin=BBBBBBBBBBBBBBBBBBBBBB");
    expect((await say(cookie, { type: "start" })).status).toBe(204);
  });

  test("goes on in the open page after everything was deleted, and is nobody's after a restart", async () => {
    const cookie = await visit();
    await say(cookie, { type: "start" });
    await here.idle();
    const person = toPagePerson(cookie.replace("tremplin=", ""));
    await bot.messenger.forget({ platform: "web", chat: person, person }, []);
    expect([...rows.rows.keys()]).toEqual([]);
    expect((await say(cookie, { type: "start" })).status).toBe(204);
    await here.idle();
    await bot.messenger.forget({ platform: "web", chat: person, person }, []);
    await restart();
    expect(await cookieAfter(cookie)).not.toBe(cookie);
  });

  test("is kept while the store cannot be read", async () => {
    const cookie = await visit();
    await say(cookie, { type: "start" });
    await here.idle();
    await restart();
    rows.fails(true);
    const answer = await fetch(server.url, { headers: { cookie } });
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
    expect((await say(cookie, { type: "start" })).status).toBe(503);
    rows.fails(false);
    expect(await cookieAfter(cookie)).toBe(cookie);
  });
});

describe("event streams", () => {
  /** One that stays open, until the server or the test ends it. */
  async function stream(cookie: string, headers: Record<string, string> = {}) {
    const stop = new AbortController();
    const answer = await fetch(`${server.url}/events`, { headers: { cookie, ...headers }, signal: stop.signal });
    let text = "";
    const heard = new Set<() => void>();
    /** Resolves once it has said that. */
    const says = (words: string) =>
      new Promise<void>((resolve) => {
        const look = () => text.includes(words) && resolve();
        heard.add(look);
        look();
      });
    const ended = (async () => {
      for await (const chunk of answer.body ?? []) {
        text += new TextDecoder().decode(chunk);
        for (const look of heard) look();
      }
    })().catch(() => {});
    return {
      status: answer.status,
      headers: answer.headers,
      says,
      first: says("event: all"),
      ended,
      text: () => text,
      stop: () => stop.abort(),
    };
  }

  test("a sixth of one person ends the oldest, which is told not to come back; the others go on", async () => {
    const cookie = await visit();
    const open = [];
    for (let i = 0; i < 5; i++) {
      const one = await stream(cookie);
      await one.first;
      open.push(one);
    }
    const [oldest, ...others] = open;
    const sixth = await stream(cookie);
    await oldest?.ended;
    expect(oldest?.text()).toContain("event: replaced");
    const [, id = ""] = oldest?.text().match(/^id: (.+)$/m) ?? [];
    expect((await stream(cookie, { "last-event-id": id })).status).toBe(204);
    await sixth.first;
    await say(cookie, { type: "text", text: "bonsoir" });
    await here.idle();
    for (const one of [...others, sixth]) {
      await one.says("bonsoir");
      one.stop();
    }
  });

  test("another person's are not counted with them, and one that comes back after a cut is let in", async () => {
    const [anna, bob] = [await visit(), await visit()];
    const hers = await Promise.all([1, 2, 3, 4, 5].map(() => stream(anna)));
    await Promise.all(hers.map(({ first }) => first));
    const his = await stream(bob);
    await his.first;
    const [, id = ""] = his.text().match(/^id: (.+)$/m) ?? [];
    his.stop();
    const again = await stream(bob, { "last-event-id": id });
    expect(again.status).toBe(200);
    for (const one of [...hers, again]) one.stop();
    for (const one of hers) expect(one.text()).not.toContain("replaced");
  });

  test("250 are all there are where no address can be told: the next one is told when to try again", async () => {
    const app = bot.routes(here);
    const ask = (cookie: string) => app.request("/events", { headers: { host: "localhost", cookie } });
    const newcomer = async () =>
      (await app.request("/", { headers: { host: "localhost" } })).headers.get("set-cookie")?.split(";")[0] ?? "";
    for (let person = 0; person < 50; person++) {
      const cookie = await newcomer();
      for (let i = 0; i < 5; i++) expect((await ask(cookie)).status).toBe(200);
    }
    const refused = await ask(await newcomer());
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(await refused.text()).toContain("Beaucoup de monde");
  });
});

describe("visitors", () => {
  const visits = async (many: number, headers: Record<string, string>) => {
    const statuses = [];
    for (let i = 0; i < many; i++) statuses.push((await fetch(server.url, { headers })).status);
    return statuses.filter((status) => status === 200).length;
  };
  const trusting = async (trusted: string) => {
    const warned: string[] = [];
    await server.close();
    bot = createWebBot({
      collection: rows,
      log: { ...silentLog, warn: (_, message) => void warned.push(message) },
      hosts: [],
      secure: false,
      trusted: parseAddressSet(trusted) ?? noAddress,
    });
    server = await startServer(bot.routes(here), "127.0.0.1", 0);
    return warned;
  };

  test("200 new ones an hour and address; who was here before comes in", async () => {
    const cookie = await visit();
    expect(await visits(201, {})).toBe(199);
    const refused = await fetch(server.url);
    expect([refused.status, refused.headers.get("set-cookie")]).toEqual([429, null]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3_500);
    expect(await refused.text()).toMatch(/Revenez dans (?:59|60) minutes/);
    expect((await fetch(server.url, { headers: { cookie } })).status).toBe(200);
  });

  test("behind a trusted proxy each address has its own count, and what somebody wrote in front of it counts for nothing", async () => {
    await trusting("127.0.0.0/8");
    expect(await visits(201, { "x-forwarded-for": "203.0.113.7" })).toBe(200);
    expect(await visits(1, { "x-forwarded-for": "203.0.113.8" })).toBe(1);
    expect(await visits(1, { "x-forwarded-for": "198.51.100.1, 203.0.113.7" })).toBe(0);
  });

  test("a forwarded header of anybody else is one warning, and no limit by address", async () => {
    const warned = await trusting("192.0.2.1");
    expect(await visits(201, { "x-forwarded-for": "203.0.113.7" })).toBe(201);
    expect(await visits(1, {})).toBe(1);
    expect(warned).toEqual([expect.stringContaining("TRUSTED_PROXY")]);
  });
});

test("300 searches in ten minutes and address, whoever makes them; reading on is free, and another address is another", async () => {
  await server.close();
  bot = createWebBot({
    collection: rows,
    log: silentLog,
    hosts: [],
    secure: false,
    trusted: parseAddressSet("127.0.0.1") ?? noAddress,
  });
  const stage = bot.messenger;
  here = conversationWith({ services: threePages, findMessenger: () => stage });
  server = await startServer(bot.routes(here), "127.0.0.1", 0);
  const from = (address: string) => ({ "x-forwarded-for": address });
  const seen = (cookie: string, address: string) => say(cookie, { type: "start" }, from(address));
  const minutes = (cookie: string, search: string) => {
    const person = toPagePerson(cookie.replace("tremplin=", ""));
    return stage.minutesToWait?.({ platform: "web", chat: person, person }, search);
  };
  const [anna = "", bob = "", carl = ""] = await Promise.all([1, 2, 3].map(() => visit()));
  for (const cookie of [anna, bob]) await seen(cookie, "203.0.113.7");
  await seen(carl, "203.0.113.8");
  for (let i = 0; i < 300; i++) expect(minutes(i % 2 === 0 ? anna : bob, `search ${i}`)).toBeUndefined();
  expect(minutes(anna, "search 298")).toBeUndefined();
  expect(minutes(bob, "one more")).toBe(10);
  expect(minutes(carl, "one more")).toBeUndefined();
  await say(bob, { type: "text", text: "boulanger lyon" }, from("203.0.113.7"));
  await here.idle();
  expect(JSON.stringify(await events(bob, has("partent en ce moment de votre connexion")))).toContain("10 minutes");
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
  const screen = here.all.collections.screens;
  const id = [...(screen as ReturnType<typeof memoryCollection>).rows.keys()][0]?.split(":").at(-1);
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
  expect([
    ...rows.rows.keys(),
    ...here.collections.screens.rows.keys(),
    ...here.collections.people.rows.keys(),
  ]).toEqual([]);
});

describe("a digest", () => {
  const delivery = (person: string, screen = "digest000001") => ({
    owner: { platform: "web" as const, chat: person, person },
    screen,
    view: [text`🗞 4 nouvelles offres`, ...actions(press("Tout voir (12)", "page", 1))],
  });
  const personOf = (cookie: string) => toPagePerson(cookie.replace("tremplin=", ""));

  test("arrives on the open page, and is there on the next visit, below what was said before", async () => {
    const cookie = await visit();
    await say(cookie, { type: "text", text: "boulanger lyon" });
    await here.idle();
    const shown = events(cookie, has("4 nouvelles offres"));
    expect(await bot.messenger.deliver(delivery(personOf(cookie)))).toBe("sent");
    await shown;
    const [first] = await events(cookie, (sent) => sent.length > 0);
    expect(JSON.stringify(first)).toMatch(/12 offres.*4 nouvelles offres/);
  });

  test("waits for who has no page open", async () => {
    const cookie = await visit();
    expect(await bot.messenger.deliver(delivery(personOf(cookie)))).toBe("sent");
    const [first] = await events(cookie, (sent) => sent.length > 0);
    expect(JSON.stringify(first)).toContain("4 nouvelles offres");
  });

  test("is seen by nobody else", async () => {
    const [anna, bob] = [await visit(), await visit()];
    await bot.messenger.deliver(delivery(personOf(anna)));
    expect(JSON.stringify(await events(bob, has("Bonjour")))).not.toContain("4 nouvelles offres");
  });

  test("that cannot be kept has failed, and the next one goes", async () => {
    const cookie = await visit();
    rows.fails(true);
    expect(await bot.messenger.deliver(delivery(personOf(cookie)))).toBe("failed");
    rows.fails(false);
    expect(await bot.messenger.deliver(delivery(personOf(cookie), "digest000002"))).toBe("sent");
  });

  test("sent once more after an interruption is one message, not two", async () => {
    const cookie = await visit();
    for (let i = 0; i < 2; i++) await bot.messenger.deliver(delivery(personOf(cookie)));
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
    server = await startServer(bot.routes(here, { now, tomorrow }), "127.0.0.1", 0);
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
    expect(await said()).toContain('"moves":true');
    // It is everybody's day: who comes from elsewhere sees it, and leaves it.
    const away = { ...origin(), cookie, "x-forwarded-for": "203.0.113.7" };
    const answer = await fetch(`${server.url}/demo/tomorrow`, { method: "POST", headers: away });
    expect([answer.status, await said()]).toEqual([403, expect.stringContaining("23 novembre")]);
    expect(await said()).toContain('"moves":false');
  });

  test("is moved by nobody where the demo is public", async () => {
    await server.close();
    server = await startServer(bot.routes(here, { now: () => new Date("2026-11-22T12:00:00Z") }), "127.0.0.1", 0);
    expect(await (await fetch(`${server.url}/demo`)).json()).toEqual({ day: "dimanche 22 novembre", moves: false });
    expect((await moving(await visit())).status).toBe(404);
  });
});

test("behind a proxy that says its own Host, the Origin of PUBLIC_URL is ours, and no other", async () => {
  const app = createWebBot({
    collection: rows,
    log: silentLog,
    hosts: [],
    secure: true,
    publicOrigin: "https://tremplin.example",
  }).routes(here);
  const status = async (origin: string) => {
    const headers = { host: "127.0.0.1:8080", origin, "content-type": "application/json" };
    return (await app.request("/talk", { method: "POST", headers, body: "{}" })).status;
  };
  expect([await status("https://tremplin.example"), await status("http://tremplin.example")]).toEqual([401, 403]);
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
    const app = createWebBot({ collection: rows, log: silentLog, hosts, secure: false }).routes(here);
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
