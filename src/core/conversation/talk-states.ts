import { z } from "zod";
import { helpKinds } from "../help/help-place.ts";
import { areaSchema, maxPlaces } from "../places/area.ts";
import { placeSchema } from "../places/place.ts";
import { diplomaLevels, likes } from "../sayings/families.ts";
import { spokenLabels } from "../sayings/saying.ts";
import { pickedTitleSchema } from "../search/search.ts";
import { asideSchema, mostOptions } from "./state-parts.ts";

/** What was said to a message. Of the message itself nothing is kept but what it was about. */
export const saidFields = {
  step: z.literal("said"),
  to: z.enum(spokenLabels),
  /** The message was probably about that, and perhaps not. */
  isDoubtful: z.boolean().optional().catch(undefined),
  /** The screen that is held is the search that the message asked for, as one of jobs. */
  isSearch: z.boolean().optional().catch(undefined),
  /** What was said to it, once that was looked up; shown again, it is the same. */
  said: z.object({ key: z.string(), form: z.number() }).optional().catch(undefined),
  /** The jobs that were recognised in a pasted CV. */
  titles: z.array(pickedTitleSchema).optional().catch(undefined),
};

/** "Je ne sais pas": three questions, then jobs that may suit. */
export const ideasSchema = z.object({
  step: z.literal("unsure"),
  aside: asideSchema,
  /** "any": all of it. */
  like: z
    .enum(["any", ...likes])
    .optional()
    .catch(undefined),
  level: z.enum(diplomaLevels).optional().catch(undefined),
  hasLicence: z.boolean().optional().catch(undefined),
  place: areaSchema.optional().catch(undefined),
  /** Places that bear the name that was written. */
  options: z.array(placeSchema).optional().catch(undefined),
  /** How many families were shown before these. */
  skipped: z.number().catch(0),
  /** Those on screen, with how many offers they have near there. */
  families: z
    .array(z.object({ label: z.string(), titles: z.array(pickedTitleSchema), count: z.number().optional() }))
    .optional()
    .catch(undefined),
  isCounted: z.boolean().optional().catch(undefined),
  /** There are others behind them. */
  hasMore: z.boolean().optional().catch(undefined),
});

/** Somebody near you: who helps near a town. */
export const nearSchema = z.object({
  step: z.literal("near"),
  aside: asideSchema,
  /** The town; without one, it is asked for. */
  town: placeSchema.optional().catch(undefined),
  /** Several towns that were said: a tap leads from one to another. */
  towns: z.array(placeSchema).max(maxPlaces).optional().catch(undefined),
  /** What was said and is too wide: a town in it is asked for. */
  wide: placeSchema.optional().catch(undefined),
  /** Places that bear the name that was written. */
  options: z.array(placeSchema).max(mostOptions).optional().catch(undefined),
  /** The kind of place whose card is open. */
  open: z.enum(helpKinds).optional().catch(undefined),
});
