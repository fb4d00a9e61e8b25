import { describe, expect, test } from "vitest";
import type { Turn } from "../../../src/core/conversation/events.ts";
import { getPickedTitles } from "../../../src/core/conversation/job.ts";
import { emptyDraft, getDraft, getSearch, homeState, type State } from "../../../src/core/conversation/state.ts";
import { update } from "../../../src/core/conversation/update.ts";
import { type Area, listPlaces } from "../../../src/core/places/area.ts";
import type { Place } from "../../../src/core/places/place.ts";
import { filterNames } from "../../../src/core/search/filters.ts";
import { toKindMeant } from "../../../src/core/search/kind.ts";
import { clampRadius, type PickedTitle, type Search, toSearchKey } from "../../../src/core/search/search.ts";
import type { Context, Reading, Wish } from "../../../src/core/understanding/acts/reading.ts";
import { toKilometres, toSearchMeaning } from "../../../src/core/understanding/acts/to-search-meaning.ts";
import { readExam } from "../../../src/exam/exam.ts";
import { readMessage, understand } from "../../fakes/reference.ts";
import { lyon } from "../../fakes/states.ts";

const waiter: PickedTitle = { code: "19006", label: "Serveur / Serveuse de restaurant", rome: "G1803" };
const baker: PickedTitle = { code: "11573", label: "Boulanger / Boulangère", rome: "D1102" };
const search: Search = { kind: "emploi", titles: [waiter], place: lyon, radius: 20, filters: {} };
const counted = { total: 20, exact: true };
const shown = Array.from({ length: 5 }, (_, i) => ({ key: `ft:${100 + i}ABCD` }));

/** What is on screen where a message of the exam is written. */
const screens: Record<Context, State> = {
  home: homeState,
  titles: {
    step: "job",
    typed: "boulanger",
    near: false,
    options: [baker, { ...baker, code: "11574", label: "Boulanger bio / Boulangère bio" }],
    picked: [baker.code],
    page: 1,
    draft: emptyDraft,
  },
  place: { step: "place", titles: [baker], options: [], draft: emptyDraft },
  results: { step: "results", search, page: 1, shown, counted },
  empty: { step: "results", search, page: 1, shown: [], counted: { total: 0, exact: true } },
  offer: { step: "offer", search, page: 1, counted, key: "ft:101ABCD" },
  digest: {
    step: "digest",
    alert: "alert0000001",
    name: "Serveur · Lyon (69) + 20 km",
    search,
    day: "2026-11-22T07:00:00.000Z",
    items: shown.slice(0, 4),
    shown: 4,
    missing: [],
    page: 0,
  },
  alerts: {
    step: "alerts",
    shown: ["alert0000001", "alert0000002", "alert0000003"],
    aside: { draft: emptyDraft },
  },
};

/** What is done with a message, and how it was read. */
const write = (context: Context, text: string) => writeOn(screens[context], text);

function writeOn(screen: State, text: string): { reading?: Reading; turn: Turn } {
  const typed = update(screen, { type: "text", text });
  if (!("ask" in typed) || typed.ask.ask !== "understand" || !typed.ask.screen) return { turn: typed };
  const reading = readMessage(text, typed.ask.screen);
  const meaning = toSearchMeaning(reading, text, () => understand(text));
  return { reading, turn: update(typed.state, { type: "understood", reading, meaning }) };
}

const codeOf = (place: Place): string => ("code" in place ? `${place.kind}:${place.code}` : place.kind);
const codesOfArea = (area: Area | undefined): string => (area ? listPlaces(area).map(codeOf).join(" ") : "");
const codesOf = (titles: PickedTitle[]): string[] => titles.map(({ code }) => code);

/** The search that stands there afterwards, as far as it is known. */
function seeSearch(state: State) {
  const whole = getSearch(state);
  const draft = getDraft(state);
  return {
    titles: state.step === "job" ? getPickedTitles(state) : state.step === "place" ? state.titles : whole?.titles,
    words: state.step === "place" ? state.words : whole?.words,
    place: whole?.place ?? draft.place,
    ...draft,
  };
}

/** In which ways a search is not what was understood. */
function findDifferences({ act, isSure, wish }: Reading, before: State, { state, notice = "" }: Turn): string[] {
  if (!wish || (act !== "search" && act !== "refine")) return [];
  const was = seeSearch(before);
  const now = seeSearch(state);
  const faults: string[] = [];
  if (state.step === "said" || /pas compris .*Écrivez/.test(notice)) return isSure ? ["not carried out"] : [];
  const isSame =
    before.step === "results" && getSearch(state) && toSearchKey(getSearch(state) as Search) === toSearchKey(search);
  if (!isSure) {
    if (state.step === "results" && wish.titles.length > 0 && !isSame) faults.push("run although it is not sure");
    return faults;
  }
  return [
    ...faults,
    ...findJobFaults(wish, was, now),
    ...findPlaceFaults(wish, was, now),
    ...findFilterFaults(wish, was, now),
  ];
}

const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value);

type Seen = ReturnType<typeof seeSearch>;

function findJobFaults(wish: Wish, was: Seen, now: Seen): string[] {
  const ticked = codesOf(now.titles ?? []);
  const [first] = wish.titles;
  if (first !== undefined) {
    const isKept = !wish.isAdded || codesOf(was.titles ?? []).every((code) => ticked.includes(code));
    return [
      ...(ticked.includes(first.code) ? [] : [`${first.label} is not among ${now.titles?.map(({ label }) => label)}`]),
      ...(isKept ? [] : ["the jobs from before are gone"]),
    ];
  }
  if (wish.words !== undefined) return now.words === wish.words ? [] : [`"${wish.words}" is not looked for`];
  return String(codesOf(was.titles ?? [])) === String(ticked)
    ? []
    : [`jobs are now ${now.titles?.map(({ label }) => label)}`];
}

function findPlaceFaults(wish: Wish, was: Seen, now: Seen): string[] {
  const there = codesOfArea(now.place);
  if (wish.isHere && wish.places.length === 0) return there === "" ? [] : ["it is not asked where"];
  const before = wish.isAdded ? codesOfArea(was.place) : "";
  const named = wish.places.map(codeOf).join(" ");
  const wanted =
    wish.places.length === 0 || wish.titles.length > 0 ? named || codesOfArea(was.place) : `${before} ${named}`;
  return there === wanted.trim() ? [] : [`it is looked in ${there}, not in ${wanted}`];
}

function findFilterFaults(wish: Wish, was: Seen, now: Seen): string[] {
  const { radius, minutes, filters, left, without, include, exclude, kind } = wish;
  const set = { ...was.filters, ...filters, ...left };
  const gone = (name: string) => without === "all" || without.some((one) => one === name);
  const words = (name: "include" | "exclude") =>
    [...(was.filters[name] ?? []), ...(filters[name] ?? []), ...(name === "include" ? include : exclude)].sort();
  const km =
    typeof radius === "number" ? radius : minutes === undefined ? undefined : toKilometres(minutes, wish.travel);
  const isFar = radius === "further" && now.place && now.place.kind !== "commune";
  const wanted =
    km !== undefined ? clampRadius(km) : radius === "further" ? 50 : radius === "closer" ? 10 : (radius ?? was.radius);
  return [
    ...(now.radius === wanted || isFar || (now.place && now.place.kind !== "commune")
      ? []
      : [`radius is ${now.radius}, not ${wanted}`]),
    ...(now.kind === (kind ? toKindMeant(kind, was.kind) : was.kind) ? [] : [`kind is ${now.kind}`]),
    ...filterNames.flatMap((name) => {
      const inEffect = now.filters[name] ?? now.inapplicable?.[name];
      const want =
        name === "include" || name === "exclude"
          ? words(name)
          : gone(name) && filters[name] === undefined
            ? undefined
            : wish.tellsRqth && name === "accessible"
              ? undefined
              : set[name];
      const got = inEffect;
      const isNone = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);
      return (isNone(want) && isNone(got)) || JSON.stringify(sorted(want)) === JSON.stringify(sorted(got))
        ? []
        : [`${name} is ${JSON.stringify(got)}, not ${JSON.stringify(want)}`];
    }),
  ];
}

/** Where a button leads; the others say what can be done instead. */
const goals: Readonly<Record<string, State["step"][]>> = {
  home: ["home"],
  new: ["home"],
  filters: ["filters"],
  market: ["market"],
  export: ["export"],
  alert: ["subscribe"],
  alerts: ["alerts"],
  edit: ["edit"],
  help: ["help"],
  privacy: ["privacy"],
  delete: ["privacy"],
  offer: ["offer", "digest"],
};

/** A button changes no search, and leads to what it names or says why not. */
function findGoFaults({ to = "" }: Reading, before: State, { state, notice }: Turn): string[] {
  const [name = ""] = to.split(":");
  const [was, now] = [getSearch(before), getSearch(state)];
  const isMoved = was && now && toSearchKey(was) !== toSearchKey(now);
  const goal = goals[name];
  const isThere = goal === undefined ? notice !== undefined || state !== before : goal.includes(state.step);
  return [...(isMoved ? ["the search is another"] : []), ...(isThere ? [] : [`it leads to ${state.step}`])];
}

const exam = readExam("test/utterances/utterances-tuning.csv");

test("what a message was understood as is what is done", () => {
  let count = 0;
  const faults = exam.flatMap(({ id, context, text }) => {
    const { reading, turn } = write(context, text);
    if (!reading || !["search", "refine", "go"].includes(reading.act)) return [];
    count++;
    const before = screens[context];
    const found = reading.act === "go" ? findGoFaults(reading, before, turn) : findDifferences(reading, before, turn);
    return found.map((fault) => `${id} ${context} | ${text} | ${fault}`);
  });
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(200);
});

describe("whatever the words alone would be taken for", () => {
  test.each<[context: Context, text: string]>([
    ["results", "toute la région"],
    ["results", "partout"],
    ["home", "serveur dans le 15e a paris"],
    ["results", "barmaid heu non pardon fleuriste"],
    ["home", "maçon, vendeur, carreleur Toulouse"],
    ["home", "serveur ou barman"],
    ["home", "Lidl Nantes"],
    ["results", "et Grenoble aussi"],
    ["offer", "rajoute Villeurbanne"],
    ["digest", "et barman aussi"],
    ["titles", "plus près"],
    ["empty", "tout le département"],
    ["home", "serveur Lyon et Grenoble"],
  ])("at %s: %s", (context, text) => {
    const { reading, turn } = write(context, text);
    if (!reading) throw new Error("it was not read");
    expect(findDifferences(reading, screens[context], turn)).toEqual([]);
  });

  test("all jobs that are named are looked for", () => {
    const { turn } = write("home", "serveur, coiffeur ou boulanger Toulouse");
    expect(getSearch(turn.state)?.titles.map(({ rome }) => rome)).toEqual(["G1803", "D1202", "D1102"]);
    expect(seeSearch(write("home", "serveur ou boulanger").turn.state).titles).toHaveLength(2);
  });

  test("one town takes the place of another only where it is said", () => {
    const { state } = write("results", "et Grenoble aussi").turn;
    expect(state).toMatchObject({
      step: "results",
      search: { place: { places: [lyon, { name: "Grenoble" }] }, titles: [waiter] },
    });
    expect(getSearch(write("results", "et à Grenoble ?").turn.state)?.place).toMatchObject({ name: "Grenoble" });
  });

  test("which of several towns is added is asked, and the others are kept meanwhile", () => {
    const asked = write("results", "et Saint-Denis aussi").turn.state;
    expect(asked).toMatchObject({ step: "place", titles: [waiter], back: search });
    const { state } = update(asked, { type: "press", action: "place", value: "0" });
    expect(state).toMatchObject({ step: "results", search: { place: { places: [lyon, { name: "Saint-Denis" }] } } });
  });

  test("farther than the whole country there is nothing", () => {
    const results: State = {
      step: "results",
      search: { ...search, place: { kind: "france" } },
      page: 1,
      shown,
      counted,
    };
    const { turn } = writeOn(results, "plus loin");
    expect(turn.notice).toContain("déjà dans toute la France");
    expect(turn.state).toMatchObject({ step: "results", search: { place: { kind: "france" } } });
  });
});
