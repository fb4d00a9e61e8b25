import { describe, expect, test } from "vitest";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith } from "../fakes/chat.ts";

const answer = answerWith(servicesWith());

describe("a list of titles where none is ticked keeps the job", () => {
  test.each(["Lyon", "à Lyon", "Lyon svp"])("%s is searched with the title that is the very word", async (place) => {
    expect(await answer("serveur", "tap ☑ Serveur", place)).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km");
  });

  test("without such a title the list stays, with the town", async () => {
    const lines = ["gestion", "tap ☑ Aide-comptable", "Lyon"];
    const said = await answer(...lines);
    expect(said).toContain("(Lyon (69) : c'est noté. Cochez maintenant un métier.)");
    expect(said).toContain("🔎 gestion : quels métiers vous intéressent ?");
    expect(said).toContain("📍 Lyon (69) + 20 km\n[☐ Aide-comptable]");
    expect(await answer(...lines, "tap ☐ Aide-comptable", "tap Valider")).toContain("Aide-comptable · 📍 Lyon (69)");
  });

  test("a name that several towns bear is asked about once the job is known", async () => {
    const lines = ["gestion", "tap ☑ Aide-comptable", "Saint-Denis"];
    expect(await answer(...lines)).toContain("📍 Saint-Denis (à préciser)\n[☐ Aide-comptable]");
    expect(await answer(...lines, "tap ☐ Aide-comptable", "tap Valider")).toContain(
      "Plusieurs lieux répondent à Saint-Denis",
    );
  });

  test("several towns, a position, a filter and words that say nothing leave it as well", async () => {
    const lines = ["gestion", "tap ☑ Aide-comptable"];
    expect(await answer(...lines, "Lyon ou Grenoble")).toContain("📍 Lyon (69) et Grenoble (38) + 20 km\n[☐ Aide");
    expect(await answer(...lines, "locate")).toContain("📍 Villeurbanne (69) + 20 km\n[☐ Aide-comptable]");
    expect(await answer(...lines, "en CDI")).toContain("⚙️ CDI\n[☐ Aide-comptable]");
    expect(await answer(...lines, "Lyon", "en CDI")).toContain("📍 Lyon (69) + 20 km · CDI\n[☐ Aide-comptable]");
  });

  test("nor is a word lost that no title is like", async () => {
    const lines = ["blorgueur", "Lyon"];
    expect(await answer(...lines)).toContain("Je ne trouve pas de métier pour blorgueur");
    expect(await answer(...lines, "tap Chercher dans le texte")).toContain("« blorgueur » · 📍 Lyon (69)");
  });
});

describe("results on which a word was written that means nothing", () => {
  const lines = ["serveur Lyon", "blorgueur"];

  test("are what is written next is meant for", async () => {
    expect(await answer(...lines)).toContain("Je ne trouve pas de métier pour blorgueur");
    expect(await answer(...lines, "Nantes")).toContain("🔎 Serveur / Serveuse · 📍 Nantes (44) + 20 km");
    expect(await answer(...lines, "plus loin")).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 50 km");
    expect(await answer(...lines, "en CDI")).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · CDI");
    expect(await answer(...lines, "la 2")).toContain("🎯 Débutant accepté");
    expect(await answer(...lines, "zzyzx blorg", "en CDI")).toContain("Lyon (69) + 20 km · CDI");
    expect(await answer(...lines, "plombier")).toContain("[☑ Plombier / Plombière]");
  });

  test("are one word or one tap away, as they were", async () => {
    for (const back of ["retour", "annuler", "tap Revenir à ma recherche"])
      expect(await answer(...lines, back)).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 2 offres");
  });

  test("leave the buttons of the answer to it", async () => {
    expect(await answer(...lines, "chercher dans le texte des offres")).toContain("« blorgueur » · 📍 Lyon (69)");
    expect(await answer(...lines, "autre mot")).toContain("Quel métier cherchez-vous ?");
  });
});

describe("a place beside those that are searched, or in their place", () => {
  test.each([
    "et Rennes",
    "et aussi Rennes",
    "+ Rennes",
    "+Rennes",
    "& Rennes",
    "rajoute Rennes",
    "avec Rennes",
    "puis Rennes",
    "et à Rennes",
    "mets Rennes en plus",
    "Rennes également",
    "Rennes aussi",
    "ou alors Rennes",
  ])("%s: beside", async (text) => {
    expect(await answer("serveur Lyon", text)).toContain("📍 Lyon (69) et Rennes (35) + 20 km");
  });

  test.each([
    "et à Rennes ?",
    "Rennes",
    "plutôt Rennes",
    "finalement Rennes",
    "et plutôt Rennes",
    "ou plutôt Rennes",
    "sinon Rennes",
  ])("%s: in their place", async (text) => {
    expect(await answer("serveur Lyon", text)).toContain("📍 Rennes (35) + 20 km");
  });

  test("several at once, up to five", async () => {
    expect(await answer("serveur Lyon", "et Villeurbanne et Bron", "et Rennes, Nantes et Vannes")).toContain(
      "je laisse Vannes (56) de côté",
    );
  });

  test("what is not a place alone is no place more", async () => {
    expect(await answer("serveur Lyon", "et plongeur à Rennes")).toContain("restauration · 📍 Rennes (35) + 20 km");
    expect(await answer("serveur Lyon", "et en CDI")).toContain("📍 Lyon (69) + 20 km · CDI");
    expect(await answer("serveur Lyon", "et St Denis")).toContain("Et pour St Denis, lequel");
  });
});

describe("that there are enough places", () => {
  const adding = ["serveur Lyon", "tap Modifier", "tap Lieu", "tap Ajouter"];

  test("is a button", async () => {
    expect(await answer(...adding, "tap C'est tout")).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 2 off");
  });

  test.each(["c'est bon", "non c'est tout", "rien d'autre", "aucune autre ville merci", "ok", "c bon", "non merci"])(
    "is said: %s",
    async (text) => {
      expect(await answer(...adding, text)).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 2 offres");
    },
  );

  test("is said to a name that several towns bear, too", async () => {
    const asked = ["serveur Lyon et Grenoble", "et Saint-Denis"];
    expect(await answer(...asked)).toContain("[✅ C'est tout]");
    expect(await answer(...asked, "non c'est tout")).toContain("📍 Lyon (69) et Grenoble (38) + 20 km · 2 offres");
  });
});

describe("places that are taken away", () => {
  test.each([
    ["serveur Lyon, Saint-Étienne", "enlève St Etienne", "📍 Lyon (69) + 20 km"],
    ["serveur Lyon, Vaulx-en-Velin", "enlève vx en velin", "📍 Lyon (69) + 20 km"],
    ["serveur Lyon, Villeurbanne", "sans villeurb", "📍 Lyon (69) + 20 km"],
    ["serveur Lyon, Villeurbanne", "pas vileurbane", "📍 Lyon (69) + 20 km"],
    ["serveur Lyon, Grenoble", "je veux plus de Lyon", "📍 Grenoble (38) + 20 km"],
    ["serveur Lyon, Grenoble", "Lyon non merci", "📍 Grenoble (38) + 20 km"],
    ["serveur Lyon, Grenoble", "Lyon c'est trop loin", "📍 Grenoble (38) + 20 km"],
    ["serveur Lyon, Grenoble, Nantes", "ni Lyon ni Nantes", "📍 Grenoble (38) + 20 km"],
    ["serveur Paris 7e et Paris 8e", "enlève le 7e", "📍 Paris 8e + 20 km"],
    ["serveur Paris 7e et Paris 8e", "pas le 7eme", "📍 Paris 8e + 20 km"],
  ])("%s: %s", async (search, text, says) => {
    expect(await answer(search, text)).toContain(says);
  });

  test("of a name that many bear it is the one that is searched", async () => {
    const said = await answer("serveur Lyon, Saint-Denis", "tap Saint-Denis (93)", "sans st denis");
    expect(said).toContain("📍 Lyon (69) + 20 km · 2 offres\n✏️ Changé : sans Saint-Denis (93)");
  });

  test("one that is not there, and a part of one, are told of", async () => {
    expect(await answer("serveur Lyon", "enlève St Etienne")).toContain(
      "(Saint-Étienne (42) n'est pas dans votre recherche : elle porte sur Lyon (69).)",
    );
    expect(await answer("serveur ile de france", "sauf paris")).toContain(
      "(Je ne sais pas chercher dans Île-de-France sans Paris (75).",
    );
  });
});

describe("of places that bear one name", () => {
  test("the one near the last town is taken, and said", async () => {
    const said = await answer("serveur Paris", "Saint-Denis");
    expect(said).toContain("(Saint-Denis (93) : le plus proche de Paris (75).");
    expect(said).toContain("ajoutez son département : « Saint-Denis 974 ».)");
    expect(said).toContain("📍 Saint-Denis (93) + 20 km · 2 offres");
    expect(await answer("serveur Paris", "Saint-Denis", "Saint-Denis 974")).toContain("📍 Saint-Denis (974) + 20 km");
    expect(await answer("serveur Paris", "et St-Denis")).toContain("📍 Paris (75) et Saint-Denis (93) + 20 km");
    expect(await answer("serveur Lyon", "Villefranche")).toContain("📍 Villefranche-sur-Saône (69) + 20 km");
  });

  test("it is asked which where none is near, and each is told by its département", async () => {
    expect(await answer("serveur Lyon", "Saint-Denis")).toContain("[Saint-Denis (974)]\n[Saint-Denis (93)]");
    const twice = await answer("serveur Saint-Denis ou Saint-Denis");
    expect(twice).toContain("Plusieurs lieux répondent à Saint-Denis. Lequel ?");
    expect(twice.match(/\[Saint-Denis \(974\)\]/g)).toHaveLength(1);
    expect(twice).toContain("[Saint-Denis (93)]");
  });
});

describe("numbers that name no place", () => {
  test.each([
    ["serveur Lyon, 06 12 34 56 78", "📍 Lyon (69) + 20 km · 2 offres"],
    ["serveur Lyon tél : 0612345678", "📍 Lyon (69) + 20 km · 2 offres"],
    ["serveur Lyon +33 6 12 34 56 78", "📍 Lyon (69) + 20 km · 2 offres"],
    ["serveur Lyon, 2 ou 3 jours", "📍 Lyon (69) + 20 km · Temps partiel · 2 offres"],
    ["serveur Lyon 3 jours par semaine", "📍 Lyon (69) + 20 km · Temps partiel · 2 offres"],
    ["serveur Lyon 7,5 km", "📍 Lyon (69) + 8 km · 2 offres"],
    ["serveur Lyon ou Grenoble 7,5 km", "📍 Lyon (69) et Grenoble (38) + 8 km · 2 offres"],
    ["serveur Paris 2 à 3 ans d'expérience", "📍 Paris (75) + 20 km · Plus de 3 ans · 2 offres"],
    ["serveur Lyon 7e", "📍 Lyon 7e + 20 km · 2 offres"],
    ["serveur dans le 93", "📍 Seine-Saint-Denis (93) · 2 offres"],
  ])("%s", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });

  test("nor where the town is asked for", async () => {
    expect(await answer("serveur", "tap Valider", "Lyon, 06 12 34 56 78")).toContain("📍 Lyon (69) + 20 km · 2 offres");
    expect(await answer("serveur", "tap Valider", "Lyon 7,5 km")).toContain("📍 Lyon (69) + 8 km · 2 offres");
  });
});

describe("places in everyday words", () => {
  test.each([
    ["serveur en France", "🔎 Serveur / Serveuse · 📍 toute la France"],
    ["maçon en france", "🔎 Maçon / Maçonne · 📍 toute la France"],
    ["maçon France", "🔎 Maçon / Maçonne · 📍 toute la France"],
    ["serveur partout", "🔎 Serveur / Serveuse · 📍 toute la France"],
    ["je cherche un poste de serveur n'importe où en France svp", "🔎 Serveur / Serveuse · 📍 toute la France"],
    ["boulanger Lyon France", "📍 Lyon (69) + 20 km"],
    ["serveur ile de france", "📍 Île-de-France ·"],
    ["serveur région parisienne", "📍 Île-de-France ·"],
    ["serveur région toulousaine", "📍 Toulouse (31) + 20 km"],
    ["serveur partout en Bretagne", "📍 Bretagne ·"],
    ["serveur Nice bord de mer", "📍 Nice (06) + 20 km"],
  ])("%s", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });

  test("who lives in France does not look everywhere", async () => {
    expect(await answer("je suis en France depuis 2 ans je cherche serveur")).not.toContain("📍");
  });

  test.each(["bord de mer", "au bord de la mer", "à la montagne", "en province", "à la campagne"])(
    "%s is asked about",
    async (text) => {
      const asked = `📍 « ${text} », c'est vaste : écrivez une ville ou un département`;
      expect(await answer("serveur", "tap Valider", text)).toContain(asked);
      expect(await answer("serveur Lyon", text)).toContain(asked);
      expect(await answer("serveur", "tap Valider", text, "Nice")).toContain("Serveuse · 📍 Nice (06) + 20 km");
    },
  );

  test.each(["autour de chez moi", "à côté", "près de moi", "dans ma ville"])("%s is asked about", async (text) => {
    const asked = `📍 Je ne sais pas où vous êtes (« ${text} ») : écrivez votre ville.`;
    expect(await answer("serveur", "tap Valider", text)).toContain(asked);
    expect(await answer("serveur Lyon", text)).toContain(asked);
  });

  test("towns are kept beside what cannot be read", async () => {
    expect(await answer("повар Lyon ou Grenoble")).toContain("📍 Lyon (69) et Grenoble (38) : c'est noté.");
    expect(await answer("повар Lyon ou Grenoble", "serveur")).toContain("📍 Lyon (69) et Grenoble (38) + 20 km");
  });
});

describe("how far, in any order", () => {
  test.each([
    [["serveur Lyon", "que Lyon même"], "📍 Lyon (69) · 2 offres"],
    [["serveur Lyon", "que Lyon"], "📍 Lyon (69) · 2 offres"],
    [["serveur Lyon", "uniquement Lyon"], "📍 Lyon (69) · 2 offres"],
    [["serveur à Lyon même"], "📍 Lyon (69) · 2 offres"],
    [["serveur", "tap Valider", "Lyon même"], "📍 Lyon (69) · 2 offres"],
    [["serveur Lyon ou Grenoble", "que Lyon même"], "📍 Lyon (69) · 2 offres"],
    [["serveur Lyon ou Grenoble", "que Lyon"], "📍 Lyon (69) + 20 km"],
    [["serveur Lyon", "élargis à 50"], "📍 Lyon (69) + 50 km"],
    [["serveur Lyon", "élargis la zone à 40"], "📍 Lyon (69) + 40 km"],
    [["serveur Lyon", "réduis à 5"], "📍 Lyon (69) + 5 km"],
    [["serveur Lyon", "et Grenoble", "plus loin", "moins loin", "30 km"], "📍 Lyon (69) et Grenoble (38) + 30 km"],
    [["serveur Lyon", "30 km", "et Grenoble"], "📍 Lyon (69) et Grenoble (38) + 30 km"],
    [["serveur Lyon", "à 1h de train", "et Grenoble"], "📍 Lyon (69) et Grenoble (38) + 24 km"],
    [["serveur Lyon", "et Grenoble à 30 km", "sans Lyon"], "📍 Grenoble (38) + 30 km"],
  ])("%j", async (lines, says) => {
    expect(await answer(...lines)).toContain(says);
  });
});

describe("several jobs of several words are all searched", () => {
  test.each([
    ["je cherche un poste de vendeuse en boulangerie ou de caissière à Tours", "+ 1 métier · 📍 Tours (37) + 20 km"],
    ["vendeur en boulangerie ou caissier Tours", "+ 1 métier · 📍 Tours (37) + 20 km"],
    ["un poste d'aide soignante ou d'auxiliaire de vie à Nantes", "Aide-soignante + 1 métier · 📍 Nantes (44) + 20 km"],
    [
      "je voudrais travailler comme serveuse en restauration ou comme femme de chambre à Nice",
      "Serveuse en restauration + 1 métier · 📍 Nice (06) + 20 km",
    ],
    [
      "je cherche un emploi d'agent d'entretien ou de préparateur de commandes ou de magasinier à Lille",
      "+ 2 métiers · 📍 Lille (59) + 20 km",
    ],
    ["chauffeur poids lourd ou livreur à Marseille le soir", "+ 1 métier · 📍 Marseille (13) + 20 km · avec « soir »"],
    ["boulanger et pâtissier à Lyon ou Grenoble", "+ 1 métier · 📍 Lyon (69) et Grenoble (38) + 20 km"],
    ["serveur Lyon ou Grenoble", "🔎 Serveur / Serveuse · 📍 Lyon (69) et Grenoble (38) + 20 km"],
  ])("%s", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });

  test("or ticked, where the town is still to be said", async () => {
    expect(await answer("vendeuse en boulangerie ou caissière")).toContain(
      "[☑ Vendeur / Vendeuse en boulangerie-pâtisserie]\n[☑ Caissier / Caissière]",
    );
  });
});

describe("what is refused is left out", () => {
  test.each([
    ["ehpad non merci", "sans « ehpad »"],
    ["pas en ehpad", "sans « ehpad »"],
    ["pas besoin d'un temps plein", "Temps partiel"],
    ["surtout pas de nuit", "sans « nuit »"],
    ["sauf interim", "Sans intérim"],
    ["intérim non merci", "Sans intérim"],
    ["plus d'intérim svp", "Sans intérim"],
    ["pas d'agence interim", "Sans intérim"],
    ["hors restauration", "sans « restauration »"],
    ["tout sauf le ménage", "sans « ménage »"],
    ["pas de fast food", "sans « fast food »"],
    ["je ne veux pas travailler en usine", "sans « usine »"],
    ["je veux pas faire de plonge", "sans « plonge »"],
    ["évite les grandes surfaces", "sans « grandes surfaces »"],
  ])("below results: %s", async (text, says) => {
    expect(await answer("serveur Lyon", text)).toContain(`Serveuse · 📍 Lyon (69) + 20 km · ${says} · 2 offres`);
  });

  test.each([
    ["aide soignante Lyon pas en ehpad", "Aide-soignante · 📍 Lyon (69) + 20 km · sans « ehpad »"],
    ["aide soignante Lyon ehpad non merci", "Aide-soignante · 📍 Lyon (69) + 20 km · sans « ehpad »"],
    ["vendeuse pas dans l'alimentaire à Nantes", "📍 Nantes (44) + 20 km · sans « alimentaire »"],
    ["secretaire medicale Dijon temps plein pas d'agence interim", "Temps plein · Sans intérim ·"],
    ["tout sauf le ménage Lyon", "📍 Lyon (69) · sans « ménage » : c'est noté."],
    ["tout sauf le ménage", "⚙️ sans « ménage » : c'est noté."],
  ])("in a search: %s", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });

  test("a job that is corrected is not hidden in the offers of another", async () => {
    expect(await answer("pas boulanger, chocolatier")).not.toContain("sans « boulanger »");
  });
});

describe("who has a school and no company", () => {
  test.each([
    "j'ai trouvé une école mais pas de patron",
    "j'ai mon CFA, il me manque l'entreprise",
    "j'ai trouvé mon école il me manque plus que l'entreprise",
    "je cherche un maître d'apprentissage",
    "je cherche un patron",
    "j'ai pas trouvé de patron",
  ])("is asked for the job: %s", async (text) => {
    expect(await answer(text)).toContain("🏢 Entreprises : c'est noté.\n🎓 Quel métier voulez-vous apprendre ?");
    expect(await answer(text, "boulanger", "tap Valider", "Lyon")).toContain(
      "🏢 Entreprises · Boulanger / Boulangère · 📍 Lyon (69)",
    );
  });

  test("with the job and the town, companies are shown", async () => {
    expect(await answer("j'ai une école mais pas d'entreprise en boulangerie à Lyon")).toContain(
      "🏢 Entreprises · Boulanger / Boulangère · 📍 Lyon (69) + 50 km · 2 entreprises",
    );
    expect(await answer("je cherche un patron boulanger à Tours")).toContain("🎓 Alternance · Boulanger / Boulangère");
  });

  test("what is grave comes first, and who has found one is congratulated", async () => {
    expect(await answer("je cherche un nouveau patron l'ancien me cognait")).toContain("17 ou le 112");
    expect(await answer("j'ai trouvé mon patron")).toContain("Bravo !");
  });
});

describe("a job beside those that are ticked or searched", () => {
  test.each(["et barman", "ou barman", "barman aussi", "ajoute barman", "+ barman"])("%s", async (text) => {
    const ticked = "[☑ Serveur / Serveuse]\n[☑ Barman / Barmaid]";
    expect(await answer("serveur", text)).toContain(ticked);
    expect(await answer("serveur", text, "tap Valider", "Lyon")).toContain(
      "Serveuse + 1 métier · 📍 Lyon (69) + 20 km",
    );
    expect(await answer("serveur Lyon", text)).toContain("Serveuse + 1 métier · 📍 Lyon (69) + 20 km");
  });

  test("a job alone takes their place", async () => {
    expect(await answer("serveur", "barman")).not.toContain("☑ Serveur");
    expect(await answer("serveur Lyon", "plus de restauration")).not.toContain("+ 1 métier");
  });
});

test("what is not only one town takes none away", async () => {
  expect(await answer("serveur Lyon", "pas que Lyon")).toContain("📍 Lyon (69) + 20 km");
  expect(await answer("serveur Lyon ou Grenoble", "plus que Lyon")).toContain("📍 Lyon (69) + 20 km");
  expect(await answer("serveur Lyon", "pourquoi pas Rennes")).toContain("📍 Rennes (35) + 20 km");
});
