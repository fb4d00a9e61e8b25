import { expect, test } from "vitest";
import { openServices } from "../../src/app/services.ts";
import { readConfig } from "../../src/config.ts";
import { NotAtHand } from "../../src/core/failure.ts";
import type { Search } from "../../src/core/search/search.ts";
import { town } from "../adapters/places.ts";
import { emptyFolder, offline } from "../fakes/process.ts";
import { silentLog } from "../fakes/silent-log.ts";

test("trainings of the CPF are pages like any other, and are at hand once they were read", async () => {
  const read = readConfig({ ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder() });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const at = new Date("2026-11-22T12:00:00Z");
  const { ports, close } = await openServices(read.config, silentLog, () => at);
  const search: Search = {
    kind: "cpf",
    titles: [],
    words: "numérique",
    place: town("69123"),
    radius: 50,
    filters: {},
  };
  try {
    await expect(ports.atHand?.offers(search, 1)).rejects.toBeInstanceOf(NotAtHand);
    const first = await ports.offers(search, 1);
    expect(first).toMatchObject({ page: 1, exact: true, missing: [] });
    expect(first.items.map(({ offer }) => offer.kind)).toEqual(Array(5).fill("training"));
    expect(first.pages).toBe(Math.ceil(first.total / 5));
    const last = await ports.offers(search, first.pages, first.read);
    expect(last.items.length).toBe(first.total - 5 * (first.pages - 1));
    const seen = new Set<string>();
    for (let page = 1; page <= first.pages; page++)
      for (const { offer } of (await ports.atHand?.offers(search, page))?.items ?? []) seen.add(offer.key);
    expect(seen.size).toBe(first.total);
    const [item] = first.items;
    const { offer } = await ports.offer(search, { key: item?.offer.key ?? "" });
    expect(offer).toMatchObject({ kind: "training", key: item?.offer.key, fictitious: true });
    const counts = await ports.countTrainingThemes?.(search);
    expect(counts?.find(({ id }) => id === "numerique")).toMatchObject({ count: first.total, exact: true });
    expect(await ports.findTrainingPrices?.("RNCP90013")).toMatchObject({ isFictitious: true });
  } finally {
    await close();
  }
});
