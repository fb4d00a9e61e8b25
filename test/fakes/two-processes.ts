import { expect, onTestFinished } from "vitest";
import { startBalancer } from "./balancer.ts";
import { type PostgresServer, runSql } from "./postgres.ts";
import { type Program, startProgram } from "./process.ts";
import { startTelegram } from "./telegram/telegram.ts";

const secret = "a-secret_of-this-test";

/**
 * The program as really started, twice on one database, called by one Telegram in turn. One person taps
 * `taps` times, and after so many of them one of the two is killed and started anew, `kills` times. In the
 * end all is as one process would have left it: each tap was applied once, in order, and none was lost.
 */
export async function expectAsOneProcess(server: PostgresServer, taps: number, kills: number): Promise<void> {
  const url = await server.createDatabase();
  const telegram = await startTelegram({ webhookRetryMs: 20 });
  onTestFinished(telegram.close);
  const balancer = await startBalancer();
  onTestFinished(balancer.close);
  const start = () =>
    startProgram({
      ...{ STORE_URL: url, ALERTS: "off" },
      ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
      ...{ PUBLIC_URL: balancer.url, TELEGRAM_WEBHOOK_SECRET: secret },
      ...{ OPERATOR_NAME: "CFA des Bords de Loire", OPERATOR_CONTACT: "contact@cfa.example" },
    });
  const programs: Program[] = [await start(), await start()];
  onTestFinished(async () => void (await Promise.all(programs.map((program) => program.kill()))));
  const lead = () => balancer.leadTo(programs.map((program) => program.url));
  lead();
  const anna = telegram.person({ first_name: "Anna" });
  anna.says("boulanger");
  await anna.sees("quels métiers");
  const data = anna
    .last()
    .buttons.flat()
    .flatMap((button) => ("callback_data" in button ? button.callback_data : []));
  const titles = data.filter((one) => one.split(":")[1] === "title").slice(0, 5);
  expect(titles.length).toBeGreaterThan(1);
  const [screen = ""] = titles[0]?.split(":") ?? [];

  const every = Math.floor(taps / (kills + 1));
  for (let i = 0, killed = 0; i < taps; i++) {
    anna.tapsData(titles[i % titles.length] ?? "");
    if (killed < kills && i === (killed + 1) * every) {
      const [victim] = programs.splice(0, 1);
      // In the middle of it: nobody has waited for anything.
      await telegram.called("answerCallbackQuery");
      await victim?.kill();
      lead();
      programs.push(await start());
      lead();
      killed += 1;
    }
  }
  await telegram.isHeard();
  type Stored = { value: { revision: number; seen: string[]; state: { picked?: string[] } } };
  const load = async () => {
    const key = `screens:telegram:${anna.id}:${screen}`;
    const [row] = await runSql<{ value: string }>(url, `SELECT value FROM kept WHERE key = '${key}'`);
    return (JSON.parse(row?.value ?? "{}") as Stored).value;
  };
  const waiting = async () => {
    const [row] = await runSql<{ count: number }>(url, "SELECT count(*)::int FROM inbox WHERE body IS NOT NULL");
    return row?.count;
  };
  await expect.poll(waiting).toBe(0);
  const { revision, seen } = await load();
  // Whoever starts draws what was not shown yet, which counts as well.
  expect(revision).toBeGreaterThanOrEqual(1 + taps);
  expect(revision).toBeLessThanOrEqual(1 + taps + kills);
  expect(seen).toEqual([...seen].sort((one, other) => Number(one) - Number(other)));
  // Each title was tapped so often; the first was ticked to begin with.
  const isTicked = titles.map((_, i) => {
    const times = Math.floor(taps / titles.length) + (i < taps % titles.length ? 1 : 0);
    return (times % 2 === 1) !== (i === 0);
  });
  await expect
    .poll(() => {
      const labels = anna.last().labels.flat();
      return labels
        .filter((label) => /^(?:☑️|⬜)/u.test(label))
        .slice(0, titles.length)
        .map((label) => label.startsWith("☑️"));
    })
    .toEqual(isTicked);
  const answered = taps - telegram.unanswered().length;
  // What a killed process was about to answer nobody answers: its press is done all the same.
  expect(answered).toBeGreaterThanOrEqual(taps - 10 * kills);
  expect(telegram.refused).toEqual([]);
  for (const program of programs) expect(await program.stop()).toBe(0);
}
