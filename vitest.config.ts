import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Files that replace a module for all that they import, or need discord.js as it is alone: they share nothing with others. */
const apart = [
  "test/patterns.test.ts",
  "test/adapters/bounds.test.ts",
  "test/adapters/http.test.ts",
  "test/adapters/geo.test.ts",
  "test/adapters/rome/rome.test.ts",
  "test/adapters/france-travail/client.test.ts",
  "test/adapters/la-bonne-alternance/client.test.ts",
  "test/bots/telegram-sender.test.ts",
  "test/fakes/discord/discord-js.test.ts",
];
const long = ["test/live/**", "test/long/**"];

export default defineConfig({
  test: {
    globalSetup: ["test/build.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    // One more than there are cores, which no percentage can say: tests wait for processes and answers, and each worker imports all that it needs.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      { extends: true, test: { name: "apart", include: apart } },
      // What they import is loaded once for all of them: each leaves nothing behind that another could meet.
      {
        extends: true,
        test: { name: "together", include: ["test/**/*.test.ts"], exclude: [...apart, ...long], isolate: false },
      },
    ],
  },
});
