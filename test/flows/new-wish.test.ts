import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith } from "../fakes/chat.ts";

const answer = answerWith(servicesWith());

describe("a whole new wish where a place is asked for", () => {
  test.each([
    ["plombier 12 rue de la République", "secrétaire 25h semaine à Tours"],
    ["boulanger près de chez moi", "infirmier 30 heures par semaine à Dijon"],
    ["boulanger près de chez moi", "je veux plutot serveur à Nice"],
    ["cuisinier à Lyon ou Grenoble", "cuisinier ou serveur à Lyon"],
    ["vendeur Suisse romande", "vendeur Bruxelles ou Lille"],
    ["boulanger à Xyzville", "secrétaire 25h semaine à Tours"],
  ])("after « %s », « %s » is read as anywhere else", async (before, wish) => {
    const anywhere = await answer(wish);
    expect(await answer(before, wish)).toBe(anywhere);
  });

  test.each([
    "je préfère Nantes",
    "disons Nantes",
    "quartier gare à Nantes",
    "mon village à côté de Nantes",
    "Nantes centre",
  ])("« %s » is still the answer", async (place) => {
    const said = await answer("boulanger", "tap Valider", place);
    expect(said).toContain("🔎 Boulanger / Boulangère · 📍 Nantes (44)");
    expect(said).not.toContain("pas compris");
  });

  test("words that are neither a job nor part of a place are told of", async () => {
    const said = await answer("boulanger près de chez moi", "blorgueur à Lyon");
    expect(said).toContain("Je n'ai pas compris « blorgueur » : je n'en tiens pas compte.");
    expect(said).toContain("🔎 Boulanger / Boulangère · 📍 Lyon (69)");
  });
});

describe("a job that is only a picture", () => {
  test.each(["👩‍🍳 à Brest 🌊", "Brest 👩🏽‍🍳", "👷 Brest"])("« %s » is not the job from before", async (wish) => {
    const said = await answer("boulanger Lyon cdi", wish);
    expect(said).toContain(`Je ne reconnais pas de métier dans « ${wish} ».`);
    expect(said).toContain("Quel métier cherchez-vous ?");
    expect(said).toContain("📍 Brest (29) : c'est noté.");
    expect(said).toContain("⚙️ Filtres gardés : CDI\n[Sans ces filtres]");
  });

  test.each(["à Brest 🌊", "📍 Brest", "🙏 Brest"])("« %s » is only a place", async (place) => {
    expect(await answer("boulanger Lyon", place)).toContain("🔎 Boulanger / Boulangère · 📍 Brest (29)");
  });
});

describe("a wish that was cancelled", () => {
  test.each([
    ["at the question for a place", ["boulanger près de chez moi cdi 2000 euros"]],
    ["at the list of jobs", ["vendeur télétravail cdd"]],
  ])("%s leaves no filter to the next one", async (_, lines) => {
    const asked = await answer(...lines, "tap Annuler");
    expect(asked).not.toContain("c'est noté");
    const next = await answer(...lines, "tap Annuler", "boulanger Lyon");
    expect(next).toContain("🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres");
    expect(next).not.toContain("Filtres (");
  });

  test("leaves those that were kept from the search before, which are said", async () => {
    const lines = ["boulanger Lyon cdi", "vendeur télétravail", "tap Annuler"];
    expect(await answer(...lines)).toContain("⚙️ Filtres gardés : CDI\n[Sans ces filtres]");
    const next = await answer(...lines, "serveur Nantes");
    expect(next).toContain("⚙️ Filtres gardés : CDI\n[Sans ces filtres]");
    expect(next).not.toContain("Télétravail");
  });
});

test("what a refusal leaves of the contracts from before is said to be kept", async () => {
  const said = await answer("cuisinier cdi ou cdd toulouse", "cuisinier pas cdi toulouse");
  expect(said).toContain("⚙️ Filtres gardés : CDD\n[Sans ces filtres]");
  expect(await answer("cuisinier cdi toulouse", "cuisinier pas cdi toulouse")).not.toContain("Filtres gardés");
});
