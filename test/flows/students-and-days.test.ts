import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";

const answer = answerWith();

describe("a job beside the studies is one, whoever asks for it", () => {
  test.each([
    "job étudiant Lyon",
    "jobs étudiants à Lyon",
    "je suis étudiante je cherche un job à Lyon",
    "étudiante",
    "étudiant",
  ])("%j", async (text) => {
    const said = await answer(text);
    expect(said).toContain("Hôte / Hôtesse de caisse");
    expect(said).not.toMatch(/Je ne trouve pas de métier|titre de séjour/);
    if (text.includes("Lyon")) expect(said).toContain("📍 Lyon (69) + 20 km");
  });

  test("beside another job it is who asks", async () => {
    expect(await answer("je peux le week-end et les vacances, étudiant")).not.toContain("caisse");
    expect(await answer("étudiante cherche serveuse à Lyon")).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km");
  });
});

describe("below offers", () => {
  test.each(["tous les jours", "chaque jour"])("%j offers an alert, and makes none", async (text) => {
    const said = await answer("serveur Lyon", text);
    expect(said).toContain("Voulez-vous recevoir ces offres ainsi ?");
    expect(said).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 12 offres");
    expect(await answer("serveur Lyon", text, "/alertes")).toContain("Vous n'avez pas encore d'alerte.");
  });

  test("who says what is to be sent gets it", async () => {
    expect(await answer("serveur Lyon", "préviens-moi tous les jours")).toContain("🔔 Alerte créée");
  });

  test("noon takes the place of other hours of work", async () => {
    expect(await answer("serveur Lyon le soir", "le midi")).toContain("Lyon (69) + 20 km · avec « midi » · 12 offres");
  });

  test.each([
    ["je veux toucher 2000", "2 000 € et plus"],
    ["gagner 2000", "2 000 € et plus"],
    ["toucher 1900 net", "1 900 € et plus"],
  ])("%j is the least pay", async (text, pay) => {
    expect(await answer("serveur Lyon", text)).toContain(pay);
  });
});

test.each(["midi", "à midi plutôt", "le midi", "mets-la à midi"])(
  "%j in the list of alerts is their hour",
  async (text) => {
    expect(await answer("serveur Lyon", "préviens-moi", text)).toContain("chaque jour à 12 h");
  },
);
