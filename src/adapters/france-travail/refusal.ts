import { cleanLine } from "../../core/clean-text.ts";
import { cut } from "../../core/text.ts";
/** The same words for an operator at a prompt and for people who chat. */
export type Said = { en: string; fr: string };

/**
 * Why a search is not sent, as data: the parameter by the API's name, what was given, what is allowed instead, and all of that as one sentence. `apart`,
 * `together`, `needs` and `order` are about two parameters; `service` is what France Travail itself said.
 */
export type Refusal = {
  parameter: string;
  code: RefusalCode;
  given?: string;
  allowed: Said;
  says: Said;
};

export type RefusalCode =
  | "value"
  | "unlisted"
  | "whole-city"
  | "postcode"
  | "together"
  | "needs"
  | "apart"
  | "order"
  | "unknown"
  | "service";

/** A value that the parameter does not take. `label` is what people call the parameter. */
export function unfit(parameter: string, label: string, given: string, allowed: Said): Refusal {
  return {
    parameter,
    code: "value",
    given,
    allowed,
    says: {
      en: `${parameter} "${shortened(given)}" is refused: it takes ${allowed.en}.`,
      fr: `« ${shortened(given)} » ne va pas pour « ${label} » : il faut ${allowed.fr}.`,
    },
  };
}

/** A line of a list is no place for two hundred codes. */
export function shortened(given: string): string {
  return cut(cleanLine(given), 60);
}
