import type { View } from "../core/conversation/view.ts";
import type { Owner } from "../core/owner.ts";
import type { Delivery, ScreenDrawing } from "../core/talk/ports.ts";

/*
 * What a platform brings so that screens can be shown on it: three things that it does with a message, and
 * what only some platforms have. Everything else about living messages is in living-messages.ts.
 */

/** Why a message was not taken. */
export type SurfaceRefusal =
  /** The platform lets us write to them no more: blocked, closed, gone. */
  | "unreachable"
  /** There is no such message any more: another one is to be sent. */
  | "gone"
  /** The platform does not take what the message is made of: it is said once more in plain words. */
  | "invalid"
  /** Not now, or nobody knows. */
  | "failed";

/** `isPassing`: it is seen by one person alone and cannot be edited later, so nothing is noted of it. */
export type SentMessage = { id: string; isPassing?: boolean };

export type SurfaceOutcome = { ok: SentMessage } | { refused: SurfaceRefusal };

/**
 * Where a message belongs. `forgotten`: everything about its owner was deleted, and nothing of it may be
 * kept.
 */
export type MessageTarget = Pick<ScreenDrawing, "owner" | "screen" | "forgotten">;

/** A view as the platform's own message. */
export type RenderedMessage<Message> = {
  message: Message;
  /** The same without whatever the platform may refuse. */
  plain: () => Message;
  /**
   * A fingerprint of what is to be seen: a message that shows the same already is not edited. Absent where an
   * edit costs nothing, or where somebody waits for one.
   */
  fingerprint?: string;
};

/**
 * `copied`: a newer copy stands further down. `moved`: the same message now stands below what was just sent.
 */
export type RetireReason = "copied" | "moved";

export type LivingSurface<Message> = {
  render: (
    what: Pick<ScreenDrawing, "owner" | "screen" | "view" | "kept" | "notice" | "noticeBefore">,
  ) => RenderedMessage<Message>;
  /** `delivery` is there for what nobody waits for, which then waits for its permit. */
  send: (target: MessageTarget, message: Message, delivery?: Delivery) => Promise<SurfaceOutcome>;
  edit: (target: MessageTarget, id: string, message: Message) => Promise<SurfaceOutcome>;
  /** A message that is no longer the living one: it loses its buttons, or goes. */
  retire: (owner: Owner, id: string, reason: RetireReason) => Promise<void>;
  routes?: SurfaceRoutes<Message>;
};

/** What only some platforms have. */
export type SurfaceRoutes<Message> = {
  /**
   * Something else than a message in the chat: the answer to what was just done. With this route the
   * `message` of a drawing names what is answered; without it, the message whose button was pressed.
   */
  answer?: (drawing: ScreenDrawing) => Promise<AnswerRoute<Message>>;
  /** What is sent as messages of their own above the living one. */
  above?: {
    /** What the view holds of it, each with an id that says what is in it. */
    list: (view: View) => string[];
    /** A line that came with an answer from outside. */
    say: (owner: Owner, notice: string) => Promise<void>;
    /** Resolves with the ids of those that were taken. */
    send: (owner: Owner, view: View) => Promise<string[]>;
  };
  /** What else is to be done once a screen is shown. */
  follow?: (drawing: ScreenDrawing, isForgotten: () => boolean) => Promise<void>;
  /** So many screens wait that this one was given up. A press on any of its buttons draws it anew. */
  drop?: (drawing: ScreenDrawing) => void;
  /** Chats that get another id. */
  moves?: {
    /** The chat as it is called now. */
    now: (chat: string) => string;
    /** The first name of the chat that is known: what waits in its line goes on waiting there. */
    first: (chat: string) => string;
  };
};

export type AnswerRoute<Message> = {
  /**
   * Absent where there is nothing to answer, or no longer. `edits` is the message that the answer changes.
   */
  way?: { edits?: string | undefined; put: (message: Message) => Promise<SurfaceOutcome> };
  /** There is no other way to write there. */
  isOnly: boolean;
};
