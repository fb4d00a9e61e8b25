import type { Grave } from "../understanding/acts/grave.ts";
import type { ReadGrave } from "../understanding/acts/read-grave.ts";

/*
 * Everything that people write is read for distress and danger before it waits for anything, and so before a
 * flood is held back. Reading takes 3 ms for each 1,000 letters: what is long is read in pieces, and whoever
 * writes more than people do is read more slowly, with pauses and in turns with others like them. Nothing is
 * left unread.
 */

/** Letters that are read at a stretch; each piece begins among the last words of the one before. */
const pieceLength = 2_000;
const overlap = 400;

/** Letters of one person that are read at once, within this time. People do not type a tenth of it. */
const allowance = 20_000;
const windowMs = 10_000;
/** People whose letters are counted at the same time: those who wrote last. */
const maxPeople = 10_000;

/** What words tell of, and those that tell it: of a letter only the part that does. */
export type GraveWords = { grave: Grave; words: string };

export type GraveReading = {
  /**
   * What the words of that person tell of. At once where they are few; resolves later where they are many, or
   * where many were written before.
   */
  read: (person: string, words: string) => GraveWords | undefined | Promise<GraveWords | undefined>;
  /** How many letters of that person wait to be read. */
  waiting: (person: string) => number;
};

type Pause = (ms: number) => Promise<void>;

/** `now` and `pause`: a clock in milliseconds, and a timer by it. */
export function createGraveReading(
  readGrave: ReadGrave,
  now: () => number = () => performance.now(),
  pause: Pause = (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
): GraveReading {
  const isWithinAllowance = createAllowance(now);
  const slow = createTurns();
  const unread = new Map<string, number>();

  /** Of one who writes a flood, each piece is followed by a pause that is as long as its reading. */
  function readSlowly(person: string, piece: string): Promise<Grave | undefined> {
    return slow.run(person, async () => {
      const began = now();
      const grave = readGrave(piece);
      await pause(now() - began);
      return grave;
    });
  }

  async function readAll(person: string, pieces: string[], isSlow: boolean): Promise<GraveWords | undefined> {
    let found: GraveWords | undefined;
    for (const piece of pieces) {
      const grave = isSlow ? await readSlowly(person, piece) : readGrave(piece);
      if (grave) found = { grave, words: found ? `${found.words}\n${piece}` : piece };
      if (grave === "distress") return found;
      if (!isSlow) await pause(0);
    }
    return found;
  }

  function note(person: string, letters: number): void {
    const left = (unread.get(person) ?? 0) + letters;
    if (left > 0) unread.set(person, left);
    else unread.delete(person);
  }

  return {
    read: (person, words) => {
      const pieces = splitIntoPieces(words);
      const isSlow = !isWithinAllowance(person, words.length) || slow.holds(person);
      if (!isSlow && pieces.length === 1) {
        const grave = readGrave(words);
        return grave && { grave, words };
      }
      note(person, words.length);
      return readAll(person, pieces, isSlow).finally(() => note(person, -words.length));
    },
    waiting: (person) => unread.get(person) ?? 0,
  };
}

/** Between words, where there are any. */
function splitIntoPieces(words: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (words.length - from > pieceLength + overlap) {
    const space = words.lastIndexOf(" ", from + pieceLength);
    const to = space > from + overlap ? space : from + pieceLength;
    pieces.push(words.slice(from, to));
    const start = words.indexOf(" ", to - overlap);
    from = start >= 0 && start < to ? start : to - overlap;
  }
  return [...pieces, words.slice(from)];
}

/** Counts letters by person, in windows that begin with the first of them. */
function createAllowance(now: () => number): (person: string, letters: number) => boolean {
  const windows = new Map<string, { since: number; letters: number }>();
  return (person, letters) => {
    const known = windows.get(person);
    const window = known && now() - known.since < windowMs ? known : { since: now(), letters: 0 };
    window.letters += letters;
    windows.delete(person);
    windows.set(person, window);
    for (const oldest of windows.keys()) {
      if (windows.size <= maxPeople) break;
      windows.delete(oldest);
    }
    // One letter, however long it is, is no flood.
    return window.letters <= allowance || window.letters === letters;
  };
}

/** Runs one piece of work at a time, of each person in turn. */
function createTurns() {
  const waiting = new Map<string, (() => Promise<void>)[]>();
  let isRunning = false;

  async function runAll(): Promise<void> {
    isRunning = true;
    while (waiting.size > 0)
      for (const [person, works] of waiting) {
        const work = works.shift();
        await work?.();
        if (works.length === 0) waiting.delete(person);
      }
    isRunning = false;
  }

  return {
    holds: (person: string) => waiting.has(person),
    run: <T>(person: string, work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        const works = waiting.get(person) ?? [];
        waiting.set(person, works);
        works.push(() => work().then(resolve, reject));
        if (!isRunning) void runAll();
      }),
  };
}
