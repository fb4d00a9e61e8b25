import { afterAll, expect, test } from "vitest";
import { closeServers } from "../server.ts";
import { job, startHrflow } from "./started.ts";

afterAll(closeServers);

async function keysOf({ board }: Awaited<ReturnType<typeof startHrflow>>): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of board.pages()) keys.push(...page.map(({ key }) => key));
  return keys;
}

test("a board is read to its last page, archived jobs too", async () => {
  const started = await startHrflow();
  started.hrflow.fill(95, (n) => (n % 10 === 0 ? { archived_at: "2021-02-11T15:41:42+0000" } : {}));
  const keys = await keysOf(started);
  expect(new Set(keys)).toEqual(new Set(started.hrflow.jobs.keys()));
  expect(started.hrflow.calls.map(({ query }) => query.get("page"))).toEqual(["1", "2", "3", "4"]);
  expect(Object.fromEntries(started.hrflow.calls[0]?.query ?? [])).toEqual({
    board_keys: '["0123456789abcdef0123456789abcdef01234567"]',
    page: "1",
    limit: "30",
    order_by: "asc",
    sort_by: "created_at",
    return_job: "true",
  });
});

const listed = (data: unknown[], meta?: object) => ({
  status: 200,
  body: JSON.stringify({ code: 200, message: "Jobs", data, ...(meta ? { meta } : {}) }),
});

test("without a number of pages, up to the empty one; a job that cannot be read costs no other", async () => {
  const pages = [[{ key: "a" }, { key: 7 }], ["odd"], [{ key: "b", reference: null, archived_at: null }], []];
  const started = await startHrflow({ instead: (_call, count) => listed(pages[count - 1] ?? []) });
  expect(await keysOf(started)).toEqual(["a", "b"]);
  expect(started.hrflow.calls).toHaveLength(4);
});

test("a listing that goes in circles has an end", async () => {
  const started = await startHrflow({ instead: () => listed([{ key: "a" }], { maxPage: 9_999 }) });
  expect(await keysOf(started)).toEqual(["a"]);
  expect(started.hrflow.calls).toHaveLength(2);
});

test("a listing without a list ends the push", async () => {
  const started = await startHrflow({ instead: () => ({ status: 200, body: '{"code":200,"message":"Jobs"}' }) });
  await expect(keysOf(started)).rejects.toMatchObject({ name: "HrflowStopped", why: "down" });
});

test("a job that is not there is no failure: HrFlow says so with a 400", async () => {
  const { board } = await startHrflow();
  expect(await board.find("214BQXN")).toBeUndefined();
  expect(await board.edit("nokey", job("214BQXN"))).toBe("gone");
  expect(await board.setArchived("nokey", true)).toBe("gone");
});

test("another board than the account has ends the push", async () => {
  const { board } = await startHrflow({}, { board: "f".repeat(40) });
  await expect(board.find("214BQXN")).rejects.toMatchObject({ name: "HrflowStopped", why: "no-board" });
});

test("what is refused of a job is told, without the key", async () => {
  const { board, client } = await startHrflow({
    instead: ({ method }) =>
      method === "POST"
        ? { status: 422, body: JSON.stringify({ code: 422, message: "name is wrong for ask_0a1b2c3d0a1b2c3d" }) }
        : undefined,
  });
  await expect(board.create(job("214BQXN"))).rejects.toMatchObject({
    message: "HrFlow answered 422: name is wrong for …",
    isUncertain: false,
  });
  await client.close();
});

test("a job is written flat, with the key of its board, and archived by its key", async () => {
  const { board, hrflow } = await startHrflow();
  await board.create(job("214BQXN"));
  const { key = "" } = (await board.find("214BQXN")) ?? {};
  await board.setArchived(key, true);
  await board.setArchived(key, false);
  const [created, , archived, returned] = hrflow.calls.map(({ method, path, body }) => ({ method, path, body }));
  const board_key = "0123456789abcdef0123456789abcdef01234567";
  expect(created).toEqual({ method: "POST", path: "/job/indexing", body: { ...job("214BQXN"), board_key } });
  expect(archived).toEqual({
    method: "PATCH",
    path: "/job/indexing/archive",
    body: { board_key, key, is_archive: 1 },
  });
  expect(returned?.body).toEqual({ board_key, key, is_archive: 0 });
});

test("what a text is parsed into is counted in characters, of which an emoji is one", async () => {
  const { board } = await startHrflow({ entities: () => [{ label: "skill_hard", start: 3, end: 7 }] });
  expect(await board.parseText("👩‍🍳pain et sel")).toEqual([{ label: "skill_hard", text: "pain" }]);
});

test.each(["askr_", "askw_"])("a key %s does only the half of it", async (prefix) => {
  const { board } = await startHrflow({}, { key: prefix + "0a1b2c3d".repeat(4) });
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => "done",
      ({ why }) => why,
    );
  const read = await outcome(board.find("214BQXN"));
  const written = await outcome(board.create(job("214BQXN")));
  expect([read, written]).toEqual(prefix === "askr_" ? ["done", "refused"] : ["refused", "done"]);
});
