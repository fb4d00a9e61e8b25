import type { FindPlaces } from "../../places/found-places.ts";
import type { Place } from "../../places/place.ts";
import type { FindTitles } from "../../rome/title-index.ts";
import type { PickedTitle } from "../../search/search.ts";
import type { Meaning } from "../meaning.ts";
import type { Classify } from "./classifier.ts";
import type { Vocabulary } from "./features.ts";
import type { LanguageTables } from "./tables.ts";

/** What the reading of messages looks things up in. */
export type ReadingSources = {
  findTitles: FindTitles;
  findPlaces: FindPlaces;
  /** The principal title of a ROME code. */
  titleOfJob: (rome: string) => PickedTitle | undefined;
  regionOf: (code: string) => Place | undefined;
  /** The départements of a region; without them, none is cut out of it. */
  departementsIn?: (region: string) => Place[];
  classify: Classify;
  /** What a phrase of the lexicon means, by its words. */
  meaningOfPhrase: (words: string) => string | undefined;
  /** Whether the phrases hold a word. */
  knows: (word: string) => boolean;
  vocabulary: Vocabulary;
  tables: LanguageTables;
};

/** The same for one message: what its stages look up is looked up once. */
export type ReadingTools = ReadingSources & { understand: (text: string) => Meaning };
