import { z } from "zod";
import type { HttpResponse } from "../../adapters/http/message.ts";
import { parseResponse } from "../../adapters/http/parse-response.ts";
import { listMissingCommands, telegramCommandSets } from "../../bots/telegram/profile.ts";
import { webhookPath } from "../../bots/telegram/webhook-address.ts";
import { hourMs } from "../../core/durations.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { measure } from "./check-service.ts";
import { explainFailure, explainStatus } from "./explain-failure.ts";
import type { CheckContext, Finding, Verdict } from "./finding.ts";
import { createProbe, type Probe } from "./probe.ts";

const service = { addressVariable: "TELEGRAM_API_ROOT", isNeeded: true };
const name = z.string().max(100).transform(cleanLine);

const identitySchema = z.object({
  username: name,
  can_join_groups: z.boolean().catch(true),
  can_read_all_group_messages: z.boolean().catch(false),
});
const webhookSchema = z.object({
  url: z.string().max(5_000).catch(""),
  pending_update_count: z.number().catch(0),
  last_error_date: z.number().optional().catch(undefined),
  last_error_message: name.optional().catch(undefined),
});
const commandsSchema = z.array(z.object({ command: z.string().max(100) })).max(200);

/** So many messages wait only where nobody has fetched them for long. */
const manyPending = 100;

/** Who the bot is, and whether people's messages come to us. Nothing is sent, and no update is fetched. */
export async function checkTelegram(context: CheckContext): Promise<Finding[]> {
  const { config, log, observer } = context;
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: root } = config;
  if (token === undefined)
    return [
      toFinding("Telegram", {
        is: "not-configured",
        says: "TELEGRAM_BOT_TOKEN is not set: nobody can write to Tremplin on Telegram",
        remedy: "to open it to people: make a bot with @BotFather (/newbot), and put its token into .env",
      }),
    ];
  const probe = createProbe("Telegram", log);
  const ask = createAsk(probe, `${root}/bot${token}`, log);
  try {
    const observed = await observer.observe(() => ask("getMe", identitySchema));
    const latency = measure(observed.calls);
    if ("error" in observed)
      return [{ ...toFinding("Telegram", explainFailure(observed.error, observed.calls, service)), ...latency }];
    const { value } = observed;
    if ("refused" in value) return [{ ...toFinding("Telegram", value.refused), ...latency }];
    const { username } = value.ok;
    const others = await observer.observe(() => Promise.all([checkWebhook(ask, context), checkCommands(ask)]));
    return [
      {
        ...toFinding("Telegram", { is: "ok", says: `is @${username}: people find it at https://t.me/${username}` }),
        ...latency,
      },
      toFinding("Telegram, groups", describeGroups(value.ok)),
      ...("error" in others
        ? [toFinding("Telegram, webhook and commands", explainFailure(others.error, others.calls, service))]
        : others.value),
    ];
  } finally {
    await probe.close();
  }
}

type Ask = <T>(
  method: string,
  shape: z.ZodType<T>,
  query?: URLSearchParams,
) => Promise<{ ok: T } | { refused: Verdict }>;

function createAsk(probe: Probe, base: string, log: CheckContext["log"]): Ask {
  return async (method, shape, query) => {
    const answer = await probe.get(`${base}/${method}${query ? `?${query}` : ""}`);
    const refused = explainRefusal(answer);
    if (refused) return { refused };
    const { result } = parseResponse({ name: "Telegram", log }, z.object({ result: shape }), answer);
    return { ok: result as z.output<typeof shape> };
  };
}

/** Where the address is right, Telegram answers 404 to what does not look like a token. */
function explainRefusal({ status, headers }: HttpResponse): Verdict | undefined {
  if (status === 401 || status === 404)
    return {
      is: "wrong",
      says: `TELEGRAM_BOT_TOKEN was refused (${status})`,
      remedy: "copy it again from @BotFather, or ask it there for a new one with /token, and put it into .env",
    };
  return explainStatus(status, headers, service);
}

function describeGroups({
  can_join_groups: canJoin,
  can_read_all_group_messages: readsAll,
}: z.infer<typeof identitySchema>): Verdict {
  if (readsAll)
    return {
      is: "look",
      says: "the privacy mode is off: Telegram hands us everything that is written in groups",
      remedy: "@BotFather, /setprivacy, Enable: commands and answers to the bot are enough",
    };
  if (!canJoin)
    return {
      is: "look",
      says: "nobody can add the bot to a group",
      remedy: "to allow it: @BotFather, /setjoingroups, Enable",
    };
  return { is: "ok", says: "can be added to groups, and reads there only what is meant for it" };
}

/** A call of Telegram that failed so lately may fail again. */
const recentErrorMs = hourMs;

/** Messages are sent to our own address where there is one, and fetched where none is set. */
async function checkWebhook(ask: Ask, { config, now }: CheckContext): Promise<Finding> {
  const subject = "Telegram, webhook";
  const answer = await ask("getWebhookInfo", webhookSchema);
  if ("refused" in answer) return toFinding(subject, answer.refused);
  const { url, pending_update_count: pending, last_error_date: failedAt = 0, last_error_message: failure } = answer.ok;
  const { PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: secret } = config;
  const own = publicUrl && secret ? `${publicUrl}${webhookPath}` : "";
  if (url !== own) return toFinding(subject, url === "" ? unregistered : describeForeignAddress(url));
  const how = own === "" ? "none, as it should be: messages are fetched" : `messages are sent to ${hostOf(own)}`;
  if (own !== "" && failure !== undefined && now().getTime() - failedAt * 1000 < recentErrorMs)
    return toFinding(subject, {
      is: "look",
      says: `${how}, and a call failed lately: ${failure}`,
      remedy: "look whether Tremplin runs, and whether https of PUBLIC_URL leads to it (docs/operating.md)",
    });
  if (pending >= manyPending)
    return toFinding(subject, {
      is: "look",
      says: `${how}; ${pending} messages wait`,
      remedy: "start Tremplin, or look at its log if it runs",
    });
  return toFinding(subject, { is: "ok", says: how });
}

const unregistered: Verdict = {
  is: "look",
  says: "Telegram does not know our address yet",
  remedy: "start Tremplin, or restart it: it registers the webhook",
};

function describeForeignAddress(url: string): Verdict {
  return {
    is: "wrong",
    says: `messages are sent to ${hostOf(url)}, and do not come here: another program uses this token`,
    remedy:
      "stop that program, or take its token away (@BotFather, /revoke, then the new token into .env); then restart Tremplin, which takes the address away",
  };
}

/** The address may hold a secret: its host alone is shown. */
function hostOf(url: string): string {
  return URL.canParse(url) ? cleanLine(new URL(url).hostname) : "another address";
}

async function checkCommands(ask: Ask): Promise<Finding> {
  const subject = "Telegram, commands";
  const missing = new Set<string>();
  for (const { commands, options } of telegramCommandSets) {
    const query = new URLSearchParams(
      Object.entries(options).map(([key, value]): [string, string] => [
        key,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    );
    const answer = await ask("getMyCommands", commandsSchema, query);
    if ("refused" in answer) return toFinding(subject, answer.refused);
    for (const command of listMissingCommands(answer.ok, commands)) missing.add(`/${command}`);
  }
  if (missing.size === 0) return toFinding(subject, { is: "ok", says: "all are shown" });
  return toFinding(subject, {
    is: "look",
    says: `Telegram does not show ${[...missing].join(", ")}`,
    remedy: "start Tremplin, or restart it: it registers them once it listens",
  });
}

function toFinding(subject: string, verdict: Verdict): Finding {
  return { area: "bots", subject, ...verdict };
}
