import type { Ask } from "./events.ts";
import { actions, press, text, type View } from "./view.ts";

/**
 * Shown when an answer from outside takes longer than a moment; where many ask at once, with about how long
 * it takes until it is asked for, in milliseconds. "Annuler" works at once, because the person's queue is not
 * blocked. It names the task that it cancels, so that a late press cancels nothing else.
 */
export function renderWaiting(ask: Ask, task = "", waitMs = 0): View {
  const wait = formatWait(waitMs);
  const crowd =
    wait === undefined
      ? []
      : [
          text`👥 Beaucoup de monde en ce moment : réponse dans ${wait}. Vous n'avez rien à faire, elle s'affichera ici.`,
        ];
  return [text`${doing(ask)}`, ...crowd, ...actions(press("✖️ Annuler", "cancel", task))];
}

function doing(ask: Ask): string {
  if (ask.ask === "subscribe") return "🔔 Je prépare l'alerte…";
  if (ask.ask === "export") return "⬇️ Je prépare le fichier…";
  return ask.ask === "market" && ask.drawn ? "📊 Je dessine…" : "🔎 Je cherche…";
}

/** Shorter waits are not worth a word. Milliseconds. */
const shortMs = 5_000;

/** "environ 40 secondes", "environ 3 minutes"; undefined for a wait that is not worth a word. */
export function formatWait(ms: number): string | undefined {
  if (ms < shortMs) return undefined;
  const seconds = Math.ceil(ms / 1000);
  const step = seconds <= 30 ? 5 : 10;
  const rounded = Math.ceil(seconds / step) * step;
  if (rounded < 60) return `environ ${rounded} secondes`;
  const minutes = Math.ceil(seconds / 60 - 0.25);
  return minutes === 1 ? "environ une minute" : `environ ${minutes} minutes`;
}

/**
 * Whether people who were told of one wait should be told of another: it is half as long by now, or half as
 * long again.
 */
export function isOtherWait(toldMs: number, nowMs: number): boolean {
  if (formatWait(toldMs) === formatWait(nowMs)) return false;
  return nowMs <= toldMs / 2 || nowMs >= toldMs * 1.5;
}
