/** How often a property is tried: so often by `npm test`, and twenty times as often by `npm run test:long`, which runs the files that use this as well. */
export function runs(few: number): number {
  return few * Number(process.env.RUNS_TIMES ?? 1);
}
