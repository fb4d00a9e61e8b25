import { readWrittenFile } from "../adapters/regular-file.ts";
import { type AnnouncementRun, announce, createAnnouncement } from "../app/announce.ts";
import { openApp } from "../app/app.ts";
import { createLog } from "../app/log.ts";
import { CannotStart, type Config, loadConfig } from "../config.ts";
import { cleanLines } from "../core/text/clean-text.ts";
import { writeNote } from "./offers/output.ts";
import { writeLastOutput } from "./standard-output.ts";

/** What was typed after `tremplin announce`. */
export type AnnounceOptions = { file?: string; dryRun?: true; json?: true };

/** Nobody reads more on a phone. */
const mostLetters = 1_500;

/**
 * `announce`: tells people with an active alert something about the service itself. The exit code is 1 where
 * some are still to be told, and 4 where another process announces something. Ends the process.
 */
export async function announceNews(words: string[], options: AnnounceOptions): Promise<void> {
  const config = loadConfig();
  const said = await readText(words, options);
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => stopping.abort());
  const app = await openApp(config, createLog(config.LOG_LEVEL, 2));
  const run = await announce(app, createAnnouncement(said, config.OPERATOR_NAME), {
    isDry: options.dryRun === true,
    stopped: stopping.signal,
  }).finally(app.close);
  if (!run) throw new CannotStart("Another process announces something at this moment: wait until it is done.", 4);
  const left = countLeft(run);
  await writeLastOutput(options.json ? `${JSON.stringify(toJson(run, left))}\n` : formatRun(run, said, config));
  if (left > 0 && run.figures)
    writeNote(`${left} still to be told: give the same command again between 8:00 and 21:00 where they are.`);
  process.exit(left > 0 && run.figures ? 1 : 0);
}

async function readText(words: string[], { file }: AnnounceOptions): Promise<string> {
  if (file !== undefined && words.length > 0)
    throw new CannotStart("The text is given twice: leave out --file, or the words.");
  const text = file === undefined ? words.join(" ") : await readWrittenFile(file).catch(() => undefined);
  if (text === undefined)
    throw new CannotStart(`--file ${file} cannot be read: check its name, and that it is a text in UTF-8.`);
  const said = cleanLines(text).trim();
  if (said === "")
    throw new CannotStart('Say what is to be told: tremplin announce "Le service est en panne ce soir."');
  if (said.length > mostLetters)
    throw new CannotStart(`The text has ${said.length} characters: people are told ${mostLetters} at most.`);
  return said;
}

/** Those who are not told yet, and may be by a later run. */
function countLeft({ plan, figures }: AnnouncementRun): number {
  if (!figures) return plan.asleep + plan.recipients.length;
  return plan.asleep + plan.recipients.length - figures.sent - figures.unreachable;
}

function toJson({ plan, figures }: AnnouncementRun, left: number) {
  const { recipients, ...others } = plan;
  return {
    toTell: recipients.length,
    ...others,
    ...(figures ? { ...figures, asleep: plan.asleep + figures.asleep } : {}),
    left,
  };
}

function formatRun({ plan, figures }: AnnouncementRun, said: string, { OPERATOR_NAME }: Config): string {
  const { recipients, told, unheard, unreachable, asleep, elsewhere } = plan;
  const why = [
    told > 0 && `told before: ${told}`,
    unheard > 0 && `want no news of the service: ${unheard}`,
    unreachable > 0 && `cannot be reached: ${unreachable}`,
    asleep > 0 && `asleep: ${asleep}`,
    elsewhere > 0 && `on a platform that is not configured here: ${elsewhere}`,
  ].filter((part) => part !== false);
  const message = [`📣 Nouvelle du service${OPERATOR_NAME === undefined ? "" : ` (${OPERATOR_NAME})`}`, said];
  const outcome = figures
    ? `Sent to ${figures.sent}, cannot be reached: ${figures.unreachable}, failed: ${figures.failed}.`
    : `Dry run: nothing was sent. It would go to ${recipients.length} ${recipients.length === 1 ? "chat" : "chats"}.`;
  return `${[...message, "", outcome, ...why.map((part) => `- ${part}`)].join("\n")}\n`;
}
