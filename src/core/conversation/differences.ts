import { maxPlaces } from "../places/area.ts";
import { describeFilters, listFilterNames } from "../search/filters.ts";
import { type Kind, kindSchema, kindTable } from "../search/kind.ts";
import {
  changeKind,
  formatRadius,
  hasRadius,
  maxRadiusKm,
  minRadiusKm,
  type Search,
  usualRadius,
} from "../search/search.ts";
import { describePayRange, describePayReading } from "../text/amount.ts";
import { withDe } from "../text/elision.ts";
import { quote } from "../text/quote.ts";
import type { ElsewhereKind } from "../understanding/job-request.ts";
import type { Event } from "./events.ts";
import { removeKeptFilters, renderKeptFilters } from "./kept-filters.ts";
import type { Draft, SearchDifferences } from "./state-parts.ts";
import { type Action, actions, type Block, press, strong, text } from "./view.ts";

type Asked = Pick<Draft, "kind" | "place" | "radius" | "filters" | "inapplicable">;

/**
 * Says how a search differs from what was asked for, each time with a way on. What was kept from another
 * search comes last, with a button that removes it.
 */
export function renderDifferences(asked: Asked, differences: SearchDifferences): Block[] {
  return [
    ...elsewhereLines(differences.elsewhere),
    ...refusedLines(asked.kind, differences.refused),
    ...outsideLines(differences.outside),
    ...radiusLines(asked, differences.saidKm),
    ...payLines(asked, differences),
    ...keptKindLines(asked.kind, differences.keptKind),
    ...keptRadiusLines(asked, differences.keptRadius),
    ...renderInapplicableFilters(asked),
    ...renderKeptFilters(asked.filters, differences),
  ];
}

/** Public services for what is not looked for here, as of November 2026. */
const publicServices: Record<ElsewhereKind, { label: string; url: string; many: string }> = {
  stage: { label: "Stages ↗️", url: "https://www.1jeune1solution.gouv.fr/stages", many: "des stages" },
  formation: {
    label: "Formations ↗️",
    url: "https://candidat.francetravail.fr/formations/recherche",
    many: "des formations",
  },
  "service civique": {
    label: "Service civique ↗️",
    url: "https://www.service-civique.gouv.fr",
    many: "des services civiques",
  },
  bénévolat: { label: "Bénévolat ↗️", url: "https://www.jeveuxaider.gouv.fr", many: "des missions de bénévolat" },
};

function elsewhereLines(kind: ElsewhereKind | undefined): Block[] {
  if (kind === undefined) return [];
  const { label, url, many } = publicServices[kind];
  return [
    text`🤔 « ${strong(kind)} » : je cherche des emplois et des alternances, pas ${many}.`,
    ...actions({ kind: "url", label, url }),
  ];
}

/** What is not wanted is never searched for; where no filter leaves it out, that is said. */
function refusedLines(kind: Kind, refused: string[] = []): Block[] {
  if (refused.length === 0) return [];
  const quotedThings = refused.map((one) => quote(one, 40)).join(", ");
  const hint = listFilterNames(kind).includes("exclude")
    ? " Dans les filtres, « Mots exclus » cache les annonces qui disent un mot."
    : "";
  return [text`🤔 ${strong(quotedThings)} : je n'ai pas de filtre pour cela, je n'en tiens pas compte.${hint}`];
}

/** A search has places, and no holes in them. */
function outsideLines(outside: string[] = []): Block[] {
  if (outside.length === 0) return [];
  const said = outside.map((one) => quote(one, 40)).join(", ");
  return [
    text`🤔 ${strong(said)} : je ne sais pas retirer un lieu d'un autre, ses offres peuvent rester. Écrivez plutôt les lieux voulus, ${maxPlaces} au plus : « 38 et 73 », par exemple.`,
  ];
}

/** A distance has its bounds, and is one around a town. */
function radiusLines({ place, radius }: Asked, saidKm: number | undefined): Block[] {
  if (saidKm === undefined || place === undefined) return [];
  if (!hasRadius({ place }))
    return [text`📏 ${saidKm} km : un rayon se compte autour d'une ville, je n'en tiens pas compte ici.`];
  if (saidKm > maxRadiusKm && radius === maxRadiusKm)
    return [text`📏 ${saidKm} km : je cherche jusqu'à ${maxRadiusKm} km autour d'une ville.`];
  const isSmall = saidKm > 0 && saidKm < minRadiusKm && radius === minRadiusKm;
  return isSmall ? [text`📏 ${saidKm} km : je cherche à partir de ${minRadiusKm} km autour d'une ville.`] : [];
}

/** A week or a year is converted, net pay compared as it is, and a highest pay no filter: that is said. */
function payLines({ filters, inapplicable }: Asked, { pay, payRange }: SearchDifferences): Block[] {
  const euros = filters.salary ?? inapplicable?.salary;
  if (euros === undefined) return [];
  return [
    ...(pay === undefined ? [] : [text`${describePayReading(pay, euros)}`]),
    ...(payRange === undefined ? [] : [text`${describePayRange(payRange, euros)}`]),
  ];
}

function keptKindLines(kind: Kind, isKept: boolean | undefined): Block[] {
  if (!isKept || kind === "emploi") return [];
  return [text`${kindTable[kind].icon} Je cherche toujours ${strong(kindTable[kind].sought)}.`, ...actions(jobsButton)];
}

/** Only around a town there is a distance. */
function keptRadiusLines({ place, radius }: Asked, isKept: boolean | undefined): Block[] {
  if (!isKept || radius === usualRadius || (place !== undefined && !hasRadius({ place }))) return [];
  return [
    text`↔️ Rayon gardé : ${strong(formatRadius(radius))}`,
    ...actions(press(`Plutôt ${formatRadius(usualRadius)}`, "bare", keptDistance)),
  ];
}

/** Says that a circle was widened, which nobody asked for; with a way back where that has something. */
export function renderWidened({ kind, radius, widenedFrom: from, widenedTotal: total }: Search): Block[] {
  if (from === undefined) return [];
  const { none, many } = kindTable[kind];
  const few = total === 0 ? `${none} connue` : `Peu ${withDe(many)}`;
  const count = total === undefined ? "" : ` (${total})`;
  return [
    text`↔️ ${few} à moins de ${from} km : j'ai cherché jusqu'à ${strong(formatRadius(radius))}.`,
    ...actions(total !== 0 && press(`Plutôt ${from} km${count}`, "bare", keptDistance)),
  ];
}

/** The value of the button that takes a kept distance away; without a value it takes the filters. */
export const keptDistance = "radius";

/** Says which filters wait for another kind of search, and for which. Empty where none does. */
export function renderInapplicableFilters({ kind, inapplicable = {} }: Pick<Asked, "kind" | "inapplicable">): Block[] {
  if (kind === "emploi") return [];
  // What is held at a distance says so, although nothing else can be left out.
  const { telework, ...others } = inapplicable;
  const isMarked = telework === true && (kind === "formations" || kind === "evenements");
  const marked = isMarked
    ? [text`💻 Ce qui a lieu à distance le dit : « à distance ». Je ne sais pas ne montrer que cela.`]
    : [];
  const labels = describeFilters(isMarked ? others : inapplicable);
  if (labels.length === 0) return marked;
  // Apprenticeships have filters of their own.
  const [where, until] =
    kind === "alternance" ? ["en alternance", `« ${kindTable.emploi.button} »`] : ["ici", "les offres"];
  return [...marked, text`⚙️ ${strong(labels.join(" · "))} : sans effet ${where}, gardé pour ${until}.`];
}

const jobsButton: Action = press(kindTable.emploi.button, "kind", "emploi");

/**
 * The draft as its buttons change it: without what was kept from another search, or of another kind.
 * Undefined for other buttons.
 */
export function removeDifference(
  draft: Draft,
  { action, value }: Extract<Event, { type: "press" }>,
): Draft | undefined {
  if (action === "bare" && value === keptDistance) return { ...draft, radius: usualRadius, keptRadius: undefined };
  if (action === "bare") return { ...removeKeptFilters(draft, draft), kept: undefined, keptWords: undefined };
  if (action !== "kind") return undefined;
  const wanted = kindSchema.catch(draft.kind).parse(value);
  return { ...changeKind(draft, wanted), keptKind: undefined };
}

/** What of it is known, and nothing else. */
export function pickDifferences({
  kept = [],
  keptWords,
  keptKind,
  keptRadius,
  saidKm,
  elsewhere,
  pay,
  payRange,
  refused = [],
  outside = [],
}: SearchDifferences): SearchDifferences {
  return {
    ...(kept.length === 0 ? {} : { kept, ...(keptWords ? { keptWords } : {}) }),
    ...(keptKind ? { keptKind } : {}),
    ...(keptRadius ? { keptRadius } : {}),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(pay ? { pay } : {}),
    ...(payRange === undefined ? {} : { payRange }),
    ...(refused.length === 0 ? {} : { refused }),
    ...(outside.length === 0 ? {} : { outside }),
  };
}
