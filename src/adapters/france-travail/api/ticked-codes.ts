import type { Search } from "../../../core/search/search.ts";
import type { Rome } from "../../rome/rome.ts";

/** The codes of the ticked titles as ROME has them now, each once. */
export function resolveTickedCodes({ titles }: Pick<Search, "titles">, { romeOf }: Pick<Rome, "romeOf">): string[] {
  return [...new Set(titles.map(({ code, rome }) => romeOf(code) ?? rome))];
}
