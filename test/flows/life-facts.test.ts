import { expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";

const answer = answerWith();

const noJob = /☑|☐|titre de séjour|papiers|Chercher est fatigant|Ingénieur|Dans quelle ville/;

test.each<[text: string, says: RegExp]>([
  ["je suis a la rue", /(?:logement|adresse).*mesdroitssociaux/s],
  ["je suis sdf", /mesdroitssociaux/],
  ["je dors dehors ce soir", /mesdroitssociaux/],
  ["je suis à la rue depuis deux mois", /mesdroitssociaux/],
  ["je n'ai nulle part où dormir cette nuit", /mesdroitssociaux/],
  ["je vis dans ma voiture en ce moment", /mesdroitssociaux/],
  ["je dors dans ma caisse", /mesdroitssociaux/],
  ["je dors dans mon camion depuis 3 semaines", /mesdroitssociaux/],
  ["je dors dans ma voiture depuis un mois et je cherche un boulot", /mesdroitssociaux/],
  ["je sors de prison", /passé.*3949/s],
  ["j'ai fait de la prison", /passé.*3949/s],
  ["sans casier", /passé/],
  ["je suis enceinte", /grossesse.*0 806 000 126/s],
  ["j'ai 27 ans c trop tard ?", /avant 30 ans.*Chercher une alternance/s],
  ["j'ai 19 ans", /avant 30 ans/],
  ["ils m'ont dit pas d'arabes", /39 28/],
  ["le patron veut pas de noirs", /39 28/],
])("%j has its door, and leads back to the search", async (text, says) => {
  for (const before of [["serveur Lyon"], []]) {
    const said = await answer(...before, text);
    expect(said).toMatch(says);
    expect(said).not.toMatch(noJob);
  }
  expect(await answer("serveur Lyon", text, "revenir à ma recherche")).toContain("Lyon (69) + 20 km · 12 offres");
});

test.each<[text: string, says: RegExp]>([
  ["j'ai 52 ans", /âge/],
  ["j'ai 61 ans c'est trop tard ?", /âge/],
  ["je suis etudiant", /temps partiel/],
  ["je suis seul avec 2 enfants", /horaires/],
  ["je suis maman solo", /horaires/],
  ["j'ai une voiture", /véhicule n'est pas un filtre/],
  ["je suis véhiculé", /véhicule n'est pas un filtre/],
  ["je suis sérieux et ponctuel", /qualités|atout/],
  ["je suis motivé", /qualités|atout/],
  ["je suis courageux", /qualités|atout/],
  ["je fume", /ne change rien|là-dessus/],
  ["faut que ce soit pres d'une gare", /gare/],
])("%j is met kindly, and what is on screen stays", async (text, says) => {
  const said = await answer("serveur Lyon", text);
  expect(said).toMatch(says);
  // Nothing is drawn again: the offers above stay.
  expect(said).not.toMatch(/12 offres|Changé/);
  const first = await answer(text);
  expect(first).toMatch(says);
  expect(first).not.toMatch(noJob);
});

test("a fact beside a search is a part of it", async () => {
  expect(await answer("je suis étudiant, je cherche serveur à Lyon")).toContain("📍 Lyon (69)");
  expect(await answer("je suis motivé je cherche un poste de serveur à Lyon")).toContain("📍 Lyon (69)");
});

test("heavy loads are left out, and no port", async () => {
  expect(await answer("serveur Lyon", "sans port de charges lourdes")).toContain(
    "Lyon (69) + 20 km · sans « charges lourdes »",
  );
  expect(await answer("sans port de charges lourdes")).not.toContain("Port-de-Bouc");
});

test("« besoin dun » names no village", async () => {
  for (const before of [["serveur Lyon"], []]) expect(await answer(...before, "besoin dun")).not.toContain("Dun (09)");
});

test.each<[text: string, says: RegExp]>([
  ["je viens de perdre mon mari", /désolé pour votre perte|pensées vont vers vous/],
  ["mon mari est décédé", /désolé pour votre perte|pensées vont vers vous/],
  ["je suis séparée de mon mari", /moment difficile|pas simple/],
  ["je sers à rien", /3949/],
])("%j is no search, and meets whoever can help", async (text, says) => {
  for (const before of [["serveur Lyon"], []]) {
    const said = await answer(...before, text);
    expect(said).toMatch(says);
    expect(said).not.toMatch(/3919|3114|☑|☐|Dans quelle ville/);
  }
});
