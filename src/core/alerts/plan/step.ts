import { z } from "zod";
import { toSearchKey } from "../../search/search.ts";
import { digestNoticeSchema, questionNoticeSchema, silenceNoticeSchema } from "../notice.ts";
import { outgoingDigestSchema, pendingSchema, type Subscription } from "../subscription.ts";

const instant = z.iso.datetime();

/**
 * What is written as long as the alert is as it was planned for: its slot is not served, nothing of it is on
 * its way, and its owner has not changed what it looks for.
 */
const premiseSchema = z.object({
  slot: z.string(),
  /** As a search key. */
  search: z.string(),
  related: z.boolean(),
  without: z.array(z.string()).optional(),
});
export type Premise = z.infer<typeof premiseSchema>;

/** How an alert stands after its sources were read. */
const readingSchema = z.object({
  /** Up to when each source was read. */
  covered: z.record(z.string(), instant),
  /** When the last offer of it was published that its owner knows from elsewhere. */
  matched: instant.optional(),
  /** What waits. */
  pending: z.array(pendingSchema),
  /** What was offered for long enough: told, as far as its owner is concerned. */
  leaving: z.array(z.string()),
});

const ownerSchema = z.object({ platform: z.string(), chat: z.string(), person: z.string() });

/** `alert` is the key of the alert, `at` when it was planned. */
const fields = { version: z.literal(1), alert: z.string(), at: instant };
const plannedFields = { ...fields, premise: premiseSchema };
/** Of the digest on that screen, if it is still on its way. */
const digestFields = { ...fields, screen: z.string() };
/** The id of an attempt to send a digest, where it is not the first. */
const attemptFields = { attemptId: z.string().optional() };

/** What changes an alert, and nothing else. */
const changeSteps = [
  /** Its rest has ended: its next slot is planned. */
  z.object({ do: z.literal("wake"), ...fields }),
  /** Night has come: it is due again in the morning. */
  z.object({ do: z.literal("postpone"), ...fields, until: instant }),
  /** A source could not be read, which has been tried since then: it is due again at `until`. */
  z.object({ do: z.literal("try later"), ...plannedFields, until: instant, since: instant }),
  /** Its slot passes without a message. */
  z.object({ do: z.literal("skip slot"), ...plannedFields }),
  /**
   * Nothing to tell. `isServed`: that was all of its slot; else a message follows. `isAwake`: nothing came
   * while it slept, either.
   */
  z.object({
    do: z.literal("note reading"),
    ...plannedFields,
    reading: readingSchema,
    isServed: z.boolean(),
    isAwake: z.boolean(),
  }),
  /** Takes the slot: what is to be sent is stored before it is sent. */
  z.object({
    do: z.literal("hold digest"),
    ...plannedFields,
    reading: readingSchema,
    digest: outgoingDigestSchema,
  }),
  /**
   * Takes a digest whose outcome is unknown for one more attempt, of that id. `attempt` is when the one
   * before it was, and `formerId` the id of that. Of two that were planned at the same instant the first to
   * be written takes it.
   */
  z.object({
    do: z.literal("hold again"),
    ...digestFields,
    ...attemptFields,
    attempt: instant,
    formerId: z.string().optional(),
  }),
  /** It arrived: its offers are known by these keys, and its slot is served. */
  z.object({
    do: z.literal("mark sent"),
    ...digestFields,
    owner: ownerSchema,
    known: z.object({ offers: z.array(z.string()), folds: z.array(z.string()) }),
  }),
  /** It is not sent, and its slot not served: what is in it waits again, but for the offers of `without`. */
  z.object({ do: z.literal("take back"), ...digestFields, without: z.array(z.string()) }),
  /** It could not be sent for too long: what is in it comes first, together, in the next one. */
  z.object({ do: z.literal("dissolve"), ...digestFields }),
  /** It said that it is alive, or tried to. */
  z.object({ do: z.literal("mark silence"), ...plannedFields, hasArrived: z.boolean() }),
] as const;
export type ChangeStep = z.infer<(typeof changeSteps)[number]>;

/** What is said, on a screen of that id. */
const messageFields = { owner: ownerSchema, screen: z.string(), isSilent: z.boolean() };
const messageSteps = [
  /** The attempt that was held at `at`, with that id. */
  z.object({
    do: z.literal("send digest"),
    ...fields,
    ...messageFields,
    ...attemptFields,
    notice: digestNoticeSchema,
  }),
  z.object({ do: z.literal("send silence"), ...plannedFields, ...messageFields, notice: silenceNoticeSchema }),
  z.object({ do: z.literal("send question"), ...fields, ...messageFields, notice: questionNoticeSchema }),
] as const;
export const messageStepSchema = z.discriminatedUnion("do", messageSteps);
export type MessageStep = z.infer<typeof messageStepSchema>;

/** What concerns all alerts of their owner. */
const personSteps = [
  /** They were asked whether they still look. */
  z.object({ do: z.literal("note asked"), ...fields, owner: ownerSchema }),
  /** They did not answer: all their alerts rest. */
  z.object({ do: z.literal("rest"), ...fields, owner: ownerSchema }),
  /** They cannot be written to: their alerts, or this one only, are not looked at before tomorrow. */
  z.object({ do: z.literal("leave"), ...fields, owner: ownerSchema, isOnlyThis: z.boolean() }),
] as const;
export type PersonStep = z.infer<(typeof personSteps)[number]>;

/**
 * One thing to be done for an alert, as a value: it may be stored, done again without harm, and done by
 * another process. Whatever it finds changed since it was planned is left as it is.
 */
export const alertStepSchema = z.discriminatedUnion("do", [...changeSteps, ...messageSteps, ...personSteps]);
export type AlertStep = z.infer<typeof alertStepSchema>;

/** What an alert is planned for. */
export function toPremise({ next, search, related, without }: Subscription): Premise {
  return { slot: next.slot, search: toSearchKey(search), related, ...(without === undefined ? {} : { without }) };
}
