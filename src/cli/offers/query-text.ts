import type { SearchNote, WordsRefusal } from "../../adapters/france-travail/search/criteria-of-words.ts";
import type { MergeRefusal } from "../../adapters/france-travail/search/merge-criteria.ts";
import type { Basis } from "../../core/market/basis.ts";
import { maxPlaces } from "../../core/places/area.ts";
import { formatPlace } from "../../core/places/place.ts";
import type { Kind } from "../../core/search/kind.ts";
import { formatArea, maxRadiusKm, minRadiusKm } from "../../core/search/search.ts";
import { restoreWording } from "../../core/text/quote.ts";
import { explainDoubt } from "../doubt.ts";

/** In a line, what words were taken for. */
export function formatSearchNote(note: SearchNote): string {
  switch (note.is) {
    case "job":
      return `${note.label} (${note.codes.join(", ")})${note.related.length > 0 ? `, and related jobs: ${note.related.join(", ")}` : ""}`;
    case "words":
      return `no job title is like "${note.words}": it is searched for in the text of offers`;
    case "place": {
      const others = note.others.slice(0, 3).map(formatPlace).join(", ");
      const around = note.km === undefined ? "" : ` + ${note.km} km`;
      const only = others === "" ? "" : ` is searched; for ${others}, name that place alone`;
      return `${formatPlace(note.place)}${around}${only}`;
    }
    case "place-left-out":
      return note.why === "within"
        ? `${formatPlace(note.place)} lies in another place of the search: all of that is searched`
        : `${formatPlace(note.place)} is left out: a search has room for ${maxPlaces} places`;
    case "radius":
      return `${note.saidKm} km: words choose from ${minRadiusKm} to ${maxRadiusKm} km, so ${note.radius} km is searched. Give --distance ${note.saidKm} for exactly that.`;
    case "radius-left-out":
      return `${note.saidKm} km is ignored: only a town has a distance around it.`;
    case "elsewhere":
      return `"${note.kind}" is not searched for: these are jobs and apprenticeships.`;
    case "whole-city":
      return `France Travail knows ${note.city} as one place: these are offers of all of it, not of ${formatPlace(note.place)} alone.`;
    case "kind":
      return kindNotes[note.kind];
  }
}

const kindNotes: Record<Kind, string> = {
  emploi: "jobs",
  alternance:
    "apprenticeships: contracts of apprenticeship and of professionalisation; only France Travail is asked here, a chat also shows those of La bonne alternance",
  entreprises: "companies without an offer are not searched for here: these are offers",
  formations: "trainings are not searched for here: these are offers",
  cpf: "trainings are not searched for here: these are offers",
  evenements: "events are not searched for here: these are offers",
  insertion: "posts of Les emplois de l'inclusion are not searched for here: these are offers of France Travail",
};

/** A chat shows offers as far away as that, whatever shorter distance is wanted. */
const leastKm = 10;

/**
 * Why a chat counts fewer offers for the same words, in its results or its market; undefined where it counts
 * the same. France Travail also returns offers up to a third beyond a distance, which a chat measures.
 */
export function formatChatDifference(notes: SearchNote[], figures: "results" | "market"): string | undefined {
  const hasRelated = notes.some((note) => note.is === "job" && note.related.length > 0);
  const [km] = notes.flatMap((note) => (note.is === "place" ? (note.km ?? []) : []));
  const leftOut = [
    ...(figures === "market" && hasRelated ? ["related jobs"] : []),
    ...(km === undefined ? [] : [`offers that turn out to be farther than ${Math.max(km, leastKm)} km away`]),
  ];
  return leftOut.length === 0 ? undefined : `A chat may count fewer: it leaves out ${leftOut.join(" and ")}.`;
}

/** On which offers a market stands where not all were read: the newest; undefined where all were. */
export function formatOlderUnread({ offers, copies = 0, isAll }: Basis): string | undefined {
  if (isAll) return undefined;
  const read = offers + copies;
  return `The figures stand on the newest ${read === 1 ? "offer" : `${read.toLocaleString("en")} offers`}: older ones were not read. --limit reads more of them, --all every offer.`;
}

/**
 * Why a query cannot be asked, and what to do about it: a line for each thing wrong. `text` are its words.
 */
export function explainQueryRefusal(refusal: WordsRefusal | MergeRefusal, text = ""): string {
  switch (refusal.is) {
    case "unclear":
      return explainDoubt(refusal.doubt, { text, ...refusal });
    case "near-titles":
      return `"${restoreWording(text, refusal.jobText)}" is not a job title; the nearest are: ${refusal.labels.join(", ")}. Name one, or give --motsCles "${refusal.jobText}" to search for the word in the text of offers.`;
    case "unknown-place":
      return `No town, département or region is called "${restoreWording(text, refusal.name)}".`;
    case "nothing":
      return `"${refusal.text}" names no job, no place, and no word that can be searched for.`;
    case "not-covered":
      return `France Travail has no offers in ${formatArea(refusal.area)}: overseas it covers only Guadeloupe, Martinique, Guyane, La Réunion and Mayotte.`;
    case "mixed-places":
      return `France Travail takes one kind of place in a query: ask for each of these by itself: ${refusal.areas.map(formatArea).join("; ")}.`;
    case "distance-without-town":
      return `--distance needs a town, and ${refusal.place} is not one: name a town, or leave the distance out.`;
    case "parameters":
      return refusal.refusals.map(({ says }) => says.en).join("\n");
  }
}
