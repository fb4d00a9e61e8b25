import { createECDH, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createWebBot, type WebBot } from "../../src/bots/web/bot.ts";
import { toPagePerson } from "../../src/bots/web/sessions.ts";
import { text } from "../../src/core/conversation/view.ts";
import type { Device, PushNotification, PushService } from "../../src/core/push.ts";
import { conversationWith, threePages } from "../fakes/chat.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { silentLog } from "../fakes/silent-log.ts";

const origin = "http://127.0.0.1";

/** A push service that notes what it is given, and answers as a test says. */
function fakePush() {
  const sent: { endpoint: string; notice: PushNotification }[] = [];
  const outcomes = new Map<string, "gone" | "failed">();
  const push: PushService = {
    publicKey: "a-public-key",
    accepts: ({ keys }) => !keys.p256dh.startsWith("AAAA"),
    send: async ({ endpoint }, notice) => {
      sent.push({ endpoint, notice });
      return outcomes.get(endpoint) ?? "sent";
    },
    close: async () => {},
  };
  return { push, sent, outcomes };
}

let rows: ReturnType<typeof memoryCollection>;
let service: ReturnType<typeof fakePush>;
let bot: WebBot;
let here: ReturnType<typeof conversationWith>;
let app: ReturnType<WebBot["routes"]>;

function open(options: Partial<Parameters<typeof createWebBot>[0]> = {}): void {
  bot = createWebBot({ collection: rows, log: silentLog, hosts: [], secure: false, push: service.push, ...options });
  here = conversationWith({ services: threePages, findMessenger: () => bot.messenger });
  app = bot.routes(here);
}

beforeEach(() => {
  rows = memoryCollection();
  service = fakePush();
  open();
});
afterEach(async () => {
  await bot.close();
});

async function visit(): Promise<string> {
  const answer = await app.request("/", { headers: { host: "127.0.0.1" } });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

const post = (path: string, cookie: string, body: unknown) =>
  app.request(path, {
    method: "POST",
    headers: { host: "127.0.0.1", origin, "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });

function newDevice(name: string, changes: Partial<Device> = {}): Device {
  const p256dh = createECDH("prime256v1").generateKeys().toString("base64url");
  const keys = { p256dh, auth: randomBytes(16).toString("base64url") };
  return { endpoint: `https://push.example.com/${name}`, keys, ...changes };
}

const ownerOf = (cookie: string) => {
  const person = toPagePerson(cookie.replace("tremplin=", ""));
  return { platform: "web" as const, chat: person, person };
};

async function deliver(cookie: string, summary?: string, screen = "digest000001"): Promise<void> {
  const delivery = { owner: ownerOf(cookie), screen, view: [text`🗞 Boulanger à Lyon`] };
  expect(await bot.messenger.deliver(summary === undefined ? delivery : { ...delivery, summary })).toBe("sent");
  await bot.close();
}

const notifiedDevices = () => service.sent.map(({ endpoint }) => endpoint.replace("https://push.example.com/", ""));

describe("news of an alert", () => {
  test("are told on each device that was asked for, in words that say nothing of the search", async () => {
    const cookie = await visit();
    expect((await post("/push", cookie, newDevice("phone"))).status).toBe(204);
    expect((await post("/push", cookie, newDevice("laptop"))).status).toBe(204);
    await deliver(cookie, "2 nouvelles offres pour votre alerte");
    expect(notifiedDevices()).toEqual(["phone", "laptop"]);
    expect(service.sent[0]?.notice).toEqual({
      body: "2 nouvelles offres pour votre alerte",
      topic: "digest000001",
      isSilent: false,
    });
    expect(JSON.stringify(service.sent)).not.toMatch(/Boulanger|Lyon/);
  });

  test("are told to nobody else", async () => {
    const [anna, bob] = [await visit(), await visit()];
    await post("/push", anna, newDevice("anna"));
    await deliver(bob);
    expect(notifiedDevices()).toEqual([]);
  });

  test("a device that is gone is told no more; one that failed is told again", async () => {
    const cookie = await visit();
    for (const name of ["gone", "failing", "fine"]) await post("/push", cookie, newDevice(name));
    service.outcomes.set("https://push.example.com/gone", "gone");
    service.outcomes.set("https://push.example.com/failing", "failed");
    await deliver(cookie);
    await deliver(cookie, undefined, "digest000002");
    expect(notifiedDevices()).toEqual(["gone", "failing", "fine", "failing", "fine"]);
    expect(JSON.stringify([...rows.rows])).not.toContain("/gone");
  });

  test("arrive on the page whatever becomes of the notification, and wait for none", async () => {
    const cookie = await visit();
    await post("/push", cookie, newDevice("phone"));
    let tries = 0;
    let answer: (outcome: "sent") => void = () => {};
    service.push.send = () => {
      tries += 1;
      if (tries > 1) throw new Error("a fault of the library");
      return new Promise((resolve) => {
        answer = resolve;
      });
    };
    for (const screen of ["digest000001", "digest000002"])
      expect(await bot.messenger.deliver({ owner: ownerOf(cookie), screen, view: [text`nouvelles`] })).toBe("sent");
    while (tries < 2) await new Promise((resolve) => setImmediate(resolve));
    answer("sent");
  });
});

describe("a device", () => {
  test("of a sixth the oldest goes, and the same once more is one", async () => {
    const cookie = await visit();
    for (const name of ["1", "2", "3", "4", "5", "6", "6"]) await post("/push", cookie, newDevice(name));
    await deliver(cookie);
    expect(notifiedDevices()).toEqual(["2", "3", "4", "5", "6"]);
  });

  test("is told the news of whoever asked last on it", async () => {
    const [anna, bob] = [await visit(), await visit()];
    const shared = newDevice("shared");
    await post("/push", anna, shared);
    await post("/push", bob, shared);
    await deliver(anna);
    expect(notifiedDevices()).toEqual([]);
    await deliver(bob);
    expect(notifiedDevices()).toEqual(["shared"]);
  });

  test("is taken away by its owner alone", async () => {
    const [anna, bob] = [await visit(), await visit()];
    const phone = newDevice("phone");
    await post("/push", anna, phone);
    await post("/push/off", bob, { endpoint: phone.endpoint });
    await deliver(anna);
    expect(notifiedDevices()).toEqual(["phone"]);
    await post("/push/off", anna, { endpoint: phone.endpoint });
    await deliver(anna);
    expect(notifiedDevices()).toEqual(["phone"]);
  });

  test("is deleted with everything else, and said to be kept until then", async () => {
    const cookie = await visit();
    await post("/push", cookie, newDevice("phone"));
    expect(await bot.messenger.devices?.(ownerOf(cookie))).toBe(1);
    await bot.messenger.forget(ownerOf(cookie), []);
    expect([...rows.rows.keys()]).toEqual([]);
    await deliver(cookie);
    expect(notifiedDevices()).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["http", newDevice("x", { endpoint: "http://push.example.com/x" })],
    ["an address", newDevice("x", { endpoint: "https://127.0.0.1/x" })],
    ["an address in disguise", newDevice("x", { endpoint: "https://2130706433/x" })],
    ["a name of the house", newDevice("x", { endpoint: "https://printer.local/x" })],
    ["another port", newDevice("x", { endpoint: "https://push.example.com:22/x" })],
    ["an endless address", newDevice("x", { endpoint: `https://push.example.com/${"x".repeat(2_000)}` })],
    ["keys that are too short", newDevice("x", { keys: { p256dh: "abc", auth: "abc" } })],
    ["keys that are no point of the curve", newDevice("x", { keys: { p256dh: "A".repeat(87), auth: "A".repeat(22) } })],
    ["nothing", undefined],
  ])("with %s is refused", async (_, device) => {
    const cookie = await visit();
    expect((await post("/push", cookie, device)).status).toBe(400);
    await deliver(cookie);
    expect(notifiedDevices()).toEqual([]);
  });

  test("is nobody's without a session, and not from another origin", async () => {
    expect((await post("/push", "", newDevice("x"))).status).toBe(401);
    const headers = { host: "127.0.0.1", origin: "https://evil.example", "content-type": "application/json" };
    const evil = { method: "POST", headers: { ...headers, cookie: await visit() }, body: "{}" };
    expect((await app.request("/push", evil)).status).toBe(403);
  });
});

describe("notifications are offered", () => {
  const key = async (host: string) => {
    const cookie = (await app.request("/", { headers: { host } })).headers.get("set-cookie")?.split(";")[0] ?? "";
    return (await app.request("/push", { headers: { host, cookie } })).status;
  };

  test("on this machine and over https, and not over http elsewhere", async () => {
    open({ hosts: ["tremplin.example", "0.0.0.0"] });
    expect([await key("localhost:8080"), await key("127.0.0.1"), await key("192.168.1.7")]).toEqual([200, 200, 204]);
    open({ hosts: ["tremplin.example"], secure: true });
    expect(await key("tremplin.example")).toBe(200);
  });

  test("nowhere without somebody to write to", async () => {
    open({ push: undefined });
    expect(await key("localhost")).toBe(204);
    expect((await post("/push", await visit(), newDevice("x"))).status).toBe(404);
    expect(bot.messenger.devices).toBeUndefined();
  });
});

test("what a browser needs to install the page is there", async () => {
  const get = (path: string) => app.request(path, { headers: { host: "localhost" } });
  const manifest = (await (await get("/manifest.webmanifest")).json()) as { icons: { src: string; type: string }[] };
  for (const { src, type } of manifest.icons) {
    const icon = await get(src);
    expect([icon.status, icon.headers.get("content-type")]).toEqual([200, type]);
  }
  expect((await get("/sw.js")).headers.get("content-type")).toContain("text/javascript");
});

test("at an alert it is said how news arrive, and where else they can, with the search", async () => {
  open({
    elsewhere: ({ titles }) => [
      { label: "📲 Les recevoir sur Telegram", url: `https://t.me/bot?start=${titles[0]?.code}` },
    ],
  });
  const cookie = await visit();
  await post("/talk", cookie, { type: "text", text: "boulanger lyon" });
  await here.idle();
  const buttons = () => [...rows.rows.values()].join("\n");
  const [, alert = ""] =
    buttons().match(/data-press=\\"([^"\\]*:alert:[^"\\]*)\\"/) ??
    buttons().match(/data-press=\\"([^"\\]*)\\"[^>]*>🔔[^<]*M/) ??
    [];
  await post("/talk", cookie, { type: "press", data: alert, message: "x" });
  await vi.waitFor(() =>
    expect(buttons()).toMatch(
      /data-arrival.*Vos nouvelles offres arrivent sur cette page.*https:\/\/t\.me\/bot\?start=11573/,
    ),
  );
});
