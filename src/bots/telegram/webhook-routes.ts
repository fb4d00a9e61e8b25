import type { Update } from "grammy/types";
import { Hono } from "hono";
import { z } from "zod";
import type { Log } from "../../core/telemetry.ts";
import { answerLater, limitPosted, requireJson } from "../posted-events.ts";
import { isSameSecret } from "../same-secret.ts";
import type { ReceiveUpdate } from "./webhook.ts";

/** Telegram's name for the secret that it was given with the address. */
const secretHeader = "x-telegram-bot-api-secret-token";

const postedUpdate = z.looseObject({ update_id: z.int().nonnegative() });

/**
 * What Telegram calls. It takes 200 as a promise that the update needs not come again, and repeats it after
 * anything else.
 */
export function createWebhookRoutes(secret: string, receive: ReceiveUpdate, log: Log): Hono {
  let isSaid = false;
  return new Hono().post(
    "/",
    async (c, next) => {
      if (isSameSecret(c.req.header(secretHeader) ?? "", secret)) return next();
      // Once: anybody may call.
      if (!isSaid) log.warn({ service: "Telegram" }, "a call of the webhook had another secret, and was refused");
      isSaid = true;
      return c.body(null, 401);
    },
    requireJson,
    limitPosted,
    async (c) => {
      const update = postedUpdate.safeParse(await c.req.json().catch(() => undefined));
      if (!update.success) return c.body(null, 400);
      // What else is wrong with it is found by whoever handles it.
      const outcome = await receive(update.data as unknown as Update);
      return outcome === "taken" ? c.body(null, 200) : answerLater(c);
    },
  );
}
