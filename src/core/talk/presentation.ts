import type { Row } from "../collection.ts";
import type { Event } from "../conversation/events.ts";
import type { View } from "../conversation/view.ts";
import type { Person } from "./person.ts";
import type { ScreenRecord } from "./ports.ts";
import type { Screen } from "./screen.ts";

/** How the outcome of an event is shown: below what was typed, or in the message whose button was pressed. */
export type Presentation = {
  fresh: boolean;
  message?: string | undefined;
  /** A notice that is still to be shown with it. */
  notice?: string | undefined;
  /** What was said while its answer was still awaited. */
  noticeBefore?: string | undefined;
  /** What a platform that keeps what it shows keeps of the view. */
  kept?: View | undefined;
  /** On a screen that its owner did not open: what they look at and what they type belongs to another one. */
  isSeparate?: boolean;
  /** Run once the platform shows it: then its owner has seen it. */
  onSeen?: (() => Promise<void>) | undefined;
  /** Written once the platform shows it; `rowsOnceDone` also where it shows something later in its place. */
  rowsOnceShown?: (() => Row[]) | undefined;
  rowsOnceDone?: (() => Row[]) | undefined;
  /** What the messenger had noted of the screen when the turn began. */
  record?: ScreenRecord | undefined;
};

/** One event that is to be applied to one screen. */
export type TurnInput = {
  screen: Screen;
  event: Event;
  presentation: Presentation;
  person: Person;
  /** It tells of somebody's life: of what it was about, and of its answer, nothing is kept. */
  isPersonal?: boolean;
  /** Nobody tells it again once it is stored: until its outcome is shown, a start shows that. */
  isToldOnce?: boolean;
  /** So often it was taken up after a process had ended that was at it. */
  attempts?: number | undefined;
  /** Stored in the same write as the screen: either all of it is true, or none. */
  rows?: Row[];
};
