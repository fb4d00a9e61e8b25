import type { Place } from "../../src/core/places/place.ts";
import type { PickedTitle, Search } from "../../src/core/search.ts";
import { type At, emptyDraft, type State } from "../../src/core/state.ts";

export const lyon: Place = { kind: "commune", code: "69123", name: "Lyon", departement: "69", region: "84" };
export const paris19: Place = {
  kind: "commune",
  code: "75119",
  name: "Paris 19e",
  departement: "75",
  region: "11",
  city: "75056",
};
export const rhone: Place = { kind: "departement", code: "69", name: "Rhône", region: "84" };
export const bretagne: Place = { kind: "region", code: "53", name: "Bretagne" };

export const baker: PickedTitle = { code: "11573", label: "Boulanger / Boulangère", rome: "D1102" };
export const seller: PickedTitle = {
  code: "20560",
  label: "Vendeur / Vendeuse en boulangerie-pâtisserie",
  rome: "D1106",
};

export const bakerInLyon: Search = { titles: [baker], place: lyon, radius: 20, filters: {} };
export const filtered: Search = { ...bakerInLyon, filters: { contract: "cdi", hours: "full", order: "newest" } };

const many: PickedTitle[] = Array.from({ length: 20 }, (_, i) => ({
  code: String(1000 + i),
  label: `Métier numéro ${i} / Métière numéro ${i}`,
  rome: `D11${10 + i}`,
}));

export const job: At<"job"> = {
  step: "job",
  typed: "boulanger",
  near: false,
  options: [baker, seller, ...many],
  picked: ["11573"],
  page: 1,
  draft: emptyDraft,
};

/** One state of every step, and the variants that look different. */
export const states: State[] = [
  { step: "home", draft: emptyDraft, asking: false, demo: true },
  { step: "home", draft: { ...emptyDraft, lastPlace: lyon }, asking: false, demo: false, last: bakerInLyon },
  {
    step: "home",
    draft: { ...emptyDraft, place: lyon, filters: { contract: "alternance" } },
    asking: true,
    demo: false,
  },
  job,
  { ...job, near: true, page: 3, picked: [], draft: { ...emptyDraft, place: lyon } },
  { ...job, options: [], picked: [], typed: "xqzkw" },
  { ...job, options: [], picked: [], typed: "a" },
  { step: "place", titles: [baker], options: [], draft: { ...emptyDraft, lastPlace: lyon } },
  { step: "place", titles: [], words: "xqzkw", options: [], typed: "Sant Deni", draft: emptyDraft },
  { step: "place", titles: [baker], options: [lyon, paris19, rhone, bretagne], typed: "saint", draft: emptyDraft },
  { step: "results", search: bakerInLyon, page: 2 },
  { step: "results", search: filtered, page: 1 },
  { step: "offer", search: bakerInLyon, page: 2, key: "ft:206ZFSY" },
  { step: "edit", search: filtered },
  { step: "edit", search: { ...bakerInLyon, place: { kind: "france" } } },
  { step: "radius", search: bakerInLyon },
  { step: "filters", search: filtered },
  { step: "filters", search: filtered, open: "contract" },
  { step: "help", aside: { draft: emptyDraft } },
  { step: "help", aside: { draft: emptyDraft, search: bakerInLyon } },
  { step: "privacy", confirming: false, aside: { draft: emptyDraft, search: bakerInLyon } },
  { step: "privacy", confirming: true, aside: { draft: emptyDraft } },
  { step: "stopped", aside: { draft: emptyDraft, search: bakerInLyon } },
  { step: "expired", draft: emptyDraft },
  { step: "expired", search: bakerInLyon, draft: emptyDraft },
];
