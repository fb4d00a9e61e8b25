import { z } from "zod";
import { howParameters } from "./parameters/how.ts";
import { pageParameters } from "./parameters/page.ts";
import { whatParameters } from "./parameters/what.ts";
import { whenParameters } from "./parameters/when.ts";
import { whereParameters } from "./parameters/where.ts";
import { whoParameters } from "./parameters/who.ts";

/**
 * Every parameter of `/offresdemploi/v2/offres/search`, by the reference of France Travail, sections 2.1 to
 * 2.4. The API ignores a misspelt name in silence and finds far too much, so nothing is sent that is not
 * here. What depends on two of them is in `criteria.ts`.
 */
export const parametersSchema = z.strictObject({
  ...pageParameters,
  ...whatParameters,
  ...howParameters,
  ...whoParameters,
  ...whereParameters,
  ...whenParameters,
});
