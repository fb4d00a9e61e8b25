import { withDeadline } from "../async/deadline.ts";
import { runInSteps } from "../async/steps.ts";
import type { TurnDeadline } from "../async/turn-deadline.ts";
import type { Answer, Ask, OfferCount, OutsideAsk } from "../conversation/events.ts";
import { type Failure, ifSourceFails, SourceError } from "../failure.ts";
import { summariseMarketInSteps } from "../market/market.ts";
import { readTogether } from "../offers/read-together.ts";
import type { Requesters } from "../requester.ts";
import type { Search } from "../search/search.ts";
import { widenUnasked } from "../search/widen-unasked.ts";
import { askServicesFor, type Services } from "../services.ts";

const outsideAsks = new Set<Ask["ask"]>([
  ...(["locate", "offers", "counts", "offer", "listed"] as const),
  ...(["market", "export", "subscribe", "explain", "help", "themes"] as const),
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
  /** Who waits; absent where nobody does. */
  askedBy?: Requesters;
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
      return answerCounts(ask, beyond);
    case "offer":
      return { type: "offer", asOf: now().toISOString(), ...(await readOfferInFull(beyond, ask, deadline)) };
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
    case "market":
      return answerMarket(ask, beyond, now, deadline);
    case "export":
      return { type: "exported", file: await beyond.file(ask.search) };
    case "subscribe":
      return beyond.subscribe(ask, isAwaited);
    case "explain":
      return beyond.explain(ask);
    case "help":
      if (!beyond.findHelp) throw new SourceError("L'annuaire de l'administration", "refused");
      return { type: "help", found: await beyond.findHelp(ask.town) };
    case "themes":
      return { type: "themes", themes: (await beyond.countTrainingThemes?.(ask)) ?? [] };
  }
}

/**
 * Official figures are asked for beside the market, which neither waits for them for long nor fails with
 * them.
 */
async function answerMarket(
  { search, drawn }: Extract<OutsideAsk, { ask: "market" }>,
  services: AskServices,
  now: () => Date,
  deadline: TurnDeadline,
): Promise<Answer> {
  const official = services.findOfficialFigures?.(search) ?? Promise.resolve(undefined);
  const market = await runInSteps(summariseMarketInSteps(await services.market(search, "newest"), now()));
  const pictures = drawn ? await unlessLate(services.pictures(market), deadline.leftMs()) : undefined;
  const figures = await withDeadline(official, Math.min(graceMs, deadline.leftMs() / 2), () => undefined);
  return { type: "market", market, pictures: pictures ?? [], ...(figures ? { figures } : {}) };
}

/** What takes longer is there the next time. */
const graceMs = 700;

/**
 * One listing; an offer with the job that it is for, a training with what its certification costs elsewhere,
 * where that is known soon.
 */
async function readOfferInFull(services: Services, ask: Extract<OutsideAsk, { ask: "offer" }>, deadline: TurnDeadline) {
  const read = await readOffer(services, ask);
  const { offer } = read;
  const job = offer?.kind === "offer" && offer.rome !== undefined ? services.titleOfJob(offer.rome) : undefined;
  if (job) return { ...read, job };
  if (offer?.kind !== "training" || offer.forApprentices || offer.register === undefined) return read;
  const asked = services.findTrainingPrices?.(offer.register) ?? Promise.resolve(undefined);
  const found = ifSourceFails(asked, () => undefined);
  const prices = await withDeadline(found, Math.min(pricesMs, deadline.leftMs() / 2), () => undefined);
  return prices ? { ...read, prices } : read;
}

/** Prices are worth a moment. */
const pricesMs = 1_500;

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

type CountsAsk = Extract<Ask, { ask: "counts" }>;
type CountsAnswer = Extract<Answer, { type: "counts" }>;

async function answerCounts(ask: CountsAsk, services: AskServices): Promise<CountsAnswer> {
  const circles = ask.searches.slice(0, ask.circles ?? 0);
  // The largest circle may have all that the smaller ones have, which then take no call of their own.
  const isSmaller = (i: number) => i < circles.length - 1;
  const first = ask.searches.filter((_, i) => !isSmaller(i));
  const beyond = await countTogether(first, services);
  const smaller = await Promise.all(circles.slice(0, -1).map((search) => countOf(services, search)));
  const counts = [...smaller, ...beyond];
  const at = circles.findIndex((_, i) => (counts[i]?.total ?? 0) > 0);
  const circle = circles[at];
  const found = circle && (await ifSourceFails(services.nearest(circle), () => undefined));
  return {
    type: "counts",
    counts,
    ...(found ? { nearest: { at, found } } : {}),
    ...(ask.page ? { page: ask.page } : {}),
  };
}

/** Beside counts that are there, nobody waits longer than this for the turn of another. */
const longestWaitBesideMs = 20_000;
const countDeadlineMs = 13_000;

/** Each by itself: a service that few may ask at a time, or that hangs, costs no more than its own count. */
async function countTogether(searches: Search[], services: AskServices): Promise<(OfferCount | undefined)[]> {
  const { askedBy } = services;
  const counting = searches.map((search) => ({
    service: "counts",
    read: (part?: Requesters) => countOf(part ? askServicesFor(services, part) : services, search),
  }));
  const outcomes = await readTogether(counting, countDeadlineMs, askedBy, longestWaitBesideMs);
  return outcomes.map((outcome) => {
    if (outcome.status === "fulfilled") return outcome.value;
    if (outcome.reason instanceof SourceError) return undefined;
    throw outcome.reason;
  });
}

/**
 * What cannot be counted has no number: a wider search is not offered then. Few companies are counted in the
 * wider circle that is shown in their place.
 */
async function countOf(services: Services, search: Search): Promise<OfferCount | undefined> {
  const { offersToCount = services.offers } = services;
  const page = await ifSourceFails(offersToCount(search, 1), () => undefined);
  const wider = page?.missing.length === 0 ? widenUnasked(search, page.total) : undefined;
  if (wider) return countOf(services, wider);
  return page && { total: page.total, exact: page.exact, missing: page.missing };
}

/**
 * The offers of a page are there, whatever fails that was to be counted beside them: it is not known how many
 * other searches have.
 */
export function keepPage(ask: OutsideAsk, answer: Answer): Answer {
  if (ask.ask !== "counts" || !ask.page || answer.type !== "failed") return answer;
  return { type: "counts", counts: ask.searches.map(() => undefined), page: ask.page };
}

/** The words are there already: pictures that would make them late are left out. */
async function unlessLate<T>(work: Promise<T>, leftMs: number): Promise<T | undefined> {
  return withDeadline(work, leftMs * 0.9, () => undefined);
}
