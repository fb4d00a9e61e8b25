import * as spec from "discord-api-spec/zod";
import type {
  RESTGetAPIApplicationCommandsQuery,
  RESTGetAPIChannelMessagesQuery,
  RESTGetAPIGuildQuery,
  RESTGetAPIWebhookWithTokenMessageQuery,
  RESTPatchAPIWebhookWithTokenMessageQuery,
  RESTPostAPIInteractionCallbackQuery,
  RESTPostAPIWebhookWithTokenQuery,
} from "discord-api-types/v10";
import { array, union, type ZodMiniType } from "zod/mini";

/** What an operation takes: the schema of its body, if it has one, and the names of its query parameters. */
export type Operation = { body?: ZodMiniType; query?: readonly string[] };

const queryOf =
  <Q>() =>
  (...query: (keyof Q & string)[]) => ({ query });

const ofGet = queryOf<RESTGetAPIWebhookWithTokenMessageQuery>()("thread_id");
const ofPatch = queryOf<RESTPatchAPIWebhookWithTokenMessageQuery>()("thread_id", "with_components");

/** The commands of a place, which is everywhere or one server. */
const commandsOf = <P extends string>(path: P) => ({
  [`GET ${path}`]: queryOf<RESTGetAPIApplicationCommandsQuery>()("with_localizations"),
  [`PUT ${path}`]: { body: array(spec.ApplicationCommandUpdateRequestSchema) },
  [`POST ${path}`]: { body: spec.ApplicationCommandCreateRequestSchema },
  [`GET ${path}/{command_id}`]: {},
  [`PATCH ${path}/{command_id}`]: { body: spec.ApplicationCommandPatchRequestPartialSchema },
  [`DELETE ${path}/{command_id}`]: {},
});

const MESSAGE = "/webhooks/{webhook_id}/{webhook_token}/messages";

/** The operations that our bot and our tests call, as Discord's document writes their paths. */
export const operations: Readonly<Record<string, Operation>> = {
  "GET /users/@me": {},
  "GET /users/{user_id}": {},
  "GET /applications/@me": {},
  "GET /oauth2/applications/@me": {},
  "GET /channels/{channel_id}": {},
  "GET /guilds/{guild_id}": queryOf<RESTGetAPIGuildQuery>()("with_counts"),
  "POST /users/@me/channels": { body: spec.CreatePrivateChannelRequestSchema },
  "GET /channels/{channel_id}/messages": queryOf<RESTGetAPIChannelMessagesQuery>()(
    "around",
    "before",
    "after",
    "limit",
  ),
  "POST /channels/{channel_id}/messages": { body: spec.MessageCreateRequestSchema },
  "GET /channels/{channel_id}/messages/{message_id}": {},
  "PATCH /channels/{channel_id}/messages/{message_id}": { body: spec.MessageEditRequestPartialSchema },
  "DELETE /channels/{channel_id}/messages/{message_id}": {},
  "POST /channels/{channel_id}/typing": {},
  ...commandsOf("/applications/{application_id}/commands"),
  ...commandsOf("/applications/{application_id}/guilds/{guild_id}/commands"),
  "POST /interactions/{interaction_id}/{interaction_token}/callback": {
    body: union([
      spec.ApplicationCommandAutocompleteCallbackRequestSchema,
      spec.CreateMessageInteractionCallbackRequestSchema,
      spec.ModalInteractionCallbackRequestSchema,
      spec.UpdateMessageInteractionCallbackRequestSchema,
    ]),
    ...queryOf<RESTPostAPIInteractionCallbackQuery>()("with_response"),
  },
  /** The specification has two kinds of bodies here; a bot that follows up an interaction sends this one. */
  "POST /webhooks/{webhook_id}/{webhook_token}": {
    body: spec.IncomingWebhookRequestPartialSchema,
    ...queryOf<RESTPostAPIWebhookWithTokenQuery>()("wait", "thread_id", "with_components"),
  },
  ...Object.fromEntries(
    ["{message_id}", "@original"].flatMap((id): [string, Operation][] => [
      [`GET ${MESSAGE}/${id}`, ofGet],
      [`PATCH ${MESSAGE}/${id}`, { body: spec.IncomingWebhookUpdateRequestPartialSchema, ...ofPatch }],
      [`DELETE ${MESSAGE}/${id}`, ofGet],
    ]),
  ),
};
