import { z } from "zod";

/**
 * What of a message was not understood, in the words of whoever wrote it. It is said, and asked about: never replaced by what was there before.
 * - "place": where it was to be, and no place that we know;
 * - "abroad": a place outside of France, with its proper name and its country (both empty for "à l'étranger");
 * - "alphabet": words in letters that are not Latin;
 * - "words": words beside a job that no job, place or filter is called by;
 * - "link": a link into the chat whose job is not known any more.
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
  z.object({ is: z.literal("link") }),
]);
export type Doubt = z.infer<typeof doubtSchema>;
