import { actions, press, text, type View } from "../view.ts";
import type { Ask } from "../words.ts";

/** Shown when an answer from outside takes longer than a moment. "Annuler" works at once: nobody's queue waits. */
export function waitingView(ask: Ask): View {
  return [text`${doing(ask)}`, ...actions(press("✖️ Annuler", "cancel"))];
}

function doing(ask: Ask): string {
  if (ask.ask === "export") return "⬇️ Je prépare le fichier…";
  return ask.ask === "market" && ask.drawn ? "📊 Je dessine…" : "🔎 Je cherche…";
}
