import { describe, expect, test, vi } from "vitest";
import { renderText } from "../../../src/bots/terminal/render.ts";
import { decodePress, encodePress } from "../../../src/core/conversation/press.ts";
import type { ResultPage } from "../../../src/core/offers/offer.ts";
import type { Owner } from "../../../src/core/owner.ts";
import { createSearchLimit } from "../../../src/core/talk/limits.ts";
import type { ScreenDrawing } from "../../../src/core/talk/ports.ts";
import { conversationWith, down, me, servicesWith, threePages } from "../../fakes/chat.ts";
import { noon, pageOf } from "../../fakes/offers.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";

const textOf = (drawing: ScreenDrawing | undefined) => (drawing ? plainSpaces(renderText(drawing.view).text) : "");
const lastOf = (drawn: ScreenDrawing[]) => textOf(drawn.at(-1));
const text = (said: string, owner: Owner = me) => ({ owner, event: { type: "text", text: said } as const });
const press = (screen: string | undefined, action: string, value = "", owner: Owner = me) => ({
  owner,
  screen: screen ?? "",
  event: { type: "press", action, value } as const,
});

/** Offers that come when the test says so. */
function slowOffers() {
  const waiting: ((page: ResultPage) => void)[] = [];
  return { waiting, offers: () => new Promise<ResultPage>((resolve) => void waiting.push(resolve)) };
}

async function until(condition: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(condition()).toBe(true), { interval: 2 });
}

describe("while a service is asked", () => {
  test.each([
    // What is asked is written together with the screen that asks.
    ["asking", "Je n'ai pas pu enregistrer votre demande"],
    ["screens", "Un problème est survenu (réf."],
  ] as const)("a store that fails (%s) is said, and no promise is left alone", async (name, says) => {
    const alone: unknown[] = [];
    const note = (error: unknown) => void alone.push(error);
    process.on("unhandledRejection", note);
    const slow = slowOffers();
    const here = conversationWith({ services: servicesWith({ offers: slow.offers }), patienceMs: 5 });
    if (name === "asking") here.collections.asking.fails(true);
    await here.handle(text("boulanger lyon"));
    if (name === "screens") {
      await until(() => slow.waiting.length === 1);
      here.collections.screens.fails(true);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    slow.waiting[0]?.(pageOf(12, 1));
    await here.idle();
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(lastOf(here.drawn)).toContain(says);
    expect(alone).toEqual([]);
  });

  test.each([
    ["has gone on", false],
    ["is about to go on when the answer comes", true],
  ])("a store that cannot tidy up after somebody who %s draws nothing over what they see", async (_when, isBehind) => {
    const slow = slowOffers();
    const here = conversationWith({ services: servicesWith({ offers: slow.offers }) });
    await here.handle(text("boulanger lyon"));
    await until(() => slow.waiting.length === 1);
    here.collections.asking.fails(true);
    if (isBehind) {
      // The answer comes while their turn is under way.
      void here.inTurn(me, async () => {
        slow.waiting[0]?.(pageOf(12, 1));
        await new Promise((resolve) => setImmediate(resolve));
      });
    }
    await here.handle(text("aide"));
    await here.idle();
    expect(here.drawn.map(textOf)).toEqual([expect.stringContaining("Comment ça marche")]);
    expect(here.log.filter(([level]) => level === "error")).toHaveLength(1);
  });

  test("the person's queue is free: another event is applied at once, and the late answer is dropped", async () => {
    const slow = slowOffers();
    const here = conversationWith({ services: servicesWith({ offers: slow.offers }) });
    await here.handle(text("boulanger lyon"));
    await until(() => slow.waiting.length === 1);
    await here.handle(text("aide"));
    expect(lastOf(here.drawn)).toContain("Comment ça marche");
    slow.waiting[0]?.(pageOf(12, 1));
    await here.idle();
    expect(lastOf(here.drawn)).toContain("Comment ça marche");
    expect(here.drawn).toHaveLength(1);
  });

  test("what takes longer than a moment says so, with a way out that works at once", async () => {
    const slow = slowOffers();
    const here = conversationWith({ services: servicesWith({ offers: slow.offers }), patienceMs: 0 });
    await here.handle(text("boulanger lyon"));
    await until(() => here.drawn.length === 1);
    expect(lastOf(here.drawn)).toBe("🔎 Je cherche…\n[✖️ Annuler]");
    await here.handle(press(here.drawn[0]?.screen, "cancel"));
    expect(lastOf(here.drawn)).toContain("Que voulez-vous changer ?");
    slow.waiting[0]?.(pageOf(12, 1));
    await here.idle();
    expect(here.drawn).toHaveLength(2);
  });

  test("the answer takes the place of the waiting screen", async () => {
    const slow = slowOffers();
    const here = conversationWith({ services: servicesWith({ offers: slow.offers }), patienceMs: 0 });
    await here.handle(text("boulanger lyon"));
    await until(() => here.drawn.length === 1);
    slow.waiting[0]?.(pageOf(12, 1));
    await here.idle();
    expect(here.drawn.map(({ fresh }) => fresh)).toEqual([true, false]);
    expect(lastOf(here.drawn)).toContain("12 offres");
  });

  test("an ask that takes too long has failed, and its search is kept", async () => {
    const here = conversationWith({ services: servicesWith({ offers: slowOffers().offers }), deadlineMs: 5 });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    expect(lastOf(here.drawn)).toContain("met trop de temps à répondre. Votre recherche est gardée.");
  });

  test("two people do not wait for each other", async () => {
    const slow = slowOffers();
    const here = conversationWith({ services: servicesWith({ offers: slow.offers }) });
    await here.handle(text("boulanger lyon"));
    await here.handle(text("aide", { ...me, chat: "other", person: "other" }));
    expect(lastOf(here.drawn)).toContain("Comment ça marche");
    await until(() => slow.waiting.length === 1);
    slow.waiting[0]?.(pageOf(12, 1));
    await here.idle();
  });
});

describe("what is counted while a panel is shown", () => {
  /** A search whose filters are open; the services answer when the test says so. */
  async function panel(patienceMs: number) {
    const slow = slowOffers();
    const here = conversationWith({ services: servicesWith({ offers: slow.offers }), patienceMs });
    await here.handle(text("boulanger lyon"));
    await until(() => slow.waiting.length === 1);
    slow.waiting[0]?.(pageOf(12, 1));
    await here.idle();
    here.drawn.splice(0);
    const tap = (action: string, value = "") => here.handle(press("screen000001", action, value));
    await tap("filters");
    await until(() => slow.waiting.length === 2);
    return { ...here, waiting: slow.waiting, tap };
  }

  test("is there at once where the answer takes no longer than a moment", async () => {
    const here = await panel(60_000);
    here.waiting[1]?.(pageOf(7, 1));
    await here.idle();
    expect(here.drawn).toHaveLength(1);
    expect(lastOf(here.drawn)).toContain("[✅ Voir 7 offres]");
  });

  test("comes to a panel that is there already, and can be used meanwhile", async () => {
    const here = await panel(0);
    await until(() => here.drawn.length === 1);
    expect(lastOf(here.drawn)).toContain("[✅ Voir les offres]");
    await here.tap("flag", "telework");
    await until(() => here.waiting.length === 3);
    await until(() => here.drawn.length === 2);
    expect(lastOf(here.drawn)).toContain("[☑️ Télétravail]");
    // The answer to the former question comes too late.
    here.waiting[1]?.(pageOf(99, 1));
    here.waiting[2]?.({ ...pageOf(31, 1), exact: false });
    await here.idle();
    expect(here.drawn.map(textOf).filter((shown) => shown.includes("99"))).toEqual([]);
    expect(lastOf(here.drawn)).toContain("[✅ Voir environ 31 offres]");
    expect(here.drawn.map(({ fresh }) => fresh)).toEqual([false, false, false]);
  });

  test("is left out where it cannot be had", async () => {
    let isDown = false;
    const here = conversationWith({
      services: servicesWith({ offers: async (_, page) => (isDown ? down() : pageOf(2, page)) }),
    });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    isDown = true;
    await here.handle(press(here.drawn[0]?.screen, "filters"));
    await here.idle();
    expect(lastOf(here.drawn)).toContain("[✅ Voir les offres]");
    expect(here.drawn).toHaveLength(2);
  });

  test("uses up no search, and ends by itself where someone counts without end", async () => {
    const here = conversationWith();
    await here.handle(text("boulanger lyon"));
    await here.idle();
    const { screen } = here.drawn[0] ?? {};
    const tap = async (action: string, value = "") => {
      await here.handle(press(screen, action, value));
      await here.idle();
      return lastOf(here.drawn);
    };
    await tap("filters");
    for (let i = 0; i < 58; i++) expect(await tap("flag", "telework")).toContain("[✅ Voir 2 offres]");
    await tap("flag", "telework");
    expect(await tap("flag", "telework")).toContain("[✅ Voir les offres]");
    expect(await tap("results")).toContain("2 offres");
  });
});

describe("screens", () => {
  test("two searches in one chat do not disturb each other", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle({ owner: me, event: { type: "command", command: "emploi", text: "boulanger lyon" } });
    await here.idle();
    await here.handle({ owner: me, event: { type: "command", command: "emploi", text: "serveur nantes" } });
    await here.idle();
    const [first, second] = here.drawn;
    expect(first?.screen).not.toBe(second?.screen);
    await here.handle(press(first?.screen, "page", "2"));
    await here.idle();
    expect(lastOf(here.drawn)).toMatch(/Boulanger.*Lyon[\s\S]*2\/3/);
    await here.handle(press(second?.screen, "page", "3"));
    await here.idle();
    expect(lastOf(here.drawn)).toMatch(/Serveur.*Nantes[\s\S]*3\/3/);
  });

  test("a button works after a restart", async () => {
    const before = conversationWith({ services: threePages });
    await before.handle(text("boulanger lyon"));
    await before.idle();
    const after = conversationWith({ services: threePages, collections: before.collections });
    await after.handle(press(before.drawn[0]?.screen, "page", "2"));
    await after.idle();
    expect(lastOf(after.drawn)).toMatch(/6\. Boulanger[\s\S]*2\/3/);
  });

  test("someone else's button neither reads nor changes the screen", async () => {
    const here = conversationWith({ services: threePages });
    const group = { ...me, chat: "group" };
    await here.handle(text("boulanger lyon", group));
    await here.idle();
    const rows = [...here.collections.screens.rows];
    const { notice } = await here.handle(press(here.drawn[0]?.screen, "page", "2", { ...group, person: "other" }));
    await here.idle();
    expect(notice).toBe("Cette recherche appartient à quelqu'un d'autre. Lancez la vôtre avec /emploi.");
    expect([...here.collections.screens.rows]).toEqual(rows);
    expect(here.drawn).toHaveLength(1);
  });

  test("a button of another chat is a button of no screen", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    await here.handle(press(here.drawn[0]?.screen, "page", "2", { ...me, chat: "elsewhere", person: "other" }));
    expect(lastOf(here.drawn)).toBe("Cette liste date d'une ancienne recherche.\n[🔎 Nouvelle recherche]");
  });

  test("an old button offers the last search anew, and running it works", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    await here.handle(press("gone00000000", "page", "4"));
    expect(lastOf(here.drawn)).toContain("[↻ Relancer cette recherche] [🔎 Nouvelle recherche]");
    await here.handle(press(here.drawn.at(-1)?.screen, "rerun"));
    await here.idle();
    expect(lastOf(here.drawn)).toContain("12 offres");
  });

  test("a stored screen that no longer fits keeps its search", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    const [key = "", row = ""] = [...here.collections.screens.rows][0] ?? [];
    here.collections.screens.rows.set(key, row.replace('"step":"results"', '"step":"of another version"'));
    await here.handle(press(here.drawn[0]?.screen, "page", "2"));
    expect(lastOf(here.drawn)).toContain("[↻ Relancer cette recherche]");
  });
});

describe("events", () => {
  test("one that is delivered twice is applied once, and shown again", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle(text("boulanger"));
    const screen = here.drawn[0]?.screen;
    await here.handle({ ...press(screen, "title", "10868"), id: "update 7" });
    await here.handle({ ...press(screen, "title", "10868"), id: "update 7" });
    expect(here.drawn.slice(1).map((drawing) => textOf(drawing).includes("☑ Aide-boulanger"))).toEqual([true, true]);
  });

  test("a text that is delivered twice after newer ones is not applied again", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle({ ...text("boulanger"), id: "1" });
    await here.handle({ owner: me, event: { type: "start" }, id: "2" });
    await here.handle({ ...text("boulanger"), id: "1" });
    expect(lastOf(here.drawn)).toContain("Bonjour");
    expect(here.drawn.at(-1)?.fresh).toBe(false);
  });

  test("quick taps all count", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle(text("boulanger"));
    const screen = here.drawn[0]?.screen;
    await Promise.all(["10868", "11574", "11576", "17407"].map((code) => here.handle(press(screen, "title", code))));
    expect(lastOf(here.drawn)).toContain("[✅ Valider (5)]");
  });

  test("of a text, 4,096 characters are received", async () => {
    const understand = vi.fn(servicesWith().understand);
    const here = conversationWith({ services: servicesWith({ understand }) });
    await here.handle(text("x".repeat(5_000)));
    expect(understand.mock.calls.map(([said]) => said.length)).toEqual([4_096]);
  });
});

describe("a person who searches a lot", () => {
  test("is told kindly when to come back, after 30 different searches in 10 minutes", () => {
    const wait = createSearchLimit();
    const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
    for (let i = 0; i < 30; i++) expect(wait("anna", `search ${i}`, at(0))).toBeUndefined();
    expect(wait("anna", "search 29", at(1))).toBeUndefined();
    expect(wait("anna", "one more", at(1))).toBe(9);
    expect(wait("bob", "one more", at(1))).toBeUndefined();
    expect(wait("anna", "one more", at(10.1))).toBeUndefined();
  });

  test("reads it as a sentence with a button", async () => {
    const here = conversationWith({ services: threePages });
    for (let i = 0; i < 31; i++) {
      await here.handle(text(i % 2 ? "boulanger lyon" : "serveur nantes"));
      await here.idle();
    }
    expect(lastOf(here.drawn)).toContain(
      "Vous avez fait beaucoup de recherches. Reprenez dans 10 minutes.\n[↻ Réessayer]",
    );
  });
});

describe("faults", () => {
  test("a source that is down is a sentence and a way on; the search is there at the next tap", async () => {
    let isDown = true;
    const here = conversationWith({
      services: servicesWith({ offers: async (_, page) => (isDown ? down() : pageOf(12, page)) }),
    });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    expect(lastOf(here.drawn)).toContain(
      "France Travail ne répond pas en ce moment. Votre recherche est gardée.\n[↻ Réessayer]",
    );
    isDown = false;
    await here.handle(press(here.drawn.at(-1)?.screen, "again"));
    await here.idle();
    expect(lastOf(here.drawn)).toContain("12 offres");
  });

  test("a fault of ours has a reference that is in the log, and no words of the person", async () => {
    const broken = async () => {
      throw new TypeError("cannot read Anna's secret");
    };
    const here = conversationWith({ services: servicesWith({ offers: broken }) });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    const [, reference] = lastOf(here.drawn).match(/réf\. (\w{4})/) ?? [];
    expect(here.log.filter(([level]) => level === "error")).toEqual([
      ["error", expect.objectContaining({ reference, error: "TypeError" })],
    ]);
    expect(JSON.stringify(here.log)).not.toContain("Anna");
  });

  test("a store that fails is said, and nothing crashes", async () => {
    const here = conversationWith({ services: threePages });
    await here.handle(text("boulanger lyon"));
    await here.idle();
    here.collections.screens.fails(true);
    const { notice } = await here.handle(press(here.drawn[0]?.screen, "page", "2"));
    expect(notice).toMatch(/^😕 Un problème est survenu \(réf\. \w{4}\)\. Réessayez dans un instant\.$/);
    here.collections.screens.fails(false);
    await here.handle(press(here.drawn[0]?.screen, "page", "2"));
    await here.idle();
    expect(lastOf(here.drawn)).toContain("2/3");
  });
});

test("what was being asked when the process ended is asked again", async () => {
  const before = conversationWith({ services: servicesWith({ offers: slowOffers().offers }) });
  await before.handle(text("boulanger lyon"));
  await until(() => before.collections.asking.rows.size === 1);
  const after = conversationWith({ services: threePages, collections: before.collections });
  await after.resume();
  await after.idle();
  expect(lastOf(after.drawn)).toContain("12 offres");
  expect(after.collections.asking.rows.size).toBe(0);
});

test("deleting everything leaves nothing, in no chat, and spares the others", async () => {
  const here = conversationWith({ services: threePages });
  const group = { ...me, chat: "group" };
  const other = { ...group, person: "other" };
  for (const owner of [me, group, other]) {
    await here.handle(text("boulanger lyon", owner));
    await here.idle();
  }
  await here.handle({ owner: me, event: { type: "command", command: "supprimer", text: "" } });
  expect(lastOf(here.drawn)).toContain(
    "Supprimer définitivement votre dernière recherche et 2 écrans de conversation ?",
  );
  await here.handle(press(here.drawn.at(-1)?.screen, "sure"));
  expect(here.drawn.at(-1)).toMatchObject({ forgotten: true });
  const rows = [...here.collections.screens.rows, ...here.collections.people.rows];
  expect(rows.filter(([, row]) => row.includes('"me"') || row.includes("Lyon")).map(([key]) => key)).toEqual([
    expect.stringContaining("terminal:group:"),
    "terminal:other",
  ]);
});

test("someone who cannot be reached is marked, and no longer once they write", async () => {
  const here = conversationWith({ services: threePages });
  await here.handle({ owner: { ...me, person: "nobody" }, event: { type: "blocked" } });
  expect(here.collections.people.rows.has("terminal:nobody")).toBe(false);
  await here.handle(text("boulanger"));
  await here.handle({ owner: me, event: { type: "blocked" } });
  expect(here.collections.people.rows.get("terminal:me")).toContain('"unreachable":true');
  await here.handle(text("boulanger"));
  expect(here.collections.people.rows.get("terminal:me")).toContain('"unreachable":false');
});

describe("a button as text", () => {
  test("is read as it was written", () => {
    const pressed = { screen: "k3Jx9Qa2pQ7z", action: "offer", value: "ft:206ZFSY" };
    expect(encodePress(pressed)).toBe("k3Jx9Qa2pQ7z:offer:ft:206ZFSY");
    expect(decodePress(encodePress(pressed))).toEqual(pressed);
  });

  test.each([
    "",
    "-",
    "abc",
    "a:b",
    "k3Jx9Qa2pQ7z:Page:3",
    "k3Jx 9Qa2pQ7z:page:3",
    `k3Jx9Qa2pQ7z:page:${"3".repeat(60)}`,
  ])("%j is none of ours", (data) => {
    expect(decodePress(data)).toBeUndefined();
  });
});
