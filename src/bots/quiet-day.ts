import { typeset } from "../core/text/typography.ts";

/**
 * Of the demo: why a new day brought nothing. Whoever follows nothing is told how to, whoever rests that they
 * do.
 */
export function explainQuietDay(alerts: { paused?: unknown }[]): string {
  if (alerts.length === 0)
    return typeset(
      "Vous n'avez pas encore d'alerte : touchez « 🔔 M'alerter » sous des offres, et demain il y aura du nouveau.",
    );
  if (alerts.every(({ paused }) => paused !== undefined))
    return typeset(
      alerts.length > 1
        ? "Vos alertes sont en pause : rien n'arrive tant qu'elles le sont."
        : "Votre alerte est en pause : rien n'arrive tant qu'elle l'est.",
    );
  return "Rien de nouveau aujourd'hui pour vos alertes.";
}
