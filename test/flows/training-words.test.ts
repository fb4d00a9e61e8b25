import { describe, expect, test } from "vitest";
import type { Search } from "../../src/core/search/search.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { jobEvent, pageOf, training } from "../fakes/offers.ts";

/** Trainings and events that are asked for in people's own words; what was searched for is noted. */
function start(total = 12) {
  const asked: Search[] = [];
  const services = servicesWith({
    offers: async (search, page) => {
      asked.push(search);
      const listing =
        search.kind === "evenements"
          ? jobEvent()
          : training({ forApprentices: search.kind === "formations", remote: "whole" });
      const isOther = search.kind === "emploi" || search.kind === "alternance";
      return pageOf(total, page, {}, isOther ? undefined : (key) => ({ ...listing, key }));
    },
  });
  const here = session({ services });
  const play = async (...lines: string[]) => {
    const said = await here.play(...lines);
    return said.slice(said.lastIndexOf("\n> "));
  };
  return { play, asked };
}

describe("who asks about trainings and then names a job", () => {
  test.each(["cpf", "je voudrais une formation payée par le cpf", "je veux me former"])(
    "looks for a training: %s",
    async (words) => {
      const { play, asked } = start();
      await play(words);
      expect(await play("soudeur")).toContain("Formations (CPF)");
      await play("Lyon");
      expect(asked.at(-1)).toMatchObject({ kind: "cpf", place: { name: "Lyon" } });
    },
  );

  test("goes back to the search that was there, and from there looks for jobs", async () => {
    const { play, asked } = start();
    await play("boulanger Lyon", "cpf");
    expect(await play("tap Revenir à ma recherche")).toContain("🔎 Boulanger");
    await play("serveur Lyon");
    expect(asked.at(-1)).toMatchObject({ kind: "emploi" });
  });
});

describe("a job that is typed below trainings", () => {
  test.each(["plombier Nantes", "je cherche un travail de plombier à Nantes"])(
    "begins anew with a job and a town: %s",
    async (words) => {
      const { play, asked } = start();
      await play("formation soudeur Lyon");
      expect(asked.at(-1)).toMatchObject({ kind: "cpf" });
      await play(words);
      expect(asked.at(-1)).toMatchObject({ kind: "emploi", place: { name: "Nantes" } });
    },
  );

  test("is work where it says so, and else a job to be trained for", async () => {
    const { play, asked } = start();
    expect(await play("formation soudeur Lyon", "plombier")).toContain("💼 Emploi");
    expect(await play("tap ✅ Valider")).toContain("📚 Formations (CPF) · Plombier");
    await play("un travail de boulanger", "tap ✅ Valider");
    expect(asked.at(-1)).toMatchObject({ kind: "emploi", place: { name: "Lyon" } });
  });

  test("is one to be trained for where that is said", async () => {
    const { play, asked } = start();
    await play("formation soudeur Lyon", "formation plombier Nantes");
    expect(asked.at(-1)).toMatchObject({ kind: "cpf", place: { name: "Nantes" } });
  });
});

describe("another kind of search, while one is being made", () => {
  test("keeps the town that is known, and the jobs that are ticked", async () => {
    const { play, asked } = start();
    await play("Lyon", "boulanger", "évènements");
    expect(asked.at(-1)).toMatchObject({ kind: "evenements", place: { name: "Lyon" } });
    expect(asked.at(-1)?.titles.map(({ label }) => label)).toEqual(["Boulanger / Boulangère"]);
  });

  test("asks for the town alone where the job is ticked", async () => {
    const { play, asked } = start();
    expect(await play("boulanger", "formations")).toContain("Dans quelle ville ?");
    await play("Lyon");
    expect(asked.at(-1)).toMatchObject({ kind: "cpf", titles: [{ label: "Boulanger / Boulangère" }] });
  });

  test("keeps the town where the job is asked for", async () => {
    const { play, asked } = start();
    await play("Lyon", "évènements");
    expect(asked.at(-1)).toMatchObject({ kind: "evenements", titles: [], place: { name: "Lyon" } });
  });
});

describe("a language that is to be learned", () => {
  test.each([
    ["formation anglais Lyon", "anglais"],
    ["apprendre le francais a Lyon", "français"],
    ["cours de français Lyon", "français"],
    ["je suis cuisinier à Lyon et je veux apprendre l'anglais", "anglais"],
  ])("is looked for in the text of trainings: %s", async (words, found) => {
    const { play, asked } = start();
    await play(words);
    expect(asked.at(-1)).toMatchObject({ kind: "cpf", titles: [], words: found, place: { name: "Lyon" } });
  });

  test.each(["anglais", "français", "en anglais"])("is one by its bare name among trainings: %s", async (words) => {
    const { play, asked } = start();
    await play("formation soudeur Lyon", words);
    expect(asked.at(-1)).toMatchObject({
      kind: "cpf",
      titles: [],
      words: expect.stringMatching(/^(?:anglais|français)$/),
    });
  });

  test.each(["donner des cours d'anglais", "apprendre le français aux enfants"])(
    "is taught by others: %s",
    async (words) => {
      expect(await start().play(words)).not.toContain("Formations");
    },
  );
});

test("who has no school yet hides no school, and finds some", async () => {
  const { play, asked } = start();
  await play("alternance soudeur Lyon j'ai pas encore d'école");
  expect(asked.at(-1)).toMatchObject({ kind: "alternance", filters: {} });
  await play("j'ai pas d'école");
  expect(asked.at(-1)).toMatchObject({ kind: "formations", filters: {} });
  const others = start();
  await others.play("alternance soudeur Lyon j'ai déjà une école");
  expect(others.asked.at(-1)).toMatchObject({ kind: "alternance", titles: [{ rome: "H2913" }], filters: {} });
  await others.play("alternance soudeur Lyon sans écoles");
  expect(others.asked.at(-1)).toMatchObject({ kind: "alternance", filters: { schools: true } });
});

test("events are known by their own spelling beside a job and a town", async () => {
  const { play, asked } = start();
  await play("évènements soudeur Lyon");
  expect(asked.at(-1)).toMatchObject({ kind: "evenements", place: { name: "Lyon" } });
});

test("the name of a door and a town open it there", async () => {
  const { play, asked } = start();
  await play("insertion Lyon");
  expect(asked.at(-1)).toMatchObject({ kind: "insertion", titles: [], place: { name: "Lyon" } });
  expect(await play("insertion professionnelle Lyon")).toContain("Conseiller / Conseillère en insertion");
});

test("prices are answered, and what is held at a distance is filtered", async () => {
  const { play, asked } = start();
  await play("formation soudeur Lyon");
  expect(await play("le moins cher")).toContain("Les moins chères sont en premier");
  expect(await play("gratuit")).toContain("En alternance, la formation est gratuite");
  expect(await play("à distance")).toContain("✏️ Changé : À distance");
  expect(asked.at(-1)).toMatchObject({ kind: "cpf", filters: { remote: true } });
  expect(await play("enlève à distance")).toContain("« À distance » enlevé");
  expect(asked.at(-1)?.filters).toEqual({});
});

describe("what is not to be held at a distance", () => {
  test.each([
    "pas à distance",
    "en présentiel",
    "présentiel",
    "je préfère en présentiel",
    "uniquement en présentiel",
    "je veux du présentiel",
    "formation en présentiel",
    "pas de formation à distance",
    "pas de cours à distance",
    "en présentiel à Nantes",
    "formation plombier Nantes en présentiel",
    "formation plombier Nantes pas à distance",
  ])("is no longer looked for there, and each card is said to tell: %s", async (words) => {
    const { play, asked } = start();
    await play("formation soudeur Lyon à distance");
    expect(asked.at(-1)?.filters).toEqual({ remote: true });
    const said = await play(words);
    expect(asked.at(-1)).toMatchObject({ kind: "cpf", filters: {} });
    expect(asked.at(-1)?.filters).toEqual({});
    expect(said).toContain("chaque fiche le dit : « à distance »");
    expect(said).not.toContain("Filtres gardés");
  });

  test.each(["formation soudeur Lyon en présentiel", "formation en alternance soudeur Lyon en présentiel"])(
    "is said to be told by each card where a search begins so: %s",
    async (words) => {
      const { play, asked } = start();
      expect(await play(words)).toContain("chaque fiche le dit : « à distance »");
      expect(asked.at(-1)).toMatchObject({ titles: [{ rome: "H2913" }], place: { name: "Lyon" }, filters: {} });
    },
  );

  test("is asked for by its contrary, denied", async () => {
    const { play, asked } = start();
    await play("formation soudeur Lyon", "pas en présentiel");
    expect(asked.at(-1)).toMatchObject({ kind: "cpf", filters: { remote: true } });
  });

  test.each(["en présentiel", "boulanger Nantes pas de télétravail"])(
    "of work takes telework away, without a word more: %s",
    async (words) => {
      const { play, asked } = start();
      await play("boulanger Lyon télétravail");
      expect(asked.at(-1)?.filters).toEqual({ telework: true });
      expect(await play(words)).not.toContain("à distance");
      expect(asked.at(-1)?.filters).toEqual({});
    },
  );
});

test("where nothing filters by distance, that is said", async () => {
  const { play, asked } = start();
  await play("formation en alternance soudeur Lyon");
  expect(await play("à distance")).toContain("Ce qui a lieu à distance le dit");
  expect(asked.at(-1)).toMatchObject({ kind: "formations" });
});

test("of a new search what is held at a distance is said with the job", async () => {
  const { play, asked } = start();
  expect(await play("formation soudeur Lyon à distance")).toContain("· À distance · 12 formations");
  expect(asked.at(-1)).toMatchObject({ kind: "cpf", filters: { remote: true } });
});

describe("trainings that are not found", () => {
  test("lead to the fields in which there are some", async () => {
    const { play } = start(0);
    expect(await play("formation anglais Lyon")).toContain("[🗂 Choisir un domaine]");
  });

  test("for a word that is no job are looked for by that word, or by their field", async () => {
    const { play, asked } = start();
    expect(await play("formation taxidermiste Lyon")).toMatch(/dans les titres des formations.*Choisir un domaine/s);
    await play("tap Chercher dans les formations");
    expect(asked.at(-1)).toMatchObject({ kind: "cpf", words: "taxidermiste" });
  });
});

test("companies in apprenticeship are companies, wherever that stands", async () => {
  const { play, asked } = start();
  expect(await play("entreprises qui recrutent soudeur Lyon en alternance")).not.toContain("Je n'ai pas compris");
  expect(asked.at(-1)).toMatchObject({ kind: "entreprises", titles: [{ rome: "H2913" }], place: { name: "Lyon" } });
});

describe("trainings for the job of an offer", () => {
  const opened = ["soudeur Lyon", "tap ›", "tap Voir 7", "tap Formations pour ce métier"];

  test.each([
    ["the button", "tap ‹ Retour à l'offre"],
    ["its label", "retour à l'offre"],
    ["a word", "retour"],
    ["another", "reviens en arrière"],
    ["a whole page of offers", "retour aux offres"],
  ])("lead back to it by %s", async (_, way) => {
    const { play, asked } = start();
    expect(await play(...opened)).toContain("[‹ Retour à l'offre]");
    expect(asked.at(-1)).toMatchObject({ kind: "cpf" });
    expect(await play(way)).toMatch(/Boulanger \(H\/F\).*Retour à la liste/s);
    expect(await play("tap Retour à la liste")).toContain("2/3");
    expect(asked.at(-1)).toMatchObject({ kind: "emploi" });
  });

  test.each([
    [["tap Voir 1", "tap Retour à la liste"]],
    [["tap ›", "tap ‹"]],
    [["à distance"]],
    [["Nantes"]],
    [["tap ⚙️ Filtres", "tap ✅ Voir 12 formations"]],
    [["tap 🏫 Formations en alternance"]],
  ])("lead back to it after %j", async (steps) => {
    const { play } = start();
    const said = await play(...opened, ...steps);
    expect(said).toContain("ormations");
    expect(said).toContain("[‹ Retour à l'offre]");
    expect(await play("tap ‹ Retour à l'offre")).toContain("n° 106ABCD");
  });

  test.each([[["formation plombier Nantes"]], [["tap 💼 Emploi"]], [["/start"]]])(
    "lead there no more after %j",
    async (steps) => {
      expect(await start().play(...opened, ...steps)).not.toContain("Retour à l'offre");
    },
  );

  test("lead back to it from a further page, and from a training by way of their list", async () => {
    const { play } = start();
    expect(await play(...opened, "tap ›", "retour")).toContain("n° 106ABCD");
    expect(await play("tap Formations pour ce métier", "tap Voir 1", "retour")).toContain("[‹ Retour à l'offre]");
    expect(await play("retour")).toContain("n° 106ABCD");
  });

  test("lead back to it where there are none", async () => {
    const services = servicesWith({
      offers: async (search, page) => pageOf(search.kind === "emploi" ? 12 : 0, page),
    });
    const said = await session({ services }).play(...opened);
    expect(said).toContain("[‹ Retour à l'offre]");
  });
});

test("a number where nothing is numbered names no range", async () => {
  expect(await start(0).play("formation soudeur Lyon", "la 1")).toContain("Rien n'est numéroté ici");
});

test("a file of events speaks of events", async () => {
  const { play } = start();
  const said = await play("évènements soudeur Lyon", "exporter");
  expect(said).not.toMatch(/offres? (?:fictives?|:)|aux offres/);
});

test("who studies, or speaks little French, is asked for a job and refuses nothing", async () => {
  for (const words of [
    "je suis etudiant je cherche un job le week end à Lyon",
    "moi je cherche travail pas beaucoup francais Lyon",
  ]) {
    const said = await start().play(words);
    expect(said, words).toContain("Quel métier cherchez-vous ?");
    expect(said, words).not.toMatch(/Je ne trouve pas|pas de filtre/);
  }
});

test("a training that is given in all départements says so", async () => {
  const departements = Array.from({ length: 96 }, (_, i) => `Département ${i}`);
  const services = servicesWith({
    offers: async (_search, page) => pageOf(1, page, {}, (key) => ({ ...training({ departements }), key })),
    offer: async () => ({ offer: training({ departements }) }),
  });
  const said = await session({ services }).play("formation soudeur Lyon", "tap Voir 1");
  expect(said).toContain("📍 dans toute la France");
});

test("a distance that was widened unasked and then chosen is said once", async () => {
  const { play } = start(2);
  expect(await play("formation en alternance soudeur Lyon")).toContain("j'ai cherché jusqu'à 50 km");
  const said = await play("plus loin");
  expect(said).toContain("✏️ Changé : rayon");
  expect(said).not.toContain("j'ai cherché jusqu'à");
});
