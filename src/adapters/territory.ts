import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { z } from "zod";
import { runToEnd, type Steps } from "../core/async/steps.ts";
import type { CommuneRow, Territory } from "../core/places/territory.ts";

const commune = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  departement: z.string(),
  region: z.string(),
  population: z.number().optional(),
  codesPostaux: z.array(z.string()).optional(),
  commune: z.string().optional(),
  chefLieu: z.string().optional(),
});
const departement = z.object({ code: z.string(), nom: z.string(), region: z.string() });
const region = z.object({ code: z.string(), nom: z.string() });

/**
 * All communes, départements and regions of France, from npm `@etalab/decoupage-administratif` (INSEE, La
 * Poste; Licence Ouverte 2.0). Read anew only when nobody has them any more: they are large, and what is made
 * of them is what stays.
 */
export function loadTerritory(): Territory {
  return runToEnd(loadTerritoryInSteps());
}

/** The same, a row at a time. */
export function* loadTerritoryInSteps(): Steps<Territory> {
  const known = kept?.deref() ?? (yield* read());
  kept = new WeakRef(known);
  yield;
  return known;
}

let kept: WeakRef<Territory> | undefined;

function* read(): Steps<Territory> {
  const intern = interned();
  const communes: CommuneRow[] = [];
  const formerNames: Territory["formerNames"] = [];
  for (const row of rowsOf("communes")) {
    yield;
    const {
      code,
      nom,
      type,
      chefLieu,
      departement,
      region,
      population = 0,
      codesPostaux = [],
      commune: city,
    } = commune.parse(row);
    if (type === "commune-actuelle" || type === "arrondissement-municipal") {
      const place = {
        kind: "commune",
        code,
        name: nom.replace(" Arrondissement", ""),
        departement: intern(departement),
        region: intern(region),
      } as const;
      communes.push({ place: city ? { ...place, city } : place, population, postalCodes: codesPostaux.map(intern) });
    } else if (chefLieu)
      formerNames.push({
        name: nom,
        code: chefLieu,
        formerCode: intern(code),
        isAssociated: type === "commune-associee",
      });
  }
  yield;
  const today = new Map(communes.map(({ place }) => [place.code, place.name]));
  yield;
  // The seat of a merged commune often keeps its code, and sometimes its name: then nothing of it is former.
  const former = formerNames.filter(({ name, code, formerCode }) => code !== formerCode || today.get(code) !== name);
  yield;
  return {
    communes,
    formerNames: former,
    departements: Array.from(rowsOf("departements"), (row) => departement.parse(row)).map(({ code, nom, region }) => ({
      code,
      name: nom,
      region,
    })),
    regions: Array.from(rowsOf("regions"), (row) => region.parse(row)).map(({ code, nom }) => ({ code, name: nom })),
  };
}

/**
 * The files hold one object a line. Read line by line, 9 MB of JSON cost a line at a time; read whole, 40 MB
 * that stay in the heap.
 */
function* rowsOf(name: string): Generator<unknown> {
  const file = readFileSync(
    createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`),
  );
  for (let from = 0, end = 0; from < file.length; from = end + 1) {
    end = file.indexOf(10, from);
    if (end < 0) end = file.length;
    const line = file.toString("utf8", from, end).replace(/,\s*$/, "").trim();
    if (line.startsWith("{")) yield JSON.parse(line);
  }
}

/** Thousands of rows repeat a few codes: each is kept once. */
function interned(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const kept = known.get(text) ?? text;
    known.set(kept, kept);
    return kept;
  };
}
