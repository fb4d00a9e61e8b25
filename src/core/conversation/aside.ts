import type { Event, Turn } from "./events.ts";
import { showResults } from "./open.ts";
import type { Aside } from "./state-parts.ts";
import { actions, type Block, press } from "./view.ts";

/** The button that leads back to the search that was put aside. */
export function renderWayBack({ search }: Aside): Block[] {
  return actions(search && press("‹ Revenir à ma recherche", "back", "", "success"));
}

export function returnFromAside({ search }: Aside, event: Event): Turn | undefined {
  return search && event.type === "press" && event.action === "back" ? showResults(search) : undefined;
}
