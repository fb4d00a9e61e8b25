import { describe, expect, test } from "vitest";
import type { Offer } from "../../src/core/offers/offer.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { offer, pageOf } from "../fakes/offers.ts";
import { days } from "./days.ts";

const full: Offer = offer({
  title: "Serveur (H/F)",
  company: "Brasserie Lune",
  place: { label: "Villeurbanne (69)" },
  hours: "35 h, travail en soirée",
  contract: { kind: "cdd", label: "CDD - 6 mois" },
  facts: { licences: ["B"], level: "cap" },
  experience: { level: "beginner", label: "Débutant accepté" },
  contact: "Agence France Travail Villeurbanne",
  starts: "2026-12-01",
  languages: ["Anglais souhaité"],
  description: "Vous servez en salle. Un studio vous loge pour la saison. Repas fournis. Arrêt de bus à 200 m.",
});

const { company, hours, fullTime, salary, contract, experience, created, updated, ...rest } = offer();
const nothing: Offer = { ...rest, description: "Poste à pourvoir." };

/** What is answered to the last of some lines, where each offer says that. */
async function answer(says: Offer, ...lines: string[]): Promise<string> {
  const here = session({
    services: servicesWith({
      offers: async (_search, page) => pageOf(12, page),
      offer: async (_search, { key }) => ({ offer: { ...says, key }, distanceKm: 6 }),
    }),
  });
  const last = lines.pop() ?? "";
  await here.play(...lines);
  return here.play(last);
}

const isSearch = /Changé|quels métiers|Cochez|12 offres|Dans quelle ville/;

describe("a question about the offer that is open is answered from what it says", () => {
  test.each<[text: string, known: string, unknown: string]>([
    ["c'est où ?", "c'est à Villeurbanne (69), à 6 km.", "c'est à Lyon"],
    ["c'est loin ?", "à 6 km, à vol d'oiseau", "à 6 km"],
    ["c'est payé combien", "1 900 à 2 100 € par mois.", "ne dit pas le salaire"],
    ["combien ça paye ?", "1 900 à 2 100 € par mois.", "ne dit pas le salaire"],
    ["quels horaires", "35 h, travail en soirée.", "ne dit pas les horaires"],
    ["c'est quel contrat", "CDD - 6 mois.", "ne dit pas le contrat"],
    ["c'est un cdi ?", "CDD - 6 mois.", "ne dit pas le contrat"],
    ["faut le permis ?", "permis B exigé.", "ne parle pas de permis"],
    ["ya le logement ?", "« Un studio vous loge pour la saison ».", "ne parle pas de logement"],
    ["on est nourri ?", "« Repas fournis ».", "ne parle pas de repas"],
    ["c'est accessible en bus ?", "« Arrêt de bus à 200 m ».", "ne parle pas de bus"],
    ["c'est quelle boite", "Brasserie Lune.", "ne dit pas quelle entreprise"],
    ["comment je postule", "Agence France Travail Villeurbanne", "ouvre l'annonce"],
    ["tel ?", "Agence France Travail Villeurbanne", "ne donne ni numéro ni adresse"],
    ["ils prennent des débutants ?", "Débutant accepté.", "ne demande pas d'expérience"],
    ["quel diplôme il faut", "CAP ou BEP exigé.", "ne dit pas quel diplôme"],
    ["ça commence quand", "début le 1er décembre", "ne dit pas quand"],
    ["faut parler anglais ?", "Anglais souhaité.", "ne parle pas de langues"],
    ["on fait quoi", "Vous servez en salle.", "Poste à pourvoir."],
    ["elle date de quand", "publiée", "ne dit pas quand elle est parue"],
  ])("%j", async (text, known, unknown) => {
    const said = await answer(full, "serveur Lyon", "la 2", text);
    expect(said).toContain(known);
    expect(said).not.toMatch(isSearch);
    expect(said).toContain("↗️ Voir et postuler");
    expect(await answer(nothing, "serveur Lyon", "la 2", text)).toContain(unknown);
  });

  test("by its number below the list, from another offer, and after another question", async () => {
    for (const lines of [
      ["la 3 c'est payé combien"],
      ["c'est payé combien la 3 ?"],
      ["la 2", "et la 3 c'est payé combien ?"],
    ])
      expect(await answer(full, "serveur Lyon", ...lines)).toContain("Serveur (H/F) : 1 900 à 2 100 € par mois.");
    expect(await answer(full, "serveur Lyon", "la 2", "c'est où ?", "et c'est quel contrat ?")).toContain(
      "CDD - 6 mois.",
    );
  });

  test("then the whole offer and its list are a tap away", async () => {
    expect(await answer(full, "serveur Lyon", "la 2", "c'est où ?", "tap Toute l'offre")).toContain("📮 Agence");
    expect(await answer(full, "serveur Lyon", "la 2", "c'est où ?", "retour")).toContain("👉 2.");
  });

  test("in a digest as well", async () => {
    const here = days();
    await here.play("boulanger à Lyon", "tap M'alerter");
    here.publishes(2);
    await here.tomorrow();
    expect(await here.play("la 2 c'est où ?")).toContain("c'est à Lyon 3e (69), à 3 km.");
    expect(await here.play("c'est payé combien")).toContain("1 900 à 2 100 € par mois.");
    expect(await here.play("tap Toute l'offre")).toContain("Retour aux nouvelles offres");
    await here.play("retour");
    expect(await here.play("quels horaires ?")).toContain("De quelle offre s'agit-il ?");
  });
});

test.each(["quels horaires ?", "faut le permis ?", "c'est où ?", "ya le logement ?"])(
  "%j below a list asks which offer is meant",
  async (text) => expect(await answer(full, "serveur Lyon", text)).toContain("De quelle offre s'agit-il ?"),
);

test("a wish is no question", async () => {
  for (const [text, filter] of [
    ["sans permis", "Pas de permis"],
    ["le soir", "avec « soir »"],
    ["cdi", "CDI"],
    ["logé", "avec « logement »"],
  ] as const)
    expect(await answer(full, "serveur Lyon", "la 2", text)).toContain(`+ 20 km · ${filter} ·`);
});
