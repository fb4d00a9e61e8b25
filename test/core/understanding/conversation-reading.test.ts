import { describe, expect, test } from "vitest";
import type { Event, Turn } from "../../../src/core/conversation/events.ts";
import { homeState, type State } from "../../../src/core/conversation/state.ts";
import { update } from "../../../src/core/conversation/update.ts";
import { formatPlace, type Place } from "../../../src/core/places/place.ts";
import { toFirstForm } from "../../../src/core/rome/title.ts";
import type { PickedTitle } from "../../../src/core/search/search.ts";
import { formatArea } from "../../../src/core/search/search.ts";
import type { Doubt } from "../../../src/core/understanding/doubt.ts";
import { understand } from "../../fakes/reference.ts";

/** The conversation after an event; what is typed is understood at once. */
function follow(state: State, event: Event): Turn {
  const turn = update(state, event);
  return "ask" in turn && turn.ask?.ask === "understand"
    ? update(turn.state, { type: "understood", meaning: understand(turn.ask.text) })
    : turn;
}

const write = (state: State, text: string): State => follow(state, { type: "text", text }).state;
const titles = write(homeState, "boulanger");
const contexts = {
  home: homeState,
  titles,
  place: follow(titles, { type: "press", action: "ok", value: "" }).state,
  results: write(homeState, "serveur Lyon"),
};

const jobs = ([first]: PickedTitle[]): string => (first ? toFirstForm(first.label) : "?");
const named = (places: Place[]): string => places.slice(0, 3).map(formatPlace).join(", ");
const said = (doubt: Doubt | undefined): string =>
  doubt ? ` (${doubt.is}: ${doubt.is === "abroad" ? doubt.country : "said" in doubt ? doubt.said : ""})` : "";

/** "run Serveur @ Lyon (69)", "place of Boulanger? Mâcon (71) (either: maçon)", "job Serveur @ Lyon (69)". */
function read(context: keyof typeof contexts, text: string): string {
  const state = write(contexts[context], text);
  switch (state.step) {
    case "results":
      return `run ${jobs(state.search.titles)} @ ${formatArea(state.search.place)}`;
    case "place":
      return `place of ${jobs(state.titles)}? ${named(state.options)}${said(state.draft.doubt)}`;
    case "job": {
      const { place, doubt } = state.draft;
      const ticked = state.options.filter(({ code }) => state.picked.includes(code));
      return `job ${state.near ? "like " : ""}${jobs(ticked)}${place ? ` @ ${formatArea(place)}` : ""}${said(doubt)}`;
    }
    case "home":
      return `home${state.draft.place ? ` @ ${formatArea(state.draft.place)}` : ""}${said(state.draft.doubt)}`;
    default:
      return state.step;
  }
}

describe("a large town that is named stands, whatever is beside it", () => {
  test.each([
    ["serveur Lyon près de la gare", "run Serveur @ Lyon (69)"],
    ["serveur Lyon proche gare", "run Serveur @ Lyon (69)"],
    ["serveur Lyon près du centre", "run Serveur @ Lyon (69)"],
    ["vendeur Nice bord de mer", "run Vendeur en prêt-à-porter @ Nice (06)"],
    ["vendeur Rennes quartier nord", "run Vendeur en prêt-à-porter @ Rennes (35)"],
    ["serveur Lyon page", "job Serveur @ Lyon (69) (words: page)"],
    ["serveur Lyon campagne", "job Serveur @ Lyon (69) (words: campagne)"],
    ["serveur Lyon 10", "job Serveur @ Lyon (69) (words: 10)"],
    ["cuisinier Lille centre commercial", "job Cuisinier @ Lille (59) (words: centre commercial)"],
    // what is counted is not an arrondissement
    ["serveur Paris 5 ans d'expérience", "job Serveur @ Paris (75) (words: 5 ans d'expérience)"],
    ["serveur Paris 6 mois minimum", "job Serveur @ Paris (75) (words: 6 mois minimum)"],
    ["serveur Paris 3 fois par semaine", "job Serveur @ Paris (75) (words: 3 fois par semaine)"],
    ["serveur Paris 15 heures", "job Serveur @ Paris (75) (words: 15 heures)"],
    ["serveur Marseille 8 heures par jour", "job Serveur @ Marseille (13) (words: 8 heures par jour)"],
    ["serveur Lyon 1800 net", "run Serveur @ Lyon (69)"],
    ["vendeur Paris 1er arrondissement", "run Vendeur en prêt-à-porter @ Paris 1er"],
    ["serveur Paris 5", "run Serveur @ Paris 5e"],
    ["serveur Paris 5ème", "run Serveur @ Paris 5e"],
    ["serveur Paris premier", "run Serveur @ Paris 1er"],
    ["serveur Lyon 3", "run Serveur @ Lyon 3e"],
    ["serveur 75005", "run Serveur @ Paris 5e"],
    // a longer name that holds the name of a town
    ["serveur Paris l'Hôpital", "run Serveur @ Paris-l'Hôpital (71)"],
    ["serveur à Mer", "run Serveur @ Mer (41)"],
  ])("%j → %s", (text, expected) => {
    expect(read("home", text)).toBe(expected);
  });

  test("a first job is no first arrondissement", () => {
    expect(read("home", "vendeur Paris premier emploi")).toBe("job Vendeur en prêt-à-porter @ Paris (75)");
    expect(read("place", "Paris 5 ans")).toBe("run Boulanger @ Paris (75)");
  });
});

describe("a place is one by its name, a listed name, or a slip of the pen in the name of a town", () => {
  test.each([
    ["marseil", "Marseille (13)"],
    ["tolouse", "Toulouse (31)"],
    ["Bordeau", "Bordeaux (33)"],
    ["strasbour", "Strasbourg (67)"],
    ["monpelier", "Montpellier (34)"],
    ["clermon ferran", "Clermont-Ferrand (63)"],
    ["perpignant", "Perpignan (66)"],
    ["vilurbanne", "Villeurbanne (69)"],
    ["st etiene", "Saint-Étienne (42)"],
    ["lile", "Lille (59)"],
    ["parris", "Paris (75)"],
    ["Touraine", "Indre-et-Loire (37)"],
    ["Anjou", "Maine-et-Loire (49)"],
    ["Cotentin", "Manche (50)"],
    ["côte d'opale", "Pas-de-Calais (62)"],
    ["Grand Est", "Grand Est"],
    ["Colmar Alsace", "Colmar (68)"],
    ["Lyon Rhône-Alpes", "Lyon (69)"],
    ["Aix en Provence", "Aix-en-Provence (13)"],
    ["Tlse", "Toulouse (31)"],
    ["Saint Denis dans le 93", "Saint-Denis (93)"],
    ["Valence dans la Drôme", "Valence (26)"],
    ["Vienne en Isère", "Vienne (38)"],
  ])("%j is %s", (text, expected) => {
    expect(read("place", text)).toBe(`run Boulanger @ ${expected}`);
  });

  test.each([
    ["antilles", "Guadeloupe (971), Martinique (972)"],
    ["petite couronne", "Seine-Saint-Denis (93), Hauts-de-Seine (92), Val-de-Marne (94)"],
    ["sud-ouest", "Nouvelle-Aquitaine, Occitanie"],
    ["grand ouest", "Pays de la Loire, Bretagne, Normandie"],
    // former regions are parts of those of today, which nobody named
    ["NPDC", "Hauts-de-France, Nord (59), Pas-de-Calais (62)"],
    ["Alsace", "Grand Est, Bas-Rhin (67), Haut-Rhin (68)"],
    ["en Alsace", "Grand Est, Bas-Rhin (67), Haut-Rhin (68)"],
    ["Haute-Normandie", "Normandie, Seine-Maritime (76), Eure (27)"],
    ["côte d'azur", "Provence-Alpes-Côte d'Azur, Alpes-Maritimes (06), Var (83)"],
    ["les deux Savoie", "Haute-Savoie (74), Savoie (73)"],
    ["Berry", "Cher (18), Indre (36)"],
    ["outre-mer", "La Réunion (974), Guadeloupe (971), Martinique (972)"],
  ])("which place of %j is asked", (text, expected) => {
    expect(read("home", `cuisinier ${text}`)).toBe(`place of Cuisinier? ${expected}`);
    expect(read("place", text)).toBe(`place of Boulanger? ${expected}`);
  });

  const everyday =
    "dimanche samedi pareil toujours réponse midi aucun jamais gare moment maman bonne lent méchant chance montagne";
  test.each(everyday.split(" "))("at results, %j moves no search", (text) => {
    expect(read("results", text)).toMatch(/^job .*@ Lyon \(69\)$/);
  });

  test.each("homme heure personne lettre dimanche midi rien jamais pareil réponse femme voiture train".split(" "))(
    "at the question for the town, %j is none",
    (text) => {
      expect(read("place", text)).toBe("place of Boulanger? ");
    },
  );
});

describe("a job and a town of one name", () => {
  test.each([
    ["place", "maçon", "place of Boulanger? Mâcon (71) (either: maçon)"],
    ["place", "peintre", "place of Boulanger? Peintre (39) (either: peintre)"],
    ["place", "routier", "place of Boulanger? Routier (11) (either: routier)"],
    ["place", "Mâcon", "run Boulanger @ Mâcon (71)"],
    ["place", "macon", "run Boulanger @ Mâcon (71)"],
    ["place", "coiffeur", "job Coiffeur"],
    ["home", "routier", "job Conducteur de poids lourd"],
    ["home", "Amiens", "home @ Amiens (80)"],
    ["home", "Castres", "home @ Castres (81)"],
    ["home", "Vienne", "place of ?? Vienne (86), Vienne (38)"],
    ["home", "Le Port", "place of ?? Le Port (974), Port (01), Le Port (09)"],
    ["home", "Le Pas", "place of ?? Pas-de-Calais (62), Le Pas (53), Passy (74)"],
    ["results", "Amiens", "run Serveur @ Amiens (80)"],
    ["titles", "Castres", "run Boulanger @ Castres (81)"],
  ] as const)("at %s, %j → %s", (context, text, expected) => {
    expect(read(context, text)).toBe(expected);
  });

  test("the job is taken when its button is pressed, and the town is asked for again", () => {
    const asked = write(contexts.place, "routier");
    const { state } = follow(asked, { type: "press", action: "job", value: "" });
    expect(state).toMatchObject({ step: "place", titles: [{ label: expect.stringContaining("poids lourd") }] });
    expect(state).not.toHaveProperty("draft.doubt");
    expect(follow(asked, { type: "press", action: "place", value: "0" }).state).toMatchObject({
      step: "results",
      search: { place: { name: "Routier" } },
    });
  });
});

describe("a country behind a job is abroad, and the job is kept", () => {
  test.each([
    ["maçon allemagne", "place of Maçon?  (abroad: Allemagne)"],
    ["maçon en Allemagne", "place of Maçon?  (abroad: Allemagne)"],
    ["maçon valence espagne", "place of Maçon?  (abroad: Espagne)"],
    ["serveur Vienne Autriche", "place of Serveur?  (abroad: Autriche)"],
    ["serveur Lyon Suisse", "place of Serveur? Suisse (57) (abroad: Suisse)"],
  ])("%j → %s", (text, expected) => {
    expect(read("home", text)).toBe(expected);
    expect(read("results", text)).toBe(expected);
  });
});

describe("near oneself is no town: it is asked for", () => {
  test.each([
    ["près de chez moi", "place of Serveur?  (here: près de chez moi)"],
    ["autour de chez moi", "place of Serveur?  (here: autour de chez moi)"],
    ["chez moi", "place of Serveur?  (here: chez moi)"],
    ["autour de moi", "place of Serveur?  (here: autour de moi)"],
    ["vendeur près de chez moi", "place of Vendeur en prêt-à-porter?  (here: près de chez moi)"],
    ["coiffeur à côté de la maison", "place of Coiffeur?  (here: à côté de la maison)"],
    ["vendeur pas loin de chez moi", "place of Vendeur en prêt-à-porter?  (here: pas loin de chez moi)"],
    ["serveur Nantes près de chez moi", "run Serveur @ Nantes (44)"],
  ])("at results, %j → %s", (text, expected) => {
    expect(read("results", text)).toBe(expected);
  });

  test.each(["pas", "pas de préférence", "sans importance"])("%j is no town", (text) => {
    expect(read("results", text)).toBe("run Serveur @ Lyon (69)");
    expect(read("place", text)).toBe("place of Boulanger? ");
  });

  test("a job at home is a job", () => {
    expect(read("home", "aide à domicile")).toBe("job Aide à domicile");
  });
});
