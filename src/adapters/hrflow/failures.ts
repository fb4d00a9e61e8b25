/** Why a push cannot go on: nothing more is asked of HrFlow. */
export type StopReason =
  /** The key is missing, wrong, or not permitted to do this (401, 403). */
  | "refused"
  /** What the plan includes is used up (402). */
  | "quota"
  /** The account has no such board. */
  | "no-board"
  /** It cannot be reached, or answers nothing that could be read. */
  | "down"
  /** It refuses one job after the other. */
  | "rejecting"
  /** It asks for longer waits than anybody has time for. */
  | "busy";

/** HrFlow ends the run. Nothing that it said is in here: it may hold the key. */
export class HrflowStopped extends Error {
  override readonly name = "HrflowStopped";
  readonly why: StopReason;
  /** The status of its last answer, where there was one. */
  readonly status: number | undefined;

  constructor(why: StopReason, status?: number) {
    super(`HrFlow: ${why}`);
    this.why = why;
    this.status = status;
  }
}

/**
 * One call failed for good, and others may do better. `isUncertain`: it may have been carried out all the
 * same.
 */
export class HrflowCallFailed extends Error {
  override readonly name = "HrflowCallFailed";
  readonly status: number | undefined;
  readonly isUncertain: boolean;

  /** `says` is fit to be shown. */
  constructor(says: string, { status, isUncertain = false }: { status?: number | undefined; isUncertain?: boolean }) {
    super(says);
    this.status = status;
    this.isUncertain = isUncertain;
  }
}

/** Whoever started the push wants it to end: it does so between two calls. */
export class PushAborted extends Error {
  override readonly name = "PushAborted";
}
