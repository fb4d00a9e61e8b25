import { describe, expect, test } from "vitest";
import { servicesWith, session } from "../fakes/chat.ts";

async function answer(...lines: string[]): Promise<string> {
  const here = session({ services: servicesWith() });
  const last = lines.pop() ?? "";
  if (lines.length > 0) await here.play(...lines);
  return here.play(last);
}

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
