import { cleanLine } from "../../../core/text/clean-text.ts";
import { cut } from "../../../core/text/text.ts";
/** The same words for an operator at a prompt and for people who chat. */
export type BilingualText = { en: string; fr: string };

/**
 * Why a search is not sent, as data: the parameter by the API's name, what was given, what is allowed
 * instead, and all of that as one sentence. `apart`,
 * `together`, `needs` and `order` are about two parameters; `service` is what France Travail itself said.
 */
export type ParameterRefusal = {
  parameter: string;
  code: ParameterRefusalCode;
  given?: string;
  allowed: BilingualText;
  says: BilingualText;
};

/** Why a parameter is refused, for programs. */
export type ParameterRefusalCode =
  | "value"
  | "repeated"
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
export function createValueRefusal(
  parameter: string,
  label: string,
  given: string,
  allowed: BilingualText,
): ParameterRefusal {
  return {
    parameter,
    code: "value",
    given,
    allowed,
    says: {
      en: `${parameter} "${shortenGiven(given)}" is refused: it takes ${allowed.en}.`,
      fr: `« ${shortenGiven(given)} » ne va pas pour « ${label} » : il faut ${allowed.fr}.`,
    },
  };
}

/** A parameter of one value that is given several times. */
export function createRepeatRefusal(
  parameter: string,
  label: string,
  given: string,
  allowed: BilingualText,
): ParameterRefusal {
  return {
    parameter,
    code: "repeated",
    given,
    allowed,
    says: {
      en: `${parameter} takes one value, and is given several times (${shortenGiven(given)}): it takes ${allowed.en}.`,
      fr: `« ${label} » ne prend qu'une valeur, et en reçoit plusieurs (${shortenGiven(given)}) : il faut ${allowed.fr}.`,
    },
  };
}

/** A line of a list is not a place for two hundred codes. */
export function shortenGiven(given: string): string {
  return cut(cleanLine(given), 60);
}
