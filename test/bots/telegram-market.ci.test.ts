import { describe, expect, test } from "vitest";
import { csv, point, servicesWith, threePages } from "../fakes/chat.ts";
import { refuses } from "../fakes/telegram/telegram.ts";
import { listeningSetup, patiently, setup, talkOn } from "./telegram-started.ts";

/** Pictures and files on Telegram, where each is a message of its own, above the living one. */
describe("on Telegram", () => {
  /** Someone who sees the offers of a search. */
  async function searching(changes: Parameters<typeof listeningSetup>[0] = {}) {
    const all = await listeningSetup(changes);
    const { anna } = all.people;
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    const rows = () => [...all.messages.rows].filter(([key]) => key !== "profile");
    await patiently(() => expect(rows()).toHaveLength(1));
    const hasOneKeyboard = () =>
      patiently(() => expect(anna.screen().messages.filter(({ labels }) => labels.length > 0)).toHaveLength(1));
    return { ...all, anna, rows, hasOneKeyboard };
  }

  test("the picture stands above the text with the buttons; back and there again sends it no second time", async () => {
    const { telegram, anna, hasOneKeyboard } = await searching();
    for (let i = 0; i < 2; i++) {
      anna.taps("📊 Marché");
      await anna.gets("En détail");
      anna.taps("📋 En détail");
      await anna.gets("Qui recrute (5");
      anna.taps("📊 Le graphique");
      await anna.gets("En détail");
      anna.taps("‹ Retour aux offres");
      await anna.gets("1/3");
    }
    await telegram.isHeard();
    expect(telegram.refused).toEqual([]);
    expect(telegram.callsOf("sendPhoto")).toHaveLength(1);
    await hasOneKeyboard();
    const [, photo, text] = anna.screen().messages;
    expect(telegram.bytesOf(photo?.message.photo?.at(-1)?.file_id)).toEqual(Buffer.from(point));
    expect(photo?.text).toMatch(
      /^Graphiques : Boulanger \/ Boulangère · Lyon \(69\) \+ 20 km\. 12 offres · 12 cette semaine · ≈ 2 000 € brut\./,
    );
    expect(text?.text).toContain("12 offres");
  });

  test("as people read it", async () => {
    const { telegram, anna, hasOneKeyboard } = await searching();
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    await hasOneKeyboard();
    anna.taps("⬇️ Exporter");
    await anna.gets("Retour au marché");
    await hasOneKeyboard();
    await telegram.isHeard();
    expect(anna.transcript()).toMatchInlineSnapshot(`
      "Anna: boulanger lyon
      Tremplin (deleted): 🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 12 offres
        
        1. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · moins de 1 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        2. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 1 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        3. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 2 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        4. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 3 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        
        5. Boulanger (H/F) 🆕
        Boulangerie Martin · Lyon 3e (69) · 4 km
        CDI · 35 h · 1 900 à 2 100 € par mois
        il y a 2 h · France Travail
        [ 1 ] [ 2 ] [ 3 ] [ 4 ] [ 5 ]
        [ · ] [ · ] [ 1/3 ] [ › ] [ ⏭ ]
        [ 🎓 Alternance ] [ 🏢 Entreprises ]
        [ 🤝 Insertion ] [ 📚 Formations CPF ]
        [ ⚙️ Filtres ] [ ✏️ Modifier ]
        [ 📊 Marché ] [ ⬇️ Exporter ]
        [ 🔔 M'alerter des nouvelles offres ]
      Anna taps [ 📊 Marché ]
      Tremplin: <photo 1 x 1>
        Graphiques : Boulanger / Boulangère · Lyon (69) + 20 km. 12 offres · 12 cette semaine · ≈ 2 000 € brut. Contrats : CDI, toutes les offres. Salaire : au milieu (médiane) 2 000 € brut par mois (24 000…
      Tremplin (deleted): 📊 Boulanger / Boulangère · Lyon (69) + 20 km
        12 offres · 12 cette semaine · ≈ 2 000 € brut
        
        Contrats : CDI, toutes les offres.
        Salaire : au milieu (médiane) 2 000 € brut par mois (24 000 € par an) ; la moitié des offres : 2 000 € par mois. Sur toutes les offres. SMIC : 1 867 €.
        Qui recrute : Fournil 0, 3 offres ; Fournil 1, 3 ; Fournil 2, 2.
        Où : Lyon (69), toutes les offres.
        
        Source : France Travail, 22 novembre 2026.
        [ 📋 En détail ] [ ⬇️ Exporter ]
        [ ‹ Retour aux offres ]
      Anna taps [ ⬇️ Exporter ]
      Tremplin: <document offres-boulanger-lyon-2026-11-22.csv, 44 bytes>
      Tremplin: 📄 12 offres : Boulanger / Boulangère · Lyon (69) + 20 km
        
        Ce fichier CSV s'ouvre avec Excel, LibreOffice ou un autre tableur. Chaque ligne dit d'où elle vient. Relevé le 22 novembre 2026.
        [ ‹ Retour au marché ]
        [ ‹ Retour aux offres ]"
    `);
  });

  test("a file is a document; the same once more is not sent again, and back is the picture that is there", async () => {
    const { telegram, anna } = await searching();
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    for (let i = 0; i < 2; i++) {
      anna.taps("⬇️ Exporter");
      await anna.gets("Retour au marché");
      anna.taps("‹ Retour au marché");
      await anna.gets("En détail");
    }
    await telegram.isHeard();
    expect([telegram.callsOf("sendPhoto"), telegram.callsOf("sendDocument")].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
    const { document } = anna.screen().messages.find(({ message }) => message.document)?.message ?? {};
    expect(document?.file_name).toBe("offres-boulanger-lyon-2026-11-22.csv");
    expect(telegram.bytesOf(document?.file_id)?.toString()).toContain("Intitulé;Entreprise");
    expect(telegram.refused).toEqual([]);
  });

  test("two pictures stand above the text in their order, and are not sent again", async () => {
    const pictures = async () =>
      [1, 2].map((n) => ({ kind: "picture" as const, bytes: pngOf(n), alt: `Graphique ${n}` }));
    const { telegram, anna, hasOneKeyboard } = await searching({ services: { ...threePages, pictures } });
    for (let i = 0; i < 2; i++) {
      anna.taps("📊 Marché");
      await anna.gets("En détail");
      anna.taps("‹ Retour aux offres");
      await anna.gets("1/3");
    }
    await telegram.isHeard();
    await hasOneKeyboard();
    expect(telegram.refused).toEqual([]);
    expect(telegram.callsOf("sendPhoto")).toHaveLength(2);
    const shown = anna.screen().messages.map(({ text }) => text);
    expect(shown.slice(1, 3)).toEqual(["Graphique 1", "Graphique 2"]);
  });

  test("another search has another picture, and the first one stays", async () => {
    let drawn = 0;
    const pictures = async () => [{ kind: "picture" as const, bytes: pngOf(++drawn), alt: `Graphique ${drawn}` }];
    const { telegram, anna, hasOneKeyboard } = await searching({ services: { ...threePages, pictures } });
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    anna.says("Nantes");
    await anna.gets("Nantes (44)");
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    await telegram.isHeard();
    expect(anna.screen().messages.flatMap(({ message, text }) => (message.photo ? [text] : []))).toEqual([
      "Graphique 1",
      "Graphique 2",
    ]);
    await hasOneKeyboard();
    expect(telegram.refused).toEqual([]);
  });

  test("below what was typed meanwhile, it is sent again", async () => {
    const { telegram, anna } = await searching();
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    await telegram.isHeard();
    expect(telegram.callsOf("sendPhoto")).toHaveLength(2);
    expect(anna.last().text).toContain("Contrats");
  });

  test("two taps at once: one picture, and nothing dead is left", async () => {
    const { telegram, anna, here, hasOneKeyboard } = await searching();
    await Promise.all([anna.taps("📊 Marché").answered(), anna.taps("📊 Marché").answered()]);
    await anna.gets("En détail");
    await telegram.isHeard();
    await here.idle();
    await hasOneKeyboard();
    expect(telegram.callsOf("sendPhoto")).toHaveLength(1);
    expect(telegram.unanswered()).toEqual([]);
  });

  test("a late tap on the message that was taken away edits the living one", async () => {
    const { telegram, anna, here, rows, hasOneKeyboard } = await searching();
    const [[name = "", before] = []] = rows();
    anna.taps("📊 Marché");
    await anna.gets("En détail");
    const screen = name.split(":").at(-1) ?? "";
    const owner = { platform: "telegram", chat: String(anna.id), person: String(anna.id) } as const;
    await here.handle({ owner, screen, message: before ?? "", event: { type: "press", action: "back", value: "" } });
    await anna.gets("1/3");
    await hasOneKeyboard();
    expect(telegram.callsOf("sendMessage")).toHaveLength(2);
  });

  test("while it is drawn it is said, and what said it goes with the rest", async () => {
    let draw = () => {};
    const drawn = new Promise<void>((resolve) => {
      draw = resolve;
    });
    const slow = async () => {
      await drawn;
      return [{ kind: "picture" as const, bytes: point, alt: "Graphique" }];
    };
    const { telegram, anna } = await searching({ services: { ...threePages, pictures: slow }, patienceMs: 10 });
    anna.taps("📊 Marché");
    await anna.gets("Je dessine…");
    draw();
    await anna.gets("En détail");
    await telegram.isHeard();
    await patiently(() => expect(anna.transcript()).toContain("(deleted): 📊 Je dessine…"));
  });

  describe("when Telegram refuses", () => {
    test("the photo: the text alone, in the same message", async () => {
      const { telegram, anna } = await searching();
      telegram.fails({ method: "sendPhoto" }, refuses(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"));
      anna.taps("📊 Marché");
      await anna.gets("En détail");
      expect(telegram.callsOf("sendMessage")).toHaveLength(1);
      expect(anna.last().text).toContain("Contrats : CDI");
    });

    test("to delete, after two days: the old message says where it goes on, without buttons", async () => {
      const { telegram, anna, hasOneKeyboard } = await searching();
      telegram.fails({ method: "deleteMessage" }, refuses(400, "Bad Request: message can't be deleted for everyone"));
      anna.taps("📊 Marché");
      await anna.gets("En détail");
      await anna.sees("La suite est plus bas");
      await hasOneKeyboard();
    });

    test("the text after the picture: the next tap sends no second picture", async () => {
      const { telegram, anna, rows } = await searching();
      telegram.fails({ method: "sendMessage", chat: anna }, refuses(409, "Conflict"));
      anna.taps("📊 Marché");
      await patiently(() => expect(rows()[0]?.[1]).toContain("above"));
      anna.taps("📊 Marché");
      await anna.gets("En détail");
      expect(telegram.callsOf("sendPhoto")).toHaveLength(1);
    });

    test("everything, since it was blocked: nothing more is sent", async () => {
      const { telegram, anna, here } = await searching();
      telegram.fails({ chat: anna }, refuses(403, "Forbidden: bot was blocked by the user"), 20);
      anna.taps("📊 Marché");
      const owner = { platform: "telegram", chat: String(anna.id), person: String(anna.id) } as const;
      await patiently(async () => expect(await here.isUnreachable(owner)).toBe(true));
    });
  });

  test("buttons work after a restart, and rows of an older version do", async () => {
    const { telegram, bot, messages, people } = await setup();
    const here = talkOn(bot);
    void bot.run(here);
    await telegram.isListened();
    people.anna.says("boulanger lyon");
    await people.anna.gets("12 offres");
    people.anna.taps("📊 Marché");
    await people.anna.gets("En détail");
    await telegram.isHeard();
    await here.idle();
    await patiently(() => expect([...messages.rows.values()].join()).toMatch(/"message":\d+,"above":\["[\w-]{22}"\]/));
    people.anna.taps("‹ Retour aux offres");
    await people.anna.gets("1/3");
    // As it was written before there were pictures.
    for (const [key, row] of messages.rows)
      if (row.includes("above")) messages.rows.set(key, String(JSON.parse(row).message));
    people.anna.taps("›");
    await people.anna.gets("2/3");
    expect(telegram.callsOf("sendMessage")).toHaveLength(2);
    await bot.stop();
  });

  test("of a forgotten person no row is left, also while a picture is on its way", async () => {
    const { telegram, anna, here, bot, rows } = await searching();
    const trouble = telegram.fails({ method: "sendPhoto" }, { kind: "hold", hasEffect: true });
    anna.taps("📊 Marché");
    await patiently(() => expect(trouble.hits()).toBe(1));
    const owner = { platform: "telegram", chat: String(anna.id), person: String(anna.id) } as const;
    await here.handle({ owner, event: { type: "command", command: "supprimer", text: "" } });
    const current = JSON.parse(here.collections.people.rows.get(`telegram:${anna.id}`) ?? "{}").current[
      String(anna.id)
    ];
    await here.handle({ owner, screen: current, event: { type: "press", action: "sure", value: "" } });
    trouble.ends();
    await bot.stop(here.idle);
    expect(rows()).toEqual([]);
    expect([...here.collections.screens.rows.keys(), ...here.collections.people.rows.keys()]).toEqual([]);
  });

  test("in a group too", async () => {
    const { telegram, people } = await listeningSetup();
    const group = telegram.group({ title: "Atelier", bot: "administrator" });
    group.add(people.anna);
    const anna = people.anna.in(group);
    anna.says("/emploi boulanger lyon");
    await anna.gets("12 offres");
    anna.taps("⬇️ Exporter");
    await anna.gets("Retour aux offres");
    await telegram.isHeard();
    expect(telegram.callsOf("sendDocument")).toHaveLength(1);
    expect(telegram.refused).toEqual([]);
  });

  test("a file of nothing is none", async () => {
    const { telegram, anna } = await searching({
      services: servicesWith({
        offers: threePages.offers,
        file: async (search) => csv(search, { offers: 0, total: 0 }),
      }),
    });
    anna.taps("⬇️ Exporter");
    await anna.gets("aucune offre à exporter");
    expect(telegram.callsOf("sendDocument")).toEqual([]);
  });
});

/** A picture of its own: what follows the end of a PNG is not looked at. */
function pngOf(n: number): Uint8Array {
  return Uint8Array.from([...point, n]);
}
