import { afterAll, expect, test } from "vitest";
import { formatJob } from "../../src/adapters/hrflow/format.ts";
import type { PushSummary } from "../../src/adapters/hrflow/summary.ts";
import { readHrflowAccount } from "../../src/app/hrflow-account.ts";
import { pushToHrflow } from "../../src/app/hrflow-push.ts";
import { readConfig } from "../../src/config.ts";
import { closeServers } from "../adapters/server.ts";
import { imitated, offreOf } from "../cli/prompt.ts";
import type { Drop } from "../fakes/flood.ts";
import { fakeHrflow } from "../fakes/hrflow.ts";
import { emptyFolder, offline } from "../fakes/process.ts";
import { virtualClock } from "../fakes/virtual-clock.ts";

afterAll(closeServers);

const firstMorning = Date.parse("2026-11-23T05:00:00Z");
const dayMs = 86_400_000;
const drop = (n: number): Drop => ({
  id: `${200_000 + n}`,
  created: new Date(firstMorning - (n + 1) * 3_600_000),
  origin: n % 4 === 0 ? 1 : 2,
  domain: "D",
});

/** A search at France Travail whose offers come and go, a board that follows it, and a push each morning. */
async function startWeek() {
  const edited = new Map<string, string>();
  let refused: { method: string; after: number; status: number } | undefined;
  const hrflow = await fakeHrflow({
    normalises: true,
    instead: ({ method }) => {
      if (!refused || method !== refused.method || refused.after-- > 0) return undefined;
      return { status: refused.status, body: JSON.stringify({ code: refused.status, message: "over quota" }) };
    },
  });
  let hidden = 0;
  const service = await imitated(
    Array.from({ length: 20 }, (_, n) => drop(n)),
    {
      tells: (total) => total + hidden,
      row: (one) => ({ ...offreOf(one), description: edited.get(one.id) ?? "Du pain." }),
    },
  );
  const { live } = service;
  const read = readConfig({ ...offline, ...service.environment, ...hrflow.environment, DATA_DIR: await emptyFolder() });
  if ("faults" in read) throw new Error(read.faults.join(" "));
  const { config } = read;
  const checked = readHrflowAccount(config, { isDryRun: false });
  if ("faults" in checked) throw new Error(checked.faults.join(" "));
  const { account } = checked;
  let day = 0;

  async function morning(): Promise<Partial<PushSummary> & { exitCode: number }> {
    const now = new Date(firstMorning + day++ * dayMs);
    const result = await pushToHrflow(
      config,
      {
        ...{ text: "", given: {}, format: formatJob, logics: [], withContacts: false, callsPerSecond: 1 },
        account,
        options: { isSync: true, updatesContent: true, enriches: false, mostPercent: 50, isDryRun: false },
      },
      () => now,
      { signal: new AbortController().signal, clock: virtualClock() },
    );
    if (result.is !== "pushed") throw new Error(result.is);
    return { ...result.summary, exitCode: result.exitCode };
  }

  const remove = (...numbers: number[]) => {
    const ids = new Set(numbers.map((n) => drop(n).id));
    live.splice(0, live.length, ...live.filter(({ id }) => !ids.has(id)));
  };
  const add = (...numbers: number[]) => void live.push(...numbers.map(drop));
  const edit = (text: string, ...numbers: number[]) => {
    for (const n of numbers) edited.set(drop(n).id, text);
  };
  return {
    ...{ hrflow, live, morning, remove, add, edit },
    hide: (offers: number) => {
      hidden = offers;
    },
    refuse: (how: typeof refused) => {
      refused = how;
    },
    /** What the board shows is what the search has, each offer once and as it is now. */
    expectFollowed: () => {
      const shown = hrflow.active().map(({ reference, summary }) => `${reference} ${summary}`);
      expect(shown.sort()).toEqual(live.map(({ id }) => `${id} ${edited.get(id) ?? "Du pain."}`).sort());
    },
  };
}

test("a board follows a search for a week", async () => {
  const week = await startWeek();
  const { hrflow, morning, remove, add, edit, expectFollowed } = week;

  // Monday: all is new.
  expect(await morning()).toMatchObject({ exitCode: 0, pulled: 20, created: 20, archived: 0 });
  expectFollowed();

  // Tuesday: three are gone, four are new, two were changed.
  remove(0, 1, 2);
  add(20, 21, 22, 23);
  edit("Du pain et des gâteaux.", 5, 6);
  expect(await morning()).toMatchObject({ exitCode: 0, created: 4, updated: 2, unchanged: 15, archived: 3 });
  expectFollowed();

  // Wednesday: one of them returns as it was, one with another text.
  add(0, 1);
  edit("De retour.", 1);
  expect(await morning()).toMatchObject({ exitCode: 0, created: 0, unarchived: 2, unchanged: 21, archived: 0 });
  expectFollowed();

  // Thursday: France Travail gives fewer offers than it counts. These are written, and nothing is archived.
  remove(3, 4, 7, 8);
  add(24);
  week.hide(4);
  const before = hrflow.active().length;
  expect(await morning()).toMatchObject({
    exitCode: 1,
    isWhole: false,
    created: 1,
    archived: 0,
    archiving: { is: "partial-pull" },
  });
  expect(hrflow.active()).toHaveLength(before + 1);

  // Friday: the quota of HrFlow is used up while jobs are archived.
  week.hide(0);
  week.refuse({ method: "PATCH", after: 2, status: 402 });
  expect(await morning()).toMatchObject({
    exitCode: 1,
    status: "fatal",
    archived: 2,
    stopped: { why: "quota", status: 402 },
  });

  // Saturday: it goes on from there.
  week.refuse(undefined);
  expect(await morning()).toMatchObject({ exitCode: 0, archived: 2, created: 0, updated: 0 });
  expectFollowed();

  // Sunday: the search finds nothing any more, which nobody believes at once.
  const all = [...week.live];
  week.live.length = 0;
  const { length } = all;
  expect(await morning()).toMatchObject({
    ...{ exitCode: 5, pulled: 0, archived: 0 },
    archiving: { is: "too-many", wanted: length, active: length, mostPercent: 50 },
  });
  expect(hrflow.active()).toHaveLength(length);

  // Monday again: nothing happened.
  week.live.push(...all);
  expect(await morning()).toMatchObject({ exitCode: 0, unchanged: length, created: 0, updated: 0, archived: 0 });
  expectFollowed();
  expect(new Set([...hrflow.jobs.values()].map(({ reference }) => reference)).size).toBe(hrflow.jobs.size);
});
