import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import { closeServers } from "../adapters/server.ts";
import { emptyFolder, launchProgram, runForData } from "../fakes/process.ts";
import { imitated, published } from "./prompt.ts";

/** As a process: what the same command says within this one is in `offers.test.ts`. */
afterAll(closeServers);

test("offers are shown as text for people, with their source and its date, and said to be fictitious", async () => {
  const { code, data, output } = await runForData([
    "bin/tremplin.js",
    "offers",
    "boulanger",
    "à",
    "Lyon",
    "--limit",
    "3",
  ]);
  expect(code).toBe(0);
  expect(data.match(/^ {2}https:\/\//gm)).toHaveLength(3);
  expect(data).toMatch(/^\S.*\n {2}.* · Lyon.* \(69\) · .* · 20\d\d-\d\d-\d\d\n {2}https/m);
  expect(data).toMatch(
    /\n3 of \d+ offers\. Source: France Travail \(francetravail\.io\), imitated, read 20\d\d-\d\d-\d\d \d\d:\d\d \(Paris\)\.\n$/,
  );
  expect(output).toContain("Boulanger / Boulangère (D1102)");
  expect(output).toContain("These offers are fictitious");
  expect(data).not.toContain("fictitious");
});

test("every offer is there after a stop in the middle, when the command is given again", async () => {
  const folder = await emptyFolder();
  const drops = published(4_000);
  const args = ["bin/tremplin.js", "offers", "--all", "--out", "all.csv"];
  let stop: () => Promise<number | null> = async () => null;
  let stopped: Promise<number | null> | undefined;
  const first = await imitated(drops, {
    // In the second window: the first is in the journal.
    before: (call) => {
      if (call === 24) stopped = stop();
    },
  });
  const running = launchProgram(args, first.environment, folder);
  ({ stop } = running);
  await running.ended;
  expect(await stopped).toBe(130);
  const [, read] =
    /^Stopped: (\d,\d\d\d) of 4,000 offers were read and are kept for a day\. Run the same command again to resume\.\n$/.exec(
      running.output(),
    ) ?? [];
  expect(await readdir(folder)).toEqual(["data"]);

  const second = await imitated(drops);
  const { code, output } = await runForData(args, second.environment, folder);
  expect(code).toBe(0);
  expect(output).toContain(`Resuming: ${read} offers were read before.\n4,000 of 4,000 offers in all.csv.`);
  const rows: Record<string, string>[] = parse(await readFile(join(folder, "all.csv"), "utf8"), {
    bom: true,
    columns: true,
    delimiter: ";",
  });
  expect(new Set(rows.map(({ Numéro }) => Numéro)).size).toBe(4_000);
  // Fewer than all of it takes: 4,000 offers are 27 pages.
  expect(second.heard.length).toBeLessThan(27);
});
