import { expect, test } from "vitest";
import { SourceError } from "../../src/core/failure.ts";
import type { Messenger } from "../../src/core/talk/ports.ts";
import { me, session, settleDrawing } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";
import { days } from "./days.ts";

test("an alert, its first news, and what is done with them", async () => {
  const { play, publishes, tomorrow } = days();
  const made = await play("boulanger à Lyon", "tap M'alerter");
  publishes(3);
  const news = await tomorrow();
  const after = await play(
    "tap Voir 2",
    "tap Retour aux nouvelles",
    "tap Régler",
    "tap Revenir aux nouvelles",
    "tap Arrêter",
    "tap Reprendre",
  );
  expect(`${made}${news}\n${after}`).toMatchInlineSnapshot(`
    "
    > boulanger à Lyon
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

    > [🔔 M'alerter des nouvelles offres]
    🔔 Alerte créée : Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau (environ 2 offres par semaine). Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : demain à 8 h.
    [‹ Revenir aux offres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [🔔 Mes alertes] [↩︎ Annuler l'alerte]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 3 nouvelles offres (23 novembre)
    1. Boulanger 3 (H/F) 🆕
       Fournil 3 · Lyon 3e (69)
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    2. Boulanger 2 (H/F) 🆕
       Fournil 2 · Lyon 3e (69)
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    3. Boulanger 1 (H/F) 🆕
       Fournil 1 · Lyon 3e (69)
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 3]
    [👍 Bien ciblé] [👎 Pas pour moi]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]

    > [Voir 2]
    Boulanger 2 (H/F)
       🏢 Fournil 2
       📍 Lyon 3e (69) · 3 km
       📄 CDI · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée hier, le 22 novembre 2026
       Source : France Travail · n° 101NEWS

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [❓ Pourquoi cette offre ?]
    [‹ Retour aux nouvelles offres]

    > [‹ Retour aux nouvelles offres]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 3 nouvelles offres (23 novembre)
    1. Boulanger 3 (H/F) 🆕
       Fournil 3 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    👉 2. Boulanger 2 (H/F) 🆕
       Fournil 2 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    3. Boulanger 1 (H/F) 🆕
       Fournil 1 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 3]
    [👍 Bien ciblé] [👎 Pas pour moi]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]

    > [⚙️ Régler]
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h. 3 offres déjà envoyées.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]

    > [‹ Revenir aux nouvelles offres]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 3 nouvelles offres (23 novembre)
    1. Boulanger 3 (H/F) 🆕
       Fournil 3 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    👉 2. Boulanger 2 (H/F) 🆕
       Fournil 2 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    3. Boulanger 1 (H/F) 🆕
       Fournil 1 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 3]
    [👍 Bien ciblé] [👎 Pas pour moi]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]

    > [🔕 Arrêter]
    ⏸ Boulanger / Boulangère · Lyon (69) + 20 km
    🔕 Alerte arrêtée : vous ne recevez plus ces offres. Elle reste enregistrée.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [▶️ Reprendre]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]

    > [▶️ Reprendre]
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h. 3 offres déjà envoyées.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]
    "
  `);
});

test("more than ten: all of them behind one button", async () => {
  const { play, publishes, tomorrow } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  publishes(12);
  const news = await tomorrow();
  const all = await play("tap Tout voir", "tap ›", "tap Retour au résumé");
  expect(news).toContain("12 nouvelles offres");
  expect(news).toContain("[Tout voir (12)]");
  expect(all).toMatchInlineSnapshot(`
    "
    > [Tout voir (12)]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 12 nouvelles offres (23 novembre)
    1. Boulanger 12 (H/F) 🆕
       Fournil 12 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    2. Boulanger 11 (H/F) 🆕
       Fournil 11 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    3. Boulanger 10 (H/F) 🆕
       Fournil 10 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 3]
    4. Boulanger 9 (H/F) 🆕
       Fournil 9 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 4]
    5. Boulanger 8 (H/F) 🆕
       Fournil 8 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 5]
    ⏮ ‹ 1/3 [›] [⏭]
    [‹ Retour au résumé]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]

    > [›]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 12 nouvelles offres (23 novembre)
    6. Boulanger 7 (H/F) 🆕
       Fournil 7 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 6]
    7. Boulanger 6 (H/F) 🆕
       Fournil 6 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 7]
    8. Boulanger 5 (H/F) 🆕
       Fournil 5 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 8]
    9. Boulanger 4 (H/F) 🆕
       Fournil 4 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 9]
    10. Boulanger 3 (H/F) 🆕
       Fournil 3 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 10]
    [⏮] [‹] 2/3 [›] [⏭]
    [‹ Retour au résumé]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]

    > [‹ Retour au résumé]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 12 nouvelles offres (23 novembre)
    1. Boulanger 12 (H/F) 🆕
       Fournil 12 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    2. Boulanger 11 (H/F) 🆕
       Fournil 11 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    3. Boulanger 10 (H/F) 🆕
       Fournil 10 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 3]
    4. Boulanger 9 (H/F) 🆕
       Fournil 9 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 4]
    5. Boulanger 8 (H/F) 🆕
       Fournil 8 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 5]
    6. Boulanger 7 (H/F) 🆕
       Fournil 7 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 6]
    7. Boulanger 6 (H/F) 🆕
       Fournil 6 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 7]
    8. Boulanger 5 (H/F) 🆕
       Fournil 5 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 8]
    9. Boulanger 4 (H/F) 🆕
       Fournil 4 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 9]
    10. Boulanger 3 (H/F) 🆕
       Fournil 3 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 10]
    [👍 Bien ciblé] [👎 Pas pour moi] [Tout voir (12)]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]
    "
  `);
});

test("nothing new: nothing said", async () => {
  const { play, tomorrow } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  expect(await tomorrow()).toBe("");
});

test("all alerts at a glance, one of them, and the way to delete it", async () => {
  const { play } = days();
  expect(
    await play(
      "/alertes",
      "boulanger à Lyon",
      "tap M'alerter",
      "tap Revenir aux offres",
      "tap M'alerter",
      "vendeuse à Nantes",
      "tap M'alerter",
      "/alertes",
      "tap 2",
      "tap Pause",
      "tap Supprimer",
      "tap Non, garder",
      "tap Supprimer",
      "tap Oui",
      "tap Mes alertes",
      "tap Tout arrêter",
    ),
  ).toMatchInlineSnapshot(`
    "
    > /alertes
    🔔 Vous n'avez pas encore d'alerte.
    Cherchez un métier, puis touchez « 🔔 M'alerter » sous les offres : je vous écris chaque jour s'il y a du nouveau.
    [🔎 Chercher]

    > boulanger à Lyon
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

    > [🔔 M'alerter des nouvelles offres]
    🔔 Alerte créée : Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau (environ 2 offres par semaine). Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : demain à 8 h.
    [‹ Revenir aux offres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [🔔 Mes alertes] [↩︎ Annuler l'alerte]

    > [‹ Revenir aux offres]
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

    > [🔔 M'alerter des nouvelles offres]
    Vous suivez déjà cette recherche.
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > vendeuse à Nantes
    🔎 Vendeur / Vendeuse en prêt-à-porter · 📍 Nantes (44) + 20 km · 2 offres
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

    > [🔔 M'alerter des nouvelles offres]
    🔔 Alerte créée : Vendeur / Vendeuse en prêt-à-porter · Nantes (44) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau (environ 2 offres par semaine). Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : demain à 8 h.
    [‹ Revenir aux offres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [🔔 Mes alertes] [↩︎ Annuler l'alerte]

    > /alertes
    🔔 Vos alertes (2/10)
    1. 🔔 Boulanger / Boulangère · Lyon (69) + 20 km, chaque jour à 8 h
    2. 🔔 Vendeur / Vendeuse en prêt-à-porter · Nantes (44) + 20 km, chaque jour à 8 h
    [1] [2]
    [➕ Nouvelle] [⏸ Tout arrêter]
    [J'ai trouvé 🎉]

    > [2]
    🔔 Vendeur / Vendeuse en prêt-à-porter · Nantes (44) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [⏸ Pause 7 jours]
    ⏸ Vendeur / Vendeuse en prêt-à-porter · Nantes (44) + 20 km
    ⏸ En pause jusqu'à dimanche 29 novembre à 13 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [▶️ Reprendre]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [🗑 Supprimer]
    ⚠️ Supprimer l'alerte Vendeur / Vendeuse en prêt-à-porter · Nantes (44) + 20 km ? 
    [🗑 Oui, supprimer] [Non, garder]

    > [Non, garder]
    ⏸ Vendeur / Vendeuse en prêt-à-porter · Nantes (44) + 20 km
    ⏸ En pause jusqu'à dimanche 29 novembre à 13 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [▶️ Reprendre]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [🗑 Supprimer]
    ⚠️ Supprimer l'alerte Vendeur / Vendeuse en prêt-à-porter · Nantes (44) + 20 km ? 
    [🗑 Oui, supprimer] [Non, garder]

    > [🗑 Oui, supprimer]
    🗑 Alerte supprimée.
    [‹ Revenir aux offres]
    [🔔 Mes alertes] [🔎 Nouvelle recherche]

    > [🔔 Mes alertes]
    🔔 Vos alertes (1/10)
    1. 🔔 Boulanger / Boulangère · Lyon (69) + 20 km, chaque jour à 8 h
    [Voir l'alerte 1]
    [➕ Nouvelle] [⏸ Tout arrêter]
    [J'ai trouvé 🎉]
    [‹ Revenir à ma recherche]

    > [⏸ Tout arrêter]
    🔕 Votre alerte est arrêtée. Vous ne recevrez plus rien ; elle reste enregistrée.
    [↩︎ La reprendre] [🔔 Mes alertes]
    [‹ Revenir à ma recherche]
    [🔎 Nouvelle recherche] [🔒 Vos données]
    "
  `);
});

test("stop asks first, keeps them, and gives them back", async () => {
  const { play } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  expect(await play("stop", "tap Oui, tout arrêter", "tap La reprendre")).toMatchInlineSnapshot(`
    "
    > stop
    🔕 Arrêter votre alerte ? Elle restera enregistrée.
    [Oui, tout arrêter] [🔔 Mes alertes]
    [‹ Revenir à ma recherche]

    > [Oui, tout arrêter]
    🔕 Votre alerte est arrêtée. Vous ne recevrez plus rien ; elle reste enregistrée.
    [↩︎ La reprendre] [🔔 Mes alertes]
    [‹ Revenir à ma recherche]
    [🔎 Nouvelle recherche] [🔒 Vos données]

    > [↩︎ La reprendre]
    🔔 C'est fait : votre alerte est comme avant.
    [🔔 Mes alertes] [🔎 Nouvelle recherche]
    [‹ Revenir à ma recherche]
    "
  `);
});

test("an alert that was just made can be taken back", async () => {
  const { play } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  expect(await play("tap Annuler l'alerte", "tap Mes alertes")).toMatchInlineSnapshot(`
    "
    > [↩︎ Annuler l'alerte]
    🗑 Alerte supprimée.
    [‹ Revenir aux offres]
    [🔔 Mes alertes] [🔎 Nouvelle recherche]

    > [🔔 Mes alertes]
    🔔 Vous n'avez pas encore d'alerte.
    Cherchez un métier, puis touchez « 🔔 M'alerter » sous les offres : je vous écris chaque jour s'il y a du nouveau.
    [🔎 Chercher]
    [‹ Revenir à ma recherche]
    "
  `);
});

test("companies publish nothing: the alert is about apprenticeship offers", async () => {
  const { play } = days();
  await play("alternance boulanger à Lyon");
  expect(await play("tap Entreprises", "tap M'alerter")).toMatchInlineSnapshot(`
    "
    > [🏢 Entreprises à contacter (2)]
    🏢 Entreprises · Boulanger / Boulangère · 📍 Lyon (69) + 50 km · 2 entreprises
    ↔️ Peu d'entreprises à moins de 20 km : j'ai cherché jusqu'à 50 km.
    [Plutôt 20 km (2)]
    Ces entreprises n'ont pas publié d'offre, mais pourraient recruter en alternance. Leur écrire sans attendre d'annonce, c'est une candidature spontanée : ouvrez une fiche, un premier message y est prêt à copier.
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
    Il y a peu d'entreprises ici. Voici ce qu'il y a d'autre :
    [💼 Emploi (2)] [🎓 Alternance (2)]
    [🏫 Formations en alternance (2)]
    [📍 Quelqu'un près de moi]
    [✏️ Modifier]
    [🔔 M'alerter des offres d'alternance]

    > [🔔 M'alerter des offres d'alternance]
    🔔 Alerte créée : Alternance · Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau (environ 2 offres par semaine). Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : demain à 8 h.
    [‹ Revenir aux offres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [🔔 Mes alertes] [↩︎ Annuler l'alerte]
    "
  `);
});

test("the hour, the days and the name of an alert", async () => {
  const { play } = days();
  await play("boulanger à Lyon", "tap M'alerter", "tap Mes alertes");
  expect(
    await play(
      "tap 1",
      "tap Heure",
      "2h",
      "6 h",
      "tap Jours",
      "tap Du lundi",
      "tap Nom",
      "Le pain près de chez moi",
      "tap Heure",
      "tap Fuseau",
      "tap La Réunion",
    ),
  ).toMatchInlineSnapshot(`
    "
    > [Voir l'alerte 1]
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [🕗 Heure]
    🕗 À quelle heure ? Vous pouvez aussi en écrire une autre, « 6 h » par exemple.
    [✓ 8 h]
    [9 h]
    [10 h]
    [11 h]
    [12 h]
    [13 h]
    [14 h]
    [15 h]
    [16 h]
    [17 h]
    [18 h]
    [19 h]
    [20 h]
    [🌍 Fuseau horaire]
    [‹ Retour à l'alerte]

    > 2h
    (À 2 h, l'heure change deux fois par an. Choisissez 1 h ou 3 h.)
    🕗 À quelle heure ? Vous pouvez aussi en écrire une autre, « 6 h » par exemple.
    [✓ 8 h]
    [9 h]
    [10 h]
    [11 h]
    [12 h]
    [13 h]
    [14 h]
    [15 h]
    [16 h]
    [17 h]
    [18 h]
    [19 h]
    [20 h]
    [🌍 Fuseau horaire]
    [‹ Retour à l'alerte]

    > 6 h
    ✅ C'est noté : chaque jour à 6 h. C'est la nuit : sinon je n'écris jamais entre 21 h et 8 h, mais vous avez choisi cette heure.
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 6 h s'il y a du nouveau ; la prochaine fois demain à 6 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [📅 Jours]
    📅 Quels jours ?
    [✓ Tous les jours]
    [Du lundi au vendredi]
    [Dès parution (8 h à 20 h)]
    [Chaque dimanche]
    [Chaque lundi]
    [Chaque mardi]
    [Chaque mercredi]
    [Chaque jeudi]
    [Chaque vendredi]
    [Chaque samedi]
    [‹ Retour à l'alerte]

    > [Du lundi au vendredi]
    ✅ C'est noté : du lundi au vendredi à 6 h.
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris du lundi au vendredi à 6 h s'il y a du nouveau ; la prochaine fois demain à 6 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [🏷 Nom]
    🏷 Comment voulez-vous appeler cette alerte ? Écrivez son nom.
    [‹ Retour à l'alerte]

    > Le pain près de chez moi
    ✅ C'est noté, le nom est changé :
    🔔 Le pain près de chez moi (Boulanger / Boulangère · Lyon (69) + 20 km)
    Je vous écris du lundi au vendredi à 6 h s'il y a du nouveau ; la prochaine fois demain à 6 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [🕗 Heure]
    🕗 À quelle heure ? Vous pouvez aussi en écrire une autre, « 6 h » par exemple.
    [8 h]
    [9 h]
    [10 h]
    [11 h]
    [12 h]
    [13 h]
    [14 h]
    [15 h]
    [16 h]
    [17 h]
    [18 h]
    [19 h]
    [20 h]
    [🌍 Fuseau horaire]
    [‹ Retour à l'alerte]

    > [🌍 Fuseau horaire]
    🌍 L'heure d'où ?
    [✓ Paris]
    [Guadeloupe]
    [Martinique]
    [Guyane]
    [La Réunion]
    [Mayotte]
    [Saint-Pierre-et-Miquelon]
    [Saint-Barthélemy]
    [Saint-Martin]
    [Nouvelle-Calédonie]
    [Polynésie]
    [Wallis-et-Futuna]
    [‹ Retour à l'alerte]

    > [La Réunion]
    ✅ C'est noté : du lundi au vendredi à 6 h (heure de La Réunion).
    🔔 Le pain près de chez moi (Boulanger / Boulangère · Lyon (69) + 20 km)
    Je vous écris du lundi au vendredi à 6 h (heure de La Réunion) s'il y a du nouveau ; la prochaine fois demain à 6 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]
    "
  `);
});

test("the search of an alert is changed where it is", async () => {
  const { play } = days();
  await play("boulanger à Lyon", "tap M'alerter", "tap Mes alertes");
  expect(
    await play("tap 1", "tap Métiers, lieu", "tap Rayon", "tap 50 km", "tap Enregistrer", "tap Mes alertes"),
  ).toMatchInlineSnapshot(`
    "
    > [Voir l'alerte 1]
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [✏️ Métiers, lieu, filtres]
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
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [⚙️ Filtres] [✏️ Modifier]
    [✅ Enregistrer dans mon alerte]
    [‹ Sans rien changer]

    > [✅ Enregistrer dans mon alerte]
    ✅ C'est noté, la recherche est changée :
    🔔 Boulanger / Boulangère · Lyon (69) + 50 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]

    > [‹ Mes alertes]
    🔔 Vos alertes (1/10)
    1. 🔔 Boulanger / Boulangère · Lyon (69) + 50 km, chaque jour à 8 h
    [Voir l'alerte 1]
    [➕ Nouvelle] [⏸ Tout arrêter]
    [J'ai trouvé 🎉]
    [‹ Revenir à ma recherche]
    "
  `);
});

test("an alert that is given the search of another one stays as it is, and that one is shown", async () => {
  const { play, mine } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  await play("boulanger à Lyon", "tap Modifier", "tap Rayon", "tap 50 km", "tap M'alerter");
  const before = await mine();
  const edit = ["/alertes", "tap 1", "tap Métiers, lieu", "tap Rayon", "tap 50 km", "tap Enregistrer"];
  const said = await play(...edit, "tap Voir l'autre");
  expect(said.slice(said.indexOf("> [✅ Enregistrer"))).toMatchInlineSnapshot(`
    "> [✅ Enregistrer dans mon alerte]
    Vous suivez déjà cette recherche, avec l'alerte ci-dessous. L'autre, Boulanger / Boulangère · Lyon (69) + 20 km, n'a pas changé.
    🔔 Boulanger / Boulangère · Lyon (69) + 50 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [🔔 Voir l'autre alerte] [🗑 Supprimer l'autre]
    [‹ Mes alertes]

    > [🔔 Voir l'autre alerte]
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]
    "
  `);
  expect(await mine()).toEqual(before);
  await play(...edit);
  expect(await play("tap Supprimer l'autre", "tap Oui")).toMatchInlineSnapshot(`
    "
    > [🗑 Supprimer l'autre]
    ⚠️ Supprimer l'alerte Boulanger / Boulangère · Lyon (69) + 20 km ? 
    [🗑 Oui, supprimer] [Non, garder]

    > [🗑 Oui, supprimer]
    🗑 Alerte supprimée.
    [‹ Revenir aux offres]
    [🔔 Mes alertes] [🔎 Nouvelle recherche]
    "
  `);
  expect((await mine()).map(({ search }) => search.radius)).toEqual([50]);
});

test("an alert that had nothing new, and would look wider as another one does: that one is shown", async () => {
  const { play, later, mine } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  await play("boulanger à Lyon", "tap Modifier", "tap Rayon", "tap 50 km", "tap M'alerter");
  await play("/alertes", "tap 2", "tap Arrêter");
  await later(15);
  expect(await play("tap 50 km")).toMatchInlineSnapshot(`
    "
    > [Élargir à 50 km (12)]
    Vous suivez déjà cette recherche, avec l'alerte ci-dessous. L'autre, Boulanger / Boulangère · Lyon (69) + 20 km, n'a pas changé.
    ⏸ Boulanger / Boulangère · Lyon (69) + 50 km
    🔕 Alerte arrêtée : vous ne recevez plus ces offres. Elle reste enregistrée.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [▶️ Reprendre]
    [🗑 Supprimer]
    [🔔 Voir l'autre alerte] [🗑 Supprimer l'autre]
    [‹ Mes alertes]
    "
  `);
  expect((await mine()).map(({ search }) => search.radius)).toEqual([20, 50]);
});

test("an hour for an alert that came as offers are published: once a day, which is said", async () => {
  const { play, mine } = days();
  await play("boulanger à Lyon", "tap M'alerter", "tap Mes alertes", "tap 1", "tap Jours", "tap Dès parution");
  const said = await play("tap Heure", "tap 18 h");
  expect(said.slice(said.indexOf("> [18 h"))).toMatchInlineSnapshot(`
    "> [18 h]
    ✅ C'est noté : chaque jour à 18 h, et non plus dès parution.
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 18 h s'il y a du nouveau ; la prochaine fois aujourd'hui à 18 h.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes]
    "
  `);
  expect((await mine()).map(({ schedule }) => schedule)).toMatchObject([{ hour: 18, days: "all" }]);
});

test("a rest of a week, from an old digest, for an alert that was stopped since: it stays stopped", async () => {
  const { play, publishes, tomorrow, mine, happenRaw, drawn } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  publishes(1);
  await tomorrow();
  const screen = drawn.at(-1)?.screen ?? "";
  await play("/alertes", "tap 1", "tap Arrêter");
  const press = (action: string) => happenRaw({ owner: me, screen, event: { type: "press", action, value: "" } });
  expect(await press("week")).toMatchInlineSnapshot(`
    "Cette alerte est déjà arrêtée. « Reprendre » la remet en marche.
    ⏸ Boulanger / Boulangère · Lyon (69) + 20 km
    🔕 Alerte arrêtée : vous ne recevez plus ces offres. Elle reste enregistrée.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [▶️ Reprendre]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]"
  `);
  expect((await mine()).map(({ paused }) => paused?.until)).toEqual([undefined]);
  await press("resume");
  await press("week");
  expect((await mine())[0]?.paused?.until).toBeDefined();
});

test("too many offers a week: asked about first", async () => {
  const { play } = days({ offers: async (_search, page) => pageOf(900, page) });
  expect(await play("boulanger toute la france", "tap M'alerter", "tap Créer quand même")).toMatchInlineSnapshot(`
    "
    > boulanger toute la france
    🔎 Boulanger / Boulangère · 📍 toute la France · 900 offres
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
    ⏮ ‹ 1/180 [›] [⏭]
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]

    > [🔔 M'alerter des nouvelles offres]
    🔎 Boulanger / Boulangère · 📍 toute la France
    🔔 Cette alerte donnerait environ 900 offres par semaine. Voulez-vous ajouter une ville ou un filtre ?
    [✏️ Préciser la recherche]
    [Créer quand même (10 par jour au plus)]
    [‹ Revenir aux offres]

    > [Créer quand même (10 par jour au plus)]
    🔔 Alerte créée : Boulanger / Boulangère · toute la France
    Je vous écris chaque jour à 8 h s'il y a du nouveau (environ 900 offres par semaine). Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : demain à 8 h.
    [‹ Revenir aux offres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [🔔 Mes alertes] [↩︎ Annuler l'alerte]
    "
  `);
});

test("where nothing came in the last week, it is said; where nobody can tell, nothing is", async () => {
  const none = days({ offers: async ({ filters }, page) => pageOf(filters.since === undefined ? 3 : 0, page) });
  expect(await none.play("boulanger à Lyon", "tap M'alerter")).toContain(
    "s'il y a du nouveau (aucune offre ces 7 derniers jours). Jamais",
  );
  const unknown = days({
    offers: async ({ filters }, page) => {
      if (filters.since !== undefined) throw new SourceError("France Travail", "down");
      return pageOf(3, page);
    },
  });
  expect(await unknown.play("boulanger à Lyon", "tap M'alerter")).toContain("s'il y a du nouveau. Jamais");
});

test.each([
  ["private", "Je vous écris en message privé, chaque jour à 8 h"],
  [me.chat, "Je vous écris chaque jour à 8 h"],
])("an alert whose news come in the chat %s says so: %s", async (chat, says) => {
  const messenger: Messenger = {
    draw: (drawing) => {
      here.drawn.push(drawing);
      settleDrawing(drawing);
    },
    deliver: async () => "sent",
    showBusy: () => {},
    forget: async () => {},
    reach: async () => ({ chat }),
  };
  const here = session({ findMessenger: () => messenger });
  await here.play("boulanger à Lyon");
  expect(await here.play("tap M'alerter")).toContain(says);
});
