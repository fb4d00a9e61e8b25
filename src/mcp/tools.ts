import { z } from "zod";
import type { Requesters } from "../core/requester.ts";
import type { Kind } from "../core/search/kind.ts";
import { type HelpOutput, helpInput, helpOutput, readHelp } from "./help.ts";
import { type JobTitlesOutput, jobTitlesInput, jobTitlesOutput, readJobTitles } from "./job-titles.ts";
import { type MarketOutput, marketOutput, readMarket } from "./market.ts";
import { readResults } from "./read-results.ts";
import { jobInput, optionalJobInput, type SearchInput } from "./read-search.ts";
import { type Results, resultsOutput } from "./records.ts";
import type { McpServices } from "./services.ts";

/** A tool: what it takes and gives, and how it is answered. All of them only read. */
export type McpTool = {
  name: string;
  title: string;
  description: string;
  input: z.ZodType;
  output: z.ZodType;
  /** Throws an `McpProblem` where it cannot be answered as it was asked. */
  answer: (asked: unknown, services: McpServices, askedBy: Requesters) => Promise<Record<string, unknown>>;
};

type ToolDefinition<Input, Output> = Omit<McpTool, "input" | "output" | "answer"> & {
  input: z.ZodType<Input>;
  output: z.ZodType<Output>;
  answer: (input: Input, services: McpServices, askedBy: Requesters) => Promise<Output>;
};

function defineTool<Input, Output extends Record<string, unknown>>({
  answer,
  ...about
}: ToolDefinition<Input, Output>): McpTool {
  return { ...about, answer: async (asked, ...how) => answer(about.input.parse(asked), ...how) };
}

const jobSearch = z.object(jobInput);
const placeSearch = z.object(optionalJobInput);

function listingTool(name: string, title: string, description: string, kind: Kind): McpTool {
  return defineTool<SearchInput, Results>({
    ...{ name, title, description, input: kind === "evenements" ? placeSearch : jobSearch, output: resultsOutput },
    answer: (input, services, askedBy) => readResults(kind, input, services, askedBy),
  });
}

const fundingInput = z.object({
  ...jobInput,
  what: jobInput.what.describe('The job or, for "cpf", what is to be learnt, in French: "cuisinier", "anglais".'),
  paid_by: z
    .enum(["apprenticeship", "cpf"])
    .describe(
      '"apprenticeship": free, with an employer; "cpf": those that personal training rights may pay in whole or in part.',
    ),
});

const trainings = defineTool<SearchInput & { paid_by: "apprenticeship" | "cpf" }, Results>({
  name: "trainings",
  title: "Trainings",
  description:
    "Trainings that lead to a diploma or a certification, in France. Never ask somebody for their CPF balance or codes; advice is free at mon-cep.org.",
  input: fundingInput,
  output: resultsOutput,
  answer: ({ paid_by, ...input }, services, askedBy) =>
    readResults(paid_by === "cpf" ? "cpf" : "formations", input, services, askedBy),
});

const jobTitles = defineTool<{ what: string }, JobTitlesOutput>({
  name: "job_titles",
  title: "Job titles",
  description:
    "Official job titles (ROME, the nomenclature of France Travail) that are like these words. Use it where another tool does not know a job.",
  input: jobTitlesInput,
  output: jobTitlesOutput,
  answer: readJobTitles,
});

const market = defineTool<SearchInput, MarketOutput>({
  name: "market",
  title: "Job market",
  description:
    "How the market of a job is in a place: how many offers, contracts, pay, who recruits, where; and official figures. Each figure says on how many offers it stands.",
  input: z.object({ what: jobInput.what, where: jobInput.where, radius_km: jobInput.radius_km }),
  output: marketOutput,
  answer: readMarket,
});

const helpNear = defineTool<{ where: string }, HelpOutput>({
  name: "help_near",
  title: "Help nearby",
  description:
    "Who helps near a town, for free: mission locale, France Travail, Cap emploi, Info Jeunes, CIO, each with for whom it is.",
  input: helpInput,
  output: helpOutput,
  answer: readHelp,
});

/** All tools, in the order in which they are listed. */
export const mcpTools: readonly McpTool[] = [
  jobTitles,
  listingTool(
    "offers",
    "Job offers",
    "Job offers in France, of France Travail and its partners, the best matches first. Link to each offer; quote its source and date.",
    "emploi",
  ),
  listingTool(
    "apprenticeships",
    "Apprenticeship offers",
    "Offers of apprenticeship and professionalisation contracts in France, of La bonne alternance and France Travail.",
    "alternance",
  ),
  listingTool(
    "companies",
    "Companies likely to take apprentices",
    "Companies that published no offer and are likely to take an apprentice in a job, for a spontaneous application.",
    "entreprises",
  ),
  trainings,
  listingTool(
    "events",
    "Job events",
    "Job datings, forums and information meetings of France Travail near a place in the coming weeks.",
    "evenements",
  ),
  market,
  helpNear,
];
