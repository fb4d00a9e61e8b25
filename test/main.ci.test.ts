import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../src/adapters/store.ts";
import { start as startHere } from "../src/app/start.ts";
import { readUsage } from "../src/app/usage.ts";
import { readConfig } from "../src/config.ts";
import type { Health } from "../src/core/telemetry.ts";
import { keptLog } from "./adapters/log.ts";
import { startDiscord } from "./fakes/discord/discord.ts";
import { parseMetrics } from "./fakes/metrics.ts";
import { emptyFolder, launchProgram, offline, type Program, runProgram, startProgram } from "./fakes/process.ts";
import { refuses, startTelegram, type Telegram } from "./fakes/telegram/telegram.ts";
import { visit } from "./fakes/visitor.ts";

const operator = { OPERATOR_NAME: "CFA des Bords de Loire", OPERATOR_CONTACT: "contact@cfa.example" };
const started: Program[] = [];
const telegrams: Telegram[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((program) => program.kill()));
  await Promise.all(telegrams.splice(0).map((telegram) => telegram.close()));
});

async function start(environment: Record<string, string> = {}, folder?: string): Promise<Program> {
  const program = await startProgram(environment, folder);
  started.push(program);
  return program;
}

/** Runs the program within this process and looks at it: starting a process takes ten times as long. */
async function here<T>(
  environment: Record<string, string>,
  seen: (url: string) => Promise<T>,
  logHealth?: () => Health,
): Promise<T> {
  const read = readConfig({ STORE_URL: "memory://", DATA_DIR: await emptyFolder(), ...offline, ...environment });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const running = await startHere(read.config, keptLog().log, logHealth ? { logHealth } : {});
  try {
    return await seen(running.url);
  } finally {
    await running.stop();
  }
}

async function fakeTelegram(): Promise<Telegram> {
  const telegram = await startTelegram();
  telegrams.push(telegram);
  return telegram;
}

describe("the log says once whose offers are fictitious", () => {
  const said = async (environment: Record<string, string>) => {
    const read = readConfig({ STORE_URL: "memory://", DATA_DIR: await emptyFolder(), ...offline, ...environment });
    if ("faults" in read) throw new Error(read.faults.join("\n"));
    const { log, lines } = keptLog();
    const running = await startHere(read.config, log);
    await running.stop();
    return lines.filter(({ message }) => message.includes("fictitious"));
  };

  test("in the demo, of both services", async () => {
    expect(await said({})).toMatchObject([{ facts: { services: ["France Travail", "La bonne alternance"] } }]);
  });

  test("of none where both have credentials", async () => {
    const credentials = { FRANCE_TRAVAIL_CLIENT_ID: "a", FRANCE_TRAVAIL_CLIENT_SECRET: "b", ALTERNANCE_API_TOKEN: "c" };
    const nowhere = Object.fromEntries(
      ["FRANCE_TRAVAIL_TOKEN_URL", "FRANCE_TRAVAIL_API_URL", "ALTERNANCE_API_URL"].map((name) => [
        name,
        "http://127.0.0.1:9",
      ]),
    );
    expect(await said({ ...credentials, ...nowhere, SANDBOX: "off" })).toEqual([]);
  });
});

describe("a start that cannot be ends with a line that names the variable and the remedy", () => {
  test.each([
    ["HOST", { HOST: "203.0.113.7" }],
    ["STORE_URL", { STORE_URL: "sqlite:///etc/hostname/x.sqlite" }],
    ["ROME_SOURCE", { ROME_SOURCE: "/nowhere/rome.csv" }],
  ])("%s", async (variable, environment) => {
    const ended = await runProgram(["dist/main.js"], environment);
    expect(ended).toEqual({ code: 2, output: expect.stringMatching(new RegExp(`^${variable}:? [^\\n]+\\.\\n$`)) });
  });

  test("each thing that is wrong has its line", async () => {
    const ended = await runProgram(["dist/main.js"], { PORT: "x", WEB_CHAT: "x", GEO_API_URL: "x" });
    expect(ended).toEqual({
      code: 2,
      output: expect.stringMatching(/^(?:(?:PORT|WEB_CHAT|GEO_API_URL) [^\n]+\.\n){3}$/),
    });
  });

  test.each([
    [["--role", "worker"], {}, /^--role must be all, bots or alerts.+\.$/m],
    [["--role", "alerts"], { ALERTS: "off" }, /^ALERTS=off leaves .+--role alerts nothing to do.+\.$/m],
  ])("a role that there is not, or that has nothing to do: %j", async (args, environment, said) => {
    const ended = await runProgram(["dist/main.js", ...args], environment);
    expect(ended).toEqual({ code: 2, output: expect.stringMatching(said) });
  });

  test("a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const ended = await runProgram(["dist/main.js"], { PORT: String((other.address() as AddressInfo).port) });
    other.close();
    expect(ended).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^PORT cannot be listened on \(EADDRINUSE\).+\.$/m),
    });
  });

  test("a bot token that is refused: exit code 3, and the token is not shown", async () => {
    const telegram = await fakeTelegram();
    const ended = await runProgram(["dist/main.js"], {
      TELEGRAM_BOT_TOKEN: "123:wrongtoken",
      TELEGRAM_API_ROOT: telegram.url,
      ...operator,
    });
    expect(ended.code).toBe(3);
    expect(ended.output).toMatch(/^TELEGRAM_BOT_TOKEN was refused \(401\): copy it again from @BotFather/m);
    expect(ended.output).not.toContain("wrongtoken");
  });

  test("an address that Telegram does not call: exit code 2, and the secret is not shown", async () => {
    const telegram = await fakeTelegram();
    telegram.fails({ method: "setWebhook" }, refuses(400, "Bad Request: bad webhook: Failed to resolve host"));
    const ended = await runProgram(["dist/main.js"], {
      ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, ...operator },
      ...{ PUBLIC_URL: "https://tremplin.example", TELEGRAM_WEBHOOK_SECRET: "not-to-be-shown" },
    });
    expect(ended.code).toBe(2);
    expect(ended.output).toMatch(/^PUBLIC_URL was refused by Telegram .+resolve host.+remove TELEGRAM_WEBHOOK_SECRET/m);
    expect(ended.output).not.toContain("not-to-be-shown");
  });
});

test("with nothing configured it is the demo: the page, and healthy", async () => {
  const program = await start();
  expect(program.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const health = await fetch(`${program.url}/healthz`);
  expect([health.status, await health.json()]).toEqual([200, { status: "ok", store: "ok", alerts: "ok" }]);
  expect((await fetch(program.url)).headers.get("content-type")).toMatch(/^text\/html/);
  expect(await program.stop()).toBe(0);
});

test.each([
  ["on", 200],
  ["off", 404],
])("with the page %s, platforms are answered beside it, and only those that are configured", async (page, status) => {
  const [telegram, discord] = [await fakeTelegram(), await startDiscord()];
  onTestFinished(discord.close);
  const bots = {
    ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.url },
  };
  const called = {
    ...{ PUBLIC_URL: "http://127.0.0.1:9", TELEGRAM_WEBHOOK_SECRET: "secret", DISCORD_PUBLIC_KEY: discord.publicKey },
  };
  const look = async (url: string) => {
    const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": "another" };
    const posts = ["/telegram", "/discord"].map((path) =>
      fetch(`${url}${path}`, { method: "POST", headers, body: "{}" }),
    );
    const all = await Promise.all([...posts, fetch(`${url}/healthz`), fetch(url)]);
    return all.map((answer) => answer.status);
  };
  const isAnswered = page === "on" ? 403 : 404;
  expect(await here({ ...bots, ...operator, ...called, WEB_CHAT: page }, look)).toEqual([401, 401, 200, status]);
  expect(await here({ ...bots, ...operator, WEB_CHAT: page }, look)).toEqual([isAnswered, isAnswered, 200, status]);
});

test.skipIf(process.platform !== "linux")(
  "a log that cannot be written ends nothing: people are answered, and it stops cleanly",
  async () => {
    const telegram = await fakeTelegram();
    const environment = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, ...operator };
    const program = launchProgram(["dist/main.js"], environment, await emptyFolder(), "/dev/full");
    await telegram.isListened();
    const anna = telegram.person({ first_name: "Anna" });
    anna.starts();
    await anna.sees("démonstration");
    expect([await program.stop(), program.output()]).toEqual([0, ""]);
  },
);

test("/healthz says that lines of the log are lost", async () => {
  const health = async (url: string) => {
    const answer = await fetch(`${url}/healthz`);
    return [answer.status, await answer.json()];
  };
  expect(await here({}, health, () => "degraded")).toEqual([
    200,
    {
      status: "degraded",
      log: "degraded",
      store: "ok",
      alerts: "ok",
      since: { log: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    },
  ]);
});

describe("the figures for Prometheus", () => {
  const metricsOf = async (url: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url.replace("0.0.0.0", "127.0.0.1")}/metrics`, { headers });
    return { status: answer.status, figures: parseMetrics(await answer.text()) };
  };

  test("on this machine: what a visitor did, what was asked outside, the store, the process", async () => {
    const folder = await emptyFolder();
    await here({ STORE_URL: `sqlite://${join(folder, "store.sqlite")}` }, async (url) => {
      const visitor = await visit(url);
      await visitor.posts("/talk", { type: "text", text: "boulanger à Lyon" });
      await visitor.sees("Lyon (69)");
      const { status, figures } = await metricsOf(url);
      expect(status).toBe(200);
      expect(figures).toMatchObject({
        'tremplin_events_total{platform="web",type="text"}': 1,
        'tremplin_turns_total{act="search"}': 1,
        'tremplin_answer_seconds_count{platform="web"}': 1,
        'tremplin_health{part="store"}': 0,
        'tremplin_health{part="alerts"}': 0,
        'tremplin_service_busy_until_timestamp_seconds{service="France Travail"}': 0,
      });
      expect(figures['tremplin_calls_total{service="France Travail",outcome="200"}']).toBeGreaterThan(0);
      expect(figures['tremplin_store_bytes{file="main"}']).toBeGreaterThan(0);
      expect(figures.tremplin_last_purge_timestamp_seconds).toBeGreaterThan(1_700_000_000);
      const text = Object.keys(figures).join("\n");
      for (const said of ["oulanger", "Lyon", "69", visitor.cookie.split("=")[1] ?? "?", url])
        expect(text).not.toContain(said);
    });
  });

  test("what visitors did stands in the weekly counts once it has stopped", async () => {
    const url = `sqlite://${join(await emptyFolder(), "store.sqlite")}`;
    await here({ STORE_URL: url }, async (page) => {
      const visitor = await visit(page);
      await visitor.posts("/talk", { type: "text", text: "boulanger à Lyon" });
      await visitor.sees("Lyon (69)");
    });
    const store = await openStore(url);
    const weeks = await readUsage(store.collection("usage"), new Date(), 1);
    await store.close();
    expect(weeks).toMatchObject([{ people: 1, searches: 1, alerts: 0, digests: 0 }]);
  });

  test("where others can reach them they need the token", async () => {
    await here({ HOST: "0.0.0.0" }, async (url) => expect((await metricsOf(url)).status).toBe(401));
    await here({ HOST: "0.0.0.0", METRICS_TOKEN: "a-long-token" }, async (url) => {
      const status = async (authorization: string) => (await metricsOf(url, { authorization })).status;
      expect([await status("Bearer a-long-token"), await status("Bearer another")]).toEqual([200, 401]);
    });
  });

  test("a token that cannot be sent as one ends the start", async () => {
    const ended = await runProgram(["dist/main.js"], { METRICS_TOKEN: "two words" });
    expect(ended).toEqual({ code: 2, output: expect.stringMatching(/^METRICS_TOKEN [^\n]+\.\n$/) });
  });
});

test.skipIf(process.platform !== "linux")(
  "pipes where its copies belong keep nobody waiting, and a terminal that closes stops it cleanly",
  async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, "data"));
    execFileSync(
      "mkfifo",
      ["rome.json", "centres.json"].map((name) => join(folder, "data", name)),
    );
    const program = await start({}, folder);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    expect(await program.hangUp()).toBe(0);
  },
);

test("a file .env fills in what the environment does not say", async () => {
  const folder = await emptyFolder();
  await writeFile(join(folder, ".env"), "WEB_CHAT=off\nPORT=1\n");
  const program = await start({}, folder);
  expect((await fetch(program.url)).status).toBe(404);
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
});

test("what it keeps is for its own account: the folder, the store, what an older version has left; an open .env is said", async () => {
  const folder = await emptyFolder();
  const data = join(folder, "data");
  await mkdir(data);
  await writeFile(join(data, "tremplin.sqlite"), "");
  await writeFile(join(data, "centres.json"), "{}");
  await chmod(data, 0o755);
  for (const name of ["tremplin.sqlite", "centres.json"]) await chmod(join(data, name), 0o644);
  await writeFile(join(folder, ".env"), "ALERTS=off\n");
  await chmod(join(folder, ".env"), 0o644);
  const program = await start({}, folder);
  const names = ["", "tremplin.sqlite", "tremplin.sqlite-wal", "tremplin.sqlite-shm", "centres.json"];
  const modes = await Promise.all(names.map(async (name) => ((await stat(join(data, name))).mode & 0o777).toString(8)));
  expect(modes).toEqual(["700", "600", "600", "600", "600"]);
  expect(program.output()).toMatch(/"level":40[^\n]*\.env[^\n]*chmod 600/);
});

test("there is no chat for everyone where others can reach it, unless it is wanted", async () => {
  const status = (environment: Record<string, string>) =>
    here({ HOST: "0.0.0.0", ...environment }, async (url) => (await fetch(url.replace("0.0.0.0", "127.0.0.1"))).status);
  expect([await status({}), await status({ WEB_CHAT: "on" })]).toEqual([404, 200]);
});

test("on a public page no visitor moves the day of the demo for the others", async () => {
  const moving = (environment: Record<string, string>) =>
    here(environment, async (url) => {
      const here = url.replace("0.0.0.0", "127.0.0.1");
      const cookie = (await fetch(here)).headers.get("set-cookie")?.split(";")[0] ?? "";
      const headers = { cookie, origin: here, "content-type": "application/json" };
      return (await fetch(`${here}/demo/tomorrow`, { method: "POST", headers, body: "{}" })).status;
    });
  expect(await moving({})).toBe(200);
  expect(await moving({ HOST: "0.0.0.0", WEB_CHAT: "on" })).toBe(404);
  expect(await moving({ PUBLIC_URL: "http://tremplin.example" })).toBe(404);
});

test("a France Travail that refuses the credentials is a line in the log and a sentence in the chat; the process lives", async () => {
  const refusing = createServer((_, response) =>
    response.writeHead(400, { "content-type": "application/json" }).end('{"error":"invalid_client"}'),
  ).listen(0, "127.0.0.1");
  await new Promise((resolve) => refusing.once("listening", resolve));
  const url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
  const folder = await emptyFolder();
  const environment = {
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "very-secret",
    FRANCE_TRAVAIL_TOKEN_URL: url,
    FRANCE_TRAVAIL_API_URL: url,
  };
  const chat = await runProgram(
    ["dist/cli/tremplin.js", "chat"],
    { ...environment, LOG_LEVEL: "warn" },
    folder,
    "boulanger lyon\nquitter\n",
  );
  refusing.close();
  expect(chat.code).toBe(0);
  expect(chat.output).toContain("France Travail ne répond pas en ce moment. Votre recherche est gardée.");
  expect(chat.output).toContain("FRANCE_TRAVAIL_CLIENT_ID or FRANCE_TRAVAIL_CLIENT_SECRET was refused");
  expect(chat.output).not.toContain("very-secret");
});

test("credentials that France Travail refuses are said at the start, once, with what to do", async () => {
  const refusing = createServer((_, response) =>
    response.writeHead(401, { "content-type": "application/json" }).end('{"error":"invalid_client"}'),
  ).listen(0, "127.0.0.1");
  onTestFinished(() => void refusing.close());
  await new Promise((resolve) => refusing.once("listening", resolve));
  const url = `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`;
  const read = readConfig({
    ...{ STORE_URL: "memory://", DATA_DIR: await emptyFolder(), ...offline },
    ...{ FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "very-secret" },
    ...{ FRANCE_TRAVAIL_TOKEN_URL: url, FRANCE_TRAVAIL_API_URL: url },
    ...{ EVENTS_API_URL: url, LABOUR_MARKET_API_URL: url },
  });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const { log, lines } = keptLog();
  const running = await startHere(read.config, log);
  const list = () => lines.filter(({ message }) => message.includes("FRANCE_TRAVAIL_CLIENT_SECRET"));
  // Nobody has searched for anything.
  await expect.poll(() => list().length).toBe(1);
  await running.stop();
  expect(list().map(({ message }) => message)).toEqual([
    expect.stringMatching(/was refused: copy both again from francetravail\.io, .+ start anew/),
  ]);
});

describe("with Telegram", () => {
  async function withBot(folder?: string, telegram?: Telegram) {
    const there = telegram ?? (await fakeTelegram());
    const program = await start({ TELEGRAM_BOT_TOKEN: there.token, TELEGRAM_API_ROOT: there.url, ...operator }, folder);
    await there.isListened();
    return { telegram: there, program };
  }

  test("from a typo to offers in Lyon and back after kill -9; the log holds no word, name or token", async () => {
    const { telegram, program } = await withBot();
    const anna = telegram.person({ first_name: "Annabelle", last_name: "Quintessence" });
    anna.starts();
    await anna.sees("démonstration");
    anna.says("boulanjé");
    await anna.gets("Valider (1)");
    anna.taps("✅ Valider (1)");
    await anna.gets("Dans quelle ville");
    anna.says("Villeurbanne");
    await anna.gets(/offres?/);
    await anna.sees("offre fictive");
    anna.taps("2");
    await anna.gets("Voir et postuler");
    await program.kill();

    const { program: again } = await withBot(program.folder, telegram);
    anna.taps("‹ Retour à la liste");
    await anna.gets("Villeurbanne (69) + 20 km");
    anna.taps("›");
    await anna.gets(/2\/\d/);
    anna.says("ramoneur à Clermont-Ferrand");
    await anna.gets("Clermont-Ferrand (63)");
    expect((await fetch(`${again.url}/healthz`)).status).toBe(200);
    expect(await again.stop()).toBe(0);
    expect(telegram.refused).toEqual([]);

    const log = program.output() + again.output();
    expect(log).toContain('"msg":"turn"');
    for (const secret of [
      telegram.token,
      "boulanj",
      "Boulanger",
      "Villeurbanne",
      "69266",
      "ramoneur",
      "Clermont",
      "Annabelle",
      "Quintessence",
      String(anna.id),
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

test("the folder of the store is made when it is missing", async () => {
  const folder = await emptyFolder();
  const environment = { STORE_URL: `sqlite://${join(folder, "sub", "deep", "er", "store.sqlite")}` };
  expect(await here(environment, async (url) => (await fetch(`${url}/healthz`)).status)).toBe(200);
  expect(existsSync(join(folder, "sub", "deep", "er", "store.sqlite"))).toBe(true);
});
