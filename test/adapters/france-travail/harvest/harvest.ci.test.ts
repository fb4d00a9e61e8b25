/** The same as in `harvest.test.ts`, with 4 times as many runs of its properties. */
process.env.RUNS_TIMES = "4";
await import("./harvest.test.ts");
