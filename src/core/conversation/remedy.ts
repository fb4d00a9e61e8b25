import type { Alert, AlertChange } from "../alerts/alert.ts";
import { type Area, listPlaces } from "../places/area.ts";
import type { Place } from "../places/place.ts";
import { listFilterNames } from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { changeKind, formatArea, hasRadius, type Radius, type Search } from "../search/search.ts";
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
            asks:
              alert.search.kind === "alternance"
                ? "Cette alerte cherche de l'alternance : apprentissage ou contrat de professionnalisation."
                : `Cette alerte cherche ${kindTable[alert.search.kind].sought}.`,
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
  if (!hasRadius(search)) return undefined;
  if (radius === 0)
    return {
      asks: `Cette alerte ne cherche que dans la commune : ${formatArea(place)}.`,
      other: "📍 Changer de ville",
    };
  const smaller = smallerThan(radius, place);
  return {
    asks: smaller === 0 ? `Ne garder que la commune, ${formatArea(place)} ?` : `Réduire à ${smaller} km ?`,
    yes: { key: String(smaller), change: { search: { ...search, radius: smaller } } },
  };
}

/** Around Paris a département is smaller than any circle. */
function smallerThan(radius: Exclude<Radius, 0>, area: Area): 0 | 10 | 20 | 50 {
  if (radius === "departement") return listPlaces(area).every(isAroundParis) ? 0 : 20;
  return radius > 50 ? 50 : radius > 20 ? 20 : radius > 10 ? 10 : 0;
}

function isAroundParis(place: Place): boolean {
  return place.kind === "commune" && ["75", "92", "93", "94"].includes(place.departement);
}

function rarer({ schedule: { days, hour } }: Alert): Remedy | undefined {
  if (typeof days === "number") return undefined;
  return days === "published"
    ? { asks: `Une fois par jour plutôt, à ${hour} h ?`, yes: { key: "all", change: { schedule: { days: "all" } } } }
    : { asks: "Une fois par semaine plutôt, le lundi ?", yes: { key: "1", change: { schedule: { days: 1 } } } };
}
