import { expect, test } from "vitest";
import type { Offer } from "../../src/core/offers/offer.ts";
import { centresAt } from "../fakes/centres.ts";
import { down } from "../fakes/chat.ts";
import { offer } from "../fakes/offers.ts";
import { days } from "./days.ts";

const near = {
  label: "Lyon 3e (69)",
  commune: "69383",
  departement: "69",
  point: { latitude: 45.75, longitude: 4.87 },
};
const far = { label: "Brest (29)", commune: "29019", departement: "29", point: { latitude: 48.39, longitude: -4.49 } };

/** Whatever is opened is this offer. */
function of(changes: Partial<Offer>) {
  return days({ offer: async (_search, { key }) => ({ offer: offer({ ...changes, key }) }) });
}

test("an offer of a digest: stage by stage, for its alert", async () => {
  const here = of({ place: near });
  await here.play("cdi boulanger à Lyon", "tap M'alerter");
  here.publishes(1);
  await here.tomorrow();
  expect(
    await here.play("tap Voir 1", "tap Pourquoi", "tap Retour à l'offre", "tap Retour aux nouvelles"),
  ).toMatchInlineSnapshot(`
    "
    > [Voir 1]
    Boulanger (H/F)
       🏢 Boulangerie Martin
       📍 Lyon 3e (69)
       📄 CDI · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée hier, le 22 novembre 2026
       Source : France Travail · n° 100NEWS

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [❓ Pourquoi cette offre ?]
    [‹ Retour aux nouvelles offres]

    > [❓ Pourquoi cette offre ?]
    ❓ Pourquoi cette offre ? Boulanger (H/F)
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km · CDI
    ✅ Métier : celui que vous avez coché.
    ✅ Lieu : Lyon 3e (69), à 3 km.
    ✅ Contrat : CDI.
    ✅ Date : publiée hier.
    👁 Vous l'avez vue : je ne vous l'enverrai pas une deuxième fois.
    [👎 Pas pour moi] [⚙️ Régler]
    [‹ Retour à l'offre]

    > [‹ Retour à l'offre]
    Boulanger (H/F)
       🏢 Boulangerie Martin
       📍 Lyon 3e (69)
       📄 CDI · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée hier, le 22 novembre 2026
       Source : France Travail · n° 100NEWS

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [❓ Pourquoi cette offre ?]
    [‹ Retour aux nouvelles offres]

    > [‹ Retour aux nouvelles offres]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km · CDI : 1 nouvelle offre (23 novembre)
    👉 1. Boulanger (H/F) 🆕
       Boulangerie Martin · Lyon 3e (69)
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    [👍 Bien ciblé] [👎 Pas pour moi]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]
    "
  `);
});

test("an offer of a digest whose alert was changed meanwhile", async () => {
  const here = of({ place: far, rome: "D1104", contract: { kind: "cdd", label: "CDD - 6 Mois" } });
  await here.play("boulanger à Lyon", "tap M'alerter");
  here.publishes(1);
  await here.tomorrow();
  const [one] = await here.mine();
  if (!one) throw new Error("no alert");
  await here.subscriptions.save({ ...one, related: false, search: { ...one.search, filters: { contract: ["cdi"] } } });
  expect(await here.play("tap Voir 1", "tap Pourquoi")).toMatchInlineSnapshot(`
    "
    > [Voir 1]
    Boulanger (H/F)
       🏢 Boulangerie Martin
       📍 Brest (29)
       📄 CDD - 6 Mois · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée hier, le 22 novembre 2026
       Source : France Travail · n° 100NEWS

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [❓ Pourquoi cette offre ?]
    [‹ Retour aux nouvelles offres]

    > [❓ Pourquoi cette offre ?]
    ❓ Pourquoi cette offre ? Boulanger (H/F)
    Votre alerte a changé depuis cet envoi. Voici ce qu'elle dit de cette offre aujourd'hui.
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km · CDI
    ❌ Métier : proche de celui que vous avez coché, et l'alerte ne prend pas les métiers proches.
    ❌ Lieu : Brest (29), à 764 km : trop loin.
    ❌ Contrat : CDD - 6 Mois, alors que vous cherchez « CDI ».
    ✅ Date : publiée hier.
    👁 Vous l'avez vue : je ne vous l'enverrai pas une deuxième fois.
    [👎 Pas pour moi] [⚙️ Régler]
    [‹ Retour à l'offre]
    "
  `);
  await here.subscriptions.delete(one);
  expect(await here.play("tap Retour à l'offre", "tap Pourquoi", "tap La créer")).toMatchInlineSnapshot(`
    "
    > [‹ Retour à l'offre]
    Boulanger (H/F)
       🏢 Boulangerie Martin
       📍 Brest (29)
       📄 CDD - 6 Mois · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée hier, le 22 novembre 2026
       Source : France Travail · n° 100NEWS

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [❓ Pourquoi cette offre ?]
    [‹ Retour aux nouvelles offres]

    > [❓ Pourquoi cette offre ?]
    ❓ Pourquoi cette offre ? Boulanger (H/F)
    L'alerte Boulanger / Boulangère · Lyon (69) + 20 km, qui l'a envoyée, n'existe plus.
    [🔔 La créer de nouveau]
    [‹ Retour à l'offre]

    > [🔔 La créer de nouveau]
    🔔 Alerte créée : Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau (environ 2 offres par semaine). Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : demain à 8 h.
    [‹ Revenir aux offres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [🔔 Mes alertes] [↩︎ Annuler l'alerte]
    "
  `);
});

test("an offer among results, without alerts", async () => {
  const here = of({ place: near });
  expect(await here.play("boulanger à Lyon", "tap Voir 1", "tap Pourquoi", "tap M'alerter")).toMatchInlineSnapshot(`
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

    > [Voir 1]
    Boulanger (H/F)
       🏢 Boulangerie Martin
       📍 Lyon 3e (69)
       📄 CDI · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée il y a 2 h, le 22 novembre 2026
       Source : France Travail · n° 100ABCD

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [📚 Formations pour ce métier]
    [❓ Pourquoi cette offre ?]
    [‹ Retour à la liste]

    > [❓ Pourquoi cette offre ?]
    ❓ Pourquoi cette offre ? Boulanger (H/F)
    Elle est dans votre recherche :
    ✅ Métier : celui que vous avez coché.
    ✅ Lieu : Lyon 3e (69), à 3 km.
    Vous n'avez pas d'alerte : je ne vous envoie rien de moi-même.
    [🔔 M'alerter]
    [‹ Retour à l'offre]

    > [🔔 M'alerter]
    🔔 Alerte créée : Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau (environ 2 offres par semaine). Jamais deux fois la même offre, rien la nuit. Premières nouvelles possibles : demain à 8 h.
    [‹ Revenir aux offres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [🔔 Mes alertes] [↩︎ Annuler l'alerte]
    "
  `);
});

test("an offer among results: what each alert makes of it", async () => {
  const here = of({ place: near });
  await here.play("boulanger à Lyon", "tap M'alerter");
  await here.play("boulanger à Brest", "tap M'alerter");
  await here.play("serveur à Lyon", "tap M'alerter");
  await here.play("cdd boulanger à Lyon", "tap M'alerter");
  here.all.services.centres = async ({ place }) =>
    centresAt(
      place,
      place.kind === "commune" && place.departement === "29" ? far.point : { latitude: 45.76, longitude: 4.84 },
    );
  expect(await here.play("boulanger à Lyon", "tap Voir 1", "tap Pourquoi")).toMatchInlineSnapshot(`
    "
    > boulanger à Lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · CDD · 2 offres
    ⚙️ Filtres gardés : CDD
    [Sans ces filtres]
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

    > [Voir 1]
    Boulanger (H/F)
       🏢 Boulangerie Martin
       📍 Lyon 3e (69)
       📄 CDI · 35 h
       💶 1 900 à 2 100 € par mois
       🎯 Débutant accepté
       🧰 Façonner des pains
       🗓 Publiée il y a 2 h, le 22 novembre 2026
       Source : France Travail · n° 100ABCD

    Vous préparez les pâtes et vous cuisez.

    ↗️ Voir et postuler : https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY
    [📚 Formations pour ce métier]
    [❓ Pourquoi cette offre ?]
    [‹ Retour à la liste]

    > [❓ Pourquoi cette offre ?]
    ❓ Pourquoi cette offre ? Boulanger (H/F)
    Le site d'offres l'a trouvée pour votre recherche, mais :
    ✅ Métier : celui que vous avez coché.
    ✅ Lieu : Lyon 3e (69), à 3 km.
    ❌ Contrat : CDI, alors que vous cherchez « CDD ».
    Et vos alertes :
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km : elle en fait partie. Vous l'avez déjà vue : je ne vous l'enverrai pas.
    🔔 Boulanger / Boulangère · Brest (29) + 20 km : elle n'en fait pas partie (trop loin : 767 km).
    🔔 Serveur / Serveuse · Lyon (69) + 20 km : elle n'en fait pas partie (autre métier).
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km · CDD : elle n'en fait pas partie (contrat : CDI).
    [‹ Retour à l'offre]
    "
  `);
});

test("a source that is silent is said, with the way back", async () => {
  const here = days();
  await here.play("boulanger à Lyon", "tap Voir 1");
  here.all.services.offer = down;
  expect(await here.play("tap Pourquoi")).toMatchInlineSnapshot(`
    "
    > [❓ Pourquoi cette offre ?]
    ⚠️ France Travail ne répond pas en ce moment. Votre recherche est gardée.
    [↻ Réessayer]
    [‹ Retour à l'offre]
    "
  `);
});

test("an offer that is gone", async () => {
  const here = days();
  await here.play("boulanger à Lyon", "tap Voir 1");
  here.all.services.offer = async () => ({ offer: undefined });
  expect(await here.play("tap Pourquoi")).toContain("Cette offre n'est plus en ligne.\n[‹ Retour à l'offre]");
});
