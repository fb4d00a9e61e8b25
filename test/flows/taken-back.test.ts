import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { session, threePages } from "../fakes/chat.ts";

const answer = answerWith();

describe("what a message has just changed is taken back in words", () => {
  test.each([
    ...["retour", "annule", "non", "non laisse tomber", "finalement non", "non finalement", "c'était mieux avant"],
    ...["remets comme avant", "reviens", "reviens en arrière", "oups", "non c'est pas ça", "je préférais avant"],
    ...["enlève ça", "ctrl z"],
  ])("%j", async (text) => {
    for (const change of ["CDI", "plus loin", "et à Villeurbanne ?"]) {
      const said = await answer("serveur Lyon", change, text);
      expect(said, change).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 12 offres");
      expect(said, change).not.toContain("Changé");
    }
  });

  test("and once it is, or where nothing was changed, « retour » leads on from the list", async () => {
    expect(await answer("serveur Lyon", "CDI", "retour", "retour")).toContain("Que voulez-vous changer ?");
    expect(await answer("serveur Lyon", "retour")).toContain("Que voulez-vous changer ?");
  });

  test("but not by who keeps it, or corrects it", async () => {
    expect(await answer("serveur Lyon", "CDI", "je garde")).toContain("+ 20 km · CDI ·");
    expect(await answer("serveur Lyon", "CDI", "non, CDD")).toContain("+ 20 km · CDD ·");
  });
});

test("what goes is said to be gone, and what takes its place is said alone", async () => {
  expect(await answer("serveur Lyon cdi", "enlève les filtres")).toContain("✏️ Changé : « CDI » enlevé\n");
  expect(await answer("serveur Lyon cdi", "plutôt cdd")).toContain("✏️ Changé : CDD\n");
  expect(await answer("serveur Lyon pas le soir", "enlève les filtres")).toContain("« soir » de nouveau permis\n");
  expect(await answer("serveur Lyon pas le soir", "le soir")).toContain("✏️ Changé : avec « soir »\n");
  expect(await answer("serveur Lyon chez accor", "enlève les filtres")).toContain("« accor » enlevé\n");
});

describe("filters that a new search keeps are all named, and go together", () => {
  test.each<[before: string, after: string, kept: string, bare: string]>([
    ["serveur Lyon cdi logé", "boulanger Lille", "CDI · avec « logement »", "+ 20 km · 12 offres"],
    ["serveur Lyon cdi logé", "boulanger Lille le soir", "CDI · avec « logement »", "+ 20 km · avec « soir » ·"],
    [
      "serveur Lyon cdi pas le dimanche",
      "boulanger Lille pas la nuit",
      "CDI · sans « dimanche »",
      "+ 20 km · sans « nuit » ·",
    ],
  ])("%j, then %j", async (before, after, kept, bare) => {
    const here = session({ services: threePages });
    await here.play(before);
    expect(await here.play(after)).toContain(`⚙️ Filtres gardés : ${kept}\n`);
    expect(await here.play("tap Sans ces filtres")).toContain(bare);
  });

  test("also where the search to come was changed in between", async () => {
    const said = await answer("serveur Lyon cdi logé", "boulanger", "les plus récentes", "tap Valider");
    expect(said).toContain("⚙️ Filtres gardés : CDI · avec « logement »\n");
  });
});

describe("swear words are no job, no place and no word of offers", () => {
  test.each(["putain", "c'est de la merde vos offres", "wtf", "avec merde", "enlève putain", "plombier de merde"])(
    "%j is met calmly",
    async (text) => {
      for (const before of [["serveur Lyon"], ["serveur"], ["serveur", "tap Valider"], []]) {
        const said = await answer(...before, text);
        expect(said).toContain("[🙋 Parler à quelqu'un]");
        expect(said).not.toMatch(/Changé|Cochez|quels métiers|Dans quelle ville/);
      }
    },
  );

  test("beside a search they say nothing", async () => {
    expect(await answer("putain boulanger lyon")).toContain("🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 12");
    expect(await answer("serveur Lyon", "putain cdi")).toContain("+ 20 km · CDI ·");
  });
});
