import { describe, expect, test } from "vitest";
import type { State } from "../../src/core/conversation/state.ts";
import { update } from "../../src/core/conversation/update.ts";
import { createPeople } from "../../src/core/talk/person.ts";
import { createScreens } from "../../src/core/talk/screen.ts";
import { me, servicesWith, session } from "../fakes/chat.ts";
import { pageOf } from "../fakes/offers.ts";
import { plainSpaces } from "../fakes/plain-spaces.ts";
import { bakerInLyon } from "../fakes/states.ts";
import { days } from "./days.ts";

/** Nothing in Lyon, but more around it. */
const nothingNear = servicesWith({
  offers: async ({ radius, place }, page) => pageOf(radius === 20 && place.kind === "commune" ? 0 : 12, page),
});

const ways: [string, string[], ReturnType<typeof servicesWith>?][] = [
  ["results", ["boulanger Lyon"]],
  ["results with filters", ["boulanger Lyon en CDI"]],
  ["apprenticeships", ["alternance boulanger Lyon"]],
  ["companies", ["boulanger Lyon", "tap Entreprises"]],
  ["no results", ["boulanger Lyon"], nothingNear],
  ["an offer", ["boulanger Lyon", "tap Voir 1"]],
  ["why it is shown", ["boulanger Lyon", "tap Voir 1", "tap Pourquoi"]],
  ["the market", ["boulanger Lyon", "tap Marché"]],
  ["its report", ["boulanger Lyon", "tap Marché", "tap En détail"]],
  ["a file", ["boulanger Lyon", "tap Exporter"]],
  ["a file of the market", ["boulanger Lyon", "tap Marché", "tap Exporter"]],
  ["what can be changed", ["boulanger Lyon", "tap Modifier"]],
  ["the filters", ["boulanger Lyon", "tap Filtres"]],
  ["a new alert", ["boulanger Lyon", "tap M'alerter"]],
  ["the same alert again", ["boulanger Lyon", "tap M'alerter", "tap Revenir aux offres", "tap M'alerter"]],
  ["an alert", ["boulanger Lyon", "tap M'alerter", "/alertes", "tap Voir l'alerte"]],
  ["a paused alert", ["boulanger Lyon", "tap M'alerter", "/alertes", "tap Voir l'alerte", "tap Arrêter"]],
  ["the deletion of an alert", ["boulanger Lyon", "tap M'alerter", "/alertes", "tap Voir l'alerte", "tap Supprimer"]],
  ["a deleted alert", ["boulanger Lyon", "tap M'alerter", "tap Annuler l'alerte"]],
  ["the search of an alert", ["boulanger Lyon", "tap M'alerter", "/alertes", "tap Voir l'alerte", "tap Métiers, lieu"]],
  [
    "a changed search of an alert",
    ["boulanger Lyon", "tap M'alerter", "/alertes", "tap Voir l'alerte", "tap Métiers, lieu", "tap Rayon", "tap 50 km"],
  ],
  ["one alert of a list", ["boulanger Lyon", "tap M'alerter", "/alertes"]],
  ["alerts of a list", ["boulanger Lyon", "tap M'alerter", "serveur Lyon", "tap M'alerter", "/alertes"]],
  ["the question whether to stop", ["boulanger Lyon", "tap M'alerter", "stop"]],
  ["stopped alerts", ["boulanger Lyon", "tap M'alerter", "stop", "tap Oui"]],
  ["data", ["boulanger Lyon", "/confidentialite"]],
  ["the deletion of data", ["boulanger Lyon", "/supprimer"]],
  ["help", ["boulanger Lyon", "/aide"]],
];

/** The labels of a screen, as they are read. Numbers and arrows lead from page to page. */
function labelsOf(said: string): string[] {
  const screen = said.slice(said.lastIndexOf("\n> ") + 1);
  const below = screen.slice(screen.indexOf("\n") + 1);
  const all = [...below.matchAll(/\[([^\]]+)\]/g)].flatMap(([, label = ""]) => label);
  return all.filter((label) => /\p{L}{2}/u.test(label) && !/^Voir \d+$/.test(label));
}

/** The screen on which a conversation stands. */
async function screenOf({ collections, said }: Awaited<ReturnType<typeof play>>) {
  const person = await createPeople(collections.people).load(me);
  const screen = await createScreens(collections.screens).load(me.platform, me.chat, person.current[me.chat] ?? "");
  if (!screen) throw new Error(`no screen: ${said}`);
  return screen;
}

async function play(lines: string[], services = servicesWith()) {
  const here = session({ services });
  return { ...here, said: await here.play(...lines) };
}

describe.each(ways)("at %s", (_where, lines, services) => {
  test("each label, typed, is what its button does", async () => {
    const here = await play(lines, services);
    const { state, buttons = [] } = await screenOf(here);
    const labels = labelsOf(here.said);
    expect(labels.length).toBeGreaterThan(0);
    for (const label of labels) {
      const button = buttons.find((one) => plainSpaces(one.label) === label);
      if (!button) throw new Error(`"${label}" is not stored among ${JSON.stringify(buttons)}`);
      const { action, value } = button;
      const pressed = update(state, { type: "press", action, value });
      expect(update(state, { type: "text", text: label, buttons }), label).toEqual(pressed);
    }
  });
});

describe("a label of a button that is not on screen does not press it", () => {
  const made = ["boulanger Lyon", "tap M'alerter"];
  const changed = [...made, "/alertes", "tap Voir l'alerte", "tap Métiers, lieu", "tap Rayon", "tap 50 km"];
  const unknown = "(Ce bouton n'est pas proposé ici. Touchez un des boutons, ou écrivez un métier.)";

  test("at the changed search of an alert, « M'alerter » makes no second one", async () => {
    const here = days();
    await here.play(...changed);
    const said = await here.play("M'alerter");
    expect(said).toContain(unknown);
    expect(said).toContain("[✅ Enregistrer dans mon alerte]");
    expect(await here.mine()).toHaveLength(1);
    expect(await here.play("Enregistrer dans mon alerte")).toContain("C'est noté, la recherche est changée");
  });

  test.each(["Filtres", "exporter", "Marché", "M'alerter des nouvelles offres"])(
    "companies have no « %s »",
    async (label) => {
      const said = (await play(["boulanger Lyon", "tap Entreprises", label])).said;
      expect(said).toContain(unknown);
      expect(said.slice(said.lastIndexOf("\n> "))).toContain("Ces entreprises n'ont pas publié d'offre");
    },
  );

  test("at the question whether to delete an alert, nothing of the alert can be typed", async () => {
    const asked = [...made, "/alertes", "tap Voir l'alerte", "tap Supprimer"];
    expect((await play([...asked, "Pause 7 jours"])).said).not.toContain("En pause");
    expect((await play([...asked, "Arrêter"])).said).toContain("🔕 Arrêter votre alerte ?");
  });

  test("« Reprendre » resumes nothing that is not paused", async () => {
    const here = await play([...made, "/alertes", "tap Voir l'alerte", "tap Arrêter", "tap Reprendre"]);
    const { state, buttons } = await screenOf(here);
    expect(update(state, { type: "text", text: "Reprendre", buttons })).toMatchObject({ ask: { ask: "understand" } });
  });
});

describe("« arrêter » typed at an alert stops that alert", () => {
  const two = ["boulanger Lyon", "tap M'alerter", "serveur Lyon", "tap M'alerter", "/alertes", "1"];

  test("and no other", async () => {
    const here = days();
    await here.play(...two);
    expect(await here.play("arrêter")).toContain("🔕 Alerte arrêtée");
    expect((await here.mine()).map(({ paused }) => paused !== undefined).sort()).toEqual([false, true]);
  });

  test("« supprimer » asks about it, and then deletes it", async () => {
    const here = days();
    await here.play(...two);
    expect(await here.play("supprimer")).toContain("⚠️ Supprimer l'alerte Boulanger");
    expect(await here.play("supprimer")).toContain("🗑 Alerte supprimée");
    expect(await here.mine()).toHaveLength(1);
  });

  test("« non » keeps it, and « oui » deletes it alone", async () => {
    const here = days();
    await here.play(...two, "supprimer");
    expect(await here.play("non")).toContain("[🗑 Supprimer]");
    expect(await here.mine()).toHaveLength(2);
    await here.play("supprimer");
    expect(await here.play("oui")).toContain("🗑 Alerte supprimée");
    expect(await here.mine()).toHaveLength(1);
  });
});

test.each([
  [["boulanger Lyon", "tap Voir 1", "retour"], "2 offres"],
  [["boulanger Lyon", "tap Marché", "Retour"], "2 offres"],
  [["boulanger Lyon", "M'alerter"], "Alerte créée"],
  [["boulanger Lyon", "tap M'alerter", "stop", "oui"], "Votre alerte est arrêtée"],
  [["boulanger Lyon", "tap M'alerter", "stop", "tout arrêter"], "Votre alerte est arrêtée"],
])("%j: the beginning or the end of a label is enough", async (lines, says) => {
  expect((await play(lines)).said).toContain(says);
});

test("at a list of ten alerts, « 10 » is the tenth and no département", async () => {
  const here = days();
  await here.play("boulanger Lyon", "tap M'alerter");
  const [first] = await here.mine();
  if (!first) throw new Error("no alert");
  for (let i = 1; i < 10; i += 1)
    await here.subscriptions.save({
      ...first,
      id: `alert00000${i}`,
      name: `Alerte ${i}`,
      created: `2026-11-23T1${i}:00:00Z`,
    });
  expect(await here.play("/alertes", "10")).toMatch(/> 10\n🔔 Alerte 9/);
});

test("while the offers are on their way, the ways below them may be typed", () => {
  const state: State = { step: "results", search: bakerInLyon, page: 1, shown: [] };
  expect(update(state, { type: "text", text: "filtres" }).state.step).toBe("filters");
  expect(update(state, { type: "text", text: "réessayer" })).not.toMatchObject({ ask: { ask: "offers" } });
});
