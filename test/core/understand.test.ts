import { expect, test } from "vitest";
import { placeName } from "../../src/core/places/place.ts";
import { understand } from "../fakes/reference.ts";

/** What is understood, in a line: job | place | filters; "?" where there is a doubt that is asked about. */
function heard(text: string): string {
  const { titles, titleMatch, places, placeMatch, filters, both, jobText } = understand(text);
  const job = titleMatch === "none" ? "-" : `${jobText}: ${titles[0]?.rome}${titleMatch === "sure" ? "" : " ?"}`;
  const isPlace = both || titleMatch === "none" || titleMatch === "near";
  const place =
    isPlace && places[0]
      ? `${placeName(places[0])}${placeMatch === "exact" || placeMatch === "near" ? " ?" : ""}`
      : "-";
  return [job, place, Object.values(filters).join(" ") || "-"].join(" | ");
}

test.each([
  ["boulanger", "boulanger: D1102 | - | -"],
  ["boulanger à Lyon", "boulanger: D1102 | Lyon (69) | -"],
  ["boulanger lyon", "boulanger: D1102 | Lyon (69) | -"],
  ["Lyon boulanger", "boulanger: D1102 | Lyon (69) | -"],
  ["boulangère a marseile", "boulangère: D1102 | Marseille (13) | -"],
  ["poissonier marsseille", "poissonier: D1105 | Marseille (13) | -"],
  ["serveuse paris 11", "serveuse: G1803 | Paris 11e | -"],
  ["cuisinier 69003", "cuisinier: G1609 | Lyon 3e | -"],
  ["comptable saint denis 974", "comptable: M1203 | Saint-Denis (974) | -"],
  ["comptable Saint-Denis", "comptable: M1203 | Saint-Denis (974) ? | -"],
  ["assistant rh en bretagne", "assistant rh: M1501 | Bretagne | -"],
  ["infirmier le mans", "infirmier: J1506 | Le Mans (72) | -"],
  ["chauffeur pl 44", "chauffeur pl: N4101 | Loire-Atlantique (44) | -"],
  // a village is no place here: the whole is a job
  ["chef de rang", "chef de rang: G1810 | - | -"],
  ["aide à domicile", "aide à domicile: K1304 | - | -"],
  ["aide à domicile à Brest", "aide à domicile: K1304 | Brest (29) | -"],
  // filters
  ["alternance développeur web nantes", "développeur web: M1855 | Nantes (44) | alternance"],
  ["apprenti boulanger", "boulanger: D1102 | - | alternance"],
  ["CDI comptable temps partiel toulouse", "comptable: M1203 | Toulouse (31) | cdi part"],
  ["intérim cariste lille", "cariste: N1101 | Lille (59) | interim"],
  ["alternance", "- | - | alternance"],
  // sentences
  ["je cherche un travail de serveur à Bordeaux", "serveur: G1803 | Bordeaux (33) | -"],
  ["bonjour je cherche un emploi de vendeuse", "vendeuse: D1214 | - | -"],
  ["je voudrais être coiffeuse à Lille", "coiffeuse: D1202 | Lille (59) | -"],
  // places alone
  ["Lyon", "- | Lyon (69) | -"],
  ["saint-denis", "saint-denis: G1609 ? | Saint-Denis (974) ? | -"],
  // nothing
  ["travail", "- | - | -"],
  ["xqzkw", "- | - | -"],
  ["", "- | - | -"],
])("%j → %s", (text, expected) => {
  expect(heard(text)).toBe(expected);
});

test("only the first 300 characters are looked at", () => {
  expect(understand(`${"boulanger ".repeat(40)}lyon`).text.length).toBeLessThanOrEqual(300);
});
