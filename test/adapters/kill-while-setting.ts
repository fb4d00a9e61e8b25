import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { openStore } from "../../src/adapters/store.ts";

const child = fileURLToPath(new URL("store-child.mjs", import.meta.url));
// Built before all tests.
const compiled = new URL("../../dist/adapters/store.js", import.meta.url).href;

/**
 * Kills a process that sets rows once it has printed some number of keys; resolves with the keys it
 * printed.
 */
function killedWhileSetting(url: string, run: number): Promise<string[]> {
  const process_ = spawn(process.execPath, [child, compiled, url, String(run)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const many = 6 + Math.floor(Math.random() * 300);
  let said = "";
  process_.stdout.setEncoding("utf8").on("data", (chunk) => {
    said += chunk;
    if (said.split("\n").length > many) process_.kill("SIGKILL");
  });
  return new Promise((resolve, reject) => {
    process_.on("error", reject).on("close", (_code, signal) => {
      // A line that was cut off was not said.
      if (signal === "SIGKILL") resolve(said.split("\n").slice(0, -1));
      else reject(new Error("the process ended by itself"));
    });
  });
}

/** Kills one process after the other while it writes to that store: what each was told stays. */
export async function expectKeptThroughKills(url: string): Promise<void> {
  const acknowledged: string[] = [];
  for (let run = 0; run < 4; run++) {
    const keys = await killedWhileSetting(url, run);
    expect(keys.length).toBeGreaterThan(5);
    acknowledged.push(...keys);
    const store = await openStore(url);
    const rows = store.collection("rows");
    const there = new Set(await rows.keys(""));
    expect(acknowledged.filter((key) => !there.has(key))).toEqual([]);
    expect(await rows.get(keys.at(-1) ?? "")).toMatchObject({ i: keys.length - 1 });
    await store.close();
  }
}
