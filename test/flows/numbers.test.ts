import { describe, expect, test } from "vitest";
import { chat, threePages } from "../fakes/chat.ts";

/** What the last of some lines is answered with. */
const last = async (...lines: string[]) => (await chat(lines, { services: threePages })).split(/^> /m).at(-1) ?? "";

describe("a number in a list is opened by its number", () => {
  test.each(["2", "n° 2", "offre 2", "L'offre 2", "voir 2", "Annonce numéro 2"])("%j of the results", async (text) => {
    expect(await last("boulanger à Lyon", text)).toContain("[‹ Retour à la liste]");
  });

  test("one of another page leads to that page", async () => {
    expect(await last("boulanger à Lyon", "offre 12")).toMatch(/12\. .*3\/3/s);
  });

  test("an alert", async () => {
    expect(await last("boulanger à Lyon", "tap M'alerter", "mes alertes", "1")).toContain("🗑 Supprimer");
  });

  test.each([
    ["a number that is not in the list", "offre 40"],
    ["two digits are a département", "13"],
  ])("but not %s", async (_, text) => {
    const said = await last("boulanger à Lyon", text);
    expect(said).not.toContain("Retour à la liste");
    if (text === "13") expect(said).toContain("Bouches-du-Rhône (13)");
  });

  test("and not where nothing is numbered", async () => {
    expect(await last("boulanger", "2")).toContain("Écrivez au moins 2 lettres");
  });
});
