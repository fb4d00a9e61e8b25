import { describe, expect, test } from "vitest";
import { type PrintedReading, printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import type { Context } from "../../../../src/core/understanding/acts/reading.ts";
import { toScreen } from "../../../../src/exam/judge.ts";
import { readMessage } from "../../../fakes/reference.ts";

const read = (text: string, context: Context = "home"): PrintedReading =>
  printReading(readMessage(text, toScreen(context)));
const says = (to: string) => ({ act: "say", to });

describe("an internship, whatever class and town are named", () => {
  test.each([
    "stage d'observation seconde Nantes",
    "stage de troisième Marseille",
    "stage 3eme lyon",
    "stage 4e marseille",
    "stage de 3e Paris",
    "stage Lyon 3e",
    "stage lyon",
    "je cherche un stage pour ma fille en 4e à Rennes",
    "slt jcherch 1 stage de 3em a toulouse",
    "stage 2nde générale paris juin",
    "stage, seconde, Marseille 13e",
    "stage terminale bac pro Marseille",
    "PFMP à Toulouse",
    "pfmp seconde bac pro à Dijon",
    "my son needs an internship 9th grade in Lyon",
  ])("%s", (text) => expect(read(text)).toMatchObject(says("internship")));

  test("an arrondissement alone is one all the same", () => {
    expect(read("lyon 3eme")).toMatchObject({ act: "search", places: ["69383"] });
  });
});

describe("who has a hard time is met, and not searched for", () => {
  test.each([
    "j'en peux plus",
    "je n'en peux plus",
    "jpp",
    "je veux tout arreter, j'en peux plus",
    "je pleure tous les soirs",
    "je me sens seul",
    "j'angoisse",
    "j'ai pas eu le poste",
    "je n'ai pas obtenu le poste",
    "je suis en dépression",
  ])("%s", (text) => expect(read(text)).toMatchObject(says("discouraged")));

  test.each(["je peux pas payer mon loyer", "j'ai des dettes", "j'ai été licenciée hier"])("%s", (text) =>
    expect(read(text)).toMatchObject(says("rights")),
  );

  test("good news stay good", () => {
    for (const text of ["j'ai eu le poste !", "j'ai été embauchée", "ils m'ont pris"])
      expect(read(text)).toMatchObject(says("found"));
  });
});

describe("who pays for a training is no part of what is looked for", () => {
  test.each<[string, Record<string, unknown>]>([
    ["formation boulanger CPF", { jobs: "D1102" }],
    ["formation cpf boulanger à Lyon", { jobs: "D1102", places: ["69123"] }],
    ["une formation payée par le CPF en secrétariat à Lille", { jobs: "M1607", places: ["59350"] }],
    ["formation cuisine financée par mon compte formation", { jobs: "G1609" }],
    ["formation cariste prise en charge par pôle emploi à Metz", { jobs: "N1101", places: ["57463"] }],
    ["formation anglais CPF Toulouse", { words: "anglais", places: ["31555"] }],
  ])("%s", (text, { jobs, ...wanted }) => {
    const found = read(text);
    expect(found).toMatchObject({ act: "search", kind: "formations", ...wanted });
    if (jobs !== undefined) expect(found.jobs).toContain(jobs);
  });

  test.each([
    "comment payer une formation de boulanger avec mon cpf",
    "je veux faire une formation avec mon cpf",
    "utiliser mon cpf",
    "formation cpf",
    "formation avec le cpf c'est possible ?",
  ])("%s: is a question about it", (text) => expect(read(text)).toMatchObject(says("training")));
});

test("what follows a pronoun is a verb, and no town", () => {
  for (const text of ["serveur à Sens", "emploi Sens", "emploi à Angoisse"])
    expect(read(text)).toMatchObject({ places: [expect.anything()] });
  for (const text of ["je me sens bien", "j'angoisse", "on se lance"]) expect(read(text)).not.toHaveProperty("places");
});

test("a letter alone says nothing, unless people write it for a word", () => {
  for (const text of ["y", "Y", "r", "w ?"]) expect(read(text)).toMatchObject({ act: "unclear" });
  expect(read("o")).toMatchObject({ act: "answer", to: "yes" });
});

describe("short requests in English", () => {
  test.each<[string, Record<string, unknown>]>([
    ["jobs near me", { places: ["here"] }],
    ["any jobs around here?", { places: ["here"] }],
    ["any work close to me", { places: ["here"] }],
    ["hiring around me", { places: ["here"] }],
    ["jobs nearby", { places: ["here"] }],
    ["anything close to home part time", { places: ["here"], filters: { hours: "part" } }],
    ["work near me no experience", { places: ["here"], filters: { experience: "beginner" } }],
    ["part time work no experience", { filters: { hours: "part", experience: "beginner" } }],
    ["no experience needed Paris", { places: ["75056"], filters: { experience: "beginner" } }],
    ["job without experience marseille", { places: ["13055"], filters: { experience: "beginner" } }],
    ["im looking for a part-time job in lille", { places: ["59350"], filters: { hours: "part" } }],
    ["full time work in Lyon", { places: ["69123"], filters: { hours: "full" } }],
  ])("%s", (text, wish) => expect(read(text)).toEqual({ act: "search", ...wish, sure: true }));

  test.each(["waiter near me", "work in a factory near me part time"])("%s: with its jobs", (text) => {
    expect(read(text)).toMatchObject({ act: "search", places: ["here"] });
    expect(read(text)).toHaveProperty(["jobs", 0]);
  });

  test.each([
    "what do you advise?",
    "what would you recommend",
    "any advice for a beginner",
    "what job do you advise me",
    "what should i do for work",
    "i'm tired of cleaning I want something else",
  ])("%s: asks for an idea", (text) => expect(read(text)).toMatchObject(says("unsure")));
});

describe("who wants other work and does not know which", () => {
  test.each([
    "j'en peux plus de la chaîne, envie d'autre chose",
    "jen ai marre de la vente, envie d'otre chose",
    "marre du bureau, je veux faire autre chose",
    "ras le bol de la restauration je veux changer",
    "fatiguée du ménage, je veux changer de métier",
    "j'en ai assez de l'usine, il me faut autre chose",
    "que me conseillez-vous",
    "qu'est-ce que vous me conseillez sans diplôme",
    "sans diplôme que me conseillez-vous",
    "j'ai que le brevet et rien ne m'intéresse",
    "peu d'école, rien qui me plaît",
    "j'ai pas fait d'études et rien ne me plaît",
    "ya quoi comme metier kan on a arreter en 3eme et ke rien nous plait",
    "aucun métier m'attire",
    "conseillez-moi",
    "vous me conseilleriez quoi",
    "je m'ennuie au boulot, j'aimerais changer de vie",
    "je veux un CDI mais je sais pas dans quoi",
  ])("%s", (text) => expect(read(text)).toMatchObject(says("unsure")));

  test.each([
    ["marre d'être serveuse je veux être boulangère à Lyon", "search"],
    ["marre du bureau, je veux devenir boulanger", "search"],
  ])("%s: names it", (text, act) => expect(read(text)).toMatchObject({ act }));

  test("of life it is something else", () => {
    expect(read("plus rien ne me plaît dans la vie")).not.toMatchObject(says("unsure"));
  });
});

describe("where people work, or with whom", () => {
  test.each([
    ["bosser dans un ehpad", "J1301"],
    ["dans un Ephad", "J1301"],
    ["boulot en pleine nature", "A1203"],
    ["travailler à l'hôpital", "J1301"],
    ["bosser en crèche", "K1303"],
    ["je voudrais travailler dans une école", "K2113"],
    ["métiers de l'artisanat", "F1704"],
    ["jveux taffé avec des personnes agées", "K1302"],
    ["bosser sur un bateau", "N3102"],
    ["travailler au tribunal", "M1602"],
    ["travailler dans un chenil", "A1511"],
    ["travailler dans un cabinet médical", "M1609"],
    ["taff dans un casino", "G1206"],
    ["je voudrais bosser dans un commissariat", "K1706"],
    ["work in a hospital", "J1301"],
    ["i want to work with kids", "K1303"],
    ["un truc avec les chevaux", "A1421"],
  ])("%s", (text, job) => {
    expect(read(text)).toMatchObject({ act: "search" });
    expect(read(text).jobs).toContain(job);
  });

  test("books are no deliveries", () => expect(read("travailler avec les livres").jobs).not.toContain("N4104"));

  test("beside a town", () => {
    expect(read("travailler avec les enfants à Nantes")).toMatchObject({ act: "search", places: ["44109"] });
    expect(read("job in a school in Nantes")).toMatchObject({ act: "search", places: ["44109"] });
  });
});

describe("towns of several words, with a mistake", () => {
  test.each([
    ["serveur st etiene du rouvrai", "76575"],
    ["boulangère villefranche sur saonne", "69264"],
    ["la roche sur yonn", "85191"],
    ["cuisinier la roch sur yon", "85191"],
    ["boulanger chalon sur saonne", "71076"],
    ["st germin en laye", "78551"],
    ["caissier boulogne bilancourt", "92012"],
    ["chalons en champagnne", "51108"],
    ["st laurent du vare", "06123"],
    ["maçon saint julien en genevoi", "74243"],
    ["neuilly sur senne", "92051"],
    ["st sebastien sur loir", "44190"],
    ["fontenay sou bois", "94033"],
    ["nogent sur marn", "94052"],
    ["cagnes sur mair", "06027"],
    ["bois colonbes", "92009"],
    ["je cherche un travail a villeneuve sur lo", "47323"],
    ["CDI à Issi les moulineaux", "92040"],
    ["la ciota", "13028"],
    ["les sable dolonne", "85194"],
    ["st etienne durouvray", "76575"],
  ])("%s", (text, code) => expect(read(text)).toMatchObject({ act: "search", places: [code], sure: true }));

  test.each(["agent de surete aeroportuaire", "chef de parti", "femme de menages", "aide a domicil"])(
    "%s: no town is made of it",
    (text) => expect(read(text)).not.toHaveProperty("places"),
  );
});

describe("who is turned down", () => {
  test.each([
    "personne me prend",
    "trop vieux pour travailler",
    "trop jeune on me dit",
    "je suis trop vieille pour trouver un emploi",
    "52 ans, trop vieux apparemment",
    "I'm too old, nobody wants to hire me",
    "jamais rappelé",
    "toujours pas rappelé",
    "jamais eu de réponse",
    "a 55 ans c mort pour trouver du taf",
    "c mort pour moi le travail",
    "ils veulent que des jeunes",
    "ils veulent tous de l'expérience et personne me donne ma chance",
    "maman solo sans mode de garde personne veut m embaucher",
  ])("%s", (text) => expect(read(text)).toMatchObject(says("discouraged")));

  test("who asks whether they may is told", () => {
    expect(read("est-ce que je suis trop vieux pour travailler ?")).not.toMatchObject(says("discouraged"));
  });
  test.each(["sans expérience", "jamais travaillé"])("%s: is a wish", (text) => {
    expect(read(text)).toMatchObject({ act: "search", filters: { experience: "beginner" } });
  });
});

describe("what has nothing to do with jobs", () => {
  test.each([
    "météo Lyon",
    "quel temps à Lille demain",
    "what's the weather in Paris",
    "il va faire beau demain ?",
    "recette des crêpes",
    "comment on fait la pâte à pizza",
    "how do I cook rice",
    "tu peux faire mon devoir de maths",
    "resume moi le livre germinal",
    "aide moi pour ma dissertation",
    "mon ordi rame tu peux m'aider",
    "mon wifi marche pas",
    "comment réparer mon imprimante",
    "my computer is slow can you help",
    "exercice de maths",
    "excel bug comment faire",
  ])("%s", (text) => expect(read(text)).toMatchObject(says("outside")));

  test.each(["technicien informatique réparer ordinateurs", "pizzaiolo", "aide aux devoirs"])("%s: is work", (text) =>
    expect(read(text)).toMatchObject({ act: "search" }),
  );
});
