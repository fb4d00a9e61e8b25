import { HttpError } from "grammy";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { openApp } from "../../src/app/app.ts";
import { createMetrics } from "../../src/app/metrics/metrics.ts";
import { openPlatforms } from "../../src/app/platforms.ts";
import { createMeasuredCalls } from "../../src/bots/telegram/measured-calls.ts";
import { readConfig } from "../../src/config.ts";
import { keptLog } from "../adapters/log.ts";
import { closeServers, nobody, serve } from "../adapters/server.ts";
import { parseMetrics } from "../fakes/metrics.ts";
import { emptyFolder, offline } from "../fakes/process.ts";

afterAll(closeServers);

const now = new Date("2026-11-30T08:00:00Z");
const [telegramToken, discordToken] = ["4242:secret-of-telegram", "secret-of-discord"];

/** Asks both platforms who we are, and reads what is counted of that. */
async function identifyAt(root: string): Promise<Record<string, number>> {
  const environment = {
    ...{ ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder(), WEB_CHAT: "off" },
    ...{ TELEGRAM_BOT_TOKEN: telegramToken, TELEGRAM_API_ROOT: root, OPERATOR_NAME: "X", OPERATOR_CONTACT: "Y" },
    ...{ DISCORD_TOKEN: discordToken, DISCORD_API_ROOT: root },
  };
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const metrics = createMetrics(() => now);
  onTestFinished(metrics.close);
  const app = await openApp(read.config, keptLog().log, now);
  onTestFinished(app.close);
  const platforms = await openPlatforms(app);
  onTestFinished(() => platforms.stop(async () => {}));
  await platforms.open().catch(() => {});
  const { text } = await metrics.render();
  expect(text).not.toMatch(/secret|4242/);
  return Object.fromEntries(
    Object.entries(parseMetrics(text)).filter(([name]) => /^tremplin_call(?:s_total|_seconds_count)\{/.test(name)),
  );
}

test("calls to Telegram and Discord count by their statuses, as those to services do", async () => {
  const { url } = await serve((response, heard) => {
    const isTelegram = heard.url.includes("getMe");
    const said = isTelegram
      ? { ok: true, result: { id: 1, is_bot: true, first_name: "Tremplin", username: "tremplin_bot" } }
      : { message: "Internal", code: 0 };
    response.writeHead(isTelegram ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(said));
  });
  expect(await identifyAt(url)).toEqual({
    'tremplin_calls_total{service="Telegram",outcome="200"}': 1,
    'tremplin_calls_total{service="Discord",outcome="404"}': 1,
    'tremplin_call_seconds_count{service="Telegram"}': 1,
    'tremplin_call_seconds_count{service="Discord"}': 1,
  });
});

test("a platform that cannot be reached is down", async () => {
  const counted = await identifyAt(await nobody());
  expect(
    Object.keys(counted)
      .filter((name) => name.includes("total"))
      .sort(),
  ).toEqual([
    'tremplin_calls_total{service="Discord",outcome="down"}',
    'tremplin_calls_total{service="Telegram",outcome="down"}',
  ]);
});

test("of Telegram, a refusal counts by its code, and one that comes too late as that; a poll waits on purpose", async () => {
  const noted: string[] = [];
  const measured = createMeasuredCalls(({ service, outcome }) => void noted.push(`${service} ${outcome}`));
  const refusal = { ok: false as const, error_code: 403, description: "Forbidden: bot was blocked by the user" };
  const late = new HttpError("failed", new Error("Request to 'sendMessage' timed out after 60 seconds"));
  const make = (method: "getUpdates" | "sendMessage", answer: () => typeof refusal) =>
    measured(async () => answer(), method, {} as never).catch(() => {});
  const fail = () => {
    throw late;
  };
  await make("sendMessage", () => refusal);
  await make("sendMessage", fail);
  await make("getUpdates", () => refusal);
  await make("getUpdates", fail);
  expect(noted).toEqual(["Telegram 403", "Telegram slow"]);
});
