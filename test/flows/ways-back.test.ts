import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith, session } from "../fakes/chat.ts";

const answer = answerWith(servicesWith());

describe("from the results, every question leads back to them", () => {
  const way = "[‹ Revenir à ma recherche]";

  test.each([
    [["vente", "tap Annuler"]],
    [["xqzkw", "tap Autre mot"]],
    [["vente", "tap Annuler", "pâtissier", "tap Annuler"]],
    [["annuler"]],
    [["tap Modifier", "tap Nouvelle recherche"]],
    [["j'ai trouvé un emploi"]],
  ])("%j", async (lines) => {
    const here = session({ services: servicesWith() });
    await here.play("boulanger Lyon");
    expect(await here.play(...lines)).toContain(way);
    expect(await here.play("tap Revenir à ma recherche")).toContain("🔎 Boulanger / Boulangère · 📍 Lyon (69)");
  });

  test.each([["Saint-Denis"], ["serveur saint denis"], ["serveur à Qwzkrt"]])(
    "[Annuler] at the places that %j may mean",
    async (text) => {
      expect(await answer("boulanger Lyon", text, "tap Annuler")).toContain("🔎 Boulanger / Boulangère · 📍 Lyon (69)");
    },
  );
});

describe("the label of a button that is on screen presses it, typed", () => {
  const alert = ["boulanger Lyon", "tap M'alerter"];

  test.each([
    [[...alert, "tap Jours", "Tous les jours"], "C'est noté : chaque jour à 8 h"],
    [[...alert, "tap Jours", "du lundi au vendredi"], "C'est noté : du lundi au vendredi à 8 h"],
    [[...alert, "tap Jours", "Dès parution (8 h à 20 h)"], "C'est noté : dès parution"],
    [[...alert, "tap Heure", "Fuseau horaire"], "L'heure d'où ?"],
    [[...alert, "Jours"], "Quels jours ?"],
    [[...alert, "supprimer"], "Supprimer l'alerte"],
    [["boulanger Lyon", "filtres"], "⚙️ Filtres."],
    [["boulanger Lyon", "filtres", "Contrat : tous"], "☐ CDI"],
    [["boulanger Lyon", "modifier"], "Que voulez-vous changer ?"],
    [["boulanger Lyon", "tap Modifier", "rayon : 20 km"], "Jusqu'où cherchez-vous ?"],
    [["boulanger Lyon", "tap Modifier", "tap Rayon", "50 km"], "Lyon (69) + 50 km · 2 offres"],
    [["boulanger", "valider"], "Dans quelle ville ?"],
    [["boulanger Lyon", "alternance", "Emploi"], "🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres"],
    [["boulanger saint denis", "Saint-Denis (93)"], "📍 Saint-Denis (93) + 20 km · 2 offres"],
    [["boulanger Lyon", "tap Modifier", "tap Lieu", "annuler"], "📍 Lyon (69) + 20 km · 2 offres"],
  ])("%j", async (lines, says) => {
    expect(await answer(...lines)).toContain(says);
  });

  test.each([
    ["tap Heure", "non"],
    ["tap Nom", "Non merci"],
    ["tap Jours", "annuler"],
  ])("%s, then %s leads back to the alert", async (tap, text) => {
    expect(await answer(...alert, tap, text)).toMatch(/🔔 Boulanger \/ Boulangère · Lyon[\s\S]*Je vous écris/);
  });

  test("at an amount it leads back to the panel", async () => {
    const said = await answer("boulanger Lyon", "tap Filtres", "tap Salaire", "non");
    expect(said).toContain("[Salaire : tous]");
  });
});

describe("wordings", () => {
  test("several places that were named are not one name", async () => {
    expect(await answer("boulanger Nantes et Rennes")).toContain("📍 Nantes (44) et Rennes (35) + 20 km");
    expect(await answer("boulanger Saint-Denis")).toContain("Plusieurs lieux répondent à Saint-Denis. Lequel ?");
    expect(await answer("boulanger près de Villeneuve")).toContain("répondent à Villeneuve. Lequel ?");
    // Of towns whose names begin so, one with three times the inhabitants of the next is meant.
    expect(await answer("boulanger près de Villefranche")).toContain("Villefranche-sur-Saône (69)");
  });

  test("a text that says nothing is said to, and not confirmed", async () => {
    expect(await answer("12", "mdr")).toContain("(Je ne reconnais pas de métier dans « mdr ».)");
    expect(await answer("boulanger", "tap Valider", "lol")).toContain("(Je ne reconnais pas de lieu dans « lol ».)");
  });
});
