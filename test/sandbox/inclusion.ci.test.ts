import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/sandbox/clock.ts";
import { read, startedAt, sunday } from "./client.ts";

type Post = {
  id: number;
  rome: string;
  recrutement_ouvert: string;
  appellation_modifiee: string;
  type_contrat: string;
  mis_a_jour_le: string;
  lieu: { departement: string; code_insee: string; code_postaux: string[] } | null;
};
type Siae = {
  id: string;
  type: string;
  enseigne: string;
  departement: string;
  bloque_candidatures: boolean;
  postes: Post[];
};
type Answer = { count: number; next: string | null; previous: string | null; results: Siae[] };

let started: Awaited<ReturnType<typeof startedAt>>;
beforeAll(async () => {
  started = await startedAt(sunday);
});
afterAll(() => started.sandbox.close());

const get = (query: string) => fetch(`${started.sandbox.urls.inclusion}/api/v1/siaes/?${query}`);
const search = (query: string) => read<Answer>(get(query));

describe("structures", () => {
  test("with a post in a département, and all their posts", async () => {
    const { results, count, next } = await search("postes_dans_le_departement=59&page_size=1000&format=json");
    expect([results.length, next]).toEqual([count, null]);
    expect(count).toBeGreaterThan(10);
    const where = results.map(({ departement, postes }) => postes.map(({ lieu }) => lieu?.departement ?? departement));
    expect(where.every((all) => all.includes("59"))).toBe(true);
    const seats = await Promise.all(
      ["13", "33", "59", "69", "92", "93"].map(async (code) =>
        (await search(`postes_dans_le_departement=${code}&page_size=1000`)).results.map(
          (siae) => [code, siae] as const,
        ),
      ),
    );
    expect(seats.flat().some(([code, { departement }]) => departement !== code)).toBe(true);
  });

  test("of a département, and around a commune", async () => {
    const seats = await search("departement=48&page_size=500");
    expect(new Set(seats.results.map(({ departement }) => departement))).toEqual(new Set(["48"]));
    const near = await search("code_insee=69381&distance_max_km=5&page_size=500");
    expect(near.count).toBeGreaterThan(5);
    expect(new Set(near.results.map(({ departement }) => departement))).toEqual(new Set(["69"]));
  });

  test("come in pages of twenty, which lead on by absolute addresses", async () => {
    const first = await search("departement=59");
    expect([first.results.length, first.previous]).toEqual([20, null]);
    const ids = first.results.map(({ id }) => id);
    for (let next = first.next; next; ) {
      expect(next.startsWith(`${started.sandbox.urls.inclusion}/api/v1/siaes/?`)).toBe(true);
      const page = await read<Answer>(fetch(next));
      ids.push(...page.results.map(({ id }) => id));
      next = page.next;
    }
    expect([ids.length, new Set(ids).size]).toEqual([first.count, first.count]);
    expect(await (await get("departement=59&page=99")).json()).toEqual({ detail: "Page non valide." });
  });

  test("every odd shape that is known is among them", async () => {
    const all = (
      await Promise.all(
        ["59", "75", "69", "13", "33", "67"].map((code) => search(`departement=${code}&page_size=1000`)),
      )
    ).flatMap(({ results }) => results);
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(["ACI", "AI", "EI", "EITI", "ETTI", "GEIQ", "OPCS"]));
    expect(all.some(({ bloque_candidatures }) => bloque_candidatures)).toBe(true);
    expect(all.some(({ enseigne }) => enseigne === "")).toBe(true);
    expect(all.some(({ postes }) => postes.length === 0)).toBe(true);
    const posts = all.flatMap(({ postes }) => postes);
    expect(new Set(posts.map(({ recrutement_ouvert }) => recrutement_ouvert))).toEqual(new Set(["True", "False"]));
    const contracts = posts.map(({ type_contrat }) => type_contrat);
    for (const contract of ["Contrat de professionalisation", "CDD insertion", ""])
      expect(contracts).toContain(contract);
    expect(posts.some(({ appellation_modifiee }) => appellation_modifiee === "")).toBe(true);
    expect(posts.some(({ lieu }) => lieu === null)).toBe(true);
    expect(posts.filter(({ rome }) => / \([A-N]\d{4}\)$/.test(rome)).length / posts.length).toBeGreaterThan(0.8);
    expect(posts.some(({ rome }) => /^[A-N]\d{4}$/.test(rome))).toBe(true);
    expect(posts.some(({ rome }) => !/[A-N]\d{4}/.test(rome))).toBe(true);
  });

  test("are the same all day; some posts are new a week later", async () => {
    const ids = async (now: Date) => {
      const { sandbox } = await startedAt(now);
      const { results } = await read<Answer>(
        fetch(`${sandbox.urls.inclusion}/api/v1/siaes/?departement=59&page_size=999`),
      );
      await sandbox.close();
      return results.flatMap(({ postes }) => postes.map(({ id }) => id));
    };
    const [today, later] = [await ids(sunday), await ids(addDays(sunday, 7))];
    expect(await ids(sunday)).toEqual(today);
    const fresh = later.filter((id) => !today.includes(id));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan(today.length / 3);
  });
});

describe("refusals", () => {
  test("without any place a 400, as a list", async () => {
    const response = await get("page_size=10");
    expect([response.status, await response.json()]).toEqual([400, [expect.stringMatching(/code_insee/)]]);
    expect((await get("code_insee=59350&distance_max_km=101")).status).toBe(400);
    expect((await get("code_insee=59350")).status).toBe(400);
  });

  test("a commune that is not known is a 404", async () => {
    const response = await get("code_insee=99999&distance_max_km=10");
    expect([response.status, await response.json()]).toEqual([
      404,
      { detail: "Pas de ville avec pour code_insee 99999" },
    ]);
  });

  test("the thirteenth call of a minute is one too many; with a token there are ten times as many", async () => {
    let elapsedMs = 0;
    const own = await startedAt(sunday, { hasQuotas: true, stopwatch: () => elapsedMs });
    const call = (authorization?: string) =>
      fetch(`${own.sandbox.urls.inclusion}/api/v1/siaes/?departement=48`, {
        headers: authorization ? { authorization } : {},
      });
    for (let count = 1; count <= 12; count++) expect((await call()).status).toBe(200);
    elapsedMs += 20_000;
    const refused = await call();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
    expect((await call("Bearer me")).status).toBe(200);
    elapsedMs += 40_000;
    expect((await call()).status).toBe(200);
    expect(own.sandbox.requests.map(({ service }) => service)).toEqual(Array(15).fill("inclusion"));
    await own.sandbox.close();
  });
});
