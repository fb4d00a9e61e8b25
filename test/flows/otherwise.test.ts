import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith, session } from "../fakes/chat.ts";

const answer = answerWith(servicesWith());

describe("a radius is the one that was said, and another one is said to be", () => {
  test.each([
    ["vendeur à moins de 3 km de Lyon", "3 km : je cherche à partir de 5 km"],
    ["vendeur à moins de 3 km de Lyon", "Lyon (69) + 5 km"],
    ["vendeur Lyon 30 km", "Lyon (69) + 30 km"],
    ["vendeur à 35 km de Lyon", "Lyon (69) + 35 km"],
    ["vendeur rayon de 12 kms Lyon", "Lyon (69) + 12 km"],
    ["vendeur dans un rayon de 250 km autour de Lyon", "250 km : je cherche jusqu'à 100 km"],
    ["vendeur dans un rayon de 250 km autour de Lyon", "Lyon (69) + 100 km"],
    ["vendeur 15 km Rhône", "15 km : un rayon se compte autour d'une ville"],
  ])("%j", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });

  test.each([
    "vendeur Lyon 10 km",
    "vendeur Lyon 35 km",
    "vendeur Lyon 100 km",
    "vendeur Lyon 0 km",
    "vendeur Lyon",
    "vendeur à moins de 50 km de Lyon",
  ])("%j needs no word", async (text) => {
    expect(await answer(text)).not.toContain("📏");
  });

  test("also when the town is asked for after it, and on the results alone", async () => {
    const here = session({ services: servicesWith() });
    await here.play("vendeur à moins de 3 km");
    expect(await here.play("tap Valider", "Lyon")).toContain("3 km : je cherche à partir de 5 km");
    expect(await here.play("tap Filtres", "tap Voir")).not.toContain("📏");
  });
});

describe("what is not looked for here is said, with a way on", () => {
  test.each([
    [
      "stage de 3eme boulangerie Lyon",
      "« stage » : je cherche des emplois et des alternances, pas des stages.",
      "Stages",
    ],
    ["je cherche un stage de boulanger à Lyon", "pas des stages", "Stages"],
    ["stagiaire boulanger Lyon", "pas des stages", "Stages"],
    ["stage Lyon", "pas des stages", "Stages"],
    ["stage", "pas des stages", "Stages"],
    ["service civique Lyon", "pas des services civiques", "Service civique"],
    ["bénévole Lyon", "pas des missions de bénévolat", "Bénévolat"],
  ])("%j", async (text, says, way) => {
    const said = await answer(text);
    expect(said).toContain(says);
    expect(said).toContain(`${way} ↗️ : https:`);
  });

  test("a title that says the word is a job", async () => {
    expect(await answer("boulanger Lyon")).not.toContain("🤔");
  });
});

describe("the kind of the search before is kept, and said", () => {
  test("with a button that takes it away", async () => {
    const here = session({ services: servicesWith() });
    const said = await here.play("alternance boulanger Lyon", "serveur lille");
    expect(said.slice(said.indexOf("> serveur"))).toMatch(/Je cherche toujours en alternance\.\n\[💼 Emploi\]/);
    expect(said.slice(said.indexOf("> serveur")).match(/💼 Emploi/g)).toHaveLength(1);
    const jobs = await here.play("tap Emploi");
    expect(jobs).not.toContain("Je cherche toujours");
    expect(jobs).toMatch(/🔎 Serveur.*Lille/);
  });

  test("at a list of jobs too, where the button changes the search to come", async () => {
    const here = session({ services: servicesWith() });
    const list = await here.play("alternance boulanger Lyon", "vente");
    expect(list).toContain("Je cherche toujours en alternance");
    const jobs = await here.play("tap Emploi", "tap Valider");
    expect(jobs).toMatch(/> \[✅ Valider[^\n]*\n🔎/);
  });

  test("who names it, and who only goes elsewhere with the same search, is not told", async () => {
    expect(await answer("alternance boulanger Lyon", "alternance serveur lille")).not.toContain("toujours");
    expect(await answer("alternance boulanger Lyon", "Lille")).not.toContain("toujours");
  });
});
