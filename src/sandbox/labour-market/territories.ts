import { departements, regionName, regions } from "../places/departements.ts";
import { workTowns } from "../places/towns.ts";

/** A territory of the statistics, with the inhabitants of its towns. */
export type Territory = { type: string; code: string; label: string; inhabitants: number };

/** The country is "FR" and nothing else; regions and départements have the codes of INSEE. */
export function findTerritory(type: unknown, code: unknown): Territory | undefined {
  switch (type) {
    case "NAT":
      return code === "FR" ? territory("NAT", "FR", "FRANCE", () => true) : undefined;
    case "REG":
      return typeof code === "string" && regions.has(code)
        ? territory("REG", code, regionName(code).toUpperCase(), (town) => town.region === code)
        : undefined;
    case "DEP":
      return typeof code === "string" && departements.has(code)
        ? territory(
            "DEP",
            code,
            (departements.get(code)?.name ?? code).toUpperCase(),
            (town) => town.departement === code,
          )
        : undefined;
    default:
      return undefined;
  }
}

function territory(
  type: string,
  code: string,
  label: string,
  has: (town: { region: string; departement: string }) => boolean,
): Territory {
  const inhabitants = workTowns.filter(has).reduce((sum, town) => sum + town.inhabitants, 0);
  return { type, code, label, inhabitants };
}
