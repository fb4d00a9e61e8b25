import { describe, expect, test } from "vitest";
import { createCallBudget, maxCalls } from "../../../../src/adapters/la-bonne-alternance/news/call-budget.ts";
import { SourceError } from "../../../../src/core/failure.ts";

const down = new SourceError("La bonne alternance", "down");
const fail = (error: Error = down) => Promise.reject(error);

/** A budget of a service on which people leave room as often as `room` says, then always. */
function opened(...room: boolean[]) {
  let asked = 0;
  const budget = createCallBudget(async () => {
    asked += 1;
    return room.shift() ?? true;
  });
  return { ...budget, asked: () => asked };
}

describe("the calls of a gathering", () => {
  test("are set aside all or none, and fewer may still go", () => {
    const { reserve } = opened();
    expect([maxCalls - 2, 3, 2, 1, 0].map(reserve)).toEqual(["granted", "later", "granted", "later", "granted"]);
  });

  test("are counted when they are made, failed or not", async () => {
    const { run, countMade } = opened();
    expect(await run(async () => "read")).toBe("read");
    await expect(run(() => fail())).rejects.toBe(down);
    expect(countMade()).toBe(2);
  });

  test("wait for room, and no more once there was none", async () => {
    const { waitForRoom, asked } = opened(true, false);
    expect([await waitForRoom(), await waitForRoom(), await waitForRoom()]).toEqual(["granted", "later", "later"]);
    expect(asked()).toBe(2);
  });
});

describe("a service that fails three times in a row", () => {
  test("is asked no more, and everybody is told why; what takes no call goes on", async () => {
    const { run, reserve, waitForRoom, asked } = opened();
    for (let i = 0; i < 3; i++) {
      expect(reserve(1)).toBe("granted");
      await expect(run(() => fail())).rejects.toBe(down);
    }
    expect([reserve(1), reserve(0)]).toEqual([down, "granted"]);
    await expect(waitForRoom()).rejects.toBe(down);
    expect(asked()).toBe(0);
  });

  test("is not one that answers in between", async () => {
    const { run, reserve } = opened();
    for (const isUp of [false, false, true, false, false])
      await run(async () => (isUp ? "read" : fail())).catch(() => {});
    expect(reserve(1)).toBe("granted");
  });

  test("is not one whose answers meet a fault of ours", async () => {
    const { run, reserve } = opened();
    for (let i = 0; i < 3; i++) await run(() => fail(new TypeError("x"))).catch(() => {});
    expect(reserve(1)).toBe("granted");
  });
});
