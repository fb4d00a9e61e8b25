import type { Alert } from "../alerts/alert.ts";
import type { Check } from "../alerts/check.ts";
import { formatFilterValue, getFilterEntry } from "../search/filters.ts";
import { describeJobs, type Search } from "../search/search.ts";
import { formatAgo, formatDayInZone } from "../text/dates.ts";
import { formatDistance } from "./card-parts.ts";
import { strong, text, type View } from "./view.ts";

/** Stage by stage what speaks for an offer and what against it; what goes without saying is left out. */
export function listReasons(stages: Check[], search: Search, now: Date): string[] {
  return stages.flatMap((stage) => {
    const explanation = reason(stage, search, now);
    const mark = stage.passes === undefined ? "👁" : stage.passes ? "✅" : "❌";
    return explanation === undefined ? [] : [`${mark} ${explanation}`];
  });
}

function reason(stage: Check, search: Search, now: Date): string | undefined {
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
      return `Lieu : ${stage.label}${stage.km === undefined ? "" : `, à ${formatDistance(stage.km)}`}${passes ? "" : " : trop loin"}.`;
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

function jobReason({ how, passes }: Extract<Check, { stage: "job" }>, search: Search): string {
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
  const wanted = formatFilterValue(filters, filter);
  if (wanted === undefined || filter === "order" || filter === "strict") return undefined;
  const { label, shape } = getFilterEntry(filter);
  if (filter === "since") return `${label} : ${wanted}.`;
  if (passes) return `${label} : ${says ?? "non précisé"}.`;
  if (says === undefined && filters.strict) return `${label} : non précisé, et vous ne voulez que ce qui l'est.`;
  const has = `${label} : ${says ?? "autre"}`;
  return shape === "flag" || shape === "words" ? `${has}.` : `${has}, alors que vous cherchez « ${wanted} ».`;
}

type FilterStage = Extract<Check, { stage: "filter" }>;

function published(created: string | undefined, now: Date): string {
  return created === undefined ? "inconnue" : `publiée ${formatAgo(created, now)}`;
}

/** What one alert makes of an offer that was found elsewhere, in one line. */
export function renderAlertLine({ name, next, schedule }: Alert, stages: Check[], asOf: string): View[number] {
  return text`🔔 ${strong(name)} : ${verdict(stages, formatDayInZone(next, schedule.zone, asOf))}`;
}

function verdict(stages: Check[], next: string): string {
  const has = (name: Check["stage"], passes?: boolean) =>
    stages.find(({ stage, passes: its }) => stage === name && (passes === undefined || its === passes));
  const toldCheck = has("told");
  const against = stages.flatMap((stage) => (stage.passes === false ? (short(stage) ?? []) : []));
  if (against.length > 0) return `elle n'en fait pas partie (${against.join(", ")}).`;
  if (toldCheck?.stage === "told" && toldCheck.isTold)
    return "elle en fait partie. Vous l'avez déjà vue : je ne vous l'enverrai pas.";
  if (has("alert", false)) return "elle en fait partie, mais l'alerte est en pause.";
  if (has("copy", false)) return "elle en fait partie, mais c'est la copie d'une annonce que vous avez eue.";
  if (has("date", false)) return "elle en fait partie, mais date d'avant l'alerte.";
  const waiting = has("waiting");
  if (waiting?.stage === "waiting" && waiting.offered) return "elle en fait partie : elle est derrière « Tout voir ».";
  return `elle en fait partie : elle viendra ${next}.`;
}

/** Why an offer does not belong, in two words; undefined where it belongs all the same. */
function short(stage: Check): string | undefined {
  switch (stage.stage) {
    case "job":
      return stage.how === "related" ? "métier proche seulement" : "autre métier";
    case "kind":
      return "pas de l'alternance";
    case "place":
      return stage.km === undefined ? `ailleurs : ${stage.label}` : `trop loin : ${formatDistance(stage.km)}`;
    case "filter":
      return stage.filter === "order"
        ? undefined
        : `${getFilterEntry(stage.filter).label.toLowerCase()} : ${stage.says ?? "autre"}`;
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
