import type { ParisTime } from "../api/paris-clock.ts";

/** How densely offers lie in time, as far as it is known. */
export type Density = {
  /** How far to go back from then to have about so many; `least` is as far as one goes. */
  back: (until: ParisTime, count: number, least: ParisTime) => ParisTime;
  /** The moment in between after which about that share lies. */
  split: (from: ParisTime, until: ParisTime, share: number) => ParisTime;
  /** What was read between two moments, completely. */
  learn: (from: ParisTime, until: ParisTime, created: ParisTime[]) => void;
};

const hourMs = 3_600_000;
/** Half of the offers are older than about seventeen days, until it is known better. */
const lifeHours = 25 * 24;
/** So many offers that might as well have come at another hour keep chance from being learned. */
const pinch = 30;
/** A rate that was learned from fewer than so many is mixed with what was known before. */
const telling = 500;

/**
 * Offers are published at work, mostly: 24 hours of working days and 24 of week-ends, of which the shape is guessed first and learned as one reads, and how
 * many come in an average hour, which drifts with age since older offers have expired. Nothing lies after `now`.
 */
export function createDensity(total: number, from: ParisTime, now: ParisTime): Density {
  const shape = Array.from({ length: 48 }, (_, bin) => (isAtWork(bin % 24) ? 2 : 0.4) * (bin < 24 ? 1 : 0.5));
  let rate = total / Math.max(1, fading());

  const weightAt = (moment: ParisTime) => (moment > now ? 0 : (shape[binOf(moment)] ?? 0));

  /** The weight of the hours of all that is asked, older ones worth less. */
  function fading(): number {
    let sum = 0;
    const past = (now - from) / hourMs;
    for (let age = 0; age < Math.min(past, 6 * lifeHours); age++)
      sum += (shape[binOf(now - age * hourMs)] ?? 0) * Math.exp(-age / lifeHours);
    return sum;
  }

  /** Goes back hour by hour, until it is told to stop. */
  function* hoursBack(
    until: ParisTime,
    from: ParisTime,
  ): Generator<{ start: ParisTime; end: ParisTime; weight: number }> {
    for (let end = until; end > from; ) {
      const start = Math.max(from, Math.ceil(end / hourMs) * hourMs - hourMs);
      const past = Math.max(start, Math.min(end, now));
      yield { start, end: past, weight: (weightAt(start) * (past - start)) / hourMs };
      end = start;
    }
  }

  /** Where so much weight lies after it. */
  function after(until: ParisTime, from: ParisTime, wanted: number): ParisTime {
    let sum = 0;
    for (const { start, end, weight } of hoursBack(until, from)) {
      if (sum + weight >= wanted) return end - ((wanted - sum) / weight) * (end - start);
      sum += weight;
    }
    return from;
  }

  function weightOf(from: ParisTime, until: ParisTime): number {
    let sum = 0;
    for (const { weight } of hoursBack(until, from)) sum += weight;
    return sum;
  }

  function learn(from: ParisTime, until: ParisTime, created: ParisTime[]): void {
    const past = weightOf(from, until);
    if (past <= 0) return;
    const known = telling / rate;
    rate = created.length >= telling ? created.length / past : (created.length + telling) / (past + known);
    // The shape, where whole hours tell of it.
    if (until - from < 2 * hourMs || created.length < telling) return;
    const expected = new Array<number>(48).fill(0);
    const came = new Array<number>(48).fill(0);
    for (const { start, weight } of hoursBack(until, from)) {
      const bin = binOf(start);
      expected[bin] = (expected[bin] ?? 0) + weight * (created.length / past);
    }
    for (const moment of created) came[binOf(moment)] = (came[binOf(moment)] ?? 0) + 1;
    for (const [bin, wanted] of expected.entries())
      if (wanted > 0) shape[bin] = ((shape[bin] ?? 0) * ((came[bin] ?? 0) + pinch)) / (wanted + pinch);
  }

  return {
    back: (until, count, least) => after(until, least, count / rate),
    split: (from, until, share) => after(until, from, weightOf(from, until) * share),
    learn,
  };
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
