import { describe, expect, test } from "vitest";
import { servicesWith, session } from "../fakes/chat.ts";
import { company, pageOf } from "../fakes/offers.ts";

/** Two companies in any circle. */
function start() {
  const services = servicesWith({
    offers: async ({ kind }, page) =>
      pageOf(2, page, {}, kind === "entreprises" ? (key) => company({ key }) : undefined),
  });
  const here = session({ services });
  return async (...lines: string[]) => {
    const said = await here.play(...lines);
    return said.slice(said.lastIndexOf("\n> "));
  };
}

describe("who has no vehicle is shown nothing farther away than they asked for", () => {
  test.each([
    "j'ai 17 ans, pas de voiture, apprentissage boulanger à Riom",
    "alternance boulanger Riom sans voiture",
    "alternance boulanger à Riom, je suis pas véhiculé",
    "alternance boulanger à Riom je me déplace en bus",
    "alternance boulanger Riom sans moyen de transport",
    "alternance boulanger Riom, que en transports en commun",
  ])("%j", async (text) => {
    const play = start();
    expect(await play(text)).toContain("Sans véhicule : je ne cherche pas plus loin sans vous le demander.");
    const companies = await play("tap Entreprises");
    expect(companies).toMatch(/🏢 Entreprises · Boulanger \/ Boulangère · 📍 Riom \(63\) \+ 20 km · 2 entreprises/);
    // They may still ask for it.
    expect(await play("plus loin")).toContain("Riom (63) + 50 km");
  });

  test("who says it twice has said nothing else", async () => {
    const said = await start()("alternance boulanger à Riom sans voiture, je me déplace en bus");
    expect(said).toContain("Sans véhicule");
    expect(said).not.toContain("Je n'ai pas compris");
  });

  test.each(["alternance boulanger à Riom", "alternance boulanger à Riom, voiture de fonction"])(
    "unlike others: %j",
    async (text) => {
      const play = start();
      expect(await play(text)).not.toContain("Sans véhicule");
      expect(await play("tap Entreprises")).toContain("Riom (63) + 50 km");
    },
  );
});
