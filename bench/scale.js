// One process on SQLite beside 1, 2 and 4 on PostgreSQL: turns a second of 50 people at once, by webhook, as
// the built program serves them. CPU and memory are those of all processes; PostgreSQL's own are not in them,
// and on one machine it takes its part of the same cores.
// npm run bench:scale -- postgres://ACCOUNT@HOST/EMPTY_DATABASE
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { round, table } from "./table.js";
import { startTelegram } from "./telegram.js";

const people = 50;
const turnsEach = 10;
const secret = "bench-secret";

export async function benchScale(postgres) {
  const rows = [await measure("SQLite", undefined, 1)];
  for (const processes of [1, 2, 4]) rows.push(await measure("PostgreSQL", postgres, processes));
  table(`${people} people at once by webhook, Node ${process.version}`, rows);
}

async function measure(kind, storeUrl, processes) {
  const folder = mkdtempSync(join(tmpdir(), "tremplin-bench-"));
  const urls = [];
  let turn = 0;
  const telegram = await startTelegram(async (update) => {
    // Any process may get any update, and Telegram repeats what was not taken.
    for (;;) {
      const url = urls[turn++ % urls.length];
      const taken = await fetch(`${url}/telegram`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body: JSON.stringify(update),
      }).then((response) => response.ok);
      if (taken) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
  const running = [];
  for (let i = 0; i < processes; i++) {
    const started = await startProgram({
      TELEGRAM_API_ROOT: telegram.url,
      STORE_URL: storeUrl ?? `sqlite://${join(folder, "store.sqlite")}`,
      DATA_DIR: join(folder, `data${i}`),
    });
    running.push(started);
    urls.push(started.url);
  }
  const everybody = Array.from({ length: people }, (_, i) => telegram.person(1_000 + i));
  const atOnce = (act) => Promise.all(everybody.map(act));
  await atOnce((person) => person.write("boulanger Lyon"));
  await atOnce((person) => person.write("/aide"));
  const before = running.map(({ cpuMs }) => cpuMs());
  const began = performance.now();
  await atOnce(async (person) => {
    for (let i = 0; i < turnsEach; i++) await person.write("/aide");
  });
  const seconds = (performance.now() - began) / 1_000;
  const turns = people * turnsEach;
  const used = running.reduce((sum, { cpuMs }, i) => sum + cpuMs() - (before[i] ?? 0), 0);
  const result = {
    store: kind,
    processes,
    "/aide a second": round(turns / seconds, 0),
    "CPU ms/turn": round(used / turns),
    "peak MB of the largest": Math.max(...running.map(({ peakMb }) => peakMb())),
  };
  await Promise.all(running.map(({ stop }) => stop()));
  telegram.close();
  rmSync(folder, { recursive: true });
  return result;
}

/** The built program, as a host starts it. */
async function startProgram(environment) {
  const child = spawn(process.execPath, ["dist/main.js"], {
    cwd: join(import.meta.dirname, ".."),
    env: {
      PATH: process.env.PATH,
      TELEGRAM_BOT_TOKEN: "1:bench",
      TELEGRAM_WEBHOOK_SECRET: secret,
      PUBLIC_URL: "https://bench.example",
      OPERATOR_NAME: "bench",
      OPERATOR_CONTACT: "bench",
      SANDBOX: "only",
      GEO_API_URL: "http://127.0.0.1:9",
      ALERTS: "off",
      PORT: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
      const [, found] = said.match(/"url":"([^"]+)"[^\n]*"msg":"ready"/) ?? [];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`the program has ended: ${said}`)));
  });
  const read = (file, pattern) => Number(readFileSync(`/proc/${child.pid}/${file}`, "utf8").match(pattern)?.[1]);
  return {
    url,
    /** Of all its threads; a tick of Linux is 10 ms. */
    cpuMs: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    peakMb: () => round(read("status", /VmHWM:\s+(\d+)/) / 1024, 0),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const [postgres] = process.argv.slice(2);
  if (postgres === undefined) throw new Error("the address of an empty database is needed: postgres://…");
  await benchScale(postgres);
}
