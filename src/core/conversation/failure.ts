import type { Failure, UnsupportedPart } from "../failure.ts";
import type { MissingService, SourceNote } from "../offers/offer.ts";
import { type Kind, kindTable } from "../search/kind.ts";
import { agreeWithService, pluralise } from "../text/text.ts";
import type { OfferCount } from "./events.ts";
import { actions, press, type RichText, rich, text, type View } from "./view.ts";

/**
 * Says in one sentence what went wrong outside, and the way on. The search is kept: "Réessayer" shows the
 * step again. A part of the search that a service does not take has to be changed, where there is a search to
 * change; asking again would not help.
 */
export function renderFailure(failure: Failure, ...rest: View): View {
  const { unfit, service = "Le site d'offres" } = failure;
  if (unfit) return [text`⚠️ ${unfitSentence(service, unfit)} Votre recherche est gardée.`, ...change(unfit), ...rest];
  return [{ kind: "text", text: sentence(failure) }, ...actions(press("↻ Réessayer", "again", "", "success")), ...rest];
}

function unfitSentence(service: string, unfit: UnsupportedPart): string {
  switch (unfit.part) {
    case "place":
      return `${service} n'accepte pas ce lieu. Choisissez-en un autre : une ville voisine, ou le département.`;
    case "land":
      return `${service} n'a pas d'offres à cet endroit (${unfit.name}) : outre-mer, ses offres couvrent la Guadeloupe, la Martinique, la Guyane, La Réunion et Mayotte.`;
    case "jobs":
      return `${service} n'accepte pas ce métier. Choisissez un autre intitulé.`;
    case "diploma":
      return `${service} ne cherche pas par diplôme, mais par métier.`;
    case "words":
      return `${service} n'accepte pas ces mots. Essayez d'autres mots, sept au plus.`;
    case "filters":
      return `${service} n'accepte pas ce choix pour « ${unfit.label} ». Changez ce filtre, ou retirez-le.`;
    case "search":
      return `${service} n'accepte pas cette recherche telle quelle. Changez un de ses critères.`;
  }
}

/** The first is what most likely helps. */
function change({ part }: UnsupportedPart): View {
  const filters = press("⚙️ Filtres", "filters");
  const place = press("📍 Lieu", "place");
  const jobs = press("🧰 Métiers", "jobs");
  const buttons = {
    place: [place, filters],
    land: [place],
    jobs: [jobs, place],
    diploma: [jobs],
    words: [jobs, place],
    filters: [filters, place],
    search: [filters, place, jobs],
  };
  return actions(...buttons[part]);
}

/** "12 offres", "environ 340 offres"; without a service that did not answer "au moins 12 offres". */
export function formatAtLeast({ total, exact, missing }: OfferCount, kind: Kind): string {
  const { one, many } = kindTable[kind];
  return `${missing.length > 0 ? "au moins " : exact ? "" : "environ "}${pluralise(total, one, many)}`;
}

/** "12", "environ 340", "au moins 12": the same without its noun. */
export function formatCount({ total, exact, missing }: OfferCount): string {
  return `${missing.length > 0 ? "au moins " : exact ? "" : "environ "}${total.toLocaleString("fr-FR")}`;
}

/** What a page lacks, because a service did not answer. The others are shown. */
export function renderMissingServices(missing: MissingService[]): View {
  const refused = missing.flatMap(({ service, unfit }) =>
    unfit ? [text`⚠️ ${unfitSentence(service, unfit)}${unfit.part === "land" ? "" : " Ses offres manquent ici."}`] : [],
  );
  const names = missing.flatMap(({ service, unfit }) => (unfit ? [] : [service]));
  return names.length === 0
    ? refused
    : [
        ...refused,
        text`⚠️ ${names.join(" et ")} ne répond${names.length > 1 ? "ent" : ""} pas : ${names.length > 1 ? "leurs offres s'afficheront dès leur retour" : "ses offres s'afficheront dès son retour"}.`,
      ];
}

/** What a service says of what it gave: that there is more than is shown. */
export function renderSourceNotes(notes: readonly SourceNote[], kind: Kind): View {
  const things = kindTable[kind].many;
  return notes.map((note) => text`${formatSourceNote(note, things)}`);
}

function formatSourceNote(note: SourceNote, things: string): string {
  switch (note.is) {
    case "partial":
      return `⚠️ ${note.service} prévient que sa réponse est incomplète : il peut manquer des ${things} ici.`;
    case "first":
      return `📏 ${note.service} donne ${note.most} ${things} au plus à la fois : il y en a sans doute d'autres. Une distance plus courte, ou un autre métier, en montre plus.`;
  }
}

function sentence(failure: Failure): RichText {
  const { why, service = "Le site d'offres", minutes = 2, isShared, reference = "" } = failure;
  switch (why) {
    case "busy": {
      const back = failure.minutes === undefined ? "" : ` : réessayez dans ${inMinutes(minutes)}`;
      return rich`⚠️ ${service} est très ${agreeWithService(service, "sollicité")} en ce moment. Votre recherche est gardée${back}.`;
    }
    case "crowded":
      return rich`👥 Beaucoup de monde en ce moment. Votre recherche est gardée : réessayez dans quelques minutes.`;
    case "slow":
      return rich`⚠️ ${service} met trop de temps à répondre. Votre recherche est gardée.`;
    case "down":
    case "garbage":
    case "refused":
      return rich`⚠️ ${service} ne répond pas en ce moment. Votre recherche est gardée.`;
    case "quota":
      return isShared
        ? rich`Beaucoup de recherches partent en ce moment de votre connexion, partagée peut-être avec d'autres. Reprenez dans ${inMinutes(minutes)} : votre recherche est gardée.`
        : rich`Vous avez fait beaucoup de recherches. Reprenez dans ${inMinutes(minutes)}.`;
    case "unkept":
      return rich`😕 Je n'ai pas pu enregistrer votre demande (réf. ${reference}). Réessayez dans un instant.`;
    case "bug":
      return rich`😕 Un problème est survenu (réf. ${reference}). Votre recherche n'est pas perdue.`;
  }
}

function inMinutes(minutes: number): string {
  return minutes === 1 ? "une minute" : `${minutes} minutes`;
}
