/** The same as in `update.test.ts`, with 20 times as many runs of its properties. */
process.env.RUNS_TIMES = "20";
await import("./update.test.ts");
