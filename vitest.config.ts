import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Which suite a file belongs to is said by its name:
 * `*.test.ts` is run by `npm test`, `*.ci.test.ts` by `npm run test:ci` (processes, pictures, long properties), `*.long.test.ts` by `npm run test:long`.
 * A file that is named to `npx vitest run` is run whatever its suite.
 */
const ci = ["test/**/*.ci.test.ts"];
const long = ["test/**/*.long.test.ts"];

/** Files that replace a module for all that they import, or need discord.js as it is alone: they share nothing with others. */
const apart = [
  "test/patterns.test.ts",
  "test/adapters/bounds.test.ts",
  "test/adapters/http.test.ts",
  "test/adapters/geo.test.ts",
  "test/adapters/rome/rome.test.ts",
  "test/adapters/france-travail/api/client.test.ts",
  "test/adapters/la-bonne-alternance/client.test.ts",
  "test/bots/telegram-sender.test.ts",
  "test/fakes/discord/discord-js.test.ts",
];

export default defineConfig({
  test: {
    globalSetup: ["test/build.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    // One more than there are cores, which no percentage can say: tests wait for processes and answers, and each worker imports all that it needs.
    maxWorkers: availableParallelism() + 1,
    // These end what hangs, and measure nothing: a machine that is busy with something else is ten times as slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "apart", include: apart } },
      // What they import is loaded once for all of them: each leaves nothing behind that another could meet.
      {
        extends: true,
        test: { name: "together", include: ["test/**/*.test.ts"], exclude: [...apart, ...ci, ...long], isolate: false },
      },
      { extends: true, test: { name: "ci", include: ci } },
      { extends: true, test: { name: "long", include: long } },
    ],
  },
});
