import { z } from "zod";
import { pickedTitleSchema } from "../search/search.ts";

/**
 * What of a message was not understood, in its author's words. It is said and asked about, and never replaced
 * by what was there before.
 * - "place": a place that we do not know;
 * - "abroad": a place outside of France, with its proper name and its country (both empty for "à
 *   l'étranger");
 * - "alphabet": words in letters that are not Latin;
 * - "words": words beside a job that name no job, place or filter;
 * - "here": near where its author is, which is not known;
 * - "wide": a place that is too large to look in, as "au bord de la mer";
 * - "either": a job that is also the name of a place, in answer to the question for one;
 * - "link": a link into the chat whose job is no longer known.
 */
export const doubtSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("place"), said: z.string() }),
  z.object({
    is: z.literal("abroad"),
    said: z.string(),
    name: z.string(),
    country: z.string(),
    isEurope: z.boolean(),
    isNeighbour: z.boolean(),
  }),
  z.object({ is: z.literal("alphabet"), said: z.string() }),
  z.object({ is: z.literal("words"), said: z.string() }),
  z.object({ is: z.literal("here"), said: z.string() }),
  z.object({ is: z.literal("wide"), said: z.string() }),
  z.object({ is: z.literal("either"), said: z.string(), title: pickedTitleSchema }),
  z.object({ is: z.literal("link") }),
]);
export type Doubt = z.infer<typeof doubtSchema>;
