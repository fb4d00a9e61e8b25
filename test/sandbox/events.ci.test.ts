import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { departements } from "../../src/sandbox/places/departements.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { read, startedAt, sunday, tokenFrom } from "./client.ts";

let sandbox: Sandbox;
let clock: { at: Date };
let authorization: string;

beforeAll(async () => {
  ({ sandbox, clock } = await startedAt(sunday));
  const { access_token } = await read<{ access_token: string }>(
    tokenFrom(sandbox, { scope: "api_evenementsv1 evenements" }),
  );
  authorization = `Bearer ${access_token}`;
});
afterAll(() => sandbox.close());

type Row = Record<string, unknown> & { id: number; titre: string; dateEvenement: string };
type Listed = { totalElements: number; content: Row[] };

const ask = (body: unknown, query = "page=0&size=100&sort=dateEvenement,asc") =>
  fetch(`${sandbox.urls.events}/v1/mee/evenements?${query}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const listed = (body: unknown, query?: string) => read<Listed>(ask(body, query));
const today = { dateDebut: "2026-11-22" };

describe("events", () => {
  test("come in every département, in the coming weeks", async () => {
    for (const code of departements.keys()) {
      const { content: rows } = await listed({ ...today, departements: [code] });
      const content = rows.filter(({ id }) => id > 10_000);
      expect([code, content.length > 0]).toEqual([code, true]);
      expect(content.every(({ dateEvenement }) => dateEvenement >= "2026-11-22")).toBe(true);
    }
  });

  test("are about many jobs, and of every kind", async () => {
    const pages = await Promise.all(
      Array.from({ length: 20 }, (_, page) => listed(today, `page=${page}&size=100&sort=dateEvenement,asc`)),
    );
    // Odd ones have small numbers.
    const all = pages.flatMap(({ content }) => content).filter(({ id }) => id > 10_000);
    expect(new Set(all.flatMap(({ codesRome }) => codesRome)).size).toBeGreaterThan(120);
    expect(new Set(all.map(({ type }) => type)).size).toBe(8);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const dates = all.map(({ dateEvenement }) => dateEvenement);
    expect(dates).toEqual(dates.toSorted());
  });

  test("that are over are listed too, unless a day is said", async () => {
    const { totalElements: coming } = await listed({ ...today, departements: ["69"] });
    const { totalElements: all, content } = await listed({ departements: ["69"] });
    expect(all).toBeGreaterThan(coming);
    expect(content[0]?.dateEvenement.slice(0, 10)).toBe("2026-11-08");
  });

  test("that there are none of are an empty body", async () => {
    const answer = await ask({ ...today, departements: ["99"] });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  test("come a page of at most a hundred at a time, and lists are lists", async () => {
    const { content, totalElements } = await listed(today, "page=0&size=500");
    expect([content.length, totalElements > 1000]).toEqual([100, true]);
    expect((await ask({ departements: "69" })).status).toBe(400);
    expect((await ask({ dateDebut: "22/11/2026" })).status).toBe(400);
    expect((await ask(today, "page=-1")).status).toBe(400);
  });

  test("are found by sector, kind and mode", async () => {
    const of = async (more: object) => (await listed({ ...today, ...more })).content;
    const sector = await of({ secteurActivite: "D" });
    expect(sector.every(({ codesRome }) => (codesRome as string[])[0]?.startsWith("D"))).toBe(true);
    expect(new Set((await of({ typeEvenement: 18 })).map(({ type }) => type))).toEqual(new Set(["Job dating"]));
    const online = await of({ modalite: "ADIST" });
    expect(online.every(({ modalites }) => (modalites as string[]).includes("à distance"))).toBe(true);
  });

  test("one is read by its number; what is over for long is gone", async () => {
    const [first] = (await listed({ ...today, departements: ["69"] })).content;
    const detail = (id: unknown) =>
      fetch(`${sandbox.urls.events}/v1/mee/evenement/${id}`, { headers: { authorization } });
    expect(await read(detail(first?.id))).toEqual(first);
    expect((await detail(1)).status).toBe(404);
  });

  test("hours are those of Greenwich, wherever the event is", async () => {
    const { content } = await listed({ ...today, departements: ["974"] });
    const [first] = content;
    expect(first).toMatchObject({ timezone: "Indian/Reunion", heureDebut: first?.dateEvenement.slice(11, 19) });
    expect(Number(String(first?.heureDebut).slice(0, 2))).toBeLessThan(15);
  });

  test("are the same for a day, and others come with the days", async () => {
    const before = await listed({ ...today, departements: ["33"] });
    expect(await listed({ ...today, departements: ["33"] })).toEqual(before);
    clock.at = new Date("2026-11-30T08:00:00Z");
    const { access_token } = await read<{ access_token: string }>(
      tokenFrom(sandbox, { scope: "api_evenementsv1 evenements" }),
    );
    authorization = `Bearer ${access_token}`;
    const after = await listed({ ...today, departements: ["33"] });
    const known = new Set(before.content.map(({ id }) => id));
    expect(after.content.some(({ id }) => !known.has(id))).toBe(true);
    clock.at = sunday;
  });
});
