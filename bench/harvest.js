// Harvests 50,000 offers from an in-process imitation of France Travail's search: how many calls, compared
// with the minimum (150 rows each).
import { harvest } from "#built/adapters/france-travail/harvest/harvest.js";
import { round, table } from "./table.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const count = 50_000;
const now = new Date("2026-11-22T17:00:00Z");
// In November clocks in Paris are an hour ahead.
const paris = (instant) => instant + hourMs;

/** The same numbers on every run (mulberry32). */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws the hours of creation: working hours of working days, fewer at weekends; the older a day, the more of
 * its offers have expired.
 */
function byHours(roll, oldestDays) {
  for (;;) {
    const age = roll() * oldestDays * dayMs;
    const at = new Date(now.getTime() - age);
    const hour = new Date(paris(at.getTime())).getUTCHours();
    const isWeekend = at.getUTCDay() % 6 === 0;
    const work = hour >= 8 && hour < 19 ? 1 : hour >= 6 && hour < 22 ? 0.25 : 0.04;
    if (roll() < work * (isWeekend ? 0.25 : 1) * Math.exp(-age / (25 * dayMs))) return at.getTime();
  }
}

/** Partners send what they have at night: on most days some hundreds within ten minutes. */
const nightly = (roll) => {
  const day = Math.floor(roll() ** 1.7 * 60);
  const midnight = Date.parse("2026-11-22T00:00:00Z") - day * dayMs;
  return midnight + 3.5 * hourMs + roll() * 600_000;
};

const realistic = (roll) => (roll() < 0.3 ? nightly(roll) : byHours(roll, 60));
const distributions = {
  "as published, 60 days": realistic,
  "evenly over 60 days": (roll) => now.getTime() - roll() * 60 * dayMs,
  "in five days": (roll) => byHours(roll, 5),
  "10,000 in one minute": (roll) =>
    roll() < 0.2 ? Date.parse("2026-11-12T04:31:00Z") + roll() * 60_000 : realistic(roll),
  "4,000 in one second": (roll) =>
    roll() < 0.08 ? Date.parse("2026-11-12T04:31:07Z") + roll() * 999 : realistic(roll),
};

function offersOf(distribution, seed) {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, n) => ({
    id: String(1_000_000 + n),
    created: distribution(roll),
    origin: roll() < 0.25 ? 1 : 2,
    departement: roll() < 0.04 ? undefined : String(1 + Math.floor(roll() * 19)).padStart(2, "0"),
    domain: "ABCDEFGHIJKLMN"[Math.floor(roll() * 14)],
  }));
}

/**
 * The API's search as far as a harvest uses it: dates in Paris time, both bounds inclusive, newest first.
 * Offers expire and appear at each call.
 */
function api(offers, roll, churn) {
  const live = [...offers].sort((a, b) => b.created - a.created);
  return (criteria) => {
    if (roll() < churn) live.splice(Math.floor(roll() * live.length), 1);
    if (roll() < churn)
      live.unshift({ id: `9${Math.floor(roll() * 1e9)}`, created: now.getTime(), origin: 1, domain: "A" });
    const least = criteria.minCreationDate ? Date.parse(criteria.minCreationDate) : Number.NEGATIVE_INFINITY;
    const most = criteria.maxCreationDate ? Date.parse(criteria.maxCreationDate) : Number.POSITIVE_INFINITY;
    const found = live.filter(
      ({ created, origin, departement, domain }) =>
        paris(created) >= least &&
        paris(created) <= most &&
        (criteria.origineOffre === undefined || criteria.origineOffre === origin) &&
        (criteria.departement === undefined || criteria.departement.includes(departement)) &&
        (criteria.grandDomaine === undefined || criteria.grandDomaine.includes(domain)),
    );
    const [first, last] = criteria.range.split("-").map(Number);
    if (first > 3000 || last - first >= 150) throw new Error(`refused: ${criteria.range}`);
    const rows = found.slice(first, last + 1).map(({ id, created }) => ({ id, created: paris(created), value: id }));
    return Promise.resolve({ rows, total: found.length });
  };
}

export async function benchHarvest() {
  const rows = [];
  for (const [name, distribution] of Object.entries(distributions)) {
    const offers = offersOf(distribution, 7);
    const written = [];
    // At nine calls a second, with 50,000 offers that stay for a month, one expires about every fifty
    // seconds; here, one a second.
    const ask = api(offers, dice(11), 0.11);
    const outcome = await harvest({
      criteria: {},
      ask,
      now,
      departements: () => Array.from({ length: 19 }, (_, n) => String(n + 1).padStart(2, "0")),
      write: async (some) => void written.push(...some),
    });
    const least = Math.ceil(count / 150);
    rows.push({
      offers: name,
      found: outcome.found,
      twice: written.length - new Set(written.map(({ id }) => id)).size,
      missing: outcome.missing,
      calls: outcome.calls,
      fewest: least,
      ratio: round(outcome.calls / least, 3),
      "minutes at 9/s": round(outcome.calls / 9 / 60, 1),
    });
  }
  table(`Harvest of ${count.toLocaleString("en")} offers`, rows);
}

if (import.meta.url === `file://${process.argv[1]}`) await benchHarvest();
