import { z } from "zod";
import { mapInSteps, runInSteps } from "../../async/steps.ts";
import { SourceError } from "../../failure.ts";
import { foundNewsSchema } from "../../offers/listing-schema.ts";
import type { FeedPieceRead, NewsItem } from "../feed.ts";
import { messageStepSchema } from "../plan/step.ts";
import { runFiguresSchema } from "../run-figures.ts";

const instant = z.iso.datetime();
const fields = { version: z.literal(1) };

/** What to ask a source for; the source knows what `what` means (`FeedPiece`). */
export const readingPieceSchema = z.object({
  do: z.literal("read"),
  ...fields,
  source: z.string(),
  key: z.string(),
  what: z.json(),
});
export type ReadingPiece = z.infer<typeof readingPieceSchema>;

/**
 * People to plan for: the keys of the alerts of each, in their order. `at` is the moment that the run is for,
 * which `elapsedMs` later handed them out. Their news were read, and go with it.
 */
export const planningPieceSchema = z.object({
  do: z.literal("plan"),
  ...fields,
  platform: z.string(),
  at: instant,
  elapsedMs: z.number(),
  people: z.array(z.array(z.string())),
});
export type PlanningPiece = z.infer<typeof planningPieceSchema>;

/** Messages to send on one platform, in their order for each person. */
export const sendingPieceSchema = z.object({
  do: z.literal("send"),
  ...fields,
  platform: z.string(),
  at: instant,
  people: z.array(z.array(messageStepSchema)),
});
export type SendingPiece = z.infer<typeof sendingPieceSchema>;

/**
 * A piece of the work of a run, as a value: it may be stored, done again without harm, and done by any
 * process. It takes half a minute at most; what is not done by then is left for another piece.
 */
export const pieceSchema = z.discriminatedUnion("do", [readingPieceSchema, planningPieceSchema, sendingPieceSchema]);
export type Piece = z.infer<typeof pieceSchema>;

const some = z.exactOptional;

/** News as they are handed from one process to another. */
const newsItemSchema: z.ZodType<NewsItem> = z.intersection(
  foundNewsSchema,
  z.object({ folds: some(z.array(z.string())), by: some(z.string()) }),
);

const failureSchema = z.object({
  service: z.string(),
  why: z.custom<SourceError["why"]>((stored) => typeof stored === "string"),
  minutes: some(z.number()),
});
type StoredFailure = z.infer<typeof failureSchema>;

/** What came of reading a piece, as it is handed on. Its news are parsed a few at a time (`parseNews`). */
export const readingOutcomeSchema = z
  .object({ calls: z.number() })
  .and(
    z.union([
      z.object({ news: z.array(z.unknown()) }),
      z.object({ failure: failureSchema }),
      z.object({ parts: z.array(z.object({ key: z.string(), what: z.json() })) }),
    ]),
  );
export type ReadingOutcome = z.infer<typeof readingOutcomeSchema>;

export function toReadingOutcome(read: FeedPieceRead): ReadingOutcome {
  return "failure" in read ? { calls: read.calls, failure: toStoredFailure(read.failure) } : read;
}

export async function toFeedPieceRead(outcome: ReadingOutcome): Promise<FeedPieceRead> {
  const { calls } = outcome;
  if ("failure" in outcome) return { calls, failure: toSourceError(outcome.failure) };
  return "news" in outcome ? { calls, news: await parseNews(outcome.news) } : outcome;
}

/** In steps: a window of time may hold thousands. */
function parseNews(stored: unknown[]): Promise<NewsItem[]> {
  return runInSteps(mapInSteps(stored, (one) => newsItemSchema.parse(one)));
}

function toStoredFailure({ service, why, minutes }: SourceError): StoredFailure {
  return { service, why, ...(minutes === undefined ? {} : { minutes }) };
}

function toSourceError({ service, why, minutes }: StoredFailure): SourceError {
  return new SourceError(service, why, undefined, undefined, minutes);
}

/**
 * What each source had for the requests of one person's alerts. A request is known by its key
 * (`toRequestKey`).
 */
export const personNewsSchema = z.array(
  z.object({
    source: z.string(),
    request: z.string(),
    /** Until when its clock said that it could be read. */
    upTo: instant,
    found: z.union([z.literal("later"), z.array(z.unknown()), failureSchema]),
  }),
);
export type PersonNews = z.infer<typeof personNewsSchema>;

/** The outcome of a request as it is handed on. */
export function toStoredNews(found: NewsItem[] | SourceError | "later"): PersonNews[number]["found"] {
  return found instanceof SourceError ? toStoredFailure(found) : found;
}

/** The same again. */
export async function fromStoredNews(found: PersonNews[number]["found"]): Promise<NewsItem[] | SourceError | "later"> {
  if (found === "later") return found;
  return Array.isArray(found) ? parseNews(found) : toSourceError(found);
}

/**
 * What came of planning or sending: its figures, whether the platform took nothing in the end, the alerts of
 * each person that are to be planned for later, and whether another piece follows: that which sends.
 */
export const workOutcomeSchema = z.object({
  figures: runFiguresSchema,
  isDown: z.boolean(),
  left: z.array(z.array(z.string())),
  hasNext: z.boolean(),
});
export type WorkOutcome = z.infer<typeof workOutcomeSchema>;

/** What was done, and the piece that follows from it: they are noted together, or not at all. */
export type PieceDone = { outcome: ReadingOutcome | WorkOutcome; next?: SendingPiece };
