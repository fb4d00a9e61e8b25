import { describe, expect, onTestFinished, test } from "vitest";
import { hasPostgres } from "../../fakes/postgres.ts";
import { usePostgres } from "../../fakes/postgres-suite.ts";
import { startProgram } from "../../fakes/process.ts";
import { visit } from "../../fakes/visitor.ts";

describe.skipIf(!hasPostgres)("on PostgreSQL", () => {
  const server = usePostgres();

  test("the program outlives restarts of its database, and finds all of it again when it starts anew", async () => {
    const environment = { STORE_URL: await server.createDatabase(), ALERTS: "on" };
    const program = await startProgram(environment);
    onTestFinished(program.kill);
    const health = async (): Promise<unknown> => (await fetch(`${program.url}/healthz`)).json();
    const visitor = await visit(program.url);
    await visitor.posts("/talk", { type: "text", text: "boulanger à Lyon" });
    await visitor.sees("Lyon (69)");
    for (const signal of ["SIGINT", "SIGKILL"] as const) {
      await server.stop(signal);
      await server.start();
      await visitor.posts("/talk", {
        type: "text",
        text: signal === "SIGINT" ? "vendeur à Brest" : "soudeur à Nantes",
      });
      await visitor.sees(signal === "SIGINT" ? "Brest" : "Nantes");
      expect(await health()).toMatchObject({ store: "ok" });
    }
    expect(await program.stop()).toBe(0);
    expect(program.output()).not.toMatch(/postgres:\/\/|host=/);
    const again = await startProgram(environment, program.folder);
    onTestFinished(again.kill);
    await (await visit(again.url, visitor.cookie)).sees("Nantes");
    expect(await again.stop()).toBe(0);
  });
});
