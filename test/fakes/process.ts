import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program as really started, in an empty folder and with only the given environment. */
export type Program = {
  url: string;
  pid: number;
  /** Where its store and its copies are. */
  folder: string;
  /** Everything it wrote to standard output and standard error. */
  output: () => string;
  /** Ends it at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Suspends it, as a machine that hangs does, and lets it go on. */
  suspend: () => void;
  resume: () => void;
  /** Asks it to stop; resolves with its exit code. */
  stop: () => Promise<number | null>;
  /** Closes the terminal that it runs in; resolves with its exit code. */
  hangUp: () => Promise<number | null>;
};

export type Environment = Record<string, string>;

/** Nothing outside this machine is asked: addresses that nobody listens on. */
export const offline: Environment = {
  CPF_API_URL: "http://127.0.0.1:9",
  INCLUSION_API_URL: "http://127.0.0.1:9",
  GEO_API_URL: "http://127.0.0.1:9",
  DIRECTORY_API_URL: "http://127.0.0.1:9",
  EVENTS_API_URL: "http://127.0.0.1:9",
  LABOUR_MARKET_API_URL: "http://127.0.0.1:9",
  ROME_SOURCE: "http://127.0.0.1:9/rome.zip",
  PORT: "0",
};

export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "tremplin-"));
}

/** Starts it, and resolves once it says that it is ready; rejects with what it said when it ends before. */
export async function startProgram(
  environment: Environment = {},
  folder?: string,
  args: string[] = [],
): Promise<Program> {
  const where = folder ?? (await emptyFolder());
  const { child, output, ended } = run(["dist/main.js", ...args], environment, where);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const [, ready] = output().match(/"url":"([^"]+)"[^\n]*"msg":"ready"/) ?? [];
      if (ready) resolve(ready);
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output()}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  const [stop, hangUp] = [() => end("SIGTERM"), () => end("SIGHUP")];
  const [suspend, resume] = [() => void child.kill("SIGSTOP"), () => void child.kill("SIGCONT")];
  const kill = async () => void (await end("SIGKILL"));
  return { url, pid: child.pid ?? 0, folder: where, output, kill, suspend, resume, stop, hangUp };
}

/** Something of ours under way, which a test may end at any moment. */
export type Launched = {
  output: () => string;
  ended: Promise<number | null>;
  kill: () => Promise<void>;
  /** Closes its standard output, as `head` does. */
  readNothing: () => void;
  /** Asks it to stop; resolves with its exit code. */
  stop: () => Promise<number | null>;
};

/** Runs something of ours, and waits for nothing. Its standard output goes to `out`, where that is given. */
export function launchProgram(args: string[], environment: Environment, folder: string, out?: string): Launched {
  const { child, output, ended } = run(args, environment, folder, out);
  child.stdin?.end();
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { output, ended, kill, stop, readNothing: () => child.stdout?.destroy() };
}

/** Runs something of ours to its end. */
export async function runProgram(
  args: string[],
  environment: Environment = {},
  folder?: string,
  input?: string,
): Promise<{ code: number | null; output: string }> {
  const { child, output, ended } = run(args, environment, folder ?? (await emptyFolder()));
  child.stdin?.end(input ?? "");
  return { code: await ended, output: output() };
}

/** The same, with what it wrote to standard output alone as `data`. */
export async function runForData(
  args: string[],
  environment: Environment = {},
  folder?: string,
): Promise<{ code: number | null; output: string; data: string }> {
  const { child, output, ended } = run(args, environment, folder ?? (await emptyFolder()));
  let data = "";
  child.stdout?.setEncoding("utf8").on("data", (text) => (data += text));
  child.stdin?.end();
  return { code: await ended, output: output(), data };
}

function run(
  [script = "", ...args]: string[],
  environment: Environment,
  folder: string,
  out?: string,
): { child: ChildProcess; output: () => string; ended: Promise<number | null> } {
  const { PATH = "", HOME = "" } = process.env;
  const descriptor = out === undefined ? "pipe" : openSync(out, "a");
  const child = spawn(process.execPath, [join(process.cwd(), script), ...args], {
    cwd: folder,
    env: { PATH, HOME, ...offline, ...environment },
    stdio: ["pipe", descriptor, "pipe"],
  });
  if (typeof descriptor === "number") closeSync(descriptor);
  let written = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (written += data));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, output: () => written, ended };
}
