import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { pageOf } from "../fakes/offers.ts";
import { days } from "./days.ts";

const answer = answerWith();

const second = ["la 2", "2", "le deuxième", "la seconde", "montre moi la 2", "la 2 stp", "n° 2", "je prends la 2"];

describe("a number names a line wherever there are lines", () => {
  test.each(second)("%j", async (text) => {
    expect(await answer("boulanger", text)).toMatch(/« Pâtissier tourier » est coché\..*\[☑ Pâtissier tourier/s);
    expect(await answer("serveur Lyon", text)).toContain("[‹ Retour à la liste]");
    expect(await answer("serveur Lyon", "la 1", text)).toContain("[‹ Retour à la liste]");
    expect(await answer("serveur", "tap Valider", "saint denis", text)).toContain("📍 Saint-Denis (93)");
    const alerts = ["serveur Lyon", "préviens-moi", "boulanger Lille", "préviens-moi", "mes alertes"];
    expect(await answer(...alerts, text)).toMatch(/🔔 Boulanger \/ Boulangère · Lille.*🗑 Supprimer/s);
  });

  test.each(second)("%j in a digest", async (text) => {
    const here = days({ offers: async (_search, page) => pageOf(12, page) });
    await here.play("boulanger à Lyon", "tap M'alerter");
    here.publishes(3, { title: "Chocolatier" });
    await here.tomorrow();
    expect(await here.play(text)).toMatch(/Chocolatier.*Retour aux nouvelles offres/s);
    expect(await here.play("la 3")).toMatch(/Chocolatier.*Retour aux nouvelles offres/s);
  });
});

describe("titles are ticked by their lines", () => {
  const ticked = async (text: string) =>
    [...(await answer("boulanger", text)).matchAll(/^\[([☑☐])/gm)]
      .map(([, box]) => box)
      .join("")
      .slice(0, 4);

  test.each([
    ["1 et 3", "☑☐☑☐"],
    ["la 2, la 3 et la 4", "☑☑☑☑"],
    ["les trois premiers", "☑☑☑☐"],
    ["que la 2", "☐☑☐☐"],
    ["la 2 seulement", "☐☑☐☐"],
    ["décoche la 1", "☐☐☐☐"],
    ["pas la première", "☐☐☐☐"],
    ["la première", "☑☐☐☐"],
  ])("%j", async (text, boxes) => expect(await ticked(text)).toBe(boxes));

  test("of the page that is shown", async () => {
    expect(await answer("boulanger", "page 2", "la 1")).toContain("« Boulanger-viennoisier » est coché.");
  });
});

describe("a number that is not there is said to be none", () => {
  test.each<[lines: string[], says: string]>([
    [["boulanger", "la 9"], "Il n'y a pas de n° 9 ici : les numéros vont de 1 à 8."],
    [["serveur Lyon", "la 40"], "les numéros vont de 1 à 12."],
    [["serveur Lyon", "la 2", "la 40"], "les numéros vont de 1 à 12."],
    [["serveur Lyon", "préviens-moi", "mes alertes", "la 2"], "Il n'y a pas de n° 2 ici : le seul est le 1."],
    [["serveur Lyon", "la 1 et la 3"], "Une à la fois"],
    [["serveur Lyon", "enlève la 2"], "Je ne cache pas encore une offre seule."],
    [["la 2"], "Rien n'est numéroté ici."],
    [["serveur", "tap Valider", "la deuxième"], "Rien n'est numéroté ici."],
    [["serveur Lyon", "filtres", "la 2"], "Rien n'est numéroté ici."],
    [["mes alertes", "la 1"], "Vous n'avez pas encore d'alerte."],
    [["serveur Lyon", "préviens-moi", "la 2"], "Voici vos alertes"],
  ])("%j", async (lines, says) => {
    const said = await answer(...lines);
    expect(said).toContain(says);
    expect(said).not.toContain("la 2 : quels métiers");
  });

  test("while two digits and « le 13 » stay a département", async () => {
    for (const text of ["13", "le 13"]) expect(await answer("serveur Lyon", text)).toContain("Bouches-du-Rhône (13)");
  });
});
