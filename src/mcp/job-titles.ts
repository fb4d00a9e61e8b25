import { z } from "zod";
import { cleanLine } from "../core/text/clean-text.ts";
import type { McpServices } from "./services.ts";

const most = 10;

export const jobTitlesInput = z.object({
  what: z.string().min(1).max(200).describe("Words of a job, in French, also misspelt: “boulangr”, “garde d'enfants”."),
});

export const jobTitlesOutput = z.object({
  titles: z.array(
    z.object({
      title: z.string(),
      code: z.string().describe("The code of the title (OGR)."),
      rome: z.string().describe("The code of the job that it belongs to."),
      source: z.string(),
      date: z.string().describe("When the list was looked up: ISO 8601."),
      url: z.string(),
    }),
  ),
});
export type JobTitlesOutput = z.infer<typeof jobTitlesOutput>;

/** The job titles that are most like these words. Local: nobody is asked. */
export async function readJobTitles(
  { what }: z.infer<typeof jobTitlesInput>,
  { lookups, now }: Pick<McpServices, "lookups" | "now">,
): Promise<JobTitlesOutput> {
  const date = now().toISOString();
  return {
    titles: lookups.findTitles(cleanLine(what), most).map(({ title: { label, code, rome } }) => ({
      title: label,
      code,
      rome,
      source: "ROME (France Travail)",
      date,
      url: `https://candidat.francetravail.fr/metierscope/fiche-metier/${rome}`,
    })),
  };
}
