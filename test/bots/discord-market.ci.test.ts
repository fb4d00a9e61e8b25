import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DiscordBot as Bot } from "../../src/bots/discord/bot.ts";
import type { ConversationDeps } from "../../src/core/talk/ports.ts";
import { conversationWith, point, threePages } from "../fakes/chat.ts";
import { type Discord, type Person, refuses, startDiscord } from "../fakes/discord/discord.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { areCommandsKept, openDiscordBot } from "./discord-started.ts";

/** Pictures and files on Discord, where they are parts of the message. */
describe("on Discord", () => {
  let discord: Discord;
  let anna: Person;
  let running: { bot: Bot; done: Promise<void> } | undefined;
  /**
   * The bot has heard that its messages have arrived: who moves on before that gets what was asked for once
   * more, as a message of its own.
   */
  let settled: () => Promise<void>;

  beforeEach(async () => {
    discord = await startDiscord();
    anna = discord.person({ name: "Anna", locale: "fr", installed: true });
  });

  afterEach(async () => {
    await running?.bot.stop();
    await running?.done;
    await discord.close();
  });

  /** The bot alone is another one: what it remembers of its messages is in its rows. */
  let again: () => Promise<void>;

  async function start(changes: Partial<ConversationDeps> = {}, rows = memoryCollection()): Promise<void> {
    const bot = openDiscordBot(discord, { collection: rows, stopMs: 200 });
    const here = conversationWith({ services: threePages, ...changes, findMessenger: () => bot.messenger });
    running = { bot, done: bot.run(here) };
    again = async () => {
      await running?.bot.stop();
      await running?.done;
      await start({ collections: here.all.collections, ...changes }, rows);
    };
    settled = async () => {
      await vi.waitFor(
        () => expect([...here.collections.asking.rows.keys(), ...here.collections.tasks.rows.keys()]).toEqual([]),
        {
          timeout: 30_000,
          interval: 5,
        },
      );
      await here.idle();
    };
    await discord.isListened();
    await areCommandsKept(rows);
  }

  const filesOf = () => anna.last().message.attachments;

  test("the picture is shown with its words for those who cannot see it, and goes when another screen comes", async () => {
    await start();
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await anna.gets("12 offres");
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    await settled();
    const [picture, ...others] = filesOf();
    expect(others).toEqual([]);
    expect(picture).toMatchObject({ filename: expect.stringMatching(/^graphique-\w+\.png$/), size: point.length });
    expect(discord.bytesOf(picture?.id)).toEqual(Buffer.from(point));
    expect(JSON.stringify(discord.calls.at(-1)?.body)).toContain("Graphiques\u00a0: Boulanger / Boulangère");
    anna.taps("📋 En détail");
    await anna.gets("Qui recrute (5");
    await settled();
    expect(filesOf()).toEqual([]);
    anna.taps("📊 Le graphique");
    await anna.gets("En détail");
    await settled();
    expect(filesOf()).toHaveLength(1);
    anna.taps("‹ Retour aux offres");
    await anna.gets("1/3");
    await settled();
    expect(filesOf()).toEqual([]);
    expect(discord.refused).toEqual([]);
  });

  test("as people read it", async () => {
    await start();
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await anna.gets("12 offres");
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    await settled();
    expect(anna.transcript()).toMatchInlineSnapshot(`
      "Anna: /emploi metier:boulanger ville:Lyon
      Tremplin (edited): <document graphique-a3kNPkqi.png, 70 bytes>
        <photo Graphiques : Boulanger / Boulangère · Lyon (69) + 20 km. 12 offres · 12 cette semaine · ≈ 2 000 € brut. Contrats : CDI, toutes les offres. Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €. Publication : 12 offres ces 7 derniers jours. Expérience : Débutant accepté, toutes les offres. Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2. Où : Lyon (69), toutes les offres.>
        📊 Boulanger / Boulangère · Lyon (69) + 20 km
        12 offres · 12 cette semaine · ≈ 2 000 € brut
        Contrats : CDI, toutes les offres.
        Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €.
        Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2.
        Où : Lyon (69), toutes les offres.
        Source : France Travail, 22 novembre 2026.
        [ 📋 En détail ] [ ⬇️ Exporter ]
        [ ‹ Retour aux offres ]
      Anna taps [ 📊 Marché ]"
    `);
    anna.taps("⬇️ Exporter");
    await anna.gets("Retour au marché");
    await settled();
    expect(anna.transcript()).toMatchInlineSnapshot(`
      "Anna: /emploi metier:boulanger ville:Lyon
      Tremplin (edited): <document offres-boulanger-lyon-2026-11-22.csv, 44 bytes>
        📄 12 offres : Boulanger / Boulangère · Lyon (69) + 20 km
        <document offres-boulanger-lyon-2026-11-22.csv>
        Ce fichier CSV s'ouvre avec Excel, LibreOffice ou un autre tableur. Chaque ligne dit d'où elle vient. Relevé le 22 novembre 2026.
        [ ‹ Retour au marché ] [ ‹ Retour aux offres ]
      Anna taps [ 📊 Marché ]
      Anna taps [ ⬇️ Exporter ]"
    `);
    expect(discord.bytesOf(filesOf()[0]?.id)?.toString()).toContain("Intitulé;Entreprise");
    expect(discord.refused).toEqual([]);
  });

  test.each([["in the same run"], ["after a restart"]])(
    "a file that was asked for stays when its owner writes on, %s; what carries none goes",
    async (when) => {
      const rows = memoryCollection();
      await start({}, rows);
      anna.says("boulanger Lyon");
      await anna.gets("12 offres");
      anna.taps("⬇️ Exporter");
      await anna.gets("Retour aux offres");
      await settled();
      const { id } = anna.last();
      if (when === "after a restart") await again();
      anna.says("serveur");
      const list = await anna.gets("quels métiers");
      await settled();
      anna.says("caissier");
      await anna.gets(/caissier.*quels métiers/s);
      await vi.waitFor(() => expect(anna.screen().messages.map((one) => one.id)).not.toContain(list.id), {
        timeout: 10_000,
        interval: 5,
      });
      const kept = anna.screen().messages.find((one) => one.id === id);
      expect(kept?.message.attachments.map(({ filename }) => filename)).toEqual([
        "offres-boulanger-lyon-2026-11-22.csv",
      ]);
      expect(discord.refused).toEqual([]);
    },
  );

  test("on a server it is seen by one person alone", async () => {
    await start();
    const there = anna.in(discord.guild({ members: [anna], channels: ["emploi"] }).channel());
    there.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await there.gets("12 offres");
    there.taps("⬇️ Exporter");
    await there.gets("Retour aux offres");
    await settled();
    expect(there.last()).toMatchObject({ isEphemeral: true });
    expect(there.last().message.attachments).toHaveLength(1);
    expect(discord.refused).toEqual([]);
  });

  test("that Discord does not take: the words alone, with the buttons", async () => {
    await start();
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await anna.gets("12 offres");
    discord.fails({ method: "PATCH" }, refuses(400, 40005, "Request entity too large"));
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    await settled();
    expect(filesOf()).toEqual([]);
    expect(anna.last().text).toContain("Contrats : CDI");
    anna.taps("‹ Retour aux offres");
    await anna.gets("1/3");
  });
});
