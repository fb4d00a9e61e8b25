import { expect, test } from "vitest";
import { isBearer } from "../../../src/app/bearer.ts";
import { createMetricsRoutes } from "../../../src/app/metrics/routes.ts";
import { parseMetrics } from "../../fakes/metrics.ts";

const local = { HOST: "127.0.0.1" };
const token = "f3b1c0ffee";
const bearer = { authorization: `Bearer ${token}` };

async function get(config: object, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const routes = createMetricsRoutes(
    { HOST: "127.0.0.1", PUBLIC_URL: undefined, TRUSTED_PROXY: undefined, METRICS_TOKEN: undefined, ...config },
    {
      render: async () => {
        asked.push("rendered");
        return { text: "some_figure 1\n", contentType: "text/plain; version=0.0.4; charset=utf-8" };
      },
    },
  );
  const answer = await routes.request("/metrics", { headers: { host: "127.0.0.1:8080", ...headers } });
  const body = await answer.text();
  // Nothing is read for who may not see it.
  expect(asked).toHaveLength(answer.status === 200 ? 1 : 0);
  if (answer.status === 401) {
    expect(body).not.toContain("some_figure");
    expect(body).not.toContain(token);
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="metrics"');
  }
  expect(answer.headers.get("cache-control")).toBe("no-store");
  return { status: answer.status, body, type: answer.headers.get("content-type") };
}

test("on this machine alone it asks for nothing, and answers in the text format", async () => {
  const { status, body, type } = await get(local);
  expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  expect(parseMetrics(body)).toEqual({ some_figure: 1 });
});

test.each<[string, object, Record<string, string>, number]>([
  ["listening everywhere, without a token", { HOST: "0.0.0.0" }, {}, 401],
  ["listening everywhere, whatever token comes", { HOST: "0.0.0.0" }, bearer, 401],
  ["listening everywhere, an empty token", { HOST: "0.0.0.0" }, { authorization: "Bearer " }, 401],
  ["listening everywhere, its token", { HOST: "0.0.0.0", METRICS_TOKEN: token }, bearer, 200],
  ["listening everywhere, no token", { HOST: "0.0.0.0", METRICS_TOKEN: token }, {}, 401],
  ["another token", { HOST: "0.0.0.0", METRICS_TOKEN: token }, { authorization: "Bearer f3b1c0ffed" }, 401],
  ["the beginning of it", { HOST: "0.0.0.0", METRICS_TOKEN: token }, { authorization: "Bearer f3b1" }, 401],
  ["another scheme", { HOST: "0.0.0.0", METRICS_TOKEN: token }, { authorization: `Basic ${token}` }, 401],
  ["the scheme in other letters", { HOST: "0.0.0.0", METRICS_TOKEN: token }, { authorization: `bearer ${token}` }, 200],
  ["behind a public address", { PUBLIC_URL: "https://tremplin.example" }, {}, 401],
  ["behind a public address, its token", { PUBLIC_URL: "https://tremplin.example", METRICS_TOKEN: token }, bearer, 200],
  ["behind a proxy", { TRUSTED_PROXY: "127.0.0.1" }, {}, 401],
  ["forwarded by a proxy nobody has told it of", local, { "x-forwarded-for": "203.0.113.9" }, 401],
  ["the same by the standard header", local, { forwarded: "for=203.0.113.9" }, 401],
  ["by a name from elsewhere", local, { host: "rebound.example:8080" }, 401],
  ["by no name", local, { host: "" }, 401],
  ["by the name of this machine", local, { host: "localhost:8080" }, 200],
  ["by its IPv6 address", { HOST: "::1" }, { host: "[::1]:8080" }, 200],
  ["on this machine with a token, without it", { METRICS_TOKEN: token }, {}, 401],
  ["on this machine with a token", { METRICS_TOKEN: token }, bearer, 200],
])("%s", async (_, config, headers, status) => {
  expect((await get(config, headers)).status).toBe(status);
});

test("a token of any length is compared whole", () => {
  expect(isBearer(`Bearer ${"a".repeat(5_000)}`, "a".repeat(5_000))).toBe(true);
  expect(isBearer(`Bearer ${"a".repeat(4_999)}b`, "a".repeat(5_000))).toBe(false);
  expect(isBearer("Bearer é", "é")).toBe(true);
  expect(isBearer(undefined, undefined)).toBe(false);
});
