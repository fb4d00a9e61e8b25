import { spawn } from "node:child_process";
import { join } from "node:path";

/** Runs something of ours where no file can grow beyond so many bytes. */
export async function runOnFullDisk(
  [script = "", ...args]: string[],
  environment: Record<string, string>,
  folder: string,
  bytes: number,
): Promise<{ code: number | null; output: string }> {
  const { PATH = "", HOME = "" } = process.env;
  // POSIX counts blocks of 512 bytes.
  const shell = `ulimit -f ${Math.ceil(bytes / 512)}; exec "$@"`;
  const command = [process.execPath, join(process.cwd(), script), ...args];
  const child = spawn("sh", ["-c", shell, "sh", ...command], { cwd: folder, env: { PATH, HOME, ...environment } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}
