import type { Meaning } from "./meaning.ts";

/**
 * Reads a job and a place that came in fields of their own. Whatever else either of them names (a kind,
 * filters, a distance) counts as in one text, and what has no place in its field is a doubt.
 */
export function readFields(understand: (text: string) => Meaning, text: string, place: string): Meaning {
  const where = readPlaceField(understand(place), place);
  if (text.trim() === "") return where;
  const job = understand(text);
  const both = combine(job, where);
  if (job.jobText === "" && job.doubt === undefined)
    return { ...both, jobText: where.jobText, titles: where.titles, titleMatch: where.titleMatch, both: where.both };
  const strayed = where.both ? where.jobText : job.both ? job.placeText : undefined;
  const doubt = where.doubt ?? job.doubt ?? (strayed ? ({ is: "words", said: strayed } as const) : undefined);
  const isDoubtful = doubt?.is === "words" && job.titleMatch === "sure";
  return {
    ...both,
    placeText: place,
    both: where.places.length > 0,
    ...(isDoubtful ? { titleMatch: "likely" } : {}),
    ...(doubt ? { doubt } : {}),
  };
}

/** The field of the place: a job in it counts where it stands beside a place; alone it is not a place. */
function readPlaceField(interpretation: Meaning, place: string): Meaning {
  if (interpretation.both) return interpretation;
  const isUnknown =
    interpretation.places.length === 0 && interpretation.doubt === undefined && interpretation.jobText !== "";
  const meaning: Meaning = { ...interpretation, jobText: "", titles: [], titleMatch: "none" };
  return isUnknown ? { ...meaning, doubt: { is: "place", said: place } } : meaning;
}

/** The job as it was read from its field, with the place and whatever else the other field names. */
function combine(job: Meaning, where: Meaning): Meaning {
  const { radius, saidKm } = job.radius === undefined ? where : job;
  const kind = job.kind ?? where.kind;
  const elsewhere = job.elsewhere ?? where.elsewhere;
  const pay = job.pay ?? where.pay;
  const refusals = [...(job.refusals ?? []), ...(where.refusals ?? [])];
  const { listed: _, ...ofJob } = job;
  return {
    ...ofJob,
    places: where.places,
    placeMatch: where.placeMatch,
    filters: { ...where.filters, ...job.filters },
    ...(kind ? { kind } : {}),
    ...(elsewhere ? { elsewhere } : {}),
    ...(pay ? { pay } : {}),
    ...(refusals.length === 0 ? {} : { refusals }),
    ...(radius === undefined ? {} : { radius }),
    ...(saidKm === undefined ? {} : { saidKm }),
    ...(where.listed ? { listed: where.listed } : {}),
    ...(where.isShortened ? { isShortened: true } : {}),
    ...(where.placeText === undefined ? {} : { placeText: where.placeText }),
    ...(where.doubt ? { doubt: where.doubt } : {}),
  };
}
