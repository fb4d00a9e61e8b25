import type { Criteria } from "../adapters/france-travail/api/criteria.ts";
import { franceTravailName } from "../adapters/france-travail/api/name.ts";
import type { ReadOffers } from "../adapters/france-travail/api/offers-reader.ts";
import { isComplete } from "../adapters/france-travail/harvest/harvest.ts";
import { type HarvestFailure, harvestToJournal } from "../adapters/france-travail/harvest/harvest-to-journal.ts";
import type { PulledOffer } from "../adapters/hrflow/prepare.ts";
import type { PushSummary } from "../adapters/hrflow/summary.ts";
import type { OfferSearch } from "./offer-search.ts";

/** Who looks on while offers are read; `signal` as for the whole push. */
export type PullWatch = {
  signal: AbortSignal;
  /** This reading goes on from an earlier one, which had read so many offers. */
  onResume?: (offers: number) => void;
  onPulling?: (progress: { found: number; total: number }) => void;
  onWait?: (service: string, seconds: number) => void;
};

/** The offers of a search, as they were read. */
export type Pull = {
  batches: () => AsyncGenerator<readonly PulledOffer[]>;
  /** These are all offers of the search, as far as can be known. */
  isWhole: boolean;
  missing: PushSummary["missing"];
  /** When the first of those that were handed out had been read. */
  readSince: () => Date;
  remove: () => Promise<void>;
  /** Leaves them to the next reading of this search. */
  close: () => Promise<void>;
};

/** Reads every offer of a search, or the very rows that are asked for. Rejects with a SourceError. */
export async function pullOffers(
  criteria: Criteria,
  search: OfferSearch,
  { withContacts, now }: { withContacts: boolean; now: Date },
  { signal, onResume = () => {}, onPulling = () => {}, onWait }: PullWatch,
): Promise<Pull | { failure: HarvestFailure }> {
  const read = search.readListed({ withContacts });
  if (criteria.range !== undefined) return pullRows(criteria, read, now);
  const harvest = await harvestToJournal<PulledOffer>(
    criteria,
    { ...search, read, keeps: withContacts ? "listed with contacts" : "listed" },
    { now, signal, onResume, onProgress: onPulling, onWait: (seconds) => onWait?.(franceTravailName, seconds) },
  );
  if (harvest.is !== "done") return { failure: harvest };
  const { journal, outcome } = harvest;
  const { missing, total, why } = outcome;
  let since = now;
  return {
    batches: async function* () {
      for await (const { offers, readAt } of journal.windows()) {
        if (readAt < since) since = readAt;
        yield offers;
      }
    },
    isWhole: isComplete(outcome),
    missing: isComplete(outcome) ? undefined : { missing, total, why },
    readSince: () => since,
    remove: journal.remove,
    close: journal.close,
  };
}

/** One page; all of the search where it has no more than that. */
async function pullRows(criteria: Criteria, read: ReadOffers<PulledOffer>, now: Date): Promise<Pull> {
  const { rows, total, isLeast = false } = await read(criteria);
  const isFromStart = criteria.range?.startsWith("0-") === true;
  return {
    batches: async function* () {
      yield rows.map(({ value }) => value);
    },
    isWhole: isFromStart && !isLeast && rows.length >= total,
    missing: undefined,
    readSince: () => now,
    remove: async () => {},
    close: async () => {},
  };
}

/** Hands the offers out, and lets go of them: they stay for the next reading where that fails. */
export async function usePull<T>(pull: Pull, use: (batches: ReturnType<Pull["batches"]>) => Promise<T>): Promise<T> {
  try {
    const used = await use(pull.batches());
    await pull.remove();
    return used;
  } catch (error) {
    await pull.close();
    throw error;
  }
}
