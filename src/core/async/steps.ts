import { createCooperativeYield } from "./cooperative-yield.ts";

/**
 * Long work as a generator that pauses wherever others may go first; its caller decides whether they do. So
 * the same work can run at once, in a test or a command at the prompt, and in steps, where people would wait
 * behind it.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All of it, now. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** All of it, and others go first now and then. */
export async function runInSteps<T>(steps: Steps<T>): Promise<T> {
  const yieldIfDue = createCooperativeYield();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await yieldIfDue();
  }
}

/** So many small pieces are done between two pauses. */
const aFew = 20;

/** What each of many gives. */
export function* mapInSteps<T, U>(items: readonly T[], of: (item: T) => U): Steps<U[]> {
  const made: U[] = [];
  for (const item of items) {
    made.push(of(item));
    if (made.length % aFew === 0) yield;
  }
  return made;
}

/** A stable sort. `isBefore` says whether the first of two comes before the second. */
export function* sortInSteps<T>(all: readonly T[], isBefore: (a: T, b: T) => boolean): Steps<T[]> {
  const compare = (a: T, b: T) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0);
  let sorted: T[] = [];
  for (let from = 0; from < all.length; from += many) {
    for (const item of all.slice(from, from + many).sort(compare)) sorted.push(item);
    yield;
  }
  for (let size = many; size < sorted.length; size *= 2) {
    const merged: T[] = [];
    for (let from = 0; from < sorted.length; from += 2 * size) {
      const left = sorted.slice(from, from + size);
      const right = sorted.slice(from + size, from + 2 * size);
      yield* merge(left, right, isBefore, merged);
    }
    sorted = merged;
    yield;
  }
  return sorted;
}

function* merge<T>(left: T[], right: T[], isBefore: (a: T, b: T) => boolean, into: T[]): Steps<void> {
  let taken = 0;
  for (const item of left) {
    for (let next = right[taken]; next !== undefined && isBefore(next, item); next = right[taken]) {
      into.push(next);
      taken++;
    }
    into.push(item);
    if (into.length % many === 0) yield;
  }
  for (const item of right.slice(taken)) into.push(item);
}

/** So many are sorted at once. */
const many = 1_000;

/** Made once, in steps or at once. */
export type LazySteps<T> = {
  /** The value; what is left of the work is done now. */
  now: () => T;
  /** The value, once the work is done, which keeps nobody else waiting. */
  soon: () => Promise<T>;
  /** The same as a part of longer work. */
  steps: () => Steps<T>;
};

export function createLazySteps<T>(make: () => Steps<T>): LazySteps<T> {
  let made: { value: T } | undefined;
  let steps: Steps<T> | undefined;
  let running: Promise<T> | undefined;

  /** The next piece of the work; what failed is begun anew by whoever asks next. */
  function advance(): void {
    steps ??= make();
    try {
      const { done, value } = steps.next();
      if (!done) return;
      made = { value };
      steps = undefined;
    } catch (error) {
      steps = undefined;
      throw error;
    }
  }

  function* rest(): Steps<T> {
    while (!made) {
      advance();
      if (!made) yield;
    }
    return made.value;
  }

  return {
    now: () => runToEnd(rest()),
    soon: () => {
      running ??= runInSteps(rest()).finally(() => {
        running = undefined;
      });
      return running;
    },
    steps: rest,
  };
}
