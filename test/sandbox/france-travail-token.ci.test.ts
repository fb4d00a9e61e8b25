import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { franceTravailClient, read, startedAt, sunday, tokenFrom } from "./client.ts";

let started: Awaited<ReturnType<typeof startedAt>>;
beforeEach(async () => {
  started = await startedAt(sunday, { credentials: { clientId: "me", clientSecret: "secret" } });
});
afterEach(() => started.sandbox.close());

describe("asking for a token", () => {
  test("gives an opaque one for 1499 seconds", async () => {
    const response = await tokenFrom(started.sandbox);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      scope: "api_offresdemploiv2 o2dsoffre",
      expires_in: 1499,
      token_type: "Bearer",
      access_token: expect.stringMatching(/^\w{27}$/),
    });
  });

  test.each([
    [{ client_secret: "wrong" }, "invalid_client", "Client authentication failed"],
    [{ client_id: "" }, "invalid_client", "Client authentication failed"],
    [{ scope: "api_offresdemploiv2 api_xxx" }, "invalid_scope", "Unknown/invalid scope(s): [api_xxx]"],
    [{ grant_type: "password" }, "unsupported_grant_type", "Grant type is not supported: password"],
  ])("with %j is refused with 400 %s", async (changes, error, description) => {
    const response = await tokenFrom(started.sandbox, changes as Record<string, string>);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error, error_description: description });
  });

  test("accepts an application's own scope beside the others", async () => {
    expect((await tokenFrom(started.sandbox, { scope: "application_me api_offresdemploiv2 o2dsoffre" })).status).toBe(
      200,
    );
  });
});

describe("using a token", () => {
  test("without one, any path is a 401 with an empty body", async () => {
    for (const path of ["/offresdemploi/v2/offres/search", "/no/such/path"]) {
      const response = await fetch(`${started.sandbox.urls.franceTravail}${path}`);
      expect([response.status, response.headers.get("www-authenticate"), await response.text()]).toEqual([
        401,
        "Bearer",
        "",
      ]);
    }
  });

  test("it dies after 1499 seconds", async () => {
    const { search } = await franceTravailClient(started.sandbox);
    started.clock.at = new Date(sunday.getTime() + 1_498_000);
    expect((await search()).status).toBe(206);
    started.clock.at = new Date(sunday.getTime() + 1_499_000);
    expect((await search()).status).toBe(401);
  });

  test("or when a test says so, and a new one is another", async () => {
    const { search } = await franceTravailClient(started.sandbox);
    started.sandbox.expireTokens();
    expect((await search()).status).toBe(401);
    const again = await franceTravailClient(started.sandbox);
    expect((await again.search()).status).toBe(206);
    expect((await search()).status).toBe(401);
  });

  test("with the scope of another API it is a 403", async () => {
    const { access_token } = await read<{ access_token: string }>(tokenFrom(started.sandbox, { scope: "api_romeov2" }));
    const response = await fetch(`${started.sandbox.urls.franceTravail}/offresdemploi/v2/offres/search`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(response.status).toBe(403);
  });
});
