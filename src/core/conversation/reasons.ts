import type { Stage } from "../alerts/explain.ts";
import { entryOf, filterValue } from "../filters.ts";
import { describeJobs, type Search } from "../search.ts";
import { strong, text, type View } from "../view.ts";
import { ago, dayIn } from "../when.ts";
import type { Alert } from "../words.ts";

/** Stage by stage what speaks for an offer and what against it; what goes without saying is left out. */
export function reasons(stages: Stage[], search: Search, now: Date): string[] {
  return stages.flatMap((stage) => {
    const said = reason(stage, search, now);
    const mark = stage.passes === undefined ? "👁" : stage.passes ? "✅" : "❌";
    return said === undefined ? [] : [`${mark} ${said}`];
  });
}

function reason(stage: Stage, search: Search, now: Date): string | undefined {
  const { passes } = stage;
  switch (stage.stage) {
    case "alert":
      return passes ? undefined : "L'alerte est en pause.";
    case "person":
    case "offer":
      return undefined;
    case "job":
      return `Métier : ${jobReason(stage, search)}.`;
    case "kind":
      return passes ? undefined : "Ce n'est pas de l'alternance.";
    case "place":
      return `Lieu : ${stage.label}${stage.km === undefined ? "" : `, ${distance(stage.km)}`}${passes ? "" : " : trop loin"}.`;
    case "filter":
      return filterReason(stage, search);
    case "company":
      return passes ? undefined : `Entreprise : vous ne voulez plus des offres de ${stage.company}.`;
    case "date":
      return `Date : ${published(stage.created, now)}${passes ? "" : ", avant ce que suit cette alerte"}.`;
    case "copy":
      return passes ? undefined : "C'est la copie d'une annonce que vous avez eue il y a moins d'un mois.";
    case "told":
      return stage.isTold ? "Vous l'avez vue : je ne vous l'enverrai pas une deuxième fois." : undefined;
    case "waiting":
      return stage.offered ? "Elle attend derrière « Tout voir »." : "Elle attend le prochain envoi.";
    case "sending":
      return "Elle est en train de partir.";
  }
}

function jobReason({ how, passes }: Extract<Stage, { stage: "job" }>, search: Search): string {
  const many = search.titles.length > 1;
  switch (how) {
    case "ticked":
      return many ? "un de ceux que vous avez cochés" : "celui que vous avez coché";
    case "related":
      return `proche de ${many ? "ceux que vous avez cochés" : "celui que vous avez coché"}${passes ? "" : ", et l'alerte ne prend pas les métiers proches"}`;
    case "another":
      return "un autre";
    case "unknown":
      return "l'annonce ne le précise pas ; c'est le site d'offres qui l'a classée là";
    case "any":
      return `vous cherchez les mots ${describeJobs(search)}`;
  }
}

/** A filter that is not set decides nothing. */
function filterReason({ filter, passes, says }: FilterStage, { filters }: Search): string | undefined {
  const wanted = filterValue(filters, filter);
  if (wanted === undefined || filter === "order" || filter === "strict") return undefined;
  const { label, shape } = entryOf(filter);
  if (filter === "since") return `${label} : ${wanted}.`;
  if (passes) return `${label} : ${says ?? "non précisé"}.`;
  if (says === undefined && filters.strict) return `${label} : non précisé, et vous ne voulez que ce qui l'est.`;
  const has = `${label} : ${says ?? "autre"}`;
  return shape === "flag" || shape === "words" ? `${has}.` : `${has}, alors que vous cherchez « ${wanted} ».`;
}

type FilterStage = Extract<Stage, { stage: "filter" }>;

function distance(km: number): string {
  return km === 0 ? "à moins de 1 km" : `à ${km} km`;
}

function published(created: string | undefined, now: Date): string {
  return created === undefined ? "inconnue" : `publiée ${ago(created, now)}`;
}

/** What one alert makes of an offer that was found elsewhere, in one line. */
export function alertLine({ name, next, schedule }: Alert, stages: Stage[], asOf: string): View[number] {
  return text`🔔 ${strong(name)} : ${verdict(stages, dayIn(next, schedule.zone, asOf))}`;
}

function verdict(stages: Stage[], next: string): string {
  const has = (name: Stage["stage"], passes?: boolean) =>
    stages.find(({ stage, passes: its }) => stage === name && (passes === undefined || its === passes));
  const told = has("told");
  const against = stages.flatMap((stage) => (stage.passes === false ? (short(stage) ?? []) : []));
  if (against.length > 0) return `elle n'en fait pas partie (${against.join(", ")}).`;
  if (told?.stage === "told" && told.isTold)
    return "elle en fait partie. Vous l'avez déjà vue : je ne vous l'enverrai pas.";
  if (has("alert", false)) return "elle en fait partie, mais l'alerte est en pause.";
  if (has("copy", false)) return "elle en fait partie, mais c'est la copie d'une annonce que vous avez eue.";
  if (has("date", false)) return "elle en fait partie, mais date d'avant l'alerte.";
  const waiting = has("waiting");
  if (waiting?.stage === "waiting" && waiting.offered) return "elle en fait partie : elle est derrière « Tout voir ».";
  return `elle en fait partie : elle viendra ${next}.`;
}

/** Why an offer does not belong, in two words; undefined where it belongs all the same. */
function short(stage: Stage): string | undefined {
  switch (stage.stage) {
    case "job":
      return stage.how === "related" ? "métier proche seulement" : "autre métier";
    case "kind":
      return "pas de l'alternance";
    case "place":
      return stage.km === undefined ? `ailleurs : ${stage.label}` : `trop loin : ${stage.km} km`;
    case "filter":
      return stage.filter === "order"
        ? undefined
        : `${entryOf(stage.filter).label.toLowerCase()} : ${stage.says ?? "autre"}`;
    case "company":
      return "entreprise écartée";
    case "alert":
    case "person":
    case "offer":
    case "date":
    case "copy":
    case "told":
    case "waiting":
    case "sending":
      return undefined;
  }
}
