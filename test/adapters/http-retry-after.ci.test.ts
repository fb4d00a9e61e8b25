import { afterAll, expect, test } from "vitest";
import { createHttpService } from "../../src/adapters/http.ts";
import { keptLog } from "./log.ts";
import { closeServers, serve } from "./server.ts";

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await closeServers();
});

function open(listen: () => void = () => {}) {
  const made = createHttpService({ name: "Essai", log: keptLog().log, listen });
  closing.push(made.close);
  return made.call;
}

type Case = [what: string, retryAfter: () => string | undefined, waitMs: number | "date"];

// In real time, and all at once.
test("a 429 is waited for as long as it says: not less, and not for ever", async () => {
  const cases: Case[] = [
    ["a second", () => "1", 1000],
    ["a second, where the header is missing", () => undefined, 1000],
    ["a second, where the header makes no sense", () => "soon", 1000],
    ["a second, where the date has passed", () => new Date(0).toUTCString(), 1000],
    ["not at all", () => "0", 0],
    // Dates have no milliseconds: this one is one to two seconds away.
    ["until a date", () => new Date(Date.now() + 2000).toUTCString(), "date"],
  ];
  await Promise.all(
    cases.map(async ([what, retryAfter, waitMs]) => {
      let until = 0;
      const server = await serve((response, { at }, count) => {
        if (count > 1) return response.end();
        const header = retryAfter();
        until = waitMs === "date" ? Date.parse(header ?? "") : at + waitMs;
        response.writeHead(429, header === undefined ? {} : { "retry-after": header }).end();
      });
      expect((await open()({ url: server.url })).status, what).toBe(200);
      const again = server.heard[1]?.at ?? 0;
      expect(again, what).toBeGreaterThanOrEqual(until);
      expect(again - until, what).toBeLessThan(10_000);
    }),
  );
});

test("others wait with it", async () => {
  const server = await serve((response, _heard, count) => response.writeHead(count === 1 ? 429 : 200).end());
  let heard = () => {};
  const isHeard = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const call = open(() => setImmediate(heard));
  const first = call({ url: server.url });
  await isHeard;
  await Promise.all([first, call({ url: server.url })]);
  const [refused = 0, ...later] = server.heard.map(({ at }) => at);
  expect(later).toHaveLength(2);
  for (const at of later) expect(at - refused).toBeGreaterThanOrEqual(1000);
});
