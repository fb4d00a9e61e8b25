// What a turn costs: 50 people at once on a Telegram of our own, who ask for help and leaf through a list
// that was read before; beside a bare grammY bot that answers and edits as well. Turns and bots take their
// turns, so that ratios hold on a busy machine. Statements are those that the store ran. CPU is that of the
// program alone: Telegram and its people are in this process. npm run bench:turns [-- ROUNDS]
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { percentile, round, table } from "./table.js";
import { startTelegram } from "./telegram.js";

const people = 50;
/** Of each person in a round. */
const turnsEach = 10;

/** What people do over and over, until the bot shows them what they wait for. */
const kinds = {
  "/aide": (person) => person.write("/aide"),
  "a page in memory": (person) => person.leaf(),
};

export async function benchTurns(rounds = 5) {
  const folder = mkdtempSync(join(tmpdir(), "tremplin-bench-"));
  const echo = await startBot("echo", folder);
  const tremplin = await startBot("tremplin", folder);
  // Each once with nobody watching: code is compiled, the offers are read, everybody has a list.
  for (const bot of [echo, tremplin]) await atOnce(bot, (person) => person.write("boulanger Lyon"));
  for (const bot of [echo, tremplin]) for (const act of Object.values(kinds)) await playRound(bot, act);
  const rows = [];
  for (const [turn, act] of Object.entries(kinds)) {
    await atOnce(tremplin, (person) => person.write("boulanger Lyon"));
    const all = [];
    for (let i = 0; i < rounds; i++)
      all.push({ echo: await playRound(echo, act), own: await playRound(tremplin, act) });
    const median = (of) => percentile(all.map(of), 50);
    rows.push({
      turn,
      "turns/s": round(
        median(({ own }) => own.perSecond),
        0,
      ),
      "of the echo's": round(median(({ echo, own }) => own.perSecond / echo.perSecond)),
      "CPU ms": round(median(({ own }) => own.cpuMs)),
      "echo's CPU ms": round(median(({ echo }) => echo.cpuMs)),
      statements: round(
        median(({ own }) => own.statements),
        1,
      ),
      reads: round(
        median(({ own }) => own.reads),
        1,
      ),
      writes: round(
        median(({ own }) => own.writes),
        1,
      ),
    });
  }
  for (const { stop } of [echo, tremplin]) await stop();
  rmSync(folder, { recursive: true });
  table(`${people} people at once on Telegram, of a turn, Node ${process.version}`, rows);
}

/** Everybody does it so many times; what that took of the bot. */
async function playRound(bot, act) {
  await bot.ask("reset");
  const start = performance.now();
  await atOnce(bot, async (person) => {
    for (let i = 0; i < turnsEach; i++) await act(person);
  });
  const seconds = (performance.now() - start) / 1000;
  const { cpuMs, ...counted } = await bot.ask("report");
  const turns = people * turnsEach;
  const each = Object.fromEntries(Object.entries(counted).map(([what, count]) => [what, count / turns]));
  return { perSecond: turns / seconds, cpuMs: cpuMs / turns, ...each };
}

async function atOnce(bot, act) {
  await Promise.all(bot.everybody.map(act));
}

/** A bot in a process of its own, on a Telegram of its own with its own people. */
async function startBot(kind, folder) {
  const telegram = await startTelegram();
  const child = fork(join(import.meta.dirname, "turns-run.js"), [kind, telegram.url, folder], {
    execArgv: (process.env.BENCH_TURNS_EXEC ?? "").split(" ").filter((option) => option !== ""),
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const ask = (what) => {
    const answered = new Promise((resolve, reject) => {
      child.once("message", resolve);
      void ended.then(() => reject(new Error(`turns-run.js ${kind} has ended`)));
    });
    child.send(what);
    return answered;
  };
  await ask("start");
  const stop = async () => {
    child.send("stop");
    telegram.close();
    await ended;
  };
  return { everybody: Array.from({ length: people }, (_, i) => telegram.person(1_000 + i)), ask, stop };
}

if (process.argv[1] === import.meta.filename) {
  const rounds = process.argv.slice(2).map(Number);
  await benchTurns(...rounds);
}
