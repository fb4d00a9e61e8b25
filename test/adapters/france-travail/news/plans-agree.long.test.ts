/** The same as in `plans-agree.test.ts`, with 20 times as many runs of its properties. */
process.env.RUNS_TIMES = "60";
await import("./plans-agree.test.ts");
