import { Writable } from "node:stream";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { type Environment, emptyFolder, offline } from "./process.ts";
import "./reference.ts";

/**
 * A `tremplin` command, run in this process. A process of its own (`runForData`) takes ten times as long, and
 * is for what only a process can show. Commands run one after the other, since there is one folder and one
 * environment at a time.
 */
export async function runCommand(
  args: string[],
  environment: Environment = {},
  folder?: string,
): Promise<{ code: number; output: string; data: string }> {
  let output = "";
  let data = "";
  const { PATH = "", HOME = "" } = process.env;
  const before = { env: process.env, cwd: process.cwd() };
  const streams = [
    replaced("stdout", (text) => {
      data += text;
      output += text;
    }),
    replaced("stderr", (text) => {
      output += text;
    }),
  ];
  const { exit, exitCode } = process;
  process.exitCode = undefined;
  process.exit = (code) => {
    throw new Exit(Number(code ?? process.exitCode ?? 0));
  };
  process.env = { PATH, HOME, ...offline, ...environment };
  process.chdir(folder ?? (await emptyFolder()));
  try {
    const code = await runCommandLine(args).catch((error: unknown) => {
      if (error instanceof Exit) return error.code;
      throw error;
    });
    return { code: code || Number(process.exitCode ?? 0), output, data };
  } finally {
    process.exit = exit;
    process.exitCode = exitCode;
    process.chdir(before.cwd);
    process.env = before.env;
    for (const restore of streams) restore();
  }
}

/** What a command that ends the process by itself does here instead. */
class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** Puts a stream of ours in the place of one of the process; what is returned puts that back. */
function replaced(name: "stdout" | "stderr", write: (text: string) => void): () => void {
  const value = new Writable({
    decodeStrings: false,
    write: (text, _encoding, done) => {
      write(String(text));
      done();
    },
  });
  const before = Object.getOwnPropertyDescriptor(process, name) ?? {};
  Object.defineProperty(process, name, { configurable: true, value });
  return () => Object.defineProperty(process, name, before);
}
