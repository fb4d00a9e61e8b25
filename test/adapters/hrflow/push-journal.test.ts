import { appendFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openPushJournal, type PushJournal } from "../../../src/adapters/hrflow/push-journal.ts";
import { JournalInUse } from "../../../src/adapters/journal-file.ts";
import { folder, removeFolders } from "../folder.ts";
import { job } from "./started.ts";

afterAll(removeFolders);

const now = new Date();
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

async function jobsOf({ jobs }: PushJournal): Promise<string[]> {
  const references: string[] = [];
  for await (const { reference } of jobs()) references.push(reference);
  return references;
}

const pathIn = async (place: string) => join(place, "harvests", (await readdir(join(place, "harvests")))[0] ?? "");

test("jobs come out as they went in, also while others are noted as written", async () => {
  const journal = await openPushJournal(await folder(), "board", now);
  const odd = job("B", { summary: "Une ligne\u2028et une autre\navec « signes »" });
  for (const one of [job("A"), odd, job("C")]) await journal.addJob(one);
  const read: unknown[] = [];
  for await (const one of journal.jobs()) {
    read.push(one);
    await journal.noteWritten(one);
  }
  expect(read).toEqual([job("A"), odd, job("C")]);
  await journal.remove();
});

test("what was written is known to the next push, as it was then; its jobs are not pushed again by themselves", async () => {
  const place = await folder();
  const first = await openPushJournal(place, "board", now);
  await first.addJob(job("A"));
  await first.noteWritten(job("A"));
  await first.close();
  expect((await stat(await pathIn(place))).mode & 0o077).toBe(0);
  // A kill in the middle of a line.
  await appendFile(await pathIn(place), '{"written":[["B","abc');

  const second = await openPushJournal(place, "board", later(1));
  expect(second.resumed).toBe(1);
  expect(second.isWritten(job("A"))).toBe(true);
  expect(second.isWritten(job("A", { summary: "Autre" }))).toBe(false);
  expect(second.isWritten(job("B"))).toBe(false);
  expect(await jobsOf(second)).toEqual([]);
  await second.noteWritten(job("C"));
  await second.close();

  const third = await openPushJournal(place, "board", later(2));
  expect(["A", "B", "C"].map((id) => third.isWritten(job(id)))).toEqual([true, false, true]);
  await third.remove();
  expect(await readdir(join(place, "harvests"))).toEqual([]);
});

test("nothing is known of another board, nor after a day", async () => {
  const place = await folder();
  const first = await openPushJournal(place, "board", now);
  await first.noteWritten(job("A"));
  await first.close();
  const other = await openPushJournal(place, "other", now);
  expect(other.resumed).toBe(0);
  await other.remove();
  const tomorrow = await openPushJournal(place, "board", later(25));
  expect(tomorrow.resumed).toBe(0);
  await tomorrow.remove();
});

test("a board is pushed to by one process at a time", async () => {
  const place = await folder();
  const first = await openPushJournal(place, "board", now);
  await expect(openPushJournal(place, "board", now)).rejects.toBeInstanceOf(JournalInUse);
  await first.close();
  await (await openPushJournal(place, "board", now)).remove();
});

test("a push that has written nothing leaves nothing", async () => {
  const place = await folder();
  const journal = await openPushJournal(place, "board", now);
  await journal.addJob(job("A"));
  await journal.close();
  expect(await readdir(join(place, "harvests"))).toEqual([]);
});
