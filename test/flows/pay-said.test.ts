import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith } from "../fakes/chat.ts";

const answer = answerWith(servicesWith());

describe("pay that is not gross and monthly is said to be read so", () => {
  test.each([
    ["boulanger Lyon 1800 € net", "💶 « 1800 € net » : je compare au salaire brut des annonces, sans conversion."],
    ["boulanger Lyon 24000 euros par an", "💶 « 24000 euros par an » : environ 2 000 € par mois à temps plein."],
    ["boulanger Lyon 30 k€", "« 30 k€ » : environ 2 500 € par mois"],
    ["boulanger Lyon 500 euros la semaine", "« 500 euros la semaine » : environ 2 167 € par mois à temps plein."],
    ["boulanger Lyon 500 € nets par semaine", "environ 2 167 € par mois à temps plein ; je compare au salaire brut"],
    ["boulanger Lyon 13 € de l'heure", "environ 1 972 € par mois"],
    ["boulanger Lyon 110 € par jour", "environ 2 383 € par mois"],
  ])("%s", async (text, says) => {
    const said = await answer(text);
    expect(said).toContain(says);
    expect(said).toMatch(/📍 Lyon \(69\) \+ 20 km · \d \d{3} € et plus/);
  });

  test.each(["boulanger Lyon 2000 euros", "boulanger Lyon 2000 € brut par mois"])("%s needs no word", async (text) => {
    expect(await answer(text)).not.toContain("💶");
  });

  test("in the panel too, and while the town is asked for", async () => {
    const panel = await answer("boulanger Lyon", "tap Filtres", "tap Salaire", "500 euros la semaine");
    expect(panel).toContain("(💶 « 500 euros la semaine » : environ 2 167 € par mois à temps plein.)");
    expect(await answer("boulanger 1800 € net", "tap Valider")).toContain("💶 « 1800 € net »");
  });

  test("another amount is another word", async () => {
    expect(await answer("boulanger 1800 € net", "tap Valider", "Lyon 2000 euros")).not.toContain("💶");
  });
});

describe("of a range of pay the lower end is the filter, and the upper end is said to be none", () => {
  test.each([
    ["boulanger Lyon entre 1800 et 2200 €", "entre 1800 et 2200 €", "1 800"],
    ["boulanger Lyon de 1 900 à 2 300 euros par mois", "de 1 900 à 2 300 euros par mois", "1 900"],
    ["boulanger Lyon 30-35k€", "30-35k€", "2 500"],
    ["boulanger Lyon entre 13 et 15 € de l'heure", "entre 13 et 15 € de l'heure", "1 972"],
  ])("%s", async (typed, said, euros) => {
    const list = await answer(typed);
    expect(list).toContain(
      `💶 « ${said} » : je cherche à partir de ${euros} € par mois ; je n'ai pas de filtre pour le maximum.`,
    );
    expect(list).toContain(`${euros} € et plus`);
  });

  test("while a job or a town is asked for, and not of another amount", async () => {
    expect(await answer("boulanger entre 1800 et 2200 €", "tap Valider")).toContain("pas de filtre pour le maximum");
    expect(await answer("boulanger entre 1800 et 2200 €", "tap Valider", "Lyon 2000 euros")).not.toContain("maximum");
    expect(await answer("boulanger Lyon 1800 € ou plus")).not.toContain("maximum");
  });

  test.each([
    ["entre 1800 et 2200", "1 800"],
    ["1800-2200", "1 800"],
    ["de 25 à 30 k€ par an", "2 083"],
    ["12,50 à 14 € de l'heure", "1 896"],
  ])("in the panel: %s", async (typed, euros) => {
    const panel = await answer("boulanger Lyon", "tap Filtres", "tap Salaire", typed);
    expect(panel).toContain(`« ${typed} » : je cherche à partir de ${euros} € par mois`);
    expect(panel).toContain(`Salaire : ${euros} € et plus`);
  });

  test.each(["2000 maximum", "moins de 2000 €", "jusqu'à 2000", "2000 au plus", "pas plus de 2000 €"])(
    "in the panel a highest pay is no lowest one: %s",
    async (typed) => {
      const panel = await answer("boulanger Lyon", "tap Filtres", "tap Salaire", typed);
      expect(panel).toContain("pas de filtre pour un salaire maximum");
      expect(panel).not.toContain("2 000 € et plus (");
    },
  );

  test.each(["au moins 2000", "2000 ou plus", "pas moins de 2000 €", "2000 par mois", "plus de 2000"])(
    "in the panel a lowest pay stays one: %s",
    async (typed) => {
      const panel = await answer("boulanger Lyon", "tap Filtres", "tap Salaire", typed);
      expect(panel).toContain("Salaire : 2 000 € et plus");
      expect(panel).not.toContain("maximum");
    },
  );
});
