import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/*
 * What platforms post to us, instead of being asked: beside the page, and for nobody else.
 */

/** No event of a platform comes near it. Bytes. */
const maxPostedBytes = 1_048_576;

/** Refuses larger bodies, whether or not they say how large they are. */
export const limitPosted: MiddlewareHandler = bodyLimit({
  maxSize: maxPostedBytes,
  onError: (c) => c.body(null, 413),
});

/** Refuses what does not say that it is JSON. */
export const requireJson: MiddlewareHandler = async (c, next) => {
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header("content-type") ?? "")) return c.body(null, 415);
  await next();
};

/** To come again in a moment: we have only just started, or are about to stop. */
export function answerLater(c: Context): Response {
  return c.body(null, 503, { "retry-after": "2" });
}
