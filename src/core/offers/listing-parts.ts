import type { Point } from "../places/place.ts";

/** What all kinds have. */
export type ListingParts = {
  /**
   * The source and its identifier: "ft:206ZFSY", "lba:PASS:4711". The same listing has the same key whichever
   * service delivered it.
   */
  key: string;
  /** What the source wants to be asked by for it, where that is not in the key. */
  handle?: string;
  /** Of a company its name. */
  title: string;
  place: ListingPlace;
  /** What the employer does, and how many work there, as the source says. */
  sector?: string;
  size?: string;
  /** What no card shows, but filters go by. */
  facts?: OfferFacts;
  description: string;
  /** The page to read and apply on: http or https. */
  url: string;
  source: string;
  /** From the sandbox: no such job or company exists, and each card says so. */
  fictitious: boolean;
};

/** Absent is what the source does not say. */
export type OfferFacts = {
  /** Gross euros a month for the hours of the job; of "à partir de 2 000 €" the most is not known. */
  monthly?: { least?: number; most?: number };
  isExecutive?: boolean;
  /** Open to people whose disability is recognised; of an employer who has committed to hire them. */
  isAccessible?: boolean;
  isCommitted?: boolean;
  /** Few apply. */
  lacksCandidates?: boolean;
  /** Driving licences without which nobody is taken, by their letters. */
  licences?: string[];
  /** The least diploma that it demands. */
  level?: StudyLevel;
  /** The level of the diploma that it leads to. */
  target?: TargetLevel;
  /** A temp agency recruits. */
  isAgency?: boolean;
  /** A school or training centre recruits apprentices. */
  isSchool?: boolean;
  /** A training that is held at a distance, in some of its sessions at least. */
  isRemote?: boolean;
};

/** From the lowest on. */
export const studyLevels = ["none", "cap", "bac", "bac2", "bac4", "bac5"] as const;
export type StudyLevel = (typeof studyLevels)[number];

/** What an apprenticeship leads to, from the lowest on. */
export const targetLevels = ["cap", "bac", "bac2", "bac3", "bac5"] as const;
export type TargetLevel = (typeof targetLevels)[number];

export type ListingPlace = {
  /** As people read it: "Lyon 3e (69)". */
  label: string;
  /**
   * Where the training centre is that recruits for a post elsewhere: `label` is then the commune that is
   * nearest to the post. Absent where the town of the post is not known: `label` is then that of the centre.
   */
  school?: string;
  /**
   * The point is the main town of its département, where what has no town is put: the post may be elsewhere
   * in the département, and no distance is said.
   */
  isMainTown?: boolean;
  /** INSEE codes, as far as the offer is that precise. */
  commune?: string;
  departement?: string;
  region?: string;
  /** Where the offer says it is, else the centre of its commune when that is known. */
  point?: Point;
};
