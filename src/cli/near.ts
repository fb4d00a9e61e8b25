import { openDataLookup } from "../app/data-lookup.ts";
import { CannotStart, loadConfig } from "../config.ts";
import { ifSourceFails } from "../core/failure.ts";
import type { FoundHelp } from "../core/help/found-help.ts";
import type { HelpChoice } from "../core/help/help-index.ts";
import { type HelpKind, helpKindProfiles, helpKinds } from "../core/help/help-place.ts";
import { formatOpeningHours } from "../core/help/opening-hours.ts";
import type { FindPlaces } from "../core/places/found-places.ts";
import { type Commune, formatPlace } from "../core/places/place.ts";
import { cleanLine } from "../core/text/clean-text.ts";
import { explainDoubt } from "./doubt.ts";
import { writeOutput } from "./standard-output.ts";

type NearOptions = { kind?: string[]; json?: boolean };

/**
 * `near`: who helps near a town, a place of each kind. The exit code is 1 where a list that was wanted could
 * not be read.
 */
export async function showNear(name: string, { kind, json }: NearOptions): Promise<void> {
  const kinds = parseKinds(kind ?? []);
  const lookup = await openDataLookup(loadConfig(), () => new Date());
  try {
    const town = findTownNamed(cleanLine(name), lookup.findPlaces);
    // Lists that are there serve, however old: what is due is read anew where that can be had.
    await ifSourceFails(lookup.data.refresh(), () => undefined);
    const { findHelp } = lookup.data.ports;
    if (!findHelp) throw new CannotStart("No service is opened that knows who helps near a town.");
    const found = pickKinds(await findHelp(town), kinds);
    await writeOutput(json ? toJson(town, found) : formatHelp(town, found));
    if (found.missing.length === 0) return;
    process.stderr.write(
      `Not read: ${found.missing.join(", ")}. DIRECTORY_API_URL does not answer, or its quota is used up: try again later.\n`,
    );
    process.exitCode = 1;
  } finally {
    await lookup.close();
  }
}

function parseKinds(names: readonly string[]): readonly HelpKind[] {
  const unknown = names.find((name) => !helpKinds.some((kind) => kind === name));
  if (unknown !== undefined)
    throw new CannotStart(`--kind ${unknown} is not a kind of place: it is one of ${helpKinds.join(", ")}.`);
  return names.length === 0 ? helpKinds : helpKinds.filter((kind) => names.includes(kind));
}

/** The one town of that name; a line on standard error, and exit code 2, for anything else. */
function findTownNamed(name: string, findPlaces: FindPlaces): Commune {
  const { places, exact, sure } = findPlaces(name, 6);
  const [first, ...others] = places;
  if (!first || !exact) throw new CannotStart(explainDoubt({ is: "place", said: name }, { places }));
  if (!sure && others.length > 0)
    throw new CannotStart(
      `Several places are called "${name}": ${places.map(formatPlace).join(", ")}. Give a postal code.`,
    );
  if (first.kind !== "commune")
    throw new CannotStart(`${formatPlace(first)} is not a town: name one, or give a postal code.`);
  return first;
}

function pickKinds(found: FoundHelp, kinds: readonly HelpKind[]): FoundHelp {
  const isWanted = (kind: HelpKind) => kinds.includes(kind);
  return {
    ...found,
    choices: found.choices.filter(({ place }) => isWanted(place.kind)),
    missing: found.missing.filter(isWanted),
  };
}

function toJson({ code, name }: Commune, { choices, missing, isFictitious, asOf, source }: FoundHelp): string {
  const places = choices.map(({ place, why, km }) => {
    const { serves: _, hours, phone, ...facts } = place;
    const { audience, phone: national } = helpKindProfiles[place.kind];
    return { ...facts, why, km, audience, phone: national ?? phone, hours: formatOpeningHours(hours) };
  });
  return `${JSON.stringify({ town: { code, name }, places, missing, fictitious: isFictitious, asOf, source }, null, 2)}\n`;
}

function formatHelp(town: Commune, { choices, isFictitious, asOf, source }: FoundHelp): string {
  const about = isFictitious
    ? "These places are invented: the sandbox stands in for the directory."
    : `Source: ${source.label}, ${source.page}${asOf === undefined ? "" : `, read on ${asOf.slice(0, 10)}`}.`;
  const none = choices.length === 0 ? ["No place is known near there."] : [];
  return `${[formatPlace(town), ...none, ...choices.map(formatChoice), about].join("\n\n")}\n`;
}

function formatChoice({ place, why, km }: HelpChoice): string {
  const { label, audience, phone = place.phone } = helpKindProfiles[place.kind];
  const distance = km === undefined ? "" : `, ${km} km`;
  const reason = { serves: "serves the town", nearest: "the nearest one", departement: "in the département" }[why];
  const facts = [
    `for whom: ${audience}`,
    `${reason}${distance}`,
    place.address,
    phone,
    ...formatOpeningHours(place.hours),
    place.site,
    place.page,
  ].filter((fact) => fact !== undefined);
  return [`${label}: ${place.name}`, ...facts.map((fact) => `  ${fact}`)].join("\n");
}
