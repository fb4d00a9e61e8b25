import { existsSync, readdirSync } from "node:fs";
import { Hono } from "hono";
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { openApp } from "../../src/app/app.ts";
import { allPlatforms, openPlatforms, type PlatformDefinitions } from "../../src/app/platforms.ts";
import { start } from "../../src/app/start.ts";
import { LivingMessages } from "../../src/bots/living-messages.ts";
import type { LivingSurface, SurfaceOutcome } from "../../src/bots/living-surface.ts";
import type { OpenPlatform, PlatformContext, PlatformDefinition } from "../../src/bots/platform.ts";
import { noRecords } from "../../src/bots/shown-records.ts";
import { renderText, type TextButton } from "../../src/bots/terminal/render.ts";
import { type Config, readConfig } from "../../src/config.ts";
import type { Owner } from "../../src/core/owner.ts";
import type { Conversation } from "../../src/core/talk/conversation.ts";
import { createKeyedQueue } from "../../src/core/talk/keyed-queue.ts";
import { closeServers, serve } from "../adapters/server.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";
import { emptyFolder, offline } from "../fakes/process.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { bakerInLyon } from "../fakes/states.ts";

/**
 * The drill of `docs/architecture.md`: a platform is one folder (here: this file) and one line of a list. It
 * is a messaging service with a webhook: what people write there is posted to us, and what we say to its API
 * is echoed to them.
 */

/** The days of a test begin at the same hour, wherever and whenever it is run; timers are the machine's. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-22T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());
afterAll(closeServers);

/** What our side sends to the service, for each message. */
type Sent = { to: string; screen: string; text: string; buttons: TextButton[] };

/** The platform as it would stand in a folder of its own: profile, opener, surface, events. */
function echoPlatform(api: string): PlatformDefinition<unknown> {
  return {
    profile: { id: "echo", label: "Écho", account: "Écho", hasSecretIds: false },
    open: async (_settings, { log }): Promise<OpenPlatform> => {
      const queue = createKeyedQueue();
      const enqueue = (line: string, work: () => Promise<void>) =>
        void queue.enqueue(line, work).catch(() => log.error({ service: "Écho" }, "not drawn"));
      const messenger = new LivingMessages({
        surface: createEchoSurface(api),
        records: noRecords,
        enqueue,
        unreachable: async () => {},
      });
      return {
        messenger: {
          draw: (drawing) => messenger.draw(drawing),
          deliver: (delivery) => messenger.deliver(delivery),
          showBusy: () => {},
          forget: (owner, screens) => messenger.forget(owner, screens),
        },
        routes: {
          path: "/echo",
          create: (talk, demo) =>
            createWebhook(talk).post("/tomorrow", async (c) => c.json((await demo?.tomorrow?.()) ?? null)),
        },
        health: () => "ok",
        invitation: ({ kind }) => `https://echo.example/tremplin?kind=${kind}`,
        stop: async (settled) => {
          await settled();
          await queue.idle();
        },
      };
    },
  };
}

function createEchoSurface(api: string): LivingSurface<Sent> {
  const call = async (method: string, path: string, message: Sent): Promise<SurfaceOutcome> => {
    const answer = await fetch(`${api}${path}`, { method, body: JSON.stringify(message) });
    return answer.ok ? { ok: { id: await answer.text() } } : { refused: "failed" };
  };
  return {
    render: ({ owner, screen, view }) => {
      const message = { to: owner.person, screen, ...renderText(view) };
      return { message, plain: () => message };
    },
    send: (_target, message) => call("POST", "/messages", message),
    edit: (_target, id, message) => call("PUT", `/messages/${id}`, message),
    retire: async () => {},
  };
}

type Posted = { person: string; text?: string; screen?: string; action?: string; value?: string; message?: string };

function createWebhook(talk: Conversation): Hono {
  return new Hono().post("/webhook", async (c) => {
    const { person, text = "", action, value = "", screen = "", message = "" } = await c.req.json<Posted>();
    const owner: Owner = { platform: "echo", chat: person, person };
    const incoming =
      action === undefined
        ? { owner, event: { type: "text" as const, text } }
        : { owner, screen, message, event: { type: "press" as const, action, value } };
    const { notice = "" } = await talk.handle(incoming);
    return c.text(notice);
  });
}

/** The service itself, on a port of its own, and Ana who uses it. */
async function startEcho() {
  const messages = new Map<string, Sent>();
  const looks = new Set<() => void>();
  const server = await serve((response, { method, url, body }) => {
    const id = method === "POST" ? String(messages.size + 1) : (url.split("/").at(-1) ?? "");
    messages.set(id, JSON.parse(body));
    response.end(id);
    for (const look of looks) look();
  });

  /** Resolves with the newest message that says this, once there is one. */
  const hears = (words: string) =>
    new Promise<Sent & { message: string }>((resolve) => {
      const look = () => {
        const found = [...messages].findLast(([, { text }]) => plainSpaces(text).includes(words));
        if (!found) return;
        looks.delete(look);
        resolve({ ...found[1], message: found[0] });
      };
      looks.add(look);
      look();
    });

  const at = (url: string) => {
    const post = (body: Omit<Posted, "person">) =>
      fetch(`${url}/echo/webhook`, { method: "POST", body: JSON.stringify({ person: "ana", ...body }) });
    return {
      hears,
      writes: (text: string) => post({ text }),
      /** Presses a button of that message. */
      taps: async (label: string, { buttons, screen, message }: Sent & { message: string }) => {
        const button = buttons.find((one) => plainSpaces(one.label).includes(label));
        if (!button) throw new Error(`no button "${label}" among ${buttons.map((one) => one.label).join(" | ")}`);
        return post({ screen, message, action: button.action, value: button.value });
      },
    };
  };
  return { api: server.url, at };
}

async function configFor(changes: Record<string, string> = {}): Promise<Config> {
  const base = { ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder() };
  const read = readConfig(base, changes);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  return read.config;
}

async function startWith(platforms: PlatformDefinitions, changes: Record<string, string> = {}) {
  const running = await start(await configFor(changes), silentLog, { platforms });
  onTestFinished(running.stop);
  return running;
}

test("on a platform that a test makes one searches, is alerted, and gets the digest of the next day", async () => {
  const echo = await startEcho();
  const { url } = await startWith({ echo: echoPlatform(echo.api) });
  const ana = echo.at(url);

  await ana.writes("boulanger à Lyon");
  const results = await ana.hears("Boulanger / Boulangère · 📍 Lyon (69)");
  expect(results.to).toBe("ana");
  await ana.taps("M'alerter", results);
  expect((await ana.hears("Alerte créée")).screen).toBe(results.screen);

  await fetch(`${url}/echo/tomorrow`, { method: "POST" });
  const digest = await ana.hears("nouvelles offres (23 novembre)");
  expect(digest.to).toBe("ana");
  expect(digest.screen).not.toBe(results.screen);
  await ana.taps("Voir 1", digest);
  expect((await ana.hears("Retour")).message).toBe(digest.message);
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ echo: "ok" });
});

test("with --role alerts a process sends what another has made, and listens to nobody", async () => {
  const echo = await startEcho();
  const listened: string[] = [];
  const echoThatListens = {
    ...echoPlatform(echo.api),
    open: async (settings: unknown, context: PlatformContext): Promise<OpenPlatform | undefined> => {
      const opened = await echoPlatform(echo.api).open(settings, context);
      const run = async () => void listened.push("run");
      return opened && { ...opened, run, open: async () => void listened.push("open") };
    },
  };
  const folder = await emptyFolder();
  const config = await configFor({ STORE_URL: `sqlite://${folder}/store.sqlite`, DATA_DIR: folder });
  const platforms = { echo: echoThatListens };
  const talking = await start(config, silentLog, { platforms, role: "bots" });
  const ana = echo.at(talking.url);
  await ana.writes("boulanger à Lyon");
  await ana.taps("M'alerter", await ana.hears("Boulanger / Boulangère · 📍 Lyon (69)"));
  await ana.hears("Alerte créée");
  await fetch(`${talking.url}/echo/tomorrow`, { method: "POST" });
  await talking.stop();
  expect(listened).toEqual(["run"]);

  const worker = await start(config, silentLog, { platforms, role: "alerts" });
  onTestFinished(worker.stop);
  await ana.hears("nouvelles offres (23 novembre)");
  expect(listened).toEqual(["run", "open"]);
  expect((await fetch(`${worker.url}/echo/webhook`, { method: "POST" })).status).toBe(404);
  expect((await fetch(worker.url)).status).toBe(404);
  expect(await (await fetch(`${worker.url}/healthz`)).json()).toEqual({ status: "ok", store: "ok", alerts: "ok" });
  expect((await fetch(`${worker.url}/metrics`)).status).toBe(200);
});

test("beside the page at the root it keeps its own routes, and the page invites to it", async () => {
  const echo = await startEcho();
  const platforms = { ...allPlatforms, echo: echoPlatform(echo.api) };
  const { url } = await startWith(platforms, { WEB_CHAT: "on" });
  expect((await fetch(url)).headers.get("content-security-policy")).toContain("default-src 'self'");
  const answer = await echo.at(url).writes("boulanger à Lyon");
  expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([200, null]);

  const app = await openApp(await configFor({ WEB_CHAT: "on" }), silentLog);
  onTestFinished(app.close);
  const opened = await openPlatforms(app, platforms);
  onTestFinished(() => opened.stop(async () => {}));
  expect(opened.findMessenger("web")?.arrival?.(bakerInLyon)).toEqual({
    elsewhere: [{ label: "📲 Les recevoir sur Écho", url: "https://echo.example/tremplin?kind=emploi" }],
  });
  expect(opened.findMessenger("signal")).toBeUndefined();
});

test("two platforms with one id are a fault of ours", async () => {
  const app = await openApp(await configFor(), silentLog);
  onTestFinished(app.close);
  const [one, other] = [echoPlatform("http://127.0.0.1:9"), echoPlatform("http://127.0.0.1:9")];
  await expect(openPlatforms(app, { one, other })).rejects.toThrow("echo, echo");
});

test("every folder of a platform has its line", () => {
  const folders = readdirSync("src/bots").filter((name) => existsSync(`src/bots/${name}/platform.ts`));
  expect(Object.keys(allPlatforms).sort()).toEqual(folders);
  for (const [name, { profile }] of Object.entries(allPlatforms)) expect(profile.id).toBe(name);
});

test("a platform that lacks something does not compile", () => {
  // @ts-expect-error: without a messenger nothing can be drawn.
  const mute: OpenPlatform = { stop: async () => {} };
  // @ts-expect-error: without a profile nobody knows whose rows are whose.
  const nameless: PlatformDefinition<unknown> = { open: async () => undefined };
  expect([mute, nameless]).toHaveLength(2);
});
