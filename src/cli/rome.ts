import { rome as openRome } from "../adapters/rome/rome.ts";
import { configuration } from "../config.ts";
import { makeLog } from "../log.ts";

/** Shows what the job lookup finds, as a chat would list it. */
export async function rome(text: string, { json, limit }: { json?: boolean; limit: string }): Promise<void> {
  const { ROME_SOURCE, DATA_DIR } = configuration();
  const titles = await openRome({
    source: ROME_SOURCE,
    dataDir: DATA_DIR,
    log: makeLog("silent"),
    now: () => new Date(),
  });
  const hits = titles.findTitles(text, Number(limit) || 12);
  if (json) {
    process.stdout.write(
      `${JSON.stringify(
        hits.map(({ title, score }) => ({ ...title, score: Number(score.toFixed(3)) })),
        null,
        2,
      )}\n`,
    );
  } else {
    const { version, titles: count, from } = titles.about();
    for (const { title, score } of hits)
      process.stdout.write(`${title.rome}  ${title.code.padEnd(6)}  ${score.toFixed(2)}  ${title.label}\n`);
    if (hits.length === 0) process.stdout.write("Nothing found.\n");
    process.stdout.write(`\nROME 4.0 version ${version}, ${count} titles (${from}).\n`);
  }
  await titles.close();
}
