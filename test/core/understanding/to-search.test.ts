import { describe, expect, test } from "vitest";
import { france } from "../../../src/core/places/place.ts";
import { toSearch } from "../../../src/core/understanding/to-search.ts";
import { findPlaces, findTitles } from "../../fakes/reference.ts";

const read = (text: string, place?: string) =>
  toSearch(text, place === undefined ? [] : [place], { findTitles, findPlaces });

function understood(text: string, place?: string) {
  const result = read(text, place);
  if ("refusal" in result) throw new Error(JSON.stringify(result.refusal));
  return result;
}

const refused = (text: string, place?: string) => {
  const result = read(text, place);
  return "refusal" in result ? result.refusal : undefined;
};

describe("a text becomes one search", () => {
  test("with the likeliest title and place", () => {
    const { search, named } = understood("boulanger à Lyon");
    expect(search).toMatchObject({ kind: "emploi", titles: [{ label: "Boulanger / Boulangère" }], radius: 20 });
    expect(search.place).toEqual(named[0]?.[0]);
    expect(search.place).toMatchObject({ kind: "commune", name: "Lyon" });
  });

  test("with words where no title is like them, and the whole country where no place is named", () => {
    expect(understood("zorglub").search).toMatchObject({ titles: [], words: "zorglub", place: france });
    expect(understood("zorglub").named).toEqual([]);
  });

  test("with a place that is named beside it", () => {
    expect(understood("boulanger à Lyon", "Nantes").search.place).toMatchObject({ name: "Nantes" });
    expect(understood("", "Bretagne").search).toMatchObject({ titles: [], place: { kind: "region" } });
  });

  test.each([
    ["mécanicien 69000 LYON", "Lyon", "Mécanicien / Mécanicienne automobile"],
    ["mécanicien, 13000 Marseille", "Marseille", "Mécanicien / Mécanicienne automobile"],
    ["boulanger à 69000 LYON", "Lyon", "Boulanger / Boulangère"],
  ])("with a postal code beside its town: %s", (text, name, label) => {
    expect(understood(text).search).toMatchObject({ titles: [{ label }], place: { name } });
  });

  test("with the town that says where near its author is", () => {
    for (const text of ["maçon Lyon près de chez moi", "maçon à Lyon et aux alentours"])
      expect(understood(text)).toMatchObject({
        search: { titles: [{ label: "Maçon / Maçonne" }], place: { name: "Lyon" } },
      });
  });

  test("with its filters, its kind and its distance", () => {
    expect(understood("alternance boulanger cdi à 5 km de Nantes")).toMatchObject({
      search: { kind: "alternance", radius: 5, filters: { contract: ["cdi"] } },
      kind: "alternance",
      saidKm: 5,
    });
    // Their offers are those of any job: companies without an offer are another kind of search.
    expect(understood("entreprises boulanger")).toMatchObject({ search: { kind: "emploi" }, kind: "entreprises" });
    expect(understood("stage de boulanger").elsewhere).toBe("stage");
  });

  test("filters alone are no job, though some titles are found by such words", () => {
    expect(understood("télétravail").search).toMatchObject({ titles: [], filters: { telework: true } });
    expect(understood("télétravail").search.words).toBeUndefined();
  });
});

describe("what is not understood is a doubt, and never left out", () => {
  test.each<[string, string | undefined, object]>([
    ["boulanger à Xyzville", undefined, { is: "unclear", doubt: { is: "place", said: "Xyzville" } }],
    ["boulanger à Berlin", undefined, { is: "unclear", doubt: { is: "abroad", country: "Allemagne" } }],
    ...[
      "près de chez moi",
      "dans le coin",
      "autour de moi",
      "près d'ici",
      "pas loin d'ici",
      "ici",
      "par ici",
      "à proximité",
      "aux alentours",
      "dans les environs",
    ].flatMap((said): [string, undefined, object][] => [
      // A town is called as one of them sounds.
      [`maçon ${said}`, undefined, { is: "unclear", doubt: { is: "here", said }, jobText: "maçon" }],
      [`vendeur ${said}`, undefined, { is: "unclear", doubt: { is: "here", said }, jobText: "vendeur" }],
    ]),
    ["vendeur Bruxelles ou Lille", undefined, { doubt: { is: "abroad", name: "Bruxelles" }, jobText: "vendeur" }],
    ["vendeur Lille ou Bruxelles", undefined, { doubt: { is: "abroad", name: "Bruxelles" }, jobText: "vendeur" }],
    ["serveur Londres, Paris", undefined, { doubt: { is: "abroad", name: "Londres" }, jobText: "serveur" }],
    ["serveur Genève ou Lausanne", undefined, { doubt: { is: "abroad", said: "Lausanne" }, jobText: "serveur" }],
    ["vendeur au Pays basque", undefined, { is: "unclear", doubt: { is: "place", said: "Pays basque" } }],
    ["пекарь", undefined, { is: "unclear", doubt: { is: "alphabet", said: "пекарь" } }],
    ["cuisinier antilles", undefined, { is: "unclear", doubt: { is: "place", said: "antilles" } }],
    ["cuisinier en Alsace", undefined, { is: "unclear", doubt: { is: "place", said: "Alsace" } }],
    ["maçon allemagne", undefined, { is: "unclear", doubt: { is: "abroad", country: "Allemagne" }, jobText: "maçon" }],
    ["serveur près de chez moi", undefined, { is: "unclear", doubt: { is: "here", said: "près de chez moi" } }],
    ["serveur Lyon pas de nuit", undefined, { is: "unclear", doubt: { is: "words", said: "pas de nuit" } }],
    ["vendeur Lyon page", undefined, { is: "unclear", doubt: { is: "words", said: "page" } }],
    ["serveur Lyon montagne", undefined, { is: "near-titles" }],
    ["boulanger", "Берлин", { is: "unclear", doubt: { is: "alphabet", said: "Берлин" } }],
    ["boulanger", "Genève", { is: "unclear", doubt: { is: "abroad", said: "Genève", country: "Suisse" } }],
    ["boulanger", "Alsace", { is: "unclear", doubt: { is: "place", said: "Alsace" } }],
    ["boulanger", "Antilles", { is: "unclear", doubt: { is: "place", said: "Antilles" } }],
    ["boulanger", "petite couronne", { is: "unclear", doubt: { is: "place", said: "petite couronne" } }],
    ["boulanger", "le Sud", { is: "unclear", doubt: { is: "place", said: "le Sud" } }],
    ["boulanger", "xqzvwk", { is: "unknown-place", name: "xqzvwk" }],
  ])("%j with place %j", (text, place, refusal) => {
    expect(refused(text, place)).toMatchObject(refusal);
  });

  test("words that are only like a title name the three nearest", () => {
    const labels = ["Accordeur", "Accordéoniste", "Cordiste", "Cordier"];
    const hits = labels.map((label, n) => ({
      title: { code: `${n}`, label, rome: "B1101", parent: "B1101", main: true, rare: false },
      score: 0.4,
    }));
    expect(toSearch("zorglub", [], { findTitles: () => hits, findPlaces })).toEqual({
      refusal: { is: "near-titles", jobText: "zorglub", labels: labels.slice(0, 3) },
    });
  });
});
