import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { getConnInfo } from "@hono/node-server/conninfo";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { Arrival } from "../../core/alerts/alert.ts";
import type { Collection } from "../../core/collection.ts";
import { decodePress } from "../../core/conversation/press.ts";
import type { Owner } from "../../core/owner.ts";
import { deviceSchema, type PushService } from "../../core/push.ts";
import type { Search } from "../../core/search/search.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import { createKeyedQueue } from "../../core/talk/keyed-queue.ts";
import type { Incoming, Messenger, ScreenDrawing } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import { cleanLines } from "../../core/text/clean-text.ts";
import { formatWeekday } from "../../core/text/dates.ts";
import { truncate } from "../../core/text/text.ts";
import { typeset } from "../../core/text/typography.ts";
import { parseCommand } from "../commands.ts";
import { createPendingDrawings } from "../pending-drawings.ts";
import { quietDay } from "../quiet-day.ts";
import { createClientFinder, type WebClient } from "./client-address.ts";
import { renderCrowdedPage } from "./crowded-page.ts";
import { createDevices } from "./devices.ts";
import { createEventStreams } from "./event-streams.ts";
import { createOriginGuard, giveSessionCookie, isThisMachine, readSessionCookie } from "./guard.ts";
import { createHistory, escapeText, type WebMessage } from "./history.ts";
import { type AddressSet, noAddress } from "./ip.ts";
import { createMediaStore, type StoredMedia } from "./media-store.ts";
import { renderHtml } from "./render.ts";
import { createSessions } from "./sessions.ts";
import { createVisitLimits } from "./visit-limits.ts";

export type WebBot = {
  stage: Messenger;
  /** The chat page and what it calls, to be mounted at "/". */
  routes: (talk: Conversation, demo?: DemoClock) => Hono;
  /** Finishes what is being drawn, and ends the streams of open pages. */
  close: () => Promise<void>;
};

/** The demo shows its day, and can be moved to the next one by whoever sits at this machine: it is everybody's day. */
export type DemoClock = { now: () => Date; tomorrow?: () => Promise<Date> };

export type WebOptions = {
  shelf: Collection;
  log: Log;
  /** Hosts under which the page may be called, besides this machine. */
  hosts: string[];
  /** The page is reached by https. */
  secure: boolean;
  /** Of PUBLIC_URL, where there is one: "https://tremplin.example". */
  publicOrigin?: string | undefined;
  /** Proxies whose forwarded-for header is believed. */
  trusted?: AddressSet;
  /** Sends notifications, where there is somebody whom a push service can write to. */
  push?: PushService | undefined;
  /** Where else news of a search can be had. */
  elsewhere?: (search: Search) => Arrival["elsewhere"];
};

/** What a page may send. */
const said = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start") }),
  // The key is the page's own: it knows by it what it shows already, and we what was sent twice.
  z.object({
    type: z.literal("text"),
    text: z.string().max(10_000),
    key: z
      .string()
      .regex(/^[\w-]{8,40}$/)
      .optional(),
  }),
  z.object({ type: z.literal("press"), data: z.string().max(100), message: z.string().max(40) }),
  z.object({
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
]);

/** A device that is to be forgotten. */
const leaving = z.object({ endpoint: z.string().max(2_000) });

/** Beside this file in the sources; the build leaves it where it is. */
const page = new URL("../../../src/bots/web/page/", import.meta.url);

/**
 * The conversation on a page of our own, without any account: a random cookie is the person, what was said is kept and shown on the next visit, and
 * what is new comes by server-sent events.
 */
export function createWebBot(options: WebOptions): WebBot {
  const { shelf, log, hosts, secure, publicOrigin, trusted = noAddress, elsewhere = () => [] } = options;
  const told = options.push && createDevices(shelf, options.push);
  const past = createHistory(shelf);
  const media = createMediaStore(shelf);
  const queue = createKeyedQueue();
  const open = createEventStreams();
  const known = createSessions(shelf);
  const visitors = createVisitLimits();
  const addressOf = createClientFinder(trusted, () =>
    log.warn({}, "a forwarded-for header of a peer that TRUSTED_PROXY does not name: limits by address are off for it"),
  );
  const waiting = createPendingDrawings(nameOf);
  let ids = 0;

  const newId = () => `${Date.now().toString(36).padStart(9, "0")}${(ids++ % 46_656).toString(36).padStart(3, "0")}`;
  const inTurn = (person: string, task: () => Promise<void>) =>
    queue.enqueue(person, task).catch((error: unknown) => log.error({ error: errorName(error) }, "web chat not drawn"));

  const { push } = open;

  /** Who asks, and from where. */
  function clientOf(c: Context): WebClient {
    const isSocket = c.env?.incoming !== undefined || c.env?.server !== undefined;
    return addressOf(isSocket ? getConnInfo(c).remote.address : undefined, (name) => c.req.header(name));
  }

  /** The person who asks for something, or the answer to somebody who is nobody. */
  async function personOf(c: Context): Promise<string | Response> {
    try {
      const person = await known.known(readSessionCookie(c));
      if (person === undefined) return c.text("Rechargez la page.", 401);
      visitors.seen(person, clientOf(c).network);
      return person;
    } catch (error) {
      log.error({ error: errorName(error) }, "web chat: the store cannot be read");
      return c.text("😕 Un problème est survenu. Réessayez dans un instant.", 503, { "retry-after": "10" });
    }
  }

  /** Shown first: when the store fails, the page still says so. */
  async function show(person: string, message: WebMessage): Promise<void> {
    push(person, "message", message);
    await past.save(person, message);
  }

  /** What cannot be read keeps nothing from being said. */
  async function pastOf(person: string): Promise<WebMessage[]> {
    return past.all(person).catch((error: unknown) => {
      log.error({ error: errorName(error) }, "web chat: the conversation cannot be read");
      return [];
    });
  }

  async function draw(drawing: ScreenDrawing, news?: true): Promise<void> {
    const { owner, screen, view, fresh, message, notice, forgotten, onShown } = drawing;
    const { person } = owner;
    const html = renderHtml(screen, view);
    for (const block of view)
      if (!forgotten && (block.kind === "picture" || block.kind === "file"))
        await media.keep(person, block).catch((error: unknown) => {
          log.error({ error: errorName(error) }, "web chat: a picture or a file not kept");
        });
    if (forgotten) {
      push(person, "all", [{ id: newId(), from: "bot", html, old: false }]);
      return push(person, "forgotten", true);
    }
    const all = await pastOf(person);
    const before = all.find(({ id }) => id === message) ?? all.findLast((one) => one.screen === screen && !one.old);
    // Whatever fails for the old one, the new one is shown.
    if (before && fresh) await show(person, { ...before, old: true }).catch(() => {});
    const id = before && !fresh ? before.id : newId();
    await show(person, { id, from: "bot", html, screen, old: false, ...(news ? { news } : {}) });
    if (notice) push(person, "notice", notice);
    onShown?.();
  }

  const stage: Messenger = {
    draw: (drawing) => {
      if (!waiting.add(drawing)) return;
      void inTurn(drawing.owner.person, async () => {
        const newest = waiting.take(nameOf(drawing));
        if (newest) await draw(newest);
      });
    },
    deliver: async (delivery) => {
      const { person } = delivery.owner;
      try {
        await queue.enqueue(person, () => draw({ ...delivery, fresh: true }, true));
        const { screen, summary = "Un message vous attend.", isSilent = false } = delivery;
        told?.tell(person, { body: summary, topic: screen, isSilent });
        return "sent";
      } catch {
        return "failed";
      }
    },
    busy: ({ person }) => push(person, "busy", true),
    minutesToWait: ({ person }, search) => visitors.minutesToWait(person, search),
    arrival: (search) => ({ elsewhere: elsewhere(search) }),
    ...(told ? { devices: ({ person }: Owner) => told.count(person) } : {}),
    messages: async ({ person }) => (await past.all(person)).length,
    // After what is being drawn, which would leave something behind.
    forget: ({ person }) =>
      queue.enqueue(person, async () => {
        await past.forget(person);
        await media.forget(person);
        await told?.forget(person);
        await known.forget(person);
        visitors.forget(person);
      }),
  };

  /** What someone wrote. Sent again, because nobody knew whether it had arrived, it is the same message. */
  async function written(person: string, text: string, key: string | undefined): Promise<WebMessage> {
    const again = key === undefined ? undefined : (await past.all(person)).find((one) => one.key === key);
    const own: WebMessage = { id: newId(), from: "me", html: escapeText(cleanLines(truncate(text, 300))), old: false };
    return again ?? (key === undefined ? own : { ...own, key });
  }

  /** Why it could not be kept, if it could not: then it did not happen, and whoever wrote it still has it. */
  async function happen(talk: Conversation, person: string, what: z.infer<typeof said>): Promise<string | undefined> {
    const incoming = incomingOf({ platform: "web", chat: person, person }, what);
    if (!incoming) return undefined;
    let isKept = true;
    // Their own words are kept and shown once they are taken in: of a flood they are not.
    const taken = async () => {
      if (what.type !== "text") return true;
      isKept = await queue
        .enqueue(person, async () => {
          const own = await written(person, what.text, what.key);
          await past.save(person, own);
          push(person, "message", own);
        })
        .then(() => true)
        .catch((error: unknown) => {
          log.error({ error: errorName(error) }, "web chat: a message not kept");
          return false;
        });
      return isKept;
    };
    const { notice, isLost } = await talk.handle({ ...incoming, taken });
    if (!isKept) return notKept;
    if (isLost) return notice ?? notKept;
    if (notice) push(person, "notice", notice);
    return undefined;
  }

  function routes(talk: Conversation, demo?: DemoClock): Hono {
    const app = new Hono();
    app.onError((error, c) => {
      if (error instanceof HTTPException) return error.getResponse();
      // One that went away in the midst of a request is no fault of ours.
      log.warn({ error: errorName(error) }, "web chat: a request failed");
      return c.text("😕 Un problème est survenu. Réessayez dans un instant.", 500);
    });
    app.use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", "data:"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
        referrerPolicy: "no-referrer",
        strictTransportSecurity: secure,
      }),
    );
    app.use(
      createOriginGuard(hosts, publicOrigin),
      bodyLimit({ maxSize: 16 * 1024, onError: (c) => c.text("Ce message est trop long : écrivez plus court.", 413) }),
    );

    app.get("/", async (c) => {
      const given = readSessionCookie(c);
      let isUnread = false;
      const person = await known.known(given).catch((error: unknown) => {
        log.error({ error: errorName(error) }, "web chat: the store cannot be read");
        isUnread = true;
        return undefined;
      });
      // Who comes back while the store fails keeps the cookie: a new one would lose them all they have.
      if (!(isUnread && given !== undefined)) {
        const waitMs = person === undefined ? visitors.isCrowded(clientOf(c).network) : undefined;
        if (waitMs !== undefined) return renderCrowdedPage(c, waitMs);
        giveSessionCookie(c, person ?? known.issue(), secure);
      }
      return c.html(await readFile(new URL("chat.html", page), "utf8"));
    });
    for (const [path, type] of Object.entries(assets)) {
      app.get(path, async (c) =>
        c.body(await readFile(fileOf(path)), 200, { "content-type": type, "cache-control": "no-cache" }),
      );
    }

    app.get("/events", async (c) => {
      const person = await personOf(c);
      if (typeof person !== "string") return person;
      // A browser tries again by itself whatever ended; only this answer tells it not to.
      if (open.wasReplaced(c.req.header("last-event-id"))) return c.body(null, 204);
      if (open.isFull())
        return c.text("Beaucoup de monde consulte Tremplin en ce moment. La page réessaie toute seule.", 429, {
          "retry-after": "30",
        });
      return streamSSE(c, async (stream) => {
        const { first, ended } = open.hold(person, stream);
        await inTurn(person, async () => {
          const all = await past.all(person).catch((error: unknown) => {
            log.error({ error: errorName(error) }, "web chat: the conversation cannot be read");
            first(
              "notice",
              "😕 Je ne peux pas relire la conversation pour l'instant. Rechargez la page dans un moment.",
            );
          });
          if (!all) return;
          // Not waited for: a page that does not read holds up nobody.
          first("all", all);
          if (all.length === 0)
            void talk.handle({ owner: { platform: "web", chat: person, person }, event: { type: "start" } });
        });
        await ended;
      });
    });

    app.get("/media/:id", async (c) => {
      const person = await personOf(c);
      // To whoever comes without a cookie, from a link that somebody sent, nothing is there.
      if (typeof person !== "string" && readSessionCookie(c) !== undefined) return person;
      const found = typeof person === "string" ? await media.get(person, c.req.param("id")) : undefined;
      if (!found) return c.text("Ce fichier n'est plus là : demandez-le de nouveau.", 404);
      const headers = { "cache-control": "private, max-age=86400", ...headersOf(found) };
      return c.body(Uint8Array.from(found.bytes), 200, headers);
    });

    app.post("/talk", async (c) => {
      const person = await personOf(c);
      if (typeof person !== "string") return person;
      const body = said.safeParse(await c.req.json().catch(() => undefined));
      if (!body.success) return c.text("Message illisible.", 400);
      const trouble = await happen(talk, person, body.data);
      return trouble === undefined ? c.body(null, 204) : c.text(trouble, 503, { "retry-after": "10" });
    });
    app.get("/push", async (c) => {
      const person = await personOf(c);
      if (typeof person !== "string") return person;
      // A browser takes notifications of a page that came by https, or from its own machine.
      return options.push && (secure || isThisMachine(c.req.header("host")))
        ? c.json({ key: options.push.publicKey })
        : c.body(null, 204);
    });
    if (told) {
      app.post("/push", async (c) => {
        const person = await personOf(c);
        if (typeof person !== "string") return person;
        const one = deviceSchema.safeParse(await c.req.json().catch(() => undefined));
        if (!one.success || !options.push?.accepts(one.data))
          return c.text(
            "Cet appareil ne peut pas être prévenu : l'adresse qu'il donne n'est pas celle d'un service de notification.",
            400,
          );
        await queue.enqueue(person, () => told.add(person, one.data));
        return c.body(null, 204);
      });
      app.post("/push/off", async (c) => {
        const person = await personOf(c);
        if (typeof person !== "string") return person;
        const one = leaving.safeParse(await c.req.json().catch(() => undefined));
        if (!one.success) return c.text("Appareil illisible.", 400);
        await queue.enqueue(person, () => told.remove(person, one.data.endpoint));
        return c.body(null, 204);
      });
    }
    app.get("/demo", (c) =>
      demo
        ? c.json({
            day: formatWeekday(demo.now()),
            moves: demo.tomorrow !== undefined && clientOf(c).isLocal,
          })
        : c.body(null, 204),
    );
    const tomorrow = demo?.tomorrow;
    if (tomorrow) {
      app.post("/demo/tomorrow", async (c) => {
        const person = await personOf(c);
        if (typeof person !== "string") return person;
        // It is the day of everybody who uses this demo, so it is not for visitors to move.
        if (!clientOf(c).isLocal)
          return c.text("Le jour de la démonstration ne se change que sur la machine qui la fait tourner.", 403);
        const day = formatWeekday(await tomorrow());
        return c.json({ day, quiet: quietDay(await talk.subscriptions.listOf({ platform: "web", person })) });
      });
    }
    return app;
  }

  return {
    stage,
    routes,
    close: async () => {
      await queue.idle();
      open.close();
      await told?.close(farewellMs);
    },
  };
}

function nameOf({ owner, screen }: ScreenDrawing): string {
  return `${owner.person}:${screen}`;
}

/** Shown in the page, or saved. */
function headersOf({ name }: StoredMedia): Record<string, string> {
  if (name === undefined) return { "content-type": "image/png" };
  return {
    "content-type": name.endsWith(".csv") ? "text/csv; charset=utf-8" : "application/octet-stream",
    "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "-")}"`,
  };
}

const notKept = typeset("😕 Je n'ai pas pu enregistrer votre message : il n'est pas parti. Réessayez dans un instant.");

/** The library that changes of a message only what differs is served as it is in its package. */
function fileOf(path: string): URL {
  return path === "/morphdom.js"
    ? pathToFileURL(createRequire(import.meta.url).resolve("morphdom/dist/morphdom-esm.js"))
    : new URL(`.${path}`, page);
}
/** What is on its way to a push service may still arrive when this process is told to stop. */
const farewellMs = 3_000;

const assets = {
  "/chat.css": "text/css; charset=utf-8",
  "/chat.js": "text/javascript; charset=utf-8",
  "/stream.js": "text/javascript; charset=utf-8",
  "/morphdom.js": "text/javascript; charset=utf-8",
  "/notify.js": "text/javascript; charset=utf-8",
  "/sw.js": "text/javascript; charset=utf-8",
  "/manifest.webmanifest": "application/manifest+json; charset=utf-8",
  "/icon-180.png": "image/png",
  "/icon-192.png": "image/png",
  "/icon-512.png": "image/png",
  "/icon.svg": "image/svg+xml",
};

function incomingOf(owner: Owner, what: z.infer<typeof said>): Incoming | undefined {
  switch (what.type) {
    case "start":
      return { owner, event: { type: "start" } };
    case "text":
      return {
        owner,
        event: parseCommand(what.text) ?? { type: "text", text: what.text },
        ...(what.key === undefined ? {} : { id: what.key }),
      };
    case "location":
      return { owner, event: { type: "location", point: { latitude: what.latitude, longitude: what.longitude } } };
    case "press": {
      const pressed = decodePress(what.data);
      return (
        pressed && {
          owner,
          screen: pressed.screen,
          message: what.message,
          event: { type: "press", action: pressed.action, value: pressed.value },
        }
      );
    }
  }
}
