import { expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";

const answer = answerWith();

test.each<[text: string, says: RegExp]>([
  ["c'est quoi un cdd", /code\.travail\.gouv\.fr/],
  ["c'est quoi un cdi ?", /code\.travail\.gouv\.fr/],
  ["c'est quoi l'interim", /code\.travail\.gouv\.fr/],
  ["c'est quoi la différence entre un cdd et un cdi", /code\.travail\.gouv\.fr/],
  ["c'est quoi une alternance", /contrat d'apprentissage.*30 ans/s],
  ["c'est quoi le smic", /1 867,02/],
  ["trie par salaire", /trier par salaire|pas un ordre/],
  ["CAF", /mesdroitssociaux/],
  ["APL", /mesdroitssociaux/],
])("%j is a question, and no search", async (text, says) => {
  for (const before of [["serveur Lyon"], ["serveur Lyon", "la 2"], []]) {
    const said = await answer(...before, text);
    expect(said).toMatch(says);
    expect(said).not.toMatch(/Changé|quels métiers|Quel métier voulez|12 offres/);
  }
});

test.each<[text: string, says: RegExp]>([
  ["j'ai 15 ans", /16 ans/],
  ["15 ans", /16 ans/],
  ["j'ai 19 ans", /avant 30 ans/],
  ["j'ai 31 ans", /avant 30 ans.*professionnalisation/s],
  ["31 ans", /avant 30 ans.*professionnalisation/s],
])("%j below apprenticeships is an age", async (text, says) => {
  const said = await answer("alternance boulanger Lyon", text);
  expect(said).toMatch(says);
  expect(said).not.toMatch(/Changé|quels métiers|12 offres/);
});
