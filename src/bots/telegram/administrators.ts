import type { Api } from "grammy";
import { minuteMs } from "../../core/durations.ts";
import { createBoundedMap } from "../bounded-map.ts";
import { isPrivateChat } from "./group.ts";
import type { TelegramSender } from "./sender.ts";

/** So long it is believed: who is not an administrator any more may press that long. */
const knownMs = 5 * minuteMs;

/**
 * An administrator who writes anonymously does so in the name of the group, and presses buttons under their
 * own account. So what belongs to a chat may be pressed by its administrators, as Telegram tells us, and by
 * nobody else. Where Telegram does not tell (another chat, in which the bot is not): nobody.
 */
export function createAdministratorCheck(
  api: Api,
  sender: TelegramSender,
): (chat: string, person: string) => Promise<boolean> {
  const known = createBoundedMap<{ is: boolean; until: number }>();
  return async (chat, person) => {
    if (isPrivateChat(chat)) return false;
    const key = `${chat}:${person}`;
    const before = known.get(key);
    if (before && before.until > performance.now()) return before.is;
    const calling = { method: "getChatMember", chat, tries: 2, mostMs: 2_000 };
    const asked = await sender.call(calling, (id) => api.getChatMember(id, Number(person)));
    if ("refused" in asked) return false;
    const is = asked.ok.status === "administrator" || asked.ok.status === "creator";
    known.set(key, { is, until: performance.now() + knownMs });
    return is;
  };
}
