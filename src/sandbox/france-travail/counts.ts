import type { Posting } from "../postings/posting.ts";
import { factsOf } from "./facts.ts";

/** `filtresPossibles`: how many of all matches have each value. Each list adds up to the total. */
export function countsOf(matches: readonly Posting[]) {
  return [
    count("typeContrat", matches, ({ contract }) => contract.type),
    count("experience", matches, (posting) => factsOf(posting).experience),
    count("qualification", matches, (posting) => factsOf(posting).qualification),
    count("natureContrat", matches, ({ contract }) => contract.nature),
  ];
}

function count(filtre: string, matches: readonly Posting[], valueIn: (posting: Posting) => string) {
  const counts = new Map<string, number>();
  for (const value of matches.map(valueIn)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { filtre, agregation: [...counts].map(([valeurPossible, nbResultats]) => ({ valeurPossible, nbResultats })) };
}
