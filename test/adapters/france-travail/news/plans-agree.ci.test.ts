/** The same as in `plans-agree.test.ts`, with 4 times as many runs of its properties. */
process.env.RUNS_TIMES = "12";
await import("./plans-agree.test.ts");
