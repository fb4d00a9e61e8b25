import { describe, expect, onTestFinished, test } from "vitest";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { type Program, startProgram } from "../../fakes/process.ts";
import { startTelegram } from "../../fakes/telegram/telegram.ts";

/** The program as really started, twice, on one database and with one token. */
describe.skipIf(!hasPostgres)("two processes on one PostgreSQL", () => {
  const server = usePostgres();

  async function setup() {
    const telegram = await startTelegram();
    onTestFinished(telegram.close);
    const environment = {
      ...{ STORE_URL: await server.createDatabase(), SANDBOX: "only" },
      ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
      ...{ OPERATOR_NAME: "CFA des Bords de Loire", OPERATOR_CONTACT: "contact@cfa.example" },
    };
    const start = async (role: string[] = []): Promise<Program> => {
      const program = await startProgram(environment, undefined, role);
      onTestFinished(program.kill);
      return program;
    };
    return { telegram, start };
  }

  /** The first is the one that polls. */
  async function startTwo() {
    const { telegram, start } = await setup();
    const first = await start();
    await telegram.isListened();
    return { telegram, first, second: await start() };
  }

  test("one polls and one stands by; the other answers once the first is killed, and neither ends", async () => {
    const { telegram, first, second } = await startTwo();
    const health = async (): Promise<unknown> => (await fetch(`${second.url}/healthz`)).json();
    await expect.poll(health).toMatchObject({ status: "ok", telegram: "ok", alerts: "ok" });
    await expect.poll(() => second.output()).toContain("standing by");
    const anna = telegram.person({ first_name: "Anna" });
    anna.says("ramoneur à Clermont-Ferrand");
    await anna.gets("Clermont-Ferrand (63)");
    await first.kill();
    anna.says("/aide");
    await anna.gets("Comment ça marche");
    expect(anna.transcript().match(/Comment ça marche/g)).toHaveLength(1);
    expect(second.output()).toContain("taken over");
    // Two processes, and one that polls: Telegram has seen no conflict.
    expect(telegram.refused).toEqual([]);
    expect(second.output()).not.toContain(telegram.token);
    expect(await second.stop()).toBe(0);
  });

  test("one that hangs is replaced within a minute, and answers nothing once it comes back", async () => {
    const { telegram, first, second } = await startTwo();
    await expect.poll(() => second.output()).toContain("standing by");
    const anna = telegram.person({ first_name: "Anna" });
    anna.says("/aide");
    await anna.gets("Comment ça marche");
    // What was not confirmed yet when it hung would come to the next one as well.
    await telegram.isHeard();
    const turns = () => first.output().match(/"msg":"turn"/g)?.length;
    const before = turns();
    first.suspend();
    anna.says("ramoneur à Clermont-Ferrand");
    await anna.gets("Clermont-Ferrand (63)");
    expect(second.output()).toContain("taken over");
    first.resume();
    await expect.poll(() => first.output()).toContain("the lease was lost");
    anna.says("/alertes");
    await anna.gets("Vous n'avez pas encore d'alerte");
    await telegram.isHeard();
    expect(anna.transcript().match(/Vous n'avez pas encore d'alerte/g)).toHaveLength(1);
    expect(turns()).toBe(before);
    expect([await first.stop(), await second.stop()]).toEqual([0, 0]);
  });

  test("roles: one process talks, the other sends; each is well, and neither does the work of the other", async () => {
    const { telegram, start } = await setup();
    const worker = await start(["--role", "alerts"]);
    const talker = await start(["--role", "bots"]);
    await telegram.isListened();
    const health = async ({ url }: Program): Promise<unknown> => (await fetch(`${url}/healthz`)).json();
    await expect.poll(() => health(worker)).toEqual({ status: "ok", store: "ok", alerts: "ok" });
    await expect.poll(() => health(talker)).toEqual({ status: "ok", store: "ok", telegram: "ok" });
    expect((await fetch(`${worker.url}/metrics`)).status).toBe(200);
    const anna = telegram.person({ first_name: "Anna" });
    anna.says("/aide");
    await anna.gets("Comment ça marche");
    expect([await worker.stop(), await talker.stop()]).toEqual([0, 0]);
    expect(worker.output()).not.toContain("listening");
  });
});
