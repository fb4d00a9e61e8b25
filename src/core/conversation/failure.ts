import type { Missing } from "../offer.ts";
import { actions, press, type Rich, rich, text, type View } from "../view.ts";
import type { Failure } from "../words.ts";

/** What went wrong outside, in one sentence, and the way on. The search is kept: "Réessayer" shows the step again. */
export function failureView(failure: Failure, ...rest: View): View {
  return [{ kind: "text", text: sentence(failure) }, ...actions(press("↻ Réessayer", "again", "", "success")), ...rest];
}

/** What a page lacks, because a service did not answer. The others are shown. */
export function missingLine(missing: Missing[]): View {
  const names = missing.map(({ service }) => service);
  return names.length === 0
    ? []
    : [
        text`⚠️ ${names.join(" et ")} ne répond${names.length > 1 ? "ent" : ""} pas : ${names.length > 1 ? "leurs offres s'afficheront dès leur retour" : "ses offres s'afficheront dès son retour"}.`,
      ];
}

function sentence({ why, service = "Le site d'offres", minutes = 2, reference = "" }: Failure): Rich {
  switch (why) {
    case "busy":
      return rich`⚠️ ${service} est très sollicité en ce moment. Votre recherche est gardée.`;
    case "slow":
      return rich`⚠️ ${service} met trop de temps à répondre. Votre recherche est gardée.`;
    case "down":
    case "garbage":
    case "refused":
      return rich`⚠️ ${service} ne répond pas en ce moment. Votre recherche est gardée.`;
    case "quota":
      return rich`Vous avez fait beaucoup de recherches. Reprenez dans ${minutes === 1 ? "une minute" : `${minutes} minutes`}.`;
    case "bug":
      return rich`😕 Un problème est survenu (réf. ${reference}). Votre recherche n'est pas perdue.`;
  }
}
