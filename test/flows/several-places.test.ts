import { describe, expect, test } from "vitest";
import { readState } from "../../src/core/conversation/state.ts";
import { joinPlaces } from "../../src/core/places/area.ts";
import { readPlacesTakenAway } from "../../src/core/understanding/acts/taken-away.ts";
import { answerWith } from "../fakes/answer.ts";
import { servicesWith, session } from "../fakes/chat.ts";
import { findPlaces } from "../fakes/reference.ts";

const answer = answerWith(servicesWith());

describe("a search in several places is run as it was said", () => {
  test.each([
    ["serveur à Lyon ou Grenoble", "Serveur / Serveuse · 📍 Lyon (69) et Grenoble (38) + 20 km ·"],
    ["aide-soignante Nantes, Rennes ou Vannes", "📍 Nantes (44), Rennes (35) et Vannes (56) + 20 km ·"],
    ["serveur dans le 38 et le 73", "📍 Isère (38) et Savoie (73) ·"],
    ["serveur Lyon et toute la Savoie", "📍 Lyon (69) + 20 km et Savoie (73) ·"],
    ["serveur à Lyon ou Grenoble à 35 km", "📍 Lyon (69) et Grenoble (38) + 35 km ·"],
    ["serveur Lyon ou Grenoble à 30 minutes", "📍 Lyon (69) et Grenoble (38) + 24 km ·"],
    ["Je cherche un poste de serveur à Nantes ou Rennes, en CDI", "📍 Nantes (44) et Rennes (35) + 20 km · CDI"],
    ["serveur 69 ou 38", "📍 Rhône (69) et Isère (38) ·"],
    ["serveur Paris 11 et 12", "📍 Paris 11e et Paris 12e + 20 km ·"],
    ["serveur à Lyon, 12 €", "📍 Lyon (69) + 20 km · 1 820 € et plus ·"],
    ["serveur Lyon, 12 rue Victor Hugo", "📍 Lyon (69) + 20 km ·"],
    ["serveur loir et cher ou indre", "📍 Loir-et-Cher (41) et Indre (36) ·"],
  ])("%s", async (text, says) => {
    const said = await answer(text);
    expect(said).toContain(says);
    expect(said).not.toContain("compris");
  });

  test.each([
    ["serveur dans le Lot-et-Garonne", "📍 Lot-et-Garonne (47) ·"],
    ["serveur saint pierre et miquelon", "📍 Saint-Pierre-et-Miquelon (975)"],
    ["boulanger ou pâtissier à Lyon", "📍 Lyon (69) + 20 km"],
  ])("one place is one: %s", async (text, says) => {
    expect(await answer(text)).toContain(says);
  });

  test("a sixth place is said to be left out", async () => {
    const said = await answer("serveur Lyon, Villeurbanne, Bron, Vénissieux, Grenoble, Annecy");
    expect(said).toContain("(Je cherche dans 5 lieux à la fois au plus : je laisse Annecy (74) de côté.)");
    expect(said).toContain("Vénissieux (69) et Grenoble (38) + 20 km");
  });

  test("those that are left out are named, whatever stands before them", async () => {
    const five = "Lyon, Villeurbanne, Bron, Vénissieux";
    expect(await answer(`serveur ${five}, Lyon, Grenoble, Annecy`)).toContain("je laisse Annecy (74) de côté");
    expect(await answer(`serveur ${five}, Grenoble, Saint-Denis`)).toContain("je laisse Saint-Denis de côté");
    const all = await answer(`serveur ${five}, Grenoble, Isère`);
    expect(all).not.toContain("de côté");
    expect(all).toContain("Vénissieux (69) + 20 km et Isère (38) ·");
    const added = await answer(`serveur ${five}`, "ajoute Grenoble, Annecy");
    expect(added).toContain("je laisse Annecy (74) de côté");
  });

  test("no more names are asked about than fit", async () => {
    const lines = ["serveur Lyon, Villeurbanne, Bron, Vénissieux, Saint-Denis, Annecy"];
    const asked = await answer(...lines);
    expect(asked).toContain("Et pour Saint-Denis, lequel");
    expect(asked).toContain("je laisse Annecy (74) de côté");
    expect(await answer(...lines, "tap Saint-Denis (93)")).toContain("Vénissieux (69) et Saint-Denis (93) + 20 km");
  });

  test("the order is that in which they were said, also where one is asked about", async () => {
    expect(await answer("serveur Saint-Denis, Lyon ou Grenoble", "tap Saint-Denis (93)")).toContain(
      "📍 Saint-Denis (93), Lyon (69) et Grenoble (38) + 20 km",
    );
    expect(await answer("serveur Lyon ou 38 ou Annecy", "tap Isère")).toContain(
      "Lyon (69) + 20 km, Isère (38) et Annecy",
    );
  });

  test("of several names only the one that many bear is asked about", async () => {
    const here = session({ services: servicesWith() });
    expect(await here.play("serveur Saint-Denis ou Lyon", "tap Saint-Denis (93)")).toMatchInlineSnapshot(`
      "
      > serveur Saint-Denis ou Lyon
      📍 Lyon (69) : c'est noté. Et pour Saint-Denis, lequel de ces lieux ?
      [Saint-Denis (974)]
      [Saint-Denis (93)]
      [Saint-Denis (11)]
      [Saint-Denis (30)]
      [Autre ville] [✖️ Annuler]
      [✅ C'est tout]

      > [Saint-Denis (93)]
      🔎 Serveur / Serveuse · 📍 Saint-Denis (93) et Lyon (69) + 20 km · 2 offres
      1. Boulanger (H/F) 🆕
         Boulangerie Martin · Lyon 3e (69) · moins de 1 km
         CDI · 35 h · 1 900 à 2 100 € par mois
         il y a 2 h · France Travail
         [Voir 1]
      2. Boulanger (H/F) 🆕
         Boulangerie Martin · Lyon 3e (69) · 1 km
         CDI · 35 h · 1 900 à 2 100 € par mois
         il y a 2 h · France Travail
         [Voir 2]
      Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
      [🎓 Alternance (2)]
      [🏢 Entreprises en alternance (2)]
      [🤝 Insertion (2)] [📚 Formations CPF (2)]
      [📅 Évènements (2)]
      [📍 Quelqu'un près de moi]
      [⚙️ Filtres] [✏️ Modifier]
      [📊 Marché] [⬇️ Exporter]
      [🔔 M'alerter des nouvelles offres]
      "
    `);
  });

  test("a bare number beside a town is asked about", async () => {
    const asks = await answer("serveur Lyon ou 38");
    expect(asks).toContain("📍 Lyon (69) : c'est noté. Et pour 38, lequel de ces lieux ?\n[Isère (38), département]");
    expect(await answer("serveur Lyon ou 38", "tap Isère")).toContain("📍 Lyon (69) + 20 km et Isère (38) ·");
  });

  test("while the place is asked for as well", async () => {
    expect(await answer("serveur", "tap Valider", "nantes, rennes")).toContain("Nantes (44) et Rennes (35) + 20 km");
    expect(await answer("Lyon ou Grenoble", "serveur", "tap Valider")).toContain("Lyon (69) et Grenoble (38) + 20 km");
  });
});

test("places are added and taken away by a few words, and said with the way back", async () => {
  const here = session({ services: servicesWith() });
  await here.play("serveur Lyon");
  expect(
    await here.play("et à Grenoble aussi", "également dans le 73", "enlève Lyon", "tap Annuler", "garde que Grenoble"),
  ).toMatchInlineSnapshot(`
    "
    > et à Grenoble aussi
    🔎 Serveur / Serveuse · 📍 Lyon (69) et Grenoble (38) + 20 km · 2 offres
    ✏️ Changé : aussi Grenoble (38)
    [↩︎ Annuler]
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > également dans le 73
    🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km, Grenoble (38) + 20 km et Savoie (73) · 2 offres
    ✏️ Changé : aussi Savoie (73)
    [↩︎ Annuler]
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > enlève Lyon
    🔎 Serveur / Serveuse · 📍 Grenoble (38) + 20 km et Savoie (73) · 2 offres
    ✏️ Changé : sans Lyon (69)
    [↩︎ Annuler]
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [↩︎ Annuler]
    🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km, Grenoble (38) + 20 km et Savoie (73) · 2 offres
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > garde que Grenoble
    🔎 Serveur / Serveuse · 📍 Grenoble (38) + 20 km · 2 offres
    ✏️ Changé : sans Lyon (69) · sans Savoie (73)
    [↩︎ Annuler]
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("an added name that several places bear is asked about, and what was there stays", async () => {
  expect(await answer("serveur Lyon", "et à Saint-Denis aussi")).toContain(
    "Lyon (69) : c'est noté. Et pour Saint-Denis",
  );
  expect(await answer("serveur Lyon", "et à Saint-Denis aussi", "tap Saint-Denis (93)")).toContain(
    "📍 Lyon (69) et Saint-Denis (93) + 20 km",
  );
});

test("no sixth place is added in silence, and the only one is not taken away without another", async () => {
  expect(await answer("serveur Lyon, Villeurbanne, Bron, Vénissieux, Grenoble", "ajoute Annecy")).toContain(
    "je laisse Annecy (74) de côté",
  );
  expect(await answer("serveur Lyon", "enlève Lyon")).toContain("Dans quelle ville ?");
});

test("the place of a search is changed with a tap: one more, and one less", async () => {
  const here = session({ services: servicesWith() });
  await here.play("serveur Lyon", "tap Modifier");
  expect(
    await here.play("tap Lieu", "tap Ajouter", "Grenoble", "tap Modifier", "tap Lieu", "tap ✖️ Lyon"),
  ).toMatchInlineSnapshot(`
    "
    > [📍 Lieu]
    📍 Serveur. Dans quelle ville ? Écrivez un nom ou un code postal.
    [➕ Ajouter une ville]
    [Toute la France] [Lyon (69) (dernière)]
    [✖️ Annuler]

    > [➕ Ajouter une ville]
    📍 Lyon (69) : quelle ville ajouter ? Écrivez un nom ou un code postal.
    [✅ C'est tout] [✖️ Annuler]

    > Grenoble
    🔎 Serveur / Serveuse · 📍 Lyon (69) et Grenoble (38) + 20 km · 2 offres
    ✏️ Changé : aussi Grenoble (38)
    [↩︎ Annuler]
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [✏️ Modifier]
    🔎 Serveur / Serveuse · 📍 Lyon (69) et Grenoble (38) + 20 km
    Que voulez-vous changer ?
    [🧰 Métiers] [📍 Lieu]
    [↔️ Rayon : 20 km] [⚙️ Filtres]
    [🔎 Nouvelle recherche]
    [✅ Voir les offres]

    > [📍 Lieu]
    📍 Serveur. Touchez un lieu pour l'enlever, ou écrivez la ville où chercher à la place.
    [✖️ Lyon (69)] [✖️ Grenoble (38)]
    [➕ Ajouter une ville]
    [Toute la France] [Lyon (69) et Grenoble (38) (dernière)]
    [✖️ Annuler]

    > [✖️ Lyon (69)]
    🔎 Serveur / Serveuse · 📍 Grenoble (38) + 20 km · 2 offres
    ✏️ Changé : sans Lyon (69)
    [↩︎ Annuler]
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    2. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 2]
    Il y a peu d'offres ici. Voici ce qu'il y a d'autre :
    [🎓 Alternance (2)]
    [🏢 Entreprises en alternance (2)]
    [🤝 Insertion (2)] [📚 Formations CPF (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("any distance that was said stands among the choices", async () => {
  expect(await answer("serveur à 35 km de Lyon ou Grenoble", "tap Modifier", "tap Rayon")).toContain(
    "[20 km]\n[✓ 35 km]\n[50 km]",
  );
  expect(await answer("serveur Lyon", "à 12 km")).toContain("Changé : rayon 12 km");
});

test("the same places in another order are the alert that there is", async () => {
  const here = session({ services: servicesWith() });
  await here.play("serveur Lyon ou Grenoble", "tap M'alerter");
  expect(await here.play("serveur Grenoble ou Lyon", "tap M'alerter")).toContain("Vous suivez déjà cette recherche");
  expect(await here.play("serveur Grenoble ou Annecy", "tap M'alerter")).toContain("Alerte créée");
});

describe("places that a message takes away", () => {
  const [lyon, grenoble, savoie] = ["Lyon", "Grenoble", "Savoie"].flatMap((name) => findPlaces(name).places[0] ?? []);
  const area = joinPlaces([lyon, grenoble, savoie].flatMap((one) => one ?? []));
  const names = (text: string) => {
    const taken = area && readPlacesTakenAway(text, area, { findPlaces });
    const places = Object.values(taken ?? {}).flat();
    return taken && [Object.keys(taken)[0], ...places.map((one) => ("name" in one ? one.name : ""))].join(" ");
  };

  test.each([
    ["enlève Lyon", "gone Lyon"],
    ["finalement pas Grenoble", "gone Grenoble"],
    ["sans Lyon ni Grenoble", "gone Lyon Grenoble"],
    ["Lyon non merci", "gone Lyon"],
    ["je veux plus de Grenoble", "gone Grenoble"],
    ["Grenoble c'est trop loin", "gone Grenoble"],
    ["oublie Lyon", "gone Lyon"],
    ["pas à Lyon finalement", "gone Lyon"],
    ["hors Savoie", "gone Savoie"],
    ["enlève lion", "gone Lyon"],
    ["retire le 73", "gone Savoie"],
    ["supprime Lyon et Grenoble stp", "gone Lyon Grenoble"],
    ["garde que Lyon", "kept Lyon"],
    ["enlève Paris", "absent Paris"],
    ["sans Paris", "absent Paris"],
    ["pas Chambéry", "within Chambéry"],
    ["enlève les filtres", undefined],
    ["pas le soir à Lyon", undefined],
    ["cuisinier Lyon", undefined],
  ])("%s", (text, is) => {
    expect(names(text)).toBe(is);
  });
});

test("a stored screen of one place is read as ever, and one of several too", () => {
  const place = { kind: "commune", code: "69123", name: "Lyon", departement: "69", region: "84" };
  const search = { kind: "emploi", titles: [], words: "pain", place, radius: 20, filters: {} };
  const screen = { step: "results", search, page: 1 };
  expect(readState(screen)).toMatchObject({ step: "results", search });
  const several = { ...search, place: { kind: "several", places: [place, { ...place, code: "38185" }] } };
  expect(readState({ ...screen, search: several })).toMatchObject({ step: "results", search: several });
});
