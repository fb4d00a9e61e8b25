import { expect, test } from "vitest";
import { createSqliteWriter } from "../../../src/adapters/store/database.ts";
import type { Query } from "../../../src/adapters/store/sql.ts";
import { createWriteQueue } from "../../../src/adapters/store/write-queue.ts";

const coded = (code: string) => Object.assign(new Error(code), { code });

/** A connection on which statements fail as a test says; with what ran. */
function connectionThat(fail: (sql: string) => Error | undefined) {
  const ran: string[] = [];
  const query: Query = async (sql) => {
    ran.push(sql);
    const error = fail(sql);
    if (error) throw error;
    return [];
  };
  return { ran, ...createWriteQueue(createSqliteWriter(query)) };
}

/** Many flows whose writes wait for the same turn: what became of each. */
async function writeTogether({ inTurn, writeAll }: ReturnType<typeof connectionThat>, flows: string[][]) {
  let go = () => {};
  const first = inTurn(
    () =>
      new Promise<void>((resolve) => {
        go = resolve;
      }),
  );
  const all = flows.map((sqls) => writeAll(sqls.map((sql) => ({ sql, values: [] }))));
  go();
  await first;
  return (await Promise.allSettled(all)).map((one) => (one.status === "fulfilled" ? "written" : String(one.reason)));
}

test("once a transaction cannot be ended, nothing more is written, and nobody is told that it was", async () => {
  let isBroken = false;
  const connection = connectionThat((sql) => {
    if (sql === "bad" || sql === "worse") {
      isBroken = sql === "worse" && connection.ran.includes("good");
      return coded("SQLITE_CONSTRAINT");
    }
    return sql === "ROLLBACK" && isBroken ? coded("SQLITE_IOERR") : undefined;
  });
  const outcomes = await writeTogether(connection, [
    ["bad"],
    ["good"],
    ["fine", "worse"],
    ["late"],
    ["later", "still"],
  ]);
  expect(outcomes.map((one) => one === "written")).toEqual([false, true, false, false, false]);
  expect(connection.ran.at(-1)).toBe("ROLLBACK");
  await expect(connection.writeAll([{ sql: "next", values: [] }])).rejects.toThrow("SQLITE_IOERR");
  expect(connection.ran.at(-1)).toBe("ROLLBACK");
});

test("a file that is locked by then is waited for once, and not by each flow", async () => {
  let isLocked = false;
  const connection = connectionThat((sql) => {
    if (isLocked) return coded("SQLITE_BUSY");
    if (sql === "good" && connection.ran.includes("ROLLBACK")) isLocked = true;
    return sql === "bad" ? coded("SQLITE_CONSTRAINT") : undefined;
  });
  const outcomes = await writeTogether(connection, [["good"], ["bad"], ["late"], ["later"]]);
  expect(outcomes).toEqual(["written", ...Array(3).fill("Error: SQLITE_BUSY")]);
  expect(connection.ran.slice(connection.ran.lastIndexOf("good"))).toEqual(["good", "bad"]);
});
