import { expect, test } from "vitest";
import { copyKeys } from "../../src/core/copies.ts";
import { paged } from "../../src/core/sources.ts";
import { doors, me, session } from "../fakes/chat.ts";
import { noon, offer } from "../fakes/offers.ts";

const base = offer();
const all = [
  ...["A", "B", "C", "D"].map((id) => ({ ...base, key: `ft:COPY${id}`, url: `https://example.org/${id}` })),
  ...["Pâtissier", "Tourier", "Vendeur", "Traiteur", "Serveur"].map((title, i) => ({
    ...base,
    key: `ft:OTHER${i}`,
    title,
  })),
];
const offers = paged(
  async () => ({
    found: all.map((one) => ({ offer: one, related: false })),
    complete: true,
    total: all.length,
    exact: true,
    reachable: all.length,
    missing: [],
  }),
  () => noon,
);
const open = () =>
  session({
    doors: doors({ offers, offer: async (_search, { key }) => ({ offer: all.find((one) => one.key === key) }) }),
  });

test("one announcement that was published four times is one card, which opens all four", async () => {
  const talk = open();
  await talk.play("boulanger", "tap Valider", "Lyon");
  const list = await talk.play("tap ›", "tap ‹");
  expect(list).toContain("9 offres");
  expect(list.match(/1\. Boulanger \(H\/F\)/g)).toHaveLength(1);
  expect(list.match(/\+ 3 annonces identiques/g)).toHaveLength(1);
  expect(list).toContain("1/2");
  expect(list).toContain("6. Serveur");

  const first = await talk.play("tap Voir 1");
  expect(first).toContain("n° COPYA");
  expect(first).toContain("[+ 3 annonces identiques]");
  const second = await talk.play("tap + 3 annonces identiques");
  expect(second).toContain("n° COPYB");
  expect(second).toContain("Annonce 2 sur 4 : elles disent la même chose.");
  const last = await talk.play("tap Annonce suivante", "tap Annonce suivante");
  expect(last).toContain("n° COPYD");
  expect(last).toContain("Annonce 4 sur 4");
  expect(last.slice(last.indexOf("Annonce 4 sur 4"))).not.toContain("suivante");
  // What is asked of a copy is asked of that copy, and leads back to it.
  expect(await talk.play("tap Pourquoi", "tap Retour à l'offre")).toContain("Annonce 4 sur 4");
  expect(await talk.play("tap Annonce précédente")).toContain("n° COPYC");
  expect(await talk.play("tap Retour à la liste")).toContain("+ 3 annonces identiques");
  expect(await talk.play("tap Voir 2")).not.toContain("identique");
});

test("what stands under a card was told with all its keys, and what it has in common with the next copy", async () => {
  const talk = open();
  await talk.play("boulanger", "tap Valider", "Lyon");
  const told = [...talk.shelves.told.rows.keys()].map((key) => key.slice(`${me.platform}:${me.person}:`.length));
  for (const id of ["A", "B", "C", "D"]) expect(told).toContain(`ft:COPY${id}`);
  expect(told).toContain("ft:OTHER3");
  expect(told).not.toContain("ft:OTHER4");
  for (const key of copyKeys(base)) expect(told).toContain(`~${key}`);
});

test("a screen of before copies were folded is read still", async () => {
  const talk = open();
  await talk.play("boulanger", "tap Valider", "Lyon");
  for (const [key, row] of talk.shelves.screens.rows) {
    const older = JSON.parse(row, (name, value) => (name === "copies" || name === "folds" ? undefined : value));
    talk.shelves.screens.rows.set(key, JSON.stringify(older));
  }
  expect(await talk.play("tap Voir 1")).toContain("n° COPYA");
});
