import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CallQueue, HeldTooLong, LineTooLong } from "../../../src/adapters/http/call-queue.ts";
import type { Ticket } from "../../../src/adapters/http/ticket.ts";
import { AbandonedCall, askForPart, type Requester } from "../../../src/core/requester.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody who waits, with the last wait that they were told of. */
function waiter(person = "") {
  const told = new Map<object, number>();
  const all: number[] = [];
  const requester: Requester = {
    person,
    onWait: (call, ms) => {
      all.push(ms);
      told.set(call, ms);
    },
  };
  let isThere = true;
  return {
    all,
    waitMs: () => Math.max(0, ...told.values()),
    askedBy: () => (isThere ? [requester] : []),
    leaves: () => {
      isThere = false;
    },
  };
}

/** A line, and who went in which order at which time. */
function line(options: Partial<ConstructorParameters<typeof CallQueue>[0]> = {}) {
  const queue = new CallQueue({ most: 2, ...options });
  const start = performance.now();
  const gone: string[] = [];
  const at: number[] = [];
  const errors: Record<string, unknown> = {};
  const go = (name: string, ticket: Ticket, ms = 0, impatience?: Parameters<CallQueue["enter"]>[1]) =>
    queue.enter(ticket, impatience).then(
      (release) => {
        gone.push(name);
        at.push(performance.now() - start);
        setTimeout(release, ms);
      },
      (error: unknown) => {
        errors[name] = error;
      },
    );
  const asks = (name: string, by: ReturnType<typeof waiter>, ms?: number) =>
    go(name, queue.createTicket({ askedBy: by.askedBy }), ms);
  return { queue, gone, at, errors, go, asks };
}

describe("whose turn it is", () => {
  test("everybody's first call goes before anybody's second, also of who comes later", async () => {
    const { gone, asks } = line({ most: 1 });
    const [anna, bob, carl] = [waiter("anna"), waiter("bob"), waiter("carl")];
    for (const name of ["a1", "a2", "a3", "a4"]) void asks(name, anna);
    void asks("b1", bob);
    void asks("b2", bob);
    await vi.advanceTimersByTimeAsync(500);
    void asks("c1", carl);
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["a1", "b1", "c1", "a2", "b2", "a3", "a4"]);
  });

  test("who asks several questions at once is one person all the same", async () => {
    const { gone, asks } = line({ most: 1 });
    for (const name of ["a1", "a2", "a3"]) void asks(name, waiter("anna"), 1500);
    void asks("b1", waiter("bob"));
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["a1", "b1", "a2", "a3"]);
  });

  test("so is who turns the page, or asks for something else, while others have no answer yet", async () => {
    const { gone, asks } = line({ most: 1 });
    const [anna, again] = [waiter("anna"), waiter("anna")];
    void asks("a1", anna);
    for (const name of ["b", "c", "d"]) void asks(name, waiter(name));
    anna.leaves();
    await vi.advanceTimersByTimeAsync(1000);
    void asks("a2", again);
    void asks("e", waiter("e"));
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["a1", "b", "c", "d", "e", "a2"]);
  });

  test("who moves on before their call was made loses nothing by it", async () => {
    const { gone, asks } = line({ most: 1 });
    const anna = waiter("anna");
    void asks("first", waiter("first"));
    void asks("a1", anna);
    anna.leaves();
    void asks("a2", waiter("anna"));
    void asks("b", waiter("b"));
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["first", "a2", "b"]);
  });

  test("what somebody did before is forgotten in a minute", async () => {
    const { gone, asks } = line({ most: 1 });
    for (let i = 0; i < 10; i++) void asks(`a${i}`, waiter("anna"));
    // The last of them is made after nine seconds.
    await vi.advanceTimersByTimeAsync(70_000);
    gone.length = 0;
    void asks("a", waiter("anna"));
    void asks("a again", waiter("anna"));
    void asks("b", waiter("b"));
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["a", "b", "a again"]);
  });

  test("what they asked before counts as long as it stands in line, however long that is", async () => {
    const { gone, asks } = line({ most: 1 });
    for (let i = 0; i < 90; i++) void asks(`n${i}`, waiter(`${i}`));
    void asks("a1", waiter("anna"));
    await vi.advanceTimersByTimeAsync(70_000);
    void asks("a2", waiter("anna"));
    void asks("b", waiter("bob"));
    await vi.runAllTimersAsync();
    expect(gone.slice(90)).toEqual(["a1", "b", "a2"]);
  });

  test("and for a minute once it was made, however long it stood in line", async () => {
    const { gone, asks } = line({ most: 1 });
    for (let i = 0; i < 70; i++) void asks(`n${i}`, waiter(`${i}`));
    void asks("a1", waiter("anna"));
    await vi.advanceTimersByTimeAsync(74_000);
    expect(gone.at(-1)).toBe("a1");
    void asks("c", waiter("carl"));
    void asks("a2", waiter("anna"));
    void asks("b", waiter("bob"));
    await vi.runAllTimersAsync();
    expect(gone.slice(71)).toEqual(["c", "b", "a2"]);
  });

  describe("a question that is read in parts is one question", () => {
    const inPart = ({ askedBy }: ReturnType<typeof waiter>) => askForPart(askedBy, () => {});

    test("of a nameless person as well: a part that is read later goes after everybody's first", async () => {
      const { gone, queue, go, asks } = line({ most: 1 });
      const anna = waiter();
      const ask = (name: string) => go(name, queue.createTicket({ askedBy: inPart(anna).askedBy }));
      void ask("a1");
      void ask("a2");
      void asks("b1", waiter("bob"));
      await vi.advanceTimersByTimeAsync(500);
      void ask("a3");
      void asks("c1", waiter("carl"));
      await vi.runAllTimersAsync();
      expect(gone).toEqual(["a1", "b1", "c1", "a2", "a3"]);
    });

    test("and who was let in with the first part is not turned away with a later one", async () => {
      const { gone, errors, queue, go, asks } = line({ most: 1 });
      const anna = waiter("anna");
      void go("a1", queue.createTicket({ askedBy: inPart(anna).askedBy }));
      for (let i = 0; i < 300; i++) void asks(`${i}`, waiter(`${i}`));
      void go("a2", queue.createTicket({ askedBy: inPart(anna).askedBy }));
      await vi.runAllTimersAsync();
      expect(errors.a2).toBeUndefined();
      expect(gone).toContain("a2");
    });

    test("a part of a part is part of the whole", async () => {
      const { gone, queue, go, asks } = line({ most: 1 });
      const inner = askForPart(inPart(waiter()).askedBy, () => {});
      void go("a1", queue.createTicket({ askedBy: inner.askedBy }));
      void go("a2", queue.createTicket({ askedBy: askForPart(inner.askedBy, () => {}).askedBy }));
      void asks("b", waiter("bob"));
      await vi.runAllTimersAsync();
      expect(gone).toEqual(["a1", "b", "a2"]);
    });
  });

  test("who reads on in a list is not overtaken for ever", async () => {
    const { gone, asks } = line({ most: 1 });
    const anna = waiter("anna");
    void asks("a1", anna);
    void asks("a2", anna);
    for (let i = 0; i < 80; i++) {
      void asks(`n${i}`, waiter(`${i}`));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(gone.indexOf("a2")).toBeGreaterThan(50);
    expect(gone.indexOf("a2")).toBeLessThan(65);
    await vi.runAllTimersAsync();
  });

  test("what nobody waits for goes after those who do, and after two minutes at the latest", async () => {
    const { gone, queue, go, asks } = line({ most: 1 });
    void asks("a1", waiter("anna"));
    void go("background", queue.createTicket({ isBackground: true }));
    for (let i = 0; i < 130; i++) {
      void asks(`n${i}`, waiter(`${i}`));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(gone.indexOf("background")).toBeGreaterThan(110);
    expect(gone.indexOf("background")).toBeLessThan(125);
    await vi.runAllTimersAsync();
  });

  test("a call that several want has the best place of theirs", async () => {
    const { gone, queue, go, asks } = line({ most: 1 });
    const [anna, bob, carl] = [waiter("anna"), waiter("bob"), waiter("carl")];
    void asks("a1", anna);
    void asks("c1", carl);
    void asks("c2", carl);
    // Anna's second is Bob's first.
    void go("shared", queue.createTicket({ askedBy: () => [...anna.askedBy(), ...bob.askedBy()] }));
    void asks("a3", anna);
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["a1", "c1", "shared", "c2", "a3"]);
  });

  test("who asks the same once more keeps their place", async () => {
    const { gone, queue, go, asks } = line({ most: 1 });
    const [anna, again] = [waiter("anna"), waiter("anna")];
    let members = [anna];
    void asks("first", waiter("first"));
    void go("a", queue.createTicket({ askedBy: () => members.flatMap(({ askedBy }) => askedBy()) }));
    void asks("b", waiter("b"));
    await vi.advanceTimersByTimeAsync(500);
    members = [again];
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["first", "a", "b"]);
  });

  test("who waits for another try keeps their place", async () => {
    const { gone, queue, go, asks } = line({ most: 1 });
    const ticket = queue.createTicket({ askedBy: waiter("anna").askedBy });
    const again = go("a1", ticket).then(() => go("a1 again", ticket));
    for (const name of ["b", "c", "d"]) void asks(name, waiter(name));
    await vi.runAllTimersAsync();
    await again;
    expect(gone).toEqual(["a1", "a1 again", "b", "c", "d"]);
  });
});

describe("how fast they go", () => {
  test("as many as are allowed go in each window", async () => {
    const { at, asks } = line({ most: 9 });
    for (let i = 0; i < 20; i++) void asks(`${i}`, waiter(`${i}`));
    await vi.runAllTimersAsync();
    expect(at).toEqual([...Array(9).fill(0), ...Array(9).fill(1040), 2080, 2080]);
  });

  test("no more are under way at once than there are connections", async () => {
    const { at, asks } = line({ most: 9, maxUnderWay: 3 });
    for (let i = 0; i < 9; i++) void asks(`${i}`, waiter(`${i}`), 2000);
    await vi.runAllTimersAsync();
    expect(at).toEqual([0, 0, 0, 2000, 2000, 2000, 4000, 4000, 4000]);
  });

  test("a lower limit holds for those who wait already", async () => {
    const { at, asks, queue } = line({ most: 9 });
    for (let i = 0; i < 18; i++) void asks(`${i}`, waiter(`${i}`));
    queue.limit(3);
    await vi.runAllTimersAsync();
    expect(at.at(-1)).toBe(3120);
  });
});

describe("who waits is told how long", () => {
  test("at once, and again each second, until it is their turn", async () => {
    const { asks } = line({ most: 1 });
    const people = Array.from({ length: 5 }, (_, i) => waiter(`${i}`));
    for (const [i, one] of people.entries()) void asks(`${i}`, one);
    expect(people.map((one) => one.waitMs())).toEqual([0, 1040, 2080, 3120, 4160]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(people.map((one) => one.waitMs())).toEqual([0, 40, 1080, 2120, 3160]);
    await vi.runAllTimersAsync();
    expect(people.map((one) => one.waitMs())).toEqual([0, 0, 0, 0, 0]);
  });

  test("by what calls take, where all connections are busy", async () => {
    const { asks } = line({ most: 9, maxUnderWay: 1 });
    for (let i = 0; i < 40; i++) void asks(`${i}`, waiter(`${i}`), 3000);
    await vi.advanceTimersByTimeAsync(100_000);
    const last = waiter("last");
    void asks("last", last);
    // Six are left before it, and one is under way.
    expect(last.waitMs()).toBeGreaterThan(15_000);
    expect(last.waitMs()).toBeLessThan(24_000);
    await vi.runAllTimersAsync();
  });

  test("also who joins a call that stands in line already", async () => {
    const { queue, go, asks } = line({ most: 1, windowMs: 60_000 });
    void asks("first", waiter("first"));
    const people = [waiter("anna")];
    void go("shared", queue.createTicket({ askedBy: () => people.flatMap(({ askedBy }) => askedBy()) }));
    const bob = waiter("bob");
    people.push(bob);
    await vi.advanceTimersByTimeAsync(1000);
    expect(bob.waitMs()).toBeGreaterThan(55_000);
    await vi.runAllTimersAsync();
    expect(bob.waitMs()).toBe(0);
  });
});

describe("a wait that the service asks for", () => {
  test("holds everybody, who are told", async () => {
    const { at, queue, asks } = line();
    const [anna, bob] = [waiter("anna"), waiter("bob")];
    queue.hold(performance.now() + 40_000);
    void asks("a", anna);
    void asks("b", bob);
    expect([anna.waitMs(), bob.waitMs()]).toEqual([40_000, 40_000]);
    await vi.runAllTimersAsync();
    expect(at).toEqual([40_000, 40_000]);
  });

  test("also while they wait; what nobody waits for is put off where it is long", async () => {
    const { gone, errors, queue, go, asks } = line({ most: 1 });
    const anna = waiter("anna");
    void asks("first", waiter("first"));
    void asks("a", anna);
    void go("background", queue.createTicket({ isBackground: true }));
    queue.hold(performance.now() + 30_000);
    expect(anna.waitMs()).toBe(30_000);
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["first", "a"]);
    expect(errors).toEqual({ background: expect.any(HeldTooLong) });
  });

  test("is not waited for where it is more than five minutes", async () => {
    const { errors, queue, asks } = line({ most: 1 });
    const anna = waiter("anna");
    void asks("first", waiter("first"));
    void asks("a", anna);
    queue.hold(performance.now() + 301_000);
    void asks("b", waiter("bob"));
    await vi.advanceTimersByTimeAsync(0);
    expect(errors).toEqual({ a: expect.any(HeldTooLong), b: expect.any(HeldTooLong) });
    expect(anna.waitMs()).toBe(0);
  });
});

test("a call that nobody wants any more is dropped, and takes no turn", async () => {
  const { gone, at, errors, asks } = line({ most: 1 });
  const bob = waiter("bob");
  void asks("a", waiter("anna"));
  void asks("b", bob);
  void asks("c", waiter("carl"));
  bob.leaves();
  await vi.runAllTimersAsync();
  expect([gone, at]).toEqual([
    ["a", "c"],
    [0, 1040],
  ]);
  expect(errors).toEqual({ b: expect.any(AbandonedCall) });
});

test("a long line is not looked at from one end to the other at each turn", async () => {
  const { gone, queue, go } = line({ most: 100 });
  let looks = 0;
  for (let i = 0; i < 1000; i++) {
    const one = waiter(`${i}`);
    const askedBy = () => {
      looks += 1;
      return one.askedBy();
    };
    void go(`${i}`, queue.createTicket({ askedBy }));
  }
  await vi.runAllTimersAsync();
  expect(gone).toHaveLength(1000);
  // A few times for each who waits in each of ten seconds, rather than in each of a thousand turns.
  expect(looks).toBeLessThan(100_000);
});

describe("the line is bounded", () => {
  test("whose first call would wait for more than five minutes is turned away, and nobody who was let in", async () => {
    const { gone, errors, asks } = line({ most: 1 });
    const people = Array.from({ length: 300 }, (_, i) => waiter(`${i}`));
    for (const [i, one] of people.entries()) void asks(`${i}`, one);
    await vi.advanceTimersByTimeAsync(0);
    expect(Object.keys(errors).map(Number)).toEqual([289, 290, 291, 292, 293, 294, 295, 296, 297, 298, 299]);
    expect(errors["289"]).toBeInstanceOf(LineTooLong);
    await vi.advanceTimersByTimeAsync(1040);
    // A second call of somebody who was answered, though it stands behind all.
    void asks("0 again", people[0] as ReturnType<typeof waiter>);
    void asks("new", waiter("new"));
    await vi.runAllTimersAsync();
    expect(gone).toContain("0 again");
    expect(gone).toContain("new");
  });

  test("who was turned away is turned away again, and then has the place of a first call", async () => {
    const { gone, errors, asks } = line({ most: 1 });
    for (let i = 0; i < 289; i++) void asks(`${i}`, waiter(`${i}`));
    const anna = waiter("anna");
    for (const name of ["a1", "a2"]) void asks(name, anna);
    await vi.advanceTimersByTimeAsync(0);
    expect(errors).toEqual({ a1: expect.any(LineTooLong), a2: expect.any(LineTooLong) });
    await vi.advanceTimersByTimeAsync(10_000);
    void asks("a3", anna);
    void asks("b", waiter("bob"));
    await vi.runAllTimersAsync();
    expect(gone.slice(-2)).toEqual(["a3", "b"]);
  });

  test("a call for nobody in particular goes in time or not at all", async () => {
    const { gone, errors, queue, go } = line({ most: 1 });
    const { signal } = new AbortController();
    for (const [name, mostMs] of Object.entries({ a: 500, b: 500, c: 1040 }))
      void go(name, queue.createTicket(), 0, { mostMs, signal });
    await vi.runAllTimersAsync();
    expect(gone).toEqual(["a", "c"]);
    expect(errors).toEqual({ b: expect.any(LineTooLong) });
  });
});

test("a call that was given up before it came is not let in", async () => {
  const { gone, errors, queue, go } = line({ most: 1 });
  void go("late", queue.createTicket(), 0, { mostMs: 5_000, signal: AbortSignal.abort("given up") });
  await vi.runAllTimersAsync();
  expect([gone, errors]).toEqual([[], { late: "given up" }]);
});

test("a wait that the service asks for is measured by what a call has left", async () => {
  const { errors, queue, go, asks } = line({ most: 1 });
  void asks("first", waiter("first"));
  queue.hold(performance.now() + 9_000);
  const { signal } = new AbortController();
  void go("impatient", queue.createTicket(), 0, { mostMs: 10_100, signal });
  await vi.advanceTimersByTimeAsync(8_000);
  expect(errors).toEqual({});
  // Three seconds more, of which it has two.
  queue.hold(performance.now() + 3_000);
  await vi.advanceTimersByTimeAsync(0);
  expect(errors).toEqual({ impatient: expect.any(HeldTooLong) });
  await vi.runAllTimersAsync();
});

describe("a fault of ours", () => {
  const fault = new Error("a bug");
  const throws = () => {
    throw fault;
  };

  test.each<[string, (from: number) => ReturnType<Requester["onWait"]>]>([
    ["at once", throws],
    ["while it waits", (calls) => (calls > 1 ? throws() : undefined)],
  ])("in who is told of a wait is the failure of their call alone, %s", async (_when, onWait) => {
    const { gone, errors, queue, go, asks } = line({ most: 1, maxUnderWay: 1 });
    let calls = 0;
    const faulty: Requester = { person: "faulty", onWait: () => onWait(++calls) };
    void asks("a", waiter("anna"));
    void go("faulty", queue.createTicket({ askedBy: () => [faulty] }));
    void asks("b", waiter("bob"));
    queue.hold(performance.now() + 5_000);
    await vi.runAllTimersAsync();
    expect(errors).toEqual({ faulty: fault });
    expect(gone).toEqual(["a", "b"]);
  });

  test("in who is told that it waits no more leaves no connection busy", async () => {
    const { gone, errors, queue, go, asks } = line({ most: 1, maxUnderWay: 1 });
    const faulty: Requester = { person: "faulty", onWait: (_call, ms) => void (ms === 0 && throws()) };
    void go("faulty", queue.createTicket({ askedBy: () => [faulty] }));
    void asks("a", waiter("anna"));
    await vi.runAllTimersAsync();
    expect([gone, errors]).toEqual([["a"], { faulty: fault }]);
  });

  test("in who wants a call is the failure of that call alone", async () => {
    const { gone, errors, queue, go, asks } = line({ most: 1 });
    let isFaulty = false;
    const [anna, bob] = [waiter("anna"), waiter("bob")];
    void asks("first", waiter("first"));
    void go("a", queue.createTicket({ askedBy: () => (isFaulty ? throws() : anna.askedBy()) }));
    void asks("b", bob);
    isFaulty = true;
    await vi.runAllTimersAsync();
    expect([gone, errors]).toEqual([["first", "b"], { a: fault }]);
  });

  test("that ends the serving of the line is told to all who wait, and holds up nobody who comes later", async () => {
    let isFaulty = true;
    const wait = (ms: number) =>
      isFaulty ? Promise.reject(fault) : new Promise<void>((resolve) => setTimeout(resolve, ms));
    const { gone, errors, asks } = line({ most: 1, clock: { now: () => performance.now(), wait } });
    for (const name of ["a", "b", "c"]) void asks(name, waiter(name));
    await vi.advanceTimersByTimeAsync(0);
    isFaulty = false;
    void asks("d", waiter("d"));
    await vi.runAllTimersAsync();
    expect([gone, errors]).toEqual([["a", "d"], { b: fault, c: fault }]);
  });
});
