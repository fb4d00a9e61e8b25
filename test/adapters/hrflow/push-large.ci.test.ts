import { afterAll, expect, test } from "vitest";
import { closeServers } from "../server.ts";
import { job, push, startHrflow } from "./started.ts";

afterAll(closeServers);

test("a board of 5,000: two in five are gone, the rest is left, at one call a second", async () => {
  const started = await startHrflow();
  started.hrflow.fill(5_000);
  const jobs = Array.from({ length: 3_000 }, (_, n) => job(`OLD${n}`));
  const { tally } = await push(started, [...jobs, job("NEW")]);
  expect(tally).toMatchObject({ unchanged: 3_000, created: 1, archived: 2_000, failed: 0 });
  // 167 pages, 2,000 archived, one looked for and created.
  expect(started.hrflow.calls).toHaveLength(167 + 2_000 + 2);
  expect(started.clock.at / 1000).toBeGreaterThanOrEqual(167 + 2_000 + 1);
});
