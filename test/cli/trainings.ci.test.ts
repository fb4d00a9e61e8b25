import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import { closeServers, serve } from "../adapters/server.ts";
import { emptyFolder, launchProgram, runForData } from "../fakes/process.ts";

/** As a process: what the same command says within this one is in `trainings.test.ts`. */
afterAll(closeServers);

const args = ["bin/tremplin.js", "trainings", "--theme", "numerique", "--csv", "num.csv"];

test("a stop in the middle leaves no half file, and the same command goes on from there", async () => {
  const folder = await emptyFolder();
  const sandbox = await startSandbox({ hasQuotas: false });
  let stop: () => Promise<number | null> = async () => null;
  let stopped: Promise<number | null> | undefined;
  const asked: string[] = [];
  // The catalogue behind a door that counts.
  const door = await serve(async (response, { url }) => {
    if (asked.push(url) === 2) stopped = stop();
    const answer = await fetch(`${sandbox.urls.cpf}${url}`);
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  });
  const environment = { CPF_API_URL: door.url };
  const running = launchProgram(args, environment, folder);
  ({ stop } = running);
  await running.ended;
  expect(await stopped).toBe(130);
  expect(running.output()).toMatch(
    /Stopped: [12]00 of \d+ rows were read\. Run the same command again to resume: what was read is kept for a day\.\n$/,
  );
  expect(await readdir(folder)).toEqual(["data"]);
  const before = asked.length;

  const { code, output } = await runForData(args, environment, folder);
  expect(code).toBe(0);
  expect(output).toMatch(/^Resuming: [12]00 rows were read before\.\n/);
  // The first page is not asked for again.
  expect(asked.slice(before).every((url) => /offset=|limit=1(?!\d)/.test(url))).toBe(true);
  const rows: Record<string, string>[] = parse(await readFile(join(folder, "num.csv"), "utf8"), {
    bom: true,
    columns: true,
    delimiter: ";",
  });
  expect(rows.length).toBeGreaterThan(10);
  expect(new Set(rows.map(({ Numéro }) => Numéro)).size).toBe(rows.length);
  expect(await readdir(join(folder, "data", "harvests"))).toEqual([]);
  await sandbox.close();
});
