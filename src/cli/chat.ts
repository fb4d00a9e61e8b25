import { createLog } from "../app/log.ts";
import { runTerminalChat } from "../app/terminal-chat.ts";
import { loadConfig } from "../config.ts";

/**
 * `chat`: the conversation in this terminal. Ends the process. Warnings are hidden unless LOG_LEVEL is set:
 * they would stand between the lines.
 */
export async function runChat(): Promise<void> {
  const config = loadConfig();
  await runTerminalChat(config, createLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : "silent"));
  process.exit(0);
}
