import { parseEnv } from "node:util";
import { z } from "zod";
import { tokenUrls } from "./adapters/france-travail/api/token-urls.ts";
import { isWebhookAddress } from "./bots/telegram/webhook-address.ts";
import { parseAddressSet } from "./bots/web/ip.ts";
import { CannotStart } from "./cannot-start.ts";
import { readDotEnvText } from "./dot-env.ts";
import { listNameDoubts, type NameDoubt } from "./env-names.ts";

export { CannotStart };

/** The environment, validated and with its defaults. `.env.example` explains each variable. */
export type Config = z.infer<typeof schema>;

const set = z.string().trim().min(1).optional();
const httpUrl = z
  .string()
  .trim()
  .regex(/^https?:\/\/[^\s/]+/, "must be an http or https address")
  .transform((url) => url.replace(/(?<!\/)\/+$/, ""));
function wholeNumber(least: number, most: number) {
  const message = `must be a whole number between ${least} and ${most}`;
  return z
    .string()
    .trim()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);
}

/** Whether it can name a store; of PostgreSQL, a database by its name. */
export function isStoreUrl(text: string): boolean {
  if (/^(?:sqlite:\/\/.+|memory:\/\/)$/.test(text)) return true;
  return /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text) && new URL(text).pathname.length > 1;
}

/** The token of each bot that people find on a messaging service. */
const botTokens = { telegram: "TELEGRAM_BOT_TOKEN", discord: "DISCORD_TOKEN" } as const;

/** The platforms that variables of the environment switch on. */
export type ConfiguredPlatform = keyof typeof botTokens | "web";

type BotTokens = { [variable in (typeof botTokens)[keyof typeof botTokens]]?: string | undefined };

/** Whether people can write to a bot of ours. */
export const hasBot = (env: BotTokens): boolean => Object.values(botTokens).some((token) => env[token] !== undefined);

/** The token of the bot of that platform, where it is one that has a token. */
export function findBotToken(env: BotTokens, platform: string): string | undefined {
  const [, variable] = Object.entries(botTokens).find(([id]) => id === platform) ?? [];
  return variable && env[variable];
}

const schema = z
  .object({
    TELEGRAM_BOT_TOKEN: set.refine(
      (token) => token === undefined || /^[^\s/]+$/.test(token),
      "is not a bot token: copy it again from @BotFather",
    ),
    TELEGRAM_API_ROOT: httpUrl.default("https://api.telegram.org"),
    TELEGRAM_MESSAGES_PER_SECOND: wholeNumber(1, 1000).default(25),
    DISCORD_TOKEN: set.refine(
      (token) => token === undefined || /^[^\s/]+$/.test(token),
      "is not a bot token: copy it again from the developer portal",
    ),
    DISCORD_API_ROOT: httpUrl.default("https://discord.com/api"),
    DISCORD_PUBLIC_KEY: set.refine(
      (key) => key === undefined || /^[\da-f]{64}$/i.test(key),
      "is not the public key of an application (64 signs, 0 to 9 and a to f): copy it again from discord.com/developers, General Information",
    ),
    FRANCE_TRAVAIL_CLIENT_ID: set,
    FRANCE_TRAVAIL_CLIENT_SECRET: set,
    FRANCE_TRAVAIL_TOKEN_URL: httpUrl.default(tokenUrls.usual),
    FRANCE_TRAVAIL_API_URL: httpUrl.default("https://api.francetravail.io/partenaire"),
    FRANCE_TRAVAIL_CALLS_PER_SECOND: wholeNumber(1, 100).default(9),
    EVENTS_API_URL: httpUrl.default("https://api.francetravail.io/partenaire/evenements"),
    LABOUR_MARKET_API_URL: httpUrl.default("https://api.francetravail.io/partenaire"),
    ALTERNANCE_API_TOKEN: set,
    ALTERNANCE_API_URL: httpUrl.default("https://api.apprentissage.beta.gouv.fr/api"),
    CPF_API_URL: httpUrl.default("https://opendata.caissedesdepots.fr"),
    INCLUSION_API_URL: httpUrl.default("https://emplois.inclusion.beta.gouv.fr"),
    HRFLOW_API_URL: httpUrl.default("https://api.hrflow.ai/v1"),
    HRFLOW_API_KEY: set.refine(
      (key) => key === undefined || /^ask[rw]?_[\da-f]{32}$/.test(key),
      "is not a key of HrFlow (ask_ and 32 signs): copy it again from the portal of HrFlow",
    ),
    HRFLOW_USER_EMAIL: set,
    HRFLOW_BOARD_KEY: set.refine(
      (key) => key === undefined || /^[\da-f]{40}$/.test(key),
      "is not the key of a board (40 signs, 0 to 9 and a to f): copy it again from the portal of HrFlow",
    ),
    HRFLOW_LICENCE_READ: z.enum(["yes", "no"], "must be yes or no").default("no"),
    GEO_API_URL: httpUrl.default("https://geo.api.gouv.fr"),
    DIRECTORY_API_URL: httpUrl.default("https://api-lannuaire.service-public.fr"),
    ROME_SOURCE: z
      .string()
      .trim()
      .min(1)
      .default("https://api.francetravail.fr/api-nomenclatureemploi/v1/open-data/csv"),
    STORE_URL: z
      .string()
      .trim()
      .refine(
        isStoreUrl,
        "must be sqlite://PATH, postgres://ACCOUNT:PASSWORD@HOST/DATABASE (signs of a password that are none of an address as %40) or memory://",
      )
      .default("sqlite://data/tremplin.sqlite"),
    DATA_DIR: z.string().trim().min(1).default("data"),
    HOST: z.string().trim().min(1).default("127.0.0.1"),
    PORT: wholeNumber(0, 65_535).default(8080),
    PUBLIC_URL: httpUrl.optional(),
    TRUSTED_PROXY: set.refine(
      (text) => text === undefined || parseAddressSet(text) !== undefined,
      "must list the addresses or CIDR ranges of your own proxies, separated by commas, as in 127.0.0.1,10.0.0.0/8",
    ),
    TELEGRAM_WEBHOOK_SECRET: set.refine(
      (secret) => secret === undefined || /^[\w-]{1,256}$/.test(secret),
      "must have 1 to 256 letters, digits, _ and - alone: choose a long random one, for example from: openssl rand -hex 32",
    ),
    METRICS_TOKEN: set.refine(
      (token) => token === undefined || /^\S+$/.test(token),
      "must have no spaces: it is sent as a bearer token",
    ),
    WEB_CHAT: z.enum(["on", "off", "auto"], "must be on, off or auto").default("auto"),
    MCP: z.enum(["on", "off"], "must be on or off").default("off"),
    MCP_TOKEN: set.refine(
      (token) => token === undefined || /^\S{16,}$/.test(token),
      "must have at least 16 characters and no spaces: it is sent as a bearer token, and lets its owner in",
    ),
    ALERTS: z.enum(["on", "off"], "must be on or off").default("on"),
    SANDBOX: z.enum(["auto", "only", "off"], "must be auto, only or off").default("auto"),
    OPERATOR_NAME: set,
    OPERATOR_CONTACT: set,
    LOG_LEVEL: z
      .enum(
        ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
        "must be one of debug, info, warn, error, silent",
      )
      .default("info"),
  })
  .superRefine((env, context) => {
    const fault = (variable: keyof typeof env, message: string) =>
      context.addIssue({ code: "custom", path: [variable], message });
    if (hasBot(env)) {
      if (!env.OPERATOR_NAME)
        fault(
          "OPERATOR_NAME",
          "is required with a bot token, because people are told who is responsible for their data: set your name or that of your organisation",
        );
      if (!env.OPERATOR_CONTACT)
        fault(
          "OPERATOR_CONTACT",
          "is required with a bot token, because people are told how to reach you: set an e-mail address or a link",
        );
    }
    if (env.TELEGRAM_WEBHOOK_SECRET && !env.PUBLIC_URL)
      fault(
        "TELEGRAM_WEBHOOK_SECRET",
        "asks for a webhook, which needs an address: set PUBLIC_URL to this server's own, or remove the secret, and Telegram is polled",
      );
    if (env.TELEGRAM_WEBHOOK_SECRET && env.PUBLIC_URL && !isWebhookAddress(env.PUBLIC_URL))
      fault(
        "PUBLIC_URL",
        "is no address that Telegram calls, as TELEGRAM_WEBHOOK_SECRET asks for: use https on port 443, 80, 88 or 8443, with nothing behind the path; or remove the secret, and Telegram is polled",
      );
    if (env.DISCORD_PUBLIC_KEY && !env.DISCORD_TOKEN)
      fault(
        "DISCORD_TOKEN",
        "is required when DISCORD_PUBLIC_KEY is set: copy it from discord.com/developers, or remove the key",
      );
    if (env.MCP === "on" && !env.MCP_TOKEN && !isLocalOnly(env))
      fault(
        "MCP_TOKEN",
        "is required, since MCP=on and others than this machine can reach it: set a long random text, for example from: openssl rand -hex 24",
      );
    const { FRANCE_TRAVAIL_CLIENT_ID: id, FRANCE_TRAVAIL_CLIENT_SECRET: secret } = env;
    const how = "get both from francetravail.io, or remove both to use the sandbox";
    if (id && !secret)
      fault("FRANCE_TRAVAIL_CLIENT_SECRET", `is required when FRANCE_TRAVAIL_CLIENT_ID is set: ${how}`);
    if (secret && !id)
      fault("FRANCE_TRAVAIL_CLIENT_ID", `is required when FRANCE_TRAVAIL_CLIENT_SECRET is set: ${how}`);
    if (env.SANDBOX === "off" && !id && !secret)
      fault(
        "FRANCE_TRAVAIL_CLIENT_ID",
        "is required, since SANDBOX=off allows no fictitious offers: get it from francetravail.io",
      );
    if (env.SANDBOX === "off" && !env.ALTERNANCE_API_TOKEN)
      fault(
        "ALTERNANCE_API_TOKEN",
        "is required, since SANDBOX=off allows no fictitious offers: get it from api.apprentissage.beta.gouv.fr",
      );
  });

/**
 * The configuration given by these environments (later ones win), or one line for each fault: which variable,
 * what is wrong, and what to do.
 */
export function readConfig(...environments: Environment[]): { config: Config } | { faults: string[] } {
  const read = schema.safeParse(Object.assign({}, ...environments.map(present)));
  if (read.success) return { config: read.data };
  return { faults: read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`) };
}

export type Environment = Record<string, string | undefined>;

/** The names of all variables. */
export const configVariables = Object.keys(schema.shape) as readonly (keyof Config)[];

/** Treats empty variables as unset. */
function present(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}

/**
 * The configuration of this process. Variables missing from the environment are read from `.env`. Throws
 * `CannotStart` with one line for each fault, and for each name that may be the reason.
 */
export function loadConfig(): Config {
  const read = readConfig(readDotEnv(), process.env);
  if ("config" in read) return read.config;
  const doubts = findNameDoubts().map(({ says, remedy }) => `${says}: ${remedy}.`);
  throw new CannotStart([...read.faults, ...doubts].join("\n"));
}

/** What stands in `.env`; nothing where there is no such file. Throws `CannotStart`. */
export function readDotEnv(): Environment {
  return parseEnv(readDotEnvText());
}

/** Names in `.env` that are mistyped, or set twice. Throws `CannotStart`. */
export function findNameDoubts(): NameDoubt[] {
  return listNameDoubts(readDotEnvText(), process.env, configVariables);
}

/**
 * Whether people may chat without an account. On by default only where nobody else can reach the page and no
 * messaging token is set.
 */
export function hasWebChat(config: Config): boolean {
  const { WEB_CHAT, HOST } = config;
  return WEB_CHAT === "on" || (WEB_CHAT === "auto" && !hasBot(config) && isLoopback(HOST));
}

/**
 * The contact that a push service gets with our notifications: the operator or, failing that, the page.
 * Without either, none are sent.
 */
export function getPushSubject({ OPERATOR_CONTACT: contact = "", PUBLIC_URL }: Config): string | undefined {
  if (/^(?:mailto:)?[^\s@<>:/?#]+@[^\s@<>:/?#]+\.[^\s@<>:/?#.]+$/.test(contact))
    return `mailto:${contact.replace(/^mailto:/, "")}`;
  return [contact, PUBLIC_URL].find((url) => url !== undefined && /^https:\/\//.test(url) && URL.canParse(url));
}

/**
 * Whether only people who sit at this machine can reach the page, because no variable gives it an address
 * elsewhere.
 */
export function isLocalOnly({
  HOST,
  PUBLIC_URL,
  TRUSTED_PROXY,
}: Pick<Config, "HOST" | "PUBLIC_URL" | "TRUSTED_PROXY">): boolean {
  return isLoopback(HOST) && PUBLIC_URL === undefined && TRUSTED_PROXY === undefined;
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Which services are imitated by the sandbox. */
export function isSandboxed({ SANDBOX, FRANCE_TRAVAIL_CLIENT_ID, ALTERNANCE_API_TOKEN }: Config) {
  const isAll = SANDBOX === "only";
  const franceTravail = isAll || FRANCE_TRAVAIL_CLIENT_ID === undefined;
  return {
    franceTravail,
    // Of the same application.
    events: franceTravail,
    alternance: isAll || ALTERNANCE_API_TOKEN === undefined,
  };
}

/** Whether all offers are fictitious. */
export function isDemo(config: Config): boolean {
  const { franceTravail, alternance } = isSandboxed(config);
  return franceTravail && alternance;
}
