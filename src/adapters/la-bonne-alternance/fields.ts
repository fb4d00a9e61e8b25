import { z } from "zod";
import { cleanLine } from "../../core/text/clean-text.ts";
import { formatParisDay } from "../../core/text/paris-time.ts";
import { foreignInstant, foreignLines, foreignList, foreignText, foreignWords } from "../foreign.ts";
import { maxPlainTextLength } from "../plain-text.ts";

/** Fields that may be missing, null or odd without costing the row. */
export const textField = foreignText(300).optional().catch(undefined);
/** A text of several lines. */
export const linesField = foreignLines(maxPlainTextLength).optional().catch(undefined);
/** Any number, whatever its unit. */
export const numberField = z.number().optional().catch(undefined);
/** An object of which each field may be missing. */
export const objectField = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);

/** Each with its tabs, behind which the telling part of a skill stands. */
export const textListField = foreignList(foreignWords(300).optional().catch(undefined), 200)
  .catch([])
  .transform((all) => all.filter((one) => one !== undefined));

/** A reference is of so many characters at most: a cut one would be another's. */
const longestReference = 200;
const known = z
  .union([z.string().max(longestReference).trim().min(1).transform(cleanLine), z.number().transform(String)])
  .optional()
  .catch(undefined);

/**
 * A reference that should be a text, and that some send as a number, or not at all. One that is too long
 * refuses its row.
 */
export const referenceField = z
  .unknown()
  .refine((said) => typeof said !== "string" || said.length <= longestReference)
  .pipe(known)
  .optional();

/** An instant in ISO 8601 as a day in Paris. */
export const dayField = foreignInstant.transform((instant) =>
  instant === undefined ? undefined : formatParisDay(new Date(instant)),
);
