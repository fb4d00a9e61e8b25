import { describe, expect, test } from "vitest";
import { hasWebChat, isDemo, isLocalOnly, readConfig } from "../src/config.ts";

const faultsOf = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  return "faults" in read ? read.faults : [];
};

const configOf = (environment: Record<string, string>) => {
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join(" "));
  return read.config;
};

test("with nothing set everything has its default", () => {
  expect(configOf({})).toMatchObject({
    HOST: "127.0.0.1",
    PORT: 8080,
    STORE_URL: "sqlite://data/tremplin.sqlite",
    DATA_DIR: "data",
    WEB_CHAT: "auto",
    SANDBOX: "auto",
    LOG_LEVEL: "info",
    FRANCE_TRAVAIL_CALLS_PER_SECOND: 9,
    TELEGRAM_API_ROOT: "https://api.telegram.org",
    FRANCE_TRAVAIL_API_URL: "https://api.francetravail.io/partenaire",
    EVENTS_API_URL: "https://api.francetravail.io/partenaire/evenements",
    LABOUR_MARKET_API_URL: "https://api.francetravail.io/partenaire",
    CPF_API_URL: "https://opendata.caissedesdepots.fr",
    INCLUSION_API_URL: "https://emplois.inclusion.beta.gouv.fr",
    HRFLOW_API_URL: "https://api.hrflow.ai/v1",
    HRFLOW_LICENCE_READ: "no",
    GEO_API_URL: "https://geo.api.gouv.fr",
    DIRECTORY_API_URL: "https://api-lannuaire.service-public.fr",
  });
});

describe("what is wrong is one line: the variable, and what to do", () => {
  test.each([
    ["PORT", { PORT: "eighty" }],
    ["PORT", { PORT: "70000" }],
    ["PORT", { PORT: "-1" }],
    ["WEB_CHAT", { WEB_CHAT: "maybe" }],
    ["SANDBOX", { SANDBOX: "yes" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["STORE_URL", { STORE_URL: "mysql://x" }],
    ["STORE_URL", { STORE_URL: "postgres://tremplin:secret@host" }],
    ["STORE_URL", { STORE_URL: "postgres://tremplin:se/cr#et@host/tremplin" }],
    ["GEO_API_URL", { GEO_API_URL: "not an address" }],
    ["EVENTS_API_URL", { EVENTS_API_URL: "evenements" }],
    ["LABOUR_MARKET_API_URL", { LABOUR_MARKET_API_URL: "ftp://x" }],
    ["CPF_API_URL", { CPF_API_URL: "formations" }],
    ["INCLUSION_API_URL", { INCLUSION_API_URL: "insertion" }],
    ["DIRECTORY_API_URL", { DIRECTORY_API_URL: "annuaire" }],
    ["HRFLOW_API_URL", { HRFLOW_API_URL: "hrflow" }],
    ["HRFLOW_API_KEY", { HRFLOW_API_KEY: "your_api_secret" }],
    ["HRFLOW_BOARD_KEY", { HRFLOW_BOARD_KEY: "your_board_key" }],
    ["HRFLOW_LICENCE_READ", { HRFLOW_LICENCE_READ: "true" }],
    ["TELEGRAM_API_ROOT", { TELEGRAM_API_ROOT: "ftp://x" }],
    ["TELEGRAM_BOT_TOKEN", { TELEGRAM_BOT_TOKEN: "two words", OPERATOR_NAME: "X", OPERATOR_CONTACT: "Y" }],
    ["OPERATOR_NAME", { TELEGRAM_BOT_TOKEN: "123:abc", OPERATOR_CONTACT: "x@y.example" }],
    ["OPERATOR_CONTACT", { TELEGRAM_BOT_TOKEN: "123:abc", OPERATOR_NAME: "X" }],
    ["FRANCE_TRAVAIL_CLIENT_SECRET", { FRANCE_TRAVAIL_CLIENT_ID: "id" }],
    ["FRANCE_TRAVAIL_CLIENT_ID", { FRANCE_TRAVAIL_CLIENT_SECRET: "secret" }],
    ["FRANCE_TRAVAIL_CLIENT_ID", { SANDBOX: "off", ALTERNANCE_API_TOKEN: "token" }],
    [
      "ALTERNANCE_API_TOKEN",
      { SANDBOX: "off", FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "secret" },
    ],
    ["ALERTS", { ALERTS: "sometimes" }],
    ["TELEGRAM_MESSAGES_PER_SECOND", { TELEGRAM_MESSAGES_PER_SECOND: "0" }],
    ["DISCORD_TOKEN", { DISCORD_TOKEN: "a b", OPERATOR_NAME: "x", OPERATOR_CONTACT: "y" }],
    ["OPERATOR_CONTACT", { DISCORD_TOKEN: "token", OPERATOR_NAME: "x" }],
    ["FRANCE_TRAVAIL_CALLS_PER_SECOND", { FRANCE_TRAVAIL_CALLS_PER_SECOND: "0" }],
    ["TELEGRAM_WEBHOOK_SECRET", { TELEGRAM_WEBHOOK_SECRET: "secret" }],
    ["TRUSTED_PROXY", { TRUSTED_PROXY: "proxy.example" }],
    ["TRUSTED_PROXY", { TRUSTED_PROXY: "10.0.0.0/33" }],
    ["TRUSTED_PROXY", { TRUSTED_PROXY: "127.0.0.1,,10.0.0.1" }],
    ["TRUSTED_PROXY", { TRUSTED_PROXY: "0.0.0.0/0" }],
  ])("%s", (variable, environment) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(new RegExp(`^${variable} .+\\.$`))]);
  });
});

describe("a webhook of Telegram", () => {
  const bot = { TELEGRAM_BOT_TOKEN: "1:a", OPERATOR_NAME: "x", OPERATOR_CONTACT: "y" };
  const secret = { TELEGRAM_WEBHOOK_SECRET: "a-long_1" };

  test.each([
    "https://tremplin.example",
    "https://tremplin.example/",
    "https://tremplin.example:8443/a/path",
    "https://203.0.113.7:443",
    "http://127.0.0.1:8080",
    "http://localhost:3000",
    "http://[::1]:8080",
  ])("may have the address %s", (address) => {
    expect(configOf({ ...bot, ...secret, PUBLIC_URL: address })).toMatchObject(secret);
  });

  test.each([
    "http://tremplin.example",
    "https://tremplin.example:8080",
    "https://tremplin",
    "https://tremplin.example?key=1",
    "https://tremplin.example/#top",
    "https://anna:word@tremplin.example",
    "http://127.0.0.1.example",
  ])("cannot have the address %s, which alone is taken", (address) => {
    expect(faultsOf({ ...bot, ...secret, PUBLIC_URL: address })).toEqual([
      expect.stringMatching(/^PUBLIC_URL is no address that Telegram calls.+or remove the secret.+\.$/),
    ]);
    expect(configOf({ ...bot, PUBLIC_URL: address })).toMatchObject(bot);
  });

  test("needs an address, and a secret that Telegram takes; neither is shown", () => {
    expect(faultsOf({ ...bot, ...secret })).toEqual([
      expect.stringMatching(/^TELEGRAM_WEBHOOK_SECRET asks for a webhook.+set PUBLIC_URL.+or remove the secret.+\.$/),
    ]);
    const address = { PUBLIC_URL: "https://tremplin.example" };
    for (const wrong of ["two words", "é", "x".repeat(257)]) {
      const faults = faultsOf({ ...bot, ...address, TELEGRAM_WEBHOOK_SECRET: wrong });
      expect(faults).toEqual([expect.stringMatching(/^TELEGRAM_WEBHOOK_SECRET must have 1 to 256 .+openssl.+\.$/)]);
      expect(faults.join()).not.toContain(wrong);
    }
  });
});

test("the public key of Discord goes with its token", () => {
  const bot = { DISCORD_TOKEN: "token", OPERATOR_NAME: "x", OPERATOR_CONTACT: "y" };
  const key = { DISCORD_PUBLIC_KEY: "0123456789abcdef".repeat(4) };
  expect(configOf({ ...bot, ...key })).toMatchObject(key);
  expect(faultsOf(key)).toEqual([expect.stringMatching(/^DISCORD_TOKEN is required.+or remove the key\.$/)]);
  for (const wrong of ["abc", "g".repeat(64), "0".repeat(63)])
    expect(faultsOf({ ...bot, DISCORD_PUBLIC_KEY: wrong })).toEqual([
      expect.stringMatching(/^DISCORD_PUBLIC_KEY is not the public key.+\.$/),
    ]);
});

test("a variable that is set to nothing is not set", () => {
  expect(configOf({ PORT: "", HOST: " ", TELEGRAM_BOT_TOKEN: "" })).toMatchObject({ PORT: 8080, HOST: "127.0.0.1" });
});

test("the environment comes before the file, except where it says nothing", () => {
  const file = { PORT: "18777", LOG_LEVEL: "warn" };
  expect(readConfig(file, { PORT: "", LOG_LEVEL: "error" })).toMatchObject({
    config: { PORT: 18777, LOG_LEVEL: "error" },
  });
});

test("a slash at the end of an address does no harm", () => {
  expect(configOf({ GEO_API_URL: "http://127.0.0.1:9/geo/" }).GEO_API_URL).toBe("http://127.0.0.1:9/geo");
});

const operator = { OPERATOR_NAME: "X", OPERATOR_CONTACT: "Y" };

test.each([
  [{}, true],
  [{ WEB_CHAT: "off" }, false],
  [{ HOST: "0.0.0.0" }, false],
  [{ HOST: "0.0.0.0", WEB_CHAT: "on" }, true],
  [{ TELEGRAM_BOT_TOKEN: "123:abc", ...operator }, false],
  [{ TELEGRAM_BOT_TOKEN: "123:abc", ...operator, WEB_CHAT: "on" }, true],
])("with %j the web chat is on: %s", (environment, expected) => {
  expect(hasWebChat(configOf(environment))).toBe(expected);
});

test.each([
  [{}, true],
  [{ FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "secret" }, false],
  [{ ALTERNANCE_API_TOKEN: "token" }, false],
  [{ FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "secret", SANDBOX: "only" }, true],
])("with %j the offers are fictitious: %s", (environment, expected) => {
  expect(isDemo(configOf(environment))).toBe(expected);
});

test.each(["eighty", "70000", "-1", "8080.5"])("PORT=%s is refused with what it may be", (PORT) => {
  expect(faultsOf({ PORT })).toEqual(["PORT must be a whole number between 0 and 65535."]);
});

test("PUBLIC_URL alone starts, with the page or with a bot that is polled", () => {
  const operator = { OPERATOR_NAME: "CFA", OPERATOR_CONTACT: "cfa@example.org" };
  expect(faultsOf({ PUBLIC_URL: "https://tremplin.example", WEB_CHAT: "on" })).toEqual([]);
  expect(faultsOf({ PUBLIC_URL: "https://tremplin.example", TELEGRAM_BOT_TOKEN: "1:a", ...operator })).toEqual([]);
});

test.each([
  [{}, true],
  [{ HOST: "0.0.0.0" }, false],
  [{ PUBLIC_URL: "https://tremplin.example" }, false],
  [{ TRUSTED_PROXY: "127.0.0.1" }, false],
])("with %j only this machine reaches it: %s", (environment, is) => {
  const read = readConfig(environment);
  expect("config" in read && isLocalOnly(read.config)).toBe(is);
});
