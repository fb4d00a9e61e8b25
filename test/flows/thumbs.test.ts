import { expect, test } from "vitest";
import type { Services } from "../../src/core/services.ts";
import { pageOf } from "../fakes/offers.ts";
import { days } from "./days.ts";

/** An alert that has just sent two offers of different companies. */
async function withNews(said = "boulanger à Lyon", changes: Partial<Services> = {}) {
  const here = days(changes);
  await here.play(said, "tap M'alerter");
  here.publishes(2);
  await here.tomorrow();
  const only = async () => {
    const [one] = await here.mine();
    if (!one) throw new Error("no alert");
    return one;
  };
  return { ...here, only };
}

test("👍 is thanked for, and asked no more", async () => {
  const { play } = await withNews();
  expect(await play("tap Bien ciblé")).toMatchInlineSnapshot(`
    "
    > [👍 Bien ciblé]
    (Merci ! C'est bon à savoir.)
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 2 nouvelles offres (23 novembre)
    1. Boulanger 2 (H/F) 🆕
       Fournil 2 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    2. Boulanger 1 (H/F) 🆕
       Fournil 1 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]
    "
  `);
});

test("too far: the next smaller circle, and back to the digest", async () => {
  const { play, only } = await withNews();
  expect(
    await play("tap Pas pour moi", "tap Trop loin", "tap Oui", "tap Revenir aux nouvelles"),
  ).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Trop loin]
    Réduire à 10 km ?
    [Oui] [Non]
    [‹ Autre raison] [‹ Revenir aux nouvelles offres]

    > [Oui]
    ✅ C'est noté, la recherche est changée :
    🔔 Boulanger / Boulangère · Lyon (69) + 10 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h. 2 offres déjà envoyées.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]

    > [‹ Revenir aux nouvelles offres]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 2 nouvelles offres (23 novembre)
    1. Boulanger 2 (H/F) 🆕
       Fournil 2 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    2. Boulanger 1 (H/F) 🆕
       Fournil 1 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    [👍 Bien ciblé] [👎 Pas pour moi]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]
    "
  `);
  expect((await only()).search.radius).toBe(10);
});

test("too far, down to the commune alone, then another town", async () => {
  const { play, only } = await withNews();
  const nearer = ["tap Pas pour moi", "tap Trop loin"];
  const again = ["tap Oui", "tap Revenir aux nouvelles", ...nearer];
  expect(await play(...nearer, ...again, ...again)).toContain(
    "Cette alerte ne cherche que dans la commune : Lyon (69).\n[📍 Changer de ville]\n[‹ Autre raison] [‹ Revenir aux nouvelles offres]",
  );
  expect(
    await play("tap Changer de ville", "Nantes", "tap Enregistrer", "tap Revenir aux nouvelles"),
  ).toMatchInlineSnapshot(`
    "
    > [📍 Changer de ville]
    📍 Boulanger. Dans quelle ville ? Écrivez un nom ou un code postal.
    [➕ Ajouter une ville]
    [Toute la France]
    [✖️ Annuler]

    > Nantes
    🔎 Boulanger / Boulangère · 📍 Nantes (44) · 2 offres
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
    🔔 Boulanger / Boulangère · Nantes (44)
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h. 2 offres déjà envoyées.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]

    > [‹ Revenir aux nouvelles offres]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 2 nouvelles offres (23 novembre)
    1. Boulanger 2 (H/F) 🆕
       Fournil 2 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    2. Boulanger 1 (H/F) 🆕
       Fournil 1 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    [👍 Bien ciblé] [👎 Pas pour moi]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]
    "
  `);
  expect((await only()).search).toMatchObject({ place: { name: "Nantes" } });
});

test.each([
  ["toute la france", "boulanger toute la France"],
  ["a département", "boulanger dans le Rhône"],
])("too far in %s: a town is asked for", async (_, said) => {
  const { play } = await withNews(said);
  expect(await play("tap Pas pour moi", "tap Trop loin")).toContain("📍 Boulanger. Dans quelle ville ?");
});

test("the wrong job: only what was ticked, which can be taken back", async () => {
  const { play, only } = await withNews();
  expect(await play("tap Pas pour moi", "tap Mauvais métier", "tap Oui")).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Mauvais métier]
    Ne garder que les métiers que vous avez cochés ?
    [Oui] [Non]
    [🧰 Changer les métiers]
    [‹ Autre raison] [‹ Revenir aux nouvelles offres]

    > [Oui]
    ✅ C'est noté : seulement les métiers que vous avez cochés.
    [↩︎ Aussi les métiers proches]
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h. 2 offres déjà envoyées.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]
    "
  `);
  expect((await only()).related).toBe(false);
  expect(await play("tap Aussi les métiers proches")).toContain("aussi les métiers proches");
  expect((await only()).related).toBe(true);
});

test("the wrong job, where only ticked ones come: other titles", async () => {
  const { play, only } = await withNews("boulanger à Lyon", { rome: () => ({ version: "61", relatives: 12 }) });
  expect(await play("tap Pas pour moi", "tap Mauvais métier")).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Mauvais métier]
    🔎 Boulanger : quels métiers vous intéressent ? Cochez-en un ou plusieurs.
    📍 Lyon (69) + 20 km
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
    "
  `);
  await play("plombier", "tap Boulanger / Boulangère", "tap Valider", "tap Enregistrer");
  expect((await only()).name).toContain("Plombier / Plombière");
  expect(await play("tap Revenir aux nouvelles")).toContain("2 nouvelles offres");
});

test("a choice of related jobs outlives a change of the place, and no change of the jobs", async () => {
  const { play, only } = await withNews();
  await play("tap Pas pour moi", "tap Mauvais métier", "tap Oui", "tap Revenir aux nouvelles");
  await play("tap Pas pour moi", "tap Trop loin", "tap Oui");
  expect((await only()).related).toBe(false);
  await play("tap Métiers, lieu", "tap Métiers", "plombier", "tap Valider", "tap Enregistrer");
  expect((await only()).related).toBe(true);
});

test("the contract: its filter", async () => {
  const { play, only } = await withNews();
  expect(
    await play("tap Pas pour moi", "tap Contrat", "tap CDI", "tap Voir 2 offres", "tap Enregistrer"),
  ).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Contrat]
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
    [🎓 Alternance] [🏢 Entreprises]
    [🤝 Insertion] [📚 Formations CPF]
    [⚙️ Filtres (1)] [✏️ Modifier]
    [✅ Enregistrer dans mon alerte]
    [‹ Sans rien changer]

    > [✅ Enregistrer dans mon alerte]
    ✅ C'est noté, la recherche est changée :
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km · CDI
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h. 2 offres déjà envoyées.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]
    "
  `);
  expect((await only()).search.filters.contract).toEqual(["cdi"]);
});

test("the contract of an apprenticeship: jobs instead", async () => {
  const { play } = await withNews("alternance boulanger à Lyon");
  expect(await play("tap Pas pour moi", "tap Contrat")).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Contrat]
    Cette alerte cherche de l'alternance : apprentissage ou contrat de professionnalisation.
    [💼 Chercher des emplois]
    [‹ Autre raison] [‹ Revenir aux nouvelles offres]
    "
  `);
  expect(await play("tap Chercher des emplois", "tap Enregistrer")).toContain(
    "✅ C'est noté, la recherche est changée :",
  );
});

test("a company: never again, until it is taken back", async () => {
  const { play, only, publishes, tomorrow } = await withNews();
  expect(await play("tap Pas pour moi", "tap Entreprise", "tap Fournil 2")).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Entreprise ou école]
    Ne plus recevoir les offres de :
    [Fournil 2]
    [Fournil 1]
    [🚫 Toutes les agences d'intérim] [🚫 Toutes les écoles]
    [‹ Autre raison] [‹ Revenir aux nouvelles offres]

    > [Fournil 2]
    ✅ C'est noté : vous ne recevrez plus les offres de Fournil 2.
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque jour à 8 h s'il y a du nouveau ; la prochaine fois demain à 8 h. 2 offres déjà envoyées.
    🏢 Sans les offres de : Fournil 2.
    [↩︎ Recevoir aussi leurs offres]
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]
    "
  `);
  expect((await only()).without).toEqual(["Fournil 2"]);
  publishes(1, { company: "FOURNIL  2", key: "ft:900NEWS", created: "2026-11-23T12:00:00.000Z" });
  expect(await tomorrow()).toBe("");
  await play("/alertes", "tap 1");
  expect(await play("tap Recevoir aussi")).toContain("vous recevrez les offres de toutes les entreprises");
  expect((await only()).without).toEqual([]);
});

test("seen before: how it works, and the company whose announcements repeat", async () => {
  const { play } = await withNews();
  expect(await play("tap Pas pour moi", "tap Déjà vu")).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Déjà vu]
    Je n'envoie jamais deux fois la même annonce. Une copie (même titre, même entreprise) est mise de côté pendant 30 jours. Une entreprise qui change le titre passe quand même.
    Ne plus recevoir les offres de :
    [Fournil 2]
    [Fournil 1]
    [‹ Autre raison] [‹ Revenir aux nouvelles offres]
    "
  `);
});

test("no agency and no school any more, as the filters of the alert", async () => {
  const { play, only } = await withNews();
  const said = await play("tap Pas pour moi", "tap Entreprise", "tap Toutes les agences");
  expect(said).toContain("✅ C'est noté, la recherche est changée :");
  expect(said).toContain("Lyon (69) + 20 km · Sans intérim");
  expect((await only()).search.filters).toEqual({ agencies: true });
  await play("tap Revenir aux nouvelles", "tap Pas pour moi", "tap Entreprise", "tap Toutes les écoles");
  expect((await only()).search.filters).toEqual({ agencies: true, schools: true });
});

test("companies that are not named cannot be chosen", async () => {
  const { play, stock } = await withNews();
  for (const one of stock) delete one.company;
  expect(await play("tap Pas pour moi", "tap Entreprise")).toContain(
    "Ces offres ne disent pas quelle entreprise recrute.\n[🚫 Toutes les agences d'intérim] [🚫 Toutes les écoles]\n[‹ Autre raison] [‹ Revenir aux nouvelles offres]",
  );
});

test("too many offers: more rarely, then fewer", async () => {
  const { play, only } = await withNews();
  expect(
    await play("tap Pas pour moi", "tap Trop d'offres", "tap Oui", "tap Revenir aux nouvelles"),
  ).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Trop d'offres]
    Une fois par semaine plutôt, le lundi ?
    [Oui] [Non]
    [‹ Autre raison] [‹ Revenir aux nouvelles offres]

    > [Oui]
    ✅ C'est noté : chaque lundi à 8 h.
    🔔 Boulanger / Boulangère · Lyon (69) + 20 km
    Je vous écris chaque lundi à 8 h s'il y a du nouveau ; la prochaine fois lundi 30 novembre à 8 h. 2 offres déjà envoyées.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [⏸ Pause 7 jours] [🔕 Arrêter]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]

    > [‹ Revenir aux nouvelles offres]
    🗞 Boulanger / Boulangère · Lyon (69) + 20 km : 2 nouvelles offres (23 novembre)
    1. Boulanger 2 (H/F) 🆕
       Fournil 2 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 1]
    2. Boulanger 1 (H/F) 🆕
       Fournil 1 · Lyon 3e (69) · 3 km
       CDI · 35 h · 1 900 à 2 100 € par mois
       hier · France Travail
       [Voir 2]
    [👍 Bien ciblé] [👎 Pas pour moi]
    [⏸ Pause 7 jours] [⚙️ Régler] [🔕 Arrêter]
    "
  `);
  expect((await only()).schedule.days).toBe(1);
  expect(await play("tap Pas pour moi", "tap Trop d'offres")).toContain("⚙️ Filtres. Télétravail");
});

test("too many, as they are published: once a day", async () => {
  const { play, only } = await withNews();
  await play("tap Régler", "tap Jours", "tap Dès parution", "tap Revenir aux nouvelles");
  expect(await play("tap Pas pour moi", "tap Trop d'offres", "tap Oui")).toContain("Une fois par jour plutôt, à 8 h ?");
  expect((await only()).schedule.days).toBe("all");
});

test("no is no, and leads to the other reasons", async () => {
  const { play, only } = await withNews();
  expect(await play("tap Pas pour moi", "tap Trop loin", "tap Non")).toContain("> [Non]\n👎 Qu'est-ce qui ne va pas ?");
  expect((await only()).search.radius).toBe(20);
});

test("an alert that was changed since is asked about as it is now", async () => {
  const { play, subscriptions, only } = await withNews();
  await play("tap Pas pour moi", "tap Trop loin");
  const one = await only();
  await subscriptions.save({ ...one, search: { ...one.search, radius: 10 } });
  expect(await play("tap Oui")).toContain("Ne garder que la commune, Lyon (69) ?");
  expect((await only()).search.radius).toBe(10);
});

test("a paused alert is mended all the same, and stays paused", async () => {
  const { play, only } = await withNews();
  await play("tap Arrêter", "tap Revenir aux nouvelles");
  expect(await play("tap Pas pour moi", "tap Trop d'offres", "tap Oui")).toMatchInlineSnapshot(`
    "
    > [👎 Pas pour moi]
    👎 Qu'est-ce qui ne va pas ?
    [Trop loin] [Mauvais métier]
    [Contrat] [Entreprise ou école]
    [Déjà vu] [Trop d'offres]
    [‹ Revenir aux nouvelles offres]

    > [Trop d'offres]
    Une fois par semaine plutôt, le lundi ?
    [Oui] [Non]
    [‹ Autre raison] [‹ Revenir aux nouvelles offres]

    > [Oui]
    ✅ C'est noté : chaque lundi à 8 h.
    ⏸ Boulanger / Boulangère · Lyon (69) + 20 km
    🔕 Alerte arrêtée : vous ne recevez plus ces offres. Elle reste enregistrée.
    [👁 Voir les offres] [✏️ Métiers, lieu, filtres]
    [🕗 Heure] [📅 Jours] [🏷 Nom]
    [▶️ Reprendre]
    [🗑 Supprimer]
    [‹ Mes alertes] [‹ Revenir aux nouvelles offres]
    "
  `);
  expect(await only()).toMatchObject({ schedule: { days: 1 }, paused: { since: expect.any(String) } });
});

test("a deleted alert is said to be gone, and can be made again", async () => {
  const { play, subscriptions, only, mine } = await withNews();
  await play("tap Pas pour moi");
  await subscriptions.delete(await only());
  expect(await play("tap Trop loin")).toMatchInlineSnapshot(`
    "
    > [Trop loin]
    Cette alerte n'existe plus : vous ne recevez plus ces offres.
    [🔔 La créer de nouveau]
    [🔔 Mes alertes] [🔎 Nouvelle recherche]
    [‹ Revenir aux nouvelles offres]
    "
  `);
  await play("tap La créer de nouveau");
  expect(await mine()).toHaveLength(1);
});

test("a source that is silent is said, with the way back", async () => {
  let isDown = false;
  const here = days();
  const { services } = here.all;
  const read = services.offer;
  services.offer = async (...asked) => (isDown ? (await import("../fakes/chat.ts")).down() : read(...asked));
  await here.play("boulanger à Lyon", "tap M'alerter");
  here.publishes(1);
  await here.tomorrow();
  isDown = true;
  expect(await here.play("tap Pas pour moi", "tap Entreprise")).toContain(
    "France Travail ne répond pas en ce moment. Votre recherche est gardée.\n[↻ Réessayer]\n[‹ Autre raison] [‹ Revenir aux nouvelles offres]",
  );
  isDown = false;
  expect(await here.play("tap Réessayer")).toContain("[Fournil 1]");
});

test("nothing is saved: back to the alert, and from there to the digest", async () => {
  const { play, only } = await withNews();
  expect(
    await play(
      "tap Pas pour moi",
      "tap Contrat",
      "tap CDI",
      "tap Voir 2 offres",
      "tap Sans rien changer",
      "tap Revenir aux nouvelles",
    ),
  ).toContain("2 nouvelles offres");
  expect((await only()).search.filters.contract).toBeUndefined();
});

test("copies of an announcement are opened from its number", async () => {
  const here = days({ offers: async (_search, page) => pageOf(2, page) });
  await here.play("boulanger à Lyon", "tap M'alerter");
  here.publishes(3, { title: "Boulanger", company: "Fournil" });
  expect(await here.tomorrow()).toContain("[n° 1 : + 2 identiques]");
  const opened = await here.play("tap n° 1");
  expect(opened).toContain("n° 101NEWS");
  expect(await here.play("tap + 2 annonces", "tap Retour aux nouvelles")).toContain("n° 100NEWS");
});
