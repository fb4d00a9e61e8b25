import { describe, expect, test } from "vitest";
import { createThrottle } from "../../src/adapters/throttle.ts";
import { renderDigest } from "../../src/core/conversation/digest.ts";
import { text } from "../../src/core/conversation/view.ts";
import type { Owner } from "../../src/core/owner.ts";
import { servicesWith, threePages } from "../fakes/chat.ts";
import { noon, offer } from "../fakes/offers.ts";
import { bakerInLyon, news } from "../fakes/states.ts";
import {
  down,
  garbage,
  held,
  type Person,
  refuses,
  reset,
  type Telegram,
  tooManyRequests,
} from "../fakes/telegram/telegram.ts";
import { listeningSetup, patiently, setup } from "./telegram-started.ts";

/** Messages that nobody is waiting for. */
describe("a digest on Telegram", () => {
  const ownerOf = ({ id }: Person): Owner => ({ platform: "telegram", chat: String(id), person: String(id) });
  const digestFor = (person: Person, screen = "digest000001") => ({
    owner: ownerOf(person),
    screen,
    view: [text`🗞 5 nouvelles offres`],
  });

  const callsTo = (telegram: Telegram, { id }: Person) =>
    telegram.callsOf("sendMessage").filter(({ params }) => Number(params.chat_id) === id);

  test("is a new message, and its buttons edit it", async () => {
    const { telegram, people, here, messages } = await listeningSetup();
    const { anna } = people;
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    const shown = news.items.slice(0, news.shown).map(({ key }) => ({ offer: offer({ key }), related: false }));
    expect(await here.post(ownerOf(anna), "digest000001", news, renderDigest(news, shown, noon))).toBe("sent");
    expect(messages.rows.get(`${anna.id}:digest000001`)).toBe(String(anna.last().id));
    anna.taps("Tout voir (12)");
    await anna.gets("Retour au résumé");
    await telegram.isHeard();
    expect(telegram.callsOf("sendMessage")).toHaveLength(2);
    expect(telegram.refused).toEqual([]);
  });

  test("of someone who has all deleted while it is being sent leaves no row", async () => {
    const { telegram, people, bot, messages } = await setup();
    const { anna } = people;
    anna.starts();
    const slow = telegram.fails({ method: "sendMessage", chat: anna }, held());
    const sent = bot.messenger.deliver(digestFor(anna));
    await telegram.called("sendMessage", () => slow.hits() === 1, 10).catch(() => {});
    await bot.messenger.forget(ownerOf(anna), ["digest000001"]);
    slow.ends();
    expect(await sent).toBe("sent");
    expect([...messages.rows.keys()]).toEqual([]);
  });

  test("is what is edited where it is drawn anew without a press", async () => {
    const { telegram, people, bot } = await setup();
    people.anna.starts();
    await bot.messenger.deliver(digestFor(people.anna));
    bot.messenger.draw({ ...digestFor(people.anna), view: [text`Autre chose`], fresh: false });
    await people.anna.sees("Autre chose");
    expect(telegram.callsOf("sendMessage")).toHaveLength(1);
  });

  test("keeps the pace over all chats, and no answer waits for it", async () => {
    // Two have their turn at once; the others when the test says so.
    const turns: (() => void)[] = [];
    const pace = { asked: 0 };
    const turn = () => (++pace.asked <= 2 ? Promise.resolve() : new Promise<void>((go) => void turns.push(go)));
    const { telegram, people, bot } = await listeningSetup({}, { turn });
    const all = Array.from({ length: 4 }, () => telegram.person());
    for (const one of all) one.starts();
    people.bob.starts();
    await people.bob.sees("Bonjour");
    await telegram.isHeard();
    const sent = () => telegram.callsOf("sendMessage").filter(({ params }) => params.text === "🗞 5 nouvelles offres");
    const outcomes = all.map((one) => bot.messenger.deliver(digestFor(one)));
    expect(await Promise.all(outcomes.slice(0, 2))).toEqual(["sent", "sent"]);
    people.bob.says("boulanger lyon");
    await people.bob.gets("12 offres");
    expect([sent().length, pace.asked]).toEqual([2, 4]);
    for (const go of turns) go();
    expect(await Promise.all(outcomes)).toEqual(["sent", "sent", "sent", "sent"]);
    expect(sent()).toHaveLength(4);
  });

  test("a 429 is waited for exactly, and nobody else waits for it", async () => {
    const { telegram, people, bot } = await setup();
    const { anna, bob } = people;
    anna.starts();
    bob.starts();
    telegram.fails({ method: "sendMessage", chat: anna }, tooManyRequests(2));
    const order: string[] = [];
    const deliver = async (who: string, person: Person) => {
      expect(await bot.messenger.deliver(digestFor(person))).toBe("sent");
      order.push(who);
    };
    await Promise.all([deliver("anna", anna), deliver("bob", bob)]);
    expect(order).toEqual(["bob", "anna"]);
    const [refused, sent] = callsTo(telegram, anna);
    expect((sent?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  test.each([43_837, 21])(
    "a 429 of %i s ends it for that chat, which is called no more, and all others go on at full pace",
    async (seconds) => {
      let turns = 0;
      const turn = async () => void turns++;
      const { telegram, people, bot } = await setup({ turn });
      const { anna } = people;
      const others = Array.from({ length: 40 }, () => telegram.person());
      for (const one of [anna, ...others]) one.starts();
      telegram.fails({ method: "sendMessage", chat: anna }, tooManyRequests(seconds), 100);
      expect(await bot.messenger.deliver(digestFor(anna))).toBe("failed");
      // One who is held between any two: as many as there are of them take no turn, and no time.
      const digests = others.flatMap((one, i) => [digestFor(one), digestFor(anna, `digest${100 + i}`)]);
      const outcomes = await Promise.all(digests.map(bot.messenger.deliver));
      expect(outcomes).toEqual(others.flatMap(() => ["sent", "failed"]));
      expect(callsTo(telegram, anna)).toHaveLength(1);
      expect(turns).toBe(1 + others.length);
    },
  );

  test("who has blocked the bot is not reached, and nobody else suffers", async () => {
    const { telegram, bot } = await setup({ turn: async () => {} });
    const all = Array.from({ length: 30 }, () => telegram.person());
    for (const [i, one] of all.entries()) {
      one.starts();
      if (i % 3 === 0)
        telegram.fails({ method: "sendMessage", chat: one }, refuses(403, "Forbidden: bot was blocked by the user"));
    }
    expect(await Promise.all(all.map((one) => bot.messenger.deliver(digestFor(one))))).toEqual(
      all.map((_, i) => (i % 3 === 0 ? "unreachable" : "sent")),
    );
    expect(telegram.callsOf("sendMessage")).toHaveLength(30);
  });

  test("is not held by an answer that Telegram holds for hours", async () => {
    const { telegram, people, bot } = await setup();
    people.anna.starts();
    telegram.fails({ method: "sendMessage", chat: people.anna }, tooManyRequests(43_837));
    bot.messenger.draw({ ...digestFor(people.anna, "screen000001"), fresh: true });
    await telegram.called("sendMessage");
    await patiently(async () => expect(await bot.messenger.deliver(digestFor(people.anna))).toBe("failed"));
    await bot.stop();
  });

  test.each([
    ["the connection is cut after it was sent", reset(true), "failed", 1],
    ["the answer is garbage", garbage(true), "failed", 1],
    ["a page of HTML", down(502), "failed", 1],
    ["500", refuses(500, "Internal Server Error"), "sent", 2],
    ["blocked", refuses(403, "Forbidden: bot was blocked by the user"), "unreachable", 1],
    ["unknown", refuses(400, "Bad Request: chat not found"), "unreachable", 1],
    ["its HTML is refused", refuses(400, "Bad Request: can't parse entities: unexpected end tag"), "sent", 2],
  ] as const)("%s", async (_, fault, outcome, calls) => {
    const { telegram, people, bot } = await setup();
    people.anna.starts();
    telegram.fails({ method: "sendMessage" }, fault);
    expect(await bot.messenger.deliver(digestFor(people.anna))).toBe(outcome);
    expect(telegram.callsOf("sendMessage")).toHaveLength(calls);
    const isPlain = fault.kind === "answer" && fault.description.includes("parse");
    expect(telegram.callsOf("sendMessage").at(-1)?.params.parse_mode).toBe(isPlain ? undefined : "HTML");
  });

  test("sent is sent, also when the store fails", async () => {
    const { people, bot, messages } = await setup();
    people.anna.starts();
    messages.fails(true);
    expect(await bot.messenger.deliver(digestFor(people.anna))).toBe("sent");
  });

  test("one that waits for its turn when the bot stops has failed", async () => {
    const { telegram, people, bot } = await setup({ turn: createThrottle(1).turn });
    people.anna.starts();
    people.bob.starts();
    const both = Promise.all([
      bot.messenger.deliver(digestFor(people.anna)),
      bot.messenger.deliver(digestFor(people.bob)),
    ]);
    await telegram.called("sendMessage");
    await bot.stop();
    expect(await both).toEqual(["sent", "failed"]);
  });
});

describe("a drawing on Telegram", () => {
  const owner = ({ id }: Person): Owner => ({ platform: "telegram", chat: String(id), person: String(id) });

  test("says when it was taken, also where nothing changed, and not when it was refused", async () => {
    const { telegram, people, bot } = await setup({ stopMs: 5_000 });
    people.anna.starts();
    const shown: string[] = [];
    const drawing = { owner: owner(people.anna), screen: "screen000001", view: [text`Bonjour`], fresh: false };
    bot.messenger.draw({ ...drawing, onShown: () => shown.push("sent") });
    await patiently(() => expect(shown).toEqual(["sent"]));
    bot.messenger.draw({ ...drawing, onShown: () => shown.push("same") });
    await patiently(() => expect(shown).toEqual(["sent", "same"]));
    telegram.fails({ method: "editMessageText" }, refuses(403, "Forbidden: bot was blocked by the user"));
    bot.messenger.draw({ ...drawing, view: [text`Au revoir`], onShown: () => shown.push("refused") });
    await telegram.called("editMessageText", ({ status }) => status === 403);
    await bot.stop();
    expect(shown).toEqual(["sent", "same"]);
  });

  test("that takes the place of one that still waits loses nothing of it", async () => {
    const { telegram, people, bot } = await setup();
    people.anna.starts();
    const shown: string[] = [];
    const drawing = { owner: owner(people.anna), screen: "screen000001", fresh: false };
    const first = { ...drawing, fresh: true, view: [text`Premier`], notice: "Avec plaisir !" };
    const note = (what: string) => () => {
      shown.push(what);
      return [];
    };
    bot.messenger.draw({ ...first, rowsOnceDone: note("first") });
    bot.messenger.draw({ ...drawing, view: [text`Second`], notice: "C'est noté.", rowsOnceDone: note("second") });
    await patiently(() => expect(shown).toEqual(["first", "second"]));
    expect(telegram.callsOf("sendMessage").map(({ params }) => params.text)).toEqual([
      "Avec plaisir !\nC'est noté.",
      "Second",
    ]);
  });

  test("that waits while the chat is to be left alone goes out afterwards, as the newest of each of the newest screens", async () => {
    const { telegram, people, bot } = await setup();
    people.anna.starts();
    people.bob.starts();
    const trouble = telegram.fails({ method: "sendMessage", chat: people.anna }, tooManyRequests(1));
    const drawing = (person: Person, screen: number, said: string) =>
      bot.messenger.draw({ owner: owner(person), screen: `screen00000${screen}`, view: [text`${said}`], fresh: true });
    drawing(people.anna, 1, "Écran 1");
    await patiently(() => expect(trouble.hits()).toBe(1));
    for (const said of ["ancien", "nouveau"])
      for (let screen = 2; screen < 10; screen++) drawing(people.anna, screen, `Écran ${screen}, ${said}`);
    drawing(people.anna, 7, "Écran 7, le dernier");
    drawing(people.bob, 1, "Pour Bob");
    await people.bob.sees("Pour Bob");
    expect(trouble.hits()).toBe(1);
    await people.anna.sees("Écran 9, nouveau");
    await bot.stop();
    const texts = telegram
      .callsOf("sendMessage")
      .filter(({ params, status }) => Number(params.chat_id) === people.anna.id && status === 200)
      .map(({ params }) => params.text);
    expect(texts).toEqual([
      "Écran 1",
      "Écran 5, nouveau",
      "Écran 6, nouveau",
      "Écran 7, le dernier",
      "Écran 8, nouveau",
      "Écran 9, nouveau",
    ]);
  });

  test("that was under way when all was deleted leaves no row", async () => {
    const { telegram, people, bot, messages } = await setup({ stopMs: 5_000 });
    people.anna.starts();
    const shown: string[] = [];
    const trouble = telegram.fails({ method: "sendMessage" }, tooManyRequests(1));
    const drawing = { owner: owner(people.anna), screen: "screen000001", view: [text`Offres`], fresh: true };
    bot.messenger.draw({ ...drawing, onShown: () => shown.push("told") });
    await patiently(() => expect(trouble.hits()).toBe(1));
    await bot.messenger.forget(owner(people.anna), ["screen000001"]);
    await people.anna.sees("Offres");
    await bot.stop();
    expect([...messages.rows.keys()]).toEqual([]);
    expect(shown).toEqual([]);
  });

  test("of what was deleted, refused, makes no row about the person again", async () => {
    const { telegram, people, here, bot } = await listeningSetup({}, { stopMs: 5_000 });
    telegram.fails({ method: "sendMessage" }, refuses(403, "Forbidden: bot was blocked by the user"));
    const view = [text`Tout est supprimé.`];
    bot.messenger.draw({ owner: owner(people.anna), screen: "screen000001", view, fresh: false, forgotten: true });
    await telegram.called("sendMessage");
    await bot.stop();
    await here.idle();
    expect([...here.collections.people.rows.keys()]).toEqual([]);
  });

  test("that comes of what was asked outside before the stop still goes out", async () => {
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = servicesWith({ offers: async (search, page) => waiting.then(() => threePages.offers(search, page)) });
    const { telegram, people, bot, here } = await listeningSetup({ services: slow }, { stopMs: 5_000 });
    people.anna.says("boulanger lyon");
    await telegram.called("sendChatAction");
    const stopped = bot.stop(here.idle);
    people.bob.says("serveur");
    answer();
    await stopped;
    expect(people.anna.last().text).toContain("12 offres");
    // What came after the stop is for the next process.
    expect(people.bob.screen().messages.filter(({ isBot }) => isBot)).toEqual([]);
  });

  test("forgetting takes only the screens that are named", async () => {
    const { people, bot, messages } = await setup();
    people.anna.starts();
    for (const screen of ["screen000001", "screen000002"])
      expect(await bot.messenger.deliver({ owner: owner(people.anna), screen, view: [text`Bonjour`] })).toBe("sent");
    await bot.messenger.forget(owner(people.anna), ["screen000001"]);
    expect([...messages.rows.keys()]).toEqual([`${people.anna.id}:screen000002`]);
  });

  test("someone is reached where they are in private, and sent there from a group", async () => {
    const { telegram, people, bot } = await listeningSetup();
    const inPrivate = owner(people.anna);
    const inGroup = { ...inPrivate, chat: "-4000001" };
    const words = { ...bakerInLyon, titles: [], words: "data engineer" };
    expect(await bot.messenger.reach?.(inPrivate, bakerInLyon, [])).toEqual({ chat: inPrivate.chat });
    expect(await bot.messenger.reach?.(inGroup, bakerInLyon, [])).toEqual({
      is: "private",
      url: "https://t.me/tremplin_bot?start=s_11573_69123_20",
    });
    expect(await bot.messenger.reach?.(inGroup, words, [])).toEqual({
      is: "private",
      url: "https://t.me/tremplin_bot?start=alertes",
    });
    expect(telegram.callsOf("sendMessage")).toEqual([]);
  });
});
