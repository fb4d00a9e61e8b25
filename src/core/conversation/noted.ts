import { formatPlace } from "../places/place.ts";
import { describeFilters } from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { describePlace, formatArea, formatRadius, joinNames, usualRadius } from "../search/search.ts";
import { withoutKept } from "./kept-filters.ts";
import type { Draft } from "./state-parts.ts";
import { type Block, strong, text } from "./view.ts";

/**
 * "📍 Lyon (69) · CDI : c'est noté.": what is known of the search to come while the rest is asked for.
 * What was kept from another search is said by `renderDifferences`, the kind by the question for a job. Empty
 * where nothing is known.
 */
export function renderNoted(draft: Draft, { isKindSaid = false } = {}): Block[] {
  const isOtherRadius = draft.saidKm !== undefined || (draft.radius !== usualRadius && !draft.keptRadius);
  const [first, ...more] = listKnown(draft, { isKindSaid, isOtherRadius });
  if (!first) return [];
  return [text`${first.icon} ${strong([first, ...more].map(({ words }) => words).join(" · "))} : c'est noté.`];
}

/** The same as a plain line, above the choices of a list or while one part of a search is being changed. */
export function renderKnown(draft: Draft): Block[] {
  const isOtherRadius = draft.saidKm !== undefined || draft.place !== undefined;
  const [first, ...more] = listKnown(draft, { isKindSaid: false, isOtherRadius });
  return first ? [text`${first.icon} ${[first, ...more].map(({ words }) => words).join(" · ")}`] : [];
}

type Known = { icon: string; words: string };

function listKnown(draft: Draft, { isKindSaid, isOtherRadius }: Record<"isKindSaid" | "isOtherRadius", boolean>) {
  const { kind, place, radius, filters, gathered, keptKind } = draft;
  const { icon, prefix } = kindTable[kind];
  const known: Known[] = [];
  if (prefix !== undefined && !keptKind && !isKindSaid) known.push({ icon, words: prefix });
  if (place) known.push({ icon: "📍", words: isOtherRadius ? describePlace({ place, radius }) : formatArea(place) });
  else if (gathered) known.push({ icon: "📍", words: joinNames(listGathered(gathered)) });
  else if (isOtherRadius) known.push({ icon: "↔️", words: formatRadius(radius) });
  return [...known, ...describeFilters(withoutKept(filters, draft)).map((words) => ({ icon: "⚙️", words }))];
}

/** Places that are put together; of a name that several bear it is still to be asked which one is meant. */
function listGathered({ places, asks }: NonNullable<Draft["gathered"]>): string[] {
  return [...places.map(formatPlace), ...asks.map(({ said }) => `${said} (à préciser)`)];
}
