import {
  type Config,
  configVariables,
  type Environment,
  findNameDoubts,
  hasBot,
  isLoopback,
  isSandboxed,
  readDotEnv,
} from "../../config.ts";
import type { Finding, Verdict } from "./finding.ts";

/** A line for each fault of the environment, as a start would say it. */
export function toConfigurationFindings(faults: string): Finding[] {
  return faults.split("\n").map((fault) => {
    const at = fault.indexOf(": ");
    const [says, remedy] = at < 0 ? [fault, ""] : [fault.slice(0, at), fault.slice(at + 2)];
    return toFinding({
      is: "wrong",
      says: says.replace(/\.$/, ""),
      remedy:
        remedy.replace(/\.$/, "") ||
        "mend that line of .env, or of the environment: .env.example explains each variable",
    });
  });
}

/** What is set, and what of it is probably not meant. Names alone are shown, and no value. */
export function checkConfiguration(config: Config, environment: Environment = process.env): Finding[] {
  const written = readDotEnv();
  const set = configVariables.filter((name) => (environment[name] ?? written[name])?.trim());
  const found = [
    toFinding({
      is: "ok",
      says: set.length === 0 ? "nothing is set: this is the demo" : `valid; set: ${set.join(", ")}`,
    }),
    ...findNameDoubts().map((doubt) => toFinding({ is: "look", ...doubt })),
    ...listOpenAddresses(config),
  ];
  const { franceTravail, alternance } = isSandboxed(config);
  if (hasBot(config) && (franceTravail || alternance))
    found.push(
      toFinding({
        is: "look",
        says: "people can write to a bot, and some of the offers that they are shown are fictitious (it says so)",
        remedy: "before people are invited, set the credentials that are said to be missing below",
      }),
    );
  if (config.ALERTS === "off")
    found.push(
      toFinding({
        is: "look",
        says: "ALERTS=off: no alert is sent by itself",
        remedy: "run `npx tremplin alerts run` by a timer, or take ALERTS out of .env",
      }),
    );
  return found;
}

/** Where a secret is sent, and the variable that is it. */
const addresses = [
  ["TELEGRAM_API_ROOT", "TELEGRAM_BOT_TOKEN"],
  ["DISCORD_API_ROOT", "DISCORD_TOKEN"],
  ["FRANCE_TRAVAIL_TOKEN_URL", "FRANCE_TRAVAIL_CLIENT_SECRET"],
  ["FRANCE_TRAVAIL_API_URL", "FRANCE_TRAVAIL_CLIENT_SECRET"],
  ["EVENTS_API_URL", "FRANCE_TRAVAIL_CLIENT_SECRET"],
  ["LABOUR_MARKET_API_URL", "FRANCE_TRAVAIL_CLIENT_SECRET"],
  ["ALTERNANCE_API_URL", "ALTERNANCE_API_TOKEN"],
] as const;

/** A secret that travels for everybody to read. */
function listOpenAddresses(config: Config): Finding[] {
  return addresses
    .filter(([address, secret]) => config[secret] !== undefined && isOpen(config[address]))
    .map(([address, secret]) =>
      toFinding({
        is: "look",
        says: `${address} begins with http: what ${secret} gives access to travels for everybody to read`,
        remedy: `write https in ${address}, or take the line out`,
      }),
    );
}

function isOpen(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "http:" && !isLoopback(hostname.replace(/^\[(.*)\]$/, "$1"));
}

function toFinding(verdict: Verdict): Finding {
  return { area: "configuration", subject: "environment and .env", ...verdict };
}
