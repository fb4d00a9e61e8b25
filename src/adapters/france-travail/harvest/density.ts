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
  const expected = new Array<number>(48).fill(0);
  const came = new Array<number>(48).fill(0);
  for (const { start, weight } of hoursBack(density, until, from)) {
    const bin = binOf(start);
    expected[bin] = (expected[bin] ?? 0) + weight * (created.length / past);
  }
  for (const moment of created) came[binOf(moment)] = (came[binOf(moment)] ?? 0) + 1;
  const shape = density.shape.map((weight, bin) => {
    const wanted = expected[bin] ?? 0;
    return wanted > 0 ? (weight * ((came[bin] ?? 0) + pinch)) / (wanted + pinch) : weight;
  });
  return { ...density, rate, shape };
}

type WeighedHour = { start: ParisTime; end: ParisTime; weight: number };

/** Goes back hour by hour, until it is told to stop. */
function* hoursBack({ shape, now }: Density, until: ParisTime, from: ParisTime): Generator<WeighedHour> {
  for (let end = until; end > from; ) {
    const start = Math.max(from, Math.ceil(end / hourMs) * hourMs - hourMs);
    const past = Math.max(start, Math.min(end, now));
    const perHour = start > now ? 0 : (shape[binOf(start)] ?? 0);
    yield { start, end: past, weight: (perHour * (past - start)) / hourMs };
    end = start;
  }
}

/** The moment after which so much weight lies. */
function findWeight(density: Density, until: ParisTime, from: ParisTime, wanted: number): ParisTime {
  let sum = 0;
  for (const { start, end, weight } of hoursBack(density, until, from)) {
    if (sum + weight >= wanted) return end - ((wanted - sum) / weight) * (end - start);
    sum += weight;
  }
  return from;
}

function weigh(density: Density, from: ParisTime, until: ParisTime): number {
  let sum = 0;
  for (const { weight } of hoursBack(density, until, from)) sum += weight;
  return sum;
}

function isAtWork(hour: number): boolean {
  return hour >= 8 && hour < 19;
}

/** Hours of working days are 0 to 23, those of week-ends 24 to 47. */
function binOf(moment: ParisTime): number {
  const at = new Date(moment);
  const isWeekend = at.getUTCDay() % 6 === 0;
  return at.getUTCHours() + (isWeekend ? 24 : 0);
}
