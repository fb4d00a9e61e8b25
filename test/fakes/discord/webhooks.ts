import { InteractionResponseType as Response, InteractionType as Type } from "discord.js";
import { type Asking, type Handler, nothing, ok } from "./call.ts";
import { reply } from "./callbacks.ts";
import { edit, remove } from "./editing.ts";
import { checkEdit, checkNew } from "./message-rules.ts";
import { bodyOf, namesOf } from "./messages.ts";
import { broken, invalidWebhookToken, Refusal, unknownMessage } from "./refusal.ts";
import { type Asked, EPHEMERAL, type Kept } from "./world.ts";

const MESSAGE = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";
const ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";

const get: Handler = (asking) => ok(messageOf(asking).kept.message);

const patch: Handler = (asking) => {
  const { asked, kept } = messageOf(asking);
  const body = bodyOf(asking);
  checkEdit(body, namesOf(asking), kept);
  edit(asking.world, asked.room, kept, { body, files: asking.files });
  return ok(kept.message);
};

const erase: Handler = (asking) => {
  const { asked, kept } = messageOf(asking);
  remove(asking.world, asked.room, kept);
  return nothing;
};

/** What the bot does by the token of an interaction, after its acknowledgement and for 15 minutes. */
export const webhookRoutes = {
  "POST /webhooks/{webhook_id}/{webhook_token}": (asking) => {
    const { world, files } = asking;
    const asked = askedOf(asking);
    const body = bodyOf(asking);
    checkNew(body, namesOf(asking), "interaction");
    const { original } = asked;
    if (original?.isLoading && !original.isGone) {
      // The first follow-up replaces what a deferred reply announced, and keeps its visibility.
      edit(world, asked.room, original, { body: { ...body, flags: (body.flags ?? 0) & ~EPHEMERAL }, files });
      return ok(original.message);
    }
    if (asked.isForeign && asked.followUps.length >= MOST_FOLLOW_UPS) throw broken(400, 40094, TOO_MANY);
    const kept = reply(world, asked, { body, files });
    asked.followUps.push(kept);
    return ok(kept.message);
  },
  [`GET ${MESSAGE}`]: get,
  [`GET ${ORIGINAL}`]: get,
  [`PATCH ${MESSAGE}`]: patch,
  [`PATCH ${ORIGINAL}`]: patch,
  [`DELETE ${MESSAGE}`]: erase,
  [`DELETE ${ORIGINAL}`]: erase,
} satisfies Record<string, Handler>;

const MOST_FOLLOW_UPS = 5;
const TOO_MANY = "This interaction has reached the maximum number of follow up messages";
const TOKEN_MS = 15 * 60_000;

function askedOf({ world, params }: Asking): Asked {
  const asked = world.interactions.get(params.webhook_token ?? "");
  if (params.webhook_id !== world.me.id) throw new Refusal(404, 10015, "Unknown Webhook");
  if (!asked || world.now().getTime() - asked.at > TOKEN_MS) throw invalidWebhookToken();
  if (!asked.acknowledged || asked.type === Type.ApplicationCommandAutocomplete)
    throw broken(404, 10015, "Unknown Webhook", `before the acknowledgement of ${asked.what}`);
  return asked;
}

function messageOf(asking: Asking): { asked: Asked; kept: Kept } {
  const asked = askedOf(asking);
  const { message_id: id } = asking.params;
  const { original, followUps } = asked;
  const wanted = id === undefined ? original : [original, ...followUps].find((kept) => kept?.message.id === id);
  if (id === undefined && asked.acknowledged?.type === Response.Modal)
    throw broken(404, 10008, "Unknown Message", `${asked.what} was answered with a modal, so there is no message`);
  if (!wanted || wanted.isGone) throw unknownMessage();
  return { asked, kept: wanted };
}
