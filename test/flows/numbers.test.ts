import { describe, expect, test } from "vitest";
import type { Services } from "../../src/core/services.ts";
import { chat, servicesWith, threePages } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";
import { days } from "./days.ts";

/** What the last of some lines is answered with. */
const last = async (...lines: string[]) => (await chat(lines, { services: threePages })).split(/^> /m).at(-1) ?? "";

describe("a number in a list is opened by its number", () => {
  test.each(["2", "n° 2", "offre 2", "L'offre 2", "voir 2", "Annonce numéro 2"])("%j of the results", async (text) => {
    expect(await last("boulanger à Lyon", text)).toContain("[‹ Retour à la liste]");
  });

  test.each(["offre 12", "la 12", "voir la 12"])("%j of another page is opened as well", async (text) => {
    const said = await last("boulanger à Lyon", text);
    expect(said).toContain("n° 111ABCD");
    expect(said).toContain("[‹ Retour à la liste]");
    // From there the list goes on with its own page.
    expect(await last("boulanger à Lyon", text, "tap Retour à la liste")).toMatch(/12\. .*3\/3/s);
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
});

describe("a number below a digest that came by itself", () => {
  /** A list of twelve offers, an alert for them, and the digest of the next day. */
  async function morning(...lines: string[]) {
    const here = days({ offers: async (_search, page) => pageOf(12, page) });
    await here.play("boulanger à Lyon", "tap M'alerter", "boulanger à Lyon", ...lines);
    here.publishes(3, { title: "Chocolatier" });
    expect(await here.tomorrow()).toContain("3 nouvelles offres");
    return here;
  }

  test("opens what stands behind it there", async () => {
    const here = await morning();
    expect(await here.play("2")).toMatch(/Chocolatier.*Retour aux nouvelles offres/s);
    expect(await here.play("offre 3")).toMatch(/Chocolatier.*Retour aux nouvelles offres/s);
  });

  test("also where the list, an offer of it, or another screen without numbers was shown before", async () => {
    for (const lines of [["tap Voir 2"], ["/aide"], ["plombier"], ["/emploi"]])
      expect(await (await morning(...lines)).play("2")).toContain("Chocolatier");
  });

  test("while words still refine the search that they were meant for", async () => {
    const here = await morning();
    expect(await here.play("CDI")).toMatch(/Boulanger .* · CDI · 12 offres/);
    // The list has come after the digest by then.
    expect(await here.play("2")).toContain("Retour à la liste");
  });

  test("a number that is on the list alone means the list", async () => {
    expect(await (await morning()).play("offre 12")).toContain("n° 111ABCD");
  });

  test("a number that was asked for is the answer", async () => {
    const here = await morning("tap Filtres", "tap Salaire");
    expect(await here.play("2")).not.toContain("Chocolatier");
  });
});

test("a list is still meant below an aside without numbers", async () => {
  expect(await last("boulanger à Lyon", "/aide", "2")).toContain("Retour à la liste");
});

test.each([["tap Voir 2"], ["tap Voir 2", "tap Pourquoi"]])(
  "where one offer is shown, a number opens another of its list: %j %j",
  async (...lines) => {
    const opened: string[] = [];
    const offer: Services["offer"] = async (_search, { key }) => {
      opened.push(key);
      return servicesWith().offer(_search, { key });
    };
    const said = await chat(["boulanger à Lyon", ...lines, "offre 3", "offre 12"], {
      services: { ...threePages, offer },
    });
    expect(said.split(/^> /m).at(-1)).toContain("Retour à la liste");
    expect(opened.slice(-2)).toEqual(["ft:102ABCD", "ft:111ABCD"]);
  },
);

test("a number that is nowhere on the list is said not to be", async () => {
  expect(await last("boulanger à Lyon", "offre 40")).toContain(
    "Il n'y a pas de n° 40 ici : les numéros vont de 1 à 12.",
  );
});
