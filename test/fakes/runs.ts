/**
 * How many cases of a property are tried: this many in `npm test`, and more where `RUNS_TIMES` says so, as in
 * the files named `*.ci.test.ts` and `*.long.test.ts`.
 */
export function runs(few: number): number {
  return few * Number(process.env.RUNS_TIMES ?? 1);
}
