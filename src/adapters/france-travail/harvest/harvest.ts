import { dayMs } from "../../../core/collection.ts";
import type { DatedRow, RowBlock } from "../api/block.ts";
import type { Criteria } from "../api/criteria.ts";
import { blockSize, lastBlockIndex, maxReachableRows } from "../api/limits.ts";
import { formatParisTime, type ParisTime, toParisTime } from "../api/paris-clock.ts";
import { readAllRows } from "./all-rows.ts";
import { createDensity, type Density } from "./density.ts";
import { describeCriteria, readNarrowed } from "./narrow.ts";

/** What is asked at a time: the search, narrowed. */
export type FetchRows<T> = (criteria: Criteria) => Promise<RowBlock<T>>;

/** How far a harvest has come, for the next start: all that was created after `downTo` was read at `begun`. */
export type HarvestCheckpoint = { begun: Date; downTo: ParisTime; ids: Iterable<string> };

export type HarvestOptions<T> = {
  criteria: Criteria;
  ask: FetchRows<T>;
  now: Date;
  /** By which a second that holds more than 3,150 offers can be cut; of a region its own. */
  departements: (region?: string) => string[];
  /** Takes what is new, window after window, the newest first. `downTo` as in `Resumed`; undefined where there are no windows. */
  write: (rows: DatedRow<T>[], downTo: ParisTime | undefined) => Promise<void>;
  progress?: (progress: HarvestProgress) => void;
  signal?: AbortSignal;
  resumed?: HarvestCheckpoint | undefined;
};

export type HarvestProgress = { found: number; total: number; calls: number };

export type HarvestOutcome = HarvestProgress & {
  /** Stopped by the signal; what was written stands, and the rest can be had later. */
  stopped: boolean;
  /** How many of the total were not found, and why. A reason without a number is a doubt: what there is could not be counted. */
  missing: number;
  why: string[];
};

/**
 * A stretch of time that holds about so many, and how to find a newer part of it that fits: by the density that was learned, by a look at the last rows that
 * can be reached, which are the oldest of the newest, or by halves, in case the service orders its rows otherwise.
 */
type Stretch = { from: ParisTime; until: ParisTime; total: number; by: "density" | "look" | "halves" };

/** Windows are filled to four fifths: one that holds too many costs a call, one that holds fewer half a call. */
const target = Math.round(maxReachableRows * 0.8);
/** The service gives dates to the second; both bounds belong to a window. */
const shortestMs = 1000;
/** How far back an offer may have been created. */
const longAgo = Date.parse("2000-01-01T00:00:00Z");
/** What is read again when a harvest goes on later: offers may show up a little after the moment they were created at. */
const marginMs = 3 * 3_600_000;
const shortMs = 5 * 60_000;
/** Where the service does not say how many there are, windows begin as if there were so many. */
const unknownTotal = 20 * maxReachableRows;
/** So many times the calls that so many offers need, and some for the smallest harvests: more means that what the service answers does not go together. */
const patience = { times: 3, more: 200 };

class HarvestStopped extends Error {}
class CallBudgetExhausted extends Error {}
class DatesIgnored extends Error {}

/**
 * Every offer of a search once, however many there are. Up to 3,150 are read as they are. Beyond, windows of creation dates are read from the newest to the
 * oldest, each as long as what is known so far lets expect that it fits; a window that does not is cut, down to a second, which is cut by origin, then
 * by département, then by domain. A window counts when as many different offers came as it has; in the end all is compared with the total of the search. Rows are
 * the truth: a total that they do not bear out cuts nothing, and the number of calls has a bound.
 */
export async function harvest<T>(options: HarvestOptions<T>): Promise<HarvestOutcome> {
  const { criteria, now, write, progress = () => {}, signal, resumed } = options;
  const { range: _, sort, publieeDepuis, minCreationDate, maxCreationDate, ...undated } = criteria;
  const seen = new Set(resumed?.ids);
  const why: string[] = [];
  const { size: before } = seen;
  let calls = 0;
  let total = 0;
  let written = before;
  /** Of those that were written before, and of what was read again of their time. */
  let inResumed = before;
  /** Totals were found to be wrong: from now on, rows are looked at before anything is cut. */
  let isOvercounted = false;
  let isUncounted = false;
  /** How many are missing is not known. */
  let isDoubtful = false;

  async function ask(asked: Criteria): Promise<RowBlock<T>> {
    if (signal?.aborted) throw new HarvestStopped();
    if (calls >= patience.times * Math.ceil(Math.max(total, seen.size) / blockSize) + patience.more)
      throw new CallBudgetExhausted();
    calls += 1;
    return options.ask(asked);
  }

  const block = (asked: Criteria) => (n: number) =>
    ask({ ...asked, range: `${n * blockSize}-${(n + 1) * blockSize - 1}` });

  async function take(rows: DatedRow<T>[], downTo?: ParisTime): Promise<void> {
    const fresh = rows.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (resumed) inResumed += fresh.filter(({ created = 0 }) => created >= resumed.downTo).length;
    const wanted = fresh.filter(isWanted);
    written += wanted.length;
    await write(wanted, downTo);
    progress({ found: written, total: Math.max(total, written), calls });
  }

  /** Asked by dates, "since 7 days" begins a day earlier, since the service may count whole days: as much is forgiven when a chat filters. */
  const oldest =
    publieeDepuis === undefined ? undefined : toParisTime(new Date(now.getTime() - (publieeDepuis + 1) * dayMs));
  const isWanted = ({ created }: DatedRow<T>) => oldest === undefined || created === undefined || created >= oldest;
  const from = minCreationDate ? Date.parse(minCreationDate) : oldest ? oldest - marginMs : longAgo;
  const until = maxCreationDate ? Date.parse(maxCreationDate) : toParisTime(now) + dayMs;

  /** How many are missing in the end. */
  async function all(): Promise<number> {
    const asWanted: Criteria = { ...criteria, sort: sort ?? 1 };
    const first = await block(asWanted)(0);
    total = first.total;
    progress({ found: written, total, calls });
    if (total > maxReachableRows && isFull(first)) {
      const isDated = await byWindows(total).then(
        () => true,
        (error: unknown) => {
          if (error instanceof DatesIgnored) return false;
          throw error;
        },
      );
      if (isDated) return missing();
      why.push("it looks at no dates of creation just now, without which no more than 3,150 can be reached");
    }
    const read = await readAllRows(block(asWanted), first);
    if (total > maxReachableRows && why.length > 0) {
      await take(read.rows);
      return Math.max(0, total - written);
    }
    if (read.isCut) return uncounted();
    await take(read.rows);
    if (read.missing > 0) why.push(`${read.missing} did not come, though they were read twice`);
    if (first.isLeast) total = written;
    return read.isOvercounted || total > maxReachableRows ? tooMany(total - written) : read.missing;
  }

  /** The service does not say how many there are: all windows are read to their ends, and what came is what there is. */
  async function uncounted(): Promise<number> {
    isUncounted = true;
    await byWindows(unknownTotal);
    total = written;
    return 0;
  }

  /** The rest of a total that no page shows. */
  function tooMany(count: number): number {
    if (count > 0 && why.length === 0) why.push("France Travail counts them, and none of its pages shows them");
    return Math.max(0, count);
  }

  async function byWindows(count: number): Promise<void> {
    const known = createDensity(count, from, Math.min(until, toParisTime(now)));
    const stack: Stretch[] = [{ from, until: resumed?.downTo ?? until, total: count - seen.size, by: "density" }];
    if (resumed) stack.push({ from: toParisTime(resumed.begun) - marginMs, until, total: 0, by: "density" });
    for (let next = stack.pop(); next; next = stack.pop()) stack.push(...(await newestOf(next, known)));
    await meanwhile();
  }

  /** What was published while all that was read: of each origin, as far as there is anything new. The Z of a date may be meant, after all. */
  async function meanwhile(): Promise<void> {
    if (until < toParisTime(now)) return;
    const part = between(now.getTime() - shortMs, until);
    const origins = part.origineOffre ? [part.origineOffre] : ([1, 2] as const);
    for (const origineOffre of origins)
      for (let n = 0; n <= lastBlockIndex; n++) {
        const { rows } = await block({ ...part, origineOffre })(n);
        if (rows.every(({ id }) => seen.has(id))) break;
        await take(rows, from);
      }
  }

  /** Reads the newest part of a stretch, and gives what is left of it. */
  async function newestOf(asked: Stretch, known: Density): Promise<Stretch[]> {
    const { cut, isReachable, ...stretch } = await cutOf(asked, known);
    const { until } = stretch;
    const part = between(cut, until);
    const first = await block(part)(0);
    const rest =
      cut > stretch.from ? [{ ...stretch, until: cut, total: Math.max(0, stretch.total - first.total) }] : [];
    if (isElsewhere(first, cut, until)) throw new DatesIgnored();
    const isSecond = until - cut <= shortestMs;
    if (first.total > maxReachableRows && !isSecond && !isReachable && isFull(first))
      return [...rest, { from: cut, until, total: first.total, by: nextWay(stretch, first.total, isOvercounted) }];
    const read = await rowsOf(part, first, isReachable);
    if (read === undefined && !isSecond) return [...rest, { from: cut, until, ...uncountedWay(cut > stretch.from) }];
    const rows = read ?? [];
    if (read === undefined) {
      isDoubtful = true;
      why.push(`there are more of ${describeCriteria(part)} than the 3,150 that can be reached`);
    }
    known.learn(
      cut,
      until,
      rows.flatMap(({ created = [] }) => created),
    );
    // A harvest that goes on begins with the present again, which is no progress into the past.
    await take(rows, Math.min(cut, resumed?.downTo ?? cut));
    // Where nothing tells how many are left, few in a window may mean hardly any: all the rest is tried.
    return isUncounted && rows.length < target / 4 ? rest.map((one) => ({ ...one, total: 0 })) : rest;
  }

  /** Where to cut a stretch, so that the newer part fits: nowhere where all of it fits, else by what is known. */
  async function cutOf(stretch: Stretch, known: Density): Promise<Stretch & { cut: ParisTime; isReachable?: boolean }> {
    const { from, until, total, by } = stretch;
    if (total <= maxReachableRows) return { ...stretch, cut: from };
    const whole = (cut: ParisTime) => wholeSecond(cut, stretch);
    const half = known.split(from, until, Math.min(0.5, target / total));
    if (by === "density") return { ...stretch, cut: whole(Math.max(half, known.back(until, target, from))) };
    const seen = by === "look" ? await lookedUp(from, until) : undefined;
    if (seen === "reachable") return { ...stretch, cut: from, isReachable: true };
    return seen === undefined ? { ...stretch, by: "halves", cut: whole(half) } : { ...stretch, cut: whole(seen) };
  }

  /** The second after that of the last row that can be reached; none where that makes no sense, since the service counts its hours otherwise. */
  async function lookedUp(from: ParisTime, until: ParisTime): Promise<ParisTime | "reachable" | undefined> {
    const last = await block(between(from, until))(lastBlockIndex);
    if (!isFull(last)) {
      isOvercounted = true;
      return "reachable";
    }
    const oldest = Math.min(...last.rows.flatMap(({ created = [] }) => created));
    const after = Math.floor(oldest / 1000) * 1000 + 1000;
    return after > from && after <= until ? after : undefined;
  }

  function between(from: ParisTime, until: ParisTime): Criteria {
    return { ...undated, sort: 1, minCreationDate: formatParisTime(from), maxCreationDate: formatParisTime(until) };
  }

  /** All of a part that was begun; one that cannot be had whole is cut. Undefined where it turns out to be one whose total was not told. */
  async function rowsOf(part: Criteria, first: RowBlock<T>, isReachable = false): Promise<DatedRow<T>[] | undefined> {
    if (first.total > maxReachableRows && !isReachable && isFull(first)) {
      const rows = async (cell: Criteria, begun: RowBlock<T>) => (await rowsOf(cell, begun)) ?? [];
      return readNarrowed(part, first, { block, rowsOf: rows, departements: options.departements, why });
    }
    const read = await readAllRows(block(part), first);
    if (read.isCut) return undefined;
    if (read.isOvercounted) isOvercounted = true;
    const { rows, missing } = read;
    if (missing > 0 && !isOvercounted)
      why.push(`${missing} of ${describeCriteria(part)} did not come, though it was read twice`);
    return rows;
  }

  /** What expired meanwhile is not missing: if fewer came than there were, they are counted once more, and what was published since is read. */
  async function missing(): Promise<number> {
    if (written >= total && !resumed) return 0;
    const { total: still } = await ask({ ...criteria, range: "0-0" });
    const gone = await expired();
    if (written - gone < still) await meanwhile();
    const count = Math.max(0, still - (written - gone));
    if (count > 0 && isOvercounted) return tooMany(count);
    if (count > 0 && why.length === 0) why.push(`${count} came in no window of creation dates`);
    return count;
  }

  /** How many of those that were read before are no more, of which the total knows nothing. */
  async function expired(): Promise<number> {
    if (!resumed) return 0;
    const { total: still, isLeast } = await ask({ ...between(resumed.downTo, until), range: "0-0" });
    return isLeast ? 0 : Math.max(0, inResumed - still);
  }

  let left: number | undefined;
  try {
    left = await all();
  } catch (error) {
    if (error instanceof CallBudgetExhausted) {
      left = Math.max(0, total - written);
      isDoubtful = true;
      why.push(`given up after ${calls} calls, for what France Travail counts and what it shows do not go together`);
    } else if (!(error instanceof HarvestStopped) && !signal?.aborted) throw error;
  }
  const stopped = left === undefined;
  const count = left ?? Math.max(0, total - written);
  return {
    found: written,
    total: Math.max(total, written),
    calls,
    stopped,
    missing: count,
    why: count > 0 || isDoubtful ? why : [],
  };
}

/** A page with fewer rows than it could have is the last one, whatever the total. */
function isFull<T>({ rows }: RowBlock<T>): boolean {
  return rows.length >= blockSize;
}

/** Most of what came was created at another time than was asked for, by more than clocks differ. */
function isElsewhere<T>({ rows }: RowBlock<T>, from: ParisTime, until: ParisTime): boolean {
  const strangers = rows.filter(({ created = from }) => created < from - marginMs || created > until + marginMs);
  return strangers.length > rows.length / 2;
}

/** With a second at least on each side; the middle where nothing tells, as in the future. */
function wholeSecond(cut: ParisTime, { from, until }: Stretch): ParisTime {
  const whole = (moment: ParisTime) => Math.floor(moment / 1000) * 1000;
  const second = whole(Math.min(cut, until - shortestMs));
  return second > from ? second : whole((from + until) / 2);
}

/** A stretch that held too many though nobody had said so: by what was learned where it was all the rest, else by halves. */
function uncountedWay(isPart: boolean): Pick<Stretch, "total" | "by"> {
  return isPart ? { total: 2 * maxReachableRows, by: "halves" } : { total: unknownTotal, by: "density" };
}

/** A little too many are halved at once; far too many are worth a look, once, and again where totals are not to be believed. */
function nextWay({ by }: Stretch, total: number, isOvercounted: boolean): Stretch["by"] {
  return isOvercounted || (by === "density" && total > 1.6 * maxReachableRows) ? "look" : "halves";
}
