import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";

const answer = answerWith();

const deletesAll = /Supprimer définitivement/;
const two = ["serveur Lyon", "préviens-moi", "boulanger Lille", "préviens-moi", "/start"];

describe("what names a job, a town or an alert ends that, and never everything", () => {
  test.each([
    ["supprime serveur", /^⏸ Serveur/m],
    ["efface lyon", /^⏸ Serveur/m],
    ["supprime l'alerte de Lille", /^⏸ Boulanger/m],
    ["arrête boulangère", /^⏸ Boulanger/m],
    ["stop serveuse", /^⏸ Serveur/m],
    ["efface l'alerte boulanger à Lille", /^⏸ Boulanger/m],
    ["tu peux supprimer mon alerte pour serveur stp", /^⏸ Serveur/m],
    ["mon alerte serveur à 18h plutôt", /Serveur.*\n.*chaque jour à 18 h/],
    ["mets l'alerte de Lille en pause", /Boulanger.*\n⏸ En pause/],
  ])("%j, with two alerts", async (text, says) => {
    const said = await answer(...two, text);
    expect(said).toMatch(says);
    expect(said).not.toMatch(deletesAll);
  });

  test.each(["supprime le bar", "efface plombier", "supprime le caca", "supprime Toulouse"])(
    "%j names none of them, and it is asked which",
    async (text) => {
      const said = await answer(...two, text);
      expect(said).toMatch(/Aucune de vos alertes ne parle de « .+ »\. De quelle alerte s'agit-il/);
      expect(said).not.toMatch(deletesAll);
      expect(await answer(...two, text, "2")).toMatch(/^⏸ Boulanger/m);
    },
  );

  test("several that are named are asked about", async () => {
    const lines = ["serveur Lyon", "préviens-moi", "serveur Lille", "préviens-moi", "/start"];
    expect(await answer(...lines, "supprime serveur")).toContain("Plusieurs de vos alertes parlent de « serveur »");
  });

  test.each(["supprime le bar", "efface lyon", "arrête boulanger"])("%j without any alert", async (text) => {
    const said = await answer("/start", text);
    expect(said).toContain("Vous n'avez pas encore d'alerte.");
    expect(said).toContain("« supprime mes données »");
    expect(said).not.toMatch(deletesAll);
  });
});

describe("at results it is a part of the search", () => {
  test("a job of several goes, and the others stay", async () => {
    const lines = ["serveur Lyon", "et cuisinier aussi"];
    const said = await answer(...lines, "supprime cuisinier");
    expect(said).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km");
    expect(said).toContain("✏️ Changé");
    expect(await answer(...lines, "enlève serveur")).toContain("🔎 Cuisinier / Cuisinière · 📍 Lyon");
  });

  test("without its only job, which one is asked", async () => {
    const said = await answer("serveur Lyon", "supprime serveur");
    expect(said).toContain("Quel métier cherchez-vous ?");
  });

  test.each(["supprime le bar", "efface cuisinier", "supprime le caca"])(
    "%j is not there: nothing goes",
    async (text) => {
      for (const before of [["serveur Lyon"], ["serveur Lyon", "préviens-moi", "serveur Lyon"]]) {
        const said = await answer(...before, text);
        expect(said).toMatch(/« .+ » n'est ni dans votre recherche ni dans vos alertes/);
        expect(said).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 12 offres");
        expect(said).not.toMatch(deletesAll);
      }
    },
  );

  test("but an alert that is called so is stopped", async () => {
    const said = await answer("boulanger Lille", "préviens-moi", "serveur Lyon", "supprime boulanger");
    expect(said).toMatch(/^⏸ Boulanger/m);
  });

  test("filters and words go as ever", async () => {
    expect(await answer("serveur Lyon cdi", "supprime le cdi")).toContain("Lyon (69) + 20 km · 12 offres");
    expect(await answer("serveur Lyon le soir", "efface le soir")).toContain("Lyon (69) + 20 km · 12 offres");
  });
});

test.each(["supprime tout", "efface mes données", "supprimer mon compte", "efface tout ce que tu sais sur moi"])(
  "%j deletes everything, once that is confirmed",
  async (text) => {
    for (const before of [["/start"], ["serveur Lyon"]]) expect(await answer(...before, text)).toMatch(deletesAll);
  },
);

describe("who names an alert means an alert wherever they are", () => {
  test.each([
    ["mon alerte à 18h plutôt", "✅ C'est noté : chaque jour à 18 h."],
    ["mets mon alerte à midi", "✅ C'est noté : chaque jour à 12 h."],
    ["mon alerte le lundi à 9h", "chaque lundi à 9 h"],
    ["mon alerte en semaine seulement", "du lundi au vendredi"],
    ["l'alerte plutôt le soir", "chaque jour à 18 h"],
  ])("%j", async (text, says) => {
    for (const where of ["/start", "serveur Brest"])
      expect(await answer("serveur Lyon", "préviens-moi", where, text)).toContain(says);
  });
});

describe("an alert that has no name beside it", () => {
  const texts = [
    "supprime l'alerte",
    "supprime mon alerte",
    "supprime mes alertes",
    "enlève l'alerte svp",
    "efface l’alerte",
  ];

  test.each(texts)("%j: the only one is stopped, with a way back", async (text) => {
    for (const where of [["/start"], ["serveur Brest"], ["serveur Brest", "la 2"], ["boulanger"], ["/alertes"]]) {
      const said = await answer("serveur Lyon", "préviens-moi", ...where, text);
      expect(said).toContain("🔕 Alerte arrêtée");
      expect(said).toContain("[▶️ Reprendre");
    }
  });

  test.each(texts)("%j: of several the list is shown, and nothing is stopped", async (text) => {
    for (const where of [["/start"], ["serveur Brest"], ["/alertes"]]) {
      const said = await answer(...two, ...where, text);
      expect(said).toContain("De quelle alerte s'agit-il ?");
      expect(said).toContain("2. 🔔 Boulanger");
      expect(said).not.toContain("⏸ Serveur");
    }
  });
});

test("an alert that is named while titles are ticked is changed, and no title is unticked", async () => {
  const lines = ["serveur Lyon", "préviens-moi", "boulanger Lille", "préviens-moi", "serveur"];
  expect(await answer(...lines, "mon alerte serveur à 18h")).toMatch(/Serveur.*\n.*chaque jour à 18 h/);
  expect(await answer(...lines, "supprime l'alerte serveur")).toMatch(/^⏸ Serveur/m);
  expect(await answer(...lines, "mon alerte plombier à 18h")).not.toContain("[ ] Serveur");
});

describe("every verb that takes away is known everywhere", () => {
  const verbs = ["enlève", "retire", "supprime", "efface", "vire", "ôte", "oublie", "annule", "dégage"];

  test.each(verbs)("%s: a job, a place, a filter and a word", async (verb) => {
    expect(await answer("serveur Lyon", "et cuisinier aussi", `${verb} cuisinier`)).toContain(
      "🔎 Serveur / Serveuse · 📍 Lyon",
    );
    expect(await answer("serveur Lyon et Grenoble", `${verb} Grenoble`)).toContain("📍 Lyon (69) + 20 km");
    expect(await answer("serveur Lyon cdi", `${verb} le cdi`)).toContain("Lyon (69) + 20 km · 12 offres");
    expect(await answer("serveur Lyon le soir", `${verb} le soir`)).toContain("Lyon (69) + 20 km · 12 offres");
  });
});

test("what happened to somebody ends nothing", async () => {
  for (const text of ["viré sans préavis, c'est légal ?", "arrêté par la police", "supprimé de la liste"])
    expect(await answer(...two, text)).not.toMatch(/Alerte arrêtée|alertes ne parle|Supprimer définitivement/);
});
