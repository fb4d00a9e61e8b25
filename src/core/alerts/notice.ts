import { z } from "zod";
import { digestItemSchema } from "../offers/listed.ts";
import { foundNewsSchema } from "../offers/listing-schema.ts";
import { searchSchema } from "../search/search.ts";

/** The news of an alert. */
export const digestNoticeSchema = z.object({
  type: z.literal("digest"),
  alert: z.string(),
  name: z.string(),
  search: searchSchema,
  /** When it was made. */
  day: z.iso.datetime(),
  /** All that is in it; the first `shown` of them are shown at once. */
  items: z.array(digestItemSchema),
  shown: z.number(),
  /** What is shown, as it is now, in order. */
  offers: z.array(z.union([foundNewsSchema, z.literal("gone")])),
  /** How many are new, also beyond what a screen can hold. */
  total: z.number(),
  /** The names of the sources that could not be read for it. */
  missing: z.array(z.string()),
  /** They came while the alert slept. */
  slept: z.boolean().optional(),
});
export type DigestNotice = z.infer<typeof digestNoticeSchema>;

/** An alert that had nothing to tell for two weeks is alive; wider searches, with what they have. */
export const silenceNoticeSchema = z.object({
  type: z.literal("silence"),
  alert: z.string(),
  name: z.string(),
  search: searchSchema,
  wider: z.array(z.object({ label: z.string(), search: searchSchema, count: z.number() })),
});
export type SilenceNotice = z.infer<typeof silenceNoticeSchema>;

/** Someone who gave no sign of life is asked whether they still look; so many of their alerts are active. */
export const questionNoticeSchema = z.object({ type: z.literal("question"), alerts: z.number() });
export type QuestionNotice = z.infer<typeof questionNoticeSchema>;

/** News of the service itself, from those who run it. */
export const announcementNoticeSchema = z.object({
  type: z.literal("announcement"),
  said: z.string(),
  from: z.string().optional(),
});
export type AnnouncementNotice = z.infer<typeof announcementNoticeSchema>;

/**
 * What is said to people who did not ask at that moment, as a value: the conversation makes a screen of it,
 * and a process that plans alerts needs none of it.
 */
export type Notice = DigestNotice | SilenceNotice | QuestionNotice | AnnouncementNotice;
