import type { Requesters } from "../requester.ts";

/** What a certification costs with all who teach it: whole euros, all taxes included. */
export type TrainingPrices = {
  least: number;
  most: number;
  /** Half of them cost less than this. */
  half: number;
  /** How many trainings that is based on; one that is given in several départements counts in each. */
  of: number;
  /** Half of those who have bought it paid less than this; absent where nobody tells. */
  paid?: number;
  isFictitious: boolean;
};

/**
 * By the number of a certification in the national registers ("RNCP37948"); undefined where none is on sale.
 */
export type FindTrainingPrices = (register: string, askedBy?: Requesters) => Promise<TrainingPrices | undefined>;
