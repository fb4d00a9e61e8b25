import { type AppServices, openServices } from "../../src/app/services.ts";
import { readConfig } from "../../src/config.ts";
import type { Feed, FeedRequest } from "../../src/core/alerts/feed.ts";
import { overlapMs, type Subscription } from "../../src/core/alerts/subscription.ts";
import { getPublicationTime } from "../../src/core/offers/listing.ts";
import type { Found, FoundNews, Listing, OfferCopy, ResultPage } from "../../src/core/offers/offer.ts";
import type { Search } from "../../src/core/search/search.ts";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import { emptyFolder } from "./process.ts";
import { silentLog } from "./silent-log.ts";

const weekMs = 7 * 86_400_000;

/**
 * The country as its sandbox has it at that time, `isPlentiful` as the program starts it; where communes are,
 * another may tell.
 */
export async function country(
  now: () => Date,
  geo?: string,
  isPlentiful = false,
  more: Record<string, string> = {},
): Promise<AppServices> {
  const sandbox = await startSandbox({ now, hasQuotas: false, isPlentiful });
  const environment = {
    FRANCE_TRAVAIL_CLIENT_ID: "id",
    FRANCE_TRAVAIL_CLIENT_SECRET: "secret",
    FRANCE_TRAVAIL_TOKEN_URL: sandbox.urls.token,
    FRANCE_TRAVAIL_API_URL: sandbox.urls.franceTravail,
    EVENTS_API_URL: sandbox.urls.events,
    LABOUR_MARKET_API_URL: sandbox.urls.labourMarket,
    ALTERNANCE_API_TOKEN: "token",
    ALTERNANCE_API_URL: sandbox.urls.alternance,
    CPF_API_URL: sandbox.urls.cpf,
    INCLUSION_API_URL: sandbox.urls.inclusion,
    GEO_API_URL: geo ?? sandbox.urls.geo,
    DIRECTORY_API_URL: sandbox.urls.directory,
    DATA_DIR: await emptyFolder(),
    ROME_SOURCE: "http://127.0.0.1:9/rome.zip",
  };
  const read = readConfig(environment, more);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const there = await openServices(read.config, silentLog, now);
  const close = async () => {
    await there.close();
    await sandbox.close();
  };
  return { ...there, close };
}

/**
 * Everything that matches an alert and was published since it was made, or in the six hours before, which are
 * read too. It is looked up the way people page through results, without the code that reads for alerts. Only
 * La bonne alternance is read whole, and what is up to a week older than the alert counts as news.
 */
export async function newsFor(
  { search, related, created }: Subscription,
  there: AppServices,
): Promise<Map<string, Listing>> {
  const since = (ms: number) => (found: Found) =>
    (related || !found.related) && Date.parse(getPublicationTime(found.offer) ?? "") >= Date.parse(created) - ms;
  const published = (await allPages(there, search)).filter(since(2 * overlapMs));
  const [training] = search.kind === "alternance" ? there.feeds.filter(({ source }) => source.id === "lba") : [];
  const listed = training ? await all(training, { search, related, from: new Date(created) }) : [];
  return new Map([...published, ...listed.filter(since(weekMs))].map(({ offer }) => [offer.key, offer]));
}

/**
 * The copies behind what matches an alert, published in the same time. Which one of several stands for the
 * others may change from one look to the next, and the others count as told with it.
 */
export async function copiesFor({ search, created }: Subscription, there: AppServices): Promise<Map<string, Listing>> {
  const listed = await listCopies(there, search);
  const read = await Promise.all(listed.map(async (copy) => (await there.ports.offer(search, copy)).offer));
  const since = Date.parse(created) - 2 * overlapMs;
  const published = read.flatMap((offer) =>
    offer && Date.parse(getPublicationTime(offer) ?? "") >= since ? [offer] : [],
  );
  return new Map(published.map((offer) => [offer.key, offer]));
}

async function all(feed: Feed, wanted: FeedRequest): Promise<FoundNews[]> {
  const gathering = feed.gather();
  gathering.want(wanted);
  const read = (await gathering.read()).of(wanted);
  if (Array.isArray(read)) return read;
  throw read === "later" ? new Error("read later") : read;
}

async function allPages(there: AppServices, search: Search): Promise<Found[]> {
  return (await leafThrough(there, search)).flatMap(({ items }) => items);
}

/** Also those that are met only after the page of the offer that stands for them. */
async function listCopies(there: AppServices, search: Search): Promise<OfferCopy[]> {
  const pages = await leafThrough(there, search);
  return pages.flatMap(({ items, later = [] }) => [...items.flatMap(({ copies = [] }) => copies), ...later]);
}

async function leafThrough({ ports }: AppServices, search: Search): Promise<ResultPage[]> {
  const first = await ports.offers(search, 1);
  const pages = [first];
  for (let page = 2; page <= first.pages; page++) pages.push(await ports.offers(search, page, pages.at(-1)?.read));
  return pages;
}
