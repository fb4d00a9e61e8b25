import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { franceTravailClient, startedAt, sunday, tokenFrom } from "./client.ts";

let started: Awaited<ReturnType<typeof startedAt>>;
beforeEach(async () => {
  started = await startedAt(sunday);
});
afterEach(() => started.sandbox.close());

const communes = () => fetch(`${started.sandbox.urls.geo}/communes?limit=1`);

describe("a service misbehaves", () => {
  test("with a status, for as many requests as were said", async () => {
    started.sandbox.faults.geo = { kind: "status", status: 500, times: 2 };
    expect([(await communes()).status, (await communes()).status, (await communes()).status]).toEqual([500, 500, 200]);
  });

  test("until the fault is taken away", async () => {
    started.sandbox.faults.geo = { kind: "status", status: 502, body: "<html>" };
    expect([(await communes()).status, await (await communes()).text()]).toEqual([502, "<html>"]);
    started.sandbox.faults.geo = undefined;
    expect((await communes()).status).toBe(200);
  });

  test("with HTML and a 503", async () => {
    started.sandbox.faults.geo = { kind: "html503" };
    const response = await communes();
    expect([response.status, response.headers.get("content-type")]).toEqual([503, "text/html"]);
  });

  test("with JSON that is none", async () => {
    started.sandbox.faults.geo = { kind: "garbage" };
    const response = await communes();
    expect(response.headers.get("content-type")).toContain("json");
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  test("by cutting the connection", async () => {
    started.sandbox.faults.geo = { kind: "reset" };
    await expect(communes()).rejects.toThrow("fetch failed");
  });

  test("by taking its time", async () => {
    started.sandbox.faults.geo = { kind: "slow", ms: 5 };
    expect((await communes()).status).toBe(200);
  });

  test("by never answering, which closing ends", async () => {
    started.sandbox.faults.geo = { kind: "hang" };
    const pending = expect(communes()).rejects.toThrow("fetch failed");
    await expect.poll(() => started.sandbox.requests.length).toBe(1);
    await started.sandbox.close();
    await pending;
  });

  test("with the 429 that is its own", async () => {
    const { get } = await franceTravailClient(started.sandbox);
    const busy = { kind: "429", retryAfter: 2 } as const;
    Object.assign(started.sandbox.faults, { token: busy, franceTravail: busy, alternance: busy, cpf: busy, geo: busy });
    const [offers, token] = [await get("offres/search"), await tokenFrom(started.sandbox)];
    for (const response of [offers, token]) {
      expect([response.status, response.headers.get("retry-after"), response.headers.get("content-type")]).toEqual([
        429,
        "2",
        "text/plain;charset=UTF-8",
      ]);
    }
    const alternance = await fetch(`${started.sandbox.urls.alternance}/job/v1/search`);
    expect(await alternance.json()).toMatchObject({ statusCode: 429, name: "Too Many Requests" });
    const cpf = await fetch(started.sandbox.urls.cpf);
    expect(await cpf.json()).toMatchObject({ errorcode: 10005 });
  });

  test("the others do not notice", async () => {
    started.sandbox.faults.franceTravail = { kind: "reset" };
    expect((await tokenFrom(started.sandbox)).status).toBe(200);
    expect((await communes()).status).toBe(200);
  });
});

describe("the log of requests", () => {
  test("tells what was asked and answered", async () => {
    const { search } = await franceTravailClient(started.sandbox);
    await search({ codeROME: "D1102", commune: "69381" });
    await fetch(`${started.sandbox.urls.alternance}/job/v1/search?departements=75&departements=92`);
    expect(
      started.sandbox.requests.map(({ service, method, path, status }) => [service, method, path, status]),
    ).toEqual([
      ["token", "POST", "", 200],
      ["franceTravail", "GET", "/offresdemploi/v2/offres/search", 200],
      ["alternance", "GET", "/job/v1/search", 401],
    ]);
    expect(Object.fromEntries(started.sandbox.requests[1]?.query ?? [])).toEqual({
      codeROME: "D1102",
      commune: "69381",
    });
    expect(started.sandbox.requests[2]?.query.getAll("departements")).toEqual(["75", "92"]);
  });

  test("holds the requests that were cut, with no status", async () => {
    started.sandbox.faults.geo = { kind: "reset", times: 1 };
    await communes().catch(() => undefined);
    expect(started.sandbox.requests.map(({ status }) => status)).toEqual([0]);
  });
});

test("what is below no service is a 404", async () => {
  expect((await fetch(`${started.sandbox.url}/elsewhere`)).status).toBe(404);
  expect((await fetch(`${started.sandbox.url}/geography/communes`)).status).toBe(404);
});
