import { afterAll, describe, expect, test } from "vitest";
import { checkAlternance } from "../../../src/app/check/alternance.ts";
import { checkDataServices } from "../../../src/app/check/data-services.ts";
import { checkFranceTravail } from "../../../src/app/check/france-travail.ts";
import { checkHrflow } from "../../../src/app/check/hrflow.ts";
import { checkOpenData } from "../../../src/app/check/open-data.ts";
import type { Fault } from "../../../src/sandbox/faults.ts";
import type { SandboxOptions } from "../../../src/sandbox/options.ts";
import { closeServers, nobody, serve } from "../../adapters/server.ts";
import { apiKey, fakeHrflow, type HrflowHabits } from "../../fakes/hrflow.ts";
import { createCheckContext, startServices, toLines } from "./check-context.ts";

afterAll(closeServers);

const copyAgain =
  "  -> copy both again from francetravail.io (your application: identifier and secret key) into .env; no quotes, nothing in front or behind";
const waitAgain = "  -> wait, and check again: Tremplin tries again by itself";

async function franceTravail(options: SandboxOptions, other: Record<string, string> = {}, fault?: Fault) {
  const { sandbox, environment } = await startServices(options);
  sandbox.faults.franceTravail = fault;
  const [offers] = await checkFranceTravail(await createCheckContext({ ...environment, ...other }));
  return { ...offers, lines: toLines(offers ? [offers] : []) };
}

describe("France Travail", () => {
  test("answers: by one call with a token, with how long that took and what is left", async () => {
    const { sandbox, environment } = await startServices();
    const found = await checkFranceTravail(await createCheckContext(environment));
    expect(toLines(found)).toEqual([
      expect.stringMatching(/^ok \| France Travail, Offres d'emploi \| \d+ offers in Creuse, 10 of 10 read$/),
      expect.stringMatching(/^ok \| France Travail, Mes évènements emploi \| \d+ events to come in Creuse$/),
    ]);
    expect(found[0]).toMatchObject({ latencyMs: expect.any(Number), quota: "9 of 10 calls in this second" });
    expect(sandbox.requests.map(({ service }) => service).sort()).toEqual([
      "events",
      "franceTravail",
      "token",
      "token",
    ]);
  });

  test("without credentials it says what is missing, and asks nothing", async () => {
    const found = await checkFranceTravail(await createCheckContext({}));
    expect(toLines(found)).toEqual([
      "not-configured | France Travail | FRANCE_TRAVAIL_CLIENT_ID is not set: all its offers, events and figures are fictitious",
      expect.stringMatching(/^ {2}-> make an application on francetravail\.io, .* into \.env$/),
    ]);
  });

  test("a wrong secret", async () => {
    const { lines } = await franceTravail({ credentials: { clientId: "another", clientSecret: "another" } });
    expect(lines).toEqual([
      "wrong | France Travail, Offres d'emploi | FRANCE_TRAVAIL_CLIENT_ID or FRANCE_TRAVAIL_CLIENT_SECRET was refused (400)",
      copyAgain,
    ]);
  });

  test("an API that is not added to the application: the one of offers is wrong, others need a look", async () => {
    const { environment } = await startServices({ scopesNotAdded: ["o2dsoffre", "evenements", "retouremploi"] });
    const context = await createCheckContext(environment);
    const add = "  -> add it on francetravail.io, where it is free, then check again";
    expect(toLines(await checkFranceTravail(context))).toEqual([
      `wrong | France Travail, Offres d'emploi | the API "Offres d'emploi" is not added to the application`,
      add,
      `look | France Travail, Mes évènements emploi | the API "Mes évènements emploi" is not added to the application`,
      add,
    ]);
    expect(toLines(await checkDataServices(context))).toContain(
      "look | France Travail, Accès à l'emploi des demandeurs d'emploi | the API \"Accès à l'emploi des demandeurs d'emploi\" is not added to the application",
    );
  });

  test.each<[string, Fault, string[]]>([
    [
      "asks to wait",
      { kind: "429", retryAfter: 3_600 },
      [
        "look | France Travail, Offres d'emploi | asks to wait 60 min (429)",
        "  -> wait, and check again; if it comes back, another program uses the same credentials or address",
      ],
    ],
    [
      "is under maintenance",
      { kind: "html503" },
      ["unreachable | France Travail, Offres d'emploi | answers 503: a fault of the service", waitAgain],
    ],
    [
      "sends what is no JSON",
      { kind: "garbage" },
      [
        "wrong | France Travail, Offres d'emploi | its answer cannot be read",
        "  -> FRANCE_TRAVAIL_API_URL: check the address if you have set it; else the service has changed: update Tremplin, or report this line",
      ],
    ],
    [
      "has offers of another shape",
      { kind: "status", status: 200, body: '{"resultats":[{"x":1}]}' },
      [
        "wrong | France Travail, Offres d'emploi | answers, and none of 1 offers can be read",
        expect.stringContaining("update Tremplin"),
      ],
    ],
    [
      "refuses the token that it has given",
      { kind: "status", status: 401 },
      [
        "wrong | France Travail, Offres d'emploi | the token that it has given is refused (401)",
        "  -> look on francetravail.io whether the API is still among those of your application, and whether its terms of use were accepted",
      ],
    ],
    [
      "is not where the address says",
      { kind: "status", status: 404 },
      [
        "wrong | France Travail, Offres d'emploi | nothing is there (404)",
        "  -> FRANCE_TRAVAIL_API_URL: check the address, or remove the line",
      ],
    ],
    [
      "cuts the connection",
      { kind: "reset" },
      [
        expect.stringMatching(/^unreachable \| France Travail, Offres d'emploi \| cannot be reached \(\w+\)$/),
        "  -> check the connection and the firewall of this machine, and FRANCE_TRAVAIL_API_URL if you have set it",
      ],
    ],
  ])("one that %s", async (_, fault, lines) => {
    expect((await franceTravail({}, {}, fault)).lines).toEqual(lines);
  });

  test("one that asks to wait has no calls left", async () => {
    expect(await franceTravail({}, {}, { kind: "429", retryAfter: 3_600 })).toMatchObject({
      quota: "none left at this moment",
    });
  });

  test("an address of tokens that redirects, and one where nobody is: the variable is that of tokens", async () => {
    const moved = await serve((response) => response.writeHead(302, { location: "https://example.org/" }).end());
    expect((await franceTravail({}, { FRANCE_TRAVAIL_TOKEN_URL: moved.url })).lines).toEqual([
      "wrong | France Travail, Offres d'emploi | redirects elsewhere (302), which is not followed",
      "  -> FRANCE_TRAVAIL_TOKEN_URL: set it to the address that the service names today, or remove the line if the usual one shall count",
    ]);
    expect((await franceTravail({}, { FRANCE_TRAVAIL_TOKEN_URL: await nobody() })).lines).toEqual([
      "unreachable | France Travail, Offres d'emploi | cannot be reached (ECONNREFUSED)",
      "  -> check the connection and the firewall of this machine, and FRANCE_TRAVAIL_TOKEN_URL if you have set it",
    ]);
  });

  test("an API that redirects to another host gets no token there", async () => {
    const moved = await serve((response) => response.writeHead(301, { location: "https://example.org/" }).end());
    expect((await franceTravail({}, { FRANCE_TRAVAIL_API_URL: moved.url })).lines[0]).toBe(
      "wrong | France Travail, Offres d'emploi | redirects elsewhere (301), which is not followed",
    );
  });

  test("an answer that takes long is slow", async () => {
    const { sandbox, environment } = await startServices();
    sandbox.faults.franceTravail = { kind: "slow", ms: 20 };
    const context = { ...(await createCheckContext(environment)), slowMs: 10 };
    const [offers] = await checkFranceTravail(context);
    expect(offers).toMatchObject({ is: "look", says: expect.stringMatching(/; slow: an answer takes \d+ s$/) });
  });
});

describe("La bonne alternance", () => {
  const page = "https://api.apprentissage.beta.gouv.fr/fr/compte/profil";
  const jwt = (days: number) => {
    const exp = Math.floor((Date.now() + days * 86_400_000 + 3_600_000) / 1000);
    return ["{}", JSON.stringify({ exp }), "x"].map((part) => Buffer.from(part).toString("base64url")).join(".");
  };

  test("answers: offers and trainings by a call each", async () => {
    const { environment } = await startServices();
    const found = await checkAlternance(await createCheckContext(environment));
    expect(toLines(found)).toEqual([
      expect.stringMatching(
        /^ok \| La bonne alternance, offers \| (\d+) of \1 offers read around Lyon, and \d+ companies$/,
      ),
      expect.stringMatching(/^ok \| La bonne alternance, trainings \| (\d+) of \1 trainings read around Lyon$/),
    ]);
    expect(found[0]?.quota).toMatch(/^59 of 60 calls, all again in \d+ s$/);
  });

  test("a token that is refused", async () => {
    const { environment } = await startServices({ alternanceToken: "another" });
    const [offers] = await checkAlternance(await createCheckContext(environment));
    expect(toLines(offers ? [offers] : [])).toEqual([
      "wrong | La bonne alternance, offers | ALTERNANCE_API_TOKEN was refused (401)",
      `  -> it is wrong, or older than the 365 days that a token lives: make a new one, for production, on ${page}, and put it into .env`,
    ]);
  });

  test.each([
    [200, "ok | La bonne alternance, token | ALTERNANCE_API_TOKEN lives for 200 days more"],
    [12, "look | La bonne alternance, token | ALTERNANCE_API_TOKEN ends in 12 days"],
    [-2, "wrong | La bonne alternance, token | ALTERNANCE_API_TOKEN is over"],
  ])("a token that lives for %i days more", async (days, line) => {
    const { environment } = await startServices();
    const context = await createCheckContext({ ...environment, ALTERNANCE_API_TOKEN: jwt(days) });
    expect(toLines(await checkAlternance(context))).toContain(line);
  });

  test("a key for tests, whose offers are those of the site for tests", async () => {
    const staging = await serve((response) =>
      response
        .setHeader("content-type", "application/json")
        .end('{"jobs":[],"recruiters":[{"apply":{"url":"https://labonnealternance-recette.example/"}}],"data":[]}'),
    );
    const { environment } = await startServices();
    const found = await checkAlternance(await createCheckContext({ ...environment, ALTERNANCE_API_URL: staging.url }));
    expect(toLines(found)).toContain(
      "wrong | La bonne alternance, offers | its offers are those of the site for tests: ALTERNANCE_API_TOKEN is a key for tests",
    );
  });
});

describe("services without a key", () => {
  test("answer: one call each", async () => {
    const { sandbox, environment } = await startServices();
    const archive = await serve((response) =>
      response.writeHead(200, { "last-modified": "Tue, 03 Nov 2026 10:00:00 GMT" }).end("PK"),
    );
    const context = await createCheckContext({ ...environment, ROME_SOURCE: `${archive.url}/csv` });
    expect(toLines([...(await checkOpenData(context)), ...(await checkDataServices(context))])).toEqual([
      expect.stringMatching(/^ok \| Mon Compte Formation \| has all fields that are asked for \(of \d+\)$/),
      expect.stringMatching(/^ok \| Les emplois de l'inclusion \| \d+ open posts in Creuse$/),
      "ok | geo.api.gouv.fr | tells where Angers is",
      "ok | ROME, the archive of job titles | can be downloaded, of 2026-11-03",
      "ok | Annuaire de l'administration | 5 of 5 rows read",
      "ok | France Travail, Marché du travail | figures read for the job D1102",
      "ok | France Travail, Accès à l'emploi des demandeurs d'emploi | figures read for the job D1102",
    ]);
    const asked = sandbox.requests.map(({ service }) => service).filter((name) => name !== "token");
    expect(asked.sort()).toEqual(["backToWork", "cpf", "directory", "geo", "inclusion", "labourMarket"]);
  });

  test("have changed, or their quota is used up", async () => {
    const { sandbox, environment } = await startServices();
    sandbox.faults.cpf = { kind: "status", status: 200, body: '{"fields":[{"name":"nom_of"}]}' };
    sandbox.faults.directory = { kind: "429", retryAfter: 600 };
    sandbox.faults.geo = { kind: "status", status: 200, body: "[]" };
    const context = await createCheckContext(environment);
    const lines = toLines([...(await checkOpenData(context)), ...(await checkDataServices(context))]);
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^wrong \| Mon Compte Formation \| has no longer the fields numero_formation, /),
        "wrong | geo.api.gouv.fr | answers, and does not tell where Angers is",
        "look | Annuaire de l'administration | asks to wait 10 min (429)",
      ]),
    );
  });

  test("are not asked where nothing but the sandbox is wanted", async () => {
    const context = await createCheckContext({ SANDBOX: "only" });
    const found = [...(await checkOpenData(context)), ...(await checkDataServices(context))];
    expect(found.map(({ is }) => is)).toEqual(["not-configured"]);
    expect(context.observer.all()).toEqual([]);
  });
});

describe("HrFlow", () => {
  async function hrflow(other: Record<string, string> = {}, habits: HrflowHabits = {}): Promise<string[]> {
    const fake = await fakeHrflow(habits);
    return toLines(await checkHrflow(await createCheckContext({ ...fake.environment, ...other })));
  }

  test("answers: the key, and the board", async () => {
    expect(await hrflow()).toEqual(["ok | HrFlow, key | reads and writes", "ok | HrFlow, board | holds 0 jobs"]);
  });

  test("a key that is refused, of which nothing is shown", async () => {
    const other = `ask_${"9f8e7d6c".repeat(4)}`;
    const lines = await hrflow({ HRFLOW_API_KEY: other });
    expect(lines[0]).toBe(
      "wrong | HrFlow, key | HRFLOW_API_KEY was refused, or does not belong to HRFLOW_USER_EMAIL (401)",
    );
    expect(lines.join("\n")).not.toContain("9f8e7d6c");
  });

  test("a key that may only read is known before anything is asked", async () => {
    expect(await hrflow({ HRFLOW_API_KEY: apiKey.replace("ask_", "askr_") })).toEqual([
      "wrong | HrFlow, account | HRFLOW_API_KEY may only read",
      "  -> create a key that reads and writes (ask_…)",
    ]);
  });

  test("a board that the account does not have", async () => {
    expect(await hrflow({ HRFLOW_BOARD_KEY: "f".repeat(40) })).toEqual([
      "ok | HrFlow, key | reads and writes",
      "wrong | HrFlow, board | the account has no board with HRFLOW_BOARD_KEY",
      "  -> copy the key of the board again from the portal of HrFlow (a board of the kind HTTP API) into .env",
    ]);
  });

  test("a plan that is used up", async () => {
    expect(await hrflow({}, { instead: () => ({ status: 402 }) })).toContain(
      "wrong | HrFlow, key | what the plan includes is used up (402)",
    );
  });
});
