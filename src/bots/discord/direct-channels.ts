import { type RESTPostAPICurrentUserCreateDMChannelResult, Routes } from "discord.js";
import type { Collection } from "../../core/collection.ts";
import type { View } from "../../core/conversation/view.ts";
import { dayMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import type { Owner } from "../../core/owner.ts";
import type { ReachOutcome } from "../../core/talk/ports.ts";
import { errorName, type Log } from "../../core/telemetry.ts";
import type { DiscordCall } from "./calls.ts";
import { buildInstallUrl } from "./install-url.ts";
import { renderDiscord } from "./render.ts";
import { toMessageBody } from "./surface.ts";

/** The channels in which people can be written to by themselves. */
export type DirectChannels = {
  find: (owner: Pick<Owner, "person">) => Promise<string | undefined>;
  /** This channel is their direct one. Never rejects. */
  note: (chat: string, person: string) => Promise<void>;
  /** Opens theirs and writes the greeting there. Rejects where Discord cannot say now whether that goes. */
  reach: (owner: Owner, greeting: View) => Promise<ReachOutcome>;
  forget: (person: string) => Promise<void>;
};

type DirectChannelsOptions = { post: DiscordCall; application: () => string; collection: Collection; log: Log };

const lifetime = 400 * dayMs;

/** Noted as `dm:person` → channel, and read from the store once. */
export function createDirectChannels({ post, application, collection, log }: DirectChannelsOptions): DirectChannels {
  /** Whose direct channel was noted since the start. */
  const noted = new Map<string, string>();
  /** For whom the store has not taken it: it is tried again with whatever they do next. */
  const unkept = new Set<string>();

  /** Written anew now and then, so that it lasts for as long as they are there. */
  async function note(chat: string, person: string): Promise<void> {
    if (noted.get(person) === chat && !unkept.has(person)) return;
    noted.set(person, chat);
    unkept.delete(person);
    try {
      await collection.set(`dm:${person}`, chat, lifetime);
    } catch (error) {
      // They are answered all the same.
      unkept.add(person);
      log.error({ service: "Discord", error: errorName(error) }, "a direct channel could not be saved");
    }
  }

  async function find({ person }: Pick<Owner, "person">): Promise<string | undefined> {
    const known = noted.get(person);
    if (known !== undefined) return known;
    const stored = await collection.get(`dm:${person}`).catch(() => undefined);
    return typeof stored === "string" ? stored : undefined;
  }

  /**
   * The first direct message is sent now: there is no other way to know whether someone can be written to.
   */
  async function reach(owner: Owner, greeting: View): Promise<ReachOutcome> {
    const { person } = owner;
    if ((await find(owner)) === owner.chat) return { chat: owner.chat };
    const greeted = await greet(post, person, greeting);
    if ("ok" in greeted) {
      // Known from now on, since what they asked for is told there. Its row is written once they write or
      // press there: nothing is written of someone who is having everything deleted.
      if (noted.get(person) !== greeted.ok) {
        noted.set(person, greeted.ok);
        unkept.add(person);
      }
      return { chat: greeted.ok };
    }
    const { refused } = greeted;
    if (refused === "closed" || refused === "stranger") return { is: refused, url: buildInstallUrl(application()) };
    throw new SourceError("Discord", "busy");
  }

  return {
    find,
    note,
    reach,
    forget: async (person) => {
      noted.delete(person);
      await collection.delete(`dm:${person}`);
    },
  };
}

/** Writes to someone in their direct channel, and notes nothing. Resolves with the channel. */
async function greet(post: DiscordCall, person: string, greeting: View) {
  const opened = await post<RESTPostAPICurrentUserCreateDMChannelResult>("POST", Routes.userChannels(), {
    recipient_id: person,
  });
  if ("refused" in opened) return opened;
  const { id } = opened.ok;
  const sent = await post("POST", Routes.channelMessages(id), toMessageBody(renderDiscord("", greeting)));
  return "ok" in sent ? { ok: id } : sent;
}
