import type { PressButton } from "./apply-go.ts";
import type { Turn } from "./events.ts";
import type { State } from "./state.ts";
import { updateStep } from "./step.ts";

/** An answer in words to what is asked, or what to do where nothing is. */
export function applyAnswer(state: State, to: string, pressButton: PressButton): Turn {
  const again = (notice: string): Turn => ({ ...updateStep(state, { type: "again" }), notice });
  switch (state.step) {
    case "job":
      if (to === "whatever" || to === "yes")
        return pressButton(state, { type: "press", action: state.picked.length > 0 ? "ok" : "all", value: "" });
      if (to === "no") return pressButton(state, { type: "press", action: "cancel", value: "" });
      return again("Cochez ce qui vous tente, même plusieurs métiers, puis « ✅ Valider ».");
    case "place":
      return again("Pas de souci : écrivez la ville la plus proche de chez vous, ou touchez « Toute la France ».");
    default:
      return again("Touchez un des boutons, ou écrivez un métier et une ville.");
  }
}
