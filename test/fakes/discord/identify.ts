import { GatewayCloseCodes as Close, GatewayIntentBits as Intent } from "discord.js";

/** The data of a payload, as the bot sent it. */
export type Fields = { [field: string]: unknown };

/** The intents that must be switched on for the application first, which ours never are. */
const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;
const ALL = Object.values(Intent).reduce<number>((sum, bit) => (typeof bit === "number" ? sum | bit : sum), 0);

/**
 * Why a bot that identifies like this is disconnected:
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway
 */
export function refusalOf(d: Fields, token: string): { code: Close; why: string } | undefined {
  const { intents, shard } = d;
  if (d.token !== token) return { code: Close.AuthenticationFailed, why: "Authentication failed." };
  if (typeof d.properties !== "object") return { code: Close.DecodeError, why: "Identify without properties." };
  if (shard !== undefined && String(shard) !== "0,1") return { code: Close.InvalidShard, why: "Invalid shard." };
  if (typeof intents !== "number" || !Number.isInteger(intents) || intents < 0 || intents & ~ALL)
    return { code: Close.InvalidIntents, why: "Invalid intent(s)." };
  if (intents & PRIVILEGED) return { code: Close.DisallowedIntents, why: "Disallowed intent(s)." };
  return undefined;
}
