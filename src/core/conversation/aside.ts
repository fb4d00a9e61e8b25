import type { Aside } from "../state.ts";
import { actions, type Block, press } from "../view.ts";
import type { Event, Turn } from "../words.ts";
import { showResults } from "./open.ts";

/** The button that leads back to the search that was put aside. */
export function wayBack({ search }: Aside): Block[] {
  return actions(search && press("‹ Revenir à ma recherche", "back", "", "success"));
}

export function cameBack({ search }: Aside, event: Event): Turn | undefined {
  return search && event.type === "press" && event.action === "back" ? showResults(search) : undefined;
}
