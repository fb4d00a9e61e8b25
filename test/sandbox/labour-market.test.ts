import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { read, startedAt, sunday, tokenFrom } from "./client.ts";

let sandbox: Sandbox;
let statistics: string;
let backToWork: string;

beforeAll(async () => {
  ({ sandbox } = await startedAt(sunday));
  statistics = await bearer("api_stats-offres-demandes-emploiv1 offresetdemandesemploi");
  backToWork = await bearer("api_stats-perspectives-retour-emploiv1 retouremploi");
});
afterAll(() => sandbox.close());

async function bearer(scope: string): Promise<string> {
  const { access_token } = await read<{ access_token: string }>(tokenFrom(sandbox, { scope }));
  return `Bearer ${access_token}`;
}

const market = "stats-offres-demandes-emploi/v1/indicateur";

const salaries = (where: string, headers: Record<string, string> = { accept: "application/json" }) =>
  fetch(`${sandbox.urls.labourMarket}/${market}/salaire-rome-fap/${where}`, {
    headers: { authorization: statistics, ...headers },
  });

const usual = {
  codeTypeTerritoire: "REG",
  codeTerritoire: "84",
  codeTypeActivite: "ROME",
  codeActivite: "D1102",
  codeTypePeriode: "TRIMESTRE",
  codeTypeNomenclature: "ORIGINEOFF",
  sansCaracteristiques: true,
};

const ask = (path: string, changes: Record<string, unknown> = {}, authorization = statistics) =>
  fetch(`${sandbox.urls.labourMarket}/${path}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ ...usual, ...changes }),
  });

type Row = { codePeriode: string; codeNomenclature: string; valeurPrincipaleNombre: number };
const rowsOf = async (response: Promise<Response>) =>
  (await read<{ listeValeursParPeriode: Row[] }>(response)).listeValeursParPeriode;

type Salary = { codeActivite: string; codePeriode: string; salaireValeurMontant: Record<string, unknown>[] };
const familiesOf = async (response: Promise<Response>) =>
  (await read<{ valeursParPeriode: Salary[] }>(response)).valeursParPeriode;

describe("salaries", () => {
  test("are those of every family of a territory, or of the families of one job", async () => {
    const all = await familiesOf(salaries("REG/84"));
    expect(new Set(all.map(({ codeActivite }) => codeActivite)).size).toBeGreaterThan(35);
    const own = await familiesOf(salaries("NAT/FR?codeRome=D1102"));
    expect(new Set(own.map(({ codeActivite }) => codeActivite))).toEqual(new Set(["S0Z"]));
    expect(own[0]?.salaireValeurMontant.map(({ codeNomenclature }) => codeNomenclature)).toEqual([
      "SAL1",
      "SAL3",
      "SAL2",
    ]);
  });

  test("some families have none, of several periods, and a job may have two families", async () => {
    const all = await familiesOf(salaries("REG/84"));
    const none = all.filter(({ salaireValeurMontant }) =>
      salaireValeurMontant.every((step) => step.valeurPrincipaleMontant === undefined),
    );
    expect(none.map(({ codeActivite }) => codeActivite)).toContain("K0Z");
    expect(new Set(all.map(({ codePeriode }) => codePeriode))).toEqual(new Set(["2024", "2025"]));
    const two = await familiesOf(salaries("NAT/FR?codeRome=A1203"));
    expect(new Set(two.map(({ codeActivite }) => codeActivite))).toEqual(new Set(["A0Z", "A2Z"]));
  });

  test("are XML where JSON is not asked for, and the country has one code", async () => {
    const xml = await salaries("REG/84", {});
    expect([xml.headers.get("content-type"), (await xml.text()).slice(0, 5)]).toEqual([
      "application/xml;charset=UTF-8",
      "<?xml",
    ]);
    expect((await salaries("NAT/FR")).status).toBe(200);
    expect((await salaries("NAT/00")).status).toBe(400);
  });
});

describe("figures", () => {
  test("are to be had with one combination each", async () => {
    expect((await ask(`${market}/stat-offres`)).status).toBe(200);
    expect((await ask(`${market}/stat-offres`, { codeTypePeriode: "ANNEE" })).status).toBe(400);
    expect((await ask(`${market}/stat-demandeurs`)).status).toBe(400);
    expect((await ask(`${market}/stat-offres`, { codeTerritoire: "99" })).status).toBe(400);
    expect((await ask(`${market}/stat-autre`)).status).toBe(404);
  });

  test("are of the last period where that is asked for, else of several in no order", async () => {
    const last = await rowsOf(ask(`${market}/stat-offres`, { dernierePeriode: true }));
    expect(last.map(({ codePeriode, codeNomenclature }) => [codePeriode, codeNomenclature])).toEqual([
      ["2026T2", "PE"],
      ["2026T2", "TOFF"],
    ]);
    const all = await rowsOf(ask(`${market}/stat-offres`));
    expect([...new Set(all.map(({ codePeriode }) => codePeriode))]).toEqual(["2025T4", "2026T2", "2026T1"]);
  });

  test("of tension are seven, one of them the principal one", async () => {
    const tension = { codeTypePeriode: "ANNEE", codeTypeNomenclature: "TYPE_TENSION", dernierePeriode: true };
    const rows = await rowsOf(ask(`${market}/stat-perspective-employeur`, tension));
    expect(rows).toHaveLength(7);
    expect(rows.filter(({ codeNomenclature }) => codeNomenclature === "PERSPECTIVE")).toHaveLength(1);
    expect(rows.every(({ valeurPrincipaleNombre: level }) => level >= 1 && level <= 5)).toBe(true);
  });

  test("that there are none of is an empty list, or an error that quotes another", async () => {
    const codes = ["A9998", "B9999", "C9998", "D9997", "E9999", "N9999"];
    const answers = await Promise.all(codes.map((codeActivite) => ask(`${market}/stat-offres`, { codeActivite })));
    const told = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 500]));
    expect(told.every((text) => /"listeValeursParPeriode":\[\]|Status code = 404/.test(text))).toBe(true);
  });

  test("each API has a token of its own", async () => {
    const path = "stats-perspectives-retour-emploi/v1/indicateur/stat-acces-emploi";
    const nomenclature = { codeTypeNomenclature: "DUREEEMP" };
    expect((await ask(path, nomenclature, backToWork)).status).toBe(200);
    expect((await ask(path, nomenclature)).status).toBe(403);
    expect((await ask(`${market}/stat-offres`, {}, backToWork)).status).toBe(403);
    expect((await ask(`${market}/stat-offres`, {}, "Bearer nobody")).status).toBe(401);
  });

  test("more than ten calls a second are refused", async () => {
    const own = await startedAt(sunday, { hasQuotas: true, stopwatch: () => 0 });
    const scope = "api_stats-offres-demandes-emploiv1 offresetdemandesemploi";
    const { access_token } = await read<{ access_token: string }>(tokenFrom(own.sandbox, { scope }));
    const url = `${own.sandbox.urls.labourMarket}/${market}/salaire-rome-fap/NAT/FR`;
    const call = () => fetch(url, { headers: { authorization: `Bearer ${access_token}`, accept: "application/json" } });
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push((await call()).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    expect(own.sandbox.requests.filter(({ service }) => service === "labourMarket")).toHaveLength(11);
    await own.sandbox.close();
  });
});
