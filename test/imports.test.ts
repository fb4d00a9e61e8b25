import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/**
 * Imports go one way: bots → core ← adapters, and charts and mcp → core. The core imports itself and zod,
 * the sandbox nothing of ours; only what wires them together sees everything.
 */
const allowed: Record<string, string[]> = {
  core: ["core"],
  adapters: ["adapters", "core"],
  bots: ["bots", "core"],
  charts: ["charts", "core"],
  mcp: ["mcp", "core"],
  sandbox: ["sandbox"],
};

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
/**
 * `import … from "x"` and `export … from "x"`, `import "x"`, and `import("x")` anywhere, but not
 * `Array.from("x")`.
 */
const importPattern = /^(?:import|export)\s[^"'`;=()]*?\bfrom\s*"([^"]+)"|^import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
const importsIn = (text: string): string[] =>
  [...text.matchAll(importPattern)].map(([, from, bare, called]) => from ?? bare ?? called ?? "");
const imports = files.flatMap((file) =>
  importsIn(readFileSync(join("src", file), "utf8")).map((what) => ({ file, what })),
);

test("every import is read", () => {
  expect(files.length).toBeGreaterThan(80);
  expect(imports.length).toBeGreaterThan(files.length);
  const text = `
import { a } from "./a.ts";
import { type B, b } from "./b.ts";
import "./c.ts";
export * from "./d.ts";
export type { E } from "e";
const f = await import("./f.ts");
type G = import("./g.ts").G;
const letters = Array.from("abc");
export const others = new Set(Array.from("def"));
export const said = 'away from "here"';`;
  expect(importsIn(text)).toEqual(["./a.ts", "./b.ts", "./c.ts", "./d.ts", "e", "./f.ts", "./g.ts"]);
});

test.each(Object.keys(allowed))("src/%s imports only what it may", (room) => {
  const strangers = imports
    .filter(({ file, what }) => file.startsWith(`${room}/`) && what.startsWith("."))
    .map(({ file, what }) => ({ file, what: join(dirname(file), what) }))
    .filter(({ what }) => !allowed[room]?.includes(what.split("/")[0] ?? ""));
  expect(strangers).toEqual([]);
});

/** What each room of France Travail may import of its neighbours: all of them stand on `api/`. */
const franceTravailRooms: Record<string, string[]> = {
  api: ["api"],
  search: ["search", "api", "harvest"],
  news: ["news", "api"],
  harvest: ["harvest", "api"],
};

test.each(Object.keys(franceTravailRooms))("src/adapters/france-travail/%s imports only what it may", (room) => {
  const setup = "adapters/france-travail/";
  const inRoom = imports.filter(({ file, what }) => file.startsWith(`${setup}${room}/`) && what.startsWith("."));
  expect(inRoom.length).toBeGreaterThan(0);
  const strangers = inRoom
    .map(({ file, what }) => ({ file, what: join(dirname(file), what) }))
    .filter(({ what }) => what.startsWith(setup))
    .filter(({ what }) => !franceTravailRooms[room]?.includes(what.slice(setup.length).split("/")[0] ?? ""));
  expect(strangers).toEqual([]);
});

test("the operator's commands parse and print: what is done, a connector could call", () => {
  const ofCommands = imports.filter(({ file }) => file.startsWith("cli/"));
  const own = ofCommands
    .filter(({ what }) => what.startsWith("."))
    .map(({ file, what }) => ({ file, what: join(dirname(file), what) }));
  const done = /^(?:sandbox|core\/talk|bots(?!\/platform-refused))\/|^adapters\/(?:store|lock|throttle|http)\.ts$/;
  expect(own.length).toBeGreaterThan(30);
  expect(own.filter(({ what }) => done.test(what))).toEqual([]);
  const systems = ofCommands.filter(({ what }) => what.startsWith("node:") && what !== "node:path");
  expect(systems).toEqual([]);
});

test("the driver of PostgreSQL is loaded for those alone who name a database of it", () => {
  const loads = files.map((file) => {
    const text = readFileSync(join("src", file), "utf8");
    // Neither types nor `import()` load anything with the file.
    const found = [...text.matchAll(/^(?:import|export) (?!type\b)[^"]*?\bfrom "([^"]+)"/gm)];
    return { file, whats: found.map(([, what = ""]) => (what.startsWith(".") ? join(dirname(file), what) : what)) };
  });
  const loading = new Set(["pg", "pg-boss", "@keyv/postgres"]);
  for (let size = 0; size !== loading.size; ) {
    size = loading.size;
    for (const { file, whats } of loads) if (whats.some((what) => loading.has(what))) loading.add(file);
  }
  const ours = [...loading].filter((name) => name.endsWith(".ts"));
  expect(ours.length).toBeGreaterThan(2);
  const mayLoad = /^adapters\/(?:store\/postgres|alert-pieces)\/|^app\/alert-pieces\.ts$/;
  expect(ours.filter((file) => !mayLoad.test(file))).toEqual([]);
});

test("the core needs no package but zod, the sandbox none at all", () => {
  const packages = (room: string) => [
    ...new Set(
      imports
        .filter(({ file, what }) => file.startsWith(`${room}/`) && !what.startsWith(".") && !what.startsWith("node:"))
        .map(({ what }) => what),
    ),
  ];
  expect(packages("core")).toEqual(["zod"]);
  expect(packages("sandbox")).toEqual([]);
  expect(imports.filter(({ file, what }) => file.startsWith("core/") && what.startsWith("node:"))).toEqual([]);
});

test("alerts plan and say values: what is shown of them is built by the conversation alone", () => {
  const ofAlerts = imports
    .filter(({ file, what }) => file.startsWith("core/alerts/") && what.startsWith("."))
    .map(({ file, what }) => ({ file, what: join(dirname(file), what) }));
  expect(ofAlerts.length).toBeGreaterThan(50);
  expect(ofAlerts.filter(({ what }) => what.startsWith("core/conversation/"))).toEqual([]);
});

test("a switch over one of our unions has no default, so that the compiler names what a new kind needs", () => {
  const steps = files.filter((file) =>
    /^(?:bots\/.*\/render|core\/conversation\/(?:step|failure|notice)|core\/talk\/answer-ask)\.ts$/.test(file),
  );
  expect(steps.length).toBeGreaterThan(4);
  expect(steps.filter((file) => /^\s*default:$/m.test(readFileSync(join("src", file), "utf8")))).toEqual([]);
});
