/** Why something outside could not be done; "crowded": more people ask at this moment than can wait. */
export type Failure = {
  why: "busy" | "crowded" | "down" | "slow" | "garbage" | "refused" | "quota" | "unkept" | "bug";
  /** As people know it: "France Travail". */
  service?: string;
  /** When to come back: for `quota`, and for `busy` where the service said. */
  minutes?: number;
  /** Of `quota`: it is that of an address, which others may share. */
  isShared?: boolean;
  /** What an operator finds in the log, for `bug` and `unkept`: the store did not take it. */
  reference?: string;
  /** What of the search the service does not take: asking again is no help, changing that is. */
  unfit?: UnsupportedPart;
};

/**
 * A part of a search, as it can be changed; of a filter, what people call it. "land" is a place where the
 * service has no offers at all, by its name.
 */
export type UnsupportedPart =
  | { part: "jobs" | "diploma" | "words" | "place" | "search" }
  | { part: "filters"; label: string }
  | { part: "land"; name: string };

/** The outside world failed; it was expected that it may. */
export class SourceError extends Error {
  readonly service: string;
  readonly why: Exclude<Failure["why"], "quota" | "unkept" | "bug">;
  readonly unfit: UnsupportedPart | undefined;
  /** When the service may be asked again, where it said so. */
  readonly minutes: number | undefined;

  constructor(service: string, why: SourceError["why"], cause?: unknown, unfit?: UnsupportedPart, minutes?: number) {
    super(`${service}: ${why}`, { cause });
    this.name = "SourceError";
    this.service = service;
    this.why = why;
    this.unfit = unfit;
    this.minutes = minutes;
  }
}

/**
 * What was asked for is not in memory: a service would have to be asked for it. No failure of that service.
 */
export class NotAtHand extends Error {
  override readonly name = "NotAtHand";
}

/**
 * Awaits what was asked of a source, or falls back where the source failed. Any other error is a bug of ours
 * and is rethrown.
 */
export async function ifSourceFails<T, L>(
  asked: Promise<T>,
  instead: (error: SourceError) => L,
): Promise<T | Awaited<L>> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SourceError) return await instead(error);
    throw error;
  }
}
