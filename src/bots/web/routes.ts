import { extname } from "node:path";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import { streamSSE } from "hono/streaming";
import { withDeadline } from "../../core/async/deadline.ts";
import type { Conversation } from "../../core/talk/conversation.ts";
import { errorName } from "../../core/telemetry.ts";
import { formatWeekday } from "../../core/text/dates.ts";
import type { DemoClock } from "../platform.ts";
import { explainQuietDay } from "../quiet-day.ts";
import { renderCrowdedPage } from "./crowded-page.ts";
import { createOriginGuard, giveSessionCookie, readSessionCookie } from "./guard.ts";
import { answerUnknown, handlePageEvent, pageEventSchema } from "./incoming.ts";
import type { StoredMedia } from "./media-store.ts";
import { addPageFiles, readPage } from "./page-files.ts";
import { addPushRoutes } from "./push-routes.ts";
import { identifyPerson, refuseForNow, toWebOwner, type WebRooms } from "./rooms.ts";

/** The chat page and what it calls, to be mounted at "/". */
export function createWebRoutes(rooms: WebRooms, talk: Conversation, demo?: DemoClock): Hono {
  const app = new Hono();
  addGuards(app, rooms);
  addPageRoute(app, rooms);
  addPageFiles(app);
  addEventRoute(app, rooms, talk);
  addMediaRoute(app, rooms);
  addTalkRoute(app, rooms, talk);
  addPushRoutes(app, rooms);
  addDemoRoutes(app, rooms, talk, demo);
  return app;
}

/** A store that does not answer keeps nobody from being answered who is in distress. Milliseconds. */
const lookupMs = 2_000;

function addTalkRoute(app: Hono, rooms: WebRooms, talk: Conversation): void {
  app.post("/talk", async (c) => {
    const body = pageEventSchema.safeParse(await c.req.json().catch(() => undefined));
    const person = await withDeadline(identifyPerson(rooms, c), lookupMs, () => refuseForNow(c));
    const from = rooms.findClient(c).network ?? "hidden";
    if (typeof person !== "string") {
      const answered = body.success ? await answerUnknown(rooms, talk, from, body.data) : undefined;
      return answered ? c.json(answered) : person;
    }
    if (!body.success) return c.text("Message illisible.", 400);
    const { problem, isTooLong, messages } = await handlePageEvent(rooms, talk, person, body.data);
    if (isTooLong && problem !== undefined) return c.text(problem, 413);
    if (problem !== undefined) return c.text(problem, 503, { "retry-after": "10" });
    return messages ? c.json({ messages }, 200, { "cache-control": "no-store" }) : c.body(null, 204);
  });
}

/** Letters that are too long for anything else are read for distress. */
const mostBytes = 16 * 1024;
const mostBytesOfTalk = 512 * 1024;

function limitRequest(maxSize: number) {
  return bodyLimit({ maxSize, onError: (c) => c.text("Ce message est trop long : écrivez plus court.", 413) });
}

function addGuards(app: Hono, { options: { hosts, secure, publicOrigin }, log }: WebRooms): void {
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    // One that went away in the midst of a request is not our fault.
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
  const [limit, limitOfTalk] = [limitRequest(mostBytes), limitRequest(mostBytesOfTalk)];
  app.use(createOriginGuard(hosts, publicOrigin), (c, next) =>
    c.req.path === "/talk" ? limitOfTalk(c, next) : limit(c, next),
  );
}

function addPageRoute(app: Hono, { options, sessions, visitors, findClient, log }: WebRooms): void {
  app.get("/", async (c) => {
    const given = readSessionCookie(c);
    let isUnread = false;
    const person = await sessions.known(given).catch((error: unknown) => {
      log.error({ error: errorName(error) }, "web chat: the store cannot be read");
      isUnread = true;
      return undefined;
    });
    // Who comes back while the store fails keeps the cookie: a new one would lose them all they have.
    if (!(isUnread && given !== undefined)) {
      const waitMs = person === undefined ? visitors.isCrowded(findClient(c).network) : undefined;
      if (waitMs !== undefined) return renderCrowdedPage(c, waitMs);
      const cookie = person === undefined ? undefined : given;
      giveSessionCookie(c, cookie ?? sessions.issue(), options.secure);
    }
    return c.html(await readPage());
  });
}

function addEventRoute(app: Hono, rooms: WebRooms, talk: Conversation): void {
  const { open, inLine, past, log } = rooms;
  app.get("/events", async (c) => {
    const person = await identifyPerson(rooms, c);
    if (typeof person !== "string") return person;
    // A browser tries again by itself whatever ended; only this answer tells it not to.
    if (open.wasReplaced(c.req.header("last-event-id"))) return c.body(null, 204);
    const { network } = rooms.findClient(c);
    if (open.isFull(person, network))
      return c.text("Beaucoup de monde consulte Tremplin en ce moment. La page réessaie toute seule.", 429, {
        "retry-after": "30",
      });
    return streamSSE(c, async (stream) => {
      const { first, ended } = open.hold(person, network, stream);
      const begin = async () => {
        const all = await past.all(person).catch((error: unknown) => {
          log.error({ error: errorName(error) }, "web chat: the conversation cannot be read");
          first("notice", "😕 Je ne peux pas relire la conversation pour l'instant. Rechargez la page dans un moment.");
        });
        if (!all) return;
        // Not waited for: a page that does not read holds up nobody.
        first("all", all);
        if (all.length === 0) void talk.handle({ owner: toWebOwner(person), event: { type: "start" } });
      };
      await inLine(person, begin).catch((error: unknown) =>
        log.error({ error: errorName(error) }, "web chat: a screen could not be drawn"),
      );
      await ended;
    });
  });
}

function addMediaRoute(app: Hono, rooms: WebRooms): void {
  app.get("/media/:id", async (c) => {
    const person = await identifyPerson(rooms, c);
    // To whoever comes without a cookie, from a link that somebody sent, nothing is there.
    if (typeof person !== "string" && readSessionCookie(c) !== undefined) return person;
    const found = typeof person === "string" ? await rooms.media.get(person, c.req.param("id")) : undefined;
    if (!found) return c.text("Ce fichier n'est plus là : demandez-le de nouveau.", 404);
    const headers = { "cache-control": "private, max-age=86400", ...toMediaHeaders(found) };
    return c.body(Uint8Array.from(found.bytes), 200, headers);
  });
}

/** By the ending of a file: a phone opens a calendar by its type. */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  [".csv", "text/csv; charset=utf-8"],
  [".ics", "text/calendar; charset=utf-8"],
]);

/** Shown in the page, or saved. */
function toMediaHeaders({ name }: StoredMedia): Record<string, string> {
  if (name === undefined) return { "content-type": "image/png" };
  return {
    "content-type": mediaTypes.get(extname(name)) ?? "application/octet-stream",
    "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "-")}"`,
  };
}

function addDemoRoutes(app: Hono, rooms: WebRooms, talk: Conversation, demo: DemoClock | undefined): void {
  const { findClient } = rooms;
  app.get("/demo", (c) =>
    demo
      ? c.json({ day: formatWeekday(demo.now()), moves: demo.tomorrow !== undefined && findClient(c).isLocal })
      : c.body(null, 204),
  );
  const tomorrow = demo?.tomorrow;
  if (!tomorrow) return;
  app.post("/demo/tomorrow", async (c) => {
    const person = await identifyPerson(rooms, c);
    if (typeof person !== "string") return person;
    // It is the day of everybody who uses this demo, so it is not for visitors to move.
    if (!findClient(c).isLocal)
      return c.text("Le jour de la démonstration ne se change que sur la machine qui la fait tourner.", 403);
    const day = formatWeekday(await tomorrow());
    return c.json({ day, quiet: explainQuietDay(await talk.subscriptions.listOf({ platform: "web", person })) });
  });
}
