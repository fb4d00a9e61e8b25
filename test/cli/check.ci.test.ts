import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { openStore } from "../../src/adapters/store.ts";
import { discordCommands } from "../../src/bots/discord/commands.ts";
import { telegramCommandSets } from "../../src/bots/telegram/profile.ts";
import { formatFindings } from "../../src/cli/check.ts";
import { closeServers, serve } from "../adapters/server.ts";
import { secrets, startServices } from "../app/check/check-context.ts";
import { runCommand } from "../fakes/command.ts";
import { call as callDiscord } from "../fakes/discord/calling.ts";
import { startDiscord } from "../fakes/discord/discord.ts";
import { apiKey, fakeHrflow, userEmail } from "../fakes/hrflow.ts";
import { emptyFolder } from "../fakes/process.ts";
import { call as callTelegram } from "../fakes/telegram/calling.ts";
import { startTelegram } from "../fakes/telegram/telegram.ts";

afterAll(closeServers);

// An answer is never slow here: how long it takes tells how busy this machine is.
vi.mock(import("../../src/app/check/run-checks.ts"), async (importOriginal) => {
  const { runChecks, ...others } = await importOriginal();
  return {
    ...others,
    runChecks: (config, options) => runChecks(config, { ...options, slowMs: Number.POSITIVE_INFINITY }),
  };
});

/** An installation that has everything, and has just been purged. */
async function installation({ now }: { now?: () => Date } = {}) {
  const { sandbox, environment } = await startServices(now ? { now } : {});
  const archive = await serve((response) =>
    response.setHeader("date", (now?.() ?? new Date()).toUTCString()).end("PK"),
  );
  const [telegram, discord, hrflow] = [await startTelegram(), await startDiscord(), await fakeHrflow()];
  onTestFinished(async () => void (await Promise.all([telegram.close(), discord.close(), hrflow.close()])));
  for (const { commands, options } of telegramCommandSets)
    await callTelegram(telegram, "setMyCommands", { commands, ...options });
  await callDiscord(discord, "PUT", `/applications/${discord.applicationId}/commands`, discordCommands);
  const folder = await emptyFolder();
  const store = await openStore(`sqlite://${folder}/data/tremplin.sqlite`);
  await store.purge(new Date());
  await store.close();
  const all: Record<string, string> = {
    ...environment,
    ...hrflow.environment,
    ROME_SOURCE: `${archive.url}/csv`,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.url,
    OPERATOR_NAME: "Mission locale",
    OPERATOR_CONTACT: "contact@mission-locale.example",
    METRICS_TOKEN: "metrics-of-the-test",
  };
  return { sandbox, telegram, discord, folder, environment: all };
}

/** Without what differs from run to run. */
function withoutNumbers(output: string): string {
  return output
    .replace(/\d+ ms/g, "N ms")
    .replace(/client_id=\d+/g, "client_id=N")
    .replace(/\d+ MB/g, "N MB")
    .replace(/all again in \d+ \w+/g, "all again in N")
    .replace(/\d+ (?:of \d+ )?(offers|events|open posts|companies|trainings|answers|usual titles|rows|calls)/g, "N $1")
    .replace(/\d+ of \d+ read/g, "N read")
    .replace(/\(of \d+\)/g, "(of N)")
    .replace(/set: .*/, "set: …")
    .replace(/(purge\s+expired rows were )(?:last )?deleted .*/, "$1deleted …");
}

test("an installation that is well, as an operator reads it", async () => {
  const { environment, folder } = await installation();
  const { code, output, data } = await runCommand(["check", "--no-questions"], environment, folder);
  expect(withoutNumbers(output)).toMatchInlineSnapshot(`
    "configuration
      ok           environment and .env                                      valid; set: …

    files
      ok           .env                                                      not readable by everyone
      ok           DATA_DIR                                                  for this account alone

    store
      ok           store, file                                               data/tremplin.sqlite, N MB, can be written to
      ok           store, purge                                              expired rows were deleted …
      ok           store, disk                                               N MB free

    clock
      ok           clock of this machine                                     agrees with the clocks of N answers

    services
      ok           France Travail, Offres d'emploi                           N offers in Creuse, N read (N ms; quota: N calls in this second)
      ok           France Travail, Mes évènements emploi                     N events to come in Creuse (N ms; quota: N calls in this second)
      ok           La bonne alternance, offers                               N offers read around Lyon, and N companies (N ms; quota: N calls, all again in N)
      ok           La bonne alternance, trainings                            N trainings read around Lyon (N ms)
      ok           Annuaire de l'administration                              N rows read (N ms)
      ok           France Travail, Marché du travail                         figures read for the job D1102 (N ms; quota: N calls in this second)
      ok           France Travail, Accès à l'emploi des demandeurs d'emploi  figures read for the job D1102 (N ms; quota: N calls in this second)
      ok           Mon Compte Formation                                      has all fields that are asked for (of N) (N ms; quota: N calls, all again in N)
      ok           Les emplois de l'inclusion                                N open posts in Creuse (N ms)
      ok           geo.api.gouv.fr                                           tells where Angers is (N ms)
      ok           ROME, the archive of job titles                           can be downloaded (N ms)
      ok           HrFlow, key                                               reads and writes (N ms)
      ok           HrFlow, board                                             holds 0 jobs (N ms)

    bots
      ok           Telegram                                                  is @tremplin_bot: people find it at https://t.me/tremplin_bot (N ms)
      ok           Telegram, groups                                          can be added to groups, and reads there only what is meant for it
      ok           Telegram, webhook                                         none, as it should be: messages are fetched
      ok           Telegram, commands                                        all are shown
      ok           Discord                                                   is "Tremplin" (N ms)
      ok           Discord, invitation                                       for a server https://discord.com/oauth2/authorize?client_id=N&integration_type=0&scope=bot+applications.commands&permissions=0 , for oneself https://discord.com/oauth2/authorize?client_id=N&integration_type=1&scope=applications.commands
      ok           Discord, interactions                                     no address is set: they come by the gateway
      ok           Discord, intents                                          reads no messages of servers, and needs none
      ok           Discord, commands                                         all are registered
      ok           Discord, gateway                                          can be connected to (quota: 999 of 1000 sessions, all again in N)

    reference
      look         job titles (ROME)                                         the official list was never read: only N usual titles are known
                                                                             -> npx tremplin reference update; if it is old although Tremplin runs, its log says which service failed
      look         centres of communes                                       were never read: distances are measured one town at a time
                                                                             -> npx tremplin reference update; if it is old although Tremplin runs, its log says which service failed
      look         who helps near (directory)                                were never read: whoever asks first waits for them
                                                                             -> npx tremplin reference update; if it is old although Tremplin runs, its log says which service failed

    lexicon
      ok           tables and phrases                                        The lexicon is well-formed
      ok           doors                                                     all were confirmed within a year

    3 to look at, 32 ok.
    "
  `);
  expect(code).toBe(0);
  expect(data).toBe(output);
});

test("one in which much is broken says each thing with its remedy, and ends with 1", async () => {
  const { environment, folder, sandbox, telegram } = await installation();
  await callTelegram(telegram, "setWebhook", { url: "https://other.example/x" });
  sandbox.faults.alternance = { kind: "html503" };
  await writeFile(join(folder, ".env"), "TELEGRAM_TOKEN=x\n");
  await chmod(join(folder, ".env"), 0o644);
  await writeFile(join(folder, "data", "tremplin.sqlite"), "garbage ".repeat(1_000));
  const broken = { ...environment, DISCORD_TOKEN: "another.token.of-the-test" };
  const { code, output } = await runCommand(["check", "--no-questions"], broken, folder);
  const told = output
    .split("\n")
    .filter((line) => !/^ {2}(?:ok|look {9}(?:job|centres|who))|reference update/.test(line));
  expect(withoutNumbers(told.join("\n"))).toMatchInlineSnapshot(`
    "configuration
      look         environment and .env                                      TELEGRAM_TOKEN in .env is no variable of Tremplin, and is not read
                                                                             -> write TELEGRAM_BOT_TOKEN

    files
      WRONG        .env                                                      everyone on this machine can read it, and the tokens in it
                                                                             -> chmod 600 .env

    store
      WRONG        store, file                                               the file data/tremplin.sqlite is damaged (SQLITE_NOTADB)
                                                                             -> put your last backup in its place while Tremplin is stopped, and delete data/tremplin.sqlite-wal and data/tremplin.sqlite-shm if they are there (docs/operating.md, Backups); without a backup, move it away: Tremplin then begins with an empty store

    clock

    services
      unreachable  La bonne alternance, offers                               answers 503: a fault of the service (N ms)
                                                                             -> wait, and check again: Tremplin tries again by itself
      unreachable  La bonne alternance, trainings                            answers 503: a fault of the service (N ms)
                                                                             -> wait, and check again: Tremplin tries again by itself

    bots
      WRONG        Telegram, webhook                                         messages are sent to other.example, and do not come here: another program uses this token
                                                                             -> stop that program, or take its token away (@BotFather, /revoke, then the new token into .env); then restart Tremplin, which takes the address away
      WRONG        Discord                                                   DISCORD_TOKEN was refused (401) (N ms)
                                                                             -> copy it again from discord.com/developers, your application, Bot, Reset Token, and put it into .env

    reference

    lexicon

    4 wrong, 4 to look at, 2 unreachable, 20 ok.
    "
  `);
  expect(code).toBe(1);
});

test("a clock that is an hour behind is told by the dates of the services", async () => {
  const { environment, folder } = await installation({ now: () => new Date(Date.now() + 3_600_000) });
  const { data } = await runCommand(["check", "--json"], environment, folder);
  const { findings } = JSON.parse(data);
  const clock = findings.find(({ area }: { area: string }) => area === "clock");
  expect(clock).toMatchObject({
    is: "wrong",
    says: "is 60 min behind the clocks of the services: alerts come at wrong times, and new offers are missed",
    remedy: "set the clock of this machine by the network: timedatectl set-ntp true (Linux)",
  });
});

test("a live account also tells what the references leave open", async () => {
  const { environment, folder } = await installation();
  const { code, output } = await runCommand(["check"], environment, folder);
  expect(output).toContain("\nWhat the references leave open, and your accounts tell; ");
  expect(output).toMatch(/^- ft-whole-cities \(France Travail\): Are 75056, .*\? 75056: refused with 400, /m);
  expect(code).toBe(0);
});

test("no secret is in what is printed, nor in the JSON", async () => {
  const { environment, folder, sandbox } = await installation();
  sandbox.faults.token = { kind: "status", status: 400, body: JSON.stringify({ error: secrets.ALTERNANCE_API_TOKEN }) };
  const all = [...Object.values(secrets), apiKey, userEmail, environment.TELEGRAM_BOT_TOKEN, environment.DISCORD_TOKEN];
  for (const options of [[], ["--json"]]) {
    const { output } = await runCommand(["check", ...options], environment, folder);
    for (const secret of [...all, environment.METRICS_TOKEN]) expect(output).not.toContain(secret);
  }
});

describe("a configuration that is wrong ends with 2", () => {
  test("with a line for each fault, before anything is asked", async () => {
    const { code, output } = await runCommand(["check"], { PORT: "http", FRANCE_TRAVAIL_CLIENT_ID: "id" });
    expect(code).toBe(2);
    expect(output).toMatchInlineSnapshot(`
      "configuration
        WRONG        environment and .env  PORT must be a whole number between 0 and 65535
                                           -> mend that line of .env, or of the environment: .env.example explains each variable
        WRONG        environment and .env  FRANCE_TRAVAIL_CLIENT_SECRET is required when FRANCE_TRAVAIL_CLIENT_ID is set
                                           -> get both from francetravail.io, or remove both to use the sandbox

      files
        ok           .env                  not readable by everyone

      2 wrong, 1 ok.
      "
    `);
  });

  test("also where the file of job titles is not there", async () => {
    const { code, data } = await runCommand(["check", "--json"], { ROME_SOURCE: "nowhere.csv" });
    expect(code).toBe(2);
    expect(JSON.parse(data).findings[0]).toEqual({
      area: "configuration",
      subject: "environment and .env",
      is: "wrong",
      says: "ROME_SOURCE cannot be read (ENOENT)",
      remedy: "give the path of a CSV with the columns code_appellation, libelle, code_rome",
    });
  });
});

test("a machine that is cut off: nobody answers, and that is said once more", async () => {
  const { code, output } = await runCommand(["check"], { ...secrets, FRANCE_TRAVAIL_TOKEN_URL: "http://127.0.0.1:9" });
  expect(output).toMatch(/WRONG +network +no service at all can be reached\n +-> check the connection of this machine/);
  expect(code).toBe(1);
});

test("the demo, offline, is nothing wrong", async () => {
  const { code, output } = await runCommand(["check"]);
  expect(output).toMatch(/look +network +no service at all can be reached\n/);
  expect(code).toBe(0);
});

test("findings are shown below their areas, in their order, with what to do", () => {
  const finding = {
    area: "store",
    subject: "store, file",
    is: "wrong",
    says: "is damaged",
    remedy: "restore it",
  } as const;
  const other = { area: "files", subject: ".env", is: "ok", says: "fine", latencyMs: 12, quota: "9 of 10" } as const;
  expect(formatFindings([finding, other])).toBe(`files
  ok           .env         fine (12 ms; quota: 9 of 10)

store
  WRONG        store, file  is damaged
                            -> restore it

1 wrong, 1 ok.
`);
});
