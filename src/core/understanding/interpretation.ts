import type { FindPlaces, FoundPlaces } from "../places/found-places.ts";
import { townSize } from "../places/place-tables.ts";
import type { FindTitles, TitleHit } from "../rome/title-index.ts";
import type { Doubt } from "./doubt.ts";

/** The indexes of titles and places. */
export type Lookups = { findTitles: FindTitles; findPlaces: FindPlaces };

/** What was made of a text, before it is put into the words of the conversation. */
export type Interpretation = {
  jobText: string;
  hits: TitleHit[];
  found: FoundPlaces;
  placeText?: string;
  both?: boolean;
  doubt?: Doubt;
};

/** From this score on, a title contains the very words, in some form; from `likelyScore` on, most of them. */
export const exactScore = 0.98;
export const sureScore = 0.95;
export const likelyScore = 0.6;

export const getScore = ([first]: TitleHit[]): number => first?.score ?? 0;
export const isSure = (hits: TitleHit[]): boolean => getScore(hits) >= sureScore;
export const isWellKnown = ({ exact, inhabitants }: FoundPlaces): boolean => exact && inhabitants >= townSize;

export const noPlaces: FoundPlaces = { places: [], exact: false, sure: false, inhabitants: 0 };
