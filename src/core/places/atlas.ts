import { type Commune, cityOf, type Point } from "./place.ts";
import { placeKey, type Territory } from "./territory.ts";

/** What is where, by code: for those who read what a service says of a place. */
export type Atlas = {
  commune: (code: string) => Commune | undefined;
  departement: (code: string) => { code: string; name: string; region: string } | undefined;
  /** The code of a region by its name. */
  regionNamed: (name: string) => string | undefined;
};

/** The centre of a commune, as far as it is known by now. */
export type CentreOf = (commune: string) => Point | undefined;

export function atlas({ communes, departements, regions }: Territory): Atlas {
  const byCode = new Map(communes.map(({ place }) => [place.code, place]));
  const byDepartement = new Map(departements.map((one) => [one.code, one]));
  const byRegionName = new Map(regions.map(({ code, name }) => [placeKey(name), code]));
  return {
    commune: (code) => byCode.get(code),
    departement: (code) => byDepartement.get(code),
    regionNamed: (name) => byRegionName.get(placeKey(name)),
  };
}

/** The centre of a commune; of an arrondissement whose own is unknown, that of its city. */
export function centreOr(centreOf: CentreOf, commune: string): Point | undefined {
  return centreOf(commune) ?? centreOf(cityOf(commune));
}
