import type { CommandFields } from "../core/conversation/events.ts";
import { type FilterValue, filtersSchema, listFilterOptions } from "../core/search/filters.ts";
import { clampRadius } from "../core/search/search.ts";
import { normaliseText } from "../core/text/text.ts";

/** The fields of a command, as people write them, or as a platform gives them. */
export type WrittenFields = {
  job?: string | undefined;
  town?: string | undefined;
  radius?: string | undefined;
  contract?: string | undefined;
};

/** The fields as criteria. A value that is not a choice is unknown, and said to be. */
export function readCommandFields({ job = "", town = "", radius = "", contract = "" }: WrittenFields): CommandFields {
  const { contracts, unknown } = readContracts(contract);
  const around = readRadius(radius);
  const all = [...unknown, ...(around === undefined && toPlain(radius) !== "" ? [`rayon : ${radius.trim()}`] : [])];
  return {
    text: job,
    ...(town.trim() === "" ? {} : { place: town.trim() }),
    ...around,
    ...(contracts.length === 0 ? {} : { filters: filtersSchema.parse({ contract: contracts }) }),
    ...(all.length === 0 ? {} : { unknown: all }),
  };
}

/** "CDI", "cdd et intérim": by the names that people see, or those of our own. */
function readContracts(written: string): { contracts: FilterValue<"contract">[]; unknown: string[] } {
  const options = listFilterOptions("contract");
  const contracts: string[] = [];
  const unknown: string[] = [];
  for (const part of written.split(/[,;/+&]|\s(?:et|ou)\s/i)) {
    const text = toPlain(part);
    if (text === "") continue;
    const option = options.find(({ value, label }) => text === value || text === toPlain(label));
    if (option) contracts.push(option.value);
    else unknown.push(`contrat : ${part.trim()}`);
  }
  return { contracts: filtersSchema.parse({ contract: contracts }).contract ?? [], unknown };
}

/**
 * "20", "30 km", "la commune seule", "Tout le département": the distance as said, and the one that is
 * searched.
 */
function readRadius(written: string): Pick<CommandFields, "radius" | "saidKm"> | undefined {
  const text = toPlain(written);
  const [, digits] = text.match(/^(\d{1,4})(?: ?(?:kms?|kilometres?))?$/) ?? [];
  if (digits !== undefined) {
    const km = Number(digits);
    return { radius: clampRadius(km), ...(km === clampRadius(km) ? {} : { saidKm: km }) };
  }
  if (/^(?:la )?(?:commune|ville)(?: seule)?$|^the town alone$/.test(text)) return { radius: 0 };
  return /^(?:tout le |the whole )?departement$/.test(text) ? { radius: "departement" } : undefined;
}

function toPlain(text: string): string {
  return normaliseText(text).replace(/\s+/g, " ").trim();
}
