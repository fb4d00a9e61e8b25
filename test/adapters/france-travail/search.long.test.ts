/** The same as in `search.test.ts`, with 20 times as many runs of its properties. */
process.env.RUNS_TIMES = "20";
await import("./search.test.ts");
