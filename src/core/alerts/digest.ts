import { dayMs } from "../durations.ts";
import { getFormerCopyKeys } from "../offers/copies.ts";
import { createCopyIndex } from "../offers/group-copies.ts";
import { getEmployer, getPublicationTime, toStatements } from "../offers/listing.ts";
import type { FoundNews } from "../offers/offer.ts";
import { compareRanks } from "../offers/pages.ts";
import { getSourceId } from "../offers/source.ts";
import { normaliseText as folded } from "../text/text.ts";
import type { NewsItem } from "./feed.ts";
import { getStoredCopyKeys, isExcluded, type PendingOffer, type Subscription } from "./subscription.ts";

/** In one message. */
const maxShown = 10;
const maxOfCompany = 2;
/**
 * Different announcements behind "Tout voir": a screen holds no more. The others wait for the next digest.
 */
const maxListed = 60;
/** How long an offer that a digest had behind its "Tout voir" is still counted. */
const offeredMs = 7 * dayMs;

/**
 * What an alert has to tell: what waited and what is new, without what was told; and what leaves, because it
 * was offered for long enough.
 */
export type DigestItems = { items: PendingOffer[]; leaving: PendingOffer[] };

export function collectItems(
  subscription: Subscription,
  fresh: NewsItem[],
  knownKeys: ReadonlySet<string>,
  now: Date,
): DigestItems {
  const isLeaving = ({ offered, counted = false, since }: PendingOffer) =>
    (offered || counted !== false) &&
    now.getTime() - Date.parse(typeof counted === "string" ? counted : since) > offeredMs;
  const isCopy = (folds: string[]) => folds.some((fold) => knownKeys.has(toCopyMark(fold)));
  const asCopy = (item: PendingOffer): PendingOffer => ({ ...item, offered: true, copy: true });
  // Of what waits, a copy may have been shown meanwhile.
  const waiting = subscription.pending
    .filter(({ key }) => !knownKeys.has(key))
    .map((item) => (!item.copy && !item.again && isCopy(getStoredCopyKeys(item)) ? asCopy(item) : item));
  const known = new Set(subscription.pending.map(({ key }) => key));
  const found = fresh
    .filter(
      ({ offer }) =>
        !knownKeys.has(offer.key) && !known.has(offer.key) && !isExcluded(subscription, toStatements(offer)),
    )
    .map((news) => {
      const item = pendingOf(news, now);
      return isCopy([...getStoredCopyKeys(item), ...getFormerCopyKeys(toStatements(news.offer))]) ? asCopy(item) : item;
    });
  return { items: [...waiting.filter((item) => !isLeaving(item)), ...found], leaving: waiting.filter(isLeaving) };
}

/** The mark of a fold among the known offer keys: a copy that comes again is not news for a month. */
export function toCopyMark(fold: string): string {
  return `~${fold}`;
}

function pendingOf({ offer, related, folds, by }: NewsItem, now: Date): PendingOffer {
  const { key, handle } = offer;
  const created = getPublicationTime(offer);
  return {
    key,
    ...(folds === undefined ? {} : { folds }),
    ...(handle === undefined ? {} : { handle }),
    ...(created === undefined ? {} : { created }),
    ...(by === undefined || by === getSourceId(key) ? {} : { by }),
    related,
    since: now.toISOString(),
    offered: false,
  };
}

/** Nothing that was not offered before: no reason to write. */
export function hasNothingNew(items: PendingOffer[]): boolean {
  return items.every(({ offered }) => offered);
}

/**
 * A waiting offer as it is now; "gone"; or "unknown", where no service can tell or it is still to be read.
 */
export type OfferContent = FoundNews | "gone" | "unknown";

/**
 * What a digest shows, what it has behind "Tout voir" (what it shows comes first), and what waits for the
 * next one.
 */
export type Digest = { shown: FoundNews[]; list: PendingOffer[]; rest: PendingOffer[]; missing: PendingOffer[] };

/**
 * At most ten offers, two of a company, one of several copies. What is sent again comes first, then ticked
 * jobs before related ones, the newest first. `missing` are those that may be among the ten and whose content
 * has not been read: once it has, or is "gone" or "unknown", the digest is to be composed again.
 */
export function composeDigest(items: PendingOffer[], contents: ReadonlyMap<string, OfferContent>): Digest {
  const ranked = items
    .filter(({ key }) => contents.get(key) !== "gone")
    .sort((a, b) => Number(b.again ?? false) - Number(a.again ?? false) || compareRanks(a, b));
  const perCompany = new Map<string, number>();
  const first = createCopyIndex<PendingOffer>();
  const shown: FoundNews[] = [];
  const missing: PendingOffer[] = [];
  for (const item of ranked) {
    const { key } = item;
    const folds = getStoredCopyKeys(item);
    const content = contents.get(key);
    const isCopy = item.copy === true || first.find(folds) !== undefined;
    if (content === "gone" || content === "unknown" || isCopy) continue;
    if (shown.length + missing.length === maxShown) break;
    if (!content) {
      missing.push(item);
      continue;
    }
    // One agency invites to nearly all events of a town, each with other employers.
    const employer = content.offer.kind === "event" ? undefined : getEmployer(content.offer);
    const company = employer === undefined ? key : folded(employer);
    const before = perCompany.get(company) ?? 0;
    if (before === maxOfCompany) continue;
    perCompany.set(company, before + 1);
    first.add(folds, item);
    shown.push(content);
  }
  const isShown = new Set(shown.map(({ offer }) => offer.key));
  // What no digest has listed yet goes before what one has, first of all what has waited for its turn.
  const turn = ({ offered, counted }: PendingOffer) => (offered ? 2 : counted ? 0 : 1);
  const others = ranked.filter(({ key }) => !isShown.has(key)).sort((a, b) => turn(a) - turn(b));
  return { shown, ...listOf([...ranked.filter(({ key }) => isShown.has(key)), ...others]), missing };
}

/**
 * As many announcements as a screen holds, then their copies, each with the `fold` of its announcement; what
 * is left waits for another time. No copy of a listed offer is left: it would be told with it, and could not
 * be opened.
 */
function listOf(all: PendingOffer[]): Pick<Digest, "list" | "rest"> {
  const first = createCopyIndex<string | undefined>();
  const list: PendingOffer[] = [];
  const copies: PendingOffer[] = [];
  const rest: PendingOffer[] = [];
  for (const item of all) {
    const folds = getStoredCopyKeys(item);
    const known = first.find(folds);
    if (known !== undefined) copies.push({ ...item, fold: known });
    else if (list.length === maxListed) rest.push(item);
    else {
      const [fold] = folds;
      first.add(folds, fold);
      list.push(fold === undefined ? item : { ...item, fold });
    }
  }
  return { list: [...list, ...copies], rest };
}
