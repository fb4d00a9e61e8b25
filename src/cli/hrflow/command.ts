import { type Command, Option } from "commander";
import { addParameters, collect, group, placeOption, searchCommand } from "../offers/command.ts";
import { addSchedule } from "../schedule.ts";
import type { HrflowPushOptions } from "./options.ts";

/** `tremplin hrflow push`: the offers of a search into a board of HrFlow.ai. */
export function addHrflow(program: Command): void {
  const hrflow = program.command("hrflow").description("hand offers of France Travail on to HrFlow.ai");
  const command = searchCommand(hrflow, "push", "hrflow ").description(
    "push the offers of a search at France Travail into a board of HrFlow.ai",
  );
  for (const option of [...placeOption(), ...own()]) command.addOption(option);
  addParameters(command);
  command.addHelpText("after", after);
  addSchedule(command, "push");
  command.action(async (words: string[], options: HrflowPushOptions) =>
    (await import("./push.ts")).runHrflowPush(words, options),
  );
}

function own(): Option[] {
  return [
    ...group(
      "Push:",
      new Option("--no-sync", "archive nothing; without it, jobs of the board that are not pushed are archived"),
      new Option("--update-content", "write jobs anew that are in the board with another content"),
      new Option("--enrich-with-parsing", "let HrFlow parse the text of each new job for skills and the like"),
      new Option("--format <file>", "a module that makes a job of an offer, in place of the usual one"),
      new Option(
        "--logics <file>",
        "a module that changes jobs or leaves them out; given again, one more, in order",
      ).argParser(collect),
      new Option("--with-contacts", "hand on who recruits, too: names, addresses, telephone numbers"),
      new Option("--archive-most <percent>", "archive nothing where it would be more of the board (default: 50)"),
      new Option("--calls-per-second <n>", "how fast HrFlow is called: 0.1 to 20 (default: 1)"),
      new Option("--config <file>", "a call of the original connector as JSON; options go before it"),
      new Option("--dry-run", "write nothing: say what would be done"),
    ),
    ...group("Write:", new Option("--json", "the summary as JSON")),
  ];
}

const after = `
Each parameter goes by the API's own name, too: --codeROME is --code-rome. Every offer of the search is read.

  tremplin hrflow push boulanger à Lyon --dry-run
  tremplin hrflow push --code-rome D1102,D1104 --departement 69 --update-content
  tremplin hrflow push --departement 75 --logics ./no-agencies.mjs --json
  tremplin hrflow push --config connector.json

The environment: HRFLOW_API_KEY, HRFLOW_USER_EMAIL, HRFLOW_BOARD_KEY. Secrets come from there alone.

The offers are under a licence of their own, which francetravail.io shows with the terms of use of its API
(not the Licence Ouverte). It asks to
  - name the source and the date of the last update with each offer (the tags source and source_updated_at);
  - carry changes and deletions over every day, and so to push daily. With --no-sync, or without
    --update-content, rows that are out of date stay in the board, against the licence;
  - hand no substantial extract of the offers on to others: keep the board to your own people;
  - use them to bring offers and job seekers together, and never to sell them.
HRFLOW_LICENCE_READ=yes says that you have read it; without it no real offer leaves this machine. Offers of La bonne
alternance are never pushed: its terms forbid it.

Exit codes: 0 done, 1 some offers or jobs failed or the run was ended, 2 a wrong value, 4 another push to this
board is under way, 5 nothing was archived since it would have been too many, 130 stopped by a signal. After a
stop, the same command goes on.`;
