import type { Offer } from "../../core/offers/offer.ts";
import type { ListedOffer } from "../france-travail/api/listed-offer.ts";
import { type Format, formatJob } from "./format.ts";
import { type HrflowJob, readHrflowJob } from "./job.ts";
import type { PushTally } from "./tally.ts";

/** Changes a job, or leaves it out of the board: null or nothing at all. */
export type Logic = (job: HrflowJob) => Promise<HrflowJob | null | undefined> | HrflowJob | null | undefined;

/** An offer as it was pulled: neither `offer` nor `listed` where its row could not be read. */
export type PulledOffer = { key: string; offer?: Offer | undefined; listed?: ListedOffer | undefined };

/** How offers become jobs. */
export type Preparation = {
  /** Which offers belong to the search, where the service could not be asked for all of it. */
  fits?: ((offer: Offer) => boolean) | undefined;
  format: Format;
  logics: readonly Logic[];
  redact: (said: string) => string;
};

/** What is known of the offers of a push before anything is written. */
export type Prepared = {
  /** The references of the jobs that are pushed. */
  references: Set<string>;
  /** Offers that are online and cannot be pushed: what the board has of them stays. */
  spared: Set<string>;
  /**
   * Which jobs of the board stay cannot be told: an offer has no id, or a module makes references of its own.
   */
  hasUnknown: boolean;
};

/** Makes jobs of offers, and hands each one on: memory holds their references alone. */
export async function prepareJobs(
  batches: AsyncIterable<readonly PulledOffer[]>,
  preparation: Preparation,
  tally: PushTally,
  addJob: (job: HrflowJob) => Promise<void>,
): Promise<Prepared> {
  const references = new Set<string>();
  const spared = new Set<string>();
  let hasOwnReferences = false;
  let hasNameless = false;
  for await (const batch of batches) {
    for (const pulled of batch) {
      tally.pulled += 1;
      const id = pulled.key.slice(pulled.key.indexOf(":") + 1);
      const made = await makeJob(pulled, preparation);
      if ("leftOut" in made) tally.filtered += 1;
      else if ("wrong" in made || references.has(made.job.reference)) {
        tally.fail(id, "wrong" in made ? made.wrong : `another offer has the same reference, ${made.job.reference}`);
        spared.add(id);
        // "row 12" stands for an offer without an id.
        hasNameless ||= !/^[0-9A-Z]+$/.test(id);
      } else {
        hasOwnReferences ||= made.job.reference !== id;
        references.add(made.job.reference);
        await addJob(made.job);
      }
    }
  }
  return { references, spared, hasUnknown: hasNameless || (hasOwnReferences && spared.size > 0) };
}

type Made = { job: HrflowJob } | { leftOut: true } | { wrong: string };

async function makeJob({ offer, listed }: PulledOffer, { fits, format, logics, redact }: Preparation): Promise<Made> {
  if (!offer || !listed) return { wrong: "the offer could not be read" };
  if (isOfAlternance(listed) || (fits && !fits(offer))) return { leftOut: true };
  let step = "format";
  try {
    let read = readHrflowJob(await format(listed, formatJob));
    for (const [at, logic] of logics.entries()) {
      if ("wrong" in read) break;
      step = `logic ${at + 1}`;
      const next = await logic(read.job);
      if (next === null || next === undefined) return { leftOut: true };
      read = readHrflowJob(next);
    }
    return "wrong" in read ? { wrong: redact(`${step}: ${read.wrong}`) } : read;
  } catch (error) {
    return { wrong: redact(`${step} failed: ${error instanceof Error ? error.message : String(error)}`) };
  }
}

/**
 * Its terms forbid to hand its offers on, and France Travail lists some of them among those of its partners.
 */
function isOfAlternance({ origineOffre }: ListedOffer): boolean {
  const partners = origineOffre?.partenaires ?? [];
  return partners.some((partner) => /^la[\s_-]*bonne[\s_-]*alternance/i.test(partner?.nom ?? ""));
}
