import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AppServices, openServices } from "../../src/app/services.ts";
import { readConfig } from "../../src/config.ts";
import { kindTable } from "../../src/core/search/kind.ts";
import { emptyFolder, offline } from "../fakes/process.ts";
import { silentLog } from "../fakes/silent-log.ts";
import { bakerInLyon } from "../fakes/states.ts";

let services: AppServices;
beforeAll(async () => {
  const read = readConfig({ ...offline, SANDBOX: "only", STORE_URL: "memory://", DATA_DIR: await emptyFolder() });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  services = await openServices(read.config, silentLog, () => new Date("2026-11-22T18:00:00Z"));
});
afterAll(() => services.close());

const { titles, place } = bakerInLyon;

describe("in the demo", () => {
  test("trainings for apprentices are found by jobs, counted and opened", async () => {
    const search = { ...bakerInLyon, kind: "formations" as const, radius: 100 };
    const page = await services.ports.offers(search, 1);
    const [first] = page.items;
    expect(first?.offer).toMatchObject({ kind: "training", forApprentices: true, fictitious: true });
    expect(await services.count(search)).toBe(page.total);
    const { key = "" } = first?.offer ?? {};
    expect((await services.ports.offer(search, { key })).offer).toEqual(first?.offer);
    const nearest = await services.ports.nearest(search);
    expect(nearest?.distanceKm).toBe(first?.distanceKm);
  });

  test("a training leads to the offers for its diploma; who cannot be asked for it is named", async () => {
    const rncp = { code: "RNCP90001", label: "CAP Boulanger" };
    const search = { ...bakerInLyon, kind: "alternance" as const, titles: [], rncp, radius: 100 };
    const page = await services.ports.offers(search, 1);
    expect(page.missing).toEqual([{ service: "France Travail", unfit: { part: "diploma" } }]);
    expect(page.total).toBeGreaterThan(0);
    expect(await services.count(search)).toBe(page.total);
  });

  test("inclusion posts are found without any job, and with one", async () => {
    const all = await services.ports.offers({ ...bakerInLyon, kind: "insertion", titles: [] }, 1);
    expect(all.total).toBeGreaterThan(3);
    expect(all.items.every(({ offer }) => offer.kind === "offer" && offer.structure !== undefined)).toBe(true);
    const bakers = await services.ports.offers({ kind: "insertion", titles, place, radius: 20, filters: {} }, 1);
    expect(bakers.total).toBeLessThan(all.total);
    const { key = "", handle } = all.items[0]?.offer ?? {};
    const listed = { key, ...(handle === undefined ? {} : { handle }) };
    expect((await services.ports.offer({ ...bakerInLyon, kind: "insertion" }, listed)).offer?.key).toBe(key);
  });

  test("alerts of inclusion posts have a feed, and those of trainings tell of offers", () => {
    expect(services.feeds.filter(({ source }) => source.alertKinds.includes("insertion"))).toHaveLength(1);
    expect(kindTable.formations.alerts).toBe("alternance");
  });
});
