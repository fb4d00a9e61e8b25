import { describe, expect, test } from "vitest";
import { servicesWith, session } from "../fakes/chat.ts";

/** What is answered to the last of some lines. */
async function answer(...lines: string[]): Promise<string> {
  const here = session({ services: servicesWith() });
  const last = lines.pop() ?? "";
  if (lines.length > 0) await here.play(...lines);
  return here.play(last);
}

describe("a radius that cannot be chosen is said to be another", () => {
  test.each([
    ["vendeur à moins de 5 km de Lyon", "5 km : je prends 10 km"],
    ["vendeur Lyon 30 km", "30 km : je prends 20 km"],
    ["vendeur dans un rayon de 100 km autour de Lyon", "100 km : je prends 50 km"],
    ["vendeur 15 km Rhône", "15 km : un rayon se compte autour d'une ville"],
  ])("%j", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });

  test.each(["vendeur Lyon 10 km", "vendeur Lyon", "vendeur à moins de 50 km de Lyon"])(
    "%j needs no word",
    async (text) => {
      expect(await answer(text)).not.toContain("📏");
    },
  );

  test("also when the town is asked for after it, and on the results alone", async () => {
    const here = session({ services: servicesWith() });
    await here.play("vendeur à moins de 5 km");
    expect(await here.play("tap Valider", "Lyon")).toContain("5 km : je prends 10 km");
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
    ["formation boulanger Lyon", "pas des formations", "Formations"],
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
