import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { updateReferenceData } from "../../src/app/update-reference.ts";
import { readConfig } from "../../src/config.ts";
import { keptLog } from "../adapters/log.ts";
import { emptyFolder, offline } from "../fakes/process.ts";

test("what can be downloaded is, whether or not the other fails", async () => {
  const folder = await emptyFolder();
  const source = join(folder, "titles.csv");
  await writeFile(source, "code_appellation,libelle,code_rome\n11573,Boulanger / Boulangère,D1102\n");
  const read = readConfig({ ...offline, DATA_DIR: folder, ROME_SOURCE: source }, {});
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const { titles, communes } = await updateReferenceData(read.config, keptLog().log);
  expect(titles).toMatchObject({ status: "fulfilled", value: { titles: 1 } });
  expect(communes.status).toBe("rejected");
});
