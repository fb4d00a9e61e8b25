/** How often a property is tried: so often by `npm test`, and more often where `RUNS_TIMES` says so, as the files named `*.ci.test.ts` and `*.long.test.ts` do. */
export function runs(few: number): number {
  return few * Number(process.env.RUNS_TIMES ?? 1);
}
