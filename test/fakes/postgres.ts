import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** The programs of a server: on the path, or where Debian puts them, the newest first. */
const folders = [
  ...(process.env.PATH ?? "").split(delimiter),
  ...listVersions("/usr/lib/postgresql").map((version) => `/usr/lib/postgresql/${version}/bin`),
];
const programs = folders.find((folder) => ["postgres", "initdb"].every((name) => existsSync(join(folder, name))));

function listVersions(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort((a, b) => Number(b) - Number(a)) : [];
}

/** Whether a server can be started; tests that need one are skipped elsewhere, and say so. */
export const hasPostgres = programs !== undefined;
if (!hasPostgres)
  console.warn("SKIPPED: PostgreSQL is not there (apt-get install postgresql): the store is not tried on it.");

/** PostgreSQL refuses to run as root, as which CI runs: the account that owns nothing will do. */
const account = process.geteuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A real server with databases of its own, on a socket in a folder of its own. */
export type PostgresServer = {
  /** The address of a new, empty database; `encoding`: other than UTF8. */
  createDatabase: (encoding?: string) => Promise<string>;
  /** The address of its own database, which others are made from. */
  url: string;
  /** How the server ends: in order, as after a crash, or killed; and starts anew. */
  stop: (signal: "SIGINT" | "SIGQUIT" | "SIGKILL") => Promise<void>;
  start: () => Promise<void>;
  /** Where it listens. */
  socket: string;
  close: () => Promise<void>;
};

export async function startPostgres(...settings: string[]): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), "tremplin-pg-"));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const initdb = ["-D", data, "-A", "trust", "-U", "tremplin", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(programs ?? "", "initdb"), initdb, {
    ...account,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let server = await run();

  async function run(): Promise<ChildProcess> {
    // What was killed may need a moment to be gone.
    for (let tries = 1; ; tries++)
      try {
        return await runOnce();
      } catch (error) {
        if (tries === 20) throw error;
      }
  }

  function runOnce(): Promise<ChildProcess> {
    const options = ["listen_addresses=", `unix_socket_directories=${folder}`, "fsync=off", ...settings];
    const args = ["-D", data, ...options.flatMap((option) => ["-c", option])];
    const child = spawn(join(programs ?? "", "postgres"), args, {
      ...account,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    return new Promise((resolve, reject) => {
      let said = "";
      child.stderr?.setEncoding("utf8").on("data", (text: string) => {
        said = (said + text).slice(-5_000);
        if (said.includes("database system is ready to accept connections")) resolve(child);
      });
      child.once("error", reject).once("close", () => reject(new Error(said)));
    });
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => void server.once("exit", () => resolve()));
    server.kill(signal);
    await ended;
  }

  const address = (database: string) => `postgres://tremplin@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let count = 0;
  return {
    url: address("postgres"),
    createDatabase: async (encoding = "UTF8") => {
      count += 1;
      const name = `store${count}`;
      const locale = encoding === "UTF8" ? "" : ` TEMPLATE template0 LOCALE 'C'`;
      await runSql(address("postgres"), `CREATE DATABASE ${name} ENCODING '${encoding}'${locale}`);
      return address(name);
    },
    stop,
    start: async () => {
      server = await run();
    },
    socket: join(folder, ".s.PGSQL.5432"),
    close: async () => {
      await stop("SIGQUIT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs statements past the store, one after the other; resolves with the rows of the last one. */
export async function runSql<Row extends pg.QueryResultRow>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) ({ rows } = await client.query<Row>(statement));
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Stands between a store and its server, and cuts what goes through it. */
export type CuttingProxy = {
  /** The address of the same database through the proxy. */
  through: (url: string) => string;
  /** Cuts all connections there are. */
  cut: () => void;
  /** Cuts the next connection that sends these words: before the server has them, or when it answers. */
  cutAt: (words: string, when?: "before" | "answered") => void;
  /** From now on what the server says reaches nobody, but for new connections after `flow`. */
  hang: () => void;
  flow: () => void;
  close: () => Promise<void>;
};

export async function startCuttingProxy(server: Pick<PostgresServer, "socket">): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const near = new Set<Socket>();
  let isHanging = false;
  let cutWords: string | undefined;
  let cutWhen: "before" | "answered" = "before";
  const proxy = createServer((client) => {
    const far = connect(server.socket);
    let isAwaited = false;
    near.add(client);
    for (const [from, to] of [
      [client, far],
      [far, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => {
        const isMeant = from === client && cutWords !== undefined && bytes.includes(cutWords);
        if (isMeant) cutWords = undefined;
        const isAnswer = from === far && isAwaited;
        if (isMeant && cutWhen === "answered") isAwaited = true;
        if (isAnswer || (isMeant && cutWhen === "before")) client.resetAndDestroy();
        else if (!isHanging) to.write(bytes);
      });
      from.on("error", () => {});
      from.on("close", () => {
        sockets.delete(from);
        near.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => void proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const cut = () => {
    for (const socket of near) socket.resetAndDestroy();
    for (const socket of sockets) socket.destroy();
  };
  return {
    through: (url) => {
      const { username, pathname } = new URL(url);
      return `postgres://${username}@127.0.0.1:${port}${pathname}`;
    },
    cut,
    cutAt: (words, when = "before") => {
      cutWords = words;
      cutWhen = when;
    },
    hang: () => {
      isHanging = true;
    },
    flow: () => {
      isHanging = false;
    },
    close: async () => {
      cut();
      await new Promise<void>((resolve) => void proxy.close(() => resolve()));
    },
  };
}
