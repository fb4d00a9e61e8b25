import { describe, expect, test } from "vitest";
import { servicesWith, session } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";

/** What is answered to the last of some lines, where every search has twelve offers. */
async function answer(...lines: string[]): Promise<string> {
  const here = session({ services: servicesWith({ offers: async (_search, page) => pageOf(12, page) }) });
  const said = await here.play(...lines);
  const at = said.lastIndexOf(`\n> ${lines.at(-1)}\n`);
  expect(at).toBeGreaterThanOrEqual(0);
  return said.slice(at);
}

describe("what is written below a list changes its search, says so, and can be taken back", () => {
  test.each<[text: string, breadcrumb: string, changed: string]>([
    ["plus loin", "Lyon (69) + 50 km ·", "rayon 50 km"],
    ["c'est trop loin", "Lyon (69) + 10 km ·", "rayon 10 km"],
    ["CDI seulement", "Lyon (69) + 20 km · CDI ·", "CDI"],
    ["et à Villeurbanne ?", "Villeurbanne (69) + 20 km ·", "Villeurbanne (69)"],
    ["et barman aussi", "Serveur / Serveuse + 1 métier · 📍 Lyon", "Barman"],
    ["pas le week-end", "sans « week-end »", "sans « week-end »"],
    ["que du temps partiel", "+ 20 km · Temps partiel ·", "Temps partiel"],
    ["les plus récentes d'abord", "Plus récentes d'abord", "Plus récentes d'abord"],
    ["en alternance plutôt", "🎓 Alternance · Serveur", "Alternance"],
    ["que chez accor", "avec « accor »", "avec « accor »"],
  ])("%j", async (text, breadcrumb, changed) => {
    const said = await answer("serveur Lyon", text);
    expect(said).toContain(breadcrumb);
    expect(said).toContain(`✏️ Changé : ${changed}\n[↩︎ Annuler]`);
    for (const way of ["annuler", "remets comme avant"])
      expect(await answer("serveur Lyon", text, way)).toContain(
        "🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 12 offres",
      );
  });

  test("all filters go at once", async () => {
    const said = await answer("serveur Lyon le soir cdi", "enlève les filtres");
    expect(said).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 12 offres");
    expect(said).toContain("« CDI » enlevé");
  });
});

test("times of work, lodging and a time of travel are wishes", async () => {
  expect(await answer("serveur Lyon soir")).toContain("Lyon (69) + 20 km · avec « soir »");
  expect(await answer("logé nourri saison hiver Chamonix serveur")).toContain("Saisonnier · avec « logement »");
  expect(await answer("serveur à 30 min de Chambéry")).toContain(
    "30 minutes de trajet : je compte environ 24 km, comme en voiture.",
  );
});

test("a sector shows its first jobs, a diploma those that it leads to", async () => {
  expect(await answer("restauration")).toMatch(/☑ Equipier polyvalent.*Commis.*Serveur/s);
  expect(await answer("j'ai un CAP AEPE je cherche à Tours")).toMatch(
    /Tours \(37\) \+ 20 km.*puériculture|petite enfance/is,
  );
});

describe("what is written goes where its author wants to", () => {
  test.each<[lines: string[], says: string]>([
    [["serveur Lyon", "la 2"], "‹ Retour à la liste"],
    [["serveur Lyon", "ouvre la troisième"], "‹ Retour à la liste"],
    [["serveur Lyon", "la 2", "retour"], "👉 2."],
    [["serveur Lyon", "page 2"], "2/3"],
    [["serveur Lyon", "suivant"], "2/3"],
    [["serveur Lyon", "page 9"], "C'est la dernière page (3)."],
    [["serveur Lyon", "suivant", "la page d'avant"], "1/3"],
    [["serveur Lyon", "filtres"], "⚙️ Filtres."],
    [["serveur Lyon", "le marché"], "12 offres"],
    [["serveur Lyon", "la 2", "je veux postuler"], "Touchez « ↗️ Voir et postuler »"],
    [["serveur Lyon", "garder"], "Je ne garde pas encore d'offres de côté."],
    [["boulanger", "je sais pas trop", "peu importe lequel", "Quimper"], "Quimper (29) + 20 km"],
    [["boulanger", "tap Valider", "jsp"], "touchez « Toute la France »"],
    [["boulanger", "tap Valider", "n'importe où"], "toute la France"],
    [["filtres"], "Cherchez d'abord un métier et une ville"],
    [["serveur Lyon", "remets comme avant"], "Il n'y a rien à annuler"],
    [["serveur Lyon", "la 2", "suivante"], "‹ Retour à la liste"],
    [["serveur Lyon", "la 2", "tel ?"], "ne donne ni numéro ni adresse"],
    [["serveur Lyon", "cdd", "non cdi"], "Lyon (69) + 20 km · CDI ·"],
    [["serveur Lyon", "vacances de Noël"], "avec « vacances »"],
    [["infirmier Lyon", "plutôt en libéral"], "Lyon (69) + 20 km · Indépendant ·"],
    [["ménage ou cuisine"], "✅ Valider (2)"],
  ])("%j", async (lines, says) => {
    expect(await answer(...lines)).toContain(says);
  });
});

test("all titles are ticked, or none, however many were before", async () => {
  for (const before of [[], ["tap Boulanger / Boulangère"]]) {
    expect(await answer("boulanger", ...before, "tout cocher")).not.toContain("☐");
    expect(await answer("boulanger", ...before, "décoche tout")).not.toContain("☑");
    expect(await answer("boulanger", ...before, "décoche tout", "décoche tout")).not.toContain("☑");
  }
});

test("from the filters one comes back to the offers", async () => {
  expect(await answer("serveur Lyon", "filtres", "retour")).toContain("📍 Lyon (69) + 20 km · 12 offres");
});

describe("alerts are changed in words", () => {
  const followed = ["serveur Lyon", "préviens-moi"];
  test.each<[lines: string[], says: string]>([
    [[], "🔔 Alerte créée"],
    [["à 18 h plutôt"], "✅ C'est noté : chaque jour à 18 h."],
    [["mets en pause"], "⏸ En pause jusqu'à"],
    [["mes alertes", "arrête la 1"], "🔕 Alerte arrêtée"],
    [["mes alertes", "arrête la 4"], "Il n'y a pas d'alerte de ce numéro."],
    [["mes alertes", "arrête tout"], "🔕 Votre alerte est arrêtée."],
    [["serveur Brest", "mets mon alerte en pause"], "⏸ En pause jusqu'à"],
  ])("%j", async (lines, says) => {
    expect(await answer(...followed, ...lines)).toContain(says);
  });
});

describe("what a message forbids is not done", () => {
  test.each([
    "arrête pas mes alertes",
    "garde toutes les alertes",
    "arrête toutes sauf la 2",
    "n'arrête pas l'alerte 1",
    "ne mets pas en pause",
    "reprends toutes mes alertes",
    "toutes les alertes à 18 h",
  ])("%j stops no alert", async (text) => {
    const said = await answer("serveur Lyon", "préviens-moi", "mes alertes", text, "/alertes");
    expect(said).toContain("1. 🔔");
  });

  test("no alert is made, no filter removed, nothing widened", async () => {
    expect(await answer("serveur Lyon", "ne m'envoie pas d'alerte")).not.toContain("Alerte créée");
    expect(await answer("serveur Lyon cdi", "n'enlève pas les filtres")).not.toContain("« CDI » enlevé");
    expect(await answer("serveur Lyon", "ne cherche pas plus loin")).not.toContain("50 km");
  });

  test("who found something else than work keeps their alerts", async () => {
    for (const text of ["j'ai trouvé un appartement à Lyon", "mon mari a trouvé un travail", "j'ai trouvé ça nul"])
      expect(await answer("serveur Lyon", "préviens-moi", text)).not.toContain("Bravo");
  });
});

test("hours are read with their minutes, numbers only where they are numbers", async () => {
  expect(await answer("serveur Lyon", "préviens-moi", "pas à 8h mais à 18h30")).toContain("chaque jour à 18 h");
  expect(await answer("caissier Lille contrat 15 heures")).toContain("Temps partiel");
  expect(await answer("serveur Lyon", "la constructor")).not.toContain("‹ Retour à la liste");
  expect(await answer("serveur Lyon", "le 33")).toContain("Gironde");
});

test("a change in words keeps the filters that wait, and goes on where there is no radius", async () => {
  expect(await answer("serveur Lyon cdi", "tap Entreprises", "plus loin", "tap Emploi", "page 1")).toContain("CDI ·");
  expect(await answer("serveur Rhône", "plus loin")).toContain("toute la France");
});

test("what is only like a job is not ticked", async () => {
  expect(await answer("enlève les filtres")).not.toContain("☑");
  expect(await answer("boulangiste")).not.toContain("☑ Conducteur");
});
