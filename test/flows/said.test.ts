import { describe, expect, test } from "vitest";
import { readState } from "../../src/core/conversation/state.ts";
import type { Services } from "../../src/core/services.ts";
import { conversationWith, me, servicesWith, session, threePages } from "../fakes/chat.ts";
import { bakerInLyon } from "../fakes/states.ts";

const operator = { name: "CFA des Bords de Loire", contact: "contact@cfa.example" };

/** What is answered to the last of some lines. */
async function answer(...lines: string[]): Promise<string> {
  const here = session({ services: threePages, operator });
  const last = lines.pop() ?? "";
  if (lines.length > 0) await here.play(...lines);
  return here.play(last);
}

describe("what is said to a message that is no search, and the door with it", () => {
  test.each([
    ["qui es-tu, un robot ?", "open source", "[🔒 Vos données]"],
    ["c'est gratuit ?", "gratuit", "[🔒 Vos données]"],
    ["je veux parler à quelqu'un", "contact@cfa.example", "3949"],
    ["ça marche pas votre truc", "contact@cfa.example", "[↻ Réessayer]"],
    ["j'en ai marre de chercher", "pas votre faute", "la mission locale"],
    ["aide moi à faire mon cv", "CV", "France Travail, 3949"],
    ["j'ai un entretien demain", "entretien", "la mission locale"],
    ["j'ai droit au chômage ?", "France Travail", "3949"],
    ["mon patron refuse la rupture conventionnelle", "droit du travail", "0 806 000 126"],
    ["c'est quoi le cpf", "code à personne", "mon-cep.org"],
    ["je cherche un stage", "pas des stages", "immersion-facile.beta.gouv.fr"],
    ["je veux faire un service civique", "16 à 25 ans", "service-civique.gouv.fr"],
    ["je veux faire du bénévolat", "pas des missions de bénévolat", "jeveuxaider.gouv.fr"],
    ["je veux créer ma boîte", "salariés", "entreprendre.service-public.fr"],
    ["combien gagne un apprenti", "53", "1 867,02 €"],
    ["j'ai 15 ans je peux travailler ?", "travaux légers", "service-public.fr"],
    ["je veux recruter un serveur", "publie", "labonnealternance.apprentissage.beta.gouv.fr"],
    ["on me demande 200 euros pour le dossier c'est une arnaque ?", "avant un contrat", "signal.conso.gouv.fr"],
    ["quel temps fait-il demain", "emploi", "[🔎 Nouvelle recherche]"],
  ])("%j", async (text, says, door) => {
    const said = await answer(text);
    expect(said).toContain(says);
    expect(said).toContain(door);
    expect(said).not.toMatch(/Cochez|Dans quelle ville/);
  });

  test("an insult is met calmly, and nobody is taught a lesson", async () => {
    const said = await answer("t'es vraiment un gros nul");
    expect(said).toContain("[🙋 Parler à quelqu'un]");
    expect(said).not.toMatch(/respect|poli|insult|grossi/i);
  });
});

test("the same is said in other words each time", async () => {
  const here = session({ services: threePages });
  for (const text of ["merci", "quel temps fait-il demain", "c'est gratuit ?", "j'en ai marre de chercher"]) {
    const said = [await here.play(text), await here.play(text), await here.play(text)];
    expect(new Set(said).size, text).toBeGreaterThan(1);
    expect(said[0], text).not.toBe(said[1]);
    expect(said[1], text).not.toBe(said[2]);
  }
});

test("it is an aside: the screen that was there is one tap away, and what is typed is meant for it", async () => {
  const here = session({ services: threePages });
  await here.play("boulanger Lyon", "tap ›");
  expect(await here.play("c'est gratuit ?")).toContain("[‹ Revenir à ma recherche]");
  expect(await here.play("tap Revenir")).toContain("2/3");
  await here.play("c'est gratuit ?");
  expect(await here.play("7")).toContain("Retour à la liste");
  await here.play("combien gagne un boulanger");
  expect(await here.play("revenir")).toContain("Retour à la liste");
});

test("a question about something else loses neither the job nor the town that are being asked for", async () => {
  const here = session({ services: threePages });
  await here.play("serveur", "tap Valider");
  expect(await here.play("c'est gratuit ?")).toContain("[‹ Reprendre]");
  expect(await here.play("Lyon")).toContain("🔎 Serveur / Serveuse · 📍 Lyon (69)");
  await here.play("boulanger", "qui es-tu, un robot ?");
  expect(await here.play("tap Reprendre")).toContain("[☑ Boulanger / Boulangère]");
});

describe("what needs no more than a word back is told, and nothing is drawn again", () => {
  test.each([
    ...[
      "merci",
      "merci !",
      "ok",
      "d'accord",
      "cool",
      "super",
      "👍",
      "🙏",
      "❤️",
      "merci beaucoup c'est gentil",
      "au revoir",
    ],
    ...["ok merci", "j'ai une voiture", "parfait"],
  ])("%j", async (text) => {
    for (const before of [
      ["boulanger Lyon"],
      ["boulanger Lyon", "la 2"],
      ["/aide"],
      ["boulanger Lyon", "c'est gratuit ?"],
    ]) {
      const here = session({ services: threePages });
      await here.play(...before);
      const drawn = here.drawn.length;
      expect(await here.play(text)).toMatch(/^\n> .+\n\(.+\)\n$/);
      expect(here.drawn).toHaveLength(drawn);
    }
  });

  test("the screen above stays as it is, with its buttons", async () => {
    const here = session({ services: threePages });
    await here.play("boulanger Lyon", "tap ›", "merci");
    expect(await here.play("tap ›")).toContain("3/3");
    await here.play("la 12", "cool");
    expect(await here.play("plus loin")).toContain("+ 50 km");
  });

  test("offers that are being looked for come all the same", async () => {
    let arrive = () => {};
    const there = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const offers: Services["offers"] = async (search, page) => {
      await there;
      return threePages.offers(search, page);
    };
    const here = conversationWith({ services: servicesWith({ offers }) });
    await here.handle({ owner: me, event: { type: "text", text: "boulanger Lyon" } });
    expect(await here.handle({ owner: me, event: { type: "text", text: "merci" } })).toEqual({
      notice: expect.any(String),
    });
    arrive();
    await here.idle();
    expect(here.drawn).toHaveLength(1);
    expect(JSON.stringify(here.drawn[0]?.view)).toContain("12 offres");
  });

  test("who sees nothing yet is shown the welcome with it", async () => {
    expect(await answer("merci")).toContain("👋 Bonjour !");
  });

  test("where a question is asked, it is an answer", async () => {
    expect(await answer("boulanger", "ok")).toContain("Dans quelle ville");
    expect(await answer("boulanger", "tap Valider", "ok")).toContain("écrivez une ville");
  });
});

test("from what was said « retour » leads back to the screen that is held", async () => {
  expect(await answer("boulanger Lyon", "c'est gratuit ?", "retour")).toContain("Lyon (69) + 20 km · 12 offres");
});

test("discouraged people can look a little farther, or for something else", async () => {
  const here = session({ services: threePages });
  await here.play("boulanger Lyon", "j'en ai marre de chercher");
  expect(await here.play("tap Chercher plus loin")).toContain("Lyon (69) + 50 km");
});

test("who found work is asked once where that is not sure, and who did not is not cheered", async () => {
  expect(await answer("j'ai trouvé un boulot !")).toContain("Bravo");
  expect(await answer("j'ai pas encore trouvé")).not.toMatch(/Bravo|arrêté/);
});

test("in a group what is said is short", async () => {
  const here = conversationWith({ services: threePages });
  const messenger = here.all.findMessenger("terminal");
  const group = session({ ...here.all, findMessenger: () => messenger && { ...messenger, isShared: () => true } });
  await group.happenRaw({ owner: me, event: { type: "text", text: "j'ai droit au chômage ?" } });
  const shown = JSON.stringify(here.drawn.at(-1)?.view);
  expect(shown).toContain("francetravail.fr");
  expect(shown).not.toContain("mesdroitssociaux.gouv.fr");
});

describe("what is no offer is searched for as what it is", () => {
  test.each([
    ["formation cuisine Lyon", /Formations \(CPF\) · Cuisinier.*\n.*Personne n'a le droit de vous démarcher/],
    ["alternance boulanger Lyon\nformation", /Formations en alternance · Boulanger/],
    ["job dating cuisinier Lyon", /Évènements · Cuisinier/],
    ["job dating à Lyon", /Évènements · tous les métiers · 📍 Lyon \(69\)/],
    ["évènements", /Dans quelle ville/],
    ["évènements\nLyon", /Évènements · tous les métiers · 📍 Lyon \(69\)/],
    ["chantier d'insertion à Lyon", /Postes d'insertion · tous les métiers · 📍 Lyon \(69\)/],
    ["boulanger Lyon\nformation", /Formations \(CPF\) · Boulanger/],
    ["boulanger Lyon\ninsertion", /Postes d'insertion · Boulanger/],
  ])("%j", async (lines, says) => {
    expect(await answer(...lines.split("\n"))).toMatch(says);
  });

  test("the buttons of the welcome ask for what is missing", async () => {
    expect(await answer("/start", "tap Me former")).toContain("Une formation pour quel métier ?");
    expect(await answer("/start", "tap Me former", "soudeur", "tap Valider", "Lyon")).toContain("Formations (CPF)");
    expect(await answer("/start", "tap Évènements")).toContain("Dans quelle ville ?");
  });
});

test("a CV that is pasted is not kept, and the jobs in it are offered", async () => {
  const cv = `Curriculum vitae. Objectif : boulanger
Expérience professionnelle : 2019-2022 boulanger chez Dupain, 2016-2019 vendeur. Formations : CAP boulanger 2016
Compétences : rigoureux, motivé. Tél. 06 12 34 56 78, jean.dupain@example.org`;
  const here = session({ services: threePages });
  const said = await here.play(cv);
  expect(said.slice(said.indexOf("example.org"))).toMatch(/garde|gardé/);
  const screens = JSON.stringify(
    await Promise.all((await here.collections.screens.keys("")).map((key) => here.collections.screens.get(key))),
  );
  expect(screens).not.toMatch(/Dupain|06 12|example\.org/);
});

test("a screen is stored with what it was about and no word of the message, and is drawn again as it was", async () => {
  const here = session({ services: threePages });
  const said = await here.play("boulanger Lyon", "mon patron me doit 1234 euros de salaire");
  const [key = ""] = await here.collections.screens.keys("");
  const stored = await here.collections.screens.get(key);
  expect(JSON.stringify(stored)).not.toContain("1234");
  const again = await here.happenRaw({
    owner: me,
    event: { type: "again" },
    screen: key.slice(key.lastIndexOf(":") + 1),
  });
  expect(said).toContain(again);
});

test("a stored state of something said whose screen cannot be read any more leads to the welcome", () => {
  expect(readState({ step: "said", to: "pay", held: { step: "gone" } })).toMatchObject({
    to: "pay",
    held: { step: "home" },
  });
  expect(readState({ step: "said", to: "unheard", held: {} })).toMatchObject({ step: "expired" });
});

describe("I do not know", () => {
  test("three taps lead to families with their offers, and one more to these", async () => {
    const here = session({ services: threePages });
    await here.play("/start");
    expect(await here.play("tap Je ne sais pas")).toContain("[🌳 Être dehors] [👥 Voir du monde]");
    expect(await here.play("tap dehors")).toContain("[CAP ou BEP] [CAP ou BEP + permis]");
    expect(await here.play("tap CAP ou BEP + permis")).toContain("Où ?");
    const families = await here.play("Lyon");
    expect(families).toMatch(/près de Lyon \(69\)/);
    expect(families).toContain("[Jardins et espaces verts (12)]");
    expect(families).toContain("la mission locale");
    expect(families).toContain("Cap emploi");
    expect(await here.play("tap Jardins")).toMatch(/🔎 .*métiers · 📍 Lyon \(69\) \+ 20 km · 12 offres/);
  });

  test.each(["je sais pas quoi faire comme métier", "jsp", "je ne sais pas", "aucune idée"])("%j", async (text) => {
    expect(await answer(text)).toContain("Trois questions");
  });

  test("families without offers come last, and that nothing is there is said", async () => {
    let asked = 0;
    const services = servicesWith({
      offers: async (_, page) => ({
        ...(await threePages.offers(bakerInLyon, page)),
        total: asked++ % 2 === 0 ? 0 : 5,
      }),
    });
    const here = session({ services });
    await here.play("/start", "tap Je ne sais pas", "tap dehors", "tap Sans diplôme + permis");
    const counts = [...(await here.play("Lyon")).matchAll(/\((\d+)\)\]$/gm)].map(([, count]) => Number(count));
    expect(counts).toEqual([5, 5, 5, 0, 0, 0]);
  });

  test("the last place is taken, and can be changed; a town of several is asked about", async () => {
    const here = session({ services: threePages });
    await here.play("boulanger Lyon", "je ne sais pas quoi faire dans la vie", "tap Aider");
    expect(await here.play("tap Bac")).toContain("près de Lyon (69)");
    expect(await here.play("tap Ailleurs")).toContain("[‹ Revenir à ma recherche]");
    expect(await here.play("Saint-Denis")).toContain("[Saint-Denis (93)]");
    expect(await here.play("tap Saint-Denis (93)")).toContain("près de Saint-Denis (93)");
    expect(await here.play("tap Revenir")).toContain("Boulanger / Boulangère · 📍 Lyon (69)");
  });

  test("where nothing can be counted the families are there all the same", async () => {
    const here = session({ services: servicesWith({ offers: () => Promise.reject(new Error("no network")) }) });
    await here.play("/start", "tap Je ne sais pas", "tap Aider", "tap Bac");
    expect(await here.play("tap Toute la France")).toMatch(/\[Soins : aide-soignant, ASH\]|\[Aider les élèves/);
  });

  test("who presses on and on is not counted for without end", async () => {
    let reads = 0;
    const services = servicesWith({
      offers: async (search, page) => {
        reads++;
        return threePages.offers(search, page);
      },
    });
    const here = session({ services });
    await here.play("/start", "tap Je ne sais pas", "tap dehors", "tap CAP ou BEP + permis", "Lyon");
    for (let i = 0; i < 100; i++) await here.play("tap D'autres");
    // Two pages in turn, of six and of four families: all of them would be 506.
    expect(reads).toBeLessThan(400);
  });
});
