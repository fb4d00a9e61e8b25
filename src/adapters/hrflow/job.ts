import { z } from "zod";

/** A value that HrFlow keeps as text: numbers and flags are written out. */
const value = z
  .union([z.string(), z.number(), z.boolean()])
  .transform(String)
  .nullish()
  .transform((said) => said ?? null);
const instant = z.string().nullish();
const words = z.string().nullish();
const named = z.looseObject({ name: z.string().min(1), value });
const range = z.looseObject({ name: z.string().min(1) });

/** A job as HrFlow takes it. Fields that it has beside these are handed on as they are. */
export const hrflowJobSchema = z.looseObject({
  reference: z.string().trim().min(1, "is empty").max(200),
  name: z.string().trim().min(1, "is empty"),
  url: words,
  summary: words,
  location: z.looseObject({
    text: z.string().nullable(),
    lat: z.number().nullable().default(null),
    lng: z.number().nullable().default(null),
  }),
  requirements: words,
  culture: words,
  benefits: words,
  responsibilities: words,
  interviews: words,
  created_at: instant,
  updated_at: instant,
  sections: z.array(z.looseObject({ name: z.string(), title: words, description: words })).optional(),
  skills: z.array(named.extend({ type: z.enum(["hard", "soft"]).nullish() })).optional(),
  languages: z.array(named).optional(),
  certifications: z.array(named).optional(),
  courses: z.array(named).optional(),
  tasks: z.array(named).optional(),
  tags: z.array(named).optional(),
  metadatas: z.array(named).optional(),
  ranges_float: z.array(range.extend({ value_min: z.number().nullish(), value_max: z.number().nullish() })).optional(),
  ranges_date: z.array(range.extend({ value_min: instant, value_max: instant })).optional(),
});

/** A job, checked: what is written to a board. */
export type HrflowJob = z.output<typeof hrflowJobSchema>;
/** A job as a `format` or a `logic` may give it. */
export type HrflowJobInput = z.input<typeof hrflowJobSchema>;

/** HrFlow gives these itself, and a job that was made elsewhere must not say otherwise. */
const ofHrflow = ["key", "id", "board", "board_key", "archived_at"];

/** Checks what a module made; a line says what is wrong with it. */
export function readHrflowJob(made: unknown): { job: HrflowJob } | { wrong: string } {
  const read = hrflowJobSchema.safeParse(made);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { wrong: `${issue?.path.join(".") || "the job"}: ${issue?.message ?? "is no job"}` };
  }
  const kept = Object.entries(read.data).filter(([name]) => !ofHrflow.includes(name));
  return { job: Object.fromEntries(kept) as HrflowJob };
}
