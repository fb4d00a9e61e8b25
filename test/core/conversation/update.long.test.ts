/** The same as in `update.test.ts`, with 80 times as many runs of its properties. */
process.env.RUNS_TIMES = "80";
await import("./update.test.ts");
