import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { offersAccess } from "../../../../src/adapters/france-travail/api/access.ts";
import { createFranceTravailClient } from "../../../../src/adapters/france-travail/api/client.ts";
import { eventsAccess } from "../../../../src/adapters/france-travail-events/profile.ts";
import { labourMarketAccess } from "../../../../src/adapters/labour-market/profile.ts";
import type { Fault } from "../../../../src/sandbox/faults.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/sandbox.ts";
import { hurryRetries } from "../../hurry.ts";
import { keptLog } from "../../log.ts";
import { departement, sunday } from "../../places.ts";
import { closeServers, nobody, serve } from "../../server.ts";
import { calls, connected, rare, type Started, searchFor } from "../started.ts";

hurryRetries();

const credentials = { clientId: "tremplin", clientSecret: "s3cret-of-ours" };
const clock = { at: sunday };
let sandbox: Sandbox;
let api: Started;
beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  sandbox = await startSandbox({ hasQuotas: false, now: () => clock.at, credentials });
});
beforeEach(() => {
  clock.at = sunday;
  sandbox.requests.length = 0;
  api = connected(sandbox.urls, clock);
});
afterEach(async () => {
  sandbox.faults.franceTravail = undefined;
  sandbox.faults.token = undefined;
  await api.client.close();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await sandbox.close();
  await closeServers();
});

/** For a job that hardly anybody offers. */
const search = searchFor({ titles: [rare] });
/** A cheap call that needs a token. */
const get = () => api.client.get("/offresdemploi/v2/referentiel/themes");
const seconds = (after: number) => {
  clock.at = new Date(sunday.getTime() + after * 1000);
};

describe("the token", () => {
  test("is fetched once for many calls at the same moment, as the reference says", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, get));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect([calls(sandbox, "token"), calls(sandbox, "franceTravail")]).toEqual([1, 20]);
    expect(sandbox.requests[0]).toMatchObject({ service: "token", method: "POST" });
    expect(Object.fromEntries(sandbox.requests[0]?.query ?? [])).toEqual({ realm: "/partenaire" });
  });

  test("is asked for with the credentials and the scopes in a form", async () => {
    const server = await serve((response) => response.end(JSON.stringify({ access_token: "jeton", expires_in: 1499 })));
    const other = connected({ token: `${server.url}/token`, franceTravail: server.url }, clock);
    await other.client.get("/x");
    expect(server.heard[0]).toMatchObject({
      method: "POST",
      url: "/token?realm=%2Fpartenaire",
      body: "grant_type=client_credentials&client_id=tremplin&client_secret=s3cret-of-ours&scope=api_offresdemploiv2+o2dsoffre",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(server.heard[1]).toMatchObject({
      method: "GET",
      headers: { authorization: "Bearer jeton", accept: "application/json" },
    });
    await other.client.close();
  });

  // It lives for 1499 seconds.
  test.each([
    [0, 1],
    [1438.9, 1],
    [1439, 2],
    [1498, 2],
    [5000, 2],
  ])("is kept until a minute before its end: after %d seconds it was fetched %i times", async (after, times) => {
    await get();
    seconds(after);
    expect((await get()).status).toBe(200);
    expect(calls(sandbox, "token")).toBe(times);
  });

  test("that dies early is renewed once, however many calls find out", async () => {
    await get();
    sandbox.expireTokens();
    const answers = await Promise.all(Array.from({ length: 10 }, get));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(calls(sandbox, "token")).toBe(2);
  });

  test("that is refused again right away is not fetched for ever", async () => {
    await get();
    sandbox.faults.franceTravail = { kind: "status", status: 401 };
    await expect(get()).rejects.toMatchObject({ name: "SourceError", service: "France Travail", why: "refused" });
    expect(calls(sandbox, "token")).toBe(2);
    expect(api.lines.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  test("is fetched anew after a fetch that failed", async () => {
    sandbox.faults.token = { kind: "status", status: 200, body: "<html>", times: 1 };
    const both = await Promise.allSettled([get(), get()]);
    expect(both).toMatchObject([{ reason: { why: "garbage" } }, { reason: { why: "garbage" } }]);
    expect(calls(sandbox, "token")).toBe(1);
    expect((await get()).status).toBe(200);
  });

  test.each<[string, unknown]>([
    ["no token", { expires_in: 1499 }],
    ["an empty token", { access_token: "", expires_in: 1499 }],
    ["a token of two lines", { access_token: "je\r\nton", expires_in: 1499 }],
    ["a token of letters that no header can hold", { access_token: "жетон", expires_in: 1499 }],
    ["a list", []],
  ])("%s in its place is garbage", async (_what, body) => {
    const server = await serve((response) => response.end(JSON.stringify(body)));
    const other = connected({ token: server.url, franceTravail: server.url }, clock);
    await expect(other.client.get("/x")).rejects.toMatchObject({ why: "garbage" });
    await other.client.close();
  });
});

describe("the address of tokens", () => {
  const token = JSON.stringify({ access_token: "jeton", expires_in: 1499 });
  const says = (status: number, body = "", headers: Record<string, string> = {}) =>
    serve((response) => response.writeHead(status, headers).end(body));

  test.each([301, 302, 303, 307, 308])("takes the secret nowhere else when it redirects (%i)", async (status) => {
    const elsewhere = await says(200, token);
    const server = await says(status, "", { location: elsewhere.url });
    const other = connected({ token: server.url, franceTravail: server.url }, clock);
    await expect(other.client.get("/x")).rejects.toMatchObject({ why: "garbage" });
    expect(elsewhere.heard).toEqual([]);
    expect(other.lines.at(-1)).toMatchObject({
      level: "error",
      message: expect.stringContaining("FRANCE_TRAVAIL_TOKEN_URL redirects elsewhere"),
    });
    // Nobody's search mends that.
    await expect(other.client.get("/x")).rejects.toMatchObject({ why: "refused" });
    expect(server.heard).toHaveLength(1);
    await other.client.close();
  });

  test.each<[what: string, first: () => Promise<{ url: string }>]>([
    ["is not reached", async () => ({ url: await nobody() })],
    ["is not there (404)", () => says(404)],
    ["does not like the scope (400)", () => says(400, '{"error":"invalid_scope"}')],
    ["answers a 400 that says nothing", () => says(400, "<html>")],
    ["answers a 401 that says nothing", () => says(401)],
    ["has moved (308)", () => says(308, "", { location: "https://example.org/" })],
  ])("that %s has another one tried once, which is the first from then on", async (_what, first) => {
    const { url } = await first();
    const second = await serve((response, { method }) => response.end(method === "POST" ? token : "{}"));
    const other = connected({ token: url, franceTravail: second.url }, clock, { otherTokenUrl: `${second.url}/t` });
    expect((await other.client.get("/x")).status).toBe(200);
    seconds(3_000);
    expect((await other.client.get("/x")).status).toBe(200);
    expect(second.heard.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /t?realm=%2Fpartenaire",
      "GET /x",
      "POST /t?realm=%2Fpartenaire",
      "GET /x",
    ]);
    await other.client.close();
  });

  test.each<[what: string, status: number, body: string, why: string]>([
    ["a wrong client", 400, '{"error":"invalid_client"}', "refused"],
    ["a wrong client, as others say it", 401, '{"error":"invalid_client"}', "refused"],
    ["a service that is broken", 500, "", "down"],
    ["a service that is busy", 429, "", "busy"],
  ])("is the right one, and the other not asked: %s", async (_what, status, body, why) => {
    const first = await says(status, body, { "retry-after": "120" });
    const second = await says(200, token);
    const other = connected({ token: first.url, franceTravail: second.url }, clock, { otherTokenUrl: second.url });
    await expect(other.client.get("/x")).rejects.toMatchObject({ why });
    expect(second.heard).toEqual([]);
    await other.client.close();
  });

  test("that fails as the other one does is what is told", async () => {
    const first = await says(404);
    const second = await says(400, '{"error":"invalid_client"}');
    const other = connected({ token: first.url, franceTravail: first.url }, clock, { otherTokenUrl: second.url });
    await expect(other.client.get("/x")).rejects.toMatchObject({ why: "refused" });
    expect([first.heard.length, second.heard.length]).toEqual([1, 1]);
    await other.client.close();
  });

  test("may be copied with its realm", async () => {
    const server = await serve((response, { method }) => response.end(method === "POST" ? token : "{}"));
    const other = connected({ token: `${server.url}/t?realm=/partenaire`, franceTravail: server.url }, clock);
    await other.client.get("/x");
    expect(server.heard[0]?.url).toBe("/t?realm=%2Fpartenaire");
    await other.client.close();
  });

  test.each([0.001, 1, 30, 59])(
    "a token that says to live for %d seconds is not fetched for each call",
    async (expires_in) => {
      const server = await serve((response, { method }) =>
        response.end(method === "POST" ? JSON.stringify({ access_token: "jeton", expires_in }) : "{}"),
      );
      const other = connected({ token: server.url, franceTravail: server.url }, clock);
      for (let n = 0; n < 3; n++) await other.client.get("/x");
      expect(server.heard.filter(({ method }) => method === "POST")).toHaveLength(1);
      await other.client.close();
    },
  );
});

describe("refused credentials", () => {
  test("are one line, however many APIs are opened with them; once they were taken, they are news again", async () => {
    const { log, lines } = keptLog();
    let isTaken = false;
    const server = await serve((response) =>
      isTaken
        ? response.end('{"access_token":"jeton","expires_in":1499}')
        : response.writeHead(401).end('{"error":"invalid_client"}'),
    );
    const clock = { at: 0 };
    const clients = [offersAccess, eventsAccess, labourMarketAccess].map((access) =>
      createFranceTravailClient({
        ...{ ...credentials, access, log, apiUrl: server.url, tokenUrl: server.url },
        ...{ callsPerSecond: 10, now: () => clock.at },
      }),
    );
    const signIn = async () => {
      for (const client of clients) await client.signIn().catch(() => {});
      clock.at += 61_000;
    };
    await signIn();
    await signIn();
    expect([server.heard.length, lines.filter(({ level }) => level === "error").length]).toEqual([6, 1]);
    isTaken = true;
    await clients[0]?.signIn();
    isTaken = false;
    await clients[1]?.signIn().catch(() => {});
    expect(lines.filter(({ level }) => level === "error")).toHaveLength(2);
    await Promise.all(clients.map(({ close }) => close()));
  });

  test.each([
    ["a wrong secret", { clientSecret: "s3cret-of-others" }],
    ["a wrong name", { clientId: "somebody" }],
    ["none", { clientId: "", clientSecret: "" }],
  ])("%s: refused, with one line that names the two variables and no secret", async (_what, wrong) => {
    const other = connected(sandbox.urls, clock, wrong);
    const tries = await Promise.allSettled([
      other.offers(search, 1),
      other.offers(search, 2),
      other.offer(search, { key: "ft:900AAAA" }),
    ]);
    for (const one of tries)
      expect(one).toMatchObject({ reason: { name: "SourceError", service: "France Travail", why: "refused" } });
    expect(other.lines.map(({ level }) => level)).toEqual(["error"]);
    expect(other.lines[0]?.message).toMatch(/FRANCE_TRAVAIL_CLIENT_ID.*FRANCE_TRAVAIL_CLIENT_SECRET/);
    expect(JSON.stringify(other.lines)).not.toMatch(/s3cret|somebody|tremplin/);
    expect(calls(sandbox, "franceTravail")).toBe(0);
    await other.client.close();
  });

  test("are not tried again at every search, but a minute later", async () => {
    const other = connected(sandbox.urls, clock, { clientSecret: "s3cret-of-others" });
    const asked = () => calls(sandbox, "token");
    for (const [minutes, times] of [
      [0, 1],
      [0.9, 1],
      [1.1, 2],
    ] as const) {
      clock.at = new Date(sunday.getTime() + minutes * 60_000);
      await expect(other.offers(search, 1)).rejects.toMatchObject({ why: "refused" });
      expect(asked()).toBe(times);
    }
    await other.client.close();
  });

  test("an API that the application does not subscribe to says so in the log", async () => {
    sandbox.faults.franceTravail = { kind: "status", status: 403 };
    await expect(api.offers(search, 1)).rejects.toMatchObject({ why: "refused" });
    expect(api.lines).toMatchObject([{ level: "error", facts: { status: 403 } }]);
    expect(api.lines[0]?.message).toContain("subscribes");
    expect(calls(sandbox, "franceTravail")).toBe(1);
  });
});

describe("when France Travail fails", () => {
  const html = "<html><body>Maintenance</body></html>";
  const faults: [string, Fault, string, number][] = [
    ["403", { kind: "status", status: 403 }, "refused", 1],
    ["500", { kind: "status", status: 500 }, "down", 3],
    ["a page of its gateway", { kind: "html503" }, "down", 3],
    ["a page instead of JSON", { kind: "status", status: 200, body: html }, "garbage", 1],
    ["half an answer", { kind: "garbage" }, "garbage", 1],
    ["JSON of another shape", { kind: "status", status: 200, body: '{"resultats":{}}' }, "garbage", 1],
    ["a cut", { kind: "reset" }, "down", 3],
    ["a long wait", { kind: "429", retryAfter: 600 }, "busy", 1],
    ["silence", { kind: "hang" }, "slow", 1],
    ["a refused query", { kind: "status", status: 400, body: '{"message":"Format incorrect."}' }, "garbage", 1],
  ];
  /** The deadline of fifteen seconds comes after a fiftieth of that, where it is what one waits for. */
  async function set(service: "franceTravail" | "token", fault: Fault) {
    if (service === "franceTravail") await get();
    sandbox.requests.length = 0;
    sandbox.faults[service] = fault;
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    if (fault.kind === "hang") vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(ms / 50));
  }
  afterEach(() => {
    if (vi.isMockFunction(AbortSignal.timeout)) vi.mocked(AbortSignal.timeout).mockRestore();
  });

  test.each(faults)(
    "a search that meets %s fails as such, and works again afterwards",
    async (_what, fault, why, times) => {
      await set("franceTravail", fault);
      await expect(api.offers(search, 1)).rejects.toMatchObject({
        name: "SourceError",
        service: "France Travail",
        why,
      });
      expect(calls(sandbox, "franceTravail")).toBe(times);
      expect(api.lines.filter(({ level }) => level === "warn" || level === "error").length).toBeGreaterThan(0);
      expect(JSON.stringify(api.lines)).not.toMatch(/s3cret|http:|codeROME|Bearer|A1404/);
      sandbox.faults.franceTravail = undefined;
      if (why !== "busy" && why !== "slow") expect((await api.offers(search, 1)).exact).toBe(true);
    },
  );

  test.each(faults.filter(([what]) => what !== "a refused query"))(
    "so does an offer that meets %s",
    async (_what, fault, why) => {
      await set("franceTravail", fault);
      await expect(api.offer(search, { key: "ft:900AAAA" })).rejects.toMatchObject({ name: "SourceError", why });
    },
  );

  test.each<[string, Fault, string, number]>([
    ["500", { kind: "status", status: 500 }, "down", 3],
    ["a page", { kind: "status", status: 200, body: html }, "garbage", 1],
    ["a cut", { kind: "reset" }, "down", 3],
    ["silence", { kind: "hang" }, "slow", 1],
    ["a long wait", { kind: "429", retryAfter: 600 }, "busy", 1],
  ])("so does a search whose token meets %s", async (_what, fault, why, tries) => {
    await set("token", fault);
    await expect(api.offers(search, 1)).rejects.toMatchObject({ name: "SourceError", service: "France Travail", why });
    expect([calls(sandbox, "token"), calls(sandbox, "franceTravail")]).toEqual([tries, 0]);
  });

  test("nobody at its address: down", async () => {
    const other = connected({ token: sandbox.urls.token, franceTravail: await nobody() }, clock);
    await expect(other.offers(search, 1)).rejects.toMatchObject({ why: "down" });
    await other.client.close();
  });

  test("a failure that passes is not noticed", async () => {
    // A connection that the test before has broken is found out first.
    await api.offers({ ...search, place: departement("13") }, 1).catch(() => {});
    sandbox.faults.franceTravail = { kind: "html503", times: 2 };
    expect((await api.offers(search, 1)).exact).toBe(true);
    sandbox.faults.franceTravail = { kind: "429", retryAfter: 0, times: 1 };
    expect((await api.offers({ ...search, place: departement("69") }, 1)).exact).toBe(true);
  });
});
