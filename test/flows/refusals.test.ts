import { describe, expect, test } from "vitest";
import { servicesWith, session } from "../fakes/chat.ts";

/** What is answered to the last of some lines. */
async function answer(...lines: string[]): Promise<string> {
  const here = session({ services: servicesWith() });
  const said = await here.play(...lines);
  return said.slice(said.lastIndexOf(`\n> ${lines.at(-1)}\n`));
}

describe("what is refused is left out of the search on screen, which stays where it was", () => {
  test.each<[before: string[], text: string, says: RegExp]>([
    [
      ["boulanger Lille"],
      "pas de cdd",
      /Boulanger.*📍 Lille \(59\) \+ 20 km · CDI, Intérim, Saisonnier, Indépendant ·/,
    ],
    [["boulanger Lille cdi et cdd"], "pas de cdd", /📍 Lille \(59\) \+ 20 km · CDI ·/],
    [["serveur Lyon"], "ni cdd ni interim", /📍 Lyon \(69\) \+ 20 km · CDI, Saisonnier, Indépendant · Sans intérim/],
    [["serveur Lyon"], "pas de temps partiel", /📍 Lyon \(69\) \+ 20 km · Temps plein/],
    [["serveur Lyon télétravail"], "pas de télétravail", /Serveur.*📍 Lyon \(69\) \+ 20 km · 2 offres/],
    [["alternance serveur Lyon"], "pas alternance", /🔎 Serveur.*📍 Lyon \(69\) \+ 20 km · 2 offres/],
  ])("%j, then %j", async (before, text, says) => {
    expect(await answer(...before, text)).toMatch(says);
  });

  test.each(["pas celle là", "pas débutant", "sans voiture", "pas"])(
    "%j is said to be left, and the search is shown again",
    async (text) => {
      const said = await answer("serveur Lyon", text);
      expect(said).toMatch(/🔎 Serveur.*📍 Lyon \(69\) \+ 20 km · 2 offres/);
      expect(said).toContain(`« ${text} » : je n'ai pas de filtre pour cela, je n'en tiens pas compte.`);
    },
  );

  test("a time of work is left out of the texts that are searched", async () => {
    expect(await answer("serveur Lyon", "pas de nuit")).toMatch(/🔎 Serveur.*📍 Lyon \(69\) \+ 20 km · sans « nuit »/);
  });

  test("what changed by it is not said to be kept", async () => {
    expect(await answer("serveur Lyon cdi cdd", "pas de cdd")).not.toContain("Filtres gardés");
  });
});

test("while a search is made, what is refused is kept for it", async () => {
  expect(await answer("boulanger", "pas de nuit")).toMatch(/sans « nuit ».*\[☑ Boulanger/s);
  expect(await answer("boulanger", "tap Valider", "pas de cdd", "Lille")).toMatch(/Lille.*CDI, Intérim/);
  expect(await answer("vendeur Nantes pas de cdi")).toMatch(/📍 Nantes \(44\) \+ 20 km · CDD, Intérim/);
  expect(await answer("serveur Lyon pas de nuit")).toMatch(/📍 Lyon \(69\) \+ 20 km · sans « nuit »/s);
});

test("an employer beside a job hides no offers", async () => {
  expect(await answer("comptable en entreprise Lyon")).toMatch(/🔎 Comptable.*📍 Lyon \(69\) \+ 20 km · 2 offres/);
});

test("a limit that is obeyed is not said to be ignored", async () => {
  for (const text of ["pas plus de 10 km", "pas à plus de 10 km", "10 km pas plus", "pas plus loin que 10 km"]) {
    const said = await answer("serveur Lyon", text);
    expect(said).toContain("Lyon (69) + 10 km");
    expect(said).not.toContain("je n'en tiens pas compte");
  }
  const said = await answer("serveur Lyon", "pas moins de 2000 €");
  expect(said).toContain("2 000 € et plus");
  expect(said).not.toContain("je n'en tiens pas compte");
});
