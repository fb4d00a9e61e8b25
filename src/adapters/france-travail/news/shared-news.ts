import type { OfferNews } from "../../../core/alerts/feed.ts";
import { mapConcurrent } from "../../../core/async/map-concurrent.ts";
import { runInSteps } from "../../../core/async/steps.ts";
import { SourceError } from "../../../core/failure.ts";
import { listKnownCentres } from "../../../core/places/area.ts";
import type { GetCentre } from "../../../core/places/atlas.ts";
import type { Search } from "../../../core/search/search.ts";
import type { Rome } from "../../rome/rome.ts";
import { listRomeCodes } from "./alert-query.ts";
import type { ReadingChoice } from "./choice.ts";
import type { Attempt } from "./circuit-breaker.ts";
import { isDecidableFromOffers } from "./decidable.ts";
import { indexOffersInSteps } from "./offer-index.ts";
import { concurrentReadings } from "./plan.ts";
import type { NewsReader } from "./reader.ts";
import { mergeTerritories, type SearchRequest, type SearchRequests } from "./search-requests.ts";
import { type NewsTerritory, toTerritoryKey } from "./territories.ts";

/** What was read for many at once, as one of them sees it; why it was not; "later" for whom nobody read. */
export type SharedNews = (wish: SearchRequest) => OfferNews[] | SourceError | "later";

/** What it takes to find the news of a search in what was read for many. */
export type SharedNewsOptions = {
  rome: Pick<Rome, "relatives">;
  centreOf: GetCentre;
  territoriesOf: (search: Search) => NewsTerritory[] | undefined;
};

/** One piece, and since when it was read. */
type Piece = { from: Date; read: OfferNews[] | SourceError };

/** Reads what was chosen for those that offers decide. A piece that fails costs only those who need it. */
export async function readSharedNews(
  choice: ReadingChoice,
  all: SearchRequests,
  source: NewsReader,
  attempt: Attempt,
  options: SharedNewsOptions,
  now: Date,
): Promise<SharedNews> {
  switch (choice.plan) {
    case "searches":
      return () => "later";
    case "country": {
      const { from, first } = choice;
      const country = { from, read: await attempt(() => source.country(from, first)) };
      return createSharedNews([country], needAlways(country), options, now);
    }
    case "territories": {
      const read = await mapConcurrent(mergeTerritories(all), concurrentReadings, async ({ territory, from }) => {
        const piece: Piece = { from, read: await attempt(() => source.territory(territory, from)) };
        return [toTerritoryKey(territory), piece] as const;
      });
      const pieces = new Map(read);
      return createSharedNews([...pieces.values()], needByTerritory(pieces, options), options, now);
    }
  }
}

/**
 * The pieces that a search is found in. Functions of their own: what the pieces were read with would live as
 * long as one that was made beside it.
 */
type NeededPieces = (wish: SearchRequest) => (Piece | undefined)[];

function needAlways(piece: Piece): NeededPieces {
  return () => [piece];
}

function needByTerritory(
  pieces: ReadonlyMap<string, Piece>,
  { territoriesOf }: Pick<SharedNewsOptions, "territoriesOf">,
): NeededPieces {
  const of = (territory: NewsTerritory) =>
    pieces.get(toTerritoryKey(territory)) ??
    (territory.kind === "departement" ? pieces.get(`region ${territory.region}`) : undefined);
  return ({ search }) => territoriesOf(search)?.map(of) ?? [undefined];
}

async function createSharedNews(
  pieces: Piece[],
  needed: NeededPieces,
  { rome, centreOf }: SharedNewsOptions,
  now: Date,
): Promise<SharedNews> {
  const news = pieces.flatMap(({ read }) => (read instanceof SourceError ? [] : read));
  const look = await runInSteps(indexOffersInSteps(news, now));
  return (wish) => {
    if (!isDecidableFromOffers(wish, centreOf)) return "later";
    const { place } = wish.search;
    for (const piece of needed(wish)) {
      if (!piece || piece.from > wish.from) return "later";
      if (piece.read instanceof SourceError) return piece.read;
    }
    const centres = listKnownCentres(place, centreOf);
    return look({ asking: wish, romes: listRomeCodes(wish, rome), centres, from: wish.from });
  };
}
