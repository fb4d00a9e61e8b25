import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";

const answer = answerWith();

describe("a place without a part of it", () => {
  const rest = "📍 Côtes-d'Armor (22), Ille-et-Vilaine (35) et Morbihan (56)";

  test.each([
    "serveur Bretagne sauf le Finistère",
    "serveur en Bretagne mais pas dans le 29",
    "serveur Bretagne hors Finistère",
  ])("%j: the départements that are left", async (text) => {
    expect(await answer(text)).toContain(`${rest} · 12 offres`);
  });

  test("of the region on screen too", async () => {
    expect(await answer("serveur Bretagne", "sauf le Finistère")).toContain(`✏️ Changé : ${rest.slice("📍 ".length)}`);
    expect(await answer("serveur", "tap Valider", "Bretagne sauf le 29")).toContain(rest);
  });

  test.each([
    ["Île-de-France sauf Paris", "sauf Paris"],
    ["serveur Île-de-France hors Paris", "hors Paris"],
    ["serveur toute la France sauf Paris", "sauf Paris"],
    ["serveur Bretagne mais pas Rennes", "pas Rennes"],
    ["serveur dans le 69 sauf Lyon", "sauf Lyon"],
    ["serveur à Paris pas dans le 13e", "pas dans le 13e"],
    ["serveur Lyon sauf Vénissieux", "sauf Vénissieux"],
  ])("%j: it cannot be done, and is said so", async (text, said) => {
    const answered = await answer(text);
    expect(answered).toContain(`« ${said} » : je ne sais pas retirer un lieu d'un autre, ses offres peuvent rester.`);
    expect(answered).not.toContain("Mots exclus");
  });

  test("below offers too", async () => {
    expect(await answer("serveur Lyon", "pas Vénissieux")).toContain(
      "Je ne sais pas chercher dans Lyon (69) sans Vénissieux (69)",
    );
    expect(await answer("serveur Lyon", "sauf Paris")).toContain("Paris (75) n'est pas dans votre recherche");
  });

  test("what is no place is refused as ever", async () => {
    expect(await answer("serveur Lyon pas débutant")).toContain("je n'ai pas de filtre pour cela");
  });
});

describe("a place that is not known, below offers", () => {
  test.each([
    ["xyzville", "Xonville (54)"],
    ["et à Tataouine-les-Bains", "« Tataouine-les-Bains »"],
    ["et à Tataouine-les-Bains ?", "« Tataouine-les-Bains »"],
    ["Tataouine-les-Bains", "« Tataouine-les-Bains »"],
    ["Saint-Trucmuche", "« Saint-Trucmuche »"],
    ["plutôt à Zglouby", "« Zglouby »"],
  ])("%j is said in passing, and they stay", async (text, said) => {
    const answered = await answer("serveur Lyon", text);
    expect(answered).toMatch(/^\(Je ne connais pas de lieu/m);
    expect(answered).toContain(said);
    expect(answered).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 12 offres");
    const beside = await answer("serveur Lyon", "ouvre la 2", text);
    expect(beside).toMatch(/^\(Je ne connais pas de lieu/m);
    // What is written next is meant for them.
    expect(await answer("serveur Lyon", text, "cdi")).toContain("Lyon (69) + 20 km · CDI");
  });

  test("a first message is asked about, with its job kept", async () => {
    expect(await answer("serveur Tataouine-les-Bains")).toContain("📍 Serveur. Dans quelle ville ?");
  });
});

describe("several places with nothing between them", () => {
  test.each([
    ["serveur Bayonne Anglet Biarritz", "📍 Bayonne (64), Anglet (64) et Biarritz (64) + 20 km"],
    ["serveur bayonne anglet", "📍 Bayonne (64) et Anglet (64) + 20 km"],
    ["serveur cdi Bayonne Anglet Biarritz", "📍 Bayonne (64), Anglet (64) et Biarritz (64) + 20 km · CDI"],
    [
      "serveur Paris 92 93 94",
      "📍 Paris (75) + 20 km, Hauts-de-Seine (92), Seine-Saint-Denis (93) et Val-de-Marne (94)",
    ],
    ["serveur 75 92 93", "📍 Paris (75), Hauts-de-Seine (92) et Seine-Saint-Denis (93)"],
    ["serveur Clermont Ferrand", "📍 Clermont-Ferrand (63) + 20 km"],
    ["serveur Villeneuve Saint Georges", "📍 Villeneuve-Saint-Georges (94) + 20 km"],
  ])("%j", async (text, place) => {
    expect(await answer(text)).toContain(`${place} · 12 offres`);
    const [, ...words] = text.split(" ");
    if (!text.includes("cdi")) expect(await answer("serveur Lyon", words.join(" "))).toContain(`${place} · 12 offres`);
  });

  test.each(["serveur 06 12 34 56 78", "serveur Lyon 35 39", "serveur Lyon 12 15"])(
    "numbers that may count are none: %j",
    async (text) => {
      expect(await answer(text)).not.toMatch(/\(06\)|\(12\)|\(35\)/);
    },
  );
});

describe("arrondissements by their numbers, where their city is searched", () => {
  test.each([
    ["11e ou 12e", "Paris 11e et Paris 12e"],
    ["le 11e", "Paris 11e"],
    ["dans le 3ème et le 4ème", "Paris 3e et Paris 4e"],
    ["plutôt le 18e arrondissement", "Paris 18e"],
    ["11e", "Paris 11e"],
  ])("%j", async (text, place) => {
    expect(await answer("serveur Paris", text)).toContain(`📍 ${place} + 20 km · 12 offres`);
  });

  test("another one beside", async () => {
    expect(await answer("serveur Lyon 3e", "et le 7e")).toContain("📍 Lyon 3e et Lyon 7e + 20 km · 12 offres");
    expect(await answer("serveur Paris", "et le 12e aussi")).toContain("Paris 12e est déjà dans votre recherche.");
  });

  test("no other number is one", async () => {
    expect(await answer("serveur Paris", "la 3e")).toContain("n° 102ABCD");
    expect(await answer("serveur Lyon", "3e")).toContain("n° 102ABCD");
    expect(await answer("serveur Lyon", "la 11e")).not.toContain("Lyon 11e");
    expect(await answer("serveur Grenoble", "le 3e")).not.toContain("arrondissement");
  });
});

describe("a name that a commune had before it was merged is where it is today", () => {
  test.each([
    ["serveur Seynod", "Annecy (74)"],
    ["serveuse à Tourlaville", "Cherbourg-en-Cotentin (50)"],
    ["aide-soignante Équeurdreville", "Cherbourg-en-Cotentin (50)"],
    ["vendeur Olonne-sur-Mer", "Les Sables-d'Olonne (85)"],
    ["cuisinier Courcouronnes", "Évry-Courcouronnes (91)"],
    ["vendeuse Pierrefitte-sur-Seine", "Saint-Denis (93)"],
    ["cariste Bellegarde-sur-Valserine", "Valserhône (01)"],
    ["plombier Château-Gontier", "Château-Gontier-sur-Mayenne (53)"],
    ["serveur Hellemmes", "Lille (59)"],
  ])("%j", async (text, name) => {
    expect(await answer(text)).toContain(`📍 ${name} + 20 km · 12 offres`);
  });
});

describe("a trade that is called like a town is the trade", () => {
  test.each([
    "maçon dispo de suite",
    "maçon qualifié",
    "macon qualifié",
    "maçon en déplacement",
    "chef d'équipe maçon",
    "moi chercher travail maçon moi fort bras",
  ])("%j", async (text) => {
    const said = await answer(text);
    expect(said).toMatch(/maçon|travaux publics/i);
    expect(said).not.toContain("Mâcon");
  });

  test.each([
    ["serveur macon", "Serveur / Serveuse"],
    ["serveur à maçon", "Serveur / Serveuse"],
    ["maçon macon", "Maçon / Maçonne"],
    ["chef d'équipe à Mâcon", "Chef / Cheffe d'équipe bâtiment"],
  ])("where the town is said as well, it is there: %j", async (text, job) => {
    expect(await answer(text)).toContain(`🔎 ${job} · 📍 Mâcon (71) + 20 km`);
  });
});

describe("a large town that is misspelt by two letters is asked about", () => {
  test.each([
    ["boulanger moulouze", "Toulouse (31)"],
    ["serveur tolose", "Toulouse (31)"],
  ])("%j", async (text, name) => {
    const said = await answer(text);
    expect(said).toContain(`[${name}`);
    expect(said).not.toContain("12 offres");
  });
});
