import { type HelpKind, helpKinds } from "../help/help-place.ts";
import { type Area, listPlaces } from "../places/area.ts";
import type { Commune, Place } from "../places/place.ts";
import type { Meaning } from "../understanding/meaning.ts";
import { returnFromAside } from "./aside.ts";
import type { Event, Turn } from "./events.ts";
import { renderFailure } from "./failure.ts";
import { renderHelpCard, renderHelpList, renderHelpUnknown, renderNearQuestion } from "./near-view.ts";
import { getDraft, type State, type StateOf, toAside } from "./state.ts";
import { mostOptions } from "./state-parts.ts";
import { readTownAnswer } from "./town-question.ts";

type Near = StateOf<"near">;

/** What is known of who is looked for: where, or the places that bear a name, and which kind of place. */
export type NearWish = { area?: Area | undefined; options?: Place[]; open?: HelpKind | undefined };

/**
 * Who helps near a town: the one that is said, else the one of the search on screen, else that of the last
 * search. Where none is known, or what is known is wider than a town, it is asked for.
 */
export function showNear(state: State, { area, options, open }: NearWish = {}): Turn {
  const asked: Near = { step: "near", aside: toAside(state), ...(open === undefined ? {} : { open }) };
  if (options && options.length > 1) return shown({ ...asked, options: options.slice(0, mostOptions) });
  return chooseNearArea(asked, area ?? options?.[0] ?? findKnownArea(state));
}

/** Asks for a town, whatever was known of one. */
export function askNearTown(state: State): Turn {
  return shown({ step: "near", aside: toAside(state) });
}

/** The town of which places are shown already, where the search on screen looks, else the last one. */
function findKnownArea(state: State): Area | undefined {
  if (state.step === "near" && state.town) return state.town;
  const { place, lastPlace } = getDraft(state);
  const last = state.step === "home" ? state.last?.place : undefined;
  return place ?? last ?? lastPlace;
}

export function updateNear(state: Near, event: Event): Turn {
  switch (event.type) {
    case "help": {
      const { town } = state;
      if (town?.kind !== "commune") return shown(state);
      const opened = event.found.choices.find(({ place }) => place.kind === state.open);
      const view = opened ? renderHelpCard(state, opened, event.found) : renderHelpList(state, town, event.found);
      return { state, view };
    }
    case "failed": {
      const { why } = event.failure;
      const isOurs = why === "bug" || why === "unkept";
      return { state, view: isOurs ? renderFailure(event.failure) : renderHelpUnknown(state) };
    }
    case "press":
      return pressed(state, event.action, event.value) ?? returnFromAside(state.aside, event) ?? shown(state);
    default:
      return shown(state);
  }
}

/** Whether a town is what is asked for now. */
export function asksForNearTown(state: State): state is Near {
  return state.step === "near" && state.town === undefined;
}

/** A place was written. Undefined for a message that is about something else. */
export function applyNearText(state: Near, meaning: Meaning): Turn | undefined {
  const answer = readTownAnswer(meaning);
  if (answer === undefined) return undefined;
  if ("area" in answer) return chooseNearArea(state, answer.area);
  if ("options" in answer) return shown({ ...forgetTown(state), options: answer.options });
  return { ...shown(state), notice: answer.notice };
}

/** The towns of an area; a town in it is asked for where it is none. */
export function chooseNearArea(before: Near, area: Area | undefined): Turn {
  const state = forgetTown(before);
  const places = area === undefined ? [] : listPlaces(area);
  const towns = places.filter((place): place is Commune => place.kind === "commune");
  const [town, ...others] = towns;
  if (town) return shown({ ...state, town, ...(others.length > 0 ? { towns } : {}) });
  const [wide] = places;
  return shown({ ...state, ...(wide === undefined || wide.kind === "france" ? {} : { wide }) });
}

function forgetTown({ town: _, towns: __, wide: ___, options: ____, ...state }: Near): Near {
  return state;
}

function closeCard({ open: _, ...state }: Near): Near {
  return state;
}

function pressed(state: Near, action: string, value: string): Turn | undefined {
  switch (action) {
    case "kind": {
      const open = helpKinds.find((kind) => kind === value);
      return open && shown({ ...state, open });
    }
    case "list":
      return shown(closeCard(state));
    case "town": {
      const town = state.towns?.[Number(value)];
      return town && shown({ ...state, town });
    }
    case "place": {
      const place = state.options?.[Number(value)];
      return place && chooseNearArea(state, place);
    }
    case "elsewhere":
    case "cancel":
      return shown(forgetTown(state));
    default:
      return undefined;
  }
}

function shown(state: Near): Turn {
  const { town } = state;
  return town?.kind === "commune" ? { state, ask: { ask: "help", town } } : { state, view: renderNearQuestion(state) };
}
