// The whole program as started in production, with the web page, Telegram and Discord, left idle for a
// minute: time to ready, memory (Linux only).
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { portOf, round, table } from "./table.js";

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
    const method = (request.url ?? "").split("/").at(-1);
    if (method === "getUpdates") await wait(25_000, undefined, { ref: false });
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, result: method === "getMe" ? me : method === "getUpdates" ? [] : true }));
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/**
 * Just enough of Discord: a gateway that says hello and acknowledges heartbeats, and REST that accepts the
 * commands.
 */
function quietDiscord() {
  const user = { id: "2", username: "tremplin", discriminator: "0000", avatar: null, bot: true };
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const port = portOf(server);
    const gateway = {
      url: `ws://127.0.0.1:${port}`,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.url?.endsWith("/gateway/bot") ? gateway : []));
  });
  new WebSocketServer({ server }).on("connection", (socket) => {
    /** @param {string | null} t @param {number | null} s */
    const send = (op, d, t = null, s = null) => socket.send(JSON.stringify({ op, d, t, s }));
    send(10, { heartbeat_interval: 41_250 });
    socket.on("message", (data) => {
      const { op } = JSON.parse(String(data));
      if (op === 1) send(11, null);
      const url = `ws://127.0.0.1:${portOf(server)}`;
      const ready = {
        v: 10,
        user,
        guilds: [],
        session_id: "s",
        resume_gateway_url: url,
        application: { id: "2", flags: 0 },
      };
      if (op === 2) send(0, ready, "READY", 1);
    });
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
  const discord = await quietDiscord();
  const folder = mkdtempSync(join(tmpdir(), "tremplin-bench-"));
  const shared = join(process.cwd(), process.env.TREMPLIN_SHARED ?? "../shared", "data", "rome-appellations.csv");
  const rows = [];
  const sources = [["small list", "http://127.0.0.1:9/"]];
  if (existsSync(shared)) sources.push(["all of ROME", shared]);
  else console.log(`\nIdle with all of ROME: left out, ${shared} is not there (TREMPLIN_SHARED).`);
  for (const [titles, source] of sources) {
    const start = performance.now();
    const child = spawn(process.execPath, [join(process.cwd(), "dist/main.js")], {
      cwd: folder,
      env: {
        ...process.env,
        PORT: "0",
        WEB_CHAT: "on",
        TELEGRAM_BOT_TOKEN: "1:bench",
        TELEGRAM_API_ROOT: `http://127.0.0.1:${telegram.address().port}`,
        DISCORD_TOKEN: "bench",
        DISCORD_API_ROOT: `http://127.0.0.1:${discord.address().port}/api`,
        OPERATOR_NAME: "bench",
        OPERATOR_CONTACT: "bench",
        GEO_API_URL: "http://127.0.0.1:9",
        DIRECTORY_API_URL: "http://127.0.0.1:9",
        ROME_SOURCE: source,
      },
    });
    let said = "";
    const isReady = await new Promise((resolve) => {
      child.stdout.on("data", (data) => {
        said += data;
        // Up, and both bots listening.
        if (said.includes('"msg":"ready"') && said.match(/"msg":"listening"/g)?.length === 2) resolve(true);
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
  for (const server of [telegram, discord]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
  table(`Idle for a minute, with the web page, Telegram and Discord, Node ${process.version}`, rows);
}
