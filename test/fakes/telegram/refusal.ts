import type { ResponseParameters } from "grammy/types";

/**
 * What the Bot API answers instead of a result. `why` is set when the call itself broke a rule of the
 * platform, so that a test can tell the bot's mistakes ("callback_data: 70 bytes") from expected failures
 * ("bot was blocked").
 */
export class Refusal extends Error {
  readonly code: number;
  readonly why: string | undefined;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, more: { why?: string; parameters?: ResponseParameters } = {}) {
    super(description);
    this.code = code;
    this.why = more.why;
    this.parameters = more.parameters;
  }
}

export const badRequest = (text: string, parameters?: ResponseParameters) =>
  new Refusal(400, `Bad Request: ${text}`, parameters ? { parameters } : {});

export const forbidden = (text: string) => new Refusal(403, `Forbidden: ${text}`);

export const conflict = (text: string) => new Refusal(409, `Conflict: ${text}`);

/**
 * A mistake of the bot. `text` is the official wording where it is known; `why` says exactly what is wrong.
 */
export const broken = (text: string, why = text) => new Refusal(400, `Bad Request: ${text}`, { why });
