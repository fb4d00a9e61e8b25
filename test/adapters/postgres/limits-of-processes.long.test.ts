import { describe, expect, onTestFinished, test } from "vitest";
import { startSandbox } from "../../../src/sandbox/sandbox.ts";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { startProgram } from "../../fakes/process.ts";
import { countMostWithin } from "../../fakes/shared-limit.ts";
import { visit } from "../../fakes/visitor.ts";

const towns = ["Lyon", "Brest", "Nantes", "Lille", "Nice", "Toulouse", "Rennes", "Dijon", "Metz", "Tours", "Limoges"];
const jobs = ["boulanger", "serveur"];

/** The program as really started, twice, and whoever talks to it; by the log of the services themselves. */
describe.skipIf(!hasPostgres)("two processes on one PostgreSQL", () => {
  const server = usePostgres();

  test("keep to five calls in any second together, through a restart of the database, and everybody is answered", async () => {
    const sandbox = await startSandbox();
    onTestFinished(sandbox.close);
    const environment = {
      ...{ STORE_URL: await server.createDatabase(), WEB_CHAT: "on", ALERTS: "off", SANDBOX: "off" },
      ...{ FRANCE_TRAVAIL_CLIENT_ID: "id", FRANCE_TRAVAIL_CLIENT_SECRET: "secret", ALTERNANCE_API_TOKEN: "token" },
      ...{ FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token, FRANCE_TRAVAIL_API_URL: sandbox.urls.franceTravail },
      ...{ ALTERNANCE_API_URL: sandbox.urls.alternance, GEO_API_URL: sandbox.urls.geo },
      FRANCE_TRAVAIL_CALLS_PER_SECOND: "5",
    };
    const programs = await Promise.all([startProgram(environment), startProgram(environment)]);
    for (const program of programs) onTestFinished(program.kill);
    const asked = jobs.flatMap((job) => towns.map((town) => ({ job, town })));
    const answered = asked.map(async ({ job, town }, i) => {
      const program = programs[i % 2];
      if (!program) throw new Error("no program");
      const visitor = await visit(program.url);
      await visitor.posts("/talk", { type: "text", text: `${job} à ${town}` });
      return visitor.sees(`${town} (`);
    });
    await Promise.all(answered.slice(0, asked.length / 3));
    await server.stop("SIGINT");
    await server.start();
    await Promise.all(answered);
    const calls = sandbox.requests.filter(
      ({ service, path }) => service === "franceTravail" && path.endsWith("/search"),
    );
    expect(calls.length).toBeGreaterThanOrEqual(asked.length);
    expect(calls.map(({ status }) => status)).not.toContain(429);
    const times = calls.map(({ at }) => at);
    expect(countMostWithin(1_000, times)).toBeLessThanOrEqual(5);
    expect(await Promise.all(programs.map(({ stop }) => stop()))).toEqual([0, 0]);
  });
});
