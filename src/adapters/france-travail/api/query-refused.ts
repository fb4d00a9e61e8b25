import { z } from "zod";
import { SourceError, type UnsupportedPart } from "../../../core/failure.ts";
import { foreignLines } from "../../foreign.ts";
import type { HttpResponse } from "../../http/message.ts";
import { parseErrorBody } from "../../json.ts";
import { getParameterInfo, type ParameterName, parameterNames } from "./criteria.ts";
import { franceTravailName } from "./name.ts";
import type { ParameterRefusal } from "./refusal.ts";

/**
 * France Travail would not take a query. To whoever looks no closer it is an answer that makes no sense;
 * `refusal` says which parameter, and what it takes.
 */
export class QueryRefused extends SourceError {
  readonly refusal: ParameterRefusal;

  constructor(refusal: ParameterRefusal) {
    super(franceTravailName, "garbage", undefined, unfitOf(refusal.parameter));
    this.refusal = refusal;
  }
}

/**
 * What a status that is not a success stands for. A 400 says in its body, in French, which parameter it is
 * about (reference, section 2.5).
 */
export function toRefusalError({ status, body }: Pick<HttpResponse, "status" | "body">): SourceError {
  const message = status === 400 ? messageIn(body) : undefined;
  return message === undefined
    ? new SourceError(franceTravailName, "garbage")
    : new QueryRefused(parseRefusalMessage(message));
}

/** What people can change about it. Codes and limits are for operators: nobody who chats ever typed one. */
function unfitOf(parameter: string): UnsupportedPart {
  const known = parameterNames.find((one) => one === parameter);
  if (!known) return { part: "search" };
  const { group, label } = getParameterInfo(known);
  if (known === "motsCles") return { part: "words" };
  if (group === "What") return { part: "jobs" };
  if (group === "Where") return { part: "place" };
  return fromFilters.includes(known) ? { part: "filters", label } : { part: "search" };
}

/** What else is asked (dates, origins, rows) is none of their choices. */
const fromFilters: ParameterName[] = [
  "typeContrat",
  "experience",
  "experienceExigence",
  "dureeHebdo",
  "accesTravailleurHandicape",
  "employeursHandiEngages",
  "offresManqueCandidats",
  "publieeDepuis",
];

/** The message of a 400 as a refusal of ours. */
export function parseRefusalMessage(message: string): ParameterRefusal {
  const named = /«([^«»]+)»/.exec(message)?.[1]?.trim();
  const parameter = named ?? meant.find(({ sign }) => sign.test(message))?.parameter ?? "";
  const known = parameterNames.find((one) => one === parameter);
  const info = known && getParameterInfo(known);
  const nothing = { en: "", fr: "" };
  return {
    parameter,
    code: "service",
    given: message,
    allowed: info?.takes ?? nothing,
    says: {
      en: `France Travail refused ${parameter || "the query"}: « ${withoutStop(message)} ».${info ? ` It takes ${info.takes.en}.` : ""}`,
      fr: info
        ? `France Travail n'accepte pas ce choix pour « ${info.label} » : il faut ${info.takes.fr}.`
        : `France Travail n'accepte pas cette recherche : « ${withoutStop(message)} ».`,
    },
  };
}

/** Messages that name no parameter. */
const meant = [
  { sign: /plage de résultats|position de début/, parameter: "range" },
  { sign: /l'id de l'offre/, parameter: "id" },
];

const refusalBodySchema = z.object({ message: foreignLines(1_000) });

function messageIn(body: Buffer): string | undefined {
  try {
    return refusalBodySchema.safeParse(parseErrorBody(body)).data?.message;
  } catch {
    return undefined;
  }
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, "");
}
