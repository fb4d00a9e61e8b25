import type { Config } from "../../config.ts";
import { cleanLine } from "../../core/text/clean-text.ts";

/** Each variable with such a name is a secret, but for what is public. */
type SecretVariable = Exclude<
  Extract<keyof Config, `${string}_${"KEY" | "SECRET" | "TOKEN" | "PASSWORD"}`>,
  "DISCORD_PUBLIC_KEY" | "HRFLOW_BOARD_KEY"
>;

/** The compiler asks for every `SecretVariable`; what is secret by another name is added by hand. */
const secretVariables = {
  TELEGRAM_BOT_TOKEN: true,
  TELEGRAM_WEBHOOK_SECRET: true,
  DISCORD_TOKEN: true,
  FRANCE_TRAVAIL_CLIENT_ID: true,
  FRANCE_TRAVAIL_CLIENT_SECRET: true,
  ALTERNANCE_API_TOKEN: true,
  HRFLOW_API_KEY: true,
  HRFLOW_USER_EMAIL: true,
  METRICS_TOKEN: true,
  MCP_TOKEN: true,
} as const satisfies Record<SecretVariable, true> & { [variable in keyof Config]?: true };

const secrets = Object.keys(secretVariables) as (keyof typeof secretVariables)[];

/** Shorter ones stand in ordinary words, which would be taken out. */
const leastLength = 6;

/**
 * Makes what is found fit to be shown, and pasted into an issue: nothing of it should hold a secret, and what
 * a service has said may all the same.
 */
export function createSecretRedactor(
  config: Pick<Config, (typeof secrets)[number] | "STORE_URL">,
): (text: string) => string {
  const values = [...secrets.map((name) => config[name]), ...listPasswords(config.STORE_URL)];
  const hidden = values.flatMap((value) => {
    return value !== undefined && value.length >= leastLength ? [value, encodeURIComponent(value)] : [];
  });
  return (text) =>
    hidden
      .reduce((shown, secret) => shown.replaceAll(secret, "…"), cleanLine(text))
      // A name and a password in an address.
      .replace(/\/\/[^/\s@]*@/g, "//…@");
}

/** As it is, and as it stands in an address. */
function listPasswords(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { password, searchParams } = new URL(url);
  return [password, searchParams.get("password") ?? "", new URLSearchParams(`p=${password}`).get("p") ?? ""];
}
