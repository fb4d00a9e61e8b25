import { breather } from "./breather.ts";

/**
 * Work that takes long, as a generator that pauses wherever others may go first: it is the caller who decides whether they do. So that the same work can
 * be had at once, where a test or a command at the prompt wants it, and in steps, where people would wait behind it.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All of it, now. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** All of it, and others go first now and then. */
export async function inSteps<T>(steps: Steps<T>): Promise<T> {
  const breathe = breather();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await breathe();
  }
}

/** Made once, in steps or at once. */
export type LazySteps<T> = {
  /** The value; what is left of the work is done now. */
  now: () => T;
  /** The value, once the work is done, which keeps nobody else waiting. */
  soon: () => Promise<T>;
  /** The same as a part of longer work. */
  steps: () => Steps<T>;
};

export function lazySteps<T>(make: () => Steps<T>): LazySteps<T> {
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
    now: () => finish(rest()),
    soon: () => {
      running ??= inSteps(rest()).finally(() => {
        running = undefined;
      });
      return running;
    },
    steps: rest,
  };
}
