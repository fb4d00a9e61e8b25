import { afterAll, describe, expect, test } from "vitest";
import { closeServers } from "../server.ts";
import { job, push, startHrflow } from "./started.ts";

afterAll(closeServers);

const refs = (jobs: { reference: string | null }[]) => jobs.map(({ reference }) => reference).sort();

describe("a push", () => {
  test("creates what is new, archives what is gone, and leaves the rest", async () => {
    const started = await startHrflow();
    const { hrflow } = started;
    hrflow.fill(4);
    const { tally, outcome } = await push(
      started,
      ["OLD0", "OLD1", "OLD2", "NEW"].map((id) => job(id)),
    );
    expect(tally).toMatchObject({ created: 1, unchanged: 3, archived: 1, failed: 0 });
    expect(outcome).toEqual({ archiving: { is: "done" }, board: { jobs: 4, active: 4 } });
    expect(refs(hrflow.active())).toEqual(["NEW", "OLD0", "OLD1", "OLD2"]);
    expect(refs(hrflow.archived())).toEqual(["OLD3"]);
    // Once done, there is nothing left to do.
    hrflow.calls.length = 0;
    await push(
      started,
      ["OLD0", "OLD1", "OLD2", "NEW"].map((id) => job(id)),
    );
    expect(hrflow.writes()).toEqual([]);
  });

  test("takes an offer that returns out of the archive, and does not make it a second time", async () => {
    const started = await startHrflow();
    started.hrflow.fill(2, () => ({ archived_at: "2026-11-20T06:00:00+0000" }));
    const { tally } = await push(started, [job("OLD0"), job("OLD1")]);
    expect(tally).toMatchObject({ created: 0, unarchived: 2, archived: 0 });
    expect(refs(started.hrflow.active())).toEqual(["OLD0", "OLD1"]);
  });

  test("leaves jobs without a reference, and those that are archived already", async () => {
    const started = await startHrflow();
    started.hrflow.fill(3, (n) => (n === 0 ? { reference: null } : n === 1 ? { archived_at: "2026-11-20" } : {}));
    await push(started, [job("OLD2")]);
    expect(started.hrflow.writes()).toEqual([]);
  });

  test("writes content anew only where that is wanted, and where it differs", async () => {
    const started = await startHrflow({ normalises: true });
    await push(started, [job("A"), job("B")]);
    const changed = [job("A"), job("B", { summary: "Des gâteaux." })];
    expect((await push(started, changed)).tally).toMatchObject({ unchanged: 2, updated: 0 });
    started.hrflow.calls.length = 0;
    const { tally } = await push(started, changed, { updatesContent: true });
    expect(tally).toMatchObject({ unchanged: 1, updated: 1 });
    expect(started.hrflow.writes()).toEqual(["PUT"]);
    expect(started.hrflow.under("B")[0]?.summary).toBe("Des gâteaux.");
  });

  test("takes contacts out of the board again that an earlier one had handed on", async () => {
    const started = await startHrflow();
    const phone = { name: "recruiter_phone", value: "01 99 00 12 34" };
    await push(started, [job("A", { tags: [phone] })]);
    await push(started, [job("A", { tags: [] })], { updatesContent: true });
    expect(started.hrflow.under("A")[0]?.tags).toEqual([]);
  });
});

test("of several jobs of one offer, as other connectors make them, one stays", async () => {
  const started = await startHrflow();
  const { hrflow } = started;
  hrflow.fill(6, (n) => ({
    reference: ["A", "A", "A", "B", "B", "C"][n] ?? null,
    archived_at: n === 0 ? "2026-11-20" : null,
  }));
  const { tally } = await push(started, [job("A"), job("C")], { mostPercent: 60 });
  expect(tally).toMatchObject({ unchanged: 2, archived: 3 });
  expect(refs(hrflow.active())).toEqual(["A", "C"]);
  // The one that stayed is no other than the one that goes, and that comes back.
  expect((await push(started, [job("C")])).tally).toMatchObject({ archived: 1, failed: 0 });
  expect(refs(hrflow.active())).toEqual(["C"]);
  expect((await push(started, [job("A"), job("C")])).tally).toMatchObject({ unarchived: 1, failed: 0 });
  expect(refs(hrflow.active())).toEqual(["A", "C"]);
});

describe("nothing is archived", () => {
  test("after a partial pull, while what was pulled is pushed all the same", async () => {
    const started = await startHrflow();
    started.hrflow.fill(10);
    const { tally, outcome } = await push(started, [job("NEW")], { isWhole: false, mostPercent: 100 });
    expect(outcome?.archiving).toEqual({ is: "partial-pull" });
    expect(tally).toMatchObject({ created: 1, archived: 0 });
    expect(started.hrflow.archived()).toEqual([]);
  });

  test("where that were more than half of the board; both counts are told", async () => {
    const started = await startHrflow();
    started.hrflow.fill(10);
    const kept = [0, 1, 2, 3].map((n) => job(`OLD${n}`));
    const { outcome } = await push(started, kept);
    expect(outcome?.archiving).toEqual({ is: "too-many", wanted: 6, active: 10, mostPercent: 50 });
    expect(started.hrflow.archived()).toEqual([]);
    await push(started, kept, { mostPercent: 100 });
    expect(started.hrflow.archived()).toHaveLength(6);
  });

  test("where the search finds nothing any more, unless that is allowed", async () => {
    const started = await startHrflow();
    started.hrflow.fill(3);
    expect((await push(started, [])).outcome?.archiving.is).toBe("too-many");
    expect((await push(started, [], { mostPercent: 100 })).tally.archived).toBe(3);
  });

  test("without sync; a board is then listed only where that takes fewer calls than its jobs", async () => {
    const started = await startHrflow();
    started.hrflow.fill(100);
    const { tally, outcome } = await push(started, [job("OLD99"), job("NEW")], { isSync: false });
    expect(outcome).toEqual({ archiving: { is: "off" }, board: undefined });
    expect(tally).toMatchObject({ created: 1, unchanged: 1, archived: 0 });
    expect(started.hrflow.calls.filter(({ path }) => path === "/storing/jobs")).toHaveLength(1);
    started.hrflow.calls.length = 0;
    const all = Array.from({ length: 100 }, (_, n) => job(`OLD${n}`));
    expect((await push(started, all, { isSync: false })).tally.unchanged).toBe(100);
    expect(started.hrflow.calls).toHaveLength(5);
  });

  test("of an offer that is online and could not be pushed", async () => {
    const started = await startHrflow();
    started.hrflow.fill(3);
    const { tally } = await push(started, [job("OLD0")], { spared: ["OLD1"], mostPercent: 100 });
    expect(tally.archived).toBe(1);
    expect(refs(started.hrflow.active())).toEqual(["OLD0", "OLD1"]);
    expect((await push(started, [job("OLD0")], { hasUnknown: true })).outcome?.archiving.is).toBe("partial-pull");
  });
});

describe("what fails", () => {
  test("of one job is counted with its reason, and costs no other", async () => {
    const started = await startHrflow({
      instead: ({ method, body }) =>
        method === "POST" && body.reference === "B"
          ? { status: 422, body: '{"code":422,"message":"name: too long"}' }
          : undefined,
    });
    const { tally } = await push(started, [job("A"), job("B"), job("C")]);
    expect(tally).toMatchObject({ created: 2, failed: 1 });
    expect(tally.failures).toEqual([{ reference: "B", why: "HrFlow answered 422: name: too long" }]);
  });

  test("of three jobs in a row without any answer ends the push", async () => {
    const started = await startHrflow({
      instead: ({ path }) =>
        path === "/job/indexing" ? { status: 502, body: "<html>", type: "text/html" } : undefined,
    });
    const jobs = ["A", "B", "C", "D", "E"].map((id) => job(id));
    const { error, tally } = await push(started, jobs);
    expect(error).toMatchObject({ name: "HrflowStopped", why: "down", status: 502 });
    expect(tally.failures.map(({ reference }) => reference)).toEqual(["A", "B", "C"]);
  });

  test.each([
    [401, "refused"],
    [402, "quota"],
  ])("with %i ends it at once, and nothing that follows is asked", async (status, why) => {
    const started = await startHrflow({
      instead: ({ method }) => (method === "POST" ? { status, body: `{"code":${status},"message":"no"}` } : undefined),
    });
    const { error } = await push(started, [job("A"), job("B")]);
    expect(error).toMatchObject({ why });
    expect(started.hrflow.writes()).toHaveLength(1);
  });

  test("of fifty jobs in a row ends it: something is wrong with all of them", async () => {
    const started = await startHrflow({
      instead: ({ method }) =>
        method === "POST" ? { status: 400, body: '{"code":400,"message":"Invalid parameters. No job"}' } : undefined,
    });
    const jobs = Array.from({ length: 60 }, (_, n) => job(`NEW${n}`));
    const { error, tally } = await push(started, jobs);
    expect(error).toMatchObject({ why: "rejecting", status: 400 });
    expect(tally).toMatchObject({ failed: 50, created: 0 });
  });

  test("of a listing ends it before anything is written", async () => {
    const started = await startHrflow({
      instead: ({ query }) => (query.get("page") === "2" ? { status: 500, body: "", type: "text/html" } : undefined),
    });
    started.hrflow.fill(40);
    const { error } = await push(started, [job("OLD0"), job("NEW")], { mostPercent: 100 });
    expect(error).toMatchObject({ name: "HrflowCallFailed" });
    expect(started.hrflow.writes()).toEqual([]);
  });
});

describe("a job is made once", () => {
  test("although its POST got no answer and was carried out", async () => {
    let cuts = 2;
    const started = await startHrflow({
      instead: ({ method }) => (method === "POST" && cuts-- > 0 ? "cut-after" : undefined),
    });
    const { tally } = await push(started, [job("A"), job("B")]);
    expect(tally).toMatchObject({ created: 2, failed: 0 });
    for (const reference of ["A", "B"]) expect(started.hrflow.under(reference)).toHaveLength(1);
  });

  test("although its POST failed at first", async () => {
    let cuts = 1;
    const started = await startHrflow({
      instead: ({ method }) => (method === "POST" && cuts-- > 0 ? "cut" : undefined),
    });
    expect((await push(started, [job("A")])).tally).toMatchObject({ created: 1, failed: 0 });
    expect(started.hrflow.under("A")).toHaveLength(1);
  });

  test("although somebody else made it since the board was listed", async () => {
    const started = await startHrflow({
      instead: ({ path }) => {
        if (path === "/job/indexing") started.hrflow.fill(1, () => ({ reference: "A" }));
        return undefined;
      },
    });
    expect((await push(started, [job("A")])).tally).toMatchObject({ created: 0, unchanged: 1 });
  });

  test("again where it was deleted since then", async () => {
    const started = await startHrflow({
      instead: ({ method }) => {
        if (method === "PUT") started.hrflow.jobs.clear();
        return undefined;
      },
    });
    started.hrflow.fill(1);
    expect((await push(started, [job("OLD0")], { updatesContent: true })).tally.created).toBe(1);
    expect(started.hrflow.under("OLD0")).toHaveLength(1);
  });

  test("a job that is found and then not there, again and again, is a failure and no endless loop", async () => {
    const started = await startHrflow({
      instead: ({ method }) =>
        method === "PATCH"
          ? { status: 400, body: '{"code":400,"message":"Invalid parameters. Unable to find object: job"}' }
          : undefined,
    });
    started.hrflow.fill(1, () => ({ archived_at: "2026-11-20" }));
    expect((await push(started, [job("OLD0")])).tally).toMatchObject({ failed: 1, created: 0 });
  });
});

test("what a stopped push has written is not written again, unless it has changed since", async () => {
  const written = new Set<string>();
  // HrFlow keeps the text otherwise than it was given: to all appearances it always differs.
  const started = await startHrflow();
  started.hrflow.fill(3, (n) => ({ reference: "ABC"[n] ?? null }));
  const jobs = ["A", "B", "C"].map((id) => job(id));
  await push(started, jobs.slice(0, 2), { updatesContent: true, isSync: false }, written);
  for (const kept of started.hrflow.jobs.values()) kept.summary = "Du pain, tel que HrFlow l'écrit.";
  const changed = [jobs[0], job("B", { summary: "Des gâteaux." }), jobs[2]].flatMap((one) => one ?? []);
  const { tally } = await push(started, changed, { updatesContent: true }, written);
  expect(tally).toMatchObject({ unchanged: 1, updated: 2 });
});

test("a dry run counts the same, and writes nothing", async () => {
  const started = await startHrflow();
  started.hrflow.fill(6, (n) => (n === 5 ? { archived_at: "2026-11-20" } : {}));
  const jobs = [...[0, 1, 2, 5].map((n) => job(`OLD${n}`)), job("NEW")];
  const written = new Set<string>();
  const options = { updatesContent: true, enriches: true };
  const dry = await push(started, jobs, { ...options, isDryRun: true }, written);
  expect(started.hrflow.writes()).toEqual([]);
  expect(started.hrflow.calls.every(({ path }) => path === "/storing/jobs")).toBe(true);
  expect(written.size).toBe(0);
  const real = await push(started, jobs, options);
  expect(dry).toEqual(real);
});

describe("parsing", () => {
  const entities = (text: string) =>
    ["four", "patience"].flatMap((word, n) => {
      const start = text.indexOf(word);
      return start < 0 ? [] : [{ label: ["skill_hard", "skill_soft"][n] ?? "", start, end: start + word.length }];
    });

  test("adds what is recognised to new jobs, and not to those that are there", async () => {
    const started = await startHrflow({ entities });
    started.hrflow.fill(1);
    const text = {
      summary: "<p>Conduire un four</p>",
      sections: [{ name: "c", title: "", description: "avec patience" }],
    };
    await push(started, [job("OLD0", text), job("NEW", text)], { enriches: true });
    expect(started.hrflow.under("NEW")[0]?.skills).toEqual([
      { name: "Réaliser un pétrissage", type: "hard", value: null },
      { name: "four", type: "hard", value: null },
      { name: "patience", type: "soft", value: null },
    ]);
    const parsed = started.hrflow.calls.filter(({ path }) => path === "/text/parsing").map(({ body }) => body);
    expect(parsed).toEqual([{ texts: ["Conduire un four\navec patience"] }]);
    // What was added is neither a difference, nor lost where there is one.
    started.hrflow.calls.length = 0;
    const options = { enriches: true, updatesContent: true };
    expect((await push(started, [job("OLD0", text), job("NEW", text)], options)).tally).toMatchObject({ updated: 1 });
    await push(started, [job("NEW", { ...text, name: "Boulangère" })], { ...options, mostPercent: 100 });
    expect(started.hrflow.under("NEW")[0]).toMatchObject({ name: "Boulangère", skills: { length: 3 } });
  });

  test("that fails fails the job", async () => {
    const started = await startHrflow({
      instead: ({ path }) =>
        path === "/text/parsing" ? { status: 400, body: '{"code":400,"message":"Too long"}' } : undefined,
    });
    const { tally } = await push(started, [job("A")], { enriches: true });
    expect(tally.failures).toEqual([{ reference: "A", why: "HrFlow answered 400: Too long" }]);
  });
});
