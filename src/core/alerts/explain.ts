import { SourceError } from "../failure.ts";
import { getCopyKeys, getFormerCopyKeys } from "../offers/copies.ts";
import { toStatements } from "../offers/listing.ts";
import type { StudyLevel } from "../offers/listing-parts.ts";
import type { Listing, Statements } from "../offers/offer.ts";
import { findTerms, mentionsTelework } from "../offers/offer-text.ts";
import { getSourceId, type SourceProfile } from "../offers/source.ts";
import type { Centres } from "../places/area.ts";
import { findDistanceKm } from "../search/distance.ts";
import { type FilterName, type Filters, filterTable } from "../search/filters.ts";
import { matchCriteria } from "../search/matches.ts";
import type { Search } from "../search/search.ts";
import type { ReadOffer } from "../services.ts";
import type { Check } from "./check.ts";
import { toCopyMark } from "./digest.ts";
import { getCoveredUntil, isFresh } from "./freshness.ts";
import { isExcluded, isPaused, type Subscription } from "./subscription.ts";
import type { Subscriptions } from "./subscriptions.ts";

type FitDeps = {
  /** The same search with today's commune where its own was merged: offers carry today's codes. */
  today: (search: Search) => Promise<Search>;
  centresOf: (search: Search) => Promise<Centres>;
  /** The codes of the ticked titles as ROME is now, and of their relatives. */
  codes: (search: Search) => { ticked: string[]; related: string[] };
};

export type ExplainDeps = FitDeps & {
  sources: readonly SourceProfile[];
  subscriptions: Subscriptions;
  offer: ReadOffer;
  isUnreachable: (owner: Subscription["owner"]) => Promise<boolean>;
};

/**
 * Check by check, why an offer was sent for an alert, was not, or will be. `key` is the offer's:
 * "ft:206ZFSY".
 */
export async function explain(subscription: Subscription, key: string, deps: ExplainDeps, now: Date): Promise<Check[]> {
  const knownKeys = await deps.subscriptions.knownOffers.all(subscription.owner);
  const waiting = subscription.pending.find((item) => item.key === key);
  const isOnItsWay = subscription.sending?.items.some((item) => item.key === key) ?? false;
  return [
    { stage: "alert", passes: !isPaused(subscription, now), next: subscription.next.at },
    { stage: "person", passes: !(await deps.isUnreachable(subscription.owner)) },
    ...(await checkOffer(subscription, key, deps, knownKeys, now)),
    { stage: "told", passes: undefined, isTold: knownKeys.has(key) },
    ...(waiting
      ? [{ stage: "waiting", passes: undefined, since: waiting.since, offered: waiting.offered } as const]
      : []),
    ...(subscription.sending && isOnItsWay
      ? [{ stage: "sending", passes: undefined, slot: subscription.sending.slot } as const]
      : []),
  ];
}

/** Whether an offer belongs to a search, criterion by criterion. */
export async function checkFit(
  offer: Listing,
  { search: kept, related }: Pick<Subscription, "search" | "related">,
  deps: FitDeps,
  now: Date,
): Promise<Check[]> {
  const stated = toStatements(offer);
  const { rome, place } = stated;
  const search = await deps.today(kept);
  const how = jobOf(stated, deps.codes(search));
  const centres = await deps.centresOf(search);
  const { kind, place: isThere, filters } = matchCriteria(offer, search, centres, now);
  // Of a post whose town is not known the label is that of its school, to which nothing was measured.
  const isMeasured = !stated.bySchool || place.school !== undefined;
  const distanceKm = isMeasured ? findDistanceKm(offer, search, centres) : undefined;
  const km = distanceKm === undefined ? {} : { km: distanceKm };
  return [
    {
      stage: "job",
      passes: how !== "another" && (how !== "related" || related),
      how,
      ...(rome === undefined ? {} : { rome }),
    },
    { stage: "kind", passes: kind },
    { stage: "place", passes: isThere, label: place.label, ...km },
    ...filters.map(({ name: filter, passes }): Check => {
      const says = saying[filter](stated, search.filters);
      return { stage: "filter", filter, passes, ...(says === undefined ? {} : { says }) };
    }),
  ];
}

async function checkOffer(
  subscription: Subscription,
  key: string,
  deps: ExplainDeps,
  knownKeys: ReadonlySet<string>,
  now: Date,
): Promise<Check[]> {
  const read = await deps.offer(subscription.search, { key }).catch((error: unknown) => {
    if (error instanceof SourceError) return error;
    throw error;
  });
  if (read instanceof SourceError)
    return [{ stage: "offer", passes: undefined, is: "unread", service: read.service, why: read.why }];
  const { offer } = read;
  if (!offer) return [{ stage: "offer", passes: false, is: "gone" }];
  const stated = toStatements(offer);
  const { title, company } = stated;
  const created = stated.created === undefined ? {} : { created: stated.created };
  const sources = findSources(subscription, key, deps.sources);
  const taking = sources.find((source) => isFresh(source, { offer }, subscription, now));
  const isNew = taking !== undefined;
  const asked = taking ?? sources[0];
  const isKnown = knownKeys.has(key) || subscription.pending.some((item) => item.key === key);
  const folds = [...getCopyKeys(offer), ...getFormerCopyKeys(stated)];
  const isCopy = folds.some((fold) => knownKeys.has(toCopyMark(fold)));
  return [
    { stage: "offer", passes: true, is: "there", title, ...created },
    ...(await checkFit(offer, subscription, deps, now)),
    ...(company === undefined
      ? []
      : [{ stage: "company", passes: !isExcluded(subscription, stated), company } as const]),
    {
      stage: "date",
      passes: isNew || isKnown,
      ...created,
      readUpTo: asked ? getCoveredUntil(subscription, asked, now).toISOString() : subscription.created,
      isNew,
    },
    { stage: "copy", passes: knownKeys.has(key) || !isCopy },
  ];
}

/**
 * The sources that may bring an offer: first its own, then those that also list its offers, and may look
 * further back.
 */
function findSources(
  { search: { kind } }: Subscription,
  key: string,
  sources: readonly SourceProfile[],
): SourceProfile[] {
  const own = getSourceId(key);
  const lists = ({ alertKinds, alsoLists }: SourceProfile) => alertKinds.includes(kind) && alsoLists?.includes(own);
  return [...sources.filter(({ id }) => id === own), ...sources.filter(lists)];
}

function jobOf({ rome }: Statements, { ticked, related }: ReturnType<FitDeps["codes"]>) {
  if (ticked.length === 0) return "any";
  if (rome === undefined) return "unknown";
  return ticked.includes(rome) ? "ticked" : related.includes(rome) ? "related" : "another";
}

/** What an offer says of itself, for each filter, in words for people. */
const saying: Record<FilterName, (offer: Statements, filters: Filters) => string | undefined> = {
  contract: ({ contract }) => contract?.label,
  salary: ({ salary }) => salary,
  experience: ({ experience }) => experience?.label,
  hours: ({ fullTime }) => (fullTime === undefined ? undefined : filterTable.hours.values[fullTime ? "full" : "part"]),
  since: () => undefined,
  include: (offer, { include = [] }) => {
    const found = findTerms(offer, include);
    const unsaid = include.filter((term) => !found.includes(term));
    return unsaid.length === 0 ? "l'annonce les dit" : `l'annonce ne dit pas ${quoted(unsaid)}`;
  },
  exclude: (offer, { exclude = [] }) => {
    const found = findTerms(offer, exclude);
    return found.length === 0 ? "l'annonce n'en dit aucun" : `l'annonce dit ${quoted(found)}`;
  },
  telework: (offer) => (mentionsTelework(offer) ? "l'annonce en parle" : "l'annonce n'en parle pas"),
  agencies: ({ contract, facts }) =>
    contract?.kind === "interim" || facts?.isAgency
      ? "une agence d'intérim"
      : facts?.isAgency === false
        ? "pas une agence"
        : undefined,
  schools: ({ bySchool, facts }) =>
    bySchool || facts?.isSchool
      ? "une école ou un centre de formation"
      : facts?.isSchool === false
        ? "pas une école"
        : undefined,
  order: () => undefined,
  qualification: ({ facts }) =>
    facts?.isExecutive === undefined
      ? undefined
      : filterTable.qualification.values[facts.isExecutive ? "executive" : "other"],
  licence: ({ facts }) =>
    facts?.licences && (facts.licences.length === 0 ? "aucun exigé" : `${facts.licences.join(", ")} exigé`),
  level: ({ facts }) => facts?.level && levelNames[facts.level],
  target: ({ facts }) => facts?.target && filterTable.target.values[facts.target],
  remote: ({ facts }) => yesOrNo(facts?.isRemote),
  unskilled: ({ experience, facts }) => {
    const demands = [experience?.label, facts?.level && `diplôme exigé : ${levelNames[facts.level]}`];
    return demands.filter((one) => one !== undefined).join(", ") || undefined;
  },
  accessible: ({ facts }) => yesOrNo(facts?.isAccessible),
  committed: ({ facts }) => yesOrNo(facts?.isCommitted),
  shortage: ({ facts }) => yesOrNo(facts?.lacksCandidates),
  strict: () => undefined,
};

const levelNames: Record<StudyLevel, string> = {
  none: "aucun",
  cap: "CAP, BEP",
  bac: "Bac",
  bac2: "Bac+2",
  bac4: "Bac+3 ou 4",
  bac5: "Bac+5",
};

function quoted(terms: string[]): string {
  return terms.map((term) => `« ${term} »`).join(", ");
}

function yesOrNo(answer: boolean | undefined): string | undefined {
  return answer === undefined ? undefined : answer ? "oui" : "non";
}
