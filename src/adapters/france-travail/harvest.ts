import { dayMs } from "../../core/store.ts";
import type { Criteria } from "./criteria.ts";
import { type Density, density } from "./density.ts";
import { described, narrowed } from "./narrow.ts";
import { type Shown, shownAt, stamp } from "./paris-clock.ts";
import { blockSize, lastBlock, reachable } from "./query.ts";
import { type Row, type Rows, whole } from "./whole.ts";

/** What is asked at a time: the search, narrowed. */
export type AskRows<T> = (criteria: Criteria) => Promise<Rows<T>>;

/** How far a harvest has come, for the next start: all that was created after `downTo` was read at `begun`. */
export type Resumed = { begun: Date; downTo: Shown; ids: Iterable<string> };

export type Options<T> = {
  criteria: Criteria;
  ask: AskRows<T>;
  now: Date;
  /** By which a second that holds more than 3,150 offers can be cut; of a region its own. */
  departements: (region?: string) => string[];
  /** Takes what is new, window after window, the newest first. `downTo` as in `Resumed`; undefined where there are no windows. */
  write: (rows: Row<T>[], downTo: Shown | undefined) => Promise<void>;
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
  resumed?: Resumed | undefined;
};

export type Progress = { found: number; total: number; calls: number };

export type Outcome = Progress & {
  /** Stopped by the signal; what was written stands, and the rest can be had later. */
  stopped: boolean;
  /** How many of the total were not found, and why. */
  missing: number;
  why: string[];
};

/**
 * A stretch of time that holds about so many, and how to find a newer part of it that fits: by the density that was learned, by a look at the last rows that
 * can be reached, which are the oldest of the newest, or by halves, in case the service orders its rows otherwise.
 */
type Stretch = { from: Shown; until: Shown; total: number; by: "density" | "look" | "halves" };

/** Windows are filled to four fifths: one that holds too many costs a call, one that holds fewer half a call. */
const target = Math.round(reachable * 0.8);
/** The service gives dates to the second; both bounds belong to a window. */
const shortestMs = 1000;
/** How far back an offer may have been created. */
const longAgo = Date.parse("2000-01-01T00:00:00Z");
/** What is read again when a harvest goes on later: offers may show up a little after the moment they were created at. */
const marginMs = 3 * 3_600_000;
const shortMs = 5 * 60_000;

class Stopped extends Error {}

/**
 * Every offer of a search once, however many there are. Up to 3,150 are read as they are. Beyond, windows of creation dates are read from the newest to the
 * oldest, each as long as what is known so far lets expect that it fits; a window that does not is cut, down to a second, which is cut by origin, then
 * by département, then by domain. A window counts when as many different offers came as it has; in the end all is compared with the total of the search.
 */
export async function harvest<T>(options: Options<T>): Promise<Outcome> {
  const { criteria, now, write, progress = () => {}, signal, resumed } = options;
  const { range: _, sort, publieeDepuis, minCreationDate, maxCreationDate, ...undated } = criteria;
  const seen = new Set(resumed?.ids);
  const why: string[] = [];
  let calls = 0;
  let total = 0;

  async function ask(asked: Criteria): Promise<Rows<T>> {
    if (signal?.aborted) throw new Stopped();
    calls += 1;
    return options.ask(asked);
  }

  const block = (asked: Criteria) => (n: number) =>
    ask({ ...asked, range: `${n * blockSize}-${(n + 1) * blockSize - 1}` });

  async function take(rows: Row<T>[], downTo?: Shown): Promise<void> {
    const fresh = rows.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    await write(fresh.filter(isWanted), downTo);
    progress({ found: seen.size, total: Math.max(total, seen.size), calls });
  }

  /** Asked by dates, "since 7 days" begins a little earlier. */
  const oldest = publieeDepuis === undefined ? undefined : shownAt(new Date(now.getTime() - publieeDepuis * dayMs));
  const isWanted = ({ created }: Row<T>) => oldest === undefined || created === undefined || created >= oldest;
  const from = minCreationDate ? Date.parse(minCreationDate) : oldest ? oldest - marginMs : longAgo;
  const until = maxCreationDate ? Date.parse(maxCreationDate) : shownAt(now) + dayMs;

  /** How many are missing in the end. */
  async function all(): Promise<number> {
    const asWanted: Criteria = { ...criteria, sort: sort ?? 1 };
    const first = await block(asWanted)(0);
    total = first.total;
    progress({ found: seen.size, total, calls });
    if (total > reachable) {
      await byWindows();
      return missing();
    }
    const read = await whole(block(asWanted), first);
    await take(read.rows);
    if (read.missing > 0) why.push(`${read.missing} did not come, though they were read twice`);
    return read.missing;
  }

  async function byWindows(): Promise<void> {
    const known = density(total, from, Math.min(until, shownAt(now)));
    const stack: Stretch[] = [{ from, until: resumed?.downTo ?? until, total: total - seen.size, by: "density" }];
    if (resumed) stack.push({ from: shownAt(resumed.begun) - marginMs, until, total: 0, by: "density" });
    for (let next = stack.pop(); next; next = stack.pop()) stack.push(...(await newestOf(next, known)));
    await meanwhile();
  }

  /** What was published while all that was read: of each origin, as far as there is anything new. The Z of a date may be meant, after all. */
  async function meanwhile(): Promise<void> {
    if (until < shownAt(now)) return;
    const part = between(now.getTime() - shortMs, until);
    const origins = part.origineOffre ? [part.origineOffre] : ([1, 2] as const);
    for (const origineOffre of origins)
      for (let n = 0; n <= lastBlock; n++) {
        const { rows } = await block({ ...part, origineOffre })(n);
        if (rows.every(({ id }) => seen.has(id))) break;
        await take(rows, from);
      }
  }

  /** Reads the newest part of a stretch, and gives what is left of it. */
  async function newestOf(asked: Stretch, known: Density): Promise<Stretch[]> {
    const { cut, ...stretch } = await cutOf(asked, known);
    const { until } = stretch;
    const part = between(cut, until);
    const first = await block(part)(0);
    const rest =
      cut > stretch.from ? [{ ...stretch, until: cut, total: Math.max(0, stretch.total - first.total) }] : [];
    if (first.total > reachable && until - cut > shortestMs)
      return [...rest, { from: cut, until, total: first.total, by: nextWay(stretch, first.total) }];
    const rows = await rowsOf(part, first);
    known.learn(
      cut,
      until,
      rows.flatMap(({ created = [] }) => created),
    );
    // A harvest that goes on begins with the present again, which is no progress into the past.
    await take(rows, Math.min(cut, resumed?.downTo ?? cut));
    return rest;
  }

  /** Where to cut a stretch, so that the newer part fits: nowhere where all of it fits, else by what is known. */
  async function cutOf(stretch: Stretch, known: Density): Promise<Stretch & { cut: Shown }> {
    const { from, until, total, by } = stretch;
    if (total <= reachable) return { ...stretch, cut: from };
    const whole = (cut: Shown) => wholeSecond(cut, stretch);
    const half = known.split(from, until, Math.min(0.5, target / total));
    if (by === "density") return { ...stretch, cut: whole(Math.max(half, known.back(until, target, from))) };
    const seen = by === "look" ? await lookedUp(from, until) : undefined;
    return seen === undefined ? { ...stretch, by: "halves", cut: whole(half) } : { ...stretch, cut: whole(seen) };
  }

  /** The second after that of the last row that can be reached; none where that makes no sense, since the service counts its hours otherwise. */
  async function lookedUp(from: Shown, until: Shown): Promise<Shown | undefined> {
    const { rows } = await block(between(from, until))(lastBlock);
    const oldest = Math.min(...rows.flatMap(({ created = [] }) => created));
    const after = Math.floor(oldest / 1000) * 1000 + 1000;
    return after > from && after <= until ? after : undefined;
  }

  function between(from: Shown, until: Shown): Criteria {
    return { ...undated, sort: 1, minCreationDate: stamp(from), maxCreationDate: stamp(until) };
  }

  /** All of a part that was begun; one that cannot be had whole is cut. */
  async function rowsOf(part: Criteria, first: Rows<T>): Promise<Row<T>[]> {
    if (first.total > reachable)
      return narrowed(part, first, { block, rowsOf, departements: options.departements, why });
    const { rows, missing } = await whole(block(part), first);
    if (missing > 0) why.push(`${missing} of ${described(part)} did not come, though it was read twice`);
    return rows;
  }

  /** What expired meanwhile is not missing: if fewer came than there were, they are counted once more, and what was published since is read. */
  async function missing(): Promise<number> {
    if (seen.size >= total) return 0;
    const { total: still } = await ask({ ...criteria, range: "0-0" });
    if (seen.size < still) await meanwhile();
    const count = Math.max(0, still - seen.size);
    if (count > 0 && why.length === 0) why.push(`${count} came in no window of creation dates`);
    return count;
  }

  let left: number | undefined;
  try {
    left = await all();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  const stopped = left === undefined;
  const count = left ?? Math.max(0, total - seen.size);
  return { found: seen.size, total, calls, stopped, missing: count, why: count > 0 ? why : [] };
}

/** With a second at least on each side; the middle where nothing tells, as in the future. */
function wholeSecond(cut: Shown, { from, until }: Stretch): Shown {
  const whole = (moment: Shown) => Math.floor(moment / 1000) * 1000;
  const second = whole(Math.min(cut, until - shortestMs));
  return second > from ? second : whole((from + until) / 2);
}

/** A little too many are halved at once; far too many are worth a look, once. */
function nextWay({ by }: Stretch, total: number): Stretch["by"] {
  return by === "density" && total > 1.6 * reachable ? "look" : "halves";
}
