import { defineConfig } from "vitest/config";

/** What takes long, run by hand: `npm run test:long`. With it the properties that `npm test` tries less often (`test/fakes/runs.ts`). */
export default defineConfig({
  test: {
    include: [
      "test/long/**/*.test.ts",
      "test/adapters/france-travail/harvest.test.ts",
      "test/adapters/france-travail/news/plans-agree.test.ts",
      "test/adapters/france-travail/search.test.ts",
      "test/core/conversation/update.test.ts",
    ],
    env: { RUNS_TIMES: "20" },
    globalSetup: ["test/build.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
