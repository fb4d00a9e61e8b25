import { z } from "zod";
import { how } from "./parameters/how.ts";
import { page } from "./parameters/page.ts";
import { what } from "./parameters/what.ts";
import { when } from "./parameters/when.ts";
import { where } from "./parameters/where.ts";
import { who } from "./parameters/who.ts";

/**
 * Every parameter of `/offresdemploi/v2/offres/search`, by the reference of France Travail, sections 2.1 to 2.4. The API ignores a misspelt name in
 * silence and finds far too much, so nothing is sent that is not here. What depends on two of them is in `criteria.ts`.
 */
export const parameters = z.strictObject({ ...page, ...what, ...how, ...who, ...where, ...when });
