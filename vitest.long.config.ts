import { defineConfig } from "vitest/config";
import usual from "./vitest.config.ts";

/** What takes long, run by hand: `npm run test:long`. */
export default defineConfig({
  test: { ...usual.test, include: ["test/long/**/*.test.ts"], exclude: [], testTimeout: 120_000 },
});
