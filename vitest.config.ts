import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/live/**", "test/long/**"],
    globalSetup: ["test/build.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    // Twice as many as cores: tests wait for processes, timers and answers more than they compute.
    maxWorkers: "200%",
    // Test files share what they import: each leaves nothing behind that another could meet.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
