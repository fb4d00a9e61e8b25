/** The same as in `update.test.ts`, with 4 times as many runs of its properties. */
process.env.RUNS_TIMES = "4";
await import("./update.test.ts");
