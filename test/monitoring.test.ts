import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createHttpService } from "../src/adapters/http.ts";
import { createMetrics } from "../src/app/metrics/metrics.ts";
import { watchApp } from "../src/app/metrics/watch-app.ts";
import { createRunFigures } from "../src/core/alerts/run-figures.ts";
import { folder, removeFolders } from "./adapters/folder.ts";
import { keptLog } from "./adapters/log.ts";
import { closeServers, serve } from "./adapters/server.ts";
import { listExpressions, readRules } from "./fakes/monitoring.ts";

afterAll(async () => {
  await closeServers();
  await removeFolders();
});

/** Every line that there can be: name, and the names of its labels. */
async function listMetrics(): Promise<Map<string, Set<string>>> {
  const metrics = createMetrics(() => new Date());
  onTestFinished(metrics.close);
  const server = await serve((response) => response.end("{}"));
  const service = createHttpService({ name: "Essai", log: keptLog().log });
  onTestFinished(service.close);
  await service.call({ url: server.url });
  metrics.countEvent("web", "text");
  metrics.observeAnswer("web", 1);
  metrics.noteRun({ ...createRunFigures(), due: 1 });
  watchApp(metrics, {
    config: { STORE_URL: `sqlite://${join(await folder(), "store.sqlite")}` },
    bots: { load: () => ({ web: { chats: 0, streams: 0 } }) },
    conversation: { busyPeople: () => 0 },
    health: { look: async () => ({ parts: { store: "ok" }, since: {} }) },
    store: { lastPurge: async () => undefined },
  });
  // How late the loop is stands there from the second time on.
  await metrics.render();
  const { text } = await metrics.render();
  const found = new Map<string, Set<string>>();
  for (const line of text.split("\n").filter((each) => each !== "" && !each.startsWith("#"))) {
    const [, name = "", labels = ""] = line.match(/^(\w+)(?:\{(.*)\})? /) ?? [];
    found.set(name, new Set([...labels.matchAll(/(\w+)="/g)].map(([, label = ""]) => label)));
  }
  return found;
}

/** Labels that Prometheus adds by itself. */
const ofPrometheus = ["job", "instance"];

/** The metrics of an expression, with the labels that it selects them by. */
function readSelectors(expression: string): { name: string; labels: string[] }[] {
  return [...expression.matchAll(/\b((?:tremplin|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = "", by = ""]) => ({
      name,
      labels: [...by.matchAll(/(\w+)\s*[=!]~?"/g)].map(([, label = ""]) => label),
    }),
  );
}

test("the rules and the dashboard ask for figures that are there, by labels that they have", async () => {
  const metrics = await listMetrics();
  const rules = readRules(await readFile("docs/monitoring/rules.yml", "utf8"));
  expect(rules.length).toBeGreaterThan(10);
  const panels = listExpressions(JSON.parse(await readFile("docs/monitoring/dashboard.json", "utf8")));
  expect(panels.length).toBeGreaterThan(15);
  const selectors = [...rules.map(({ expression }) => expression), ...panels].map(
    (expression) => [expression, readSelectors(expression)] as const,
  );
  // Of the rules, one asks for what Prometheus itself knows.
  expect(selectors.filter(([, found]) => found.length === 0).map(([expression]) => expression)).toEqual([
    'up{job="tremplin"} == 0',
  ]);
  for (const { name, labels } of selectors.flatMap(([, found]) => found)) {
    expect([...metrics.keys()]).toContain(name);
    for (const label of labels) expect([...(metrics.get(name) ?? []), ...ofPrometheus]).toContain(label);
  }
  // And nothing that is counted is looked at by nobody.
  const asked = new Set(selectors.flatMap(([, found]) => found.map(({ name }) => name)));
  const isAsked = (name: string) =>
    ["", "_bucket", "_count"].some((end) => asked.has(name.replace(/_(?:sum|count|bucket)$/, end)));
  expect([...metrics.keys()].filter((name) => !asked.has(name) && !isAsked(name))).toEqual([]);
});

test("each rule says what is wrong and what to do, and how urgent it is", async () => {
  for (const rule of readRules(await readFile("docs/monitoring/rules.yml", "utf8"))) {
    expect(rule.text).toMatch(/\n +summary: \S/);
    expect(rule.text).toMatch(/\n +remedy: \S/);
    expect(rule.text).toMatch(/severity: (?:critical|warning) \}/);
  }
});
