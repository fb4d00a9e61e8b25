import type { Command } from "commander";

/** `tremplin store …` */
export function addStore(program: Command): void {
  program
    .command("store")
    .description("where everything is kept")
    .command("copy")
    .description("move everything from a file of SQLite into an empty database of PostgreSQL, while nothing runs")
    .argument("<from>", "sqlite://data/tremplin.sqlite")
    .argument("<to>", "postgres://ACCOUNT:PASSWORD@HOST/DATABASE; PGPASSWORD may hold the password instead")
    .option("--json", "the figures as JSON")
    .addHelpText(
      "after",
      `
Row by row, each compared afterwards. Interrupted, the same command goes on. When it has ended, nothing starts on
the file any more (docs/operating.md, From SQLite to PostgreSQL).`,
    )
    .action(async (from: string, to: string, options: { json?: boolean }) =>
      (await import("./store-copy.ts")).copyStoreTo(from, to, options),
    );
}
