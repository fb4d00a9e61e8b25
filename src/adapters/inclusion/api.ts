import { z } from "zod";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import { minuteMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import type { Offer } from "../../core/offers/offer.ts";
import type { Requesters } from "../../core/requester.ts";
import type { Health, Log } from "../../core/telemetry.ts";
import { foreignList, foreignText, readRows } from "../foreign.ts";
import { CallQueue } from "../http/call-queue.ts";
import type { HttpResponse } from "../http/message.ts";
import { parseResponse } from "../http/parse-response.ts";
import { createKeylessService, type ServiceAddresses } from "../keyless-service.ts";
import { type MonotonicClock, monotonicClock } from "../monotonic-clock.ts";
import type { OpenSharedLimit } from "../shared-limit.ts";
import { inclusionName } from "./profile.ts";
import { postSchema, siaeSchema } from "./siae.ts";
import { isOpenPost, type PostContext, toInclusionOffer } from "./to-offer.ts";

/** How the API is called, and what its answers are translated with. */
export type InclusionApiOptions = Omit<PostContext, "fictitious"> &
  ServiceAddresses & {
    log: Log;
    now: () => Date;
    clock?: MonotonicClock;
    pageSize?: number;
    /** Opens the limit that several processes keep together. */
    openLimit?: OpenSharedLimit | undefined;
  };

/** The posts of a département that people may apply for. */
export type DepartementPosts = {
  offers: Offer[];
  /** All of them were read. */
  isWhole: boolean;
};

/** Who a call is for; "background" lets all others go first, and waits as long as that takes. */
export type CallFor = Requesters | "background" | undefined;

/** The one call of the API that is used. Rejects with a SourceError when the service fails. */
export type InclusionApi = {
  readDepartement: (code: string, callFor?: CallFor) => Promise<DepartementPosts>;
  /** How long a call would wait for its turn that asked now. Milliseconds. */
  waitMs: () => number;
  health: () => Health;
  close: () => Promise<void>;
};

/** Of the twelve that everybody behind one address may make: one is left to whoever looks beside us. */
const callsPerMinute = 11;
const deadlineMs = 15_000;
/** The largest département has some three hundred structures, of ten kilobytes each with their posts. */
const usualPageSize = 300;
const mostBytes = 8 * 1024 * 1024;
const maxPages = 5;

const answered = z.object({
  next: foreignText(2_000).optional().catch(undefined),
  results: foreignList(z.unknown(), 1_000),
});

/** Les emplois de l'inclusion in our words: what is open, each post once. */
export function createInclusionApi(options: InclusionApiOptions): InclusionApi {
  const { urls, standIn, log, now, atlas, centreOf, clock = monotonicClock, pageSize = usualPageSize } = options;
  const read = { name: inclusionName, log };
  const queues: CallQueue[] = [];
  const service = createKeylessService({
    ...{ urls, standIn, name: inclusionName, log, now },
    createQueue: () => {
      const limit = options.openLimit?.(inclusionName);
      const queue = new CallQueue({ most: callsPerMinute, windowMs: minuteMs, clock, limit });
      queues.push(queue);
      return queue;
    },
  });

  async function readDepartement(code: string, callFor?: CallFor): Promise<DepartementPosts> {
    const byKey = new Map<string, Offer>();
    let page: number | undefined = 1;
    let isFictitious: boolean | undefined;
    for (let count = 0; page !== undefined && count < maxPages; count++) {
      const { said, isStandIn } = await readPage(code, page, callFor);
      // What two services list is not one list.
      if (isFictitious !== undefined && isFictitious !== isStandIn) break;
      isFictitious = isStandIn;
      const context = { atlas, centreOf, fictitious: isStandIn };
      for (const offer of await toOffers(said.results, code, context)) byKey.set(offer.key, offer);
      page = findNextPage(said.next, page, isStandIn ? standIn : urls[0]);
    }
    return { offers: [...byKey.values()], isWhole: page === undefined };
  }

  function readPage(code: string, page: number, callFor: CallFor) {
    const query = new URLSearchParams([
      ["format", "json"],
      ["page", String(page)],
      ["page_size", String(pageSize)],
      ["postes_dans_le_departement", code],
    ]);
    const whose = callFor === "background" ? { isBackground: true } : { askedBy: callFor };
    return service.ask({ path: "/api/v1/siaes/", query, deadlineMs, mostBytes, ...whose }, (answer) => {
      if (answer.status === 200) return parseResponse(read, answered, answer);
      // A département without any, or a list that has become shorter meanwhile.
      if (answer.status === 404) return { next: undefined, results: [] };
      throw refused(answer);
    });
  }

  /** An odd structure or post is left out and counted; it never costs the others. */
  async function toOffers(rows: unknown[], departement: string, context: PostContext): Promise<Offer[]> {
    const structures = await readRows(rows, siaeSchema, (siae) => siae, read);
    const listed = structures.flatMap((siae) => siae?.postes.map((post) => ({ post, siae })) ?? []);
    const posts = await readRows(
      listed.map(({ post }) => post),
      postSchema,
      (post) => post,
      read,
    );
    const yieldIfDue = createCooperativeYield();
    const offers: Offer[] = [];
    for (const [i, post] of posts.entries()) {
      const siae = listed[i]?.siae;
      const isOpen = post && siae && isOpenPost(post, siae);
      const offer = isOpen ? toInclusionOffer(post, siae, departement, context) : undefined;
      if (offer) offers.push(offer);
      await yieldIfDue();
    }
    return offers;
  }

  function refused({ status }: HttpResponse): SourceError {
    log.error({ service: inclusionName, status }, "a query was refused: this is a bug");
    return new SourceError(inclusionName, "garbage");
  }

  return {
    readDepartement,
    waitMs: () => queues[0]?.waitMs() ?? 0,
    health: service.health,
    close: service.close,
  };
}

/**
 * The number of the page that comes next; undefined where there is none. An address elsewhere is not
 * followed, nor one that leads back.
 */
function findNextPage(next: string | undefined, page: number, address = ""): number | undefined {
  if (next === undefined || !URL.canParse(next) || !URL.canParse(address)) return undefined;
  const url = new URL(next);
  const number = Number(url.searchParams.get("page"));
  return url.host === new URL(address).host && number === page + 1 ? number : undefined;
}
