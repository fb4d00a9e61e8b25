import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { closeServers } from "../adapters/server.ts";
import { imitated, published } from "../cli/prompt.ts";
import { emptyFolder, launchProgram } from "../fakes/process.ts";

afterAll(closeServers);

const table = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true, delimiter: ";" });
const harvestsIn = (folder: string) => readdir(join(folder, "data", "harvests"));

const tremplin = `${process.execPath} ${join(process.cwd(), "bin/tremplin.js")} offers`;

function shell(line: string, environment: Record<string, string>, folder?: string) {
  return new Promise<{ code: number; errors: string }>((resolve) => {
    void (async () => {
      const { PATH = "", HOME = "" } = process.env;
      const cwd = folder ?? (await emptyFolder());
      const child = execFile(
        "bash",
        ["-c", line],
        { cwd, env: { PATH, HOME, ...environment } },
        (_error, _out, errors) => resolve({ code: child.exitCode ?? -1, errors }),
      );
    })();
  });
}

describe("the same export twice at once", () => {
  test("is one export, and a line for the second", async () => {
    const folder = await emptyFolder();
    const { environment } = await imitated(published(3_300));
    const args = ["bin/tremplin.js", "offers", "--all", "--out", "all.csv"];
    const runs = [launchProgram(args, environment, folder), launchProgram(args, environment, folder)];
    const codes = await Promise.all(runs.map(({ ended }) => ended));
    expect(codes.sort()).toEqual([0, 4]);
    expect(runs.map(({ output }) => output()).join()).toMatch(
      // Who comes second while the first already writes, is told of the file.
      /(?:Another process is reading the same search: wait for it to finish, or stop it|all\.csv is being written by another process: wait until that is done)\.\n/,
    );
    const rows = table(await readFile(join(folder, "all.csv"), "utf8"));
    expect([rows.length, new Set(rows.map(({ Numéro }) => Numéro)).size]).toEqual([3_300, 3_300]);
    expect(await harvestsIn(folder)).toEqual([]);
  });
});

describe.skipIf(process.platform !== "linux")("as a process of its own", () => {
  test("standard output that cannot be written to is a line and exit 1, and one that nobody reads on is no fault", async () => {
    const { environment } = await imitated(published(300));
    const { code, errors } = await shell(`${tremplin} --all --jsonl > /dev/full`, environment);
    expect(code).toBe(1);
    expect(errors).toMatch(/^Standard output cannot be written to \(ENOSPC\): .*\n$/);
    const head = await shell(`${tremplin} --all --jsonl | head -1`, environment);
    expect(head).toMatchObject({ code: 0, errors: "" });
  });
  test("a file that grows too large ends with a line", async () => {
    const folder = await emptyFolder();
    const { environment } = await imitated(published(600));
    const { code, errors } = await shell(`ulimit -f 40; ${tremplin} --limit 600 --out all.csv`, environment, folder);
    expect([code, errors]).toEqual([1, "--out all.csv cannot be written (EFBIG): no file may be that large here.\n"]);
    expect((await readdir(folder)).filter((name) => name !== "data")).toEqual([]);
    const journal = await shell(`ulimit -f 40; ${tremplin} --all --jsonl`, environment, folder);
    expect([journal.code, journal.errors]).toEqual([
      1,
      expect.stringMatching(/^DATA_DIR cannot be written to \(EFBIG\), .*\n$/),
    ]);
  });
});
