import { expect, test } from "vitest";
import { composeDigest } from "../../src/core/alerts/digest.ts";
import type { PendingOffer } from "../../src/core/alerts/subscription.ts";
import { getShownOffers } from "../../src/core/conversation/shown-offers.ts";
import { readState, type StateOf } from "../../src/core/conversation/state.ts";
import { update } from "../../src/core/conversation/update.ts";
import { me } from "../fakes/chat.ts";
import { offer, pageOf } from "../fakes/offers.ts";
import { news } from "../fakes/states.ts";
import { days } from "./days.ts";

/** Twelve announcements, of which the first has two copies and the last one. */
async function morning() {
  const here = days({ offers: async (_search, page) => pageOf(2, page) });
  await here.play("boulanger à Lyon", "tap M'alerter");
  here.publishes(1, { title: "Vendeur", company: "Marché" });
  here.publishes(1, { title: "Vendeur", company: "Marché" });
  here.publishes(10);
  here.publishes(3, { title: "Traiteur", company: "Chez Anna" });
  return { here, digest: await here.tomorrow() };
}

/** How many offers a screen shows and counts. */
const counts = (screen: string) =>
  [...screen.matchAll(/^\d+\. |^ {3}\+ (\d+) annonces? identique/gm)].reduce(
    (sum, [, copies]) => sum + Number(copies ?? 1),
    0,
  );

test("the long list shows each announcement once, and what it shows and counts is what its button says", async () => {
  const { here, digest } = await morning();
  expect(digest).toContain("15 nouvelles offres");
  expect(digest).toContain("[Tout voir (15)]");
  const pages = [await here.play("tap Tout voir"), await here.play("tap ›"), await here.play("tap ›")];
  expect(pages.map((page) => (page.match(/^\d+\. /gm) ?? []).map(Number.parseFloat))).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
    [11, 12],
  ]);
  expect(pages.reduce((sum, page) => sum + counts(page), 0)).toBe(15);
  expect(pages[0]).toContain("1/3");
});

test("copies are opened from the long list, one after the other, and lead back to their page", async () => {
  const { here } = await morning();
  await here.play("tap Tout voir", "tap ›");
  const last = await here.play("tap ›");
  const [button = ""] = last.match(/n° 1[12] : \+ 1 identique/) ?? [];
  const copy = await here.play(`tap ${button}`);
  expect(copy).toContain("Annonce 2 sur 2 : elles disent la même chose.");
  expect(await here.play("tap + 1 annonce identique")).not.toContain("Annonce 2 sur 2");
  expect(await here.play("tap Retour aux nouvelles")).toContain("3/3");
});

test("a page of the long list is told with the keys of all copies that stand on it", async () => {
  const { here } = await morning();
  await here.play("tap Tout voir", "tap ›", "tap ›");
  const knownKeys = [...here.collections.knownOffers.rows.keys()].filter((key) =>
    key.startsWith(`${me.platform}:${me.person}:ft:`),
  );
  expect(knownKeys.filter((key) => key.endsWith("NEWS"))).toHaveLength(15);
});

test("where all the others are copies of what is shown, there is no longer list to see", async () => {
  const here = days({ offers: async (_search, page) => pageOf(2, page) });
  await here.play("boulanger à Lyon", "tap M'alerter");
  here.publishes(4, { title: "Traiteur", company: "Chez Anna" });
  const sent = await here.tomorrow();
  expect(sent).toContain("4 nouvelles offres");
  expect(sent).toContain("+ 3 annonces identiques");
  expect(sent).not.toContain("Tout voir");
  let opened = await here.play("tap n° 1");
  for (const place of [2, 3, 4]) {
    expect(opened).toContain(`Annonce ${place} sur 4`);
    opened = await here.play("tap + 3 annonces identiques");
  }
  expect(opened).not.toContain("sur 4");
});

/** As digests were stored before: copies among the others. */
const older = readState({
  ...news,
  items: ["a", "b", "a", "c", "a", "d", "e", "f"].map((fold, i) => ({ key: `ft:${i + 1}`, fold, folds: [fold] })),
  shown: 2,
  page: 1,
});

test("in a list that was stored before, each announcement is shown once as well, and its buttons lead where they led", () => {
  const turn = update(older, { type: "again" });
  if (!("ask" in turn) || turn.ask.ask !== "listed") throw new Error("nothing was asked for");
  expect(turn.ask.offers.map(({ key }) => key)).toEqual(["ft:1", "ft:2", "ft:4", "ft:6", "ft:7"]);
  expect(getShownOffers(turn.state).offers.sort()).toEqual(["ft:1", "ft:2", "ft:3", "ft:4", "ft:5", "ft:6", "ft:7"]);
  const found = turn.ask.offers.map(({ key }) => ({ offer: offer({ key }), related: false }));
  const shown = update(turn.state, { type: "listed", found, asOf: news.day });
  const cards = "view" in shown ? shown.view.flatMap((block) => (block.kind === "card" ? [block] : [])) : [];
  expect(cards.map(({ title, open }) => [title.slice(0, 2), open?.label, open?.value])).toEqual([
    ["1.", "1", "1"],
    ["2.", "2", "2"],
    ["3.", "3", "4"],
    ["4.", "4", "6"],
    ["5.", "5", "7"],
  ]);
  // A number that is written is one of those that are read.
  expect(update(older, { type: "text", text: "offre 3" })).toMatchObject({ ask: { offers: [{ key: "ft:4" }] } });
  // A button of the list as it was drawn then opens its copy, and back is the page of its announcement.
  const opened = update(older, { type: "press", action: "offer", value: "5" });
  expect(opened).toMatchObject({ state: { open: 5, page: 1 }, ask: { offers: [{ key: "ft:5" }] } });
  const beyond = update({ ...(older as StateOf<"digest">), page: 2 }, { type: "press", action: "offer", value: "5" });
  expect(beyond).toMatchObject({ state: { open: 5, page: 1 } });
});

test("a list holds sixty announcements and every copy of them: what is left is no copy of what was listed", () => {
  const item = (key: string, fold: string, minute: number): PendingOffer => ({
    ...{ key, folds: [fold], related: false, since: news.day, offered: false },
    created: new Date(Date.parse(news.day) - minute * 60_000).toISOString(),
  });
  const items = [
    ...Array.from({ length: 80 }, (_, i) => item(`ft:${i}`, `fold${i}`, i)),
    // The oldest of all.
    ...Array.from({ length: 5 }, (_, i) => item(`ft:first${i}`, "fold0", 900 + i)),
    item("ft:last", "fold79", 950),
  ];
  const contents = new Map(
    items.map(({ key }) => [key, { offer: offer({ key, company: key }), related: false }] as const),
  );
  const { shown, list, rest } = composeDigest(items, contents);
  expect(shown).toHaveLength(10);
  expect(new Set(list.map(({ fold }) => fold)).size).toBe(60);
  expect(list).toHaveLength(65);
  expect(list.filter(({ fold }) => fold === "fold0")).toHaveLength(6);
  expect(rest.map(({ key }) => key)).toEqual([...Array.from({ length: 20 }, (_, i) => `ft:${60 + i}`), "ft:last"]);
});
