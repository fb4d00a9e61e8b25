import { z } from "zod";

/**
 * An offer on a list that was shown: its key, and the handle by which its source wants to be asked, where
 * that differs.
 */
export const listedSchema = z.object({ key: z.string(), handle: z.string().optional() });

export type Listed = z.infer<typeof listedSchema>;

/** What an offer has in common with its copies (`copyKeys`). */
export const foldsSchema = z.array(z.string()).optional().catch(undefined);

/** In a digest: copies of one announcement have the same fold. */
export const digestItemSchema = listedSchema.extend({ fold: z.string().optional(), folds: foldsSchema });
