import { visibleRoom } from "./access.ts";
import { type Handler, ok } from "./call.ts";
import { applicationOf, channelOf, guildSummary } from "./profile.ts";
import { missingAccess, Refusal, unknownGuild, unknownUser } from "./refusal.ts";

/** Who the bot is, and what it may look at. */
export const otherRoutes = {
  "GET /users/@me": ({ world }) => ok(world.me),
  "GET /applications/@me": ({ world }) => ok(applicationOf(world)),
  "GET /oauth2/applications/@me": ({ world }) => ok(applicationOf(world)),
  "POST /users/@me/channels": ({ world, body }) => {
    const { recipient_id: id } = body as { recipient_id?: string };
    if (id === world.me.id || id === undefined) throw new Refusal(400, 50033, "Invalid Recipient(s)");
    const human = world.people.get(id);
    if (!human || human.isGone) throw unknownUser();
    return ok(channelOf(world, human.room));
  },
  "GET /channels/{channel_id}": ({ world, params }) => ok(channelOf(world, visibleRoom(world, params.channel_id))),
  "GET /guilds/{guild_id}": ({ world, params }) => {
    const server = world.guilds.get(params.guild_id ?? "");
    if (!server) throw unknownGuild();
    if (!server.hasBot) throw missingAccess();
    return ok(guildSummary(server));
  },
  "GET /users/{user_id}": ({ world, params }) => {
    if (params.user_id === world.me.id) return ok(world.me);
    const human = world.people.get(params.user_id ?? "");
    if (!human) throw unknownUser();
    return ok(human.user);
  },
} satisfies Record<string, Handler>;
