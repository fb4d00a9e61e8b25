import type { FileBlock, PictureBlock } from "../../core/conversation/view.ts";
import type { ScreenDrawing } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import type { LivingSurface, MessageTarget, SurfaceOutcome } from "../living-surface.ts";
import type { ShownRecords } from "../shown-records.ts";
import type { EventStreams } from "./event-streams.ts";
import type { History, WebMessage } from "./history.ts";
import type { MediaStore } from "./media-store.ts";
import { renderHtml } from "./render.ts";

/** A view as HTML, with the pictures and files that it names; `kept` is what is kept in its place. */
type PageMessage = { html: string; kept?: string; media: (PictureBlock | FileBlock)[] };

type WebSurfaceOptions = {
  past: History;
  media: MediaStore;
  push: EventStreams["push"];
  newId: () => string;
  log: Log;
};

/**
 * What can be done with a message on the page. Each is kept, and shown on every page of theirs that is open.
 */
export function createWebSurface(options: WebSurfaceOptions): LivingSurface<PageMessage> {
  const { past, push, newId } = options;
  return {
    render: ({ screen, view, kept }) => {
      const media = view.filter((block) => block.kind === "picture" || block.kind === "file");
      const message = { html: renderHtml(screen, view), media, ...(kept ? { kept: renderHtml(screen, kept) } : {}) };
      return { message, plain: () => message };
    },
    send: (target, message, delivery) =>
      showMessage(options, target, newId(), message, delivery === undefined ? {} : { news: true }),
    edit: async (target, id, message) => {
      const { person } = target.owner;
      // What cannot be read keeps nothing from being said.
      const before = await past.get(person, id).catch(() => undefined);
      return before === undefined ? { refused: "gone" } : showMessage(options, target, id, message);
    },
    retire: async ({ person }, id) => {
      const before = await past.get(person, id).catch(() => undefined);
      if (!before) return;
      const old = { ...before, old: true };
      push(person, "message", old);
      // Whatever fails for the old one, the new one is shown.
      await past.save(person, old).catch(() => {});
    },
    routes: {
      follow: async ({ owner, notice }: ScreenDrawing) => {
        if (notice) push(owner.person, "notice", notice);
      },
    },
  };
}

/** Shown first: when the store fails, the page still says so. Rejects where it could not be kept. */
async function showMessage(
  { past, media, push, log }: WebSurfaceOptions,
  { owner: { person }, screen, forgotten }: MessageTarget,
  id: string,
  message: PageMessage,
  more: Pick<WebMessage, "news"> = {},
): Promise<SurfaceOutcome> {
  const { html } = message;
  if (forgotten) {
    push(person, "all", [{ id, from: "bot", html, old: false }]);
    push(person, "forgotten", true);
    return { ok: { id, isPassing: true } };
  }
  for (const block of message.media)
    await media.keep(person, block).catch((error: unknown) => {
      log.error({ error: errorName(error) }, "web chat: a picture or a file could not be saved");
    });
  const shown: WebMessage = { id, from: "bot", html, screen, old: false, ...more };
  push(person, "message", shown);
  await past.save(person, message.kept === undefined ? shown : { ...shown, html: message.kept });
  return { ok: { id } };
}

/** What is kept of the conversation says which message shows a screen: no other row is written. */
export function createWebRecords(past: History, readAll: (person: string) => Promise<WebMessage[]>): ShownRecords {
  return {
    read: async ({ owner, screen }) => {
      const all = await readAll(owner.person);
      const newest = all.findLast((one) => one.screen === screen && !one.old);
      return newest && { id: newest.id, above: [] };
    },
    parse: () => undefined,
    toRows: () => [],
    delete: async ({ owner: { person }, screen }) => {
      for (const message of await past.all(person))
        if (message.screen === screen) await past.delete(person, message.id);
    },
  };
}
