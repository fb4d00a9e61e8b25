import { hourMs } from "../../../core/durations.ts";
import type { ParisTime } from "../api/paris-clock.ts";

/** How densely offers lie in time, as far as it is known: a value, which `learnDensity` replaces. */
export type Density = {
  /** The weight of each hour: 24 of working days, then 24 of week-ends. */
  readonly shape: readonly number[];
  /** How many offers come for each unit of weight. */
  readonly rate: number;
  /** Nothing lies after it. */
  readonly now: ParisTime;
};

/** Half of the offers are older than about seventeen days, until it is known better. */
const lifeHours = 25 * 24;
/** So many offers that might as well have come at another hour keep chance from being learned. */
const pinch = 30;
/** A rate that was learned from fewer than so many is mixed with what was known before. */
const telling = 500;

/**
 * Offers are published at work, mostly. The shape of a week is guessed first and learned as one reads; so is
 * how many come in an average hour, which drifts with age since older offers have expired.
 */
export function guessDensity(total: number, from: ParisTime, now: ParisTime): Density {
  const shape = Array.from({ length: 48 }, (_, bin) => (isAtWork(bin % 24) ? 2 : 0.4) * (bin < 24 ? 1 : 0.5));
  // The weight of the hours of all that is asked, older ones worth less.
  let weight = 0;
  const past = (now - from) / hourMs;
  for (let age = 0; age < Math.min(past, 6 * lifeHours); age++)
    weight += (shape[binOf(now - age * hourMs)] ?? 0) * Math.exp(-age / lifeHours);
  return { shape, rate: total / Math.max(1, weight), now };
}

/** How far to go back from `until` to have about so many; `least` is as far as one goes. */
export function findWindowStart(density: Density, until: ParisTime, count: number, least: ParisTime): ParisTime {
  return findWeight(density, until, least, count / density.rate);
}

/** The moment in between after which about that share lies. */
export function splitByShare(density: Density, from: ParisTime, until: ParisTime, share: number): ParisTime {
  return findWeight(density, until, from, weigh(density, from, until) * share);
}

/** What is known once all between two moments was read. */
export function learnDensity(density: Density, from: ParisTime, until: ParisTime, created: ParisTime[]): Density {
  const past = weigh(density, from, until);
  if (past <= 0) return density;
  const known = telling / density.rate;
  const rate = created.length >= telling ? created.length / past : (created.length + telling) / (past + known);
  // The shape, where whole hours tell of it.
  if (until - from < 2 * hourMs || created.length < telling) return { ...density, rate };
  const expected = weighBins(density, from, until).map((weight) => weight * (created.length / past));
  const came = new Array<number>(48).fill(0);
  for (const moment of created) came[binOf(moment)] = (came[binOf(moment)] ?? 0) + 1;
  const shape = density.shape.map((weight, bin) => {
    const wanted = expected[bin] ?? 0;
    return wanted > 0 ? (weight * ((came[bin] ?? 0) + pinch)) / (wanted + pinch) : weight;
  });
  return { ...density, rate, shape };
}

const hoursOfWeek = 7 * 24;

/**
 * The weight of all that lies before a moment. Whole weeks weigh the same, so that what spans years costs no
 * more than a week: a harvest without a period weighs ten thousands of hours for each of its windows.
 */
function weighUntil({ shape }: Density, moment: ParisTime): number {
  const hours = Math.floor(moment / hourMs);
  const weeks = Math.floor(hours / hoursOfWeek);
  let weight = (shape[binOf(moment)] ?? 0) * (moment / hourMs - hours);
  let week = 0;
  for (let hour = 0; hour < hoursOfWeek; hour++) {
    const ofHour = shape[binOf(hour * hourMs)] ?? 0;
    week += ofHour;
    if (hour < hours - weeks * hoursOfWeek) weight += ofHour;
  }
  return weight + weeks * week;
}

/** The moment before which so much weight lies. */
function findMoment({ shape }: Density, weight: number): ParisTime {
  const weights = Array.from({ length: hoursOfWeek }, (_, hour) => shape[binOf(hour * hourMs)] ?? 0);
  const week = weights.reduce((sum, ofHour) => sum + ofHour, 0);
  const weeks = Math.floor(weight / week);
  let left = weight - weeks * week;
  for (const [hour, ofHour] of weights.entries()) {
    if (left < ofHour) return (weeks * hoursOfWeek + hour + left / ofHour) * hourMs;
    left -= ofHour;
  }
  return (weeks + 1) * hoursOfWeek * hourMs;
}

/** The moment after which so much weight lies; `from` where there is less. */
function findWeight(density: Density, until: ParisTime, from: ParisTime, wanted: number): ParisTime {
  return Math.max(from, findMoment(density, weighUntil(density, Math.min(until, density.now)) - wanted));
}

function weigh(density: Density, from: ParisTime, until: ParisTime): number {
  const { now } = density;
  return weighUntil(density, Math.min(until, now)) - weighUntil(density, Math.min(from, now));
}

/** The same by bin. */
function weighBins(density: Density, from: ParisTime, until: ParisTime): number[] {
  const end = Math.min(until, density.now);
  const weeks = Math.max(0, Math.floor((end - from) / (hoursOfWeek * hourMs)));
  const bins = density.shape.map((weight, bin) => weeks * weight * (bin < 24 ? 5 : 2));
  for (let start = from + weeks * hoursOfWeek * hourMs; start < end; ) {
    const next = Math.min(end, (Math.floor(start / hourMs) + 1) * hourMs);
    const bin = binOf(start);
    bins[bin] = (bins[bin] ?? 0) + ((density.shape[bin] ?? 0) * (next - start)) / hourMs;
    start = next;
  }
  return bins;
}

function isAtWork(hour: number): boolean {
  return hour >= 8 && hour < 19;
}

/** Hours of working days are 0 to 23, those of week-ends 24 to 47. A `Date` would take ten times as long. */
function binOf(moment: ParisTime): number {
  const hours = Math.floor(moment / hourMs);
  const hour = ((hours % 24) + 24) % 24;
  // The first day of all was a Thursday.
  const weekday = (((Math.floor(hours / 24) + 4) % 7) + 7) % 7;
  return hour + (weekday % 6 === 0 ? 24 : 0);
}
