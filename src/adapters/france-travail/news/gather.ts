import { abreast } from "../../../core/abreast.ts";
import type { Gathered, Gathering } from "../../../core/alerts/feed.ts";
import { SourceError } from "../../../core/words.ts";
import type { Rome } from "../../rome/rome.ts";
import { attempts } from "./attempts.ts";
import { type Choice, type Options as ChoiceOptions, choose } from "./choice.ts";
import { readingsAbreast } from "./plan.ts";
import { type Pulse, pulse } from "./pulse.ts";
import { newsReader, type Options as ReaderOptions } from "./reader.ts";
import { readShared, type Shared } from "./shared.ts";
import { type Options as TerritoryOptions, territories } from "./territories.ts";
import { isFarBehind, type Wish, type Wishes, wishes, wishOf } from "./wishes.ts";

export type Options = ReaderOptions &
  TerritoryOptions &
  ChoiceOptions & { rome: Pick<Rome, "romeOf" | "relatives">; now: () => Date };

/** Reads for all alerts of a run what was published, by whatever takes the fewest calls. What was counted for one run serves the next ones of the day. */
export function gatherer(options: Options): () => Gathering {
  const published = pulse();
  return () => {
    const began = options.now();
    const means = { ...options, territoriesOf: territories(options) };
    const [near, far] = [wishes({ ...means, began }), wishes({ ...means, began })];
    return {
      want: (wanted) => (isFarBehind(wanted, began) ? far : near).want(wanted),
      read: async () => {
        const lately = await readAll(means, near, began, published);
        const before = await readAll(means, far, began, published);
        return {
          of: (wanted) => (isFarBehind(wanted, began) ? before : lately).of(wanted),
          asked: lately.asked + before.asked,
          calls: lately.calls + before.calls,
        };
      },
    };
  };
}

type Means = Options & { territoriesOf: ReturnType<typeof territories> };

async function readAll(means: Means, all: Wishes, began: Date, published: Pulse): Promise<Gathered> {
  const source = newsReader(means, began);
  const attempt = attempts(means.log);
  const choice = await attempt(() => choose(all, began, published, source, means));
  const shared: Shared =
    choice instanceof SourceError ? () => choice : await readShared(choice, all, source, attempt, means, began);
  const lists = new Map(
    await abreast(
      askedAlone(choice, all),
      readingsAbreast,
      async (wish) => [wish.key, { from: wish.from, read: await attempt(() => source.search(wish)) }] as const,
    ),
  );
  return {
    of: (wanted) => {
      const wish = wishOf(wanted, means.rome, began);
      if (!wish) return [];
      const list = lists.get(wish.key);
      if (list === undefined) return shared(wish);
      const { from, read } = list;
      // It was given this search meanwhile, which nobody had read for since then.
      if (wish.from < from) return "later";
      const since = wanted.from.toISOString();
      return Array.isArray(read) ? read.filter(({ offer }) => (offer.created ?? since) >= since) : read;
    },
    asked: all.different(),
    calls: source.calls(),
  };
}

/** Those that have a query of their own. */
function askedAlone(choice: Choice | SourceError, { alone, local, anywhere }: Wishes): Wish[] {
  const plan = choice instanceof SourceError ? "country" : choice.plan;
  switch (plan) {
    case "searches":
      return [...alone.all(), ...local.all(), ...anywhere.all()];
    case "territories":
      return [...alone.all(), ...anywhere.all()];
    case "country":
      return alone.all();
  }
}
