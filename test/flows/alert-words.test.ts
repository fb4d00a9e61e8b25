import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { days } from "./days.ts";

const answer = answerWith();

describe("below offers, an alert is made for the time that is said", () => {
  test.each([
    ["envoie moi ça tous les matins", "chaque jour à 8 h"],
    ["envoyez-moi les offres chaque soir", "chaque jour à 18 h"],
    ["tous les lundis à 8h", "chaque lundi à 8 h"],
    ["je veux recevoir les offres chaque vendredi à 12h", "chaque vendredi à 12 h"],
    ["préviens moi si ya du nouveau", "chaque jour à 8 h"],
    ["tiens moi au courant", "chaque jour à 8 h"],
  ])("%j", async (text, when) => {
    for (const before of [["serveur Lyon"], ["serveur Lyon", "la 2"]]) {
      const said = await answer(...before, text);
      expect(said).toContain("🔔 Alerte créée : Serveur / Serveuse · Lyon (69) + 20 km");
      expect(said).toContain(`Je vous écris ${when}`);
    }
    // It is kept so, and not only said.
    expect(await answer("serveur Lyon", text, "/alertes")).toContain(`+ 20 km, ${when}`);
  });

  test("one that there is already gets that time", async () => {
    const said = await answer("serveur Lyon", "préviens-moi", "serveur Lyon", "tous les lundis à 9h", "/alertes");
    expect(said).toContain("Vos alertes (1/10)");
    expect(said).toContain("+ 20 km, chaque lundi à 9 h");
  });

  test("hours of work are none", async () => {
    expect(await answer("serveur Lyon", "le matin")).toContain("avec « matin »");
    expect(await answer("serveur Lyon", "ne m'envoie pas d'alerte tous les jours")).not.toContain("Alerte créée");
  });
});

describe("from anywhere, the only alert is the one that is meant", () => {
  test.each([
    ["mets mon alerte en pause", "⏸ En pause jusqu'à"],
    ["change l'heure à 18h", "✅ C'est noté : chaque jour à 18 h."],
    ["arrête mon alerte", "🔕"],
  ])("%j", async (text, says) => {
    for (const where of ["/start", "serveur Brest"])
      expect(await answer("serveur Lyon", "préviens-moi", where, text)).toContain(says);
  });

  test("a pause lasts a week, and who wants a longer one is told", async () => {
    const said = await answer("serveur Lyon", "préviens-moi", "/start", "arrête les messages pendant 2 semaines");
    expect(said).toContain("Une pause dure 7 jours.");
    expect(said).toContain("⏸ En pause jusqu'à");
  });

  test("they go on in words as well", async () => {
    const lines = [
      "serveur Lyon",
      "préviens-moi",
      "/start",
      "mets mon alerte en pause",
      "/start",
      "reprends mes alertes",
    ];
    expect(await answer(...lines)).toContain("1. 🔔 Serveur / Serveuse · Lyon (69) + 20 km, chaque jour à 8 h");
  });

  test("of several, one is asked for, by its number", async () => {
    const two = ["serveur Lyon", "préviens-moi", "boulanger Lille", "préviens-moi", "/start"];
    expect(await answer(...two, "mets mon alerte en pause")).toContain("De quelle alerte s'agit-il ?");
    expect(await answer(...two, "mets mon alerte en pause", "la 2")).toMatch(/Boulanger.*\n⏸ En pause jusqu'à/);
    expect(await answer(...two, "change l'heure à 18h", "tap 1")).toContain("✅ C'est noté : chaque jour à 18 h.");
    expect(await answer(...two, "change l'heure à 18h", "/start", "mes alertes", "1")).not.toContain("C'est noté");
    expect(await answer(...two, "arrête la 2")).toMatch(/Boulanger.*\n🔕 Alerte arrêtée/);
  });

  test("without any, none is asked for", async () => {
    const said = await answer("/start", "mets mon alerte en pause");
    expect(said).toContain("Vous n'avez pas encore d'alerte.");
    expect(said).not.toContain("De quelle alerte");
  });

  test("a digest means its own", async () => {
    const here = days();
    await here.play("boulanger à Lyon", "tap M'alerter");
    here.publishes(2);
    await here.tomorrow();
    await here.play("tap Voir 1");
    expect(await here.play("tous les lundis à 8h")).toContain("✅ C'est noté : chaque lundi à 8 h.");
  });
});
