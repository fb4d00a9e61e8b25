import { expect, test } from "vitest";
import { chat, session, threePages } from "../fakes/chat.ts";

test("from a word to the offers", async () => {
  expect(
    await chat(
      ["/start", "boulanger", "tap Boulanger-pâtissier", "tap Valider", "Lyon", "tap ›", "tap Voir 6", "tap Retour"],
      { services: threePages },
    ),
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

    > boulanger
    🔎 boulanger : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
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
    [✅ Valider (1)]

    > [☐ Boulanger-pâtissier / Boulangère-pâtissière]
    🔎 boulanger : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    [☑ Boulanger / Boulangère]
    [☐ Pâtissier tourier / Pâtissière tourière]
    [☐ Vendeur / Vendeuse en boulangerie-pâtisserie]
    [☐ Conducteur / Conductrice de ligne en boulangerie industrielle]
    [☐ Ouvrier boulanger / Ouvrière boulangère]
    [☐ Aide-boulanger / Aide-boulangère]
    [☑ Boulanger-pâtissier / Boulangère-pâtissière]
    [☐ Boulanger-traiteur / Boulangère-traiteuse]
    ⏮ ‹ 1/2 [›] [⏭]
    [Tout cocher] [✖️ Annuler]
    [✅ Valider (2)]

    > [✅ Valider (2)]
    📍 Boulanger, boulanger-pâtissier. Dans quelle ville ? Écrivez un nom ou un code postal.
    [Toute la France]
    [✖️ Annuler]

    > Lyon
    🔎 Boulanger / Boulangère + 1 métier · 📍 Lyon (69) + 20 km · 12 offres
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
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [›]
    🔎 Boulanger / Boulangère + 1 métier · 📍 Lyon (69) + 20 km · 12 offres
    6. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 5 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 6]
    7. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 6 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 7]
    8. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 7 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 8]
    9. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 8 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 9]
    10. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 9 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 10]
    [⏮] [‹] 2/3 [›] [⏭]
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [Voir 6]
    Boulanger (H/F)
       🏢 Boulangerie Martin
       📍 Lyon 3e (69) · 3 km
       📄 CDI · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée il y a 2 h, le 22 novembre 2026
       Source : France Travail · n° 105ABCD

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [📚 Formations pour ce métier]
    [❓ Pourquoi cette offre ?]
    [‹ Retour à la liste]

    > [‹ Retour à la liste]
    🔎 Boulanger / Boulangère + 1 métier · 📍 Lyon (69) + 20 km · 12 offres
    👉 6. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 5 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 6]
    7. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 6 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 7]
    8. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 7 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 8]
    9. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 8 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 9]
    10. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69) · 9 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       il y a 2 h · France Travail
       [Voir 10]
    [⏮] [‹] 2/3 [›] [⏭]
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("a word with mistakes", async () => {
  expect(await chat(["boulanjé"])).toMatchInlineSnapshot(`
    "
    > boulanjé
    🔎 boulanjé : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
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
    [✅ Valider (1)]
    "
  `);
});

test("a town that bears the name of others", async () => {
  expect(
    await chat(["serveur", "tap Valider", "saint-denis", "tap Autre ville", "Saint Denis 974"]),
  ).toMatchInlineSnapshot(`
    "
    > serveur
    🔎 serveur : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    [☑ Serveur / Serveuse]
    [☐ Employé polyvalent / Employée polyvalente de restaurant]
    [☐ Directeur / Directrice de restaurant]
    [☐ Serveur / Serveuse de restaurant]
    [☐ Serveur / Serveuse de bar]
    [☐ Serveur / Serveuse en restauration]
    [☐ Serveur / Serveuse de bar-brasserie]
    [☐ Serveur / Serveuse petit déjeuner]
    ⏮ ‹ 1/2 [›] [⏭]
    [Tout cocher] [✖️ Annuler]
    [✅ Valider (1)]

    > [✅ Valider (1)]
    📍 Serveur. Dans quelle ville ? Écrivez un nom ou un code postal.
    [Toute la France]
    [✖️ Annuler]

    > saint-denis
    📍 Plusieurs lieux répondent à saint-denis. Lequel ?
    [Saint-Denis (974)]
    [Saint-Denis (93)]
    [Saint-Denis (11)]
    [Saint-Denis (30)]
    [Saint-Denis-en-Val (45)]
    [Saint-Denis-de-Pile (33)]
    [Saint-Denis-lès-Bourg (01)]
    [Saint-Denis-de-l'Hôtel (45)]
    [Autre ville] [✖️ Annuler]

    > [Autre ville]
    📍 Serveur. Dans quelle ville ? Écrivez un nom ou un code postal.
    [Toute la France]
    [✖️ Annuler]

    > Saint Denis 974
    🔎 Serveur / Serveuse · 📍 Saint-Denis (974) + 20 km · 2 offres
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

test("all in one sentence", async () => {
  expect(await chat(["je cherche une alternance de boulangère à Marseile"])).toMatchInlineSnapshot(`
    "
    > je cherche une alternance de boulangère à Marseile
    🎓 Alternance · Boulanger / Boulangère · 📍 Marseille (13) + 20 km · 2 offres
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
    [💼 Emploi (2)]
    [🏢 Entreprises à contacter (2)]
    [🏫 Formations en alternance (2)]
    [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("the place first", async () => {
  expect(await chat(["Nantes", "serveur", "tap Valider"])).toMatchInlineSnapshot(`
    "
    > Nantes
    📍 Nantes (44) : c'est noté.
    🔎 Quel métier cherchez-vous ? Écrivez-le simplement : boulanger, aide-soignante, développeur web…
    [🤷 Je ne sais pas] [❓ Aide]

    > serveur
    🔎 serveur : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    📍 Nantes (44) + 20 km
    [☑ Serveur / Serveuse]
    [☐ Employé polyvalent / Employée polyvalente de restaurant]
    [☐ Directeur / Directrice de restaurant]
    [☐ Serveur / Serveuse de restaurant]
    [☐ Serveur / Serveuse de bar]
    [☐ Serveur / Serveuse en restauration]
    [☐ Serveur / Serveuse de bar-brasserie]
    [☐ Serveur / Serveuse petit déjeuner]
    ⏮ ‹ 1/2 [›] [⏭]
    [Tout cocher] [✖️ Annuler]
    [✅ Valider (1)]

    > [✅ Valider (1)]
    🔎 Serveur / Serveuse · 📍 Nantes (44) + 20 km · 2 offres
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

test("a position becomes a commune", async () => {
  expect(await chat(["boulanger", "tap Valider", "locate"])).toMatchInlineSnapshot(`
    "
    > boulanger
    🔎 boulanger : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
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
    [✅ Valider (1)]

    > [✅ Valider (1)]
    📍 Boulanger. Dans quelle ville ? Écrivez un nom ou un code postal.
    [Toute la France]
    [✖️ Annuler]

    > locate
    (Vous êtes près de Villeurbanne (69). J'utilise cette commune ; votre position exacte n'est pas conservée.)
    🔎 Boulanger / Boulangère · 📍 Villeurbanne (69) + 20 km · 2 offres
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

test("a second search keeps the place", async () => {
  expect(await chat(["boulanger lyon", "serveur", "tap Valider", "Nantes"])).toMatchInlineSnapshot(`
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

    > serveur
    🔎 serveur : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    📍 Lyon (69) + 20 km
    [☑ Serveur / Serveuse]
    [☐ Employé polyvalent / Employée polyvalente de restaurant]
    [☐ Directeur / Directrice de restaurant]
    [☐ Serveur / Serveuse de restaurant]
    [☐ Serveur / Serveuse de bar]
    [☐ Serveur / Serveuse en restauration]
    [☐ Serveur / Serveuse de bar-brasserie]
    [☐ Serveur / Serveuse petit déjeuner]
    ⏮ ‹ 1/2 [›] [⏭]
    [Tout cocher] [✖️ Annuler]
    [✅ Valider (1)]

    > [✅ Valider (1)]
    🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 2 offres
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

    > Nantes
    🔎 Serveur / Serveuse · 📍 Nantes (44) + 20 km · 2 offres
    ✏️ Changé : Nantes (44)
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

test("the last place is offered, not taken", async () => {
  expect(
    await chat(["boulanger lyon", "/emploi serveur", "tap Valider", "tap Lyon (69) (dernière)"]),
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

    > /emploi serveur
    🔎 serveur : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    [☑ Serveur / Serveuse]
    [☐ Employé polyvalent / Employée polyvalente de restaurant]
    [☐ Directeur / Directrice de restaurant]
    [☐ Serveur / Serveuse de restaurant]
    [☐ Serveur / Serveuse de bar]
    [☐ Serveur / Serveuse en restauration]
    [☐ Serveur / Serveuse de bar-brasserie]
    [☐ Serveur / Serveuse petit déjeuner]
    ⏮ ‹ 1/2 [›] [⏭]
    [Tout cocher] [✖️ Annuler]
    [✅ Valider (1)]

    > [✅ Valider (1)]
    📍 Serveur. Dans quelle ville ? Écrivez un nom ou un code postal.
    [Toute la France] [Lyon (69) (dernière)]
    [✖️ Annuler]

    > [Lyon (69) (dernière)]
    🔎 Serveur / Serveuse · 📍 Lyon (69) + 20 km · 2 offres
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

test.each([
  ["bac pro melec alternance bordeaux", "Electricien du bâtiment"],
  ["bts mco en alternance à lyon", "Responsable de boutique"],
  ["restauration nantes", "restauration"],
])("%j is headed by a job, and never by the town: %s", async (text, heading) => {
  expect(await session().play(text)).toContain(`🔎 ${heading} : quels métiers`);
});
