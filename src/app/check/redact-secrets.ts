import type { Config } from "../../config.ts";
import { cleanLine } from "../../core/text/clean-text.ts";

const secrets = [
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "DISCORD_TOKEN",
  "FRANCE_TRAVAIL_CLIENT_ID",
  "FRANCE_TRAVAIL_CLIENT_SECRET",
  "ALTERNANCE_API_TOKEN",
  "HRFLOW_API_KEY",
  "HRFLOW_USER_EMAIL",
  "METRICS_TOKEN",
  "MCP_TOKEN",
] as const satisfies readonly (keyof Config)[];

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
