import { ifSourceFails, type SourceError } from "../core/failure.ts";
import { formatPlace } from "../core/places/place.ts";
import { restoreWording } from "../core/text/quote.ts";
import type { SearchDoubt } from "../core/understanding/to-search.ts";

/** What an assistant asked for cannot be done as it was asked. The message says what to change. */
export class McpProblem extends Error {
  override readonly name = "McpProblem";
}

/** Why words and a place make no search, and what to ask instead. */
export function explainRefusal(refusal: SearchDoubt, text: string): McpProblem {
  switch (refusal.is) {
    case "unknown-place":
      return new McpProblem(
        `"${refusal.name}" is not a known town, département or region of France: check its spelling, or give a postal code in "where".`,
      );
    case "near-titles":
      return new McpProblem(
        `"${restoreWording(text, refusal.jobText)}" is not a job title. The nearest are: ${refusal.labels.join("; ")}. Ask again with one of them in "what", or look for others with job_titles.`,
      );
    case "unclear":
      return new McpProblem(explainDoubt(refusal));
  }
}

function explainDoubt({ doubt, places }: Extract<SearchDoubt, { is: "unclear" }>): string {
  const like = places.length > 0 ? ` It may be: ${places.slice(0, 5).map(formatPlace).join("; ")}.` : "";
  switch (doubt.is) {
    case "place":
      return `"${doubt.said}" is not one known place.${like} Name one of them, or a postal code, in "where".`;
    case "abroad":
      return `"${doubt.said}" is abroad: only places in France can be searched.`;
    case "alphabet":
      return `"${doubt.said}" is not written in Latin letters: write it in French.`;
    case "words":
      return `"${doubt.said}" was not understood: leave it out, or say it in other words, in French.`;
    case "here":
      return `Where "${doubt.said}" is, is not known: name a town, or a postal code, in "where".`;
    case "wide":
      return `"${doubt.said}" may be in many places: name a town, a département or a region in "where".`;
    case "either":
      return `"${doubt.said}" is a job and a place: put the job in "what" and the place in "where".`;
    case "link":
      return "The job of this link is not known: name it in words.";
  }
}

/** What was asked of services, or why they did not answer. Any other error is a bug, and stays one. */
export function orProblem<T>(asked: Promise<T>): Promise<T> {
  return ifSourceFails(asked, (error): never => {
    throw explainFailure(error);
  });
}

function explainFailure({ why, service, unfit, minutes }: SourceError): McpProblem {
  if (unfit) return new McpProblem(explainUnfit(service, unfit));
  const when = minutes === undefined ? "in a few minutes" : `in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  switch (why) {
    case "busy":
    case "crowded":
      return new McpProblem(`${service} takes no more calls just now: ask again ${when}.`);
    case "refused":
      return new McpProblem(`${service} refuses the credentials of this server: its operator must renew them.`);
    case "down":
    case "slow":
    case "garbage":
      return new McpProblem(`${service} does not answer as it should: ask again later.`);
  }
}

function explainUnfit(service: string, unfit: NonNullable<SourceError["unfit"]>): string {
  switch (unfit.part) {
    case "filters":
      return `${service} cannot search by "${unfit.label}": leave it out of "what".`;
    case "land":
      return `${service} has nothing in ${unfit.name}: name another place in "where".`;
    case "jobs":
      return `${service} does not know this job: name another one in "what".`;
    case "diploma":
      return `${service} cannot search by this diploma: leave it out of "what".`;
    case "words":
      return `${service} searches by job titles alone: name one in "what"; job_titles finds them.`;
    case "place":
      return `${service} cannot search in this place: name a town, a département or a region in "where".`;
    case "search":
      return `${service} cannot be asked for this: change "what" or "where".`;
  }
}
