import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { toBackgroundAlternanceClient } from "../../../src/adapters/la-bonne-alternance/client.ts";
import type { Fault } from "../../../src/sandbox/faults.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { hurryRetries } from "../hurry.ts";
import { departement, sunday, waiter } from "../places.ts";
import { closeServers, nobody, serve } from "../server.ts";
import { connected, type Started, searchFor, token } from "./started.ts";

hurryRetries();

let sandbox: Sandbox;
let api: Started;
const opened: Started[] = [];
const open = (...options: Parameters<typeof connected>) => {
  const one = connected(...options);
  opened.push(one);
  return one;
};
beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  sandbox = await startSandbox({ hasQuotas: false, now: () => sunday, alternanceToken: token });
});
beforeEach(() => {
  sandbox.requests.length = 0;
  api = open(sandbox.urls.alternance);
});
afterEach(async () => {
  sandbox.faults.alternance = undefined;
  vi.useRealTimers();
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await sandbox.close();
  await closeServers();
});

/** Few offers, and no family. */
const search = searchFor({ titles: [waiter], place: departement("48") });
const id = "66f0c0ffee66f0c0ffee0001";
const row = { key: "lba:PASS:4711", handle: id };

test("each call carries the token, and asks for JSON", async () => {
  const server = await serve((response) => response.end("{}"));
  await open(`${server.url}/api`).client.get("/job/v1/search", new URLSearchParams({ romes: "D1102,D1104" }));
  expect(server.heard).toMatchObject([
    {
      method: "GET",
      url: "/api/job/v1/search?romes=D1102%2CD1104",
      headers: { authorization: "Bearer jeton-secret", accept: "application/json" },
    },
  ]);
});

describe("a refused token", () => {
  test("is told once in the log, by its name and where a new one is made, and is never shown", async () => {
    const other = open(sandbox.urls.alternance, { token: "jeton-d-hier" });
    for (const call of [
      () => other.offers(search, 5),
      () => other.companies(search, 5),
      () => other.offer(search, row),
    ])
      await expect(call()).rejects.toMatchObject({
        name: "SourceError",
        service: "La bonne alternance",
        why: "refused",
      });
    expect(other.lines).toMatchObject([{ level: "error", facts: { status: 401 } }]);
    expect(other.lines[0]?.message).toMatch(
      /ALTERNANCE_API_TOKEN.*365 days.*https:\/\/api\.apprentissage\.beta\.gouv\.fr\/fr\/compte\/profil/,
    );
    expect(JSON.stringify(other.lines)).not.toMatch(/jeton/);
    expect(sandbox.requests.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  test("is told again when it was accepted in between", async () => {
    for (const times of [1, 2]) {
      sandbox.faults.alternance = { kind: "status", status: 403, times: 1 };
      await expect(api.offers(search, 5)).rejects.toMatchObject({ why: "refused" });
      expect(api.lines.filter(({ level }) => level === "error")).toHaveLength(times);
      await api.client.get("/job/v1/search", new URLSearchParams({ romes: "A1404" }));
    }
  });
});

describe("when La bonne alternance fails", () => {
  const html = "<html><body>Maintenance</body></html>";
  const gateway = (statusCode: number, name: string) => JSON.stringify({ statusCode, name, message: "romes=G1803" });
  const behind = (statusCode: number, error: string) => JSON.stringify({ statusCode, error, message: "romes=G1803" });
  test.each<[string, Fault, string, number]>([
    ["401", { kind: "status", status: 401, body: gateway(401, "Unauthorized") }, "refused", 1],
    ["403", { kind: "status", status: 403, body: gateway(403, "Forbidden") }, "refused", 1],
    ["500", { kind: "status", status: 500, body: behind(500, "Internal Server Error") }, "down", 3],
    ["502 with a page", { kind: "status", status: 502, body: html }, "down", 3],
    ["503 with a page", { kind: "html503" }, "down", 3],
    ["504", { kind: "status", status: 504, body: gateway(504, "Gateway Timeout") }, "down", 3],
    ["a page instead of JSON", { kind: "status", status: 200, body: html }, "garbage", 1],
    ["half an answer", { kind: "garbage" }, "garbage", 1],
    ["JSON of another shape", { kind: "status", status: 200, body: '{"jobs":{},"recruiters":[]}' }, "garbage", 1],
    ["an answer without companies", { kind: "status", status: 200, body: '{"jobs":[]}' }, "garbage", 1],
    ["a cut", { kind: "reset" }, "down", 3],
    ["a long wait", { kind: "429", retryAfter: 60 }, "busy", 1],
    ["silence", { kind: "hang" }, "slow", 1],
    ["a refused query", { kind: "status", status: 400, body: behind(400, "Bad Request") }, "garbage", 1],
    ["an unknown path", { kind: "status", status: 404, body: '{"payload":{"error":"Not Found"}}' }, "garbage", 1],
  ])("a search that meets %s fails as such, and works again afterwards", async (_what, fault, why, times) => {
    sandbox.faults.alternance = fault;
    // The deadline of thirteen seconds comes after a fortieth of that, where it is what one waits for.
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const deadline = vi.spyOn(AbortSignal, "timeout");
    if (fault.kind === "hang") deadline.mockImplementation((ms) => timeout(ms / 40));
    const [outcome] = await Promise.allSettled([api.offers(search, 5)]);
    const deadlines = deadline.mock.calls.flat();
    deadline.mockRestore();
    expect(outcome).toMatchObject({ reason: { name: "SourceError", service: "La bonne alternance", why } });
    expect(deadlines).toEqual([13_000]);
    expect(sandbox.requests).toHaveLength(times);
    expect(api.lines.filter(({ level }) => level === "warn" || level === "error")).toHaveLength(1);
    expect(JSON.stringify(api.lines)).not.toMatch(/jeton|http:|romes|Bearer|G1803/);
    sandbox.faults.alternance = undefined;
    if (why !== "busy" && why !== "slow") expect((await api.offers(search, 5)).exact).toBe(true);
  });

  test.each([
    ["429 in the gateway's shape", 429, gateway(429, "Too Many Requests")],
    ["429 in its own", 429, behind(429, "Too Many Requests")],
    ["419, as it is documented", 419, gateway(419, "Too Many Requests")],
  ])("%s is waited for, and then busy", async (_what, status, body) => {
    const server = await serve((response) => response.writeHead(status, { "retry-after": "0" }).end(body));
    await expect(open(server.url).offers(search, 5)).rejects.toMatchObject({ name: "SourceError", why: "busy" });
    expect(server.heard).toHaveLength(3);
  });

  test.each<[string, string, string | undefined]>([
    ["the gateway's", gateway(400, "Bad Request"), "Bad Request"],
    ["its own", behind(400, "Bad Request"), "Bad Request"],
    ["that of a path", '{"payload":{"error":"Not Found"}}', "Not Found"],
    ["a page", html, undefined],
    ["one that tells too much", gateway(400, "romes=G1803"), undefined],
  ])("a refused query is called as the error does, in whichever shape it comes: %s", async (_what, body, error) => {
    sandbox.faults.alternance = { kind: "status", status: 400, body };
    await expect(api.offers(search, 5)).rejects.toMatchObject({ why: "garbage" });
    expect(api.lines).toEqual([
      {
        level: "error",
        facts: { service: "La bonne alternance", status: 400, error },
        message: "a query was refused: this is a bug",
      },
    ]);
  });

  test("nobody at its address: down", async () => {
    await expect(open(await nobody()).offers(search, 5)).rejects.toMatchObject({ why: "down" });
  });

  test("a failure that passes is not noticed", async () => {
    sandbox.faults.alternance = { kind: "html503", times: 2 };
    expect((await api.offers(search, 5)).exact).toBe(true);
    sandbox.faults.alternance = { kind: "429", retryAfter: 0, times: 1 };
    expect((await api.offers({ ...search, place: departement("69") }, 5)).exact).toBe(true);
  });
});

describe("the quota of sixty calls a minute", () => {
  /** The clock that paces calls and measures quotas stands still until it is told to go on. */
  const stopWatch = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test("is never met: what would come too late is busy at once, and free again when a minute has passed", async () => {
    stopWatch();
    const limited = await startSandbox({ now: () => sunday });
    const { client } = open(limited.urls.alternance);
    const outcomes: string[] = [];
    // A refused query counts as any other, and costs the sandbox little.
    const call = () =>
      client.get("/job/v1/search", new URLSearchParams({ romes: "?" })).then(
        ({ status }) => void outcomes.push(String(status)),
        ({ why }: { why: string }) => void outcomes.push(why),
      );
    const count = (what: string) => outcomes.filter((one) => one === what).length;
    for (let i = 0; i < 60; i++) void call();
    while (outcomes.length < 60) await turn();
    expect([count("400"), count("busy")]).toEqual([55, 5]);
    await vi.advanceTimersByTimeAsync(46_000);
    await call();
    expect(count("busy")).toBe(6);
    // Sixteen seconds before its turn would be too long, twelve are not.
    await vi.advanceTimersByTimeAsync(4_400);
    for (let i = 0; i < 55; i++) void call();
    await vi.advanceTimersByTimeAsync(12_000);
    while (outcomes.length < 116) await turn();
    expect([count("400"), count("busy")]).toEqual([110, 6]);
    expect(limited.requests.filter(({ status }) => status === 429)).toEqual([]);
    await limited.close();
  });

  test("goes to people first: what alerts want waits for half a minute, and is put off where there is no room then", async () => {
    stopWatch();
    const { client } = open(sandbox.urls.alternance);
    const call = () => client.get("/job/v1/search", new URLSearchParams({ romes: "?" }));
    const outcomes: boolean[] = [];
    const ask = () => void client.spare().then((one) => outcomes.push(one));
    await call();
    await vi.advanceTimersByTimeAsync(20_000);
    await Promise.all(Array.from({ length: 54 }, call));
    ask();
    await vi.advanceTimersByTimeAsync(0);
    expect(outcomes).toEqual([false]);
    await vi.advanceTimersByTimeAsync(41_000);
    ask();
    // Meanwhile somebody comes and takes the only available turn before twenty more seconds have passed.
    await vi.advanceTimersByTimeAsync(1_000);
    const person = call();
    await vi.advanceTimersByTimeAsync(1_000);
    await person;
    expect(outcomes).toEqual([false]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(outcomes).toEqual([false, true]);
  });

  test("a call in the background takes the place of alerts, and is busy where there is none", async () => {
    stopWatch();
    const { client } = open(sandbox.urls.alternance);
    const background = toBackgroundAlternanceClient(client);
    const query = new URLSearchParams({ romes: "?" });
    expect((await background.get("/job/v1/search", query)).status).toBe(400);
    await Promise.all(Array.from({ length: 54 }, () => client.get("/job/v1/search", query)));
    await expect(background.get("/job/v1/search", query)).rejects.toMatchObject({ name: "SourceError", why: "busy" });
    expect(sandbox.requests).toHaveLength(55);
  });
});
