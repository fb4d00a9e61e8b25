import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { closeServers } from "../adapters/server.ts";
import { emptyFolder } from "../fakes/process.ts";
import { imitated, offreOf, prompt, published } from "./prompt.ts";

afterAll(closeServers);

const hourMs = 3_600_000;
const table = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true, delimiter: ";" });
const harvestsIn = (folder: string) => readdir(join(folder, "data", "harvests"));
const exported = ["--all", "--out", "all.csv"];

/** A folder in which a harvest of these offers was ended by a failure of the service. */
async function cutShort(drops = published(3_300)): Promise<string> {
  const folder = await emptyFolder();
  const failing = await imitated(drops, { refuses: (call) => (call > 20 ? { status: 404 } : undefined) });
  const { code, output } = await prompt(exported, failing.environment, folder);
  expect(code).toBe(1);
  expect(output).toContain("What was read is kept for a day: run the same command again to resume.");
  return folder;
}

describe("offers that were read before", () => {
  test("keep the date at which they were, and the source line has the oldest", async () => {
    const drops = published(3_300);
    const folder = await cutShort(drops);
    const [name = ""] = await harvestsIn(folder);
    const path = join(folder, "data", "harvests", name);
    const before = new Date(Date.now() - 20 * hourMs).toISOString();
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replaceAll(/"(begun|readAt)":"[^"]+"/g, `"$1":"${before}"`));
    const { environment } = await imitated(drops);
    const { code, output } = await prompt(exported, environment, folder);
    expect(code).toBe(0);
    const days = table(await readFile(join(folder, "all.csv"), "utf8")).map((row) => row["Relevée le"]);
    expect(new Set(days).size).toBeGreaterThan(1);
    expect(output).toContain(`read ${days.sort()[0]} (Paris)`);
  });

  test("are deleted after a day by whatever is asked next", async () => {
    const folder = await cutShort();
    const [name = ""] = await harvestsIn(folder);
    const then = new Date(Date.now() - 25 * hourMs);
    await utimes(join(folder, "data", "harvests", name), then, then);
    const { environment } = await imitated(published(3));
    await prompt(["--limit", "1"], environment, folder);
    expect(await harvestsIn(folder)).toEqual([]);
  });

  test("are not spoken of where there are none, and nothing is left behind", async () => {
    const folder = await emptyFolder();
    const { environment } = await imitated([], { refuses: () => ({ status: 404 }) });
    const { code, output } = await prompt(exported, environment, folder);
    expect(code).toBe(1);
    expect(output).toBe("The response of France Travail could not be understood: try again later.\n");
    expect(await harvestsIn(folder)).toEqual([]);
  });
});

describe("standard output", () => {
  const args = ["--all", "--jsonl"];

  test("that nobody reads on is no fault, and leaves nothing to go on from", async () => {
    const folder = await emptyFolder();
    const { environment } = await imitated(published(3_300));
    const { code, output } = await prompt(args, environment, folder, { code: "EPIPE", after: 2 });
    expect([code, output.replaceAll(/^\{.*\}\n/gm, "")]).toEqual([0, ""]);
    expect(await harvestsIn(folder)).toEqual([]);
    expect((await prompt(args, environment, folder)).output).not.toContain("goes on");
  });

  test("that cannot be written to is one: a line, exit 1, and what was read is kept", async () => {
    const folder = await emptyFolder();
    const { environment } = await imitated(published(3_300));
    const { code, output } = await prompt(args, environment, folder, { code: "ENOSPC", after: 2 });
    expect(code).toBe(1);
    expect(output).toMatch(
      /Standard output cannot be written to \(ENOSPC\): the disk is full, make room and give the same command again\.\n$/,
    );
    expect((await prompt(args, environment, folder)).output).toContain("Resuming: 3,300 offers");
  });
});

describe("a file", () => {
  test.each([
    [
      "in a folder that is not there",
      "nowhere/all.csv",
      /^--out nowhere\/all\.csv cannot be written \(ENOENT\): check/,
    ],
    ["that is a folder", "folder.csv", /^--out folder\.csv cannot be written \(EISDIR\): it is a folder, give/],
  ])("%s is refused before anything is asked", async (_what, out, says) => {
    const folder = await emptyFolder();
    await mkdir(join(folder, "folder.csv"));
    const { heard, environment } = await imitated(published(3));
    for (const args of [
      ["--all", "--out", out],
      ["--out", out],
    ]) {
      const { code, output } = await prompt(args, environment, folder);
      expect([code, output]).toEqual([2, expect.stringMatching(says)]);
    }
    expect(heard).toEqual([]);
    expect((await readdir(folder)).filter((name) => name !== "data")).toEqual(["folder.csv"]);
  });

  test("is not there when the service fails, nor any part of it", async () => {
    const folder = await cutShort();
    expect(await readdir(folder)).toEqual(["data"]);
  });

  test("cannot be gathered where DATA_DIR is no folder: a line, and exit 1", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "data"), "");
    const { environment } = await imitated(published(3));
    const { code, output } = await prompt(["--all"], environment, folder);
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/^DATA_DIR cannot be written to \((?:ENOTDIR|EEXIST)\), .*\n$/),
    ]);
    expect((await prompt(["boulanger", "--limit", "1"], environment, folder)).code).toBe(0);
  });
});

test("offers that are too odd to be read are counted and said", async () => {
  const row = (drop: Parameters<typeof offreOf>[0], n: number) => (n === 3 ? { id: drop.id } : offreOf(drop));
  const { environment } = await imitated(published(300), { row });
  const folder = await emptyFolder();
  const { code, output } = await prompt(exported, environment, folder);
  expect([code, output]).toEqual([
    0,
    expect.stringMatching(/^298 of 300 offers in all\.csv \(2 could not be read\)\. Source/),
  ]);
  const piped = await prompt(["--limit", "10", "--jsonl"], environment);
  expect(piped.output).toContain("1 offers could not be read, and are left out.");
});

test("a total below what came is not believed", async () => {
  const { environment } = await imitated(published(150), { tells: () => 100 });
  expect((await prompt(["--limit", "150"], environment)).data).toContain("\n150 of 150 offers. ");
});

describe("a service that does not say how many there are", () => {
  test("is read to the end, and is not counted", async () => {
    const { environment } = await imitated(published(3_400), { tells: () => undefined });
    const all = await prompt(["--all"], environment);
    expect(all).toMatchObject({ code: 0, data: expect.stringMatching(/\n3,400 of 3,400 offers\. /) });
    const some = await prompt(["--limit", "20"], environment);
    expect(some.data).toContain("\n20 of at least 21 offers. ");
    const count = await prompt(["--count"], environment);
    expect(count).toMatchObject({ code: 1, data: "", output: expect.stringMatching(/^France Travail does not say/) });
  });

  test("or counts more than it shows: all that it shows, and exit 1", async () => {
    const { environment } = await imitated(published(600), { tells: (total) => total + 5_000 });
    const folder = await emptyFolder();
    const { code, output } = await prompt(exported, environment, folder);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^600 of 5,600 offers in all\.csv\. .*\n5,000 of 5,600 offers are missing: France Travail counts them, and none of its pages shows them\.\n$/,
    );
  });
});
