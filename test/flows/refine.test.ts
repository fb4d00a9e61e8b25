import { expect, test } from "vitest";
import { chat, servicesWith, session } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";

test("a filter is set in place", async () => {
  expect(
    await chat(["boulanger lyon", "tap Filtres", "tap Contrat", "tap CDI", "tap Voir 2 offres"]),
  ).toMatchInlineSnapshot(`
    "
    > boulanger lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
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

    > [⚙️ Filtres]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
    ⚙️ Filtres. Télétravail, mots voulus et mots exclus sont cherchés dans le texte des annonces.
    [Contrat : tous] [🎓 Alternance]
    [Salaire : tous] [Expérience : toutes]
    [Temps de travail : tous] [Publiées depuis : toujours]
    [Mots voulus : aucun] [Mots exclus : aucun]
    [⬜ Télétravail] [⬜ Sans intérim]
    [⬜ Sans écoles] [Ordre : pertinence]
    [➕ Plus de filtres]
    [✅ Voir 2 offres]

    > [Contrat : tous]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
    ⚙️ Contrat
    [☐ CDI]
    [☐ CDD]
    [☐ Intérim]
    [☐ Saisonnier]
    [☐ Indépendant]
    [‹ Retour aux filtres] [✅ Voir 2 offres]

    > [☐ CDI]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · CDI
    ⚙️ Contrat
    [☑ CDI]
    [☐ CDD]
    [☐ Intérim]
    [☐ Saisonnier]
    [☐ Indépendant]
    [‹ Retour aux filtres] [✅ Voir 2 offres]

    > [✅ Voir 2 offres]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · CDI · 2 offres
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
    [⚙️ Filtres (1)] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("each part of a search can be changed", async () => {
  expect(
    await chat([
      "boulanger lyon",
      "tap Modifier",
      "tap Rayon",
      "tap 50 km",
      "tap Modifier",
      "tap Lieu",
      "35",
      "tap Modifier",
      "tap Métiers",
      "serveur",
    ]),
  ).toMatchInlineSnapshot(`
    "
    > boulanger lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
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
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
    Que voulez-vous changer ?
    [🧰 Métiers] [📍 Lieu]
    [↔️ Rayon : 20 km] [⚙️ Filtres]
    [🔎 Nouvelle recherche]
    [✅ Voir les offres]

    > [↔️ Rayon : 20 km]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
    ↔️ Jusqu'où cherchez-vous ?
    [La commune seule]
    [10 km]
    [✓ 20 km]
    [50 km]
    [Tout le département]
    [‹ Retour]

    > [50 km]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 50 km · 2 offres
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
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 50 km
    Que voulez-vous changer ?
    [🧰 Métiers] [📍 Lieu]
    [↔️ Rayon : 50 km] [⚙️ Filtres]
    [🔎 Nouvelle recherche]
    [✅ Voir les offres]

    > [📍 Lieu]
    📍 Boulanger. Dans quelle ville ? Écrivez un nom ou un code postal.
    [➕ Ajouter une ville]
    [Toute la France] [Lyon (69) (dernière)]
    [✖️ Annuler]

    > 35
    🔎 Boulanger / Boulangère · 📍 Ille-et-Vilaine (35) · 2 offres
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
    🔎 Boulanger / Boulangère · 📍 Ille-et-Vilaine (35)
    Que voulez-vous changer ?
    [🧰 Métiers] [📍 Lieu]
    [⚙️ Filtres]
    [🔎 Nouvelle recherche]
    [✅ Voir les offres]

    > [🧰 Métiers]
    🔎 Boulanger : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    📍 Ille-et-Vilaine (35)
    [☑ Boulanger / Boulangère]
    [☐ Pâtissier tourier / Pâtissière tourière]
    [☐ Vendeur / Vendeuse en boulangerie-pâtisserie]
    [☐ Conducteur / Conductrice de ligne en boulangerie industrielle]
    [☐ Ouvrier boulanger / Ouvrière boulangère]
    [☐ Aide-boulanger / Aide-boulangère]
    [☐ Boulanger-pâtissier / Boulangère-pâtissière]
    [☐ Boulanger-traiteur / Boulangère-traiteuse]
    ⏮ ‹ 1/2 [›] [⏭]
    [Tout cocher] [✖️ Annuler]
    [‹ Revenir à ma recherche]
    [✅ Valider (1)]

    > serveur
    🔎 serveur : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    📍 Ille-et-Vilaine (35)
    [☑ Boulanger / Boulangère]
    [☑ Serveur / Serveuse]
    [☐ Employé polyvalent / Employée polyvalente de restaurant]
    [☐ Directeur / Directrice de restaurant]
    [☐ Serveur / Serveuse de restaurant]
    [☐ Serveur / Serveuse de bar]
    [☐ Serveur / Serveuse en restauration]
    [☐ Serveur / Serveuse de bar-brasserie]
    ⏮ ‹ 1/2 [›] [⏭]
    [Tout cocher] [✖️ Annuler]
    [‹ Revenir à ma recherche]
    [✅ Valider (2)]
    "
  `);
});

test("nothing found: wider searches, with what they would find", async () => {
  const offers = servicesWith({
    offers: async ({ radius, filters, place }, page) =>
      pageOf(place.kind === "france" ? 48 : radius === 50 ? 12 : filters.contract ? 0 : 0, page),
  });
  expect(await chat(["CDI boulanger lyon", "tap Élargir"], { services: offers })).toMatchInlineSnapshot(`
    "
    > CDI boulanger lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · CDI
    😕 Aucune offre pour cette recherche en ce moment. Voici ce qu'il y a d'autre :
    [Élargir à 50 km (12)]
    [🏢 Entreprises en alternance (12)]
    [Toute la France (48)]
    [⚙️ Filtres (1)] [✏️ Modifier]
    [🔔 M'alerter dès qu'il y en a]
    [🔎 Nouvelle recherche] [📍 Quelqu'un près de moi]

    > [Élargir à 50 km (12)]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 50 km · CDI · 12 offres
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
    3. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 2 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 3]
    4. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 4]
    5. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 4 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 5]
    ⏮ ‹ 1/3 [›] [⏭]
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [⚙️ Filtres (1)] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("nothing found anywhere", async () => {
  expect(
    await chat(["boulanger lyon"], { services: servicesWith({ offers: async () => pageOf(0, 1) }) }),
  ).toMatchInlineSnapshot(`
    "
    > boulanger lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
    😕 Aucune offre pour cette recherche en ce moment.
    [⚙️ Filtres] [✏️ Modifier]
    [🔔 M'alerter dès qu'il y en a]
    [🔎 Nouvelle recherche] [📍 Quelqu'un près de moi]
    "
  `);
});

test("jobs of the same family are shown apart", async () => {
  const offers = servicesWith({
    offers: async (_, page) => {
      const found = pageOf(4, page);
      return { ...found, items: found.items.map((item, i) => ({ ...item, related: i > 1 })) };
    },
  });
  expect(await chat(["boulanger lyon"], { services: offers })).toMatchInlineSnapshot(`
    "
    > boulanger lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 4 offres
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
    Métiers proches
    3. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 2 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 3]
    4. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 4]
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("an offer that is no longer there", async () => {
  expect(
    await chat(["boulanger lyon", "tap Voir 2", "tap Retour"], {
      services: servicesWith({ offer: async () => ({ offer: undefined }) }),
    }),
  ).toMatchInlineSnapshot(`
    "
    > boulanger lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
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

    > [Voir 2]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
    Cette offre n'est plus en ligne.
    [‹ Retour à la liste]

    > [‹ Retour à la liste]
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 2 offres
    1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · moins de 1 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 1]
    👉 2. Boulanger (H/F) 🆕
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

test.each([
  ["20", "📍 Lyon (69) + 20 km ·"],
  ["50", "📍 Lyon (69) + 50 km ·"],
  ["+ 50", "📍 Lyon (69) + 50 km ·"],
  ["à 10 max", "📍 Lyon (69) + 10 km ·"],
  ["45", "📍 Lyon (69) + 45 km ·"],
  // A département anywhere else.
  ["75", "📍 Lyon (69) + 75 km ·"],
  ["0", "📍 Lyon (69) ·"],
  ["20 km", "📍 Lyon (69) + 20 km ·"],
  // A postal code stays one.
  ["44000", "📍 Nantes (44) + 20 km"],
])("where a distance is asked for, a number alone is one: %j", async (typed, shown) => {
  const here = session();
  await here.play("boulanger lyon", "tap Modifier", "tap Rayon");
  expect(await here.play(typed)).toContain(shown);
});
