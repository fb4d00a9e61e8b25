import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  type APIInteraction,
  InteractionContextType,
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from "discord.js";
import { hourMs } from "../../core/durations.ts";
import type { Confidential } from "../../core/talk/ports.ts";
import type { DiscordCall, DiscordOutcome } from "./calls.ts";
import { renderDiscord, renderPlainDiscord } from "./render.ts";
import { toMessageBody } from "./surface.ts";

/*
 * Answers to distress and danger. None is given up before it has arrived, or Discord says that it never will:
 * what was answered in time is not asked again, and where nobody knows, twice is better than not at all.
 */

type ConfideOptions = {
  call: DiscordCall;
  application: () => string;
  /** Nothing is tried again any more. */
  stopped: AbortSignal;
};

const longestMs = hourMs;
const longestPauseMs = 30_000;

/**
 * Answers at once, with a message that this person alone sees: nothing was promised before. Where it is too
 * late for that, or nobody knows whether it arrived, with a further answer, else in their direct channel.
 */
export async function confideByInteraction(
  options: ConfideOptions,
  interaction: APIInteraction,
  person: string,
  { screen, view }: Confidential,
): Promise<void> {
  const { call, application } = options;
  const { id, token } = interaction;
  const flags = isDirect(interaction) ? 0 : MessageFlags.Ephemeral;
  const [body, plain] = listBodies(screen, { screen, view }, flags);
  const type = InteractionResponseType.ChannelMessageWithSource;
  const callback = Routes.interactionCallback(id, token);
  let outcome = await call("POST", callback, { type, data: body });
  if (isRefused(outcome, "invalid")) outcome = await call("POST", callback, { type, data: plain });
  if (isRefused(outcome, "failed")) outcome = await call("POST", Routes.webhook(application(), token), body);
  if ("ok" in outcome || outcome.refused === "acknowledged") return;
  await confideDirectly(options, () => openDirectChannel(call, person), { screen: "-", view });
}

/** In a direct channel, which may have to be opened. */
export async function confideDirectly(
  { call, stopped }: ConfideOptions,
  findChannel: () => Promise<DiscordOutcome<string>>,
  confidential: Confidential,
): Promise<void> {
  // The same of all attempts: Discord takes none of them twice.
  const idempotency = { nonce: randomBytes(9).toString("base64url"), enforce_nonce: true };
  const [body, plain] = listBodies(confidential.screen, confidential, 0);
  const end = performance.now() + longestMs;
  for (let pauseMs = 500; !stopped.aborted; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
    let outcome: DiscordOutcome<unknown> = await findChannel();
    if ("ok" in outcome) {
      const route = Routes.channelMessages(String(outcome.ok));
      outcome = await call("POST", route, { ...body, ...idempotency });
      if (isRefused(outcome, "invalid")) outcome = await call("POST", route, { ...plain, ...idempotency });
    }
    if (!isRefused(outcome, "failed") || performance.now() > end) return;
    await wait(pauseMs, undefined, { ref: false, signal: stopped }).catch(() => {});
  }
}

async function openDirectChannel(call: DiscordCall, person: string): Promise<DiscordOutcome<string>> {
  const opened = await call<RESTPostAPICurrentUserCreateDMChannelResult>("POST", Routes.userChannels(), {
    recipient_id: person,
  });
  return "ok" in opened ? { ok: opened.ok.id } : opened;
}

/** The message, and what is sent where Discord does not take that. */
function listBodies(screen: string, { view }: Confidential, flags: number) {
  return [renderDiscord(screen, view), renderPlainDiscord(screen, view)].map((message) =>
    toMessageBody(message, flags),
  );
}

const isRefused = (outcome: DiscordOutcome<unknown>, refused: string): boolean =>
  "refused" in outcome && outcome.refused === refused;

/** Whether nobody else reads along where that was done. */
export function isDirect({ context, guild_id: guild }: APIInteraction): boolean {
  return context === undefined ? guild === undefined : context === InteractionContextType.BotDM;
}
