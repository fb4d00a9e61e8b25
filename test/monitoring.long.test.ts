import { execFileSync } from "node:child_process";
import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { listExpressions, readRules } from "./fakes/monitoring.ts";
import { emptyFolder, startProgram } from "./fakes/process.ts";
import { hasPrometheus, startPrometheus } from "./fakes/prometheus.ts";
import { visit } from "./fakes/visitor.ts";

if (!hasPrometheus)
  console.warn(
    "SKIPPED: Prometheus is not there (apt-get install prometheus): what it makes of our figures is not seen.",
  );

describe.skipIf(!hasPrometheus)("with Prometheus", () => {
  test("promtool has nothing to say against the rules and the configuration", () => {
    const check = (...args: string[]) => execFileSync("promtool", ["check", ...args], { encoding: "utf8" });
    expect(check("rules", "docs/monitoring/rules.yml")).toMatch(/SUCCESS: \d+ rules found/);
    expect(check("config", "docs/monitoring/prometheus.yml")).toContain("SUCCESS");
  });

  test("each rule fires where something is wrong, for that alone", async () => {
    const file = "test/fixtures/monitoring-rules.yml";
    expect(execFileSync("promtool", ["test", "rules", file], { encoding: "utf8" })).toContain("SUCCESS");
    const tried = await readFile(file, "utf8");
    const rules = readRules(await readFile("docs/monitoring/rules.yml", "utf8"));
    expect(rules.filter(({ name }) => !tried.includes(`alertname="${name}"`))).toEqual([]);
  });

  test("it reads the figures with the token, every rule is evaluated, and every panel has an answer", async () => {
    const token = "a-token-of-the-test-alone";
    const program = await startProgram({ METRICS_TOKEN: token });
    onTestFinished(program.kill);
    const visitor = await visit(program.url);
    await visitor.posts("/talk", { type: "text", text: "boulanger à Lyon" });
    await visitor.sees("Lyon (69)");
    const metrics = await fetch(`${program.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    const lint = execFileSync("promtool", ["check", "metrics"], { input: await metrics.text(), encoding: "utf8" });
    expect(lint).toBe("");

    const there = await emptyFolder();
    await cp("docs/monitoring", there, { recursive: true });
    await writeFile(join(there, "token"), token);
    const config = (await readFile(join(there, "prometheus.yml"), "utf8"))
      .replace("127.0.0.1:8080", new URL(program.url).host)
      .replace("scrape_interval: 30s", "scrape_interval: 1s\n  evaluation_interval: 1s")
      .replace("#authorization", "authorization")
      .replace("#  credentials_file: /etc/prometheus/tremplin.token", "  credentials_file: token");
    await writeFile(join(there, "prometheus.yml"), config);
    const prometheus = await startPrometheus(join(there, "prometheus.yml"), join(there, "data"));
    onTestFinished(prometheus.close);

    const wait = { timeout: 120_000, interval: 500 };
    await vi.waitFor(async () => {
      const [found] = await prometheus.query('tremplin_events_total{platform="web",type="text"}');
      expect(found).toMatchObject({ metric: { job: "tremplin" }, value: [expect.any(Number), "1"] });
    }, wait);
    expect(await prometheus.query('up{job="tremplin"}')).toMatchObject([{ value: [expect.any(Number), "1"] }]);
    await vi.waitFor(async () => {
      const rules = await prometheus.rules();
      expect(rules.length).toBeGreaterThan(10);
      expect(rules.filter(({ health }) => health !== "ok")).toEqual([]);
      // Nothing is wrong with a program that has just started.
      expect(rules.filter(({ state }) => state !== "inactive")).toEqual([]);
    }, wait);
    const expressions = listExpressions(JSON.parse(await readFile("docs/monitoring/dashboard.json", "utf8")));
    for (const expression of expressions)
      await prometheus.query(
        expression.replaceAll("$job", "tremplin").replaceAll("$instance", ".*").replaceAll("$__rate_interval", "1m"),
      );
    const [health] = await prometheus.query('max by (part) (tremplin_health{job="tremplin",part="store"})');
    expect(health).toMatchObject({ value: [expect.any(Number), "0"] });

    await program.stop();
    await vi.waitFor(async () => {
      const down = (await prometheus.rules()).find(({ name }) => name === "TremplinDown");
      expect(down).toMatchObject({ state: "pending" });
    }, wait);
  });
});
