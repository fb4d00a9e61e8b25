import { afterAll, beforeAll, expect, test } from "vitest";
import type { AppServices } from "../../src/app/services.ts";
import type { Commune } from "../../src/core/places/place.ts";
import type { Kind } from "../../src/core/search/kind.ts";
import { type Search, usualRadius } from "../../src/core/search/search.ts";
import { widenUnasked } from "../../src/core/search/widen-unasked.ts";
import { country } from "../fakes/news.ts";

/** Whatever the job, and wherever one lives: in the sandbox as the program starts it. */

const jobs = [
  ...["boulanger", "cuisinier", "serveur", "vendeur", "soudeur", "plombier", "maçon", "électricien", "comptable"],
  ...["secrétaire", "aide-soignant", "infirmier", "coiffeur", "mécanicien", "chauffeur", "magasinier", "menuisier"],
  ...["développeur", "jardinier", "agent d'entretien"],
];
const towns = [
  ...["Lyon", "Paris", "Marseille", "Lille", "Toulouse", "Bordeaux", "Nantes", "Strasbourg", "Rennes", "Grenoble"],
  ...["Auxerre", "Mende", "Guéret", "Bastia", "Dole", "Saumur", "Caen", "Gap", "Niort", "Riom"],
];

let there: AppServices;
beforeAll(async () => {
  there = await country(() => new Date("2026-11-23T09:00:00Z"), undefined, true);
  await there.prepare();
});
afterAll(() => there.close());

function understand(job: string, town: string, kind: Kind): Search {
  const { titles, places } = there.ports.understand(`${job} ${town}`);
  const [place] = places;
  if (!place || titles.length === 0) throw new Error(`${job} ${town} is not understood`);
  return { kind, titles: titles.slice(0, 1), place, radius: usualRadius, filters: {} };
}

/** How many there are, in the wider circle that is shown where few are near. */
async function count(search: Search): Promise<number> {
  const { total, missing } = await there.ports.offers(search, 1);
  expect.soft(missing).toEqual([]);
  const wider = widenUnasked(search, total);
  return wider ? count(wider) : total;
}

test("there are events for each of twenty jobs in each of twenty towns", async () => {
  const none: string[] = [];
  for (const job of jobs)
    for (const town of towns) if ((await count(understand(job, town, "evenements"))) === 0) none.push(`${job} ${town}`);
  expect(none).toEqual([]);
});

test("there are trainings for the CPF for each of twenty jobs in each of twenty towns", async () => {
  const none: string[] = [];
  for (const job of jobs)
    for (const town of towns) if ((await count(understand(job, town, "cpf"))) === 0) none.push(`${job} ${town}`);
  expect(none).toEqual([]);
});

// La bonne alternance takes a call a second: each job in one town, and each town for one job.
test("there are companies for each job, and schools for most", async () => {
  const without: Record<"entreprises" | "formations", string[]> = { entreprises: [], formations: [] };
  for (const [i, job] of jobs.entries())
    for (const kind of ["entreprises", "formations"] as const) {
      const search = understand(job, towns[i] ?? "", kind);
      if ((await count(search)) === 0) without[kind].push(`${job} ${towns[i]}`);
    }
  expect(without.entreprises).toEqual([]);
  // Where there is none within 50 km, there is a button for more.
  expect(without.formations.length).toBeLessThan(jobs.length / 3);
});

test("somebody helps near each town", async () => {
  for (const town of towns) {
    const { place } = understand("boulanger", town, "emploi");
    const found = await there.ports.findHelp?.(place as Commune);
    expect.soft(found?.choices.length, town).toBeGreaterThanOrEqual(4);
  }
});
