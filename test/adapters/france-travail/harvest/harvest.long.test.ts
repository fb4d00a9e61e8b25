/** The same as in `harvest.test.ts`, with 20 times as many runs of its properties. */
process.env.RUNS_TIMES = "20";
await import("./harvest.test.ts");
