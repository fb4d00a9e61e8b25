import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Hono } from "hono";

/** Beside this file in the sources; the build leaves it where it is. */
const page = new URL("../../../src/bots/web/page/", import.meta.url);

const script = "text/javascript; charset=utf-8";

const assets = {
  "/chat.css": "text/css; charset=utf-8",
  "/chat.js": script,
  "/stream.js": script,
  "/morphdom.js": script,
  "/notify.js": script,
  "/sw.js": script,
  "/manifest.webmanifest": "application/manifest+json; charset=utf-8",
  "/icon-180.png": "image/png",
  "/icon-192.png": "image/png",
  "/icon-512.png": "image/png",
  "/icon.svg": "image/svg+xml",
};

export function readPage(): Promise<string> {
  return readFile(new URL("chat.html", page), "utf8");
}

export function addPageFiles(app: Hono): void {
  for (const [path, type] of Object.entries(assets)) {
    app.get(path, async (c) =>
      c.body(await readFile(locateFile(path)), 200, { "content-type": type, "cache-control": "no-cache" }),
    );
  }
}

/** The library that changes of a message only what differs is served as it is in its package. */
function locateFile(path: string): URL {
  return path === "/morphdom.js"
    ? pathToFileURL(createRequire(import.meta.url).resolve("morphdom/dist/morphdom-esm.js"))
    : new URL(`.${path}`, page);
}
