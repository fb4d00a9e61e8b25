/** An offer that could not be pushed, and why: fit to be shown. */
export type PushFailure = { reference: string; why: string };

/** More are counted, and not told one by one. */
const maxFailures = 1_000;

/**
 * What became of the offers of a push: each of those that were pulled is counted once more, under one of the
 * others. `archived` are jobs of the board that were not pushed; one that could not be archived has `failed`,
 * too.
 */
export class PushTally {
  pulled = 0;
  filtered = 0;
  created = 0;
  updated = 0;
  unchanged = 0;
  unarchived = 0;
  failed = 0;
  archived = 0;
  readonly failures: PushFailure[] = [];

  fail(reference: string, why: string): void {
    this.failed += 1;
    if (this.failures.length < maxFailures) this.failures.push({ reference, why });
  }
}
