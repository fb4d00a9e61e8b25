import { readBody } from "./body.ts";
import { noted, perform, refusal, settle } from "./call.ts";
import { methodNamed } from "./schema.ts";
import type { Reply } from "./webhook.ts";
import type { World } from "./world.ts";

/**
 * Performs the call that a bot returned as its answer to an update. Nobody learns of its result, but it is
 * recorded.
 */
export function webhookReply(world: World): Reply {
  return async (type, bytes) => {
    const name = methodIn(type, bytes);
    if (name === undefined) return;
    const call = noted(world, methodNamed(name) ?? name, "webhook");
    try {
      const { params, files } = readBody(call.method, new URLSearchParams(), type, bytes);
      const { method: _, ...rest } = params;
      call.params = rest;
      settle(call, await perform(world, call.method, { params: rest, files }, new AbortController().signal));
    } catch (error) {
      settle(call, refusal(error));
    }
    world.sight.changed();
  };
}

/** Most answers are empty, or say something that is not a call. */
function methodIn(type: string, bytes: Buffer): string | undefined {
  if (bytes.length === 0 || !/json|urlencoded|multipart/.test(type)) return undefined;
  try {
    const { method } = readBody("", new URLSearchParams(), type, bytes).params;
    return typeof method === "string" ? method : undefined;
  } catch {
    return undefined;
  }
}
