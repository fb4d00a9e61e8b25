import { describe, expect, test } from "vitest";
import { helpKinds } from "../../src/core/help/help-place.ts";
import type { Commune } from "../../src/core/places/place.ts";
import { chat, servicesWith, session } from "../fakes/chat.ts";
import { helpNear } from "../fakes/help.ts";

const asked: string[] = [];
const services = servicesWith({
  findHelp: async (town) => {
    asked.push(town.code);
    return helpNear(town);
  },
});
const talk = (lines: string[], changes = {}) => chat(lines, { services, ...changes });

test("from the welcome to an address, in a town that is asked for", async () => {
  expect(
    await talk(["/start", "tap Quelqu'un près de moi", "Bastia", "tap Voir 1", "tap Tous les lieux"]),
  ).toMatchInlineSnapshot(`
    "
    > /start
    👋 Bonjour ! Je cherche pour vous des offres d'emploi et d'alternance partout en France (sources : France Travail, La bonne alternance).
    Écrivez simplement un métier : boulanger, aide-soignante, développeur web… C'est gratuit, sans inscription.
    Je peux aussi vous prévenir chaque jour quand de nouvelles offres paraissent.
    [🔎 Chercher un emploi] [🎓 Chercher une alternance]
    [🤷 Je ne sais pas] [🔔 Mes alertes]
    [📚 Me former] [📅 Évènements]
    [📍 Quelqu'un près de moi]
    [❓ Aide] [🔒 Vos données]

    > [📍 Quelqu'un près de moi]
    📍 Quelqu'un près de vous : dans quelle ville habitez-vous ? Écrivez un nom ou un code postal.
    [🏠 Accueil]

    > Bastia
    📍 Bastia (2B) : qui peut vous aider, près de vous. Allez où vous voulez, selon ce qui vous convient.
    1. Mission locale de Bastia
       Pour qui : de 16 ans à la veille de vos 26 ans, si vous n'êtes plus à l'école.
       Sert votre commune, à moins de 1 km · 1 rue de la Gare, 20200 Bastia
       📞 01 99 00 00 01
       🕘 du lundi au jeudi : 8 h 30 – 12 h, 13 h 30 – 17 h
       🕘 vendredi : 8 h 30 – 12 h (sur rendez-vous l'après-midi)
       🕘 … et d'autres horaires : ouvrez la fiche.
       [Voir 1]
    2. France Travail - Bastia
       Pour qui : toutes les personnes qui cherchent du travail.
       Sert votre commune, à moins de 1 km · 1 rue de la Gare, 20200 Bastia
       📞 3949
       [Voir 2]
    3. Cap emploi - Ajaccio
       Pour qui : à tout âge, si vous avez un handicap reconnu, ou demandé cette reconnaissance.
       Le plus proche : 104 km · 2 cours Napoléon, 20000 Ajaccio
       📞 01 99 00 00 01
       🕘 du lundi au jeudi : 8 h 30 – 12 h, 13 h 30 – 17 h
       🕘 vendredi : 8 h 30 – 12 h (sur rendez-vous l'après-midi)
       🕘 … et d'autres horaires : ouvrez la fiche.
       [Voir 3]
    Mission locale ↗️ : https://ml-bastia.example France Travail ↗️ : https://ml-bastia.example Cap emploi ↗️ : https://ml-bastia.example
    Je n'en connais pas près de là : Info Jeunes, CIO.
    Vous travaillez et voulez changer : mon-cep.org, le conseil est gratuit. Cadres et jeunes diplômés : l'Apec.
    Source : Annuaire de l'administration (service-public.fr), liste du 20 novembre 2026.
    [📍 Autre ville] [🏠 Accueil]

    > [Voir 1]
    Mission locale de Bastia
       Pour qui : de 16 ans à la veille de vos 26 ans, si vous n'êtes plus à l'école.
       Sert votre commune, à moins de 1 km · 1 rue de la Gare, 20200 Bastia
       📞 01 99 00 00 01
       🕘 du lundi au jeudi : 8 h 30 – 12 h, 13 h 30 – 17 h
       🕘 vendredi : 8 h 30 – 12 h (sur rendez-vous l'après-midi)
       🕘 samedi : fermé
    Son site ↗️ : https://ml-bastia.example Sa page service-public ↗️ : https://lannuaire.service-public.example/ml-bastia
    Source : Annuaire de l'administration (service-public.fr), liste du 20 novembre 2026.
    [‹ Tous les lieux]
    [📍 Autre ville] [🏠 Accueil]

    > [‹ Tous les lieux]
    📍 Bastia (2B) : qui peut vous aider, près de vous. Allez où vous voulez, selon ce qui vous convient.
    1. Mission locale de Bastia
       Pour qui : de 16 ans à la veille de vos 26 ans, si vous n'êtes plus à l'école.
       Sert votre commune, à moins de 1 km · 1 rue de la Gare, 20200 Bastia
       📞 01 99 00 00 01
       🕘 du lundi au jeudi : 8 h 30 – 12 h, 13 h 30 – 17 h
       🕘 vendredi : 8 h 30 – 12 h (sur rendez-vous l'après-midi)
       🕘 … et d'autres horaires : ouvrez la fiche.
       [Voir 1]
    2. France Travail - Bastia
       Pour qui : toutes les personnes qui cherchent du travail.
       Sert votre commune, à moins de 1 km · 1 rue de la Gare, 20200 Bastia
       📞 3949
       [Voir 2]
    3. Cap emploi - Ajaccio
       Pour qui : à tout âge, si vous avez un handicap reconnu, ou demandé cette reconnaissance.
       Le plus proche : 104 km · 2 cours Napoléon, 20000 Ajaccio
       📞 01 99 00 00 01
       🕘 du lundi au jeudi : 8 h 30 – 12 h, 13 h 30 – 17 h
       🕘 vendredi : 8 h 30 – 12 h (sur rendez-vous l'après-midi)
       🕘 … et d'autres horaires : ouvrez la fiche.
       [Voir 3]
    Mission locale ↗️ : https://ml-bastia.example France Travail ↗️ : https://ml-bastia.example Cap emploi ↗️ : https://ml-bastia.example
    Je n'en connais pas près de là : Info Jeunes, CIO.
    Vous travaillez et voulez changer : mon-cep.org, le conseil est gratuit. Cadres et jeunes diplômés : l'Apec.
    Source : Annuaire de l'administration (service-public.fr), liste du 20 novembre 2026.
    [📍 Autre ville] [🏠 Accueil]
    "
  `);
});

describe("the town", () => {
  test("is that of the places on screen, whatever was searched before", async () => {
    const said = await talk(["boulanger lyon", "/pres_de_moi Bastia", "cap emploi"]);
    const last = said.slice(said.lastIndexOf("\n> "));
    expect(last).toContain("Cap emploi");
    // The one that is nearest to Bastia.
    expect(last).toContain("Cap emploi - Ajaccio");
    expect(last).not.toContain("Lyon");
  });

  test("is that of the search on screen, and the way back leads there", async () => {
    const said = await talk(["boulanger bastia", "mission locale", "tap Revenir"]);
    expect(said).toContain("Mission locale de Bastia");
    expect(said).not.toContain("dans quelle ville habitez-vous");
    expect(said.split("> [‹ Revenir à ma recherche]")[1]).toContain("🔎 Boulanger");
  });

  test("can be another one, by a tap, by its name alone or by a position", async () => {
    asked.length = 0;
    const here = session({ services });
    await here.play("boulanger lyon", "/pres_de_moi", "tap Autre ville", "Ajaccio", "Bastia", "locate");
    expect(asked).toEqual(["69123", "2A004", "2B033", "69266"]);
  });

  test("is asked for where a wider place is known, and names of several places are asked about", async () => {
    const wide = await talk(["boulanger corse", "quelqu'un près de moi"]);
    expect(wide).toContain("📍 Corse, c'est vaste : dans quelle ville habitez-vous ?");
    const several = await talk(["où est la mission locale de Saint-Denis"]);
    expect(several).toMatch(/Lequel de ces lieux \?\n[\s\S]*Saint-Denis \(974\)[\s\S]*Saint-Denis \(93\)/);
  });

  test("may be one of several: each is a tap away", async () => {
    asked.length = 0;
    await talk(["boulanger lyon ou bastia", "/pres_de_moi", "tap Bastia"]);
    expect(asked).toEqual(["69123", "2B033"]);
  });

  test.each([
    ["/pres_de_moi Bastia", "2B033"],
    ["/pres_de_moi 20200", "2B033"],
    ["où est le france travail de Bastia", "2B033"],
    ["un conseiller à Lyon", "69123"],
    ["cap emploi Ajaccio", "2A004"],
    ["quelqu'un pour m'aider à Bastia", "2B033"],
    ["/pres_de_moi Paris 19", "75119"],
  ])("is read from %j", async (text, code) => {
    asked.length = 0;
    await talk([text]);
    expect(asked).toEqual([code]);
  });

  test.each(["/pres_de_moi qzxkw", "/pres_de_moi"])("is asked for after %j", async (text) => {
    asked.length = 0;
    expect(await talk([text])).toContain("dans quelle ville habitez-vous");
    expect(asked).toEqual([]);
  });

  test("a job that is written there is looked for, and a search is no town", async () => {
    const said = await talk(["/pres_de_moi", "boulanger lyon"]);
    expect(said).toContain("🔎 Boulanger / Boulangère · 📍 Lyon");
  });
});

describe("what is shown", () => {
  test("a kind that is named is opened, with all its hours", async () => {
    const said = await talk(["mission locale de Bastia"]);
    expect(said).toContain("🕘 du lundi au jeudi : 8 h 30 – 12 h, 13 h 30 – 17 h");
    expect(said).toContain("🕘 samedi : fermé");
    expect(said).not.toContain("France Travail - Bastia");
  });

  test("says which serves the commune, which is only the nearest, and how far, and the number of France Travail", async () => {
    const said = await talk(["/pres_de_moi Bastia"]);
    expect(said).toContain("Sert votre commune, à moins de 1 km · 1 rue de la Gare, 20200 Bastia");
    expect(said).toContain("Le plus proche : 104 km");
    expect(said).toMatch(/France Travail - Bastia\n[\s\S]*📞 3949/);
    expect(said).not.toContain("01 99 00 00 02");
    expect(said).toContain("Je n'en connais pas près de là : Info Jeunes, CIO.");
    expect(said).toContain("Source : Annuaire de l'administration (service-public.fr), liste du 20 novembre 2026.");
  });

  test("while there is no list, that is said with the one number for all, and a tap asks again", async () => {
    let isThere = false;
    const findHelp = async (town: Commune) => helpNear(town, isThere ? {} : { choices: [], missing: [...helpKinds] });
    const here = session({ services: servicesWith({ findHelp }) });
    const said = await here.play("/pres_de_moi Bastia");
    expect(said).toMatch(/Je n'ai pas encore la liste[\s\S]*France Travail, 3949, francetravail\.fr/);
    isThere = true;
    expect(await here.play("tap Réessayer")).toContain("Mission locale de Bastia");
  });

  test("some lists may be missing, and what is invented is said to be", async () => {
    const findHelp = async (town: Commune) => helpNear(town, { missing: ["cio"], isFictitious: true });
    const said = await talk(["/pres_de_moi Bastia"], { services: servicesWith({ findHelp }) });
    expect(said).toContain("Liste pas encore là : CIO.");
    expect(said).toContain("Démonstration : ces lieux sont inventés.");
    expect(said).not.toContain("https://");
  });

  test("over the sea there is nobody, and the one number is said", async () => {
    expect(await talk(["/pres_de_moi Mamoudzou"])).toMatch(
      /Je ne connais pas de lieu qui aide près de Mamoudzou[\s\S]*3949/,
    );
  });

  test("without any such service, an honest sentence", async () => {
    expect(await talk(["/pres_de_moi Bastia"], { services: servicesWith() })).toContain("3949");
  });
});

test.each([
  ["j'en ai marre de chercher"],
  ["je veux parler à quelqu'un"],
  ["aide moi à faire mon cv"],
  ["j'ai droit au chômage ?"],
])("the button stands with what is said to %j", async (text) => {
  const said = await talk([text, "tap Quelqu'un près de moi", "Bastia"]);
  expect(said).toContain("Mission locale de Bastia");
});
