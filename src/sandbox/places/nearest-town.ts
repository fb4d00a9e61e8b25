import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { departementOfCommune, getDepartement } from "./departements.ts";
import { findTown, getTown, type Town, towns } from "./towns.ts";

const known = new Map<string, Town>();

/**
 * The town of the table in whose place a commune outside of it is searched, since nothing here says where the
 * other 34,600 communes lie: the largest one of its intercommunality, else of its arrondissement (the part of
 * a département), else the prefecture.
 */
export function findNearestTown(commune: string): Town {
  const found = known.get(commune) ?? lookUp(commune);
  known.set(commune, found);
  return found;
}

function lookUp(commune: string): Town {
  return (
    largestOf(listIntercommunality(commune)) ??
    largestOf(listArrondissement(commune)) ??
    getTown(getDepartement(departementOfCommune(commune)).prefecture)
  );
}

function largestOf(codes: string[]): Town | undefined {
  return codes.flatMap((code) => findTown(code) ?? []).sort((a, b) => b.inhabitants - a.inhabitants)[0];
}

/** The communes that share a local government with it. */
function listIntercommunality(commune: string): string[] {
  const row = findRow(readRows("epci"), `{"code":"${commune}","siren"`);
  return [...row.matchAll(/\{"code":"(\w{5})","siren"/g)].map(([, code = ""]) => code);
}

/** The towns of the table in the same arrondissement of the département. */
function listArrondissement(commune: string): string[] {
  const departement = departementOfCommune(commune);
  const rows = readRows("communes");
  // They are sorted: nothing of another département is looked through.
  const first = rows.indexOf(Buffer.from(`{"code":"${departement}`));
  const arrondissementOf = (code: string) =>
    /"arrondissement":"(\w+)"/.exec(findRow(rows, `{"code":"${code}",`, first))?.[1] ?? "none";
  const wanted = arrondissementOf(commune);
  const neighbours = towns.filter((town) => town.departement === departement).map(({ code }) => code);
  return wanted === "none" ? [] : neighbours.filter((code) => arrondissementOf(code) === wanted);
}

/** The official lists: one object a line. They are not kept, since few communes are asked for. */
function readRows(name: "epci" | "communes"): Buffer {
  return readFileSync(createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`));
}

const newline = 0x0a;

/** The first line from there on that holds these words; empty where none does. */
function findRow(rows: Buffer, words: string, from = 0): string {
  // Bytes are found several times faster than a string.
  const at = rows.indexOf(Buffer.from(words), from);
  if (at === -1) return "";
  const end = rows.indexOf(newline, at);
  return rows.toString("utf8", rows.lastIndexOf(newline, at) + 1, end === -1 ? rows.length : end);
}
