import { describe, expect, test } from "vitest";
import { servicesWith, session } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";

/** What is answered to the last of some lines, where every search has twelve offers. */
async function answer(...lines: string[]): Promise<string> {
  const here = session({ services: servicesWith({ offers: async (_search, page) => pageOf(12, page) }) });
  const said = await here.play(...lines);
  return said.slice(said.lastIndexOf(`\n> ${lines.at(-1)}\n`));
}

describe("of a sentence that is not understood, no jobs are made", () => {
  test.each([
    [["je ne conduis plus"]],
    [["hi, do you speak english?"]],
    [["serveur lyon connard", "non mais sérieux c'est quoi ces offres pourries"]],
    [["mécanicien moto Béziers", "il n'a pas encore son brevet"]],
    [["serveur Lyon", "les plus proches d'abord"]],
    [["plongeur Savoie", "avec ma copine, couple"]],
    [["serveur Lyon", "voire les offres"]],
    [["serveuse Lille", "je veux faire bp ou mention complémentaire"]],
  ])("%j", async (lines) => {
    const said = await answer(...lines);
    expect(said).toContain("Je n'ai pas compris «");
    expect(said).not.toContain("Rien d'exact");
  });
});

describe("what changes a search does so while jobs are ticked and the place is asked for", () => {
  const ticking = ["boulanger", "tap Annuler", "à Lyon", "boulangère"];
  test.each([
    ["plus près", "Lyon (69) + 10 km"],
    ["trop loin encore", "Lyon (69) + 10 km"],
    ["plus loin", "Lyon (69) + 50 km"],
  ])("%s", async (text, says) => {
    const said = await answer(...ticking, text);
    expect(said).toContain(says);
    expect(said).toContain("[☑ Boulanger / Boulangère]");
  });

  test("any contract is not any place", async () => {
    const said = await answer(...ticking, "cdd", "peu importe le contrat");
    expect(said).toContain("Lyon (69) + 20 km\n");
    expect(said).not.toMatch(/toute la France|CDD/);
  });
});

test("an order by distance is not taken for the one by date", async () => {
  expect(await answer("serveur Lyon", "les plus proches d'abord")).not.toContain("Plus récentes d'abord");
});

describe("a time of travel counts as one travels", () => {
  test.each([
    ["boulanger à 30 min en vélo de Lyon", "30 minutes de trajet : je compte environ 8 km, comme à vélo."],
    ["boulanger Lyon 20 min à pied max", "20 minutes de trajet : je compte environ 2 km, comme à pied."],
    ["boulanger Lyon 30 minutes en bus", "30 minutes de trajet : je compte environ 12 km, comme en bus ou en train."],
    ["conducteur de bus à 30 min de Lyon", "30 minutes de trajet : je compte environ 24 km, comme en voiture."],
  ])("%s", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });
});

test("what is denied twice is wanted, and no word is wanted and unwanted at once", async () => {
  expect(await answer("serveur Chamonix", "sans logement c'est pas possible")).toContain("avec « logement »");
  const said = await answer("serveur Lyon le soir", "pas le soir");
  expect(said).toContain("sans « soir »");
  expect(said.slice(0, said.indexOf("Changé"))).not.toContain("avec « soir »");
});

test("alerts are not stopped by what only sounds like a job that was found", async () => {
  expect(await answer("serveur Lyon", "préviens-moi", "commence en septembre")).not.toMatch(/Bravo|arrêtée/);
});

test("a word that is also a village leads nowhere beside a job", async () => {
  expect(await answer("j'aime bien les animaux")).not.toContain("Aime-la-Plagne");
});

test("an alert comes on the one day that is named with its hour", async () => {
  const said = await answer("serveur Lyon", "préviens-moi", "le mercredi à 18h");
  expect(said).toContain("chaque mercredi à 18 h");
});

test("an RQTH hides no offers, unless that is asked for", async () => {
  const said = await answer("j'ai une RQTH je cherche un poste de secrétaire à Strasbourg");
  expect(said).toContain("toutes les offres vous sont ouvertes");
  expect(said).toContain("📍 Strasbourg (67) + 20 km");
  expect(said).not.toContain("Ouvert aux travailleurs handicapés");
  expect(await answer("secrétaire Strasbourg", "uniquement RQTH")).toContain("Ouvert aux travailleurs handicapés");
});

test("an alert is made of the search on screen where one is asked for with its days", async () => {
  expect(await answer("waiter in Nice", "send me an alert every day")).toContain("🔔 Alerte créée");
});

describe("what people ask is met by what helps", () => {
  test.each([
    [["à quoi bon"], "France Travail, 3949"],
    [["comptable Limoges", "moi pas comprendre"], "❓ Comment ça marche"],
    [["apl"], "droit"],
    [["rupture conventionnelle comment ça marche"], "Info droit du travail"],
    [["je travaille depuis chez moi on me demande de recevoir des colis"], "SignalConso"],
    [["comment on efface tout ?"], "Supprimer définitivement"],
    [["boulanger", "tap Valider", "revenir au début"], "Écrivez simplement un métier"],
  ])("%j", async (lines, says) => {
    expect(await answer(...lines)).toContain(says);
  });
});
