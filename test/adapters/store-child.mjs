// Run by store.ci.test.ts, to be killed: sets row after row, and prints each key once its set was
// acknowledged.
import { writeSync } from "node:fs";

const [, , compiled, url, run] = process.argv;
const { openStore } = await import(compiled);
const rows = (await openStore(url)).collection("rows");
for (let i = 0; ; i++) {
  const key = `${run}:${i}`;
  await rows.set(key, { i, text: "é".repeat(200) });
  writeSync(1, `${key}\n`);
}
