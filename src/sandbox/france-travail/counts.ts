import type { Posting } from "../postings/posting.ts";
import { factsOf } from "./facts.ts";

const counted: readonly (readonly [string, (posting: Posting) => string])[] = [
  ["typeContrat", ({ contract }) => contract.type],
  ["experience", (posting) => factsOf(posting).experience],
  ["qualification", (posting) => factsOf(posting).qualification],
  ["natureContrat", ({ contract }) => contract.nature],
];

/** `filtresPossibles`: how many of all matches have each value. Each list adds up to the total. */
export class FilterCounts {
  readonly #counts = counted.map(() => new Map<string, number>());

  add(posting: Posting): void {
    for (const [index, [, valueIn]] of counted.entries()) {
      const counts = this.#counts[index];
      const value = valueIn(posting);
      counts?.set(value, (counts.get(value) ?? 0) + 1);
    }
  }

  toJSON() {
    return counted.map(([filtre], index) => ({
      filtre,
      agregation: [...(this.#counts[index] ?? [])].map(([valeurPossible, nbResultats]) => ({
        valeurPossible,
        nbResultats,
      })),
    }));
  }
}
