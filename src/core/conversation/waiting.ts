import type { Ask } from "./events.ts";
import { actions, press, text, type View } from "./view.ts";

/**
 * Shown when an answer from outside takes longer than a moment. "Annuler" works at once, because the person's
 * queue is not blocked. It names the task that it cancels, so that a late press cancels nothing else.
 */
export function renderWaiting(ask: Ask, task = ""): View {
  return [text`${doing(ask)}`, ...actions(press("✖️ Annuler", "cancel", task))];
}

function doing(ask: Ask): string {
  if (ask.ask === "subscribe") return "🔔 Je prépare l'alerte…";
  if (ask.ask === "export") return "⬇️ Je prépare le fichier…";
  return ask.ask === "market" && ask.drawn ? "📊 Je dessine…" : "🔎 Je cherche…";
}
