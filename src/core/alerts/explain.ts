import { type Criterion, verdict } from "../matches.ts";
import type { Point } from "../places/place.ts";
import { type ReadOffer, SourceError } from "../words.ts";
import type { Book } from "./book.ts";
import { foldMark, isFresh } from "./digest.ts";
import type { FeedName } from "./feed.ts";
import { foldKey } from "./fold.ts";
import { isPaused, type Subscription } from "./subscription.ts";

/** One stage on the way of an offer into a digest. `passes` is undefined where it decides nothing. */
export type Stage = { stage: string; passes: boolean | undefined; says: string };

export type ExplainWorld = {
  book: Book;
  offer: ReadOffer;
  centreOf: (search: Subscription["search"]) => Promise<Point | undefined>;
  /** The codes of the ticked titles as ROME is now, and of their relatives. */
  codes: (search: Subscription["search"]) => { ticked: string[]; related: string[] };
  isUnreachable: (owner: Subscription["owner"]) => Promise<boolean>;
};

/** Stage by stage why an offer was sent for an alert, was not, or will be. `key` is that of the offer: "ft:206ZFSY". */
export async function explain(one: Subscription, key: string, world: ExplainWorld, now: Date): Promise<Stage[]> {
  const stages: Stage[] = [];
  const say = (stage: string, passes: boolean | undefined, says: string) => void stages.push({ stage, passes, says });
  const told = await world.book.told.all(one.owner);
  const waiting = one.pending.find((item) => item.key === key);
  const onItsWay = one.sending?.items.some((item) => item.key === key) ?? false;

  say("alert", !isPaused(one, now), isPaused(one, now) ? "it is paused" : `it is due next at ${one.next.at}`);
  const isUnreachable = await world.isUnreachable(one.owner);
  say("person", !isUnreachable, isUnreachable ? "the platform refuses our messages to them" : "they can be written to");

  const read = await world.offer(one.search, { key }).catch((error: unknown) => {
    if (error instanceof SourceError) return error;
    throw error;
  });
  if (read instanceof SourceError) say("offer", undefined, `${read.service} could not be asked (${read.why})`);
  else if (!read.offer) say("offer", false, "its source has it no more");
  else {
    const { offer } = read;
    say("offer", true, `"${offer.title}", published ${offer.created ?? "at an unknown date"}`);
    const { ticked, related } = world.codes(one.search);
    const { rome } = offer;
    const how =
      rome === undefined
        ? "unknown"
        : ticked.includes(rome)
          ? "ticked"
          : related.includes(rome)
            ? "related"
            : "another";
    const isJob = how === "ticked" || how === "unknown" || (how === "related" && one.related) || ticked.length === 0;
    say(
      "job",
      isJob,
      `its ROME code ${rome ?? "is not given"}: ${how}${how === "related" && !one.related ? ", and this alert takes no related jobs" : ""}`,
    );
    const fits = verdict(offer, one.search, await world.centreOf(one.search), now);
    for (const [criterion, passes] of Object.entries(fits) as [Criterion, boolean][])
      say(criterion, passes, passes ? "it fits" : "it does not fit");
    const feed: FeedName = key.startsWith("lba:") ? "lba" : "ft";
    const isNew = isFresh(feed, { offer, related: how === "related" }, one, now);
    say(
      "date",
      isNew || told.has(key) || waiting !== undefined,
      `read up to ${one.covered[feed] ?? one.created}; ${isNew ? "it comes with the next reading" : "it is from before the next reading"}`,
    );
    const fold = foldKey(offer);
    const isCopy = fold !== undefined && !told.has(key) && told.has(foldMark(fold));
    say(
      "copy",
      !isCopy,
      isCopy ? "a copy of an announcement that was told within a month" : "no copy of what was told",
    );
  }
  say(
    "told",
    undefined,
    told.has(key) ? "they were shown it, on a page or in a digest, within 60 days" : "they were not shown it",
  );
  if (waiting)
    say(
      "waiting",
      undefined,
      `since ${waiting.since}${waiting.offered ? ', behind a "Tout voir"' : ", for the next digest"}`,
    );
  if (onItsWay) say("on its way", undefined, `in the digest of ${one.sending?.slot ?? ""}`);
  return stages;
}
