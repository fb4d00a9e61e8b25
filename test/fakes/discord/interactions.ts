import { InteractionType as Type } from "discord.js";
import { isConnected } from "./access.ts";
import { LARGEST } from "./body.ts";
import { channelOf, memberOf, permissionsIn } from "./profile.ts";
import type { Content } from "./rooms.ts";
import type { Asked, Human, Kept, Room, World } from "./world.ts";

type Doing = { type: Type; data: object; what: string; source?: Kept | undefined; completes?: number };

/**
 * A person does something that the bot must acknowledge: INTERACTION_CREATE, sent whatever the intents are,
 * or posted to the endpoint of the application.
 */
export function ask(world: World, human: Human, room: Room, { type, data, what, source, completes }: Doing): Asked {
  const { server } = room;
  const id = world.snowflake();
  const asked: Asked = {
    ...{ id, token: `interaction-${id}-${"x".repeat(60)}`, type, human, room, what },
    ...{ at: world.now().getTime(), isForeign: server?.hasBot === false, followUps: [] },
    ...(source ? { source } : {}),
    ...(completes === undefined ? {} : { completes }),
  };
  world.interactions.set(asked.token, asked);
  const place = server
    ? {
        guild_id: server.id,
        guild: { id: server.id, locale: server.locale, features: [] },
        guild_locale: server.locale,
      }
    : {};
  const interaction = {
    ...{ id, application_id: world.me.id, type, data, token: asked.token, version: 1, ...place },
    ...{
      channel_id: room.id,
      channel: { ...channelOf(world, room), ...(server ? { permissions: permissionsIn(room) } : {}) },
    },
    ...(server ? { member: { ...memberOf(human.user), permissions: permissionsIn(room) } } : { user: human.user }),
    ...(source ? { message: source.message } : {}),
    ...{ app_permissions: permissionsIn(room), locale: human.locale, entitlements: [], entitlement_sku_ids: [] },
    ...{ context: server ? 0 : 1, authorizing_integration_owners: ownersOf(world, human, room) },
    attachment_size_limit: LARGEST,
  };
  if (world.endpoint.isSet()) world.endpoint.deliver(world, interaction, asked);
  else world.gateway.dispatch("INTERACTION_CREATE", interaction);
  world.sight.changed(room);
  return asked;
}

/** Through whom the app is there: 0 a server, 1 the person. In direct messages the server has no id. */
function ownersOf(world: World, human: Human, { server }: Room): Record<string, string> {
  const isThere = server ? server.hasBot : isConnected(world, { ...human, hasInstalled: false });
  return {
    ...(isThere ? { 0: server?.id ?? "0" } : {}),
    ...(human.hasInstalled ? { 1: human.user.id } : {}),
  };
}

/** How a message says which interaction it answers. */
export function interactionMetadata({ id, type, human, source }: Asked): Content {
  const common = { id, user: human.user, authorizing_integration_owners: {} };
  if (type === Type.MessageComponent)
    return { interaction_metadata: { ...common, type, interacted_message_id: source?.message.id ?? "0" } };
  if (type === Type.ApplicationCommand) return { interaction_metadata: { ...common, type } };
  return {};
}
