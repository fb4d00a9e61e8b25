import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";

/** Beside this file in the sources; the build leaves it where it is. */
const page = new URL("../../../src/bots/web/page/", import.meta.url);

/**
 * The modules of the page, and the worker of its notifications. A browser fetches all of them at once, since
 * the page names each (`modulepreload`).
 */
const scripts = [
  "/chat.js",
  "/buttons.js",
  "/composer.js",
  "/demo.js",
  "/messages.js",
  "/morphdom.js",
  "/notify.js",
  "/post.js",
  "/private.js",
  "/scrolling.js",
  "/status.js",
  "/stream.js",
  "/sw.js",
];

/** In the order in which they follow each other: of two rules that weigh the same, the later one counts. */
const sheets = ["frame.css", "messages.css", "buttons.css", "composer.css", "adaptations.css"];

const otherFiles = {
  "/manifest.webmanifest": "application/manifest+json; charset=utf-8",
  "/icon-180.png": "image/png",
  "/icon-192.png": "image/png",
  "/icon-512.png": "image/png",
  "/icon.svg": "image/svg+xml",
};

export function readPage(): Promise<string> {
  return readFile(new URL("chat.html", page), "utf8");
}

/** Everything that the page consists of. What a browser has already is confirmed, and not sent again. */
export function addPageFiles(app: Hono): void {
  const add = (path: string, type: string, read: () => Promise<Uint8Array<ArrayBuffer> | string>) =>
    app.get(path, compress(), etag(), async (c) =>
      c.body(await read(), 200, { "content-type": type, "cache-control": "no-cache" }),
    );
  for (const path of scripts) add(path, "text/javascript; charset=utf-8", () => readFile(locateFile(path)));
  for (const [path, type] of Object.entries(otherFiles)) add(path, type, () => readFile(locateFile(path)));
  add("/chat.css", "text/css; charset=utf-8", readSheet);
}

/** One sheet, which the page waits for once. */
async function readSheet(): Promise<string> {
  const parts = await Promise.all(sheets.map((name) => readFile(new URL(`sheets/${name}`, page), "utf8")));
  return parts.join("\n");
}

/** The library that changes of a message only what differs is served as it is in its package. */
function locateFile(path: string): URL {
  return path === "/morphdom.js"
    ? pathToFileURL(createRequire(import.meta.url).resolve("morphdom/dist/morphdom-esm.js"))
    : new URL(`.${path}`, page);
}
