import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { departementOfCommune, getDepartement } from "./departements.ts";
import { findTown, getTown, type Town } from "./towns.ts";

/** The town in whose place each commune is searched, by the commune's code. */
type NearestTowns = ReadonlyMap<string, Town>;

let reading: Promise<NearestTowns> | undefined;
let nearest: NearestTowns | undefined;

/**
 * Reads the official lists of communes once, a piece at a time: the demo runs the sandbox in the process of
 * the chat, and nobody there waits for 13 MB. Rejects where they cannot be read; the next call tries again.
 */
export async function loadNearestTowns(): Promise<void> {
  reading ??= readNearestTowns().catch((error: unknown) => {
    reading = undefined;
    throw error;
  });
  nearest = await reading;
}

/**
 * The town of the table in whose place a commune outside of it is searched, since nothing here says where the
 * other 34,600 communes lie: the largest one of its intercommunality, else of its arrondissement (the part of
 * a département), else the prefecture. `loadNearestTowns` comes first: a RangeError otherwise.
 */
export function findNearestTown(commune: string): Town {
  if (!nearest) throw new RangeError("The nearest towns have not been loaded");
  return nearest.get(commune) ?? getTown(getDepartement(departementOfCommune(commune)).prefecture);
}

async function readNearestTowns(): Promise<NearestTowns> {
  const found = await readArrondissements();
  // The communes that share a local government are nearer to each other than those of an arrondissement.
  for await (const lines of readPieces("epci"))
    for (const line of lines) {
      const members = [...line.matchAll(/\{"code":"(\w{5})","siren"/g)].map(([, code = ""]) => code);
      const town = largestOf(members);
      if (town) for (const code of members) found.set(code, town);
    }
  return found;
}

/** The largest town of each commune's arrondissement, where that has one. */
async function readArrondissements(): Promise<Map<string, Town>> {
  const arrondissementOf = new Map<string, string>();
  const largest = new Map<string, Town>();
  for await (const lines of readPieces("communes"))
    for (const line of lines) {
      const [, code = "", arrondissement] = /^\{"code":"(\w{5})",.*?"arrondissement":"(\w+)"/.exec(line) ?? [];
      // Some are listed again as a part of another.
      if (arrondissement === undefined || arrondissementOf.has(code)) continue;
      const name = `${departementOfCommune(code)} ${arrondissement}`;
      arrondissementOf.set(code, name);
      const town = largestOf([code, largest.get(name)?.code ?? ""]);
      if (town) largest.set(name, town);
    }
  const found = new Map<string, Town>();
  for (const [code, name] of arrondissementOf) {
    const town = largest.get(name);
    if (town) found.set(code, town);
  }
  return found;
}

function largestOf(codes: string[]): Town | undefined {
  return codes.flatMap((code) => findTown(code) ?? []).sort((a, b) => b.inhabitants - a.inhabitants)[0];
}

/** The lines of an official list, one object each, as many as were read at once. */
async function* readPieces(name: "epci" | "communes"): AsyncGenerator<string[]> {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  let rest = "";
  for await (const piece of createReadStream(path, "utf8")) {
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop() ?? "";
    yield lines;
  }
  yield [rest];
}
