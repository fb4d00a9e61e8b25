import { beforeEach, describe, expect, test } from "vitest";
import { createTtlCache } from "../../src/adapters/ttl-cache.ts";
import { AbandonedCall, type Requesters } from "../../src/core/requester.ts";

let now = 0;
beforeEach(() => {
  now = 0;
});

const minutes = 60_000;

/** Something to read that counts how often it was read. */
function counter() {
  const reads: string[] = [];
  return {
    reads,
    read: (key: string) => async () => {
      reads.push(key);
      return `${key}${reads.filter((one) => one === key).length}`;
    },
  };
}

test("the same key is read once, also while the first reading is under way", async () => {
  const { reads, read } = counter();
  const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
  expect(await Promise.all([get("a", read("a")), get("a", read("a")), get("b", read("b"))])).toEqual([
    "a1",
    "a1",
    "b1",
  ]);
  expect(await get("a", read("a"))).toBe("a1");
  expect(reads).toEqual(["a", "b"]);
});

test("what was read before the clock was set back is read anew", async () => {
  const { read } = counter();
  now = 60 * minutes;
  const { get, has, values } = createTtlCache<string>(10, 15 * minutes, () => now);
  await get("a", read("a"));
  now = 0;
  expect([has("a"), values()]).toEqual([false, []]);
  expect(await get("a", read("a"))).toBe("a2");
});

test.each([
  [15 * minutes - 1, "a1"],
  [15 * minutes, "a2"],
])("after %i ms it is %s", async (elapsed, expected) => {
  const { read } = counter();
  const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
  await get("a", read("a"));
  now = elapsed;
  expect(await get("a", read("a"))).toBe(expected);
});

test("using it does not make it last longer", async () => {
  const { read } = counter();
  const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
  for (const at of [0, 10, 14.9]) {
    now = at * minutes;
    expect(await get("a", read("a"))).toBe("a1");
  }
  now = 15 * minutes;
  expect(await get("a", read("a"))).toBe("a2");
});

describe("only so many are kept", () => {
  test("and the least lately used goes first", async () => {
    const { reads, read } = counter();
    const { get, values } = createTtlCache<string>(2, 15 * minutes, () => now);
    for (const key of ["a", "b", "a", "c"]) await get(key, read(key));
    expect(values().sort()).toEqual(["a1", "c1"]);
    expect(await get("a", read("a"))).toBe("a1");
    expect(await get("b", read("b"))).toBe("b2");
    expect(reads).toEqual(["a", "b", "c", "b"]);
  });

  test("by what each of them counts for", async () => {
    const { get, values } = createTtlCache<string>(
      10,
      15 * minutes,
      () => now,
      ({ length }) => length,
    );
    const keep = (key: string, size: number) => get(key, async () => key.repeat(size));
    for (const key of ["a", "b", "c"]) await keep(key, 3);
    expect(values()).toEqual(["aaa", "bbb", "ccc"]);
    await keep("d", 4);
    expect(values()).toEqual(["bbb", "ccc", "dddd"]);
    // Asked for again, one counts once, and what is read anew counts for what it is now.
    await keep("b", 3);
    now = 16 * minutes;
    for (const key of ["e", "f"]) await keep(key, 5);
    expect(values()).toEqual(["eeeee", "fffff"]);
  });

  test("even when all are asked for at once", async () => {
    const { read } = counter();
    const { get, values } = createTtlCache<string>(3, 15 * minutes, () => now);
    const keys = Array.from({ length: 50 }, (_, i) => `k${i}-`);
    expect(await Promise.all(keys.map((key) => get(key, read(key))))).toEqual(keys.map((key) => `${key}1`));
    expect(values()).toEqual(["k47-1", "k48-1", "k49-1"]);
  });
});

describe("a reading that fails", () => {
  const failing = async () => Promise.reject(new Error("down"));

  test("fails for all who wait for it, and is tried again for the next", async () => {
    const { read } = counter();
    const { get, values } = createTtlCache<string>(10, 15 * minutes, () => now);
    const both = await Promise.allSettled([get("a", failing), get("a", read("a"))]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(values()).toEqual([]);
    expect(await get("a", read("a"))).toBe("a1");
  });

  test("late does not throw out what was read anew meanwhile", async () => {
    const { read } = counter();
    const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
    let fail = (_: Error) => {};
    const slow = get("a", () => new Promise((_, reject) => (fail = reject)));
    now = 16 * minutes;
    await get("a", read("a"));
    fail(new Error("down"));
    await expect(slow).rejects.toThrow("down");
    expect(await get("a", read("a"))).toBe("a1");
  });
});

test("the values at hand are those that were read and are fresh", async () => {
  const { read } = counter();
  const { get, values } = createTtlCache<string>(10, 15 * minutes, () => now);
  await get("old", read("old"));
  now = 10 * minutes;
  await get("new", read("new"));
  void get("pending", () => new Promise(() => {}));
  expect(values()).toEqual(["old1", "new1"]);
  now = 16 * minutes;
  expect(values()).toEqual(["new1"]);
});

test("whether it is at hand is told without reading it, and does not keep it longer", async () => {
  const { read } = counter();
  const { get, has } = createTtlCache<string>(1, 15 * minutes, () => now);
  expect(has("a")).toBe(false);
  const reading = get("a", read("a"));
  expect(has("a")).toBe(true);
  await reading;
  now = 15 * minutes - 1;
  expect(has("a")).toBe(true);
  now += 1;
  expect(has("a")).toBe(false);
  await get("a", read("a"));
  await get("b", read("b"));
  expect([has("a"), has("b")]).toEqual([false, true]);
});

describe("who waits for a reading", () => {
  /** Somebody who may move on, and a reading that says who waits for it. */
  const somebody = (person: string) => {
    const one = { person, onWait: () => {} };
    let isThere = true;
    return {
      askedBy: () => (isThere ? [one] : []),
      leaves: () => {
        isThere = false;
      },
    };
  };
  const held = () => {
    const readings: { askedBy: Requesters | undefined; answer: (text: string) => void; drop: () => void }[] = [];
    const read = (askedBy?: Requesters) =>
      new Promise<string>((answer, reject) => {
        readings.push({ askedBy, answer, drop: () => reject(new AbandonedCall()) });
      });
    const names = (i: number) => readings[i]?.askedBy?.().map(({ person }) => person);
    return { readings, read, names };
  };

  test("are all who ask until it is read, without those who have moved on", async () => {
    const { readings, read, names } = held();
    const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
    const [anna, bob, carl] = [somebody("anna"), somebody("bob"), somebody("carl")];
    const all = [anna, bob, carl].map((one) => get("a", read, one.askedBy));
    expect(names(0)).toEqual(["anna", "bob", "carl"]);
    anna.leaves();
    expect(names(0)).toEqual(["bob", "carl"]);
    readings[0]?.answer("read");
    expect(await Promise.all(all)).toEqual(["read", "read", "read"]);
    expect(readings).toHaveLength(1);
  });

  test("who comes when all others have just moved on has it read for themselves", async () => {
    const { readings, read, names } = held();
    const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
    const [anna, bob] = [somebody("anna"), somebody("bob")];
    const first = get("a", read, anna.askedBy);
    anna.leaves();
    readings[0]?.drop();
    const second = get("a", read, bob.askedBy);
    await expect(first).rejects.toThrow(AbandonedCall);
    expect(names(1)).toEqual(["bob"]);
    readings[1]?.answer("read");
    expect(await second).toBe("read");
  });

  test("so has somebody who does not say who they are", async () => {
    const { readings, read } = held();
    const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
    const anna = somebody("anna");
    const first = get("a", read, anna.askedBy);
    anna.leaves();
    readings[0]?.drop();
    const second = get("a", read);
    await expect(first).rejects.toThrow(AbandonedCall);
    expect(readings).toHaveLength(2);
    readings[1]?.answer("read");
    expect(await second).toBe("read");
  });

  test.each(["answer", "drop"] as const)("are remembered no longer than they wait: %s", async (how) => {
    const { readings, read, names } = held();
    const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
    void get("a", read, somebody("anna").askedBy);
    void get("a", read, somebody("bob").askedBy);
    expect(names(0)).toEqual(["anna", "bob"]);
    readings[0]?.[how]("read");
    await Promise.resolve();
    expect(names(0)).toEqual([]);
  });

  test("a failure is told to all who wait, and to nobody who comes later", async () => {
    let reads = 0;
    const read = async () => {
      if (++reads === 1) throw new Error("down");
      return "read";
    };
    const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
    const [anna, bob, carl] = [somebody("anna"), somebody("bob"), somebody("carl")];
    const outcomes = await Promise.allSettled([get("a", read, anna.askedBy), get("a", read, bob.askedBy)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await get("a", read, carl.askedBy)).toBe("read");
  });

  test("somebody who does not say who they are wants it as much", async () => {
    const { readings, read, names } = held();
    const { get } = createTtlCache<string>(10, 15 * minutes, () => now);
    const anna = somebody("anna");
    const all = [get("a", read, anna.askedBy), get("a", read)];
    anna.leaves();
    expect(names(0)).toEqual([""]);
    readings[0]?.answer("read");
    expect(await Promise.all(all)).toEqual(["read", "read"]);
  });

  test("what is being read is shared, however much else is read at the same time", async () => {
    const { readings, read } = held();
    const { get } = createTtlCache<string>(3, 15 * minutes, () => now);
    const keys = Array.from({ length: 20 }, (_, i) => `${i}`);
    const all = [...keys, ...keys].map((key) => get(key, read));
    expect(readings).toHaveLength(20);
    for (const { answer } of readings) answer("read");
    await Promise.all(all);
    // Read, it counts again.
    void get("20", read);
    void get("0", read);
    expect(readings).toHaveLength(22);
  });
});
