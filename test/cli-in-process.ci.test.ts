import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStore } from "../src/adapters/store.ts";
import { createSubscription } from "../src/core/alerts/subscription.ts";
import { createSubscriptions } from "../src/core/alerts/subscriptions.ts";
import { toWeek } from "../src/core/text/week.ts";
import { runCommand } from "./fakes/command.ts";
import { emptyFolder } from "./fakes/process.ts";
import { bakerInLyon } from "./fakes/states.ts";

test.each([["--help"], ["rome", "--help"], ["reference", "--help"]])("help is there: %s %s", async (...args) => {
  const { code, output } = await runCommand(args);
  expect([code, output.startsWith("Usage: tremplin")]).toEqual([0, true]);
});

describe("tremplin rome", () => {
  test("as JSON", async () => {
    const { output } = await runCommand(["rome", "aide", "soignante", "--json", "--limit", "1"]);
    expect(JSON.parse(output)).toEqual([expect.objectContaining({ rome: "J1501", main: true })]);
  });

  test("from a file of one's own", async () => {
    const folder = await emptyFolder();
    await writeFile(
      join(folder, "titles.csv"),
      "code_appellation,libelle,libelle_court,code_rome,libelle_rome\n1,Rémouleur / Rémouleuse,,H2901,\n",
    );
    const { output } = await runCommand(["rome", "remouleur"], { ROME_SOURCE: join(folder, "titles.csv") });
    expect(output).toContain("H2901");
  });
});

test("tremplin reference update says what could not be had, and ends with 1", async () => {
  const { code, output } = await runCommand(["reference", "update"]);
  expect(code).toBe(1);
  expect(output).toMatch(/ROME_SOURCE: not updated/);
  expect(output).toMatch(/GEO_API_URL: not updated/);
});

test("an alert that is not there is a line, and exit code 2", async () => {
  const { code, output } = await runCommand(["alerts", "explain", "nobody", "206ZFSY"]);
  expect([code, output]).toEqual([2, "No alert is called nobody: tremplin alerts list shows them.\n"]);
});

test("a moment that is none is a line, and exit code 2", async () => {
  const { code, output } = await runCommand(["alerts", "run", "--now", "demain"]);
  expect([code, output]).toEqual([2, expect.stringMatching(/^--now demain [^\n]+\.\n$/)]);
});

test("alerts list shows no cookie of the web page: who has it is that person", async () => {
  const folder = await emptyFolder();
  const url = `sqlite://${join(folder, "store.sqlite")}`;
  const cookie = "Zm9ybWVyLWNvb2tpZS0xMg";
  const owners = [
    { platform: "web", chat: cookie, person: cookie },
    { platform: "telegram", chat: "4242", person: "4242" },
  ] as const;
  const store = await openStore(url);
  for (const [i, owner] of owners.entries())
    await createSubscriptions(store).save(
      createSubscription({ id: `alert00000${i}`, owner, search: bakerInLyon, related: false }, new Date()),
    );
  await store.close();
  for (const args of [
    ["alerts", "list"],
    ["alerts", "list", "--json"],
  ]) {
    const { code, output } = await runCommand(args, { STORE_URL: url });
    expect([code, output.includes(cookie), output.includes("4242")]).toEqual([0, false, true]);
    expect(output).toMatch(/web:[0-9a-f]{12}|"person": "[0-9a-f]{12}"/);
  }
});

test.each(["abc", "-1", "0", "1.5", "1e9", ""])(
  "a limit of titles that is %j is a line, and exit code 2",
  async (limit) => {
    const { code, output } = await runCommand(["rome", "boulanger", `--limit=${limit}`]);
    expect([code, output]).toEqual([2, expect.stringMatching(/^--limit [^\n]+\.\n$/)]);
  },
);

test.each(["+275760-09-13T00:00:00Z", "-271821-04-20T00:00:00Z"])(
  "a moment that no calendar reaches, %s, is a line, and exit code 2",
  async (now) => {
    const { code, output } = await runCommand(["alerts", "run", `--now=${now}`]);
    expect([code, output]).toEqual([2, expect.stringMatching(/^--now [^\n]+\.\n$/)]);
  },
);

test.each([
  ["reference", "update"],
  ["rome", "boulanger"],
  ["offers", "boulanger"],
])("titles that cannot be read are a line, and exit code 2: %s %s", async (...args) => {
  const { code, output } = await runCommand(args, { ROME_SOURCE: "/nowhere/rome.csv" });
  expect([code, output]).toEqual([2, expect.stringMatching(/^ROME_SOURCE [^\n]+\.\n$/)]);
});

describe("tremplin usage", () => {
  async function withCounts() {
    const folder = await emptyFolder();
    const url = `sqlite://${join(folder, "store.sqlite")}`;
    const store = await openStore(url);
    const rows = store.collection("usage");
    const lastWeek = toWeek(new Date(Date.now() - 7 * 86_400_000));
    await rows.set(`${lastWeek}:a`, { version: 1, people: 3, searches: 9, alerts: 4, digests: 120 });
    await rows.set(`${lastWeek}:b`, { version: 1, people: 3, searches: 1, alerts: 0, digests: 5 });
    await createSubscriptions(store).save(
      createSubscription(
        {
          ...{ id: "only", owner: { platform: "web", chat: "AnOwner", person: "AnOwner" }, search: bakerInLyon },
          ...{ romeVersion: "61", related: false, taken: [], sources: ["ft"] },
        },
        new Date(),
      ),
    );
    await store.close();
    return { lastWeek, folder, run: (...args: string[]) => runCommand(["usage", ...args], { STORE_URL: url }, folder) };
  }

  test("by week, without a person and without small numbers", async () => {
    const { lastWeek, run } = await withCounts();
    const { code, output } = await run();
    expect(code).toBe(0);
    expect(output).toMatch(new RegExp(`^week +from +people +searches +alerts +digests\\n${lastWeek} `));
    expect(output).toMatch(/ {2}6 +10 +< 5 +125\n/);
    expect(output).toMatch(/\nAlerts now: < 5; at rest: < 5\n$/);
    expect(output).not.toMatch(/AnOwner|oulanger|Lyon|only/);
  });

  test("as JSON, and into a file for Excel", async () => {
    const { lastWeek, folder, run } = await withCounts();
    const { code, data } = await run("--json", "--csv", "usage.csv");
    expect(code).toBe(0);
    const last = { week: lastWeek, from: expect.any(String), people: 6, searches: 10, alerts: "< 5", digests: 125 };
    const small = { people: "< 5", searches: "< 5", alerts: "< 5", digests: "< 5" };
    expect(JSON.parse(data)).toEqual({
      weeks: [last, { week: toWeek(new Date()), from: expect.any(String), ...small }],
      now: { alerts: "< 5", resting: "< 5" },
    });
    const file = await readFile(join(folder, "usage.csv"), "utf8");
    const lines = file.split("\r\n");
    expect(lines[0]).toBe('\uFEFF"week";"from";"people";"searches";"alerts";"digests"');
    expect(lines[1]).toMatch(new RegExp(`^"${lastWeek}";"\\d{4}-\\d\\d-\\d\\d";"6";"10";"< 5";"125"$`));
    const { data: current } = await run("--weeks", "1", "--json");
    expect(JSON.parse(current).weeks).toHaveLength(1);
  });

  test.each(["0", "105", "many", "1.5"])("--weeks %s is a line, and exit code 2", async (weeks) => {
    const { code, output } = await runCommand(["usage", "--weeks", weeks]);
    expect([code, output]).toEqual([2, expect.stringMatching(/^--weeks [^\n]+ from 1 to 104\.\n$/)]);
  });
});
