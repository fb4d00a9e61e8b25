import { afterAll, describe, expect, test } from "vitest";
import { sunday } from "../places.ts";
import { closeServers, serve } from "../server.ts";
import { connected, keysOf, searchFor } from "./started.ts";

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await closeServers();
});

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

/** The source on a France Travail that answers each search as a test says, by the first row asked for. */
async function on(answer: (from: number) => Answer) {
  const server = await serve((response, { method, url }) => {
    if (method === "POST") return response.end(JSON.stringify({ access_token: "x", expires_in: 1499 }));
    const { searchParams } = new URL(url, "http://127.0.0.1");
    const { status = 200, headers = {}, body } = answer(Number(searchParams.get("range")?.split("-")[0] ?? 0));
    response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
  });
  const source = connected({ token: `${server.url}/token`, franceTravail: server.url }, { at: sunday });
  closing.push(source.client.close);
  const asked = () => server.heard.filter(({ method }) => method === "GET").length;
  return { ...source, asked };
}

const row = (i: number, changes: object = {}) => ({
  id: `R${100_000 + i}`,
  intitule: "Boulanger",
  dateCreation: "2026-11-18T09:12:44.120Z",
  ...changes,
});
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => row(from + i));
/** One job without a family, so that one query answers for all. */
const search = searchFor({ titles: [{ code: "?", label: "Secrétaire", rome: "M1607" }] });
const nothing = { items: [], page: 1, pages: 0, total: 0, exact: true };

describe("answers of every kind", () => {
  test.each<[string, Answer, number, boolean]>([
    [
      "200 is all there is",
      { status: 200, headers: { "content-range": "offres 0-2/3" }, body: { resultats: rows(0, 3) } },
      3,
      true,
    ],
    [
      "206 is as good",
      { status: 206, headers: { "content-range": "offres 0-2/3" }, body: { resultats: rows(0, 3) } },
      3,
      true,
    ],
    [
      "206 with more to come",
      { status: 206, headers: { "content-range": "offres 0-149/700" }, body: { resultats: rows(0, 150) } },
      700,
      false,
    ],
    ["a missing range is no failure", { status: 206, body: { resultats: rows(0, 3) } }, 3, true],
    [
      "nor is a strange one",
      { status: 206, headers: { "content-range": "items" }, body: { resultats: rows(0, 3) } },
      3,
      true,
    ],
    ["one of an empty list", { status: 200, headers: { "content-range": "*/0" }, body: { resultats: [] } }, 0, true],
    [
      "a total that is less than what came",
      { status: 200, headers: { "content-range": "offres 0-2/1" }, body: { resultats: rows(0, 3) } },
      3,
      true,
    ],
    ["filters that are missing", { body: { resultats: rows(0, 1) } }, 1, true],
  ])("%s", async (_what, answer, total, exact) => {
    const { offers, lines } = await on(() => answer);
    expect(await offers(search, 1)).toMatchObject({ total, exact, page: 1 });
    expect(lines).toEqual([]);
  });

  test.each<[string, Answer]>([
    ["with a range", { status: 204, headers: { "content-range": "*/0" } }],
    ["with the other form of it", { status: 204, headers: { "content-range": "offres */0" } }],
    ["without one", { status: 204 }],
  ])("204 %s is nothing, and no failure", async (_what, answer) => {
    const { offers, lines } = await on(() => answer);
    expect(await offers(search, 1)).toMatchObject(nothing);
    expect(lines).toEqual([]);
  });

  test("without a range, a full block means that there is more", async () => {
    const { offers, asked } = await on((from) =>
      from >= 400 ? { status: 204 } : { status: 206, body: { resultats: rows(from, Math.min(from + 150, 400)) } },
    );
    expect((await offers(search, 1)).exact).toBe(false);
    expect(await offers(search, 80)).toMatchObject({ total: 400, exact: true, page: 80, pages: 80 });
    expect(asked()).toBe(3);
  });

  test("without a range, a last block that is full is followed by an empty one", async () => {
    const { offers, asked } = await on((from) =>
      from >= 300 ? { status: 204 } : { status: 206, body: { resultats: rows(from, from + 150) } },
    );
    expect(await offers(search, 99)).toMatchObject({ total: 300, exact: true, page: 60, pages: 60 });
    expect(asked()).toBe(3);
  });

  test("where there are more than can be reached, pages end where reading ends, and the total stays an estimate", async () => {
    const { offers, asked } = await on((from) => ({
      status: from > 3000 ? 400 : 206,
      headers: { "content-range": `offres ${from}-${from + 149}/66915` },
      body: { resultats: rows(from, from + 150) },
    }));
    expect(await offers(search, 1)).toMatchObject({ page: 1, pages: 630, total: 66_915, exact: false });
    const last = await offers(search, 630);
    expect(last).toMatchObject({ page: 630, pages: 630, total: 66_915, exact: false });
    expect(keysOf(last.items)).toEqual(rows(3145, 3150).map(({ id }) => `ft:${id}`));
    expect(await offers(search, 99_999)).toMatchObject({ page: 630, pages: 630, exact: false });
    // Each block once, and none beyond the last.
    expect(asked()).toBe(21);
  });

  test("an offer that slips to the next block meanwhile is shown once", async () => {
    const { offers } = await on((from) => ({
      status: 206,
      headers: { "content-range": `offres ${from}-${from + 149}/160` },
      body: { resultats: from === 0 ? rows(0, 150) : rows(145, 160) },
    }));
    const pages = await Promise.all(Array.from({ length: 32 }, (_, i) => offers(search, i + 1)));
    const keys = pages.flatMap(({ items }) => keysOf(items));
    expect(keys).toEqual(rows(0, 160).map(({ id }) => `ft:${id}`));
    expect(pages.at(-1)).toMatchObject({ total: 160, exact: true });
  });
});

describe("odd offers", () => {
  const odd: [string, unknown][] = [
    ["null", null],
    ["a number", 42],
    ["a text", "offre"],
    ["a list", []],
    ["an empty object", {}],
    ["no title", { ...row(1), intitule: undefined }],
    ["a title that is null", row(1, { intitule: null })],
    ["a number for a title", row(1, { intitule: 12 })],
    ["a number for an id", row(1, { id: 1234567 })],
    ["no date", { ...row(1), dateCreation: undefined }],
    ["a date that is none", row(1, { dateCreation: "18/11/2026" })],
    ["a date that is null", row(1, { dateCreation: null })],
  ];

  test.each(odd)("%s is left out and counted, and the others are shown", async (_what, item) => {
    const { offers, lines } = await on(() => ({ body: { resultats: [row(0), item, row(2)] } }));
    const { items, total, exact } = await offers(search, 1);
    expect(keysOf(items)).toEqual(["ft:R100000", "ft:R100002"]);
    expect([total, exact]).toEqual([2, true]);
    expect(lines).toEqual([
      {
        level: "warn",
        facts: { service: "France Travail", dropped: 1, of: 3 },
        message: "offers that could not be parsed were left out",
      },
    ]);
  });

  test("only odd ones are an empty page", async () => {
    const { offers } = await on(() => ({ body: { resultats: odd.map(([, item]) => item) } }));
    expect(await offers(search, 1)).toMatchObject(nothing);
  });

  test.each<[string, object]>([
    [
      "all fields null",
      Object.fromEntries(
        Object.keys(row(0))
          .concat("lieuTravail", "salaire", "entreprise", "competences", "alternance")
          .map((name) => [name, null]),
      ),
    ],
    ["no place", {}],
    ["a place that is null", { lieuTravail: null }],
    ["a place that is a text", { lieuTravail: "Nantes" }],
    ["empty objects", { lieuTravail: {}, entreprise: {}, salaire: {}, contact: {}, agence: {}, contexteTravail: {} }],
    [
      "numbers for texts",
      { description: 5, typeContrat: 1, romeCode: 1102, experienceLibelle: 3, dureeTravailLibelle: 35 },
    ],
    [
      "texts for numbers",
      { lieuTravail: { libelle: "44 - Nantes", latitude: "47.2", longitude: "-1.5" }, nombrePostes: "un" },
    ],
    ["lists for objects", { lieuTravail: [], entreprise: [], salaire: [], competences: {} }],
    ["odd skills", { competences: [null, 1, {}, { libelle: null }, { libelle: "Pétrir" }] }],
    ["a bad second date", { dateActualisation: "hier" }],
    ["a million open tags", { description: "<i>".repeat(400_000), intitule: `${"<i>".repeat(50_000)}Boulanger` }],
  ])("%s never cost the offer its place in the page", async (_what, changes) => {
    const { offers } = await on(() => ({
      body: { resultats: [{ ...row(0), ...changes, ...row(0) }, row(1, changes)] },
    }));
    const { items } = await offers(search, 1);
    expect(items.length).toBeGreaterThanOrEqual(1);
    expect(keysOf(items)).toContain("ft:R100000");
  });

  test("a detail that cannot be read is garbage", async () => {
    const { offer } = await on(() => ({ body: { id: "R100000" } }));
    await expect(offer(search, { key: "ft:R100000" })).rejects.toMatchObject({ why: "garbage" });
  });

  test("a detail that is not found, in whatever way, is undefined", async () => {
    for (const status of [204, 400, 404]) {
      const { offer } = await on(() => ({ status }));
      expect(await offer(search, { key: "ft:R100000" })).toEqual({ offer: undefined });
    }
  });
});
