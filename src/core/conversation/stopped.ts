import type { Aside, At } from "../state.ts";
import { actions, press, text } from "../view.ts";
import type { Event, Turn } from "../words.ts";
import { cameBack, wayBack } from "./aside.ts";

/** "stop": nothing is sent unless someone writes first. */
export function stopped({ aside }: At<"stopped">, event: Event): Turn {
  return cameBack(aside, event) ?? showStopped(aside);
}

export function showStopped(aside: Aside): Turn {
  return {
    state: { step: "stopped", aside },
    view: [
      text`🔕 C'est noté : j'arrête ici. Je ne vous écris que si vous m'écrivez. Bonne continuation !`,
      ...wayBack(aside),
      ...actions(press("🔎 Nouvelle recherche", "new"), press("🔒 Vos données", "privacy")),
    ],
  };
}
