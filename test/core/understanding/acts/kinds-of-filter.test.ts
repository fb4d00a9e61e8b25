import { describe, expect, test } from "vitest";
import { type PrintedReading, printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import type { Context } from "../../../../src/core/understanding/acts/reading.ts";
import { toScreen } from "../../../../src/exam/judge.ts";
import { readMessage } from "../../../fakes/reference.ts";

const read = (text: string, context: Context = "results"): PrintedReading =>
  printReading(readMessage(text, toScreen(context)));

describe("a time that is refused is left out", () => {
  test.each([
    ["pas la nuit", ["nuit"]],
    ["mais pas la nuit svp", ["nuit"]],
    ["ras le bol des week-ends", ["week-end"]],
    ["marre du travail de nuit", ["nuit"]],
    ["stop le dimanche", ["dimanche"]],
  ])("%s", (text, exclude) => expect(read(text)).toEqual({ act: "refine", exclude, sure: true }));

  test.each(["pas là, Angers", "pas la, plutôt Angers"])("%s: a correction all the same", (text) =>
    expect(read(text)).toMatchObject({ places: ["49007"] }),
  );
});

describe("the hour at which work ends is told by the evening", () => {
  test.each([
    "finir avant 18h",
    "je finis à 16h max",
    "je termine à 17h",
    "pas après 19h",
    "pas finir après 21h",
    "pas jusqu'à minuit",
    "je finis pas après 17h à cause de la crèche",
  ])("%s", (text) => expect(read(text)).toMatchObject({ act: "refine", exclude: ["soir"] }));

  test("why it is so names no job and no town", () => {
    expect(read("pas après 17h à cause de l'école")).toEqual({ act: "refine", exclude: ["soir"], sure: true });
    expect(read("que le matin pour récupérer mes enfants à l'école")).toMatchObject({ include: ["matin"] });
    expect(read("que le matin pour récupérer mes enfants à l'école")).not.toHaveProperty("jobs");
  });
});

describe("what somebody has had enough of is left out", () => {
  test.each([
    ["arrêtez avec les écoles", { schools: true }],
    ["j'en ai marre des écoles", { schools: true }],
    ["je veux plus d'écoles", { schools: true }],
    ["ras le bol des agences d'intérim", { agencies: true }],
    ["stop l'intérim", { agencies: true }],
  ])("%s", (text, filters) => expect(read(text)).toEqual({ act: "refine", filters, sure: true }));
});

test.each([
  ["sans anglais", "anglais"],
  ["pas d'espagnol", "espagnol"],
  ["je parle pas allemand", "allemand"],
])("%s: offers that ask for the language are left out", (text, language) => {
  expect(read(text)).toEqual({ act: "refine", exclude: [language], sure: true });
});

test("a language that is not refused is no filter", () => {
  expect(read("prof d'anglais à Metz", "home")).not.toHaveProperty("exclude");
  expect(read("en anglais")).not.toHaveProperty("exclude");
});

describe("how one gets there is looked for in the offers on screen", () => {
  test.each([
    ["accessible en métro", "métro"],
    ["il faut que ce soit accessible en bus", "bus"],
    ["accessible en transports", "transports en commun"],
    ["desservi par le tram", "tram"],
  ])("%s", (text, word) => expect(read(text)).toMatchObject({ act: "refine", include: [word] }));

  test("and hides none of a new search", () => {
    expect(read("vendeuse accessible en bus à Tours", "home")).not.toHaveProperty("include");
  });
});

describe("words that ran together or lost a letter", () => {
  test.each<[string, PrintedReading]>([
    ["plu pré", { act: "refine", radius: "closer" }],
    ["trop loin, plus pré svp", { act: "refine", radius: "closer" }],
    ["jai pa le permi", { act: "refine", filters: { licence: "none" } }],
    ["pa le dimanche", { act: "refine", exclude: ["dimanche"] }],
  ])("%s", (text, reading) => expect(read(text)).toMatchObject(reading));
  test("after an elision too", () => expect(read("j'abite a Tours", "place")).toMatchObject({ places: ["37261"] }));
});

test("what an offer is, and what is wanted instead", () => {
  expect(read("c'est de nuit moi je veux de jour", "offer")).toMatchObject({ act: "refine", include: ["jour"] });
  expect(read("c'est de l'intérim, moi je cherche un cdi")).toMatchObject({ filters: { contract: ["cdi"] } });
});

describe("places and distances in a few words", () => {
  test.each<[string, Context, PrintedReading]>([
    ["entre Vannes et Auray", "home", { places: ["56260", "56007"] }],
    ["serveuse entre Nice et Antibes", "home", { places: ["06088", "06004"] }],
    ["Gap et 50km", "place", { places: ["05061"], radius: 50 }],
    ["Digne et 30 km", "place", { places: ["04070"], radius: 30 }],
  ])("%s", (text, context, reading) => expect(read(text, context)).toMatchObject(reading));
});

describe("what is said of the days of alerts is no time of work", () => {
  test.each(["pas le week-end les notifs", "plus le week end les alertes"])("%s", (text) =>
    expect(read(text, "digest")).toMatchObject({ act: "alert", to: "days:weekdays" }),
  );
  test("and the other way round", () => expect(read("pas le week-end")).toMatchObject({ exclude: ["week-end"] }));
});

test("how or where a task is done is no other job", () => {
  expect(read("livrer des colis en camionnette", "home")).toMatchObject({ jobs: ["N4105", "N4104", "M1603"] });
  expect(read("nettoyer des vitres en hauteur", "home")).toMatchObject({ jobs: ["K2202", "K2205"] });
});

test("what a training is asked for with is no rival of the search for it", () => {
  expect(read("formation aide soignante Agen", "home")).toMatchObject({ kind: "formations", sure: true });
});

test.each([
  ["povar Nantes", "G1602"],
  ["robota voditel Lille", "N4101"],
  ["kitchen job in Lyon", "G1602"],
  ["hotel housekeeper in Nice", "G1501"],
])("%s: a job in another language", (text, job) => {
  expect(read(text, "home")).toMatchObject({ act: "search", jobs: expect.arrayContaining([job]) });
});
