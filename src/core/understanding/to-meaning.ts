import type { FoundPlaces } from "../places/found-places.ts";
import { villageSize } from "../places/place-tables.ts";
import type { Filters } from "../search/filters.ts";
import type { WishedKind } from "../search/kind.ts";
import type { Radius } from "../search/search.ts";
import type { PayReading } from "../text/amount.ts";
import { exactScore, getScore, type Interpretation, isWellKnown, likelyScore, sureScore } from "./interpretation.ts";
import type { ElsewhereKind } from "./job-request.ts";
import type { Meaning } from "./meaning.ts";
import type { Refusal } from "./refusal.ts";
import { stripLeadingWord } from "./splits.ts";

export type UnderstoodParts = Interpretation & { text: string; kind?: WishedKind | undefined; filters?: Filters } & {
  radius?: Radius | undefined;
  saidKm?: number | undefined;
  elsewhere?: ElsewhereKind | undefined;
  refusals?: Refusal[];
  either?: boolean;
  pay?: PayReading | undefined;
};

export function toMeaning({
  text,
  jobText,
  placeText = jobText,
  hits,
  found,
  both = false,
  either = false,
  kind,
  filters = {},
  refusals = [],
  pay,
  radius,
  saidKm,
  elsewhere,
  doubt,
}: UnderstoodParts): Meaning {
  const score = getScore(hits);
  const isLikePlace = !both && found.places.length > 0 && !found.partly && (!found.exact || isWellKnown(found));
  const surely = isLikePlace ? exactScore : sureScore;
  return {
    text,
    jobText,
    titles: hits.map(({ title: { code, label, rome } }) => ({ code, label, rome })),
    // Beside words that were not understood, the job is proposed.
    titleMatch:
      score >= surely && doubt?.is !== "words" ? "sure" : score >= likelyScore ? "likely" : score > 0 ? "near" : "none",
    placeText: stripLeadingWord(placeText) || text,
    places: found.places,
    placeMatch: toPlaceMatch(found),
    both,
    ...(either ? { either } : {}),
    ...(kind ? { kind } : {}),
    ...(radius === undefined ? {} : { radius }),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(elsewhere ? { elsewhere } : {}),
    filters,
    ...(refusals.length > 0 ? { refusals } : {}),
    ...(pay ? { pay } : {}),
    ...(doubt ? { doubt } : {}),
  };
}

/** A village that is only like what was written is asked about. */
function toPlaceMatch({ places, exact, sure, inhabitants }: FoundPlaces): Meaning["placeMatch"] {
  if (places.length === 0) return "none";
  return exact ? (sure ? "sure" : "exact") : sure && inhabitants >= villageSize ? "likely" : "near";
}
