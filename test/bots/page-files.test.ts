import { readdirSync, readFileSync } from "node:fs";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { addPageFiles, readPage } from "../../src/bots/web/page-files.ts";

const folder = new URL("../../src/bots/web/page/", import.meta.url);
const app = new Hono();
addPageFiles(app);

/** Whatever a script of the page imports, and what that imports. */
async function importsOf(path: string, known = new Set<string>()): Promise<Set<string>> {
  const code = await (await app.request(path)).text();
  for (const [, name] of code.matchAll(/^import [^"]*"\.(\/[\w-]+\.js)";/gm)) {
    if (name === undefined || known.has(name)) continue;
    known.add(name);
    await importsOf(name, known);
  }
  return known;
}

test("a browser fetches all modules at once: the page names each that its scripts import, and no other", async () => {
  const html = await readPage();
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, path = ""]) => path);
  const scripts = named(/<script type="module" src="([^"]+)">/g);
  const imported = new Set<string>();
  for (const script of scripts) await importsOf(script, imported);
  expect(imported.size).toBeGreaterThan(5);
  expect(named(/<link rel="modulepreload" href="([^"]+)">/g).sort()).toEqual([...imported].sort());
});

test("every file of the page is served, as what it is", async () => {
  const types = { js: "text/javascript", png: "image/png", svg: "image/svg+xml", webmanifest: "application/manifest" };
  const files = readdirSync(folder).filter((name) => /\.(?:js|png|svg|webmanifest)$/.test(name));
  expect(files.length).toBeGreaterThan(10);
  for (const name of files) {
    const answer = await app.request(`/${name}`);
    const [, ending = ""] = name.split(".");
    expect([name, answer.status]).toEqual([name, 200]);
    expect(answer.headers.get("content-type")).toContain(Object.entries(types).find(([key]) => key === ending)?.[1]);
  }
});

test("the sheets are one, and none is left out", async () => {
  const sheet = await (await app.request("/chat.css")).text();
  const parts = readdirSync(new URL("sheets/", folder));
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) expect(sheet).toContain(readFileSync(new URL(`sheets/${part}`, folder), "utf8").trim());
});

test.each(["/chat.css", "/chat.js", "/morphdom.js"])(
  "%s is packed on its way, and not sent again to who has it",
  async (path) => {
    const headers = { "accept-encoding": "gzip" };
    const first = await app.request(path, { headers });
    expect(first.headers.get("content-encoding")).toBe("gzip");
    const tag = first.headers.get("etag") ?? "";
    const again = await app.request(path, { headers: { ...headers, "if-none-match": tag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  },
);
