import { type Area, isSamePlace, listPlaces } from "../../places/area.ts";
import { france } from "../../places/place.ts";
import { isForbidden } from "./denial.ts";
import { type OnScreen, showsSearch, type Wish } from "./reading.ts";
import type { ReadingTools } from "./tools.ts";

function namesContract({ filters, left }: Wish): boolean {
  return (filters.contract ?? left.contract ?? filters.agencies ?? left.agencies) !== undefined;
}

/** Changes that phrases tell: "plus loin", "les plus récentes", "enlève tout". */
export function withRefinements(
  text: string,
  wish: Wish,
  of: (label: string) => number,
  { context, place: here }: OnScreen,
  { regionOf }: Pick<ReadingTools, "regionOf">,
): Wish {
  const changed: Wish = { ...wish };
  const isNamed = wish.places.length > 0 || wish.titles.length > 0;
  if (isNamed && showsSearch(context) && isAdding(text, wish)) changed.isAdded = true;
  const isDenied = isForbidden(text);
  if (changed.radius === undefined && changed.minutes === undefined) {
    // In answer to the question for a place, there is nothing to go further from.
    if (of("refine/further") > 0.5 && !isDenied && context !== "place") changed.radius = "further";
    else if (of("refine/closer") > 0.5) changed.radius = "closer";
    else if (of("refine/here-only") > 0.5 || isPlaceAlone(text, wish, here)) changed.radius = 0;
    else if (of("refine/whole-departement") > 0.5) changed.radius = "departement";
  }
  // There is no order by distance: it is not the one by date.
  if (of("refine/newest") > 0.6 && !byDistance.test(text)) changed.filters = { ...changed.filters, order: "newest" };
  if (of("refine/clear-filters") > 0.5 && !isDenied) changed.without = "all";
  if (of("refine/any-contract") > 0.5 && (!namesContract(wish) || notOnly.test(text))) changed.without = ["contract"];
  // "peu importe le contrat" is anything, but not anywhere.
  const isOfContract = namesContract(wish) || of("refine/any-contract") > 0.5;
  const isAnyContract = isOfContract || (changed.without !== "all" && changed.without.includes("contract"));
  if (isAnyContract && !anywhere.test(text)) changed.places = changed.places.filter(({ kind }) => kind !== "france");
  const code = here && findRegion(here);
  const region = code === undefined ? undefined : regionOf(code);
  if (wholeRegion.test(text) && changed.places.length === 0 && region) changed.places = [region];
  else if (!isDenied && (anywhere.test(text) || of("refine/whole-country") > 0.5) && changed.places.length === 0)
    changed.places = [france];
  return changed;
}

/** The region that holds all of it. */
function findRegion(area: Area): string | undefined {
  const [region, ...others] = new Set(listPlaces(area).map((place) => ("region" in place ? place.region : undefined)));
  return others.length === 0 ? region : undefined;
}

const byDistance = /(?<!\p{L})(?:proches?|pr[èe]s|distances?|loin|km|nearest|closest)(?!\p{L})/iu;
const notOnly = /(?<!\p{L})pas (?:que|seulement|uniquement)(?!\p{L})/iu;
const wholeRegion = /(?<!\p{L})toute? (?:la|ma|cette) r[ée]gion(?!\p{L})|(?<!\p{L})r[ée]gion enti[èe]re/iu;
const anywhere =
  /(?<!\p{L})(?:partout|n['’]?importe o[uù]|(?:dans )?toute la france|peu importe (?:la ville|o[uù]|le lieu|l['’]endroit)|anywhere)(?!\p{L})/iu;
/** "que Lyon", where Lyon and its surroundings are searched: the town alone. */
function isPlaceAlone(text: string, { places: [place, other], titles }: Wish, here: OnScreen["place"]): boolean {
  if (!place || other || place.kind !== "commune" || titles.length > 0) return false;
  return here?.kind === "commune" && isSamePlace(place, here) && onlyThere.test(text.trim());
}

const onlyThere =
  /^(?:(?:non|finalement|je veux|je cherche) )*(?:que|seulement|uniquement|juste|rien que|strictement) |\p{L} (?:seulement|uniquement|seule?|et c['’ ]?est tout|et rien d['’ ]autre|et pas ailleurs)[\s.!]*$/iu;

/**
 * "et Rennes" is one town more; "et à Rennes ?" asks what there is there, "et plongeur à Rennes" is a search.
 */
function isAdding(text: string, { places, titles, isHere }: Wish): boolean {
  // "ou alors baby-sitter" is another job instead, "ou alors Rennes" one town more.
  if (titles.length > 0 && /^ou (?:alors|bien) /iu.test(text)) return false;
  if (adding.test(text)) return true;
  const isOne = places.length > 0 !== titles.length > 0;
  return isOne && !isHere && addingOne.test(text) && !text.includes("?") && !replacing.test(text);
}

/** What begins with it adds a place, or a job, to those that are there. */
const addingOne = /^(?:(?:euh|bon|ok|oui|alors|ah|puis|et puis|mais) )*(?:et|avec|plus(?! d)|puis)(?!\p{L})/iu;
const replacing =
  /(?<!\p{L})(?:plut[ôo]t|finalement|au lieu|[àa] la place|en fait|uniquement|seulement|que (?:dans|[àa])|sinon|non)(?!\p{L})/iu;
const adding =
  /^(?:ou (?!sinon|plut[ôo]t)|[+&] ?)|(?<!\p{L})(?:avec en plus|(?:et|avec) (?:puis )?aussi|en plus de)(?!\p{L})|(?<!\p{L})(?:r?ajout\p{L}*|en plus|[ée]galement|aussi|inclus|inclure|also|add)(?!\p{L})/iu;
