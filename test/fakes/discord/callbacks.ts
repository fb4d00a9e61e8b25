import { InteractionResponseType as Response, InteractionType as Type } from "discord.js";
import { type Asking, type Handler, nothing, ok } from "./call.ts";
import { edit, write } from "./editing.ts";
import { interactionMetadata } from "./interactions.ts";
import { checkEdit, checkNew, has, type MessageBody } from "./message-rules.ts";
import { namesOf } from "./messages.ts";
import { modalWrongs } from "./modal-rules.ts";
import { nameOf } from "./profile.ts";
import { broken, check, invalidForm, unknownInteraction, unknownMessage, type Wrong } from "./refusal.ts";
import { note } from "./rooms.ts";
import { type Asked, type Choice, EPHEMERAL, type Kept, LOADING, type Modal, type World } from "./world.ts";

type Callback = { type: number; data?: (MessageBody & Modal & { choices?: Choice[] }) | null };

/**
 * The first answer to an interaction:
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */
export const callbackRoutes = {
  "POST /interactions/{interaction_id}/{interaction_token}/callback": (asking) => {
    const { world, params, query, call } = asking;
    const body = asking.body as Callback;
    const asked = world.interactions.get(params.interaction_token ?? "");
    if (!asked || asked.id !== params.interaction_id) throw unknownInteraction();
    if (asked.acknowledged)
      throw broken(400, 40060, "Interaction has already been acknowledged.", `twice: ${asked.what}`);
    if (call.platformAt - asked.at > ACKNOWLEDGE_MS) {
      note(world, asked.room, `the app says that ${nameOf(world.me)} did not answer ${asked.what}`);
      throw unknownInteraction();
    }
    checkType(asked, body);
    respond({ ...asking, body: body.data ?? {} }, asked, body);
    const { choices } = body.data ?? {};
    asked.acknowledged = { type: body.type, ...(choices ? { choices } : {}) };
    world.sight.changed(asked.room);
    return query.get("with_response") === "true" ? ok(responseOf(asked, body.type)) : nothing;
  },
} satisfies Record<string, Handler>;

const ACKNOWLEDGE_MS = 3000;

/** Which answers each kind of interaction may have. */
const ALLOWED: Record<number, number[]> = {
  [Type.ApplicationCommand]: [
    Response.ChannelMessageWithSource,
    Response.DeferredChannelMessageWithSource,
    Response.Modal,
  ],
  [Type.MessageComponent]: [
    ...[Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource, Response.Modal],
    ...[Response.DeferredMessageUpdate, Response.UpdateMessage],
  ],
  [Type.ApplicationCommandAutocomplete]: [Response.ApplicationCommandAutocompleteResult],
  [Type.ModalSubmit]: [Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource],
};
const UPDATES: number[] = [Response.DeferredMessageUpdate, Response.UpdateMessage];

function checkType(asked: Asked, { type, data }: Callback): void {
  const isUpdateOfSource = asked.type === Type.ModalSubmit && asked.source !== undefined && UPDATES.includes(type);
  if (!ALLOWED[asked.type]?.includes(type) && !isUpdateOfSource)
    throw invalidForm([{ path: ["type"], code: "INTERACTION_TYPE_INVALID", message: wrongType(asked, type) }]);
  const { flags, ...rest } = data ?? {};
  const isDeferred = type === Response.DeferredChannelMessageWithSource || type === Response.DeferredMessageUpdate;
  const isOnlyEphemeral = ((flags ?? 0) & ~EPHEMERAL) === 0;
  const extra = Object.keys(rest).filter((field) => field !== "tts");
  if (!isDeferred || (isOnlyEphemeral && extra.length === 0)) return;
  const message = "a deferred reply carries no message, and only the flag EPHEMERAL";
  throw invalidForm([{ path: ["data", ...extra.slice(0, 1)], code: "INTERACTION_DEFERRED_DATA", message }]);
}

function wrongType({ what }: Asked, type: number): string {
  return `${what} cannot be answered with type ${type}`;
}

function respond(asking: Asking, asked: Asked, { type, data }: Callback): void {
  const { world, files } = asking;
  const { room, source } = asked;
  const body = data ?? ({} as MessageBody);
  if (type === Response.ChannelMessageWithSource) {
    checkNew(body, namesOf(asking), "interaction");
    asked.original = reply(world, asked, { body, files });
  } else if (type === Response.DeferredChannelMessageWithSource) {
    const promised = { body: { flags: (body.flags ?? 0) | LOADING }, files: [] };
    asked.original = reply(world, asked, promised, { isLoading: true });
  } else if (UPDATES.includes(type) && source) {
    if (type === Response.UpdateMessage && data) {
      if (source.isGone) throw unknownMessage();
      checkEdit(body, namesOf(asking), source);
      edit(world, room, source, { body, files });
    }
    asked.original = source;
  } else if (type === Response.ApplicationCommandAutocompleteResult) offer(asked, data?.choices ?? []);
  else if (type === Response.Modal && data) {
    check(modalWrongs(data));
    asked.human.modal = { modal: data, asked };
    room.story.push({ kind: "modal", who: asked.human.user, modal: data });
  }
}

type Sent = Parameters<typeof write>[2];

/** A message that answers an interaction, visible to one person if its flags say so. */
export function reply(world: World, asked: Asked, sent: Sent, kept: Partial<Kept> = {}): Kept {
  const metadata = { application_id: world.me.id, webhook_id: world.me.id, ...interactionMetadata(asked) };
  const more = has(sent.body.flags, EPHEMERAL) ? { ...kept, onlyFor: asked.human.user.id } : kept;
  return write(world, asked.room, sent, { type: asked.type === Type.ApplicationCommand ? 20 : 0, ...metadata }, more);
}

function offer(asked: Asked, choices: Choice[]): void {
  const isText = asked.completes === 3;
  const wrongs = choices.flatMap(({ name, value }, index): Wrong[] => {
    const at = (field: string, message: string) => [
      { path: ["data", "choices", index, field], code: "BASE_TYPE_BAD_LENGTH", message },
    ];
    if (isText !== (typeof value === "string")) return at("value", `must be ${isText ? "a string" : "a number"}`);
    if (String(value).length > 100) return at("value", "Must be 100 or fewer in length.");
    return name.trim() === "" ? at("name", "Must be between 1 and 100 in length.") : [];
  });
  check(wrongs);
  const text = `is offered ${choices.map(({ name }) => name).join(" | ") || "nothing"}`;
  asked.room.story.push({ kind: "act", who: asked.human.user, text });
}

function responseOf({ id, type: askedType, original }: Asked, type: number): object {
  const isMessage = type === Response.ChannelMessageWithSource || type === Response.DeferredChannelMessageWithSource;
  const hasMessage = original && (isMessage || type === Response.UpdateMessage);
  const messageFields = hasMessage
    ? {
        response_message_id: original.message.id,
        response_message_loading: original.isLoading,
        response_message_ephemeral: original.onlyFor !== undefined,
      }
    : {};
  return {
    interaction: { id, type: askedType, ...messageFields },
    ...(hasMessage ? { resource: { type, message: original.message } } : {}),
  };
}
