import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { getBuiltInNomenclature, parseNomenclatureCsv } from "../../../src/adapters/rome/nomenclature.ts";
import type { Turn } from "../../../src/core/conversation/events.ts";
import { emptyDraft, type State } from "../../../src/core/conversation/state.ts";
import { update } from "../../../src/core/conversation/update.ts";
import { formatPlace } from "../../../src/core/places/place.ts";
import { createTitleIndex } from "../../../src/core/rome/title-index.ts";
import { formatArea } from "../../../src/core/search/search.ts";
import { createUnderstander } from "../../../src/core/understanding/understand.ts";
import { findPlaces, understand } from "../../fakes/reference.ts";
import { baker, bakerInLyon } from "../../fakes/states.ts";
import { badlyTyped } from "../places/badly-typed.ts";

const askingJob: State = { step: "home", draft: emptyDraft, asking: true, demo: false };
const askingPlace: State = { step: "place", titles: [baker], options: [], draft: emptyDraft };

function typed(state: State, text: string, hear = understand): Turn {
  const turn = update(state, { type: "text", text });
  return "ask" in turn && turn.ask.ask === "understand"
    ? update(turn.state, { type: "understood", meaning: hear(turn.ask.text) })
    : turn;
}

/**
 * Where the chosen job is searched; "?" where a list of places comes first, or the step in which the job is
 * lost.
 */
function whereTo({ state }: Turn): string {
  if (state.step === "place" && state.titles[0] === baker)
    return `${state.options[0] ? formatPlace(state.options[0]) : "-"} ?`;
  if (state.step !== "results" || state.search.titles[0]?.code !== baker.code) return state.step;
  const { place, radius } = state.search;
  return `${formatArea(place)}${radius === 20 ? "" : ` + ${radius}`}`;
}

const phrases: [string, string][] = [
  ["toute la France", "toute la France"],
  ["partout en france", "toute la France"],
  ["la france entière", "toute la France"],
  ["n'importe où", "toute la France"],
  ["Lyon 3", "Lyon 3e"],
  ["paris 2", "Paris 2e"],
  ["marseille 1", "Marseille 1er"],
  ["Paris XV", "Paris 15e"],
  ["paris dans le 13", "Paris 13e"],
  ["La Réunion", "La Réunion (974)"],
  ["Les Ulis", "Les Ulis (91)"],
  ["Bourg en Bresse", "Bourg-en-Bresse (01)"],
  ["Sainte Marie", "Sainte-Marie (974) ?"],
  ["Vienne Isère", "Vienne (38)"],
  ["près de Lyon", "Lyon (69)"],
  ["sur Lyon", "Lyon (69)"],
  ["vers Lyon", "Lyon (69)"],
  ["autour de Lyon", "Lyon (69)"],
  ["Lyon centre", "Lyon (69)"],
  ["Nantes nord", "Nantes (44)"],
  ["le rhone", "Rhône (69)"],
  ["le 13", "Bouches-du-Rhône (13)"],
  ["dep 13", "Bouches-du-Rhône (13)"],
  ["région parisienne", "Île-de-France"],
  ["j'habite à Lyon", "Lyon (69)"],
  ["moi c'est a bordeaux", "Bordeaux (33)"],
  ["ben lyon quoi", "Lyon (69)"],
  ["I live in Paris", "Paris (75)"],
  ["Lyon svp", "Lyon (69)"],
  ["Lyon + 30 km", "Lyon (69) + 30"],
  ["dans un rayon de 50 km autour de brest", "Brest (29) + 50"],
  ["toulouse et ses environs", "Toulouse (31)"],
  ["code postal 69003", "Lyon 3e"],
  ["44 nantes", "Nantes (44)"],
  ["finistere sud", "Finistère (29)"],
  ["neuilly sur sein", "Neuilly-sur-Seine (92)"],
  ["la roochelle", "La Rochelle (17)"],
  ["lyon ou villeurbanne", "Lyon (69) et Villeurbanne (69)"],
  ["lyon part dieu", "Lyon (69)"],
  ["boulanger lyon", "Lyon (69)"],
  // nothing that is known: the question stays, and so does the job
  ["1", "- ?"],
  ["oui", "- ?"],
  ["chez moi", "- ?"],
  ["en alternance", "- ?"],
];

/**
 * Official titles that our own list lacks, each with a word close to one of the places above, which could be
 * mistaken for it.
 */
const likeTowns = readFileSync(new URL("../../fixtures/rome-60-like-towns.csv", import.meta.url), "utf8");
const more = [...getBuiltInNomenclature().titles, ...parseNomenclatureCsv("60", { appellations: likeTowns }).titles];

describe.each([
  ["our own titles", understand],
  ["titles that sound like places", createUnderstander(createTitleIndex(more), findPlaces)],
])("at the question for a place, with %s", (_, hear) => {
  test.each([...badlyTyped, ...phrases])("%j → %s", (text, expected) => {
    expect(whereTo(typed(askingPlace, text, hear))).toBe(expected);
  });

  test("another job is still heard", () => {
    expect(typed(askingPlace, "plombier", hear).state).toMatchObject({ step: "job", typed: "plombier" });
    expect(typed(askingPlace, "infirmière à Lille", hear).state).toMatchObject({
      search: { place: { name: "Lille" } },
    });
  });
});

test("the titles that sound like places are found by their own words", () => {
  const find = createTitleIndex(more);
  const named = parseNomenclatureCsv("60", { appellations: likeTowns }).titles;
  expect(named.length).toBeGreaterThan(100);
  for (const { label, code } of named.slice(0, 20)) expect(find(label).map(({ title }) => title.code)).toContain(code);
});

describe("anywhere", () => {
  test.each(["supprimer mes données", "Supprimer mon compte"])("%j asks whether to delete", (text) => {
    expect(typed(askingJob, text).state).toMatchObject({ step: "privacy", confirming: true });
  });

  test.each(["/reglages", "/boulanger Lyon"])("%j is no command", (text) => {
    const { state, notice } = typed(askingPlace, text);
    expect(state).toBe(askingPlace);
    expect(notice).toContain("Je ne connais pas cette commande");
  });

  test.each(["oui", "Non", "d'accord"])("%j answers no question that is asked in words", (text) => {
    expect(typed(askingJob, text)).toMatchObject({ state: askingJob, notice: expect.stringContaining("un métier") });
    expect(typed(askingPlace, text)).toMatchObject({ notice: expect.stringContaining("une ville") });
  });

  test("where no place was asked for, three letters are no beginning of a place", () => {
    expect(typed(askingJob, "oud").state.step).toBe("job");
    expect(typed(askingJob, "nontr").state).toMatchObject({ draft: { place: { name: "Nontron" } } });
  });
});

test.each(["1", "a", "?"])("%j ticks nothing that nobody sees", (text) => {
  const { state } = typed(askingJob, text);
  expect(state.step === "job" ? [state.options, state.picked] : [[], []]).toEqual([[], []]);
});

test("a list of places shows what was typed for the place, and leads back to the search that is changed", () => {
  const changing: State = { ...askingPlace, back: bakerInLyon };
  const { state } = typed(changing, "Saint-Denis");
  expect(state).toMatchObject({ step: "place", typed: "Saint-Denis" });
  expect(update(state, { type: "press", action: "cancel", value: "" }).state).toMatchObject({ search: bakerInLyon });
  expect(typed(askingJob, "boulanger saint denis").state).toMatchObject({ step: "place", typed: "saint denis" });
});

test("the beginning of the name of several towns is no job that sounds like it", () => {
  expect(typed(askingJob, "Vitry").state).toMatchObject({ step: "place", typed: "Vitry" });
});

test("only a filter keeps what was ticked", () => {
  const ticked = typed(askingJob, "boulanger").state;
  expect(typed(ticked, "cdi").state).toMatchObject({
    step: "job",
    picked: ["11573"],
    draft: { filters: { contract: ["cdi"] } },
  });
});
