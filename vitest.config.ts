import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * The name of a file decides its suite:
 * - `*.test.ts` is run by `npm test`,
 * - `*.ci.test.ts` by `npm run test:ci` (conversations over the fakes of the platforms, what these and the
 *   sandbox refuse, commands, processes, pictures, long properties),
 * - `*.long.test.ts` by `npm run test:long`.
 *
 * A file named to `npx vitest run` is run whatever its suite.
 */
const ci = ["test/**/*.ci.test.ts"];
const long = ["test/**/*.long.test.ts"];

/**
 * Files of `npm test` that mock a module for everything they import, or need an unmodified discord.js: they
 * share nothing with others.
 */
const apart = ["test/adapters/france-travail/api/reference-lists.test.ts", "test/bots/telegram-sender.test.ts"];

/**
 * Of `test:ci`, what starts no process and may share a worker: not the page, which starts a browser, nor the
 * files that mock a module or need an unmodified discord.js.
 */
const ciTogether = [
  "test/{bots,fakes,sandbox}/**/!(page|discord-js).ci.test.ts",
  "test/{core,flows,drills}/**/*.ci.test.ts",
  "test/adapters/{cpf,france-travail,la-bonne-alternance,labour-market}/**/*.ci.test.ts",
  "test/adapters/{several-places,territory,check-lexicon}.ci.test.ts",
  "test/cli/{understand,doubt,offers-words,near,companies,events,check,prompt-doubts,*-in-process}.ci.test.ts",
  "test/{cli-in-process,store-fixture}.ci.test.ts",
];

const setupFiles = ["test/one-seed.ts", "test/patience.ts"];

export default defineConfig({
  test: {
    globalSetup: ["test/build.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    // One more than there are cores, which no percentage can express: tests wait for processes and answers.
    // Not more, because each worker imports everything it needs.
    maxWorkers: availableParallelism() + 1,
    // These only end tests that hang; they measure nothing, since a busy machine may be ten times as slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 90_000 } },
    projects: [
      { extends: true, test: { name: "apart", include: apart, setupFiles } },
      // What they import is loaded once for all of them: each leaves nothing behind that another could meet.
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...apart, ...ci, ...long],
          isolate: false,
          setupFiles,
        },
      },
      { extends: true, test: { name: "ci", include: ci, exclude: ciTogether, setupFiles } },
      { extends: true, test: { name: "ci-together", include: ciTogether, isolate: false, setupFiles } },
      {
        extends: true,
        test: {
          name: "long",
          include: long,
          setupFiles: ["test/patience.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
