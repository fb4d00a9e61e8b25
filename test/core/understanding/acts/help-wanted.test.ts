import { expect, test } from "vitest";
import { readHelpWanted } from "../../../../src/core/understanding/acts/help-wanted.ts";
import { findPlaces } from "../../../fakes/reference.ts";

const read = (text: string) => {
  const found = readHelpWanted(text, findPlaces);
  return found && [found.kind, found.places.map((place) => ("code" in place ? place.code : place.kind))];
};

test.each([
  ["mission locale près de chez moi", "mission-locale", []],
  ["la mission locale la plus proche", "mission-locale", []],
  ["où est le France Travail de Bastia ?", "france-travail", ["2B033"]],
  ["pole emploi bastia", "france-travail", ["2B033"]],
  ["les horaires de l'agence France Travail à Bastia", "france-travail", ["2B033"]],
  ["cap emploi Ajaccio", "cap-emploi", ["2A004"]],
  ["infos jeunes Rennes", "cij", ["35238"]],
  ["le CIO de Dijon", "cio", ["21231"]],
  ["je cherche une mission locale à Grenoble", "mission-locale", ["38185"]],
  ["un conseiller à Lyon", undefined, ["69123"]],
  ["je voudrais voir une conseillère près de Bastia", undefined, ["2B033"]],
  ["quelqu'un pour m'aider à Bastia", undefined, ["2B033"]],
  ["france travail paris 19", "france-travail", ["75119"]],
])("%j asks where somebody helps", (text, kind, places) => {
  expect(read(text)).toEqual([kind, places]);
});

test("a name that several places bear is asked about", () => {
  expect(readHelpWanted("mission locale de Saint-Denis", findPlaces)).toMatchObject({ isSure: false });
});

test.each([
  "conseiller à Lyon",
  "je cherche un poste de conseiller à Lyon",
  "un conseiller de vente à Lyon",
  "conseiller en insertion professionnelle à Caen",
  "devenir conseillère à France Travail",
  "stage en mission locale",
  "inscription france travail",
  "france travail",
  "france travail m'a radié, que faire",
  "france travail international",
  "mission locale m'a trouvé un emploi",
  "serveur à Lyon",
  "quelqu'un à Lyon",
  "je veux aider quelqu'un à Lyon",
  `mission locale ${"de ".repeat(40)}Lyon`,
])("%j is about something else", (text) => {
  expect(read(text)).toBeUndefined();
});
