import { expect, onTestFinished, test } from "vitest";
import type { SandboxOptions } from "../../src/sandbox/options.ts";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import { runCommand } from "../fakes/command.ts";

async function check(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  const result = await runCommand(["check"], {
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
    FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token,
    EVENTS_API_URL: sandbox.urls.events,
    LABOUR_MARKET_API_URL: sandbox.urls.labourMarket,
    DIRECTORY_API_URL: sandbox.urls.directory,
    GEO_API_URL: sandbox.urls.geo,
  });
  const asked = sandbox.requests.filter(({ service }) => ["events", "labourMarket", "backToWork"].includes(service));
  return { ...result, calls: asked.map(({ service }) => service).sort() };
}

test("each API of France Travail beyond offers is asked once whether it answers as it did", async () => {
  const { code, data, calls } = await check();
  expect(code).toBe(0);
  expect(data).toMatch(/^France Travail, statistiques: answers as expected\.$/m);
  expect(data).toMatch(/^Mes évènements emploi: answers as expected \(\d+ events read\)\.$/m);
  expect(calls).toEqual(["backToWork", "events", "labourMarket"]);
});

test("one that was not added to the application is said with what to do, and is no fault", async () => {
  const { code, output, calls } = await check({ scopesNotAdded: ["evenements", "retouremploi"] });
  const remedy = "is not added to the application: add it on francetravail.io, where it is free.";
  expect(code).toBe(0);
  expect(output).toContain(`Mes évènements emploi: the API "Mes évènements emploi" ${remedy}`);
  expect(output).toContain(
    `France Travail, statistiques: the API "Accès à l'emploi des demandeurs d'emploi" ${remedy}`,
  );
  expect(calls).toEqual(["labourMarket"]);
});
