import type { Turn } from "./events.ts";
import { again, type PressButton } from "./press-button.ts";
import type { State } from "./state.ts";

/** An answer in words to what is asked, or what to do where nothing is. */
export function applyAnswer(state: State, to: string, pressButton: PressButton): Turn {
  switch (state.step) {
    case "job":
      if (to === "whatever" || (to === "yes" && state.picked.length > 0))
        return pressButton(state, { type: "press", action: state.picked.length > 0 ? "ok" : "all", value: "" });
      if (to === "no") return pressButton(state, { type: "press", action: "cancel", value: "" });
      return again(state, "Cochez ce qui vous tente, même plusieurs métiers, puis « ✅ Valider ».");
    case "place":
      return again(
        state,
        "Pas de souci : écrivez la ville la plus proche de chez vous, ou touchez « Toute la France ».",
      );
    default:
      return again(state, "Touchez un des boutons, ou écrivez un métier et une ville.");
  }
}
