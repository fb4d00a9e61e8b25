import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

/** The import rule of the house: bots → core ← adapters, and charts → core. The core imports itself and zod; the sandbox nothing of ours; only those who put things together see all. */
const allowed: Record<string, string[]> = {
  core: ["core"],
  adapters: ["adapters", "core"],
  bots: ["bots", "core"],
  charts: ["charts", "core"],
  sandbox: ["sandbox"],
};

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const imports = files.flatMap((file) =>
  [...readFileSync(join("src", file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, what = ""]) => ({
    file,
    what,
  })),
);

test("every import is read", () => {
  expect(files.length).toBeGreaterThan(80);
  expect(imports.length).toBeGreaterThan(files.length);
});

test.each(Object.keys(allowed))("src/%s imports only what it may", (room) => {
  const strangers = imports
    .filter(({ file, what }) => file.startsWith(`${room}/`) && what.startsWith("."))
    .map(({ file, what }) => ({ file, what: join(dirname(file), what) }))
    .filter(({ what }) => !allowed[room]?.includes(what.split("/")[0] ?? ""));
  expect(strangers).toEqual([]);
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

test("a switch over one of our unions has no default, so that the compiler names what a new kind needs", () => {
  const steps = files.filter((file) =>
    /^(?:bots\/.*\/render|core\/conversation\/(?:step|failure)|core\/talk\/perform)\.ts$/.test(file),
  );
  expect(steps.length).toBeGreaterThan(4);
  expect(steps.filter((file) => /^\s*default:$/m.test(readFileSync(join("src", file), "utf8")))).toEqual([]);
});
