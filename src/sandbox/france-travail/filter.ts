import type { Posting } from "../postings/posting.ts";

export type PostingTest = (posting: Posting) => boolean;

export type SearchSettings = {
  now: Date;
  /**
   * 75056, 69123 and 13055 were refused for years and are reportedly accepted now; a client that sends them
   * is wrong either way.
   */
  acceptsWholeCities: boolean;
  /** The API seems to read the dates of a search as Paris time despite their Z (measured once). */
  readsDatesAsUtc: boolean;
};

/** Reads a parameter's value, and those that go with it, or throws `Refused`. */
export type ParameterFilter = (value: string, query: URLSearchParams, settings: SearchSettings) => PostingTest;

/** Every offer passes. */
export const passAll: PostingTest = () => true;
