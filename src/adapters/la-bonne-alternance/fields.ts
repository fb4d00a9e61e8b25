import { z } from "zod";

/** Fields that may be missing, null or odd without costing the row. */
export const text = z.string().trim().min(1).optional().catch(undefined);
export const number = z.number().optional().catch(undefined);
export const part = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined);

export const texts = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.filter((one) => typeof one === "string"));

/** A reference that should be a text, and that some send as a number. */
export const reference = z
  .union([z.string().trim().min(1), z.number().transform(String)])
  .optional()
  .catch(undefined);

/** ISO 8601, a day alone included. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d(?:T|$)/)
  .refine((said) => !Number.isNaN(Date.parse(said)))
  .transform((said) => new Date(said).toISOString())
  .optional()
  .catch(undefined);
