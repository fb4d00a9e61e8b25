// Reads and writes a second, sequential and concurrent, on a file with the production settings: WAL, full
// synchronisation.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "#built/adapters/store.js";
import { round, table } from "./table.js";

const rows = 2_000;
const value = {
  version: 1,
  person: "12345678",
  revision: 3,
  seen: [],
  state: { step: "results", search: "x".repeat(600), page: 2 },
};

async function perSecond(work) {
  const start = performance.now();
  await work();
  return round((rows * 1000) / (performance.now() - start), 0);
}

export async function benchStore() {
  const folder = mkdtempSync(join(tmpdir(), "tremplin-bench-"));
  const store = await openStore(`sqlite://${folder}/store.sqlite`);
  const collection = store.collection("screens");
  const keys = Array.from({ length: rows }, (_, i) => `telegram:${i % 50}:${i}`);
  const writes = await perSecond(async () => {
    for (const key of keys) await collection.set(key, value, 86_400_000);
  });
  const atOnce = await perSecond(() => Promise.all(keys.map((key) => collection.set(key, value, 86_400_000))));
  const reads = await perSecond(async () => {
    for (const key of keys) await collection.get(key);
  });
  const listed = await perSecond(() => collection.keys(""));
  await store.close();
  rmSync(folder, { recursive: true });
  table(`Store: ${rows} rows of ${JSON.stringify(value).length} bytes, a second`, [
    { "sets one by one": writes, "sets at once": atOnce, "gets one by one": reads, "keys listed": listed },
  ]);
}
