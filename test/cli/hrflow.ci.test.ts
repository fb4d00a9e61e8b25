import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { closeServers } from "../adapters/server.ts";
import { type Call, type FakeHrflow, fakeHrflow, type HrflowHabits } from "../fakes/hrflow.ts";
import { emptyFolder, type Launched, launchProgram, runForData } from "../fakes/process.ts";
import { imitated, published } from "./prompt.ts";

/** As processes: what the same command says within this one is in `hrflow-in-process.ci.test.ts`. */
afterAll(closeServers);

const args = [
  "bin/tremplin.js",
  "hrflow",
  "push",
  "--mots-cles",
  "pain",
  "--update-content",
  "--calls-per-second",
  "20",
];

/** Twenty offers, of which the board has ten with another text, beside ten jobs that are gone. */
async function begin(habits: HrflowHabits) {
  const drops = published(20);
  const hrflow = await fakeHrflow(habits);
  hrflow.fill(10, (n) => ({ reference: drops[n]?.id ?? null }));
  hrflow.fill(10, (n) => ({ reference: `GONE${n}` }));
  const { environment } = await imitated(drops);
  return { hrflow, drops, environment: { ...environment, ...hrflow.environment }, folder: await emptyFolder() };
}

function expectDone({ jobs, active, under }: FakeHrflow, drops: { id: string }[]) {
  expect(
    active()
      .map(({ reference }) => reference)
      .sort(),
  ).toEqual(drops.map(({ id }) => id).sort());
  for (const { id } of drops) expect(under(id)).toHaveLength(1);
  expect(jobs.size).toBe(30);
}

const referenceOf = ({ body }: Call) => String(body.reference);

test("a push that is killed in the middle is finished by the next one, which writes hardly anything twice", async () => {
  let kill: () => Promise<void> = async () => {};
  let killed: Promise<void> | undefined;
  const begun = await begin({
    // In the middle of the updates: 10 were archived, and 5 of 20 jobs are written.
    rewrites: true,
    instead: async ({ method }) => {
      const puts = begun.hrflow.calls.filter((call) => call.method === "PUT").length;
      if (method === "PUT" && puts === 5 && !killed) {
        killed = kill();
        await killed;
      }
      return undefined;
    },
  });
  const { hrflow, drops, environment, folder } = begun;
  const running: Launched = launchProgram(args, environment, folder);
  ({ kill } = running);
  await running.ended;
  await killed;
  expect(hrflow.archived()).toHaveLength(10);
  // What was read of the service is for this account alone, and holds no key.
  const left = await readdir(join(folder, "data", "harvests"));
  for (const file of left) expect(await readFile(join(folder, "data", "harvests", file), "utf8")).not.toContain("ask_");

  const { code, output } = await runForData(args, environment, folder);
  expect(code).toBe(0);
  expect(output).toContain("Resuming: 4 jobs were written before.");
  expect(output).toContain(
    "20 offers pulled, 0 filtered: 10 created, 6 updated, 4 unchanged, 0 unarchived, 0 failed; 0 jobs archived.",
  );
  expectDone(hrflow, drops);
  const written = hrflow.calls.filter(({ method }) => method === "PUT" || method === "POST").map(referenceOf);
  // All but the one that was under way.
  expect(written).toHaveLength(21);
  expect(new Set(written).size).toBe(20);
  expect(await readdir(join(folder, "data", "harvests"))).toEqual([]);
});

test("SIGTERM ends it between two calls with 130, and the next one goes on", async () => {
  let stop: () => Promise<number | null> = async () => null;
  let stopped: Promise<number | null> | undefined;
  const { hrflow, drops, environment, folder } = await begin({
    instead: ({ method }) => {
      if (method === "POST") stopped ??= stop();
      return undefined;
    },
  });
  const running = launchProgram(args, environment, folder);
  ({ stop } = running);
  await running.ended;
  expect(await stopped).toBe(130);
  expect(running.output()).toContain("Stopped. Give the same command again to go on.");
  // The POST under way came to its end, and is counted.
  expect(running.output()).toContain(": 1 created, 10 updated,");
  const { code } = await runForData(args, environment, folder);
  expect(code).toBe(0);
  expectDone(hrflow, drops);
});

test("two pushes to one board at a time: the second ends with 4, and has asked nothing", async () => {
  let second: ReturnType<typeof runForData> | undefined;
  const { hrflow, drops, environment, folder } = await begin({
    instead: async ({ method }) => {
      if (method === "PATCH" && !second) {
        second = runForData(args, environment, folder);
        await second;
      }
      return undefined;
    },
  });
  const first = await runForData(args, environment, folder);
  expect(first.code).toBe(0);
  expect(await second).toMatchObject({
    code: 4,
    output: expect.stringContaining("Another process pushes to this board"),
  });
  expect(hrflow.calls.filter(({ path }) => path === "/storing/jobs")).toHaveLength(1);
  expectDone(hrflow, drops);
});
