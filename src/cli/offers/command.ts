import { type Command, Option } from "commander";
import { getParameterInfo, parameterNames } from "../../adapters/france-travail/api/criteria.ts";
import { referenceListNames } from "../../adapters/france-travail/api/fields.ts";
import { addSchedule } from "../schedule.ts";
import type { OffersOptions } from "./options.ts";

/** `tremplin stats`: what `offers --stats` does, under a name of its own. */
export function addStats(program: Command): void {
  const command = searchCommand(program, "stats").description(
    "the market of a search at France Travail: contracts, pay, companies, towns, dates",
  );
  for (const option of [...placeOption(), ...statsOptions()]) command.addOption(option);
  addParameters(command);
  command.addHelpText(
    "after",
    `
  tremplin stats boulanger à Lyon
  tremplin stats --region 53 --theme 13
  tremplin stats cuisinier à Lyon --all --out market.png`,
  );
  command.action(async (words: string[], options: OffersOptions) =>
    (await import("./offers.ts")).runOffers(words, { ...options, stats: true }),
  );
}

/** `tremplin offers`: an option for each parameter of the search, and what is shown of what is found. */
export function addOffers(program: Command): void {
  const command = searchCommand(program, "offers").description(
    "search the offers of France Travail, by any parameter of its API",
  );
  for (const option of [...placeOption(), ...own()]) command.addOption(option);
  addParameters(command);
  command.addHelpText(
    "after",
    `
Each parameter goes by the API's own name, too: --codeROME is --code-rome. Several values are separated by commas.

  tremplin offers boulanger à Lyon
  tremplin offers boulanger --place Lyon --place Grenoble
  tremplin offers --code-rome D1102,D1104 --departement 69 --type-contrat CDI --limit 50
  tremplin offers --region 53 --theme 13 --stats
  tremplin offers cuisinier à Lyon --stats --all --out market.png
  tremplin offers --departement 75 --all --out paris.csv
  tremplin offers cuisinier --region 53 --all --out "bretagne-{date}.csv" --every "0 6 * * *"
  tremplin offers --list typesContrats`,
  );
  addSchedule(command, ({ out }: OffersOptions) => out);
  command.action(async (words: string[], options: OffersOptions) =>
    (await import("./offers.ts")).runOffers(words, options),
  );
}

/** A command that searches by words; `path` is what is typed before its name. */
export function searchCommand(program: Command, name: string, path = ""): Command {
  return program
    .command(name)
    .argument("[words...]", "a job, and a place: boulanger à Lyon")
    .usage("[words...] [options]")
    .showHelpAfterError(`(tremplin ${path}${name} --help shows what there is)`)
    .addHelpOption(new Option("-h, --help", "show this").helpGroup("Search:"));
}

/** An option for each parameter of the search, made from the schema, so that none can be missing. */
export function addParameters(command: Command): void {
  for (const name of parameterNames) for (const option of optionsFor(name)) command.addOption(option);
}

/** Options under one heading of `--help`. */
export const group = (name: string, ...options: Option[]) => options.map((option) => option.helpGroup(name));

/** Where to search, by the names of places. */
export function placeOption(): Option[] {
  return group(
    "Search:",
    new Option(
      "--place <name>",
      "a town, a département or a region by its name; towns with 20 km around; given again, one more, up to 5",
    ).argParser(collect),
  );
}

function statsOptions(): Option[] {
  return [
    ...group(
      "Show:",
      new Option("--limit <n>", "how many of the newest offers are read at most, up to 3150 (default: 450)"),
      new Option("--all", "every offer there is, however many"),
    ),
    ...group(
      "Write:",
      new Option("--json", "as JSON"),
      new Option("--out <file>", "into a file: a picture, .png, or .json"),
    ),
  ];
}

function own(): Option[] {
  return [
    ...group(
      "Show:",
      new Option("--limit <n>", "how many offers at most, up to 3150 (default: 20)"),
      new Option("--all", "every offer there is, however many"),
      new Option("--count", "only how many there are"),
      new Option(
        "--stats",
        "the market of the newest offers, 450 at most: contracts, pay, companies, towns; of more with --limit or --all",
      ),
      new Option("--list <name>", `the codes of a list: ${referenceListNames.join(", ")}`),
    ),
    ...group(
      "Write:",
      new Option("--json", "as JSON"),
      new Option("--jsonl", "as JSON Lines"),
      new Option("--csv", "as CSV for Excel"),
      new Option("--delimiter <sign>", "the separator of CSV: ; , | or tab (default: ;)"),
      new Option("--out <file>", "into a file: .csv, .jsonl or .json; --stats: a picture, .png, or .json"),
    ),
  ];
}

function optionsFor(name: (typeof parameterNames)[number]): Option[] {
  const { group, help, takes, hint, lists = [] } = getParameterInfo(name);
  const from = lists.length > 0 ? ` (--list ${lists.join(", ")})` : "";
  const shown = new Option(`--${kebab(name)} ${hint}`, `${help}: ${takes.en}${from}`).helpGroup(`${group}:`);
  const plain = new Option(`--${name} ${hint}`).hideHelp();
  return (kebab(name) === name ? [shown] : [shown, plain]).map((option) => option.argParser(collect));
}

/** Each time that an option is given counts: `pickParameters` passes all of them on. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** "codeROME" → "code-rome", "offresMRS" → "offres-mrs". */
function kebab(name: string): string {
  return name.replaceAll(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`);
}
