import type { Company } from "../companies/companies.ts";
import type { Appellation, Job } from "../jobs/jobs.ts";
import type { PostingContract } from "./contract.ts";
import type { PostingPay } from "./pay.ts";
import type { PostingPlace } from "./place.ts";
import type { WorkTime } from "./work-time.ts";

/** A job offer as the employer means it; each service tells it in its own words. */
export type Posting = {
  id: string;
  /** 1: given to France Travail; 2: collected from a partner. */
  origin: 1 | 2;
  created: Date;
  lastDay: number;
  job: Job;
  appellation: Appellation;
  /** Nearly always the job's own. */
  rome: { code: string; label: string };
  title: string;
  /** Composed when asked for: 3,000 of them would be most of the memory. */
  description: () => string;
  /** Where the work is done. */
  company: Company;
  /** The name to show, if any. */
  employer: string | undefined;
  place: PostingPlace;
  contract: PostingContract;
  experience: Experience;
  /** Code of `niveauxFormations`. */
  level: string | undefined;
  pay: PostingPay;
  time: WorkTime;
};

/** D: beginners welcome, S: some wished, E: some required. */
export type Experience = { demand: "D" | "S" | "E"; months?: number };
