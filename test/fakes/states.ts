import { alertChangeParts, complaints } from "../../src/core/conversation/alert-states.ts";
import { emptyDraft, homeState, type PlainState, type State, type StateOf } from "../../src/core/conversation/state.ts";
import type { Place } from "../../src/core/places/place.ts";
import { spokenLabels } from "../../src/core/sayings/saying.ts";
import { filterNames } from "../../src/core/search/filters.ts";
import type { PickedTitle, Search } from "../../src/core/search/search.ts";
import { everyFilter } from "./filters.ts";

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

export const bakerInLyon: Search = { kind: "emploi", titles: [baker], place: lyon, radius: 20, filters: {} };
export const filtered: Search = { ...bakerInLyon, filters: { contract: ["cdi"], hours: "full", order: "newest" } };

export const apprentice: Search = { ...bakerInLyon, kind: "alternance" };

/** The news of an alert: ten are shown, two more are behind them. */
export const news: StateOf<"digest"> = {
  step: "digest",
  alert: "alert0000001",
  name: "Boulanger / Boulangère · Lyon (69) + 20 km",
  search: bakerInLyon,
  day: "2026-11-22T07:00:00.000Z",
  items: Array.from({ length: 12 }, (_, i) => ({ key: `ft:${100 + i}ABCD` })),
  shown: 10,
  missing: [],
  page: 0,
};

/** The same, where each of the ten that are shown has a copy behind it. */
export const copies: StateOf<"digest"> = {
  ...news,
  items: Array.from({ length: 20 }, (_, i) => ({ key: `ft:${100 + i}ABCD`, fold: `fold${i % 10}` })),
  total: 30,
  thumb: "up",
};

/** Two weeks without news. */
export const silent: StateOf<"silence"> = {
  step: "silence",
  alert: "alert0000001",
  name: "Boulanger / Boulangère · Lyon (69) + 20 km",
  search: bakerInLyon,
  wider: [
    { label: "Élargir à 50 km", search: { ...bakerInLyon, radius: 50 }, count: 12 },
    { label: "Toute la France", search: { ...bakerInLyon, place: { kind: "france" } }, count: 1240 },
  ],
};

const many: PickedTitle[] = Array.from({ length: 20 }, (_, i) => ({
  code: String(1000 + i),
  label: `Métier numéro ${i} / Métière numéro ${i}`,
  rome: `D11${10 + i}`,
}));

export const job: StateOf<"job"> = {
  step: "job",
  typed: "boulanger",
  near: false,
  options: [baker, seller, ...many],
  picked: ["11573"],
  page: 1,
  draft: emptyDraft,
};

/** What a message may be written on, to which something is said. */
const saidOn: PlainState[] = [
  homeState,
  { step: "results", search: bakerInLyon, page: 2, shown: [] },
  job,
  { step: "place", titles: [baker], options: [], draft: emptyDraft },
  { step: "offer", search: bakerInLyon, page: 2, key: "ft:206ZFSY" },
  news,
];

const near: StateOf<"near"> = { step: "near", aside: { draft: emptyDraft, search: bakerInLyon } };
const ideas: StateOf<"unsure"> = { step: "unsure", aside: { draft: emptyDraft, search: bakerInLyon }, skipped: 0 };
const families = { label: "Boulanger, pâtissier", titles: [baker, seller], count: 12 };

/** One state of every step, and the variants that look different. */
export const states: State[] = [
  { step: "home", draft: emptyDraft, asking: false, demo: true },
  { step: "home", draft: { ...emptyDraft, lastPlace: lyon }, asking: false, demo: false, last: bakerInLyon },
  {
    step: "home",
    draft: { ...emptyDraft, kind: "alternance", place: lyon },
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
  { step: "results", search: bakerInLyon, page: 2, shown: [] },
  { step: "results", search: filtered, page: 1, shown: [] },
  { step: "results", search: apprentice, page: 1, shown: [] },
  { step: "results", search: { ...apprentice, kind: "entreprises" }, page: 1, shown: [] },
  { step: "themes", draft: { ...emptyDraft, kind: "cpf", place: lyon }, themes: ["Langues"] },
  ...(["formations", "cpf", "evenements", "insertion"] as const).flatMap((kind): State[] => [
    { step: "results", search: { ...bakerInLyon, kind }, page: 1, shown: [] },
    { step: "offer", search: { ...bakerInLyon, kind }, page: 1, key: "cpf:123_TIG" },
  ]),
  { step: "results", search: { ...bakerInLyon, kind: "evenements", titles: [] }, page: 1, shown: [] },
  { step: "offer", search: { ...bakerInLyon, kind: "evenements" }, page: 1, key: "mee:42", asked: "calendar" },
  { step: "results", search: { ...bakerInLyon, kind: "entreprises", titles: [], words: "pain" }, page: 1, shown: [] },
  { step: "offer", search: bakerInLyon, page: 2, key: "ft:206ZFSY" },
  {
    step: "results",
    search: bakerInLyon,
    page: 31,
    shown: [],
    counted: { total: 412, exact: true, read: 300, later: [{ key: "ft:206ZFT0" }, { key: "ft:206ZFT1" }] },
  },
  ...[0, 1].map((copy): State => {
    const copies = [{ key: "ft:206ZFT1" }];
    return { step: "offer", search: bakerInLyon, page: 31, key: "ft:206ZFT0", copies, copy, earlier: true };
  }),
  ...[0, 1, 2].map((copy): State => {
    const copies = [{ key: "ft:206ZFSZ" }, { key: "lba:PASS:4711", handle: "6706e9ea" }];
    return { step: "offer", search: bakerInLyon, page: 2, key: "ft:206ZFSY", copies, copy };
  }),
  { step: "market", search: bakerInLyon, page: 2 },
  { step: "market", search: bakerInLyon, page: 1, report: 1 },
  { step: "market", search: bakerInLyon, page: 1, report: 99 },
  { step: "export", search: bakerInLyon, page: 2, via: "results" },
  { step: "export", search: apprentice, page: 1, via: "market" },
  news,
  { ...news, page: 2, missing: ["La bonne alternance"] },
  { ...news, open: 3 },
  copies,
  { ...copies, page: 4 },
  { ...copies, open: 3 },
  { step: "why", search: bakerInLyon, offer: { key: "ft:206ZFSY" }, page: 2 },
  { step: "why", search: bakerInLyon, offer: { key: "ft:100ABCD" }, page: 1, digest: { ...news, open: 1 } },
  { step: "mend", digest: news, companies: [] },
  ...complaints.map(
    (part): StateOf<"mend"> => ({ step: "mend", digest: news, part, companies: ["Boulangerie Martin"] }),
  ),
  { step: "mend", digest: news, part: "far", proposed: "10", companies: [] },
  silent,
  { ...silent, wider: [] },
  { ...silent, said: "kept" },
  { ...silent, said: "wider", chosen: 0 },
  { ...silent, said: "undone", chosen: 1 },
  { step: "still", alerts: 1 },
  { step: "still", alerts: 3 },
  { step: "still", alerts: 3, said: "yes" },
  { step: "announced", said: "Le service est arrêté ce soir de 20 h à 22 h." },
  { step: "announced", said: "C'est réparé.", from: "Mission locale de Lyon", isOff: true },
  { step: "subscribe", search: bakerInLyon, isSure: false },
  { step: "results", search: { ...bakerInLyon, revises: "alert0000001" }, page: 1, shown: [] },
  ...(["hour", "days", "zone", "name"] as const).map(
    (part): StateOf<"setting"> => ({ step: "setting", id: "alert0000001", part, search: bakerInLyon }),
  ),
  { step: "alert", id: "alert0000001", said: "created", confirming: false, search: bakerInLyon },
  { step: "alert", id: "alert0000001", said: "deleted", confirming: false, search: bakerInLyon },
  { step: "alert", id: "alert0000001", confirming: true },
  { step: "alert", id: "alert0000001", confirming: false, digest: news },
  {
    step: "alert",
    id: "alert0000001",
    said: "known",
    instead: { id: "alert0000002", name: "Le pain près de chez moi" },
    confirming: false,
    search: bakerInLyon,
    digest: news,
  },
  ...alertChangeParts.map(
    (changed): StateOf<"alert"> => ({ step: "alert", id: "alert0000001", confirming: false, said: "changed", changed }),
  ),
  { step: "results", search: { ...bakerInLyon, revises: "alert0000001" }, page: 1, shown: [], digest: news },
  { step: "alerts", shown: ["alert0000001"], aside: { draft: emptyDraft, search: bakerInLyon } },
  ...spokenLabels.map((to, i): State => ({ step: "said", to, held: saidOn[i % saidOn.length] ?? homeState })),
  { step: "said", to: "discouraged", isDoubtful: true, held: saidOn[1] ?? homeState },
  { step: "said", to: "cv-pasted", titles: [baker, seller], said: { key: "cv-pasted", form: 1 }, held: homeState },
  near,
  { ...near, wide: rhone },
  { ...near, options: [lyon, rhone] },
  { ...near, town: lyon },
  { ...near, town: lyon, towns: [lyon, paris19], open: "cio" },
  { ...near, aside: { draft: emptyDraft }, town: paris19, open: "mission-locale" },
  ideas,
  { ...ideas, like: "dehors" },
  { ...ideas, like: "any", level: "bac", hasLicence: true },
  { ...ideas, like: "gens", level: "none", options: [lyon, rhone] },
  { ...ideas, like: "aider", level: "bac2plus", place: lyon },
  { ...ideas, like: "calme", level: "cap", place: { kind: "france" }, families: [families], skipped: 6 },
  { ...ideas, like: "calme", level: "cap", place: lyon, families: [families], isCounted: true, hasMore: true },
  { step: "edit", search: filtered },
  { step: "edit", search: { ...bakerInLyon, place: { kind: "france" } } },
  { step: "radius", search: bakerInLyon },
  { step: "filters", search: filtered },
  { step: "filters", search: filtered, open: "contract" },
  { step: "filters", search: bakerInLyon },
  { step: "filters", search: { ...bakerInLyon, filters: everyFilter } },
  { step: "filters", search: { ...bakerInLyon, filters: everyFilter }, more: true },
  { step: "filters", search: apprentice },
  { step: "filters", search: apprentice, more: true },
  ...filterNames.map(
    (open): StateOf<"filters"> => ({ step: "filters", search: { ...bakerInLyon, filters: everyFilter }, open }),
  ),
  ...filterNames.map((open): StateOf<"filters"> => ({ step: "filters", search: bakerInLyon, open })),
  { step: "results", search: { ...bakerInLyon, filters: everyFilter }, page: 1, shown: [] },
  { step: "help", aside: { draft: emptyDraft } },
  { step: "help", aside: { draft: emptyDraft, search: bakerInLyon } },
  { step: "privacy", confirming: false, aside: { draft: emptyDraft, search: bakerInLyon } },
  { step: "privacy", confirming: true, aside: { draft: emptyDraft } },
  { step: "stopped", done: false, aside: { draft: emptyDraft, search: bakerInLyon } },
  { step: "stopped", done: true, aside: { draft: emptyDraft } },
  { step: "stopped", done: true, ids: ["alert0000001"], aside: { draft: emptyDraft, search: bakerInLyon } },
  { step: "stopped", done: true, found: true, ids: ["alert0000001", "alert0000002"], aside: { draft: emptyDraft } },
  { step: "stopped", done: true, found: true, ids: [], aside: { draft: emptyDraft } },
  { step: "stopped", done: false, resumed: true, aside: { draft: emptyDraft } },
  { step: "expired", draft: emptyDraft },
  { step: "expired", search: bakerInLyon, draft: emptyDraft },
];
