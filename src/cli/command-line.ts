import { Command, CommanderError } from "commander";
import { readVersion } from "../app/version.ts";
import { PlatformRefused } from "../bots/platform-refused.ts";
import { CannotStart } from "../config.ts";
import { readErrorCode } from "../core/telemetry.ts";
import { cleanLines } from "../core/text/clean-text.ts";
import type { AnnounceOptions } from "./announce.ts";
import type { CompaniesOptions } from "./companies.ts";
import type { EventsOptions } from "./events.ts";
import { addHrflow } from "./hrflow/command.ts";
import { addOffers, addStats } from "./offers/command.ts";
import { refuseRepeats } from "./refuse-repeats.ts";
import { addSchedule, runSchedule, ScheduleAsked } from "./schedule.ts";
import { keepOutputErrors, OutputClosed, writeLastOutput } from "./standard-output.ts";
import { addStore } from "./store-command.ts";
import type { TrainingsOptions } from "./trainings/options.ts";
import type { UsageOptions } from "./usage.ts";

/**
 * Runs what was typed after `tremplin`, and gives its exit code. What was opened for a command that failed
 * may still be open. Each command is loaded when it is asked for: a look at `--help` starts no bot.
 */
export async function runCommandLine(args: string[]): Promise<number> {
  keepOutputErrors();
  let help = "";
  const program = createCommands((text) => {
    help += text;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof ScheduleAsked) return runSchedule(error, args).catch(failure);
    const code = failure(error);
    return code === 0 && help !== "" ? writeLastOutput(help).then(() => 0, failure) : code;
  }
}

/** `onHelp` is given what was asked to be shown: it is written once that can be waited for. */
function createCommands(onHelp: (text: string) => void): Command {
  const program = new Command("tremplin")
    .configureOutput({ writeOut: onHelp })
    .description("A job and apprenticeship assistant to talk to.")
    .version(readVersion())
    .showHelpAfterError()
    .exitOverride();

  program
    .command("start")
    .description("start everything that is configured")
    .option("--role <role>", "all; bots: talks, and leaves the alerts to others; alerts: runs these alone", "all")
    .action(async ({ role }: { role: string }) => (await import("../main.ts")).main(["--role", role]));

  program
    .command("chat")
    .description("talk in this terminal")
    .action(async () => (await import("./chat.ts")).runChat());

  addLanguage(program);

  program
    .command("reference")
    .description("reference data: job titles, and where communes are")
    .command("update")
    .description("download it now")
    .action(async () => (await import("./reference.ts")).updateReference());

  addNear(program);
  addCompanies(program);
  addTrainings(program);
  addEvents(program);
  addOffers(program);
  addStats(program);

  addHrflow(program);

  const alerts = program.command("alerts").description("the alerts that people have created");

  alerts
    .command("run")
    .description("serve the alerts that are due, once")
    .option("--now <instant>", "as if it were that moment: 2026-11-23T07:00:00Z")
    .option("--json", "the figures as JSON")
    .action(async (options: { now?: string; json?: boolean }) => (await import("./alerts.ts")).runAlerts(options));

  alerts
    .command("list")
    .description("show all alerts")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }) => (await import("./alerts.ts")).printAlerts(options));

  alerts
    .command("explain")
    .description("say check by check why an offer was or was not sent for an alert")
    .argument("<subscription>", "the id of the alert, as `alerts list` shows it")
    .argument("<offer>", "the number of the offer at France Travail, or its key")
    .option("--json", "as JSON")
    .action(async (id: string, offer: string, options: { json?: boolean }) =>
      (await import("./alerts.ts")).printExplanation(id, offer, options),
    );

  addStore(program);

  program
    .command("usage")
    .description("show how many people, searches, alerts and digests there were, by week; below 5 as < 5")
    .option("--weeks <n>", "how many weeks, the current one included, from 1 to 104", "12")
    .option("--json", "as JSON")
    .option("--csv <file>", "into a file for Excel")
    .action(async (options: UsageOptions) => (await import("./usage.ts")).showUsage(options));

  refuseRepeats(program);
  return program;
}

function addNear(program: Command): void {
  program
    .command("near")
    .description("show who helps near a town: mission locale, France Travail, Cap emploi, Info Jeunes, CIO")
    .argument("<place...>", "a town by its name or its postal code")
    .option(
      "--kind <kind>",
      "only this kind: mission-locale, france-travail, cap-emploi, cij or cio; given again, one more",
      (value: string, before: string[] = []) => [...before, value],
    )
    .option("--json", "as JSON")
    .action(async (place: string[], options: { kind?: string[]; json?: boolean }) =>
      (await import("./near.ts")).showNear(place.join(" "), options),
    );
}

function addCompanies(program: Command): void {
  const command = program
    .command("companies")
    .description("show companies that may take an apprentice in a job, the nearest first (La bonne alternance)")
    .argument("[words...]", "a job, and a place: boulanger à Auxerre")
    .option(
      "--place <name>",
      "a town, a département or a region by its name; given again, one more, up to 5",
      (value: string, before: string[] = []) => [...before, value],
    )
    .option("--radius <km>", "how far around a town, from 0 to 100; where none is said, 20, or 50 where there are few")
    .option("--all", "of a region or the whole country, département by département: one call gives 150 at most")
    .option("--json", "as JSON")
    .option("--csv <file>", "into a file for Excel");
  addSchedule(command, ({ csv }: CompaniesOptions) => csv);
  command.action(async (words: string[], options: CompaniesOptions) =>
    (await import("./companies.ts")).showCompanies(words, options),
  );
}

function addTrainings(program: Command): void {
  const command = program
    .command("trainings")
    .description("show trainings that the CPF pays (Mon Compte Formation), or those for apprentices, each once")
    .argument("[words...]", "a job or other words, and a place: soudeur à Rennes")
    .option("--source <source>", "cpf, or alternance: trainings for apprentices (La bonne alternance)", "cpf")
    .option(
      "--departement <code>",
      "given in this one: 31, 2A or its name; given again, or after a comma, one more",
      (value: string, before: string[] = []) => [...before, value],
    )
    .option("--remote", "also those that are in no département, as most at a distance are")
    .option("--theme <theme>", "of a theme: numerique, sante, btp, transport, langues, commerce …")
    .option(
      "--all",
      "by exports of the catalogue, a few calls however many there are; alone: all of it; of alternance: département by département",
    )
    .option("--rows", "the rows of the catalogue as they are, with --csv or --json")
    .option("--json", "as JSON")
    .option("--csv <file>", "into a file for Excel");
  addSchedule(command, ({ csv }: TrainingsOptions) => csv);
  command.action(async (words: string[], options: TrainingsOptions) =>
    (await import("./trainings/trainings.ts")).showTrainings(words, options),
  );
}

function addEvents(program: Command): void {
  const command = program
    .command("events")
    .description("show job datings, forums and information meetings to come, the next ones first")
    .argument(
      "[words...]",
      "a job or words, and a place: boulanger à Auxerre; without any, the next ones of the country",
    )
    .option(
      "--place <name>",
      "a town, a département or a region by its name; given again, one more, up to 5",
      (value: string, before: string[] = []) => [...before, value],
    )
    .option("--radius <km>", "how far around a town, from 0 to 100; where none is said, 20")
    .option("--json", "as JSON")
    .option("--csv <file>", "into a file for Excel")
    .option("--ics <file>", "into a file for calendars");
  addSchedule(command, ({ csv, ics }: EventsOptions) => csv ?? ics);
  command.action(async (words: string[], options: EventsOptions) =>
    (await import("./events.ts")).showEvents(words, options),
  );
}

/** What shows and checks how people are understood. */
function addLanguage(program: Command): void {
  program
    .command("rome")
    .description("show the job titles that a text finds")
    .argument("<words...>", "what someone would type")
    .option("--json", "as JSON")
    .option("--limit <n>", "how many at most", "12")
    .action(async (words: string[], options: { json?: boolean; limit: string }) =>
      (await import("./rome.ts")).showTitles(words.join(" "), options),
    );

  program
    .command("understand")
    .description("show what a message means: a search, a change of one, a button, or something said")
    .argument("[words...]", "what someone writes")
    .option("--context <screen>", "what is on screen meanwhile", "home")
    .option("--json", "as JSON")
    .option("--file <csv>", "read the messages of a file with the columns id, context and text")
    .option("--explain", "show what each stage of the reading found")
    .action(async (words: string[], options: { context: string; json?: boolean; file?: string; explain?: boolean }) =>
      (await import("./understand.ts")).understand(words.join(" "), options),
    );

  program
    .command("announce")
    .description("tell people with an active alert something about the service itself, between 8:00 and 21:00")
    .argument("[text...]", "what they are told, in French, 1500 characters at most")
    .option("--file <file>", "the text of this file instead")
    .option("--dry-run", "send nothing: show the message, and how many it would go to")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
For news of the service alone: a breakdown, a change, its end. Offers of others are no news of it. Everybody is told
once, without a sound, and may refuse such news. Stopped, or given again, the same text goes to those who were not
told yet.`,
    )
    .action(async (words: string[], options: AnnounceOptions) =>
      (await import("./announce.ts")).announceNews(words, options),
    );

  program
    .command("mcp")
    .description("serve AI assistants on this machine: the tools of MCP (Model Context Protocol) over standard input")
    .addHelpText(
      "after",
      `
An assistant starts this itself: name the command "npx tremplin mcp", and this folder, in its configuration.
The tools only read, and know of nobody: job_titles, offers, apprenticeships, companies, trainings, events,
market, help_near. For assistants elsewhere: MCP=on and POST /mcp (docs/operating.md).`,
    )
    .action(async () => (await import("./mcp.ts")).serveMcp());

  program
    .command("check")
    .description(
      "check everything: configuration, tokens and services, bots, store, clock, files, reference data and tables",
    )
    .addHelpText(
      "after",
      `
Asks each service by one real call. Nothing that people see is changed, and it may run beside Tremplin.
Exit code: 0, all is well, or only needs a look; 1, something is wrong; 2, the configuration is.`,
    )
    .option("--no-questions", "without asking live accounts what the references of their services leave open")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean; questions?: boolean }) =>
      (await import("./check.ts")).printChecks(options),
    );
}

/** Says what went wrong, in a line. */
function failure(error: unknown): number {
  if (error instanceof OutputClosed) return 0;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CannotStart || error instanceof PlatformRefused) {
    process.stderr.write(`${cleanLines(error.message)}\n`);
    return error.exitCode;
  }
  const code = readErrorCode(error);
  if (code?.startsWith("SQLITE_")) {
    process.stderr.write(
      `The store failed (${code}): check that its disk has room and that no other program has locked it, then run this again.\n`,
    );
    return 1;
  }
  throw error;
}
