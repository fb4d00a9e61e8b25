// The whole program as it is started, with the web page and Telegram, left alone for a minute: time to ready, memory (Linux only).
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { round, table } from "./table.js";

const minute = 60_000;

/** Just enough of the Bot API for a bot that nobody writes to. */
function quietTelegram() {
  const me = {
    id: 1,
    is_bot: true,
    first_name: "Tremplin",
    username: "tremplin_bot",
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  };
  const server = createServer(async (request, response) => {
    const method = request.url.split("/").at(-1);
    if (method === "getUpdates") await wait(25_000, undefined, { ref: false });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, result: method === "getMe" ? me : method === "getUpdates" ? [] : true }));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function memoryMb(pid, what) {
  return round(
    Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`${what}:\\s+(\\d+)`))?.[1]) / 1024,
    0,
  );
}

export async function benchIdle() {
  const telegram = await quietTelegram();
  const folder = mkdtempSync(join(tmpdir(), "tremplin-bench-"));
  const shared = join(process.cwd(), process.env.TREMPLIN_SHARED ?? "../shared", "data", "rome-appellations.csv");
  const rows = [];
  for (const [titles, source] of [
    ["small list", "http://127.0.0.1:9/"],
    ["all of ROME", shared],
  ]) {
    const start = performance.now();
    const child = spawn(process.execPath, [join(process.cwd(), "dist/main.js")], {
      cwd: folder,
      env: {
        ...process.env,
        PORT: "0",
        WEB_CHAT: "on",
        TELEGRAM_BOT_TOKEN: "1:bench",
        TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.address().port}`,
        OPERATOR_NAME: "bench",
        OPERATOR_CONTACT: "bench",
        GEO_API_URL: "http://127.0.0.1:9",
        ROME_SOURCE: source,
      },
    });
    let said = "";
    const isReady = await new Promise((resolve) => {
      child.stdout.on("data", (data) => {
        said += data;
        if (said.includes('"msg":"ready"')) resolve(true);
      });
      child.once("exit", () => resolve(false));
    });
    if (!isReady) continue;
    const ready = performance.now() - start;
    await wait(minute);
    rows.push({
      titles,
      "ready ms": round(ready, 0),
      "idle MB": memoryMb(child.pid, "VmRSS"),
      "peak MB": memoryMb(child.pid, "VmHWM"),
    });
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  }
  telegram.closeAllConnections();
  telegram.close();
  rmSync(folder, { recursive: true });
  table(`Idle for a minute, with the web page and Telegram, Node ${process.version}`, rows);
}
