import { withDeadline } from "../async/deadline.ts";
import { runInSteps } from "../async/steps.ts";
import type { TurnDeadline } from "../async/turn-deadline.ts";
import type { Answer, Ask, OfferCount, OutsideAsk } from "../conversation/events.ts";
import { type Failure, ifSourceFails, SourceError } from "../failure.ts";
import { summariseMarketInSteps } from "../market/market.ts";
import type { Requesters } from "../requester.ts";
import type { Services } from "../services.ts";

const outsideAsks = new Set<Ask["ask"]>([
  ...(["locate", "offers", "counts", "offer", "listed"] as const),
  ...(["market", "export", "subscribe", "explain", "help"] as const),
]);

export function isOutsideAsk(ask: Ask): ask is OutsideAsk {
  return outsideAsks.has(ask.ask);
}

/**
 * False once the answer was given up: whoever asked was told that it failed, so nothing may be done any more.
 */
export type IsAwaited = () => boolean;

/**
 * All that an alert needs from outside is known; the alert is made in its owner's turn, together with the
 * screen that says so.
 */
export type PreparedAlert = {
  type: "ready";
  /**
   * Where its owner can be written to; undefined where nobody was asked, since there was no alert to be made.
   */
  chat?: string;
  /** About how many offers a week; undefined when no source can tell. */
  perWeek?: number;
};

/**
 * The services, and what else takes long: before an alert is made a first message may be sent; to explain an
 * offer, it is read.
 */
export type AskServices = Services & {
  subscribe: (ask: Extract<Ask, { ask: "subscribe" }>, isAwaited: IsAwaited) => Promise<Answer | PreparedAlert>;
  explain: (ask: Extract<Ask, { ask: "explain" }>) => Promise<Answer>;
};

/** What a task needs from outside, and what its requester is told of. */
export type TaskQuestion = {
  question: OutsideAsk;
  askedBy: Requesters;
  deadline: TurnDeadline;
  /** Asked before anything is sent to anyone. */
  isWanted: () => Promise<boolean>;
};

/**
 * Asks the outside world and translates its answer. An expected failure is an answer, too; other errors are
 * thrown. The deadline stands still while calls wait for their turns.
 */
export async function answerAsk(
  ask: OutsideAsk,
  beyond: AskServices,
  now: () => Date,
  deadline: TurnDeadline,
): Promise<Answer | PreparedAlert> {
  let isAwaited = true;
  try {
    const answer = routeAsk(ask, beyond, now, deadline, () => isAwaited);
    return await deadline.race(answer, () => {
      isAwaited = false;
      throw new SourceError("Le site d'offres", "slow");
    });
  } catch (error) {
    if (error instanceof SourceError) return { type: "failed", failure: failureOf(error) };
    throw error;
  }
}

function failureOf({ why, service, unfit, minutes }: SourceError): Failure {
  return { why, service, ...(unfit ? { unfit } : {}), ...(minutes === undefined ? {} : { minutes }) };
}

async function routeAsk(
  ask: OutsideAsk,
  beyond: AskServices,
  now: () => Date,
  deadline: TurnDeadline,
  isAwaited: IsAwaited,
): Promise<Answer | PreparedAlert> {
  switch (ask.ask) {
    case "locate":
      return { type: "located", place: await beyond.locate(ask.point) };
    case "offers":
      return { type: "offers", found: await beyond.offers(ask.search, ask.page, ask.read) };
    case "counts":
      return { type: "counts", counts: await Promise.all(ask.searches.map((search) => countOf(beyond, search))) };
    case "offer":
      return { type: "offer", asOf: now().toISOString(), ...(await readOffer(beyond, ask)) };
    case "listed":
      return {
        type: "listed",
        asOf: now().toISOString(),
        found: await Promise.all(
          ask.offers.map(async (listed) => {
            const { offer, ...rest } = await readOffer(beyond, { search: ask.search, offer: listed });
            return offer && { offer, related: false, ...rest };
          }),
        ),
      };
    case "market": {
      const market = await runInSteps(summariseMarketInSteps(await beyond.market(ask.search, "newest"), now()));
      const pictures = ask.drawn ? await unlessLate(beyond.pictures(market), deadline.leftMs()) : undefined;
      return { type: "market", market, pictures: pictures ?? [] };
    }
    case "export":
      return { type: "exported", file: await beyond.file(ask.search) };
    case "subscribe":
      return beyond.subscribe(ask, isAwaited);
    case "explain":
      return beyond.explain(ask);
    case "help":
      if (!beyond.findHelp) throw new SourceError("L'annuaire de l'administration", "refused");
      return { type: "help", found: await beyond.findHelp(ask.town) };
  }
}

/** One listing; with its phone only where that was asked for. */
async function readOffer(
  services: Services,
  { search, offer: listed, wantsPhone }: Omit<Extract<OutsideAsk, { ask: "offer" }>, "ask">,
) {
  const { offer, distanceKm, phone } = await services.offer(search, listed);
  return {
    offer,
    ...(distanceKm === undefined ? {} : { distanceKm }),
    ...(wantsPhone && phone !== undefined ? { phone } : {}),
  };
}

/** What cannot be counted has no number: a wider search is not offered then. */
async function countOf(services: Services, search: Parameters<Services["offers"]>[0]): Promise<OfferCount | undefined> {
  const page = await ifSourceFails(services.offers(search, 1), () => undefined);
  return page && { total: page.total, exact: page.exact, missing: page.missing };
}

/** The words are there already: pictures that would make them late are left out. */
async function unlessLate<T>(work: Promise<T>, leftMs: number): Promise<T | undefined> {
  return withDeadline(work, leftMs * 0.9, () => undefined);
}
