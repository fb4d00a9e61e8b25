import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Found, franceTravailClient, startedAt, sunday } from "./client.ts";

let started: Awaited<ReturnType<typeof startedAt>>;
let search: (query?: Record<string, string>) => Promise<Found>;
beforeAll(async () => {
  started = await startedAt(sunday);
  ({ search } = await franceTravailClient(started.sandbox));
});
afterAll(() => started.sandbox.close());

const total = async (query: Record<string, string>) => (await search(query)).total;

describe("where", () => {
  test("ten kilometres unless told otherwise, and none for the commune alone", async () => {
    expect(await total({ commune: "44109" })).toBe(await total({ commune: "44109", distance: "10" }));
    const alone = await search({ commune: "44109", distance: "0" });
    expect(alone.resultats.every(({ lieuTravail }) => lieuTravail.commune === "44109")).toBe(true);
    expect(await total({ commune: "44109", distance: "60" })).toBeGreaterThan(alone.total);
  });

  test("Paris is one block, with the offers that name only the département", async () => {
    const paris = await search({ commune: "75101", distance: "0" });
    expect(await total({ commune: "75120", distance: "0" })).toBe(paris.total);
    expect(paris.total).toBe(await total({ departement: "75" }));
    const places = [
      ...paris.resultats,
      ...(await search({ commune: "75101", distance: "0", range: "150-299" })).resultats,
    ];
    expect(places.map(({ lieuTravail }) => lieuTravail.libelle)).toContain("75 - Paris (Dept.)");
    expect(new Set(places.map(({ lieuTravail }) => lieuTravail.commune)).size).toBeGreaterThan(15);
  });

  test("Lyon comes whole as soon as its centre is near", async () => {
    const alone = await total({ commune: "69381", distance: "0" });
    const near = await search({ commune: "69381", distance: "5" });
    expect(near.total).toBeGreaterThan(alone * 4);
    expect(near.resultats.map(({ lieuTravail }) => lieuTravail.commune)).toContain("69389");
  });

  test("whole cities are accepted when told so", async () => {
    const { sandbox } = await startedAt(sunday, { acceptsWholeCities: true });
    const client = await franceTravailClient(sandbox);
    expect((await client.search({ commune: "75056", distance: "0" })).total).toBe(
      await total({ commune: "75101", distance: "0" }),
    );
    expect((await client.search({ commune: "13055", distance: "0" })).status).toBeLessThan(300);
    await sandbox.close();
  });

  test("a postcode that happens to be a commune searches another town", async () => {
    const { resultats } = await search({ commune: "13001", distance: "0" });
    expect(
      new Set(resultats.map(({ lieuTravail }) => lieuTravail.libelle.toLowerCase().replace(" cedex", ""))),
    ).toEqual(new Set(["13 - aix-en-provence"]));
  });

  test.each([
    ["Craponne, of the Métropole de Lyon", "69069", "^69 - (?!villefranche)"],
    ["Arnas, of the CA Villefranche Beaujolais Saône", "69013", "villefranche"],
    ["Bompas, of Perpignan Méditerranée Métropole", "66021", "perpignan"],
  ])("a commune that the table lacks has the offers around a town near it: %s", async (_which, commune, town) => {
    const near = await search({ commune, distance: "5" });
    expect(near.total).toBeGreaterThan(0);
    for (const { lieuTravail } of near.resultats) expect(lieuTravail.libelle.toLowerCase()).toMatch(RegExp(town));
    expect(await total({ commune, distance: "60" })).toBeGreaterThan(near.total);
  });

  test("a commune that the table lacks has no offers alone", async () => {
    expect(await total({ commune: "69191", distance: "20" })).toBeGreaterThan(50);
    expect((await search({ commune: "69191", distance: "0" })).status).toBe(204);
  });

  test("départements miss what names only the region, and neighbours come on request", async () => {
    const region = await total({ region: "11" });
    const departements = await Promise.all(
      ["75", "77", "78", "91", "92", "93", "94", "95"].map((departement) => total({ departement })),
    );
    const sum = departements.reduce((one, other) => one + other);
    expect(sum).toBeLessThan(region);
    expect(sum).toBeGreaterThan(region * 0.9);
    expect(await total({ departement: "75", inclureLimitrophes: "true" })).toBe(
      await total({ departement: "75,92,93,94" }),
    );
  });

  test("all of it is in France", async () => {
    expect(await total({ paysContinent: "01" })).toBe(await total({}));
    expect((await search({ paysContinent: "99127" })).status).toBe(204);
  });
});

describe("when", () => {
  test("published for so many days", async () => {
    const counts = await Promise.all(["1", "3", "7", "14", "31"].map((publieeDepuis) => total({ publieeDepuis })));
    expect(counts).toEqual([...counts].sort((one, other) => one - other));
    expect(counts[0]).toBeGreaterThan(80);
    expect(counts[4]).toBe(await total({}));
  });

  test("dates are read as the clock of Paris despite their Z", async () => {
    const [offer] = (await search({ sort: "1", range: "0-0" })).resultats;
    const created = new Date(offer?.dateCreation ?? "");
    const around = (hours: number) => {
      const at = (seconds: number) =>
        `${new Date(created.getTime() + hours * 3_600_000 + seconds * 1000).toISOString().slice(0, 19)}Z`;
      return { minCreationDate: at(-1), maxCreationDate: at(1) };
    };
    expect(await total(around(1))).toBeGreaterThanOrEqual(1);
    expect((await search(around(0))).resultats.map(({ id }) => id)).not.toContain(offer?.id);
    const { sandbox } = await startedAt(sunday, { readsDatesAsUtc: true });
    const client = await franceTravailClient(sandbox);
    expect((await client.search(around(0))).resultats.map(({ id }) => id)).toContain(offer?.id);
    await sandbox.close();
  });

  test("tomorrow brings offers that were not there", async () => {
    const { sandbox, clock } = await startedAt(sunday);
    const { search: searchLater } = await franceTravailClient(sandbox);
    const today = new Set((await searchLater({ sort: "1" })).resultats.map(({ id }) => id));
    clock.at = new Date("2026-11-23T18:20:00Z");
    const again = await franceTravailClient(sandbox);
    const { resultats } = await again.search({ sort: "1" });
    expect(resultats.filter(({ id }) => !today.has(id)).length).toBeGreaterThan(120);
    await sandbox.close();
  });
});
