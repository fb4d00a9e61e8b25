import { describe, expect, test } from "vitest";
import { getBuiltInNomenclature } from "../../src/adapters/rome/nomenclature.ts";
import { company } from "../../src/sandbox/companies/companies.ts";
import { sectors } from "../../src/sandbox/companies/sectors.ts";
import { jobs } from "../../src/sandbox/jobs/jobs.ts";
import { departements } from "../../src/sandbox/places/departements.ts";
import { findTown, isCommuneCode, towns, workTowns } from "../../src/sandbox/places/towns.ts";
import { masculine } from "../../src/sandbox/postings/title.ts";

describe("towns", () => {
  test("there are about 400 of them, and the arrondissements of Paris, Lyon and Marseille", () => {
    expect(towns.filter(({ city }) => !city)).toHaveLength(408);
    expect(workTowns.filter(({ city }) => city)).toHaveLength(45);
  });

  test("each département has its prefecture, and neighbours know each other", () => {
    expect(departements.size).toBe(101);
    for (const { code, prefecture, neighbours } of departements.values()) {
      expect(findTown(prefecture)?.departement).toBe(code);
      for (const neighbour of neighbours.filter(Boolean))
        expect(departements.get(neighbour)?.neighbours).toContain(code);
    }
  });

  test.each([
    ["69123", true],
    ["69191", true], // not in the table, yet a commune of the Rhône
    ["13001", true], // Aix-en-Provence, whatever the postcode says
    ["75001", false],
    ["44000", false],
    ["2A004", true],
    ["20000", false],
    ["97411", true],
    ["99127", false],
    ["Lyon", false],
  ])("%s is the number of a commune: %s", (code, expected) => {
    expect(isCommuneCode(code)).toBe(expected);
  });
});

describe("jobs", () => {
  test("all fourteen domains, each job with titles, duties and skills", () => {
    expect(new Set(jobs.map(({ code }) => code.charAt(0))).size).toBe(14);
    expect(new Set(jobs.map(({ code }) => code)).size).toBe(jobs.length);
    for (const job of jobs) {
      expect(job.duties.length).toBeGreaterThanOrEqual(4);
      expect(job.skills.length).toBeGreaterThanOrEqual(3);
      expect(job.appellations.length).toBeGreaterThanOrEqual(1);
      expect(job.pay.least).toBeGreaterThanOrEqual(1823);
      expect(job.pay.most).toBeGreaterThan(job.pay.least);
    }
  });

  test("codes and titles are those of our list of titles, which was made apart from this one", () => {
    const byCode = new Map(getBuiltInNomenclature().titles.map((title) => [title.code, title]));
    for (const { code: rome, appellations } of jobs)
      for (const { code, label } of appellations) expect(byCode.get(code)).toMatchObject({ code, label, rome });
  });

  test.each([
    ["Boulanger / Boulangère", "Boulanger"],
    ["Agent / Agente d'entretien du bâtiment", "Agent d'entretien du bâtiment"],
    ["Jardinier paysagiste / Jardinière paysagiste", "Jardinier paysagiste"],
    ["Valet / Femme de chambre", "Valet de chambre"],
    ["Data scientist", "Data scientist"],
  ])("%s is shortened to %s", (appellation, expected) => {
    expect(masculine(appellation)).toBe(expected);
  });
});

test("a company is the same whenever it is met, and its SIRET is nobody's", () => {
  const [sector] = sectors;
  const [town] = workTowns;
  if (!sector || !town) throw new Error("Empty tables");
  expect(company(1, sector, town, 0)).toEqual(company(1, sector, town, 0));
  expect(company(1, sector, town, 0).siret).toMatch(/^000\d{11}$/);
});
