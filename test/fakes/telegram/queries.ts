import type { Handlers } from "./methods.ts";
import { badRequest } from "./refusal.ts";
import type { World } from "./world.ts";

/** Answers to taps and to inline queries: once each, and soon. */
export const queryMethods = {
  answerCallbackQuery: (world, { callback_query_id: id, text, show_alert, url }) => {
    const query = world.callbacks.get(id);
    if (!query || query.answer || isOld(world, query.at)) throw badRequest(TOO_OLD);
    query.answer = { ...(text ? { text } : {}), ...(show_alert ? { show_alert } : {}), ...(url ? { url } : {}) };
    const who = query.from.first_name;
    if (text) query.room.story.push({ kind: "toast", who, text, isAlert: show_alert === true });
    world.sight.changed(query.room);
    return true;
  },
  answerInlineQuery: (world, { inline_query_id: id, results }) => {
    const query = world.inlineQueries.get(id);
    if (!query || query.results || isOld(world, query.at)) throw badRequest(TOO_OLD);
    query.results = results;
    world.sight.changed();
    return true;
  },
} satisfies Handlers;

function isOld(world: World, at: Date): boolean {
  return world.now().getTime() - at.getTime() > world.callbackSeconds * 1000;
}

const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";
