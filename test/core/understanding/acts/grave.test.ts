import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { z } from "zod";
import { readGrave } from "../../../fakes/reference.ts";

/**
 * Messages of distress and danger, and as many again that only sound like it; written by people who had not
 * seen how they are read. What is missed and what is mistaken may only become less.
 */
const messages = z
  .array(z.object({ text: z.string(), expected: z.enum(["distress", "danger", "none"]) }))
  .parse(parse(readFileSync("test/utterances/grave.csv"), { columns: true }));

const listOf = (expected: string, isRight: (read: string) => boolean) =>
  messages
    .filter((one) => (expected === "none") === (one.expected === "none"))
    .filter(({ text }) => !isRight(readGrave(text) ?? "none"))
    .map(({ text }) => text);

test("distress and danger are met", () => {
  const missed = listOf("any", (read) => read !== "none");
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(8);
});

test("nobody is alarmed by a figure of speech, a trade or a quarrel at work", () => {
  const mistaken = listOf("none", (read) => read === "none");
  expect(mistaken.length, mistaken.join("\n")).toBeLessThanOrEqual(3);
});

test("what was cut out as harmless does not hide what else is said", () => {
  expect(readGrave("je meurs de faim et mon patron m'enferme la nuit")).toBe("danger");
  expect(readGrave("mort de rire, sinon j'ai envie de mourir")).toBe("distress");
  expect(readGrave("je veux mourir de faim plutôt que continuer")).toBe("distress");
  expect(readGrave("aidez moi parce que j'ai envie de mourir")).toBe("distress");
});

/** Found by a reviewer: turns that hold an idiom, and are none. */
test.each([
  "mon mari m'enferme toute la journée",
  "mon mari m'enferme chez moi",
  "mon patron nous enferme dans l'usine",
  "mes parents m'enferment chez moi",
  "elle m'a enfermée dans un bureau",
  "ma fille est frappée par son père",
  "je me suis fait frapper par le patron",
  "mon mari m'a mis un coup de tete",
  "mon mari m'a donné un coup de tête",
  "mon père me tape dans le dos avec sa ceinture",
  "mon beau père me tape sur les doigts avec une règle",
  "mon patron garde mon passeport jusqu'à la fin du contrat",
  "mon patron garde mes papiers depuis deux jours",
  "ils m'ont pris mes papiers à la frontière et me font travailler sans payer",
  "mon patron a volé mon passeport",
  "mon patron m'a pris mon passeport à l'embauche",
  "mon ex me harcèle de messages",
  "mon oncle m'oblige à venir dans son lit",
  "mon mari menace de me supprimer",
  "je veux plus vivre dans ce monde",
  "j'ai plus la force de vivre avec cette douleur",
  "j'ai plus envie de vivre à cause du chômage",
  "je veux plus etre la demain",
  "je veux disparaitre de ce monde",
  "je vais me jeter a l'eau",
  "je veux en finir avec ce monde",
  "je veux en finir avec mes jours",
  "je veux en finir avec les souffrances",
  "je veux en finir avec ces souffrances",
  "je veux en finir avec cette vie de merde",
  "je veux prendre mes médicaments tous d'un coup",
  "mon contrat il me viole la nuit",
  "mon mari va me tuer si je rentre en retard",
])("no idiom hides it: %s", (text) => expect(readGrave(text)).toBeDefined());

test.each([
  "couvreur, je suis sur le toit toute la journée",
  "je suis sur un pont, peintre industriel",
  "livreur, il est derrière la porte",
  "mon patron m'empêche de partir en formation",
  "mon patron m'interdit de partir avant 18h",
  "mon employeur m'empêche de quitter mon poste",
  "il me laisse pas sortir plus tôt",
  "coach de boxe mettre des coups de poing",
  "moniteur de parachutisme, sauter dans le vide",
  "pris rendez-vous pour mes papiers",
  "j'ai pris mes papiers",
  "je garde mes papiers en règle",
  "garde d'enfants, mes papiers sont en règle",
  "mon collègue me tape sur l'épaule",
  "je suis enfermé toute la journée dans un bureau",
  "je veux en finir avec l'intérim",
  "je veux en finir avec le chômage",
  "je veux plus vivre à Paris",
  "j'ai perdu mes papiers",
  "on m'a volé mes papiers dans le métro",
  "on m'a pris mon passeport à la frontière",
  "ils nous gardent nos papiers pour l'embauche 2 jours",
  "je veux disparaitre quelques jours en vacances",
  "je veux plus vivre chez mes parents",
  "la loi est violée par mon patron",
  "mon père me force à travailler cet été",
  "mon patron m'oblige à venir le samedi",
  "il faut se jeter à l'eau et créer sa boîte",
])("no alarm: %s", (text) => expect(readGrave(text)).toBeUndefined());

test.each(["j e v e u x m o u r i r", "j.e v.e.u.x m.o.u.r.i.r", "je veux m0urir", "JE VEUX MOURIR!!!"])(
  "letters that stand apart or are written otherwise: %s",
  (text) => expect(readGrave(text)).toBe("distress"),
);
