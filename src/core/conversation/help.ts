import { renderWayBack, returnFromAside } from "./aside.ts";
import type { Event, Turn } from "./events.ts";
import { nearButton } from "./near-button.ts";
import type { StateOf } from "./state.ts";
import type { Aside } from "./state-parts.ts";
import { actions, press, strong, text } from "./view.ts";

/** How it works, in a few lines. */
export function updateHelp({ aside }: StateOf<"help">, event: Event): Turn {
  return returnFromAside(aside, event) ?? showHelp(aside);
}

export function showHelp(aside: Aside): Turn {
  return {
    state: { step: "help", aside },
    view: [
      text`❓ ${strong("Comment ça marche")}`,
      text`• Écrivez un métier, cochez ce qui vous convient, choisissez une ville : je montre les offres.
• Tout en une fois, c'est possible : « boulanger à Lyon », « alternance vente Nantes ».
• 💼 Emploi, 🎓 Alternance, 🏢 Entreprises, formations, évènements : on passe de l'un à l'autre sous les résultats.
• 🔔 M'alerter, sous les offres : je vous écris chaque jour ce qui est nouveau, et seulement cela.
• 📍 Quelqu'un près de moi : qui peut vous aider près de chez vous, mission locale, France Travail, Cap emploi…
• Un nouveau mot lance une nouvelle recherche, à tout moment.`,
      text`Les annonces viennent de France Travail, de La bonne alternance, de Mon Compte Formation (Caisse des Dépôts) et des emplois de l'inclusion ; je ne suis pas un service officiel. Une offre vous demande de l'argent ou vos codes ? N'envoyez rien.`,
      ...renderWayBack(aside),
      ...actions(press("🔎 Nouvelle recherche", "new"), press("🔔 Mes alertes", "alerts")),
      ...actions(nearButton, press("🔒 Vos données", "privacy")),
    ],
  };
}
