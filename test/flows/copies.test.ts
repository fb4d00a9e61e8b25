import { describe, expect, test } from "vitest";
import { getCopyKeys } from "../../src/core/offers/copies.ts";
import { type OfferReader, paginate } from "../../src/core/offers/pages.ts";
import { me, servicesWith, session } from "../fakes/chat.ts";
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
const offers = paginate(
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
    services: servicesWith({
      offers,
      offer: async (_search, { key }) => ({ offer: all.find((one) => one.key === key) }),
    }),
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
  const knownKeys = [...talk.collections.knownOffers.rows.keys()].map((key) =>
    key.slice(`${me.platform}:${me.person}:`.length),
  );
  for (const id of ["A", "B", "C", "D"]) expect(knownKeys).toContain(`ft:COPY${id}`);
  expect(knownKeys).toContain("ft:OTHER3");
  expect(knownKeys).not.toContain("ft:OTHER4");
  for (const key of getCopyKeys(base)) expect(knownKeys).toContain(`~${key}`);
});

test("a screen of before copies were folded is read still", async () => {
  const talk = open();
  await talk.play("boulanger", "tap Valider", "Lyon");
  for (const [key, row] of talk.collections.screens.rows) {
    const older = JSON.parse(row, (name, value) => (name === "copies" || name === "folds" ? undefined : value));
    talk.collections.screens.rows.set(key, JSON.stringify(older));
  }
  expect(await talk.play("tap Voir 1")).toContain("n° COPYA");
});

/** Read as services are: in blocks of twenty, no further than they must. */
const inBlocks =
  (of: typeof all): OfferReader =>
  async (_search, wanted) => {
    const read = of.slice(0, Math.ceil(wanted / 20) * 20);
    const complete = read.length === of.length;
    const found = read.map((one) => ({ offer: one, related: false }));
    return { found, complete, total: of.length, exact: complete, reachable: of.length, missing: [] };
  };

describe("copies that are read after the page of their first was shown", () => {
  const titled = (title: string, i: number) => ({ ...base, key: `ft:L${i}`, title, url: `https://example.org/L${i}` });
  // Each letter is an announcement: A has a copy in the first block and two in the second, B one there.
  const titles = [..."ABACDEFGHIJKLMNOPQRS", ..."TABUAVWXYZ"];
  const list = titles.map((title, i) => titled(`Boulanger ${title}`, i));
  const here = () =>
    session({
      services: servicesWith({
        offers: paginate(inBlocks(list), () => noon),
        offer: async (_search, { key }) => ({ offer: list.find((one) => one.key === key) }),
      }),
    });
  const toldTo = (talk: ReturnType<typeof here>) =>
    [...talk.collections.knownOffers.rows.keys()].map((key) => key.slice(`${me.platform}:${me.person}:`.length));
  /** How many offers a screen shows and counts. */
  const counts = (screen: string) =>
    [...screen.matchAll(/^\d+\. |^ {3}\+ (\d+) annonces? identique|\[\+ (\d+) annonces? identiques? à/gm)].reduce(
      (sum, [, onCard, onPage]) => sum + Number(onCard ?? onPage ?? 1),
      0,
    );

  test("are told on the page that found them, all of them opened there, and known from then on", async () => {
    const talk = here();
    const first = await talk.play("boulanger", "tap Valider", "Lyon");
    expect(first).toContain("+ 1 annonce identique");
    const third = await talk.play("tap ›", "tap ›");
    expect(third).not.toContain("d'avant");
    expect(toldTo(talk)).not.toContain("ft:L21");
    const fourth = await talk.play("tap ›");
    expect(fourth).toContain("[+ 3 annonces identiques à des offres d'avant]");
    for (const key of ["ft:L21", "ft:L22", "ft:L24"]) expect(toldTo(talk)).toContain(key);

    const opened = await talk.play("tap + 3 annonces identiques");
    expect(opened).toContain("n° L21");
    expect(opened).toContain("Annonce 1 sur 3 : chacune dit la même chose qu'une offre des pages précédentes.");
    expect(await talk.play("tap Annonce suivante")).toContain("n° L24");
    const last = await talk.play("tap Annonce suivante");
    expect(last).toContain("n° L22");
    expect(last.slice(last.indexOf("n° L22"))).not.toContain("suivante");
    expect(await talk.play("tap Pourquoi", "tap Retour à l'offre")).toContain("Annonce 3 sur 3");
    // Back there they are told still, and so they are after the market or a file.
    expect(await talk.play("tap Retour à la liste")).toContain("[+ 3 annonces identiques à des offres d'avant]");
    expect(await talk.play("tap Marché", "tap Retour aux offres")).toContain("[+ 3 annonces identiques à des");
  });

  test("stand under the card of their first once that is shown again, however one comes back to it", async () => {
    const talk = here();
    await talk.play("boulanger", "tap Valider", "Lyon", "tap ›", "tap ›", "tap ›");
    const back = await talk.play("tap ‹", "tap ‹", "tap ‹");
    expect(back.slice(back.lastIndexOf("> ["))).toContain("+ 3 annonces identiques");
    const opened = await talk.play("tap Voir 1", "tap + 3 annonces", "tap Annonce suivante", "tap Annonce suivante");
    expect(opened).toContain("Annonce 4 sur 4");
    expect(opened).toContain("n° L24");
    const again = await talk.play("tap Retour à la liste", "tap ›");
    expect(again.slice(again.lastIndexOf("> ["))).not.toContain("d'avant");
  });

  test("make what all pages show and count the total of the list", async () => {
    const talk = here();
    let seen = counts(await talk.play("boulanger", "tap Valider", "Lyon"));
    for (let page = 2; page <= 6; page++) seen += counts(await talk.play("tap ›"));
    expect(seen).toBe(titles.length);
    expect(toldTo(talk).filter((key) => key.startsWith("ft:"))).toHaveLength(titles.length);
  });
});

test("all copies of an announcement are opened, however many they are", async () => {
  const many = Array.from({ length: 260 }, (_, i) => ({ ...base, key: `ft:M${i}` }));
  const talk = session({
    services: servicesWith({
      offers: paginate(inBlocks(many), () => noon),
      offer: async (_search, { key }) => ({ offer: many.find((one) => one.key === key) }),
    }),
  });
  const list = await talk.play("boulanger", "tap Valider", "Lyon");
  expect(list).toContain("+ 259 annonces identiques");
  expect(await talk.play("tap Voir 1", "tap + 259")).toContain("Annonce 2 sur 260");
  expect([...talk.collections.knownOffers.rows.keys()].filter((key) => key.includes(":ft:M"))).toHaveLength(260);
});

test("of hundreds of copies a screen keeps some to be opened, and counts all", async () => {
  const many = Array.from({ length: 700 }, (_, i) => ({
    ...base,
    key: `lba:${String(i).padStart(24, "0")}`,
    handle: `h${i}`,
  }));
  const pages = paginate(
    async () => ({
      found: many.map((one) => ({ offer: one, related: false })),
      ...{ complete: true, total: 700, exact: true, reachable: 700, missing: [] },
    }),
    () => noon,
  );
  const here = session({
    services: servicesWith({
      offers: pages,
      offer: async (_search, { key }) => ({ offer: many.find((one) => one.key === key) }),
    }),
  });
  const list = await here.play("boulanger lyon");
  expect(list).toContain("+ 699 annonces identiques");
  const largest = () => Math.max(...[...here.collections.screens.rows.values()].map((row) => row.length));
  expect(largest()).toBeLessThan(8_192);
  expect(await here.play("tap Voir 1")).toContain("[+ 699 annonces identiques]");
  const next = await here.play("tap + 699");
  expect(next).toContain("Annonce 2 sur 700");
  const isMore = (said: string) => said.slice(said.indexOf("\n", 1)).includes("[Annonce suivante");
  let last = next;
  for (let i = 0; i < 200 && isMore(last); i++) last = await here.play("tap Annonce suivante");
  expect(last).toMatch(/Et \d{3} autres annonces disent la même chose\./);
  expect(largest()).toBeLessThan(8_192);
});
