import { z } from "zod";
import { parseResponse } from "../../adapters/http/parse-response.ts";
import { listMissingCommands } from "../../bots/discord/commands.ts";
import { endpointPath } from "../../bots/discord/endpoint.ts";
import { buildInstallUrl, buildServerInstallUrl } from "../../bots/discord/install-url.ts";
import type { Config } from "../../config.ts";
import { cleanLine } from "../../core/text/clean-text.ts";
import { measure } from "./check-service.ts";
import { explainFailure, explainStatus } from "./explain-failure.ts";
import type { CheckContext, Finding, Verdict } from "./finding.ts";
import { createProbe, type Probe } from "./probe.ts";
import { describeDuration } from "./read-quota.ts";

const portal = "discord.com/developers, your application";
const service = {
  addressVariable: "DISCORD_API_ROOT",
  isNeeded: true,
  credentials: {
    refused: "DISCORD_TOKEN was refused",
    remedy: `copy it again from ${portal}, Bot, Reset Token, and put it into .env`,
  },
};

const applicationSchema = z.object({
  id: z.string().regex(/^\d{1,25}$/),
  name: z.string().max(200).transform(cleanLine),
  bot_public: z.boolean().catch(true),
  bot_require_code_grant: z.boolean().catch(false),
  flags: z.number().int().catch(0),
  verify_key: z.string().max(100).optional().catch(undefined),
  interactions_endpoint_url: z.string().max(5_000).nullish().catch(undefined),
  /** Absent in older applications. */
  integration_types_config: z.record(z.string().max(10), z.unknown()).nullish().catch(undefined),
});
type Application = z.infer<typeof applicationSchema>;

const gatewaySchema = z.object({
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});
const commandsSchema = z.array(z.object({ name: z.string().max(100) })).max(500);

/** Discord, "Application Flags": GATEWAY_MESSAGE_CONTENT, and the same of an application in few servers. */
const messageContentFlags = (1 << 18) | (1 << 19);
/** A process that starts again and again uses up a session each time. */
const leastShareOfSessions = 0.1;

/** The application as Discord knows it. No session is begun, and nothing is written. */
export async function checkDiscord({ config, log, observer }: CheckContext): Promise<Finding[]> {
  const { DISCORD_TOKEN: token, DISCORD_API_ROOT: root } = config;
  if (token === undefined)
    return [
      toFinding("Discord", {
        is: "not-configured",
        says: "DISCORD_TOKEN is not set: nobody can write to Tremplin on Discord",
        remedy:
          "to open it to people: make an application on discord.com/developers, and put the token of its bot into .env",
      }),
    ];
  const probe = createProbe("Discord", log);
  const ask = createAsk(probe, `${root}/v10`, token, log);
  try {
    const observed = await observer.observe(() => ask("/applications/@me", applicationSchema));
    const latency = measure(observed.calls);
    if ("error" in observed)
      return [{ ...toFinding("Discord", explainFailure(observed.error, observed.calls, service)), ...latency }];
    const { value } = observed;
    if ("refused" in value) return [{ ...toFinding("Discord", value.refused), ...latency }];
    const others = await observer.observe(() => Promise.all([checkCommands(ask, value.ok), checkSessions(ask)]));
    return [
      { ...toFinding("Discord", { is: "ok", says: `is "${value.ok.name}"` }), ...latency },
      toFinding("Discord, invitation", describeInvitation(value.ok)),
      toFinding("Discord, interactions", describeEndpoint(value.ok, config)),
      toFinding("Discord, intents", describeIntents(value.ok)),
      ...("error" in others
        ? [toFinding("Discord, commands and sessions", explainFailure(others.error, others.calls, service))]
        : others.value),
    ];
  } finally {
    await probe.close();
  }
}

type Ask = <T>(path: string, shape: z.ZodType<T>) => Promise<{ ok: T } | { refused: Verdict }>;

function createAsk(probe: Probe, base: string, token: string, log: CheckContext["log"]): Ask {
  return async (path, shape) => {
    const answer = await probe.get(`${base}${path}`, { authorization: `Bot ${token}` });
    const refused = explainStatus(answer.status, answer.headers, service);
    if (refused) return { refused };
    return { ok: parseResponse({ name: "Discord", log }, shape, answer) };
  };
}

function describeInvitation({
  id,
  bot_public: isPublic,
  bot_require_code_grant: needsCode,
  ...one
}: Application): Verdict {
  const links = `for a server ${buildServerInstallUrl(id)} , for oneself ${buildInstallUrl(id)}`;
  if (needsCode)
    return {
      is: "wrong",
      says: "the invitation fails: it asks for a code grant",
      remedy: `${portal}, Bot: turn "Requires OAuth2 Code Grant" off`,
    };
  const types = Object.keys(one.integration_types_config ?? { 0: {}, 1: {} });
  const missing = [...(types.includes("0") ? [] : ["Guild Install"]), ...(types.includes("1") ? [] : ["User Install"])];
  if (missing.length > 0)
    return {
      is: "look",
      says: `${missing.join(" and ")} is off: ${missing.includes("User Install") ? "who shares no server with it gets no alerts" : "it cannot be added to servers"}; ${links}`,
      remedy: `${portal}, Installation: tick User Install and Guild Install`,
    };
  if (!isPublic)
    return {
      is: "look",
      says: `only its owner can add it to servers; ${links}`,
      remedy: `to allow others: ${portal}, Bot: turn "Public Bot" on`,
    };
  return { is: "ok", says: links };
}

/** Where an address is set, commands and buttons go there, and the gateway hears of none. */
function describeEndpoint(
  { interactions_endpoint_url: url, verify_key: verifyKey }: Application,
  { DISCORD_PUBLIC_KEY: key, PUBLIC_URL: publicUrl }: Config,
): Verdict {
  if (key !== undefined && verifyKey !== undefined && key.toLowerCase() !== verifyKey.toLowerCase())
    return {
      is: "wrong",
      says: "DISCORD_PUBLIC_KEY is the key of another application",
      remedy: `copy it again from ${portal}, General Information, into .env`,
    };
  if (!url) return { is: "ok", says: "no address is set: they come by the gateway" };
  const host = URL.canParse(url) ? cleanLine(new URL(url).hostname) : "another address";
  const isOurs = url.endsWith(endpointPath) && (publicUrl === undefined || url === `${publicUrl}${endpointPath}`);
  if (key !== undefined && isOurs) return { is: "ok", says: `commands and buttons are sent to ${host}` };
  return {
    is: "wrong",
    says: `commands and buttons are sent to ${host}, and do not come here`,
    remedy: `${portal}, General Information: empty the field "Interactions Endpoint URL", or write PUBLIC_URL/discord there and set DISCORD_PUBLIC_KEY`,
  };
}

function describeIntents({ flags }: Application): Verdict {
  if ((flags & messageContentFlags) === 0) return { is: "ok", says: "reads no messages of servers, and needs none" };
  return {
    is: "look",
    says: "may read all messages of its servers, which it never needs",
    remedy: `${portal}, Bot: turn "Message Content Intent" off`,
  };
}

async function checkCommands(ask: Ask, { id }: Application): Promise<Finding> {
  const subject = "Discord, commands";
  const answer = await ask(`/applications/${id}/commands`, commandsSchema);
  if ("refused" in answer) return toFinding(subject, answer.refused);
  const missing = listMissingCommands(answer.ok).map((name) => `/${name}`);
  if (missing.length === 0) return toFinding(subject, { is: "ok", says: "all are registered" });
  return toFinding(subject, {
    is: "look",
    says: `Discord does not have ${missing.join(", ")}`,
    remedy: "start Tremplin, or restart it: it registers them once it listens",
  });
}

async function checkSessions(ask: Ask): Promise<Finding> {
  const subject = "Discord, gateway";
  const answer = await ask("/gateway/bot", gatewaySchema);
  if ("refused" in answer) return toFinding(subject, answer.refused);
  const { total, remaining, reset_after: resetMs } = answer.ok.session_start_limit;
  const quota = `${remaining} of ${total} sessions, all again in ${describeDuration(resetMs)}`;
  if (remaining >= leastShareOfSessions * total)
    return toFinding(subject, { is: "ok", says: "can be connected to", quota });
  return toFinding(subject, {
    is: "look",
    says: "few sessions are left to be begun: something starts again and again, here or with the same token elsewhere",
    quota,
    remedy: "look at the log for how often it starts; Discord takes the token away when none is left",
  });
}

function toFinding(subject: string, verdict: Verdict): Finding {
  return { area: "bots", subject, ...verdict };
}
