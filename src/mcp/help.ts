import { z } from "zod";
import { helpKindProfiles } from "../core/help/help-place.ts";
import { formatOpeningHours } from "../core/help/opening-hours.ts";
import { type Commune, formatPlace } from "../core/places/place.ts";
import { cleanLine } from "../core/text/clean-text.ts";
import type { Lookups } from "../core/understanding/interpretation.ts";
import { explainRefusal, McpProblem, orProblem } from "./problem.ts";
import type { McpServices } from "./services.ts";

const most = 10;

export const helpInput = z.object({
  where: z.string().min(1).max(200).describe('A town in France, or a postal code: "Auxerre", "97400".'),
});

export const helpOutput = z.object({
  town: z.string(),
  places: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      for_whom: z.string(),
      why: z.enum(["serves the town", "nearest", "in the département"]),
      distance_km: z.number().optional(),
      address: z.string().optional(),
      phone: z.string().optional().describe("Of the place, or of the service in the whole country."),
      opening_hours: z.array(z.string()),
      source: z.string(),
      date: z.string().describe("When the list was read: ISO 8601."),
      url: z.string(),
    }),
  ),
  not_read: z.array(z.string()).describe("Kinds of places of which no list could be read."),
  is_fictitious: z.boolean(),
});
export type HelpOutput = z.infer<typeof helpOutput>;

const reasons = { serves: "serves the town", nearest: "nearest", departement: "in the département" } as const;

/** Who helps near a town: a place of each kind. */
export async function readHelp(
  { where }: z.infer<typeof helpInput>,
  { findHelp, lookups, now }: Pick<McpServices, "findHelp" | "lookups" | "now">,
): Promise<HelpOutput> {
  const town = findTown(cleanLine(where), lookups);
  if (!findHelp) throw new McpProblem("This server does not know who helps near a town.");
  const { choices, missing, isFictitious, asOf = now().toISOString(), source } = await orProblem(findHelp(town));
  return {
    town: formatPlace(town),
    places: choices.slice(0, most).map(({ place, why, km }) => {
      const { label, audience, phone = place.phone } = helpKindProfiles[place.kind];
      return {
        kind: label,
        name: place.name,
        for_whom: audience,
        why: reasons[why],
        ...(km === undefined ? {} : { distance_km: km }),
        ...(place.address === undefined ? {} : { address: place.address }),
        ...(phone === undefined ? {} : { phone }),
        opening_hours: formatOpeningHours(place.hours),
        source: source.label,
        date: asOf,
        url: place.page ?? place.site ?? source.page,
      };
    }),
    not_read: missing.map((kind) => helpKindProfiles[kind].label),
    is_fictitious: isFictitious,
  };
}

/** The one town of that name. */
function findTown(name: string, { findPlaces }: Lookups): Commune {
  const { places, exact, sure } = findPlaces(name, 6);
  const [first, ...others] = places;
  if (!first) throw explainRefusal({ is: "unknown-place", name }, name);
  if (!exact || (!sure && others.length > 0))
    throw explainRefusal({ is: "unclear", doubt: { is: "place", said: name }, jobText: "", places }, name);
  if (first.kind !== "commune")
    throw new McpProblem(`${formatPlace(first)} is not a town: name one, or a postal code, in "where".`);
  return first;
}
