import { marketInSteps } from "../market/market.ts";
import { inSteps } from "../steps.ts";
import type { Answer, Ask, Counted, Doors, Failure, OutsideAsk } from "../words.ts";
import { SourceError } from "../words.ts";

const outside = new Set<Ask["ask"]>([
  ...(["locate", "offers", "counts", "offer", "listed"] as const),
  ...(["market", "export", "subscribe", "explain"] as const),
]);

export function isOutside(ask: Ask): ask is OutsideAsk {
  return outside.has(ask.ask);
}

/** False once the answer was given up: what would be done now, whoever asked was told that it failed. */
export type IsAwaited = () => boolean;

/** All that an alert needs from outside is there; it is made in its owner's turn, together with the screen that says so. */
export type Ready = {
  type: "ready";
  /** Where its owner can be written to; undefined where nobody was asked, since there was no alert to be made. */
  chat?: string;
  /** About how many offers a week; undefined when no source can tell. */
  perWeek?: number;
};

/** The doors, and what else takes long: before an alert is made a first message may be sent; to explain an offer, it is read. */
export type Beyond = Doors & {
  subscribe: (ask: Extract<Ask, { ask: "subscribe" }>, isAwaited: IsAwaited) => Promise<Answer | Ready>;
  explain: (ask: Extract<Ask, { ask: "explain" }>) => Promise<Answer>;
};

/** Asks the outside world and translates its answer; a failure that was to be expected is an answer too. Other errors are thrown. */
export async function perform(
  ask: OutsideAsk,
  beyond: Beyond,
  now: () => Date,
  deadlineMs: number,
): Promise<Answer | Ready> {
  let isAwaited = true;
  const givenUp = () => {
    isAwaited = false;
  };
  try {
    const answer = answerOf(ask, beyond, now, performance.now() + deadlineMs, () => isAwaited);
    return await before(answer, deadlineMs, givenUp);
  } catch (error) {
    if (error instanceof SourceError) return { type: "failed", failure: failureOf(error) };
    throw error;
  }
}

function failureOf({ why, service, unfit }: SourceError): Failure {
  return unfit ? { why, service, unfit } : { why, service };
}

/** `end` is when whoever asked no longer waits, by the clock of the process. */
async function answerOf(
  ask: OutsideAsk,
  beyond: Beyond,
  now: () => Date,
  end: number,
  isAwaited: IsAwaited,
): Promise<Answer | Ready> {
  switch (ask.ask) {
    case "locate":
      return { type: "located", place: await beyond.locate(ask.point) };
    case "offers":
      return { type: "offers", found: await beyond.offers(ask.search, ask.page, ask.read) };
    case "counts":
      return { type: "counts", counts: await Promise.all(ask.searches.map((search) => countOf(beyond, search))) };
    case "offer":
      return { type: "offer", asOf: now().toISOString(), ...(await beyond.offer(ask.search, ask.offer)) };
    case "listed":
      return {
        type: "listed",
        asOf: now().toISOString(),
        found: await Promise.all(
          ask.offers.map(async (listed) => {
            const { offer, ...rest } = await beyond.offer(ask.search, listed);
            return offer && { offer, related: false, ...rest };
          }),
        ),
      };
    case "market": {
      const market = await inSteps(marketInSteps(await beyond.market(ask.search, "newest"), now()));
      const pictures = ask.drawn ? await unlessLate(beyond.pictures(market), end) : undefined;
      return { type: "market", market, pictures: pictures ?? [] };
    }
    case "export":
      return { type: "exported", file: await beyond.file(ask.search) };
    case "subscribe":
      return beyond.subscribe(ask, isAwaited);
    case "explain":
      return beyond.explain(ask);
  }
}

/** What cannot be counted has no number: a wider search is not offered then. */
async function countOf(doors: Doors, search: Parameters<Doors["offers"]>[0]): Promise<Counted | undefined> {
  return doors.offers(search, 1).then(
    ({ total, exact, missing }) => ({ total, exact, missing }),
    () => undefined,
  );
}

/** The words are there already: pictures that would make them late are left out. */
async function unlessLate<T>(work: Promise<T>, end: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), (end - performance.now()) * 0.9);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function before<T>(work: Promise<T>, deadlineMs: number, givenUp: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      givenUp();
      reject(new SourceError("Le site d'offres", "slow"));
    }, deadlineMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
