/** Runs work one after the other. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/** What has not ended within so long keeps the next no longer waiting. Milliseconds. */
export function lane(mostMs: number): Lane {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = last.then(() => endOf(mine, mostMs));
    return mine;
  };
}

/** Resolves when it has ended, whatever came of it, or when that takes too long. */
function endOf(work: Promise<unknown>, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, mostMs);
    const ended = () => {
      clearTimeout(timer);
      resolve();
    };
    work.then(ended, ended);
  });
}
