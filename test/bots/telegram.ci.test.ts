import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { PlatformRefused } from "../../src/bots/platform-refused.ts";
import type { TelegramBot as Bot } from "../../src/bots/telegram/bot.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { conversationWith, down, servicesWith, threePages } from "../fakes/chat.ts";
import { type Entrance, openEntrance } from "../fakes/entrance.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import {
  down as brokenDown,
  garbage,
  held,
  type Person,
  refuses,
  reset,
  startTelegram,
  type Telegram,
  tooManyRequests,
} from "../fakes/telegram/telegram.ts";
import { openTelegramBot, ways, webhookAt } from "./telegram-started.ts";

/** Our bot on a Telegram of our own that refuses what the platform refuses. */
describe.each(ways)("Telegram by %s", (way) => {
  let telegram: Telegram;
  let entrance: Entrance | undefined;
  let anna: Person;
  let running: { bot: Bot; here: ReturnType<typeof conversationWith>; done: Promise<void> } | undefined;
  let messages: ReturnType<typeof memoryCollection>;

  beforeEach(async () => {
    telegram = await startTelegram();
    entrance = way === "webhook" ? await openEntrance() : undefined;
    anna = telegram.person({ first_name: "Anna", language_code: "fr" });
    messages = memoryCollection();
  });

  afterEach(async () => {
    await stop();
    await telegram.close();
    await entrance?.close();
  });

  async function start(changes: Partial<ConversationDeps> = {}): Promise<ReturnType<typeof conversationWith>> {
    const bot = openTelegramBot(telegram, { collection: messages, ...webhookAt(entrance) });
    const here = conversationWith({ services: threePages, ...changes, findMessenger: () => bot.messenger });
    entrance?.leadTo(bot.routes, here);
    running = { bot, here, done: bot.run(here) };
    await telegram.isListened();
    return here;
  }

  async function stop(): Promise<void> {
    await running?.bot.stop();
    await running?.done;
    running = undefined;
  }

  async function everyTapIsAnswered(): Promise<void> {
    await vi.waitFor(() => expect(telegram.unanswered()).toEqual([]), { interval: 5 });
  }

  test("from a word to an offer, with no call refused and every tap answered", async () => {
    await start();
    anna.starts();
    await anna.sees("Bonjour");
    anna.says("boulanjé");
    await anna.gets("Valider (1)");
    anna.taps("⬜ Boulanger·ère-pâtissier·ère");
    await anna.gets("Valider (2)");
    anna.taps("✅ Valider (2)");
    await anna.gets("Dans quelle ville");
    anna.says("Lyon");
    await anna.gets("12 offres");
    anna.taps("›");
    await anna.gets("2/3");
    anna.taps("7");
    await anna.gets("Voir et postuler");
    anna.taps("‹ Retour à la liste");
    await anna.gets("2/3");
    await telegram.isHeard();
    expect(telegram.refused).toEqual([]);
    await everyTapIsAnswered();
    expect(anna.transcript()).toMatchInlineSnapshot(`
      "Anna: /start
      Tremplin (edited): 👋 Bonjour ! Je cherche pour vous des offres d'emploi et d'alternance partout en France (sources : France Travail, La bonne alternance).
        
        Écrivez simplement un métier : boulanger, aide-soignante, développeur web… C'est gratuit, sans inscription.
        
        Je peux aussi vous prévenir chaque jour quand de nouvelles offres paraissent.
      Anna: boulanjé
      Tremplin (edited): 📍 Boulanger, boulanger-pâtissier. Dans quelle ville ? Écrivez un nom ou un code postal.
      Anna taps [ ⬜ Boulanger·ère-pâtissier·ère ]
      Anna taps [ ✅ Valider (2) ]
      Anna: Lyon
      Tremplin (edited): 🔎 Boulanger / Boulangère + 1 métier · 📍 Lyon (69) + 20 km · 12 offres
        
        6. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 5 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        👉 7. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 6 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        8. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 7 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        9. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 8 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        10. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 9 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ 6 ] [ 7 ] [ 8 ] [ 9 ] [ 10 ]
        [ ⏮ ] [ ‹ ] [ 2/3 ] [ › ] [ ⏭ ]
        [ 🎓 Alternance ] [ 🏢 Entreprises ]
        [ 🤝 Insertion ] [ 📚 Formations CPF ]
        [ ⚙️ Filtres ] [ ✏️ Modifier ]
        [ 📊 Marché ] [ ⬇️ Exporter ]
        [ 🔔 M'alerter des nouvelles offres ]
      Anna taps [ › ]
      Anna taps [ 7 ]
      Anna taps [ ‹ Retour à la liste ]"
    `);
  });

  test("one living message per search: edited for every tap, a fresh copy below what was typed, and the old one loses its buttons", async () => {
    await start();
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    anna.taps("›");
    await anna.gets("2/3");
    anna.taps("⏭");
    await anna.gets("3/3");
    expect(telegram.callsOf("sendMessage")).toHaveLength(1);
    anna.says("Nantes");
    await anna.gets("Nantes (44)");
    await telegram.called("editMessageReplyMarkup");
    expect(telegram.callsOf("sendMessage")).toHaveLength(2);
    expect(telegram.refused).toEqual([]);
  });

  test("commands and texts of the profile are registered once, in French, and again only when they change", async () => {
    await start();
    await telegram.called("setChatMenuButton");
    expect(anna.commands().map(({ command }) => command)).toEqual([
      "emploi",
      "alternance",
      "formation",
      "evenements",
      "pres_de_moi",
      "alertes",
      "aide",
      "confidentialite",
      "supprimer",
      "start",
    ]);
    await stop();
    const before = telegram.callsOf("setMyCommands").length;
    await start();
    anna.says("aide");
    await anna.gets("Comment ça marche");
    expect(telegram.callsOf("setMyCommands")).toHaveLength(before);
    expect(telegram.refused).toEqual([]);
  });

  test.each([
    ["/aide", "Comment ça marche"],
    ["/help", "Comment ça marche"],
    ["/confidentialite", "Vos données"],
    ["/privacy", "Vos données"],
    ["/supprimer", "Supprimer définitivement"],
    ["/pres_de_moi", "dans quelle ville habitez-vous"],
    ["/pres_de_moi Bastia", "Réessayez un peu plus tard"],
    ["/emploi boulanger Lyon", "12 offres"],
    ["/alternance boulanger Lyon", "Alternance"],
    ["/stop", "j'arrête ici"],
  ])("%s is answered", async (command, expected) => {
    await start();
    anna.says(command);
    await anna.gets(expected);
    expect(telegram.refused).toEqual([]);
  });

  test("a position is asked for by a keyboard, becomes a commune, and the keyboard goes", async () => {
    await start();
    anna.says("boulanger");
    await anna.gets("Valider (1)");
    anna.taps("✅ Valider (1)");
    await anna.gets("Utiliser ma position");
    anna.taps("📍 Utiliser ma position");
    await anna.gets("Envoyer ma position");
    anna.sendsLocation(45.77, 4.88);
    await anna.gets("Villeurbanne (69)");
    await anna.sees("12 offres");
    expect(
      telegram.callsOf("sendMessage").some(({ params }) => JSON.stringify(params).includes("remove_keyboard")),
    ).toBe(true);
    expect(telegram.refused).toEqual([]);
    await everyTapIsAnswered();
  });

  test("a photo is answered kindly", async () => {
    await start();
    anna.sendsPhoto();
    await anna.gets("Je ne lis que le texte");
  });

  test("a button from before a restart still works", async () => {
    const { collections } = await start();
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    await stop();
    await start({ collections });
    anna.taps("›");
    await anna.gets("2/3");
    expect(telegram.refused).toEqual([]);
  });

  test("a button of a forgotten screen is answered with a way on, in its own message", async () => {
    await start();
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    await stop();
    await start();
    anna.taps("›");
    await anna.gets("Cette liste date d'une ancienne recherche.");
    expect(telegram.callsOf("sendMessage")).toHaveLength(1);
  });

  test("an update that comes twice is applied once", async () => {
    const { collections } = await start();
    anna.says("boulanger");
    await anna.gets("Valider (1)");
    anna.taps("⬜ Aide-boulanger / Aide-boulangère");
    await anna.gets("Valider (2)");
    await telegram.isHeard();
    await stop();
    telegram.unconfirms(1);
    await start({ collections });
    await telegram.isHeard();
    await running?.here.idle();
    expect(anna.transcript()).toContain("[ ☑️ Aide-boulanger / Aide-boulangère ]");
    expect(telegram.refused).toEqual([]);
  });

  test("a tap on the page where one is changes nothing, and is answered", async () => {
    await start();
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    anna.taps("1/3");
    await telegram.called("answerCallbackQuery");
    anna.taps("✏️ Modifier");
    await anna.gets("Que voulez-vous changer");
    await everyTapIsAnswered();
  });

  test("deleting everything leaves no row about the person", async () => {
    const { collections } = await start();
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    anna.says("/supprimer");
    await anna.gets("Oui, tout supprimer");
    anna.taps("🗑 Oui, tout supprimer");
    await anna.gets("Tout est supprimé");
    await telegram.isHeard();
    await running?.here.idle();
    expect(
      [...collections.screens.rows.keys(), ...collections.people.rows.keys(), ...messages.rows.keys()].filter(
        (key) => key !== "profile",
      ),
    ).toEqual([]);
  });

  describe("in a group", () => {
    test("a command is answered, other talk is not, and nobody else's button works", async () => {
      await start();
      const group = telegram.group({ title: "Atelier", bot: "administrator" });
      const bob = telegram.person({ first_name: "Bob" });
      group.add(anna);
      group.add(bob);
      anna.in(group).says("quelqu'un a une idée ?");
      anna.in(group).says("/emploi boulanger lyon");
      await anna.in(group).sees("12 offres");
      expect(telegram.callsOf("sendMessage")).toHaveLength(1);
      bob.in(group).taps("›");
      await bob.in(group).seesToast(/appartient à quelqu'un d'autre/);
      anna.in(group).taps("›");
      await anna.in(group).gets("2/3");
      expect(telegram.refused).toEqual([]);
    });
  });

  describe("when a service is slow or down", () => {
    test("the tap is answered before the service is, and typing is shown", async () => {
      let answer = () => {};
      const waiting = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await start({
        services: servicesWith({ offers: async (search, page) => waiting.then(() => threePages.offers(search, page)) }),
      });
      anna.says("boulanger lyon");
      await telegram.called("sendChatAction");
      anna.says("aide");
      await anna.gets("Comment ça marche");
      answer();
    });

    test("what takes long says so in a message that becomes the answer, and can be cancelled", async () => {
      let answer = () => {};
      const waiting = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await start({
        patienceMs: 0,
        services: servicesWith({ offers: async (search, page) => waiting.then(() => threePages.offers(search, page)) }),
      });
      anna.says("boulanger lyon");
      await anna.gets("Je cherche…");
      anna.taps("✖️ Annuler");
      await anna.gets("Que voulez-vous changer");
      anna.taps("✅ Voir les offres");
      answer();
      await anna.sees("12 offres");
      expect(telegram.callsOf("sendMessage")).toHaveLength(1);
      expect(telegram.refused).toEqual([]);
    });

    test("one slow answer does not hold the others", async () => {
      let asked = 0;
      await start({
        services: servicesWith({
          offers: (search, page) => (asked++ === 0 ? new Promise(() => {}) : threePages.offers(search, page)),
        }),
      });
      const bob = telegram.person({ first_name: "Bob" });
      anna.says("boulanger lyon");
      await telegram.called("sendChatAction");
      bob.says("serveur nantes");
      await bob.gets("12 offres");
    });

    test("a source that is down is a sentence and a button that works", async () => {
      let isDown = true;
      await start({
        services: servicesWith({ offers: async (search, page) => (isDown ? down() : threePages.offers(search, page)) }),
      });
      anna.says("boulanger lyon");
      await anna.gets("ne répond pas en ce moment");
      isDown = false;
      anna.taps("↻ Réessayer");
      await anna.gets("12 offres");
    });
  });

  describe("when Telegram refuses or fails", () => {
    test("a 429 is waited for exactly, and then the same message arrives, once", async () => {
      await start();
      telegram.fails({ method: "sendMessage", chat: anna }, tooManyRequests(1), 1);
      anna.says("boulanger");
      await anna.gets("Valider (1)");
      const [refused, sent] = telegram.callsOf("sendMessage");
      expect((sent?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(1000);
      expect(telegram.callsOf("sendMessage")).toHaveLength(2);
    });

    test("a long 429 of one chat does not hold the others", async () => {
      await start();
      telegram.fails({ method: "sendMessage", chat: anna }, tooManyRequests(43_837), 1);
      const bob = telegram.person({ first_name: "Bob" });
      anna.says("boulanger");
      await telegram.called("sendMessage");
      bob.says("boulanger");
      await bob.gets("Valider (1)");
    });

    test.each([
      ["502 with a page of HTML", brokenDown(502)],
      ["a cut connection", reset(false)],
      ["garbage", garbage(false)],
    ])("%s: tried again until it arrives", async (_, fault) => {
      await start();
      telegram.fails({ method: "sendMessage", chat: anna }, fault, 1);
      anna.says("boulanger");
      await anna.gets("Valider (1)");
    });

    test("someone who blocked the bot is marked, and found again when they come back", async () => {
      const { collections } = await start();
      anna.says("boulanger");
      await anna.gets("Valider (1)");
      anna.blocks();
      await telegram.isHeard();
      expect([...collections.people.rows.values()].join()).toContain('"unreachable":true');
      anna.unblocks();
      anna.says("serveur");
      await anna.gets("Serveur");
      expect([...collections.people.rows.values()].join()).toContain('"unreachable":false');
    });

    test("a message that was deleted is sent anew", async () => {
      await start();
      anna.says("boulanger");
      await anna.gets("Valider (1)");
      telegram.fails(
        { method: "editMessageText", chat: anna },
        refuses(400, "Bad Request: message to edit not found"),
        1,
      );
      anna.taps("Tout cocher");
      await anna.gets("Tout décocher");
      expect(telegram.callsOf("sendMessage")).toHaveLength(2);
    });

    test("a text that Telegram cannot parse is said once more in plain words", async () => {
      await start();
      telegram.fails(
        { method: "sendMessage", chat: anna },
        refuses(400, "Bad Request: can't parse entities: unexpected end tag"),
        1,
      );
      anna.says("boulanger");
      await anna.gets("Valider (1)");
      expect(telegram.callsOf("sendMessage").at(-1)?.params).not.toHaveProperty("parse_mode");
    });

    test("an old tap whose answer comes too late does no harm", async () => {
      await start();
      anna.says("boulanger");
      await anna.gets("Valider (1)");
      telegram.fails(
        { method: "answerCallbackQuery" },
        refuses(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        1,
      );
      anna.taps("Tout cocher");
      await anna.gets("Tout décocher");
    });

    test("a wrong token ends the run and says where to get a new one, without showing it", async () => {
      const bot = openTelegramBot(telegram, { token: "123:wrong", ...webhookAt(entrance) });
      const refused = await bot.run(conversationWith()).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(PlatformRefused);
      expect(refused).toMatchObject({ reason: "token", message: expect.stringContaining("@BotFather") });
      expect(String(refused)).not.toContain("wrong");
    });

    test("a Telegram that is not there yet is waited for", async () => {
      telegram.fails({ method: "getMe" }, brokenDown(502), 2);
      await start();
      anna.says("boulanger");
      await anna.gets("Valider (1)");
    });

    test("a call that never ends is given up when the bot stops", async () => {
      await start();
      const trouble = telegram.fails({ method: "sendMessage", chat: anna }, held(false), 1);
      anna.says("boulanger");
      await telegram.isHeard();
      await stop();
      trouble.ends();
    });
  });
});
