import type { Row } from "../collection.ts";
import { forgottenView } from "../conversation/privacy.ts";
import type { View } from "../conversation/view.ts";
import type { Owner } from "../owner.ts";
import { typeset } from "../text/typography.ts";
import type { Background } from "./background.ts";
import type { createDrawingWatch } from "./drawing-watch.ts";
import type { Confidential, ConversationDeps, Delivery, DeliveryOutcome, ScreenDrawing } from "./ports.ts";
import type { Presentation } from "./presentation.ts";
import type { Screen } from "./screen.ts";
import type { Turns } from "./turns.ts";

/**
 * Everything that leaves for a platform, once the turn is written that it comes from. On a platform that does
 * not run in this process nothing is shown.
 */
export type Outbox = {
  draw: (screen: DrawnParts, view: View, presentation: Presentation) => void;
  /** Says that everything was deleted, in a message of which nothing is kept either. */
  drawForgotten: (owner: Owner, screen?: string, message?: string) => void;
  /** Shows an answer to distress in a message of its own, of which nothing is kept either. */
  drawConfidential: (owner: Owner, answer: Confidential) => void;
  /** Shows that a service is being asked ("typing"). */
  showBusy: (owner: Owner) => void;
  /** Sends a message that nobody is waiting for. Never rejects. */
  deliver: (delivery: Delivery) => Promise<DeliveryOutcome>;
};

/** Of a screen that is not stored yet there is no revision. */
type DrawnParts = Pick<Screen, "owner" | "id"> & Partial<Pick<Screen, "revision">>;

/** What is done where other processes draw the same screens. */
export type SharedScreens = ReturnType<typeof createDrawingWatch> & {
  /** The row without which nothing is noted of a screen. */
  guard: (owner: Owner, id: string) => NonNullable<Row["onlyIf"]>;
};

export function createOutbox(
  { findMessenger, afterTurn }: Pick<ConversationDeps, "findMessenger"> & Pick<Turns, "afterTurn">,
  background: Background,
  shared?: SharedScreens,
): Outbox {
  const show = (drawing: ScreenDrawing) => afterTurn(() => findMessenger(drawing.owner.platform)?.draw(drawing));

  /** What only a drawing has that others may overtake. */
  function listShared({ owner, id, revision }: DrawnParts, onSeen: Presentation["onSeen"]): Partial<ScreenDrawing> {
    const isShared = shared !== undefined && revision !== undefined;
    if (!isShared) return onSeen ? { onShown: () => background.track(onSeen()) } : {};
    shared.begin({ owner, id, revision });
    return {
      revision,
      guard: (there) => shared.guard(there, id),
      onShown: () => {
        if (onSeen) background.track(onSeen());
        background.track(shared.end({ owner, id, revision }));
      },
    };
  }

  return {
    draw: (screen, view, presentation) => {
      const { owner, id } = screen;
      const { fresh, message, notice, noticeBefore, kept, isSeparate, onSeen, rowsOnceShown, rowsOnceDone, record } =
        presentation;
      show({
        ...{ owner, screen: id, view, fresh },
        ...(message ? { message } : {}),
        ...(kept ? { kept } : {}),
        // No renderer sets the type of a notice.
        ...(notice ? { notice: typeset(notice) } : {}),
        ...(noticeBefore ? { noticeBefore: typeset(noticeBefore) } : {}),
        ...(isSeparate ? { isSeparate: isSeparate } : {}),
        ...listShared(screen, onSeen),
        ...(rowsOnceShown ? { rowsOnceShown } : {}),
        ...(rowsOnceDone ? { rowsOnceDone } : {}),
        ...(record ? { record } : {}),
      });
    },
    drawForgotten: (owner, screen = "", message) =>
      show({ owner, screen, view: forgottenView, fresh: false, forgotten: true, ...(message ? { message } : {}) }),
    drawConfidential: (owner, { screen, view }) => show({ owner, screen, view, fresh: true, forgotten: true }),
    showBusy: (owner) => afterTurn(() => findMessenger(owner.platform)?.showBusy(owner)),
    deliver: async (delivery) => (await findMessenger(delivery.owner.platform)?.deliver(delivery)) ?? "failed",
  };
}
