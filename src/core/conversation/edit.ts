import { listCommuneCodes } from "../places/area.ts";
import { listFilterNames } from "../search/filters.ts";
import { kindTable } from "../search/kind.ts";
import { formatRadius, hasRadius, type Radius, radii, type Search, setRadius } from "../search/search.ts";
import { normaliseText } from "../text/text.ts";
import { renderBreadcrumb } from "./breadcrumb.ts";
import type { Event, Turn } from "./events.ts";
import { showFilters } from "./filters.ts";
import { editJobs } from "./job.ts";
import { showResults } from "./open.ts";
import { askPlace } from "./place.ts";
import { type StateOf, toDraft } from "./state.ts";
import { actions, press, text } from "./view.ts";

/** A search laid open: each part of it can be changed, the others stay. */
export function updateEdit(state: StateOf<"edit">, event: Event): Turn {
  const { search } = state;
  if (event.type === "press") {
    if (event.action === "results") return showResults(search);
    const turn = changePart(search, event.action);
    if (turn) return turn;
  }
  return {
    state,
    view: [
      renderBreadcrumb(search),
      text`Que voulez-vous changer ?`,
      ...actions(press("🧰 Métiers", "jobs"), press("📍 Lieu", "place")),
      ...actions(
        hasRadius(search) && press(`↔️ Rayon : ${formatRadius(search.radius)}`, "radius"),
        listFilterNames(search.kind).length > 0 && press("⚙️ Filtres", "filters"),
      ),
      ...actions(press("🔎 Nouvelle recherche", "new")),
      ...actions(press(`✅ Voir les ${kindTable[search.kind].many}`, "results", "", "success")),
    ],
  };
}

/** A part of the search is to be changed; undefined for a button that says something else. */
export function changePart(search: Search, part: string): Turn | undefined {
  switch (part) {
    case "jobs":
      return editJobs(search);
    case "place": {
      const { place, ...draft } = toDraft(search);
      return askPlace({ ...draft, lastPlace: place }, search, search);
    }
    case "radius":
      return showRadius(search);
    case "filters":
      return showFilters(search);
    default:
      return undefined;
  }
}

export function showEdit(search: Search): Turn {
  return updateEdit({ step: "edit", search }, { type: "again" });
}

/** How far around the commune. */
export function updateRadius(state: StateOf<"radius">, event: Event): Turn {
  const { search } = state;
  if (event.type === "press" && event.action === "back") return showEdit(search);
  const wanted =
    event.type === "press" && event.action === "radius" ? radii.find((one) => String(one) === event.value) : undefined;
  return wanted === undefined ? showRadius(search) : showResults(setRadius(search, wanted));
}

/** "20", "à 20", "+ 20", "20 max": the kilometres that an answer says without their name. */
export function findBareDistance(text: string): string | undefined {
  const said = normaliseText(text).trim();
  return said.match(
    /^(?:\+ ?|(?:a|dans|jusqu'?a|environ|max(?:i|imum)?|moins de|pas plus de|un rayon de|rayon) ){0,2}(\d{1,3})(?: ?(?:k|max(?:i|imum)?|environ))?[\s.!]*$/,
  )?.[1];
}

function showRadius(search: Search): Turn {
  const isOne = listCommuneCodes(search.place).length === 1;
  const name = (radius: Radius) => {
    if (radius === 0) return isOne ? "La commune seule" : "Les communes seules";
    if (radius === "departement") return isOne ? "Tout le département" : "Leurs départements";
    return formatRadius(radius);
  };
  return {
    state: { step: "radius", search },
    view: [
      renderBreadcrumb(search),
      text`↔️ Jusqu'où cherchez-vous ?`,
      {
        kind: "choose",
        field: "radius",
        label: "Rayon",
        many: false,
        picked: [String(search.radius)],
        options: listRadii(search.radius).map((one) => ({ value: String(one), label: name(one) })),
      },
      ...actions(press("‹ Retour", "back")),
    ],
  };
}

/** The distances to choose from, with the one that was said where it is none of them. */
function listRadii(said: Radius): Radius[] {
  if (said === "departement" || radii.includes(said)) return [...radii];
  const at = radii.findIndex((one) => one === "departement" || one > said);
  return [...radii.slice(0, at), said, ...radii.slice(at)];
}
