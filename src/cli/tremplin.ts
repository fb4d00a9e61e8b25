import { runCommandLine } from "./command-line.ts";

/** The operator's commands. */
const code = await runCommandLine(process.argv.slice(2));
// What was opened for a command that failed may still be open.
if (code !== 0) process.exit(code);
