import { type Commune, cityOf, type Place, type Point } from "./place.ts";
import { firstFrom } from "./squares.ts";
import { type CommuneRow, placeKey, type Territory, withoutArticle } from "./territory.ts";

/** What is where, by code: for those who read what a service says of a place. */
export type Atlas = {
  commune: (code: string) => Commune | undefined;
  departement: (code: string) => { code: string; name: string; region: string } | undefined;
  /** The codes of the départements of a region. */
  departementsIn: (region: string) => string[];
  /** The commune of an address by its postal code and name, or the arrondissement that the postal code stands for; undefined where it could be several. */
  communeAt: (postalCode: string, name: string) => Commune | undefined;
  /** A département or a region as a place. */
  place: (kind: "departement" | "region", code: string) => Place | undefined;
  /** The code of a region by its name. */
  regionNamed: (name: string) => string | undefined;
};

/** The centre of a commune, as far as it is known by now. */
export type CentreOf = (commune: string) => Point | undefined;

export function atlas({ communes, departements, regions }: Territory): Atlas {
  const byCode = new Map(communes.map(({ place }) => [place.code, place]));
  const byDepartement = new Map(departements.map((one) => [one.code, one]));
  const byPostalCode = postalCodes(communes);
  const byRegionName = new Map(regions.map(({ code, name }) => [placeKey(name), code]));
  return {
    commune: (code) => byCode.get(code),
    departement: (code) => byDepartement.get(code),
    place: (kind, code) => {
      const found = (kind === "departement" ? departements : regions).find((one) => one.code === code);
      return found && ({ kind, ...found } as Place);
    },
    departementsIn: (region) => departements.filter((one) => one.region === region).map(({ code }) => code),
    communeAt: (postalCode, name) => namedAmong(byPostalCode(postalCode), name),
    regionNamed: (name) => byRegionName.get(placeKey(name)),
  };
}

/** Postal codes beside the numbers of their communes, as one sorted list of figures: a map of lists would take four times as much. */
function postalCodes(communes: CommuneRow[]): (postalCode: string) => Commune[] {
  const places = communes.map(({ place }) => place);
  const pairs = Float64Array.from(
    communes.flatMap(({ postalCodes }, row) => postalCodes.map((code) => Number(code) * 100_000 + row)),
  ).sort();
  return (postalCode) => {
    const from = Number(postalCode) * 100_000;
    const found: Commune[] = [];
    for (let at = firstFrom(pairs, from); ; at++) {
      const place = places[(pairs[at] ?? Number.POSITIVE_INFINITY) - from];
      if (!place) return found;
      found.push(place);
    }
  };
}

/** "PARIS", "Paris 15" and "PARIS 15E ARRONDISSEMENT" are all the arrondissement that has the postal code. An article may be left out. */
function namedAmong(communes: Commune[], name: string): Commune | undefined {
  const key = placeKey(name).replace(/ \d{1,2}(?:er|e|eme)?(?: arrondissement)?$/, "");
  const towns = communes.filter(({ city }) => city === undefined);
  const exactly = towns.filter((town) => placeKey(town.name) === key);
  const alike = towns.filter((town) => withoutArticle(placeKey(town.name)) === withoutArticle(key));
  const [found, ...others] = exactly.length > 0 ? exactly : alike;
  if (!found || others.length > 0) return undefined;
  const [part, ...parts] = communes.filter(({ city }) => city === found.code);
  return part && parts.length === 0 ? part : found;
}

/** The centre of a commune; of an arrondissement whose own is unknown, that of its city. */
export function centreOr(centreOf: CentreOf, commune: string): Point | undefined {
  return centreOf(commune) ?? centreOf(cityOf(commune));
}
