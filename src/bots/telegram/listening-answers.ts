import { z } from "zod";

/** Calls by which the bot listens: they are made again until they are answered. */
export type ListeningMethod = "getMe" | "deleteWebhook" | "getUpdates" | "setWebhook" | "getWebhookInfo";

/** What an answer that is no use says of itself. */
export type UselessAnswer = {
  /** Telegram's code; "invalid" for what is not an answer of the Bot API at all. */
  status: number | "invalid";
  /** What Telegram asks to wait, in seconds. */
  retryAfter: number | undefined;
};

const results: Record<ListeningMethod, z.ZodType> = {
  // Without its name nobody could be invited to the bot.
  getMe: z.object({ id: z.int(), username: z.string().min(1) }),
  deleteWebhook: z.unknown(),
  getUpdates: z.array(z.unknown()),
  setWebhook: z.unknown(),
  getWebhookInfo: z.object({ url: z.string() }),
};

/** Codes that no patience helps against: whoever listens decides about them. */
const finalCodes: Record<ListeningMethod, readonly number[]> = {
  getMe: [401, 404],
  deleteWebhook: [401],
  getUpdates: [401, 409],
  setWebhook: [400, 401],
  getWebhookInfo: [401],
};

const refusal = z.object({
  ok: z.literal(false),
  error_code: z.int(),
  parameters: z
    .object({ retry_after: z.number().positive().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

const answers: Record<ListeningMethod, z.ZodType> = {
  getMe: z.object({ ok: z.literal(true), result: results.getMe }),
  deleteWebhook: z.object({ ok: z.literal(true), result: results.deleteWebhook }),
  getUpdates: z.object({ ok: z.literal(true), result: results.getUpdates }),
  setWebhook: z.object({ ok: z.literal(true), result: results.setWebhook }),
  getWebhookInfo: z.object({ ok: z.literal(true), result: results.getWebhookInfo }),
};

const update = z.object({ update_id: z.int().nonnegative() });

export function isListeningMethod(method: string): method is ListeningMethod {
  return Object.hasOwn(results, method);
}

/** Undefined for an answer that can be used: a result, or a refusal that is final. */
export function findFault(method: ListeningMethod, answer: unknown): UselessAnswer | undefined {
  const refused = refusal.safeParse(answer).data;
  if (refused) {
    if (finalCodes[method].includes(refused.error_code)) return undefined;
    return { status: refused.error_code, retryAfter: refused.parameters?.retry_after };
  }
  return answers[method].safeParse(answer).success ? undefined : { status: "invalid", retryAfter: undefined };
}

/**
 * Takes out of a list of updates those without a number, which would stop the count of what was received.
 * Returns how many there were. What else is wrong with an update is found by whoever handles it.
 */
export function dropUnnumbered(updates: unknown[]): number {
  const numbered = updates.filter((one) => update.safeParse(one).success);
  const dropped = updates.length - numbered.length;
  if (dropped > 0) updates.splice(0, updates.length, ...numbered);
  return dropped;
}
