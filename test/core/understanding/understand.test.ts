import { describe, expect, test } from "vitest";
import { formatPlace } from "../../../src/core/places/place.ts";
import { cpuOf } from "../../fakes/cpu.ts";
import { understand } from "../../fakes/reference.ts";

/** What is understood, in a line: job | place | filters; "?" where there is a doubt that is asked about. */
function heard(text: string): string {
  const { titles, titleMatch, places, placeMatch, kind, radius, filters, both, jobText } = understand(text);
  const job = titleMatch === "none" ? "-" : `${jobText}: ${titles[0]?.rome}${titleMatch === "sure" ? "" : " ?"}`;
  const isPlace = both || titleMatch === "none" || titleMatch === "near";
  const place =
    isPlace && places[0]
      ? `${formatPlace(places[0])}${placeMatch === "exact" || placeMatch === "near" ? " ?" : ""}`
      : "-";
  const set = Object.entries(filters).map(([name, value]) => (value === true ? name : `${name}=${value}`));
  const others = [kind, radius && `${radius} km`, ...set].filter((one) => one !== undefined);
  return [job, place, others.join(" ") || "-"].join(" | ");
}

test.each([
  ["boulanger", "boulanger: D1102 | - | -"],
  ["boulanger à Lyon", "boulanger: D1102 | Lyon (69) | -"],
  ["boulanger lyon", "boulanger: D1102 | Lyon (69) | -"],
  ["boulanger ٦٩٠٠٣", "boulanger: D1102 | Lyon 3e | -"],
  ["boulanger ۶۹۰۰۳", "boulanger: D1102 | Lyon 3e | -"],
  ["Lyon boulanger", "boulanger: D1102 | Lyon (69) | -"],
  ["boulangère a marseile", "boulangère: D1102 | Marseille (13) | -"],
  ["poissonier marsseille", "poissonier: D1105 | Marseille (13) | -"],
  ["serveuse paris 11", "serveuse: G1803 | Paris 11e | -"],
  ["cuisinier 69003", "cuisinier: G1609 | Lyon 3e | -"],
  ["comptable saint denis 974", "comptable: M1203 | Saint-Denis (974) | -"],
  ["comptable Saint-Denis", "comptable: M1203 | Saint-Denis (974) ? | -"],
  ["assistant rh en bretagne", "assistant rh: M1501 | Bretagne | -"],
  // a town in the midst of it
  ["boulanger Lyon part dieu", "boulanger: D1102 ? | Lyon (69) | -"],
  ["serveur Nantes logement inclus", "serveur: G1803 ? | Nantes (44) | -"],
  ["travail maçon Marseille papiers en cours", "maçon: F1703 ? | Marseille (13) | -"],
  ["vendeuse Lyon 7e jean macé", "vendeuse: D1214 ? | Lyon 7e | -"],
  ["aide soignante Lens hôpital", "aide soignante hôpital: J1501 ? | Lens (62) | -"],
  ["serveur Lyon ou cuisinier", "serveur cuisinier: G1803 ? | Lyon (69) | -"],
  ["boulanger 13000", "boulanger: D1102 | Marseille (13) | -"],
  ["infirmier le mans", "infirmier: J1506 | Le Mans (72) | -"],
  ["chauffeur pl 44", "chauffeur pl: N4101 | Loire-Atlantique (44) | -"],
  // a village is not a place here: the whole is a job
  ["chef de rang", "chef de rang: G1810 | - | -"],
  ["aide à domicile", "aide à domicile: K1304 | - | -"],
  ["aide à domicile à Brest", "aide à domicile: K1304 | Brest (29) | -"],
  // filters
  ["alternance développeur web nantes", "développeur web: M1855 | Nantes (44) | alternance"],
  ["apprenti boulanger", "boulanger: D1102 | - | alternance"],
  ["CDI comptable temps partiel toulouse", "comptable: M1203 | Toulouse (31) | contract=cdi hours=part"],
  ["intérim cariste lille", "cariste: N1101 | Lille (59) | contract=interim"],
  ["alternance", "- | - | alternance"],
  ["boulanger cdi ou cdd lyon", "boulanger: D1102 | Lyon (69) | contract=cdi,cdd"],
  ["vendeuse sans intérim à Lille", "vendeuse: D1214 | Lille (59) | agencies"],
  ["vendeuse pas d'intérim", "vendeuse: D1214 | - | agencies"],
  ["serveur sans diplôme à Nice", "serveur: G1803 | Nice (06) | unskilled"],
  ["serveur sans diplôme ni expérience nice", "serveur: G1803 | Nice (06) | unskilled"],
  ["serveur sans expérience nice", "serveur: G1803 | Nice (06) | experience=beginner"],
  ["serveuse débutante temps plein", "serveuse: G1803 | - | hours=full experience=beginner"],
  ["développeur web télétravail nantes", "développeur web: M1855 | Nantes (44) | telework"],
  ["développeur web en télétravail partiel à nantes", "développeur web: M1855 | Nantes (44) | telework"],
  ["cuisinier 2000 euros lyon", "cuisinier: G1609 | Lyon (69) | salary=2000"],
  ["cuisinier à partir de 2 000 € par mois à Lyon", "cuisinier: G1609 | Lyon (69) | salary=2000"],
  ["comptable 12 € de l'heure lyon", "comptable: M1203 | Lyon (69) | salary=1820"],
  ["comptable 35k€ par an lyon", "comptable: M1203 | Lyon (69) | salary=2917"],
  ["livreur sans permis paris", "livreur: N4105 | Paris (75) | licence=none"],
  ["livreur permis b paris", "livreur: N4105 | Paris (75) | licence=b"],
  ["agent d'entretien rqth", "agent d'entretien: I1203 | - | accessible"],
  ["vendeur 69003", "vendeur: D1214 | Lyon 3e | -"],
  // sentences
  ["je cherche un travail de serveur à Bordeaux", "serveur: G1803 | Bordeaux (33) | -"],
  ["bonjour je cherche un emploi de vendeuse", "vendeuse: D1214 | - | -"],
  ["je voudrais être coiffeuse à Lille", "coiffeuse: D1202 | Lille (59) | -"],
  ["je suis plombier", "plombier: F1603 | - | -"],
  [
    "J'ai 17 ans et je cherche un apprentissage en mécanique auto à Clermont-Ferrand",
    "mécanique auto: I1604 | Clermont-Ferrand (63) | alternance",
  ],
  ["bonjour je cherche un poste de secretaire medicale sur nice svp", "secretaire medicale: M1609 | Nice (06) | -"],
  ["je suis plombier et je cherche du travail à lyon", "plombier: F1603 | Lyon (69) | -"],
  ["j'habite à lyon et je cherche vendeuse", "vendeuse: D1214 | Lyon (69) | -"],
  ["je cherche à lyon un poste de vendeuse", "vendeuse: D1214 | Lyon (69) | -"],
  ["i am looking for a job as a cook in paris", "cook: G1609 | Paris (75) | -"],
  ["slt je cherche un taf de livreur sur paris", "livreur: N4105 | Paris (75) | -"],
  ["boulanger/lyon", "boulanger: D1102 | Lyon (69) | -"],
  ["boulanger, lyon", "boulanger: D1102 | Lyon (69) | -"],
  ["serveur (h/f) paris 11", "serveur: G1803 | Paris 11e | -"],
  ["boulanger à 30 km de Lyon", "boulanger: D1102 | Lyon (69) | 30 km"],
  ["boulanger bourg en bresse", "boulanger: D1102 | Bourg-en-Bresse (01) | -"],
  ["jardinier pas loin de rouen", "jardinier: A1208 | Rouen (76) | -"],
  // a word of a job that is a village too
  ["charpentier bois", "charpentier bois: F1503 ? | - | -"],
  // places alone
  ["les ulis", "- | Les Ulis (91) | -"],
  ["Lyon", "- | Lyon (69) | -"],
  ["saint-denis", "- | Saint-Denis (974) ? | -"],
  // nothing
  ["travail", "- | - | -"],
  ["xqzkw", "- | - | -"],
  ["", "- | - | -"],
])("%j → %s", (text, expected) => {
  expect(heard(text)).toBe(expected);
});

const story =
  "Bonjour, je m'appelle Sandrine, j'ai 43 ans et deux enfants. Je sors d'un congé parental après dix ans dans une brasserie de ma ville. Mon mari travaille de nuit, il me faut donc des horaires de journée. J'ai le permis et une voiture. ";
const wish = "je cherche un poste de serveur à Lyon";

describe("of a long text, what it wishes for is read", () => {
  test.each([
    ["at its end", story + story + wish],
    ["at its beginning", `${wish}. ${story}${story}`],
    ["in the middle", `${story}${wish}\n${story}`],
    ["after another wish", `Je voudrais un emploi près de chez moi. ${story}${story}${wish}`],
    ["in 4,000 characters", `${story.repeat(8)}${wish}. ${story.repeat(8)}`],
    ["beyond what is received", `${story.repeat(30)}${wish}`],
  ])("%s", (_, text) => {
    expect(text.length).toBeGreaterThan(300);
    const meaning = understand(text);
    expect(meaning).toMatchObject({ isShortened: true, both: true, titleMatch: "sure" });
    expect(meaning.titles[0]?.label).toContain("Serveur");
    expect(meaning.places[0]).toMatchObject({ name: "Lyon" });
  });

  test("without a wish, its beginning and its end; a short one is no long one", () => {
    const { text, isShortened } = understand(`boulanger ${"bla ".repeat(200)}à Lyon`);
    expect([text.length <= 300, isShortened]).toEqual([true, true]);
    expect(text).toMatch(/^boulanger bla.*bla à Lyon$/);
    expect(understand(wish)).not.toHaveProperty("isShortened");
    expect(understand(`${" ".repeat(400)}${wish}`)).not.toHaveProperty("isShortened");
  });

  test("wishes repeated a hundred times take no long time", () => {
    expect(cpuOf(() => understand("je cherche à a à ".repeat(240)))).toBeLessThan(1_500);
  });
});

/** What was not understood, beside the job and the places that may be meant. */
function doubted(text: string): string {
  const { titles, titleMatch, jobText, doubt, places: found, both } = understand(text);
  const places = titleMatch === "sure" && !both ? [] : found;
  const about = !doubt
    ? "-"
    : doubt.is === "abroad"
      ? `abroad: ${[doubt.name, doubt.country].join(", ")}`
      : `${doubt.is}: ${"said" in doubt ? doubt.said : ""}`;
  return [
    jobText !== "" && titles[0] && (both || doubt?.is === "words" || places.length === 0) ? titles[0].rome : "-",
    places.slice(0, 2).map(formatPlace).join(", ") || "-",
    about,
  ].join(" | ");
}

describe("what is not understood is said, never left out", () => {
  test.each([
    // no place that we know
    ["serveur à Xyzville", "G1803 | Xonville (54) | place: Xyzville"],
    ["serveur sur Xyz", "G1803 | - | place: Xyz"],
    ["serveur près de Qwertz", "G1803 | - | place: Qwertz"],
    ["serveur dans le Xyz", "G1803 | - | place: Xyz"],
    ["à Qwertzuiop", "- | - | place: Qwertzuiop"],
    ["je cherche un poste de serveur vers Trifouillis-les-Oies", "G1803 | - | place: Trifouillis-les-Oies"],
    ["serveur 75099", "G1803 | Paris (75) | place: 75099"],
    ["99999", "- | - | place: 99999"],
    ["dans le 99", "- | - | place: 99"],
    ["serveur 12 rue de Lyon", "G1803 | - | place: 12 rue de Lyon"],
    ["Rue de la République", "- | - | place: Rue de la République"],
    ["12 rue de Lyon, 69003 Lyon", "- | Lyon 3e | -"],
    ["toulouze serveur", "G1803 | Toulouse (31), Toulouges (66) | place: toulouze"],
    // what only looks like a place
    ["aide à domicile", "K1304 | - | -"],
    ["serveur à l'année", "G1803 | - | words: l'année"],
    // abroad
    ["infirmier à Genève", "J1506 | - | abroad: Genève, Suisse"],
    ["infirmier geneve", "J1506 | - | abroad: Genève, Suisse"],
    ["serveur Luxembourg CDI", "G1803 | - | abroad: Luxembourg, Luxembourg"],
    ["London", "- | - | abroad: Londres, Royaume-Uni"],
    ["bruxelle", "- | - | abroad: Bruxelles, Belgique"],
    ["coiffeuse à Barcelone", "D1202 | - | abroad: Barcelone, Espagne"],
    ["cuisinier à Casablanca", "G1609 | - | abroad: Casablanca, Maroc"],
    ["bonjour je voudrais travailler en Allemagne comme serveur", "G1803 | - | abroad: Allemagne, Allemagne"],
    ["je suis serveur et je cherche en suisse", "G1803 | Suisse (57) | abroad: Suisse, Suisse"],
    ["travailler à l'étranger", "- | - | abroad: , "],
    // French towns of the same name
    ["serveur à Valence", "G1803 | Valence (26), Valence (82) | -"],
    ["serveur à Bruges", "G1803 | Bruges (33), Bruges-Capbis-Mifaget (64) | -"],
    ["serveur à Montréal", "G1803 | Montréal (11), Montréal (32) | abroad: Montréal, Canada"],
    ["vendeuse à Mons", "D1214 | Mons (31), Mons (30) | abroad: Mons, Belgique"],
    // other alphabets
    ["пекарь Lyon", "- | Lyon (69), Lyons-la-Forêt (27) | alphabet: пекарь"],
    ["serveur Париж", "G1803 | - | alphabet: Париж"],
    ["مهندس باريس", "- | - | alphabet: مهندس باريس"],
    ["面包师", "- | - | alphabet: 面包师"],
    ["φούρναρης Lyon", "- | Lyon (69), Lyons-la-Forêt (27) | alphabet: φούρναρης"],
    // words
    ["serveur klingon", "G1803 | - | words: klingon"],
    ["serveur motivé à Lyon", "G1803 | Lyon (69), Lyons-la-Forêt (27) | words: motivé"],
    // all of it was understood
    ["boulanger à Lyon", "D1102 | Lyon (69), Lyons-la-Forêt (27) | -"],
    ["maçon à Mâcon", "F1703 | Mâcon (71) | -"],
    ["maçon Cherbourg", "F1703 | Cherbourg-en-Cotentin (50) | -"],
    ["macon cherbourg", "F1703 | Cherbourg-en-Cotentin (50) | -"],
    ["maçon Mâcon", "F1703 | Mâcon (71) | -"],
  ])("%j → %s", (text, expected) => {
    expect(doubted(text)).toBe(expected);
  });

  test("a job beside words that were not understood is proposed, not taken", () => {
    expect(understand("serveur klingon").titleMatch).toBe("likely");
  });

  test("the accents tell the town from the job", () => {
    expect(understand("Mâcon")).toMatchObject({ titleMatch: "none", placeMatch: "sure" });
    expect(understand("maçon")).toMatchObject({ titleMatch: "sure" });
    expect(understand("à Mâcon")).toMatchObject({ titleMatch: "none", placeMatch: "sure" });
  });
});

test.each([
  ["𝐛𝐨𝐮𝐥𝐚𝐧𝐠𝐞𝐫 à 𝓛𝔂𝓸𝓷"],
  ["ｂｏｕｌａｎｇｅｒ　ｌｙｏｎ"],
  ["ⓑⓞⓤⓛⓐⓝⓖⓔⓡ à lyon"],
  ["🄱🄾🅄🄻🄰🄽🄶🄴🅁 à lyon"],
  ["🅑🅞🅤🅛🅐🅝🅖🅔🅡 à lyon"],
  ["ʙᴏᴜʟᴀɴɢᴇʀ à lyon"],
  ["bou\u00adlanger à\u200b lyon\ufeff"],
  ["\u200eboulanger\u200f \u202aà\u202c lyon"],
  ["boulanger a\u0300 lyon"],
])("%j is Latin letters", (text) => {
  const { titles, places, both } = understand(text);
  expect([titles[0]?.rome, places[0] && formatPlace(places[0]), both]).toEqual(["D1102", "Lyon (69)", true]);
});

test("a ligature, an accent by itself and a stray apostrophe change nothing", () => {
  expect(understand("inﬁrmier").titles[0]?.rome).toBe(understand("infirmier").titles[0]?.rome);
  expect(understand("infirmie\u0300re").text).toBe("infirmière");
  expect(understand("agent d´entretien").titles[0]?.rome).toBe(understand("agent d'entretien").titles[0]?.rome);
});

test("heaps of marks take no room of the words behind them", () => {
  const { titles, places } = understand(
    [..."boulanger Lyon"].map((letter) => letter + "\u0301\u0336\u0489".repeat(20)).join(""),
  );
  expect([titles[0]?.rome, places[0] && formatPlace(places[0])]).toEqual(["D1102", "Lyon (69)"]);
});
