import { z } from "zod";
import { foreignLines, foreignList, foreignText } from "../../foreign.ts";

/*
 * The fields of an offer as France Travail lists it: each may be missing or odd without costing the offer.
 */

/** A text on one line. */
export const text = foreignText(300).optional().catch(undefined);

/** One of several lines, or with comments. */
export const lines = foreignLines(1_000).optional().catch(undefined);

/** A short code. */
export const code = foreignText(20).optional().catch(undefined);

export const number = z.number().optional().catch(undefined);

export const flag = z.boolean().optional().catch(undefined);

/** An object of which each field may be missing; one that is no object is missing itself. */
export const part = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);

/** A list of such objects. */
export const list = <T extends z.ZodRawShape>(shape: T) => foreignList(part(shape), 100).optional().catch(undefined);
