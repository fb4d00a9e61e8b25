import type { Alert, AlertChange } from "../alerts/alert.ts";
import { type Commune, formatPlace } from "../places/place.ts";
import { listFilterNames } from "../search/filters.ts";
import { changeKind, type Radius, type Search } from "../search/search.ts";
import type { Complaint } from "./alert-states.ts";
import { showEdit } from "./edit.ts";
import type { Turn } from "./events.ts";
import { showFilter, showFilters } from "./filters.ts";
import { editJobs } from "./job.ts";
import { showResults } from "./open.ts";
import { askPlace } from "./place.ts";
import { toDraft } from "./state.ts";

/** What is proposed for a complaint: a change to say yes to, and what else leads on. */
export type Remedy = { asks: string; yes?: { key: string; change: AlertChange }; other?: string };

/** The one thing that mends an alert as it is now; undefined where it takes a setting. */
export function findRemedy(part: Complaint, alert: Alert): Remedy | undefined {
  switch (part) {
    case "far":
      return nearer(alert.search);
    case "job":
      return alert.related && alert.search.titles.length > 0
        ? {
            asks: "Ne garder que les métiers que vous avez cochés ?",
            yes: { key: "ticked", change: { related: false } },
            other: "🧰 Changer les métiers",
          }
        : undefined;
    case "contract":
      return listFilterNames(alert.search.kind).includes("contract")
        ? undefined
        : {
            asks: "Cette alerte cherche de l'alternance : apprentissage ou contrat de professionnalisation.",
            other: "💼 Chercher des emplois",
          };
    case "many":
      return rarer(alert);
    case "company":
    case "seen":
      return undefined;
  }
}

/** The setting to change by hand. */
export function showRemedySetting(part: Complaint, { id, search: current }: Alert): Turn {
  const search = { ...current, revises: id };
  switch (part) {
    case "far": {
      const { place: _, ...draft } = toDraft(search);
      return askPlace(draft, search, search);
    }
    case "job":
      return editJobs(search);
    case "contract":
      return listFilterNames(search.kind).includes("contract")
        ? showFilter(search, "contract")
        : showResults(changeKind(search, "emploi"));
    case "many":
      return search.kind === "emploi" ? showFilters(search) : showEdit(search);
    case "company":
    case "seen":
      return showEdit(search);
  }
}

/** The next smaller circle; around nothing, a town is to be chosen. */
function nearer(search: Search): Remedy | undefined {
  const { place, radius } = search;
  if (place.kind !== "commune") return undefined;
  if (radius === 0)
    return {
      asks: `Cette alerte ne cherche que dans la commune : ${formatPlace(place)}.`,
      other: "📍 Changer de ville",
    };
  const smaller = smallerThan(radius, place);
  return {
    asks: smaller === 0 ? `Ne garder que la commune, ${formatPlace(place)} ?` : `Réduire à ${smaller} km ?`,
    yes: { key: String(smaller), change: { search: { ...search, radius: smaller } } },
  };
}

/** Around Paris a département is smaller than any circle. */
function smallerThan(radius: Exclude<Radius, 0>, { departement }: Commune): 0 | 10 | 20 {
  if (radius === "departement") return ["75", "92", "93", "94"].includes(departement) ? 0 : 20;
  return radius === 50 ? 20 : radius === 20 ? 10 : 0;
}

function rarer({ schedule: { days, hour } }: Alert): Remedy | undefined {
  if (typeof days === "number") return undefined;
  return days === "published"
    ? { asks: `Une fois par jour plutôt, à ${hour} h ?`, yes: { key: "all", change: { schedule: { days: "all" } } } }
    : { asks: "Une fois par semaine plutôt, le lundi ?", yes: { key: "1", change: { schedule: { days: 1 } } } };
}
