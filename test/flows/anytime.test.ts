import { expect, test } from "vitest";
import { chat, down, servicesWith } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";

test("help at any step, and back to the search", async () => {
  expect(await chat(["boulanger lyon", "aide", "tap Revenir"])).toMatchInlineSnapshot(`
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

    > aide
    ❓ Comment ça marche
    • Écrivez un métier, cochez ce qui vous convient, choisissez une ville : je montre les offres.
    • Tout en une fois, c'est possible : « boulanger à Lyon », « alternance vente Nantes ».
    • 💼 Emploi, 🎓 Alternance, 🏢 Entreprises, formations, évènements : on passe de l'un à l'autre sous les résultats.
    • 🔔 M'alerter, sous les offres : je vous écris chaque jour ce qui est nouveau, et seulement cela.
    • 📍 Quelqu'un près de moi : qui peut vous aider près de chez vous, mission locale, France Travail, Cap emploi…
    • Un nouveau mot lance une nouvelle recherche, à tout moment.
    Les annonces viennent de France Travail, de La bonne alternance, de Mon Compte Formation (Caisse des Dépôts) et des emplois de l'inclusion ; je ne suis pas un service officiel. Une offre vous demande de l'argent ou vos codes ? N'envoyez rien.
    [‹ Revenir à ma recherche]
    [🔎 Nouvelle recherche] [🔔 Mes alertes]
    [📍 Quelqu'un près de moi] [🔒 Vos données]

    > [‹ Revenir à ma recherche]
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
    "
  `);
});

test("stop, thanks, a photo", async () => {
  expect(await chat(["boulanger", "stop", "merci", "photo"])).toMatchInlineSnapshot(`
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

    > stop
    🔕 C'est noté : j'arrête ici. Je ne vous écris que si vous m'écrivez. Bonne continuation !
    [🔎 Nouvelle recherche] [🔒 Vos données]

    > merci
    (Avec plaisir !)

    > photo
    (Je ne lis que le texte pour l'instant. Votre fichier n'est pas conservé.)
    🔕 C'est noté : j'arrête ici. Je ne vous écris que si vous m'écrivez. Bonne continuation !
    [🔎 Nouvelle recherche] [🔒 Vos données]
    "
  `);
});

test("a word that is no job", async () => {
  expect(await chat(["xqzkw", "tap Autre mot", "a", "xqzkw", "tap Chercher dans", "lion"])).toMatchInlineSnapshot(`
    "
    > xqzkw
    😕 Je ne trouve pas de métier pour xqzkw. Essayez un mot plus courant (vente, cuisine, mécanique…) ou cherchez ce mot dans le texte des offres.
    [Chercher dans le texte des offres] [Autre mot]

    > [Autre mot]
    🔎 Quel métier cherchez-vous ? Écrivez-le simplement : boulanger, aide-soignante, développeur web…
    [🤷 Je ne sais pas] [❓ Aide]

    > a
    Écrivez au moins 2 lettres : je cherche alors le métier.

    > xqzkw
    😕 Je ne trouve pas de métier pour xqzkw. Essayez un mot plus courant (vente, cuisine, mécanique…) ou cherchez ce mot dans le texte des offres.
    [Chercher dans le texte des offres] [Autre mot]

    > [Chercher dans le texte des offres]
    📍 « xqzkw ». Dans quelle ville ? Écrivez un nom ou un code postal.
    [Toute la France]
    [✖️ Annuler]

    > lion
    🔎 « xqzkw » · 📍 Lyon (69) + 20 km · 2 offres
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
    [🎓 Alternance (2)] [🤝 Insertion (2)]
    [📚 Formations CPF (2)] [📅 Évènements (2)]
    [📍 Quelqu'un près de moi]
    [⚙️ Filtres] [✏️ Modifier]
    [📊 Marché] [⬇️ Exporter]
    [🔔 M'alerter des nouvelles offres]
    "
  `);
});

test("what is kept, and deleting it", async () => {
  const operator = { name: "CFA des Bords de Loire", contact: "contact@cfa.example" };
  expect(
    await chat(
      [
        "boulanger lyon",
        "/confidentialite",
        "tap Tout supprimer",
        "tap Non",
        "tap Tout supprimer",
        "tap Oui",
        "bonjour",
      ],
      { operator },
    ),
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

    > /confidentialite
    🔒 Vos données
    Je conserve : votre identifiant de ce terminal, votre dernière recherche, vos alertes, les offres déjà montrées et les écrans de la conversation. Pas votre nom, ni vos messages, ni votre position exacte.
    Rien n'est vendu ni partagé ; les sites d'offres ne savent pas qui cherche.
    Durée : 90 jours après leur dernier usage pour les écrans, 60 jours pour les offres montrées, 12 mois sans activité pour le reste. Vous pouvez tout supprimer à tout moment.
    Responsable : CFA des Bords de Loire, contact@cfa.example. Vous pouvez réclamer auprès de la CNIL (cnil.fr).
    [🗑 Tout supprimer] [🔎 Chercher]

    > [🗑 Tout supprimer]
    ⚠️ Supprimer définitivement votre dernière recherche et 2 écrans de conversation ?
    [🗑 Oui, tout supprimer] [Non, garder]

    > [Non, garder]
    🔒 Vos données
    Je conserve : votre identifiant de ce terminal, votre dernière recherche, vos alertes, les offres déjà montrées et les écrans de la conversation. Pas votre nom, ni vos messages, ni votre position exacte.
    Rien n'est vendu ni partagé ; les sites d'offres ne savent pas qui cherche.
    Durée : 90 jours après leur dernier usage pour les écrans, 60 jours pour les offres montrées, 12 mois sans activité pour le reste. Vous pouvez tout supprimer à tout moment.
    Responsable : CFA des Bords de Loire, contact@cfa.example. Vous pouvez réclamer auprès de la CNIL (cnil.fr).
    [🗑 Tout supprimer] [🔎 Chercher]

    > [🗑 Tout supprimer]
    ⚠️ Supprimer définitivement votre dernière recherche et 2 écrans de conversation ?
    [🗑 Oui, tout supprimer] [Non, garder]

    > [🗑 Oui, tout supprimer]
    ✅ Tout est supprimé. Si vous revenez, on repart de zéro.
    [🔎 Nouvelle recherche] [❓ Aide]

    > bonjour
    👋 Bonjour ! Je cherche pour vous des offres d'emploi et d'alternance partout en France (sources : France Travail, La bonne alternance).
    Écrivez simplement un métier : boulanger, aide-soignante, développeur web… C'est gratuit, sans inscription.
    Je peux aussi vous prévenir chaque jour quand de nouvelles offres paraissent.
    [🔎 Chercher un emploi] [🎓 Chercher une alternance]
    [🤷 Je ne sais pas] [🔔 Mes alertes]
    [📚 Me former] [📅 Évènements]
    [📍 Quelqu'un près de moi]
    [❓ Aide] [🔒 Vos données]
    "
  `);
});

test("a source that is down, and retried", async () => {
  let asked = 0;
  const offers = servicesWith({ offers: async (_, page) => (asked++ === 0 ? down() : pageOf(2, page)) });
  expect(await chat(["boulanger lyon", "tap Réessayer"], { services: offers })).toMatchInlineSnapshot(`
    "
    > boulanger lyon
    🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km
    ⚠️ France Travail ne répond pas en ce moment. Votre recherche est gardée.
    [↻ Réessayer]
    [🔔 Prévenez-moi]
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [✏️ Modifier]

    > [↻ Réessayer]
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
    "
  `);
});

test("someone comes back", async () => {
  expect(await chat(["boulanger lyon", "/start", "tap Relancer"])).toMatchInlineSnapshot(`
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

    > /start
    👋 Re-bonjour ! Votre dernière recherche : Boulanger / Boulangère · Lyon (69) + 20 km.
    Écrivez simplement un métier : boulanger, aide-soignante, développeur web… C'est gratuit, sans inscription.
    Je peux aussi vous prévenir chaque jour quand de nouvelles offres paraissent.
    [↻ Relancer ma recherche]
    [🔎 Chercher un emploi] [🎓 Chercher une alternance]
    [🤷 Je ne sais pas] [🔔 Mes alertes]
    [📚 Me former] [📅 Évènements]
    [📍 Quelqu'un près de moi]
    [❓ Aide] [🔒 Vos données]

    > [↻ Relancer ma recherche]
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
    "
  `);
});

test("of a source that is down one may be told when there is something again", async () => {
  const offers = servicesWith({ offers: async () => down() });
  expect(await chat(["boulanger lyon", "tap Prévenez-moi"], { services: offers })).toMatch(
    /Alerte créée[\s\S]*Je vous écris chaque jour à 8 h s'il y a du nouveau\./,
  );
});

test.each([
  ["https://cfa.example/contact", true],
  ["contact@cfa.example", false],
])("whoever is responsible is reached by a button where that is a page: %s", async (contact, isButton) => {
  const said = await chat(["/confidentialite"], { operator: { name: "CFA", contact } });
  expect(said).toContain(`Responsable : CFA, ${contact}.`);
  expect(said.includes(`✉️ Contacter le responsable : ${contact}`)).toBe(isButton);
});
