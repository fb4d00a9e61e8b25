import { expect, test } from "vitest";
import { takeCorrection } from "../../../../src/core/understanding/acts/correction.ts";
import { isFiller, stripFillers } from "../../../../src/core/understanding/acts/fillers.ts";
import { readNavigation, readNumbered } from "../../../../src/core/understanding/acts/numbered.ts";
import { findMinutes, readHour, readNumber } from "../../../../src/core/understanding/acts/numbers.ts";
import { isPastedCv } from "../../../../src/core/understanding/acts/pasted-cv.ts";
import { createPhraseTable } from "../../../../src/core/understanding/acts/phrase-table.ts";
import { respell } from "../../../../src/core/understanding/acts/respell.ts";
import { findWords, toKeys, toSingularKey, withoutParts } from "../../../../src/core/understanding/acts/words.ts";

test.each([
  ["L'hôpital, à Évry !", ["l'", "hopital", ",", "a", "evry", "!"]],
  ["saison d hiver", ["saison", "d'", "hiver"]],
  ["bac+2 en 3x8", ["bac+2", "en", "3x8"]],
  ["week-end", ["week", "end"]],
])("the words of %j", (text, keys) => expect(toKeys(text)).toEqual(keys));

test.each([
  ["soirs", "soir"],
  ["bus", "bus"],
  ["contrats", "contrat"],
  ["adresss", "adresss"],
])("%s in the singular is %s", (key, singular) => expect(toSingularKey(key)).toBe(singular));

test("parts are taken out of a text with the spaces around them", () => {
  expect(withoutParts("serveur le soir à Lyon", [{ from: 8, to: 15 }])).toBe("serveur à Lyon");
});

const table = createPhraseTable([
  [["le soir", "soir"], "soir"],
  [["week-end"], "week-end"],
  [["alternance"], "alternance"],
  [["distanciel"], "telework"],
]);
const listFound = (text: string) => table.find(findWords(text)).map(({ meant }) => meant);

test.each([
  ["que le soir et les week end", ["soir", "week-end"]],
  ["une alternanse", ["alternance"]],
  ["la distance", []],
  ["Soirans", []],
])("the phrases of a table in %j", (text, found) => expect(listFound(text)).toEqual(found));

test("a table that is exact takes no misspelling", () => {
  const exact = createPhraseTable([[["alternance"], "alternance"]], { isExact: true });
  expect(exact.find(findWords("alternanse"))).toEqual([]);
});

test.each([
  ["jve bossé ds 1 resto", "je veux bosser dans 1 resto"],
  ["loiiiin", "loin"],
  ["permis C", "permis C"],
])("%j is respelt as %j", (written, text) =>
  expect(
    respell(
      written,
      new Map([
        ["jve", "je veux"],
        ["bosse", "bosser"],
        ["ds", "dans"],
        ["c", "c'est"],
      ]),
    ),
  ).toBe(text),
);

test.each([
  ["Nîmes euh non Nice", "Nice"],
  ["non pas ça, plutôt caissier", "caissier"],
  ["oups erreur c'était commis de cuisine", "commis de cuisine"],
  ["serveur, je veux dire barman", "barman"],
])("what is meant by %j", (text, meant) => expect(takeCorrection(text)).toEqual(meant));

test.each(["non", "serveur à Nonancourt", "euh"])("%j corrects nothing", (text) =>
  expect(takeCorrection(text)).toEqual(text),
);

test.each([
  ["2", 2],
  ["deux", 2],
  ["2eme", 2],
  ["deuxième", 2],
  ["premiere", 1],
  ["cent", 100],
  ["boulanger", undefined],
])("the number %s", (word, number) => expect(readNumber(word)).toBe(number));

test.each([
  ["la 2", "offer:2"],
  ["ouvre la quatrième", "offer:4"],
  ["page 3 svp", "page:3"],
  ["69", undefined],
  ["deux serveurs", undefined],
])("in a list %j goes to %s", (text, to) => expect(readNavigation(text, "results")?.to).toBe(to));

test.each<[text: string, numbers: number[], how?: "that" | "only" | "without"]>([
  ...["2", "n° 2", "offre 2", "L'offre 2", "la 2", "le 2", "le second", "la deuxième", "la 2ème offre", "voir 2"].map(
    (text): [string, number[]] => [text, [2]],
  ),
  ...["Annonce numéro 2", "montre moi la 2 stp", "je prends la seconde", "la 2 m'intéresse", "l'alerte 2"].map(
    (text): [string, number[]] => [text, [2]],
  ),
  ["la première", [1]],
  ["le 1er", [1]],
  ["1 et 3", [1, 3]],
  ["la 1, la 2 et la 4", [1, 2, 4]],
  ["les deux premiers", [1, 2]],
  ["la dernière", [-1]],
  ["que la 2", [2], "only"],
  ["la 2 seulement", [2], "only"],
  ["décoche la 1", [1], "without"],
  ["pas la 3", [3], "without"],
])("%j names %j of a list", (text, numbers, how = "that") =>
  expect(readNumbered(text)).toMatchObject({ numbers, how }),
);

test.each([
  ...["13", "le 33", "deux", "boulanger", "la constructor", "la boulangerie", "2 enfants", "premier emploi", "à 8h"],
  ...["lyon 3", "2000 euros", "69 et 42", "un peu plus loin", "la 2 c'est payé combien", "la", "une heure", "les deux"],
])("%j names no number of a list", (text) => expect(readNumbered(text)).toBeUndefined());

test("without a list a number goes nowhere", () => expect(readNavigation("la 2", "home")).toBeUndefined());

test.each([
  ["à 18h plutôt", 18],
  ["8h c'est trop tôt, mettez 10h", 10],
  ["six heures du soir", 18],
  ["à midi", 12],
  ["le matin", undefined],
])("the hour of %j", (text, hour) => expect(readHour(text)).toBe(hour));

test.each([
  ["à 30 minutes de Lyon", 30],
  ["une heure de route max", 60],
  ["une demi-heure à vélo", 30],
  ["à 1h max", 60],
  ["20 min à pied", 20],
  ["35h", undefined],
  ["contrat 20h", undefined],
])("the travel time of %j", (text, minutes) => expect(findMinutes(text)?.minutes).toBe(minutes));

test.each([
  ["plutôt", true],
  ["et aussi à", true],
  ["plombier", false],
])("whether %j says nothing by itself", (text, isNothing) => expect(isFiller(text)).toBe(isNothing));

test("small words go where a text begins and ends", () => {
  expect(stripFillers("plutôt un chef de rang svp")).toBe("chef de rang");
});

test("a pasted CV is known by its years, headings and addresses; a long wish is none", () => {
  const cv =
    "Jean Exemple 06 00 00 00 00 jean@exemple.fr Expériences : 2015-2019 magasinier, 2019-2023 cariste. Compétences : CACES. Langues : anglais.";
  expect(isPastedCv(cv)).toBe(true);
  expect(
    isPastedCv("bonjour je cherche un poste de magasinier ou de cariste autour de Lyon, en CDI, et je suis disponible"),
  ).toBe(false);
});
