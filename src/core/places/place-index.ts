import { lexicon } from "../lexicon.ts";
import { type Commune, citiesInParts, france, type Place } from "./place.ts";
import { allNames, keyOf, type Named, placeKey, type Territory, withoutArticle } from "./territory.ts";

/** Places that a text may mean, likeliest first: `exact` when it is the very name or number of one, `sure` when the first needs no question. */
export type FoundPlaces = { places: Place[]; exact: boolean; sure: boolean };

export type FindPlaces = (typed: string, limit?: number) => FoundPlaces;

/**
 * Finds places by what someone typed: a name with or without accents, hyphens or article, its beginning, with slips, a postal code,
 * "Lyon 3", "Paris 19e", "Saint-Denis 974", a département (name or number), a region, "toute la France".
 */
export function placeIndex(territory: Territory): FindPlaces {
  const names = allNames(territory);
  const spellings = lexicon(names.map(({ key }) => key));
  const starts = startsOf(names, spellings.words);
  const parts = new Map(territory.communes.flatMap(({ place }) => (place.city ? [[place.code, place]] : [])));
  const byPostalCode = postalCodes(territory);
  const departements = new Map(
    territory.departements.map((one): [string, Place] => [one.code, { kind: "departement", ...one }]),
  );

  /** The places of that very name. */
  function named(key: string): Named[] {
    const number = spellings.numberOf(key);
    return number < 0 ? [] : names.slice(starts[number], starts[number + 1]);
  }

  /** "paris 19e", "lyon 3 eme arrondissement". */
  function inParts(key: string): FoundPlaces | undefined {
    const [, name, number] = key.match(/^(paris|lyon|marseille) (\d{1,2}) ?(?:er|e|eme|ieme|nd)?(?: arr\w*)?$/) ?? [];
    const city = citiesInParts.find((one) => one.name === name);
    const part = Number(number);
    const place = city && part >= 1 && part <= city.count ? parts.get(String(city.first + part - 1)) : undefined;
    return place && surely(place);
  }

  /** A postal code, alone or beside the name of one of its communes. */
  function postal(key: string, limit: number): FoundPlaces | undefined {
    const code = key.match(/\b\d{5}\b/)?.[0];
    if (code === undefined) return undefined;
    const name = key.replace(code, "").trim();
    const there = byPostalCode.get(code) ?? [];
    const meant = there.filter((place) => name !== "" && placeKey(place.name).startsWith(name));
    const places = meant.length > 0 ? meant : there;
    if (places.length > 0) return { places: places.slice(0, limit), exact: true, sure: places.length === 1 };
    if (name !== "") return find(name, limit);
    // CEDEX codes stand in no list, but they begin with the number of a département.
    const around = departements.get(code.slice(0, 3)) ?? departements.get(code.slice(0, 2));
    return { places: around ? [around] : [], exact: false, sure: false };
  }

  function byNumber(key: string): Place | undefined {
    return departements.get(key.replace(/^(?:(?:le|la|dep|d) )+/, "").toUpperCase());
  }

  /** "saint denis 974", "vienne isere": a name, then the number or the name of the territory it lies in. */
  function within(key: string): Candidate[] {
    const parts = key.split(" ");
    for (let at = parts.length - 1; at > 0; at--) {
      const around = territoryNamed(parts.slice(at).join(" "));
      const inside = around
        ? candidates(parts.slice(0, at).join(" ")).filter(({ place }) => liesIn(place, around))
        : [];
      if (inside.length > 0) return inside;
    }
    return [];
  }

  function territoryNamed(key: string): Place | undefined {
    return (
      byNumber(key) ?? named(key).find(({ place }) => place.kind === "departement" || place.kind === "region")?.place
    );
  }

  /** Places with such a name, with one that begins so, and with one that looks or sounds like it. */
  function candidates(key: string): Candidate[] {
    return spellings.near(key).flatMap(({ word, quality }) =>
      names.slice(starts[word], starts[word + 1]).map(({ place, population, former }) => {
        const closeness = quality === 1 ? (former ? 0.8 : 2) : 3 * (quality - 1);
        return { place, score: Math.log10(population + 10) + closeness, exact: quality === 1 };
      }),
    );
  }

  function find(key: string, limit: number): FoundPlaces {
    const bare = withoutArticle(key);
    const found = [...candidates(key), ...(bare === key ? [] : candidates(bare))];
    return choice(found.some(({ exact }) => exact) ? found : [...within(key), ...found], key, limit);
  }

  return (typed, limit = 8) => {
    const key = placeKey(typed);
    if (wholeCountry.has(key)) return surely(france);
    const numbered = byNumber(key);
    return inParts(key) ?? postal(key, limit) ?? (numbered ? surely(numbered) : find(key, limit));
  };
}

const wholeCountry = new Set([
  "france",
  "la france",
  "toute la france",
  "france entiere",
  "toute france",
  "partout",
  "partout en france",
  "n importe ou",
  "peu importe",
]);

/** The score is the order of magnitude of the population, more for the very name, less for a likeness. */
type Candidate = { place: Place; score: number; exact: boolean };

/** Best first, each place once. The first is sure when it leads by an order of magnitude and more than a few letters were typed. */
function choice(found: Candidate[], key: string, limit: number): FoundPlaces {
  const best = new Map<string, Candidate>();
  for (const one of found) {
    const name = keyOf(one.place);
    if (one.score > (best.get(name)?.score ?? 0)) best.set(name, one);
  }
  const sorted = [...best.values()].sort((a, b) => b.score - a.score);
  const lead = (sorted[0]?.score ?? 0) - (sorted[1]?.score ?? 0);
  const sure = lead > 1.3 && (sorted[0]?.exact === true || key.length >= 4);
  return { places: sorted.slice(0, limit).map(({ place }) => place), exact: sorted.some(({ exact }) => exact), sure };
}

function liesIn(place: Place, around: Place): boolean {
  if (place.kind !== "commune") return false;
  return around.kind === "region"
    ? place.region === around.code
    : around.kind === "departement" && place.departement === around.code;
}

function surely(place: Place): FoundPlaces {
  return { places: [place], exact: true, sure: true };
}

/** Where the names of each spelling begin in the list of all names, and after the last of them its end. */
function startsOf(names: Named[], spellings: string[]): Int32Array {
  const starts = new Int32Array(spellings.length + 1).fill(names.length);
  let number = 0;
  for (const [i, { key }] of names.entries()) {
    while (spellings[number] !== key) number++;
    starts[number] = Math.min(starts[number] ?? i, i);
  }
  return starts;
}

/** The communes of each postal code, largest first. A city gives way to its arrondissements, which say more. */
function postalCodes({ communes }: Territory): Map<string, Commune[]> {
  const bySize = [...communes].sort((a, b) => b.population - a.population);
  const found = new Map<string, Commune[]>();
  for (const { place, postalCodes } of bySize) {
    if (citiesInParts.some(({ code }) => code === place.code)) continue;
    for (const postalCode of postalCodes) {
      const there = found.get(postalCode);
      if (there) there.push(place);
      else found.set(postalCode, [place]);
    }
  }
  return found;
}
