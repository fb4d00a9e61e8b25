import { expect, test } from "vitest";
import { days } from "./days.ts";

/** An alert that nobody looked at for so many mornings. */
async function quiet(mornings: number) {
  const here = days();
  await here.play("boulanger à Lyon", "tap M'alerter");
  return { ...here, said: await here.later(mornings) };
}

const radius = async ({ mine }: ReturnType<typeof days>) => (await mine())[0]?.search.radius;

test("two weeks without news: one message, and a wider search that can be taken back", async () => {
  const here = await quiet(15);
  const after = await here.play("tap Élargir à 50 km", "tap Annuler");
  expect(`${here.said}\n${after}`).toMatchInlineSnapshot(`
    "🔔 Votre alerte Boulanger / Boulangère · Lyon (69) + 20 km est active, mais rien de neuf depuis 2 semaines.
    [Élargir à 50 km (12)]
    [Toute la France (12)]
    [Garder] [⚙️ Régler] [🔕 Arrêter]

    > [Élargir à 50 km (12)]
    ✅ C'est fait, votre alerte cherche plus large : Boulanger / Boulangère · Lyon (69) + 50 km.
    [↩︎ Annuler] [⚙️ Régler]
    [🔔 Mes alertes]

    > [↩︎ Annuler]
    ↩︎ C'est annulé : votre alerte cherche de nouveau Boulanger / Boulangère · Lyon (69) + 20 km.
    [Élargir à 50 km (12)]
    [Toute la France (12)]
    [Garder] [⚙️ Régler] [🔕 Arrêter]
    "
  `);
  expect(await radius(here)).toBe(20);
  expect(await here.play("tap Toute la France")).toContain("toute la France");
  expect((await here.mine())[0]?.search.place.kind).toBe("france");
});

test("two weeks without news: it is kept, looked at, or stopped", async () => {
  const here = await quiet(15);
  expect(await here.play("tap Garder")).toMatchInlineSnapshot(`
    "
    > [Garder]
    🔔 C'est noté, je continue.
    [⚙️ Régler] [🔔 Mes alertes]
    "
  `);
  expect(await (await quiet(15)).play("tap Régler")).toContain("Je vous écris chaque jour à 8 h");
  expect(await (await quiet(15)).play("tap Arrêter", "tap Reprendre")).toContain("🔕 Alerte arrêtée");
});

test("an alert that was changed meanwhile is not changed by the old message", async () => {
  const here = await quiet(15);
  const [one] = await here.mine();
  if (!one) throw new Error("no alert");
  await here.subscriptions.save({ ...one, search: { ...one.search, radius: 10 } });
  expect(await here.play("tap Élargir à 50 km")).toContain(
    "🔔 Boulanger / Boulangère · Lyon (69) + 20 km (Boulanger / Boulangère · Lyon (69) + 10 km)",
  );
  expect(await radius(here)).toBe(10);
});

test("an alert that was paused or deleted meanwhile", async () => {
  const here = await quiet(15);
  const [one] = await here.mine();
  if (!one) throw new Error("no alert");
  await here.subscriptions.save({ ...one, paused: { since: "2026-12-06T09:00:00.000Z" } });
  expect(await here.play("tap Garder")).toContain("Cette alerte est en pause : « Régler » permet de la reprendre.");
  const gone = await quiet(15);
  for (const each of await gone.mine()) await gone.subscriptions.delete(each);
  expect(await gone.play("tap Élargir à 50 km")).toMatchInlineSnapshot(`
    "
    > [Élargir à 50 km (12)]
    Cette alerte n'existe plus : vous ne recevez plus ces offres.
    [‹ Revenir aux offres]
    [🔔 Mes alertes] [🔎 Nouvelle recherche]
    "
  `);
});

test("three months without a sign of life: a question, and a week later rest, until they are back", async () => {
  const here = await quiet(89);
  const asked = await here.later(3);
  expect(asked).toContain("Cherchez-vous toujours ? Sans réponse, je mets votre alerte en pause dans 7 jours.");
  await here.later(9);
  expect((await here.mine())[0]?.paused).toMatchObject({ idle: true });
  expect(await here.play("tap Oui, continuer")).toMatchInlineSnapshot(`
    "
    > [Oui, continuer]
    Très bien, je continue.
    [🔔 Mes alertes] [🔎 Nouvelle recherche]
    "
  `);
  expect((await here.mine())[0]?.paused).toBeUndefined();
});

test('"j\'ai trouvé" ends all alerts, and gives back those that it ended as they were', async () => {
  const { play, mine } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  await play("vendeuse à Nantes", "tap M'alerter", "tap Mes alertes", "tap 2", "tap Pause");
  await play("serveur à Lille", "tap M'alerter", "tap Mes alertes", "tap 3", "tap Arrêter");
  expect(await play("c'est bon, j'ai trouvé un travail !")).toMatchInlineSnapshot(`
    "
    > c'est bon, j'ai trouvé un travail !
    🎉 Bravo ! J'ai arrêté vos alertes.
    [↩︎ Les reprendre] [🔔 Mes alertes]
    [‹ Revenir à ma recherche]
    [🔎 Nouvelle recherche] [🔒 Vos données]
    "
  `);
  const paused = async () => (await mine()).map(({ paused }) => paused && (paused.until ?? "for good"));
  expect(await paused()).toEqual(["for good", "for good", "for good"]);
  expect(await play("tap Les reprendre")).toMatchInlineSnapshot(`
    "
    > [↩︎ Les reprendre]
    🔔 C'est fait : vos alertes sont comme avant.
    [🔔 Mes alertes] [🔎 Nouvelle recherche]
    [‹ Revenir à ma recherche]
    "
  `);
  expect(await paused()).toEqual([undefined, "2026-11-29T12:00:00.000Z", "for good"]);
});

test("one alert is ended from the list of them", async () => {
  const { play } = days();
  await play("boulanger à Lyon", "tap M'alerter", "tap Mes alertes");
  expect(await play("tap J'ai trouvé", "tap La reprendre")).toMatchInlineSnapshot(`
    "
    > [J'ai trouvé 🎉]
    🎉 Bravo ! J'ai arrêté votre alerte.
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

test("said twice, it still gives back all", async () => {
  const { play, mine } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  expect(await play("j'ai trouvé", "j'ai trouvé !")).toContain("> j'ai trouvé !\n🎉 Bravo ! J'ai arrêté votre alerte.");
  await play("tap La reprendre");
  expect((await mine())[0]?.paused).toBeUndefined();
});

test("without alerts it is a kind word", async () => {
  const { play } = days();
  expect(await play("j’ai enfin trouvé un apprentissage")).toMatchInlineSnapshot(`
    "
    > j’ai enfin trouvé un apprentissage
    🎉 Bravo ! Bonne continuation !
    [🔔 Mes alertes]
    [🔎 Nouvelle recherche] [🔒 Vos données]
    "
  `);
});

test.each([
  "j'ai trouvé",
  "J'ai trouvé 🎉",
  "jai trouver",
  "ça y est j'ai trouvé un emploi",
  "j'ai trouvé une alternance, merci",
  "j'ai trouvé du travail",
])("%j is understood", async (said) => expect(await days().play(said)).toContain("Bravo !"));

test.each(["trouver un emploi", "j'ai pas trouvé", "je n'ai pas trouvé d'offre", "j'ai trouvé ça nul"])(
  "%j is none",
  async (said) => expect(await days().play(said)).not.toContain("Bravo !"),
);

test('"stop" leaves in peace what was stopped before', async () => {
  const { play, mine } = days();
  await play("boulanger à Lyon", "tap M'alerter");
  await play("vendeuse à Nantes", "tap M'alerter", "tap Mes alertes", "tap 2", "tap Arrêter");
  expect(await play("stop", "tap Oui, tout arrêter")).toContain("🔕 Votre alerte est arrêtée.");
  await play("tap La reprendre");
  expect((await mine()).map(({ paused }) => paused !== undefined)).toEqual([false, true]);
});

test("a button of an older version gives back all", async () => {
  const { play, mine, collections } = days();
  await play("boulanger à Lyon", "tap M'alerter", "stop", "tap Oui, tout arrêter");
  for (const [key, row] of collections.screens.rows)
    collections.screens.rows.set(key, row.replace(/,"ids":\[[^\]]*\]/, ""));
  await play("tap La reprendre");
  expect((await mine())[0]?.paused).toBeUndefined();
});
