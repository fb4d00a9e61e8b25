import { abreast } from "../../../core/abreast.ts";
import type { News } from "../../../core/alerts/feed.ts";
import type { CentreOf } from "../../../core/places/atlas.ts";
import type { Search } from "../../../core/search.ts";
import { inSteps } from "../../../core/steps.ts";
import { SourceError } from "../../../core/words.ts";
import type { Rome } from "../../rome/rome.ts";
import { romesOf } from "./asking.ts";
import type { Attempt } from "./attempts.ts";
import type { Choice } from "./choice.ts";
import { isDecidable } from "./decidable.ts";
import { readingsAbreast } from "./plan.ts";
import type { NewsReader } from "./reader.ts";
import { stock } from "./stock.ts";
import { type Territory, territoryKey } from "./territories.ts";
import { piecesOf, type Wish, type Wishes } from "./wishes.ts";

/** What was read for many at once, as one of them sees it; why it was not; "later" for whom nobody read. */
export type Shared = (wish: Wish) => News[] | SourceError | "later";

export type Options = {
  rome: Pick<Rome, "relatives">;
  centreOf: CentreOf;
  territoriesOf: (search: Search) => Territory[] | undefined;
};

/** One piece, and since when it was read. */
type Piece = { from: Date; read: News[] | SourceError };

/** Reads what was chosen for those that offers decide. A piece that fails costs only those who need it. */
export async function readShared(
  choice: Choice,
  all: Wishes,
  source: NewsReader,
  attempt: Attempt,
  options: Options,
  now: Date,
): Promise<Shared> {
  switch (choice.plan) {
    case "searches":
      return () => "later";
    case "country": {
      const { from, first } = choice;
      const country = { from, read: await attempt(() => source.country(from, first)) };
      return seenBy([country], () => [country], options, now);
    }
    case "territories": {
      const read = await abreast(piecesOf(all), readingsAbreast, async ({ territory, from }) => {
        const piece: Piece = { from, read: await attempt(() => source.territory(territory, from)) };
        return [territoryKey(territory), piece] as const;
      });
      const pieces = new Map(read);
      const of = (territory: Territory) =>
        pieces.get(territoryKey(territory)) ??
        (territory.kind === "departement" ? pieces.get(`region ${territory.region}`) : undefined);
      const needed = ({ search }: Wish) => options.territoriesOf(search)?.map(of) ?? [undefined];
      return seenBy([...pieces.values()], needed, options, now);
    }
  }
}

async function seenBy(
  pieces: Piece[],
  needed: (wish: Wish) => (Piece | undefined)[],
  { rome, centreOf }: Options,
  now: Date,
): Promise<Shared> {
  const news = pieces.flatMap(({ read }) => (read instanceof SourceError ? [] : read));
  const look = await inSteps(stock(news, now));
  return (wish) => {
    if (!isDecidable(wish, centreOf)) return "later";
    const { place } = wish.search;
    for (const piece of needed(wish)) {
      if (!piece || piece.from > wish.from) return "later";
      if (piece.read instanceof SourceError) return piece.read;
    }
    const centre = place.kind === "commune" ? centreOf(place.code) : undefined;
    return look({ asking: wish, romes: romesOf(wish, rome), centre, from: wish.from });
  };
}
