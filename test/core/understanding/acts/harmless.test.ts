import { describe, expect, test } from "vitest";
import { harmlessTurns, withoutHarmless } from "../../../../src/core/understanding/acts/harmless.ts";
import { readGrave } from "../../../fakes/reference.ts";

/** Of each idiom one that it takes out, in the order of the source. */
const idioms = [
  "je suis mort de rire",
  "ce travail me casse le dos",
  "ca me casse les pieds",
  "il me tape sur les nerfs",
  "mon chef me tape sur les doigts",
  "je sais me battre pour reussir",
  "notre equipe a ete battue",
  "on les bat au foot",
  "le concurrent ne bat pas le prix",
  "il faut battre le fer",
  "je suis frappe par la qualite",
  "la chaleur me frappe",
  "merci du coup de main",
  "j'ai mis une annonce",
  "le patron menace de nous licencier",
  "they are threatening to cut jobs",
  "on me harcele pour le cpf",
  "on m'oblige a travailler le dimanche",
  "j'ai peur de l'entretien",
  "je suis enferme dans un bureau",
  "ca m'enferme dans un role",
  "sequestre par les bouchons",
  "i was locked into a long contract",
  "ils ont pris mes papiers pour le dossier",
  "j'ai bien pris mes papiers",
  "la mairie a pris mes papiers",
  "l'agence a pris mes papiers",
  "j'ai perdu mes papiers",
  "la police m'a pris mon passeport au controle",
  "je dois prendre mes medicaments",
  "je ne veux plus vivre a paris",
  "la vie de bureau",
  "cette vie n'a pas de routine",
  "je peux etre la lundi",
  "je dois me lever tot",
  "disparaitre de la liste",
  "mes dettes disparaissent",
  "je vais mourir pour ce poste",
  "va mourir",
  "s'ennuyer a en mourir",
  "ma mere va me tuer si j'ai oublie la convention",
  "un collegue m'a poignarde dans le dos",
  "sauter dans le vide et changer de voie",
  "disparaitre sous terre",
  "est ce qu'on garde mes papiers",
  "je suis die hard",
  "mon fils reste enferme dans sa chambre a jouer",
  "encore un trimestre a attendre ca me tue",
  "couvreur sur les toits",
  "couvreur je suis sur le toit toute la journee",
  "je bosse sur un pont peintre",
  "coach de boxe mettre des coups de poing",
  "moniteur de parachutisme sauter dans le vide",
  "je veux en finir avec l'interim",
  "ma mere me harcele pour que je trouve",
  "m'en aller pour de bon de paris",
  "sauter le repas",
  "sauter une etape",
  "sauter en parachute",
  "me jeter a l'eau et changer de metier",
  "je suis sur le pont tous les matins",
  "j'habite pres du pont",
  "je coupe les legumes",
  "le secret professionnel est viole",
  "je touche le rsa et un salaire",
  "la boite est morte mon secteur meurt",
  "plan anti suicide",
  "se faire du mal pour un travail",
  "violences urbaines",
  "le chef bat les oeufs",
  "le patron tape les factures",
  "la crise frappe les apprentis",
  "il a frappe un grand coup",
  "mon mari garde les enfants",
  "il touche les jeunes avec son discours",
  "on me tue de boulot",
  "c'est a se tirer une balle",
  "j'ai envie de tout plaquer",
  "je veux disparaitre de france travail",
  "la honte je veux disparaitre",
  "la corde au cou avec ces credits",
];

const victims: [string, "distress" | "danger"][] = [
  ["mon mari me frappe", "danger"],
  ["mon père m'a donné des coups de pied", "danger"],
  ["mon patron m'enferme la nuit", "danger"],
  ["ils gardent mon passeport et ne le rendent pas", "danger"],
  ["j'ai été violée par mon oncle", "danger"],
  ["mon copain menace de me tuer", "danger"],
  ["my husband beats me", "danger"],
  ["je veux mourir", "distress"],
  ["j'ai envie de me suicider", "distress"],
  ["j'ai avalé tous mes cachets", "distress"],
];

describe("an idiom hides nothing of what stands beside it", () => {
  test("of each there is an example", () => {
    const without = harmlessTurns.filter((turn) => idioms.every((idiom) => idiom.replace(turn, "") === idiom));
    expect(without.map(String)).toEqual([]);
    expect(idioms.filter((idiom) => withoutHarmless(idiom) === idiom)).toEqual([]);
  });

  test.each(victims)("beside %j", (victim, grave) => {
    const hidden = idioms
      .flatMap((idiom) => [
        `${idiom}, ${victim}`,
        `${idiom} et ${victim}`,
        `${victim} ${idiom}`,
        `${victim}. ${idiom}.`,
      ])
      // Where both are told, distress goes first, and its answer has the numbers of danger too.
      .filter((text) => readGrave(text) !== grave && !(grave === "danger" && readGrave(text) === "distress"));
    expect(hidden).toEqual([]);
  });
});
