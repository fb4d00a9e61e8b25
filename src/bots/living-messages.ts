import type { Owner } from "../core/owner.ts";
import type { Delivery, DeliveryOutcome, ScreenDrawing } from "../core/talk/ports.ts";
import { findLiving, type Placed } from "./living-record.ts";
import type { LivingSurface, RenderedMessage, SurfaceOutcome } from "./living-surface.ts";
import { createPendingDrawings, type PendingDrawings } from "./pending-drawings.ts";
import { createShownContents } from "./shown-contents.ts";
import { createShownKeeper, type ShownKeeper } from "./shown-keeper.ts";
import { type ShownMessage, type ShownRecords, toScreenName } from "./shown-records.ts";

export type LivingMessagesOptions<Message> = {
  surface: LivingSurface<Message>;
  records: ShownRecords;
  /** Runs the work after all earlier work of that line, and logs when it fails. */
  enqueue: (line: string, work: () => Promise<void>) => void;
  /** In which order deliveries go; without it, each by itself. */
  enqueueDelivery?: <T>(owner: Owner, work: () => Promise<T>) => Promise<T>;
  /** The platform refuses our messages there. */
  unreachable: (owner: Owner) => Promise<void>;
};

/** A drawing or a delivery that has begun; `isForgotten` once everything about its owner was deleted. */
type Work = { name: () => string; isForgotten: boolean };

/**
 * Shows screens as messages: each screen has one living message, which is edited; a copy further down takes
 * its place where something was typed since, and then the older one is retired. What waits to be drawn is
 * joined by screen, a message that shows the same already is left as it is, and what is deleted in the midst
 * leaves nothing.
 */
export class LivingMessages<Message> {
  readonly #options: LivingMessagesOptions<Message>;
  readonly #waiting: PendingDrawings;
  readonly #underWay = new Set<Work>();
  readonly #contents = createShownContents();
  readonly #shown: ShownKeeper;

  constructor(options: LivingMessagesOptions<Message>) {
    this.#options = options;
    this.#shown = createShownKeeper(options.records);
    this.#waiting = createPendingDrawings(
      (drawing) => this.#nameOf(drawing),
      (drawing) => options.surface.routes?.drop?.(drawing),
    );
  }

  draw(drawing: ScreenDrawing): void {
    if (!this.#waiting.add(drawing)) return;
    this.#enqueue(drawing.owner, async () => {
      const newest = this.#waiting.take(this.#nameOf(drawing));
      if (!newest) return;
      const work: Work = {
        name: () => this.#nameOf(newest),
        isForgotten: newest.forgotten ?? newest.isDeleted ?? false,
      };
      await this.#during(work, () => this.#draw(this.#locate(newest), () => work.isForgotten));
    });
  }

  /** Sends a new message that nobody waits for. Never rejects. */
  async deliver(delivery: Delivery): Promise<DeliveryOutcome> {
    const { enqueueDelivery = (_, send) => send() } = this.#options;
    const work: Work = { name: () => this.#nameOf(delivery), isForgotten: false };
    const send = () => this.#deliver(delivery, () => work.isForgotten);
    return this.#during(work, () => enqueueDelivery(delivery.owner, send)).catch((error: unknown) => {
      // What fails in a line is logged.
      this.#enqueue(delivery.owner, () => Promise.reject(error));
      return "failed";
    });
  }

  /**
   * Deletes what is known of these screens; what of them is being drawn or waits for it leaves nothing
   * behind.
   */
  async forget(owner: Owner, screens: string[]): Promise<void> {
    for (const screen of screens) {
      const of = this.#locate({ owner, screen });
      const name = toScreenName(of);
      this.#waiting.markDeleted(name);
      for (const work of this.#underWay) if (work.name() === name) work.isForgotten = true;
      const shown = await this.#shown.find(of);
      if (shown) this.#contents.forget(of.owner, shown.id);
      await this.#shown.delete(of);
    }
  }

  /** These chats have another id from now on. */
  moved(isMoved: (chat: string) => boolean): void {
    this.#waiting.rename(
      ({ owner }) => isMoved(owner.chat),
      (drawing) => this.#locate(drawing),
    );
  }

  #enqueue(owner: Owner, work: () => Promise<void>): void {
    const { surface, enqueue } = this.#options;
    enqueue(toLineKey(owner, surface.routes?.moves?.first), work);
  }

  async #during<T>(work: Work, run: () => Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await run();
    } finally {
      this.#underWay.delete(work);
    }
  }

  async #draw(drawing: ScreenDrawing, isForgotten: () => boolean): Promise<void> {
    const { surface, unreachable } = this.#options;
    const { owner, notice, fresh } = drawing;
    const shown = await this.#shown.find(drawing);
    if (notice) await surface.routes?.above?.say(owner, notice);
    const placed = await this.#place(drawing, shown);
    if (isForgotten()) return this.#leaveNothing(drawing);
    const { outcome, sentAbove, retired } = placed;
    if ("ok" in outcome) drawing.onShown?.();
    // It is shown all the same, and what follows from that is done.
    const failed = await this.#note(drawing, shown, placed, isForgotten).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (isForgotten()) return;
    if ("refused" in outcome) {
      if (outcome.refused === "unreachable") await unreachable(owner);
      return;
    }
    for (const id of retired) await this.#retire(owner, id, sentAbove.length > 0 && !fresh);
    await surface.routes?.follow?.(this.#locate(drawing), isForgotten);
    if (failed) throw failed.error;
  }

  async #retire(owner: Owner, id: string, hasMoved: boolean): Promise<void> {
    this.#contents.forget(owner, id);
    await this.#options.surface.retire(owner, id, hasMoved ? "moved" : "copied");
  }

  /**
   * Writes which message shows the screen, where that is another one by now, and what else is to be known
   * once it is shown: in one write.
   */
  async #note(
    drawing: ScreenDrawing,
    shown: ShownMessage | undefined,
    placed: Placed,
    isForgotten: () => boolean,
  ): Promise<void> {
    const now = this.#locate(drawing);
    const living = findLiving({ drawing, now }, shown, placed);
    const { rowsOnceShown, rowsOnceDone } = "ok" in placed.outcome ? drawing : {};
    const rows = [...(rowsOnceShown?.() ?? []), ...(rowsOnceDone?.() ?? [])];
    await this.#shown.write(now, living, rows, drawing.guard?.(now.owner));
    // Everything of theirs may have been deleted while it was written.
    if (isForgotten()) await this.#leaveNothing(drawing);
  }

  async #leaveNothing(drawing: ScreenDrawing): Promise<void> {
    await this.#shown.delete(this.#locate(drawing));
  }

  /** Edits the message that shows the screen, or sends one. */
  async #place(drawing: ScreenDrawing, shown: ShownMessage | undefined): Promise<Placed> {
    const { surface } = this.#options;
    const { owner, view, fresh, message: pressed } = drawing;
    const { above, answer } = surface.routes ?? {};
    const rendered = surface.render(drawing);
    const enclosed = above?.list(view) ?? [];
    // What stands above the living message already is not sent again, wherever it was asked for.
    const isThere = enclosed.length > 0 && enclosed.every((id) => shown?.above.includes(id));
    const living = shown?.id;
    const target = fresh ? undefined : isThere || answer ? living : (pressed ?? living);
    const sentAbove = above && (!isThere || fresh) ? await above.send(owner, view) : [];
    // The text stands below what it belongs to. Where that was refused, the text is all there is.
    const targets = sentAbove.length > 0 || target === undefined ? [] : [...new Set([target, living ?? target])];
    const outcome = await withPlainWords(rendered, (message) =>
      this.#put(drawing, message, rendered.fingerprint, targets),
    );
    const before = new Set(sentAbove.length > 0 ? [living, target] : [living]);
    const retired = [...before].filter((id) => id !== undefined && !("ok" in outcome && outcome.ok.id === id));
    return { outcome, sentAbove, retired: retired.flatMap((id) => id ?? []) };
  }

  /** By the first way that there is: an answer to what was done, an edit of one of these, a new message. */
  async #put(
    drawing: ScreenDrawing,
    message: Message,
    fingerprint: string | undefined,
    targets: string[],
  ): Promise<SurfaceOutcome> {
    const { surface } = this.#options;
    const answer = await surface.routes?.answer?.(drawing);
    if (answer?.way) {
      const { edits, put } = answer.way;
      const answered = await this.#change(drawing, edits, fingerprint, () => put(message));
      if ("ok" in answered || answered.refused === "invalid") return answered;
    }
    if (answer?.isOnly) return { refused: "failed" };
    for (const id of targets) {
      const edited = await this.#change(drawing, id, fingerprint, () => surface.edit(drawing, id, message));
      if ("ok" in edited || edited.refused !== "gone") return edited;
    }
    return this.#change(drawing, undefined, fingerprint, () => surface.send(drawing, message));
  }

  /** A message that shows it already is left as it is: `target` is the one that would be edited. */
  async #change(
    drawing: ScreenDrawing,
    target: string | undefined,
    fingerprint: string | undefined,
    put: () => Promise<SurfaceOutcome>,
  ): Promise<SurfaceOutcome> {
    const there = target === undefined ? undefined : this.#contents.find(drawing, target, fingerprint);
    if (target !== undefined) this.#contents.forget(drawing.owner, target);
    const outcome: SurfaceOutcome = there ? { ok: there } : await put();
    if ("ok" in outcome && fingerprint !== undefined) this.#contents.note(drawing, outcome.ok, fingerprint);
    return outcome;
  }

  async #deliver(delivery: Delivery, isForgotten: () => boolean): Promise<DeliveryOutcome> {
    const { surface, records } = this.#options;
    const target = this.#locate({ owner: delivery.owner, screen: delivery.screen });
    const before = await records.read(target);
    const outcome = await withPlainWords(surface.render({ ...delivery, ...target }), (message) =>
      surface.send(target, message, delivery),
    );
    if ("refused" in outcome) return outcome.refused === "unreachable" ? "unreachable" : "failed";
    // Sent is sent: without this row a press still says which message it came from.
    const now = () => this.#locate(target);
    const living = { id: outcome.ok.id, above: [] };
    const guard = delivery.guard?.(now().owner);
    if (!isForgotten()) await this.#shown.write(now(), living, [], guard).catch(() => {});
    if (isForgotten()) await this.#shown.delete(now()).catch(() => {});
    // Sent once more after an interruption, it is one message and not two.
    else if (before && before.id !== outcome.ok.id)
      this.#enqueue(target.owner, () => this.#retire(target.owner, before.id, false));
    return "sent";
  }

  /** Of a chat that has moved, nothing is known by the messages that it had before. */
  #locate<T extends Pick<ScreenDrawing, "owner" | "message" | "record">>(drawing: T): T {
    const { owner } = drawing;
    const chat = this.#options.surface.routes?.moves?.now(owner.chat) ?? owner.chat;
    if (chat === owner.chat) return drawing;
    const { message: _, record: __, ...rest } = drawing;
    return { ...rest, owner: { ...owner, chat } } as T;
  }

  #nameOf({ owner, screen }: Pick<ScreenDrawing, "owner" | "screen">): string {
    return toScreenName(this.#locate({ owner, screen }));
  }
}

/** What a person gets in a chat comes one after the other; nobody waits for what somebody else gets there. */
export function toLineKey({ chat, person }: Pick<Owner, "chat" | "person">, first = (chat: string) => chat): string {
  return `${first(chat)}:${person}`;
}

/** What the platform does not take is said once more in plain words. */
async function withPlainWords<Message>(
  { message, plain }: RenderedMessage<Message>,
  put: (message: Message) => Promise<SurfaceOutcome>,
): Promise<SurfaceOutcome> {
  const outcome = await put(message);
  return "refused" in outcome && outcome.refused === "invalid" ? put(plain()) : outcome;
}
