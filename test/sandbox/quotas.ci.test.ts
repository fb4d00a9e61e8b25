import { afterEach, beforeEach, expect, test } from "vitest";
import { franceTravailClient, startedAt, sunday } from "./client.ts";

let elapsedMs = 0;
let started: Awaited<ReturnType<typeof startedAt>>;
beforeEach(async () => {
  elapsedMs = 0;
  started = await startedAt(sunday, { hasQuotas: true, stopwatch: () => elapsedMs });
});
afterEach(() => started.sandbox.close());

test("France Travail: ten calls a second, told by headers, then 429 in plain text", async () => {
  const { get } = await franceTravailClient(started.sandbox);
  const first = await get("referentiel/themes");
  expect(first.headers.get("x-ratelimit-burst-capacity-clientidlimiter")).toBe("10");
  expect(first.headers.get("x-ratelimit-remaining-clientidlimiter")).toBe("9");
  for (let call = 2; call <= 10; call++) expect((await get("referentiel/themes")).status).toBe(200);
  const refused = await get("referentiel/themes");
  expect([refused.status, refused.headers.get("retry-after"), await refused.text()]).toEqual([
    429,
    "1",
    "Too Many Requests",
  ]);
  elapsedMs += 100;
  expect((await get("referentiel/themes")).status).toBe(200);
  expect((await get("referentiel/themes")).status).toBe(429);
});

test("La bonne alternance: sixty calls a minute for each key", async () => {
  const search = (key: string) =>
    fetch(`${started.sandbox.urls.alternance}/job/v1/search?romes=L1203&departements=48`, {
      headers: { authorization: `Bearer ${key}` },
    });
  const first = await search("a");
  expect(["limit", "remaining", "reset"].map((name) => first.headers.get(`x-ratelimit-${name}`))).toEqual([
    "60",
    "59",
    "60",
  ]);
  for (let call = 2; call <= 60; call++) expect((await search("a")).status).toBe(200);
  elapsedMs += 20_000;
  const refused = await search("a");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
  expect((await search("b")).status).toBe(200);
  elapsedMs += 40_000;
  expect((await search("a")).status).toBe(200);
});
