import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { checkDiscord } from "../../../src/app/check/discord.ts";
import { checkTelegram } from "../../../src/app/check/telegram.ts";
import { discordCommands } from "../../../src/bots/discord/commands.ts";
import { telegramCommandSets } from "../../../src/bots/telegram/profile.ts";
import { closeServers, nobody, serve } from "../../adapters/server.ts";
import { call as callDiscord } from "../../fakes/discord/calling.ts";
import { type Discord, startDiscord } from "../../fakes/discord/discord.ts";
import { call as callTelegram } from "../../fakes/telegram/calling.ts";
import { startTelegram, type Telegram } from "../../fakes/telegram/telegram.ts";
import { createCheckContext, toLines } from "./check-context.ts";

afterAll(closeServers);

describe("Telegram", () => {
  async function telegram(options: Parameters<typeof startTelegram>[0] = {}): Promise<Telegram> {
    const started = await startTelegram(options);
    onTestFinished(() => started.close());
    for (const { commands, options } of telegramCommandSets)
      await callTelegram(started, "setMyCommands", { commands, ...options });
    return started;
  }

  async function check({ token, url }: { token: string; url: string }, own = {}): Promise<string[]> {
    const context = await createCheckContext({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: url, ...own });
    return toLines(await checkTelegram(context));
  }

  const well = [
    "ok | Telegram | is @tremplin_bot: people find it at https://t.me/tremplin_bot",
    "ok | Telegram, groups | can be added to groups, and reads there only what is meant for it",
    "ok | Telegram, webhook | none, as it should be: messages are fetched",
    "ok | Telegram, commands | all are shown",
  ];

  test("answers: who the bot is, groups, webhook and commands, by calls that change nothing", async () => {
    const started = await telegram();
    const before = started.calls.length;
    expect(await check(started)).toEqual(well);
    const asked = started.calls.slice(before).map(({ method }) => method);
    expect(new Set(asked)).toEqual(new Set(["getMe", "getWebhookInfo", "getMyCommands"]));
    expect(started.refused).toEqual([]);
  });

  test("a token that is refused", async () => {
    const started = await telegram();
    expect(await check({ ...started, token: "123:another" })).toEqual([
      "wrong | Telegram | TELEGRAM_BOT_TOKEN was refused (401)",
      "  -> copy it again from @BotFather, or ask it there for a new one with /token, and put it into .env",
    ]);
  });

  test("a webhook that somebody else has set: its host alone is shown", async () => {
    const started = await telegram();
    await callTelegram(started, "setWebhook", { url: "https://other.example/secret-path?key=s3cret" });
    const lines = await check(started);
    expect(lines).toContain(
      "wrong | Telegram, webhook | messages are sent to other.example, and do not come here: another program uses this token",
    );
    expect(lines.join()).not.toMatch(/secret-path|s3cret/);
  });

  test("a webhook of our own: set, and not yet", async () => {
    const started = await telegram();
    const own = { PUBLIC_URL: "https://chat.example", TELEGRAM_WEBHOOK_SECRET: "a-long-random-text" };
    expect(await check(started, own)).toContain("look | Telegram, webhook | Telegram does not know our address yet");
    await callTelegram(started, "setWebhook", { url: "https://chat.example/telegram" });
    expect(await check(started, own)).toContain("ok | Telegram, webhook | messages are sent to chat.example");
  });

  test("commands that were taken away", async () => {
    const started = await telegram();
    await callTelegram(started, "deleteMyCommands", { language_code: "fr" });
    const lines = await check(started);
    expect(lines).toContainEqual(
      expect.stringMatching(/^look \| Telegram, commands \| Telegram does not show \/emploi, \/alternance, /),
    );
    expect(lines.at(-1)).toBe("  -> start Tremplin, or restart it: it registers them once it listens");
  });

  test("a bot that reads everything in groups", async () => {
    expect(await check(await telegram({ privacyMode: false }))).toContain(
      "look | Telegram, groups | the privacy mode is off: Telegram hands us everything that is written in groups",
    );
  });

  test("no answer, another answer, and one that asks to wait", async () => {
    const token = "123:secret-of-the-bot";
    expect(await check({ token, url: await nobody() })).toEqual([
      "unreachable | Telegram | cannot be reached (ECONNREFUSED)",
      "  -> check the connection and the firewall of this machine, and TELEGRAM_API_ROOT if you have set it",
    ]);
    const odd = await serve((response) => response.end('{"ok":true,"result":{"id":1}}'));
    expect((await check({ token, url: odd.url }))[0]).toBe("wrong | Telegram | its answer cannot be read");
    const busy = await serve((response) => response.writeHead(429, { "retry-after": "40" }).end());
    expect((await check({ token, url: busy.url }))[0]).toBe("look | Telegram | asks to wait 40 s (429)");
    const moved = await serve((response) => response.writeHead(302, { location: "https://example.org/" }).end());
    const lines = await check({ token, url: moved.url });
    expect(lines[0]).toBe("wrong | Telegram | redirects elsewhere (302), which is not followed");
  });

  test("without a token it says how to get one", async () => {
    expect(toLines(await checkTelegram(await createCheckContext({})))).toEqual([
      "not-configured | Telegram | TELEGRAM_BOT_TOKEN is not set: nobody can write to Tremplin on Telegram",
      "  -> to open it to people: make a bot with @BotFather (/newbot), and put its token into .env",
    ]);
  });
});

describe("Discord", () => {
  async function discord(): Promise<Discord> {
    const started = await startDiscord();
    onTestFinished(() => started.close());
    await callDiscord(started, "PUT", `/applications/${started.applicationId}/commands`, discordCommands);
    return started;
  }

  async function check({ token, url }: { token: string; url: string }, own = {}): Promise<string[]> {
    const environment = { DISCORD_TOKEN: token, DISCORD_API_ROOT: url, ...own };
    return toLines(await checkDiscord(await createCheckContext(environment)));
  }

  /** Discord with another application, and other sessions. */
  async function imitated(application: object, session: object = {}, own = {}) {
    const { url } = await serve((response, { url }) => {
      const limit = { total: 1000, remaining: 900, reset_after: 3_600_000, ...session };
      const answers = [
        [/\/applications\/@me$/, { id: "123", name: "Tremplin", ...application }],
        [/\/commands$/, discordCommands],
        [/\/gateway\/bot$/, { session_start_limit: limit }],
      ] as const;
      response.end(JSON.stringify(answers.find(([path]) => path.test(url))?.[1] ?? {}));
    });
    return check({ token: "token-of-the-bot", url }, own);
  }

  test("answers: the application, invitation, intents, commands and sessions, by calls that change nothing", async () => {
    const started = await discord();
    const before = started.calls.length;
    const id = started.applicationId;
    expect(await check(started)).toEqual([
      'ok | Discord | is "Tremplin"',
      `ok | Discord, invitation | for a server https://discord.com/oauth2/authorize?client_id=${id}&integration_type=0&scope=bot+applications.commands&permissions=0 , for oneself https://discord.com/oauth2/authorize?client_id=${id}&integration_type=1&scope=applications.commands`,
      "ok | Discord, interactions | no address is set: they come by the gateway",
      "ok | Discord, intents | reads no messages of servers, and needs none",
      "ok | Discord, commands | all are registered",
      "ok | Discord, gateway | can be connected to",
    ]);
    expect(started.calls.slice(before).map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
    expect(started.refused).toEqual([]);
  });

  test("a token that is refused", async () => {
    const started = await discord();
    expect(await check({ ...started, token: "another" })).toEqual([
      "wrong | Discord | DISCORD_TOKEN was refused (401)",
      "  -> copy it again from discord.com/developers, your application, Bot, Reset Token, and put it into .env",
    ]);
  });

  test("commands that were taken away", async () => {
    const started = await discord();
    const some = discordCommands.filter(({ name }) => name !== "aide");
    await callDiscord(started, "PUT", `/applications/${started.applicationId}/commands`, some);
    expect(await check(started)).toContain("look | Discord, commands | Discord does not have /aide");
  });

  test.each([
    [
      { interactions_endpoint_url: "https://other.example/secret" },
      "wrong | Discord, interactions | commands and buttons are sent to other.example, and do not come here",
    ],
    [{ flags: 1 << 19 }, "look | Discord, intents | may read all messages of its servers, which it never needs"],
    [{ bot_require_code_grant: true }, "wrong | Discord, invitation | the invitation fails: it asks for a code grant"],
    [
      { integration_types_config: { 0: {} } },
      expect.stringMatching(
        /^look \| Discord, invitation \| User Install is off: who shares no server with it gets no alerts; /,
      ),
    ],
    [{ bot_public: false }, expect.stringMatching(/^look \| Discord, invitation \| only its owner can add it/)],
  ])("an application with %o", async (application, line) => {
    expect(await imitated(application)).toContainEqual(line);
  });

  test("an address of our own, and a key of another application", async () => {
    const [key, other] = ["a", "b"].map((sign) => sign.repeat(64));
    const own = { PUBLIC_URL: "https://chat.example", DISCORD_PUBLIC_KEY: key };
    const application = { interactions_endpoint_url: "https://chat.example/discord", verify_key: key };
    expect(await imitated(application, {}, own)).toContain(
      "ok | Discord, interactions | commands and buttons are sent to chat.example",
    );
    expect(await imitated({ ...application, verify_key: other }, {}, own)).toContain(
      "wrong | Discord, interactions | DISCORD_PUBLIC_KEY is the key of another application",
    );
  });

  test("sessions that are nearly used up", async () => {
    expect(await imitated({}, { remaining: 12 })).toContain(
      "look | Discord, gateway | few sessions are left to be begun: something starts again and again, here or with the same token elsewhere",
    );
  });

  test("what a service calls itself breaks no line", async () => {
    const [line] = await imitated({ name: "a\nwrong | b\u001b[31m" });
    expect(line).toBe('ok | Discord | is "a wrong | b[31m"');
  });
});
