import { createHash } from "node:crypto";
import type { Wanted } from "../../../core/alerts/feed.ts";
import { overlapMs } from "../../../core/alerts/subscription.ts";
import type { CentreOf } from "../../../core/places/atlas.ts";
import type { Search } from "../../../core/search.ts";
import { dayMs } from "../../../core/store.ts";
import type { Rome } from "../../rome/rome.ts";
import { type Asking, askingOf } from "./asking.ts";
import { isDecidable } from "./decidable.ts";
import { type Few, few } from "./few.ts";
import { type Territory, territoryKey } from "./territories.ts";

/** A search to ask for, since the earliest moment that anybody wants of it. */
export type Wish = Asking & { from: Date };

/** What all together want. A hundred thousand searches that offers decide are no more than a number, and the places they touch. */
export type Wishes = {
  want: (wanted: Wanted) => void;
  /** Those that only the service can answer, and those that must not make the window of others grow. */
  alone: Few<Wish>;
  /** Those that offers decide: within certain territories, and of the whole country. */
  local: Few<Wish>;
  anywhere: Few<Wish>;
  /** Those that the local ones touch, by key, and since when. */
  touched: Map<string, { territory: Territory; from: Date }>;
  /** Since when offers must be read for those that they decide. */
  from: () => Date | undefined;
  /** How many different ones there are. */
  different: () => number;
};

export type Options = {
  began: Date;
  rome: Pick<Rome, "romeOf">;
  centreOf: CentreOf;
  territoriesOf: (search: Search) => Territory[] | undefined;
};

/** Who is further behind than this shares nothing with the others, so that their window does not grow: whoever is told once a week, or after a weekend. */
const farBehindMs = 48 * 3_600_000 + overlapMs;
/** And who is further behind than this is read by themselves. */
const aloneMs = 8 * dayMs + overlapMs;

/** The service never has more blocks than these: where there are more searches, it is no use to ask one by one. */
export const mostAlone = 5_000;

export function wishes({ began, rome, centreOf, territoriesOf }: Options): Wishes {
  const alone = few<Wish>(Number.POSITIVE_INFINITY);
  const [local, anywhere] = [few<Wish>(mostAlone), few<Wish>(mostAlone)];
  const touched: Wishes["touched"] = new Map();
  const keys = new Set<number>();
  let earliest: Date | undefined;

  function want(wanted: Wanted): void {
    const wish = wishOf(wanted, rome, began);
    if (!wish) return;
    keys.add(shortened(wish.key));
    if (isAlone(wanted, began) || !isDecidable(wish, centreOf)) alone.add(wish);
    else share(wish);
  }

  function share(wish: Wish): void {
    earliest = earlier(earliest, wish.from);
    const there = territoriesOf(wish.search);
    (there ? local : anywhere).add(wish);
    for (const territory of there ?? []) {
      const key = territoryKey(territory);
      touched.set(key, { territory, from: earlier(touched.get(key)?.from, wish.from) });
    }
  }

  return { want, alone, local, anywhere, touched, from: () => earliest, different: () => keys.size };
}

/** What is asked for someone. Who is farthest behind shares it only with those who are as far. */
export function wishOf(wanted: Wanted, rome: Pick<Rome, "romeOf">, began: Date): Wish | undefined {
  const asking = askingOf(wanted, rome);
  if (!asking) return undefined;
  const { from } = wanted;
  return { ...asking, from, key: isAlone(wanted, began) ? `${asking.key} ${from.getTime()}` : asking.key };
}

export function isFarBehind({ from }: Pick<Wanted, "from">, began: Date): boolean {
  return began.getTime() - from.getTime() > farBehindMs;
}

function isAlone({ from }: Pick<Wanted, "from">, began: Date): boolean {
  return began.getTime() - from.getTime() > aloneMs;
}

/** What to read for all that is touched: a region holds its départements. */
export function piecesOf({ touched }: Pick<Wishes, "touched">): { territory: Territory; from: Date }[] {
  const pieces = new Map(touched);
  for (const [key, { territory, from }] of touched) {
    const region = territory.kind === "departement" ? pieces.get(`region ${territory.region}`) : undefined;
    if (!region) continue;
    pieces.set(territoryKey(region.territory), { ...region, from: earlier(from, region.from) });
    pieces.delete(key);
  }
  return [...pieces.values()];
}

function earlier(one: Date | undefined, other: Date): Date {
  return one && one <= other ? one : other;
}

/** 48 bits of a key: they are only counted. */
function shortened(key: string): number {
  return createHash("sha1").update(key).digest().readUIntBE(0, 6);
}
