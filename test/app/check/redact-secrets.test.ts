import { expect, test } from "vitest";
import { createSecretRedactor } from "../../../src/app/check/redact-secrets.ts";
import { type Config, configVariables, readConfig } from "../../../src/config.ts";

test("whatever a service says, no secret of the environment is shown, and no line is broken", () => {
  const environment = {
    TELEGRAM_BOT_TOKEN: "123456:AAF-secret",
    OPERATOR_NAME: "Mission locale",
    OPERATOR_CONTACT: "contact@mission-locale.example",
    METRICS_TOKEN: "figures-are-mine",
    STORE_URL: "postgres://tremplin:p%40ss-word@db.example/tremplin",
  };
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join());
  const redact = createSecretRedactor(read.config);
  expect(redact("https://x.example/bot123456:AAF-secret/getMe\nfigures-are-mine")).toBe(
    "https://x.example/bot…/getMe …",
  );
  expect(redact("password p@ss-word, p%40ss-word")).toBe("password …, …");
  expect(redact("at https://name:other@host.example/")).toBe("at https://…@host.example/");
});

test("every variable that is named like a secret is redacted", () => {
  const isPublic = (name: string) => name === "DISCORD_PUBLIC_KEY" || name === "HRFLOW_BOARD_KEY";
  const named = configVariables.filter((name) => /_(?:KEY|SECRET|TOKEN|PASSWORD)$/.test(name) && !isPublic(name));
  expect(named).toContain("HRFLOW_API_KEY");
  const read = readConfig({});
  if ("faults" in read) throw new Error(read.faults.join());
  const toFake = (name: string) => `value-of-${name}`;
  const config: Config = Object.assign({}, read.config, ...named.map((name) => ({ [name]: toFake(name) })));
  const redact = createSecretRedactor(config);
  expect(named.filter((name) => redact(toFake(name)) !== "…")).toEqual([]);
});
