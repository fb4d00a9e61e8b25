import type { Search } from "../search/search.ts";

/**
 * What public statistics say of a job in a region, beside the offers of a search. What is not known is
 * absent.
 */
export type OfficialFigures = {
  /** The job, and the region or country, as the figures are about them. */
  job: string;
  territory: string;
  salary?: OfficialSalary;
  /** People who look for such a job, and offers of the same period. */
  applicants?: { people: number; offers: number; period: string };
  /** How hard it is to find people, from 1 to 5. */
  tension?: { level: number; period: string };
  /** Of those who looked for such a job, how many are at work within six months: percent. */
  backToWork?: { percent: number; period: string };
  /** Invented, for the demonstration. */
  isFictitious: boolean;
  source: { label: string; page: string };
};

/**
 * Euros a month of a whole family of jobs. Whether they are gross or net, a mean or a median, is not told.
 */
export type OfficialSalary = {
  family: string;
  beginner?: number;
  middle?: number;
  experienced?: number;
  /** "2025", "1er trimestre 2026". */
  period: string;
};

/**
 * The figures for the first job of a search, in its region; undefined where there are none. What could not be
 * read is absent from them, and never a failure.
 */
export type FindOfficialFigures = (search: Search) => Promise<OfficialFigures | undefined>;
