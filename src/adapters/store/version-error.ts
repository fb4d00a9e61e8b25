import type { DiskRoom } from "./disk-room.ts";

/** Why a store cannot be used as it is. */
type VersionProblem = "too new" | "too old" | "in use" | "no room" | "moved" | "unfinished copy";

/** The store is of another version, and cannot be used as it is. */
export class StoreVersionError extends Error {
  readonly why: VersionProblem;
  /** What there is too little of, where that is why. */
  readonly room: DiskRoom | undefined;
  /** Which database all of it is in now, where that is why. */
  readonly movedTo: string | undefined;
  constructor(why: VersionProblem, { room, movedTo }: { room?: DiskRoom; movedTo?: string } = {}) {
    super(`the store cannot be used: ${why}`);
    this.name = "StoreVersionError";
    this.why = why;
    this.room = room;
    this.movedTo = movedTo;
  }
}
