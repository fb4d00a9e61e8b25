import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

const setupFiles = ["test/one-seed.ts", "test/patience.ts"];

/** What looks at rows as they stand in memory, lets memory fail, or moves a clock that no database goes by. */
const looksAtMemory = [
  "test/flows/{empty-searches,many-people}.ci.test.ts",
  "test/flows/{copies,digest-copies,endings.ci,grave,market,near-grave,personal}.test.ts",
  "test/core/talk/{admission,alert-actions,any-order.ci,conversation,presence,usage}.test.ts",
];

/*
 * `npm run test:postgres`: on PostgreSQL, what is kept is tried by the store's own tests, by conversations, and
 * by the alerts of whole processes; with `--project long`, for weeks and with 25 kills.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    globalSetup: ["test/build.ts", "test/on-postgres.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "store",
          include: ["test/adapters/postgres/**/*.test.ts", "test/alerts-process.ci.test.ts"],
          exclude: ["test/**/*.long.test.ts"],
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: "conversations",
          include: ["test/flows/**/*.test.ts", "test/core/talk/**/*.test.ts"],
          exclude: ["test/**/*.long.test.ts", ...looksAtMemory],
          isolate: false,
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: "long",
          include: [
            "test/alerts-{clock,kills,meanwhile,platforms,run,sources,week}.long.test.ts",
            "test/adapters/postgres/**/*.long.test.ts",
          ],
          setupFiles: ["test/patience.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
