import { showEdit } from "./edit.ts";
import type { Turn } from "./events.ts";
import { openBeside } from "./open-listed.ts";
import { again } from "./press-button.ts";
import { getSearch, type State } from "./state.ts";
import { updateStep } from "./step.ts";

/**
 * "bof", "ça me plaît pas": what helps then. Behind one offer comes the next, below a list its search can be
 * changed, and a digest asks what is wrong. Nothing is said to be noted that is not.
 */
export function meetDislike(state: State): Turn {
  switch (state.step) {
    case "digest":
      return updateStep(state, { type: "press", action: "down", value: "" });
    case "offer": {
      const next = openBeside(state, "next");
      return { ...next, notice: next.notice ?? `Passons à la suivante. ${otherWays}` };
    }
    case "job":
      return again(state, "Aucun de ces métiers ne convient ? Écrivez un autre mot, ou « je ne sais pas ».");
    case "place":
      return again(state, "D'accord. Écrivez une autre ville, ou touchez « Toute la France ».");
    default: {
      const search = getSearch(state);
      return search && !("aside" in state)
        ? { ...showEdit(search), notice: `D'accord, changeons la recherche. ${otherWays}` }
        : again(state, "D'accord. Dites-moi ce qui vous irait : un métier et une ville, ou « je ne sais pas ».");
    }
  }
}

const otherWays = "Vous pouvez aussi dire ce qui ne va pas : « plus loin », « CDI », « pas le soir »…";
