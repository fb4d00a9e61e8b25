import { expect, test } from "vitest";
import { findFreeName, formatAlertName } from "../../src/core/alerts/alert-name.ts";
import { bakerInLyon } from "../fakes/states.ts";
import { days } from "./days.ts";

/** The names in the list of alerts. */
const namesIn = (list: string) => [...list.matchAll(/^\d+\. (?:🔔|⏸) (.+), chaque jour/gm)].map(([, name]) => name);

test("alerts that differ in their filters alone are told apart in the list, and in what they send", async () => {
  const here = days();
  await here.play("boulanger Lyon", "tap M'alerter", "tap Revenir aux offres", "cdi", "tap M'alerter");
  expect(namesIn(await here.play("/alertes"))).toEqual([
    "Boulanger / Boulangère · Lyon (69) + 20 km",
    "Boulanger / Boulangère · Lyon (69) + 20 km · CDI",
  ]);
  const list = await here.play("2");
  expect(list).toContain("🔔 Boulanger / Boulangère · Lyon (69) + 20 km · CDI\n");
  here.publishes(3);
  expect(await here.tomorrow()).toMatch(/🗞 Boulanger \/ Boulangère · Lyon \(69\) \+ 20 km(?: · CDI)? : 3 nouvelles/);
});

test("a name that was chosen stays when the search is changed, and one of the search goes with it", async () => {
  const here = days();
  const widen = ["tap Métiers, lieu", "tap Rayon", "tap 50 km", "tap Enregistrer"];
  await here.play("boulanger Lyon cdi", "tap M'alerter", "/alertes", "tap Voir l'alerte", ...widen);
  expect(namesIn(await here.play("/alertes"))).toEqual(["Boulanger / Boulangère · Lyon (69) + 50 km · CDI"]);
  await here.play("1", "tap Nom", "Le pain", "tap Métiers, lieu", "tap Rayon", "tap 10 km", "tap Enregistrer");
  expect(namesIn(await here.play("/alertes"))).toEqual(["Le pain"]);
});

test("a name that another alert has is taken with a number, which is said", async () => {
  const here = days();
  await here.play("boulanger Lyon", "tap M'alerter", "tap Nom", "Le pain");
  await here.play("serveur Nantes", "tap M'alerter");
  const named = await here.play("tap Nom", "Le pain");
  expect(named).toContain("« Le pain » est déjà le nom d'une autre alerte : celle-ci s'appelle « Le pain (2) ».");
  expect(named).toContain("🔔 Le pain (2) (");
  // Its own name is no other's.
  expect(await here.play("tap Nom", "Le pain (2)")).not.toContain("déjà le nom");
  expect(namesIn(await here.play("/alertes")).sort()).toEqual(["Le pain", "Le pain (2)"]);
  // What is shown again is what it is called, and no longer what was just said.
  expect(await here.play("1")).not.toContain("déjà le nom");
});

test("an alert that an older version named without its filters has its name of today", async () => {
  const here = days();
  await here.play("boulanger Lyon cdi", "tap M'alerter");
  const [one] = await here.mine();
  if (!one) throw new Error("no alert");
  await here.subscriptions.save({ ...one, name: "Boulanger / Boulangère · Lyon (69) + 20 km" });
  expect((await here.mine()).map(({ name }) => name)).toEqual(["Boulanger / Boulangère · Lyon (69) + 20 km · CDI"]);
});

test("jobs that the first one hides are named, and what still has one name is numbered", () => {
  const title = (label: string) => ({ code: label, label, rome: "D1102" });
  const two = { ...bakerInLyon, titles: [title("Boulanger"), title("Pâtissier")] };
  const taken = [formatAlertName(two)];
  expect(taken).toEqual(["Boulanger + 1 métier · Lyon (69) + 20 km"]);
  const other = { ...two, titles: [title("Boulanger"), title("Chocolatier")] };
  expect(findFreeName(other, taken)).toBe("Boulanger, Chocolatier · Lyon (69) + 20 km");
  const long = { ...two, titles: Array.from({ length: 12 }, (_, i) => title(`Boulanger de nuit numéro ${i}`)) };
  const [first, second, third] = [1, 2, 3].reduce<string[]>((names) => [...names, findFreeName(long, names)], []);
  expect(first).toBe("Boulanger de nuit numéro 0 + 11 métiers · Lyon (69) + 20 km");
  expect(second?.length).toBeLessThanOrEqual(120);
  expect(third).toBe(`${first} (2)`);
});
