import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";

const answer = answerWith();

describe("a word that was wished for is taken away, and not left out", () => {
  test.each<[search: string, text: string, breadcrumb: string]>([
    ["serveur Lyon le soir", "enlève le soir", "Lyon (69) + 20 km · 12 offres"],
    ["serveur Lyon le soir", "retire soir stp", "Lyon (69) + 20 km · 12 offres"],
    ["serveur Lyon logé", "enlève logé", "Lyon (69) + 20 km · 12 offres"],
    ["serveur Lyon logé", "supprime le logement", "Lyon (69) + 20 km · 12 offres"],
    ["serveur Lyon le mercredi", "enlève le mercredi", "Lyon (69) + 20 km · 12 offres"],
    ["serveur Lyon logé le soir", "enlève le soir", "Lyon (69) + 20 km · avec « logement » · 12 offres"],
    ["serveur Lyon cdi le soir", "tu peux enlever le soir", "Lyon (69) + 20 km · CDI · 12 offres"],
  ])("%s: %s", async (search, text, breadcrumb) => {
    const said = await answer(search, text);
    expect(said).toContain(breadcrumb);
    expect(said).toMatch(/✏️ Changé : « (?:soir|logement|mercredi) » enlevé\n/);
  });

  test("a word chosen as an employer too", async () => {
    expect(await answer("serveur Lyon", "que chez accor", "enlève accor")).toContain("Lyon (69) + 20 km · 12 offres");
  });

  test("while the town is asked for", async () => {
    expect(await answer("serveur le soir", "tap Valider", "enlève le soir")).not.toContain("« soir »");
  });
});

test.each(["enlève le soir", "enlève logé", "enlève le mercredi"])(
  "%j of what was not wished for is said",
  async (text) => {
    const said = await answer("serveur Lyon", text);
    expect(said).toContain("n'est pas demandé");
    expect(said).toContain("Lyon (69) + 20 km · 12 offres");
  },
);

test("offers are hidden where they are what is to go", async () => {
  expect(await answer("serveur Lyon", "enlève les offres de nuit")).toContain("sans « nuit »");
});
