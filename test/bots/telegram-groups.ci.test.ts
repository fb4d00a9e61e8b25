import { beforeEach, describe, expect, test } from "vitest";
import { type Block, press, text } from "../../src/core/conversation/view.ts";
import type { Group, Person } from "../fakes/telegram/telegram.ts";
import { listeningSetup, patiently } from "./telegram-started.ts";

type AlertSetup = Awaited<ReturnType<typeof listeningSetup>>;

/** A group sees searches, each of whom asked for it; all that is personal goes on in private. */
describe("in a group on Telegram", () => {
  let all: AlertSetup;
  let group: Group;
  let anna: Person;
  let bob: Person;

  beforeEach(async () => {
    all = await listeningSetup({}, { stopMs: 5_000 });
    ({ anna, bob } = all.people);
    group = all.telegram.group({ title: "Atelier", members: [anna, bob] });
  });

  /** All that was to be sent is sent. */
  async function over(): Promise<void> {
    await all.telegram.isHeard();
    await all.bot.stop(all.here.idle);
  }

  const asked = () => group.room().messages.filter(({ message }) => message.text?.includes("répondez à ce message"));
  /** Of each question that was asked, whether it was taken back. */
  const prompts = () => asked().map(({ isGone }) => isGone);

  test("from a command to the offers, asked step by step", async () => {
    const here = anna.in(group);
    here.says("/emploi");
    await here.gets("répondez à ce message pour écrire un métier");
    here.says("boulanger");
    await here.gets("Valider (1)");
    here.taps("✅ Valider (1)");
    await here.gets("répondez à ce message pour écrire une ville");
    here.says("Lyon");
    await here.gets("12 offres");
    await over();
    expect(all.telegram.refused).toEqual([]);
    expect(group.transcript()).toMatchInlineSnapshot(`
      "Anna: /emploi
      Tremplin (edited): 🔎 Quel métier cherchez-vous ? Écrivez-le simplement : boulanger, aide-soignante, développeur web…
      Tremplin (deleted): ✍️ À vous : répondez à ce message pour écrire un métier.
      Anna: boulanger
      Tremplin (edited): 📍 Boulanger. Dans quelle ville ? Écrivez un nom ou un code postal.
      Anna taps [ ✅ Valider (1) ]
      Tremplin (deleted): ✍️ À vous : répondez à ce message pour écrire une ville.
      Anna: Lyon
      Tremplin: 🔎 Boulanger / Boulangère · 📍 Lyon (69) + 20 km · 12 offres
        
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
        [ 🔔 M'alerter des nouvelles offres ]"
    `);
  });

  test("only the person is asked, with what to write in the field", async () => {
    anna.in(group).says("/emploi");
    await anna.in(group).gets("répondez à ce message");
    const prompt = all.telegram.callsOf("sendMessage").at(-1)?.params;
    expect(prompt).toMatchObject({
      text: `✍️ <a href="tg://user?id=${anna.id}">À vous</a> : répondez à ce message pour écrire un métier.`,
      reply_markup: {
        force_reply: true,
        selective: true,
        input_field_placeholder: "boulanger, vente, informatique…",
      },
    });
  });

  test("what is drawn anew does not ask anew, and what nobody is asked any more goes away", async () => {
    const here = anna.in(group);
    here.says("/emploi");
    await here.gets("répondez à ce message");
    here.taps("❓ Aide");
    await here.gets("Comment ça marche");
    await patiently(() => expect(prompts()).toEqual([true]));
    here.says("xyzabc", { replyTo: here.last() });
    await here.gets("répondez à ce message pour écrire un autre mot");
    expect(prompts()).toEqual([true, false]);
    here.says("/emploi");
    await here.gets("répondez à ce message pour écrire un métier");
    expect(prompts()).toEqual([true, true, false]);
    here.says("/emploi boulanger lyon");
    await here.gets("12 offres");
    await over();
    expect(prompts()).toEqual([true, true, true]);
    expect([...all.messages.rows.keys()].filter((key) => key.endsWith(":prompt"))).toEqual([]);
  });

  test("a screen that is only edited keeps the question that it has", async () => {
    const owner = { platform: "telegram", chat: String(group.id), person: String(anna.id) } as const;
    const input: Block = { kind: "input", label: "Écrire un mot", hint: "" };
    for (const words of ["Un", "Deux", "Trois"]) {
      all.bot.messenger.draw({ owner, screen: "screen000001", view: [text`${words}`, input], fresh: false });
      await patiently(() => expect(anna.in(group).screen().messages.at(0)?.text).toBe(words));
    }
    await over();
    expect(prompts()).toEqual([false]);
    expect(all.telegram.refused).toEqual([]);
  });

  test("two people are asked side by side", async () => {
    anna.in(group).says("/emploi");
    await anna.in(group).gets("répondez à ce message");
    bob.in(group).says("/emploi");
    await patiently(() => expect(prompts()).toEqual([false, false]));
    const [hers] = asked();
    anna.in(group).says("boulanger lyon", { replyTo: hers?.message ?? 0 });
    await anna.in(group).gets("12 offres");
    await over();
    expect(prompts()).toEqual([true, false]);
  });

  test("who replies to somebody else's screen begins a search of their own, and theirs stays as it is", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    const hers = await anna.in(group).gets("12 offres");
    bob.in(group).says("serveur nantes", { replyTo: hers });
    await bob.in(group).gets("Nantes (44)");
    await all.here.idle();
    const now = anna
      .in(group)
      .screen()
      .messages.find(({ id }) => id === hers.id);
    expect(now).toMatchObject({ text: hers.text, labels: hers.labels });
    anna.in(group).taps("›", hers);
    await anna.in(group).gets("2/3");
    expect(all.telegram.refused).toEqual([]);
  });

  test("it says hello where it is added, and not when it is promoted", async () => {
    const other = all.telegram.group({ title: "Mission locale", members: [anna], bot: "left" });
    other.addsBot(anna);
    await anna.in(other).sees("Dans un groupe, écrivez /emploi boulanger Lyon.");
    other.promotesBot(anna);
    await over();
    expect(all.telegram.callsOf("sendMessage")).toHaveLength(1);
    expect(anna.in(other).taps("Ouvrir en privé").url).toBe("https://t.me/tremplin_bot?start=start");
    expect(other.transcript()).toMatchInlineSnapshot(`
      "(Anna: the bot is member)
      Anna: <Tremplin joined>
      Tremplin: Bonjour ! Dans un groupe, écrivez /emploi boulanger Lyon. Les alertes et les réglages personnels se font en privé.
        [ Ouvrir en privé ↗ ]
      (Anna: the bot is administrator)
      Anna taps [ Ouvrir en privé ]"
    `);
  });

  test.each([
    ["/start", "start"],
    ["/start@Tremplin_Bot", "start"],
    ["/start s_11573_69123_20", "start"],
    ["/aide", "aide"],
    ["/help", "aide"],
    ["/alertes", "alertes"],
    ["/confidentialite", "confidentialite"],
    ["/supprimer", "supprimer"],
  ])("%s goes on in private", async (said, payload) => {
    anna.in(group).says(said);
    await anna.in(group).gets("Les alertes et les réglages personnels se font en privé.");
    expect(anna.in(group).taps("Ouvrir en privé").url).toBe(`https://t.me/tremplin_bot?start=${payload}`);
    await over();
    expect([...all.here.collections.people.rows.keys(), ...all.here.collections.screens.rows.keys()]).toEqual([]);
  });

  test.each([
    ["alertes", "alerte"],
    ["supprimer", "Supprimer définitivement"],
    ["start", "Bonjour"],
    ["s_11573_69123_20", "12 offres"],
    ["nimportequoi", "Bonjour"],
  ])("?start=%s in private", async (payload, expected) => {
    anna.starts(payload);
    await anna.gets(expected);
  });

  test("a command for another bot is none of ours", async () => {
    const crowded = all.telegram.group({ title: "Robots", members: [anna], bot: "administrator" });
    anna.in(crowded).says("/start@other_bot");
    anna.in(crowded).says("/emploi@other_bot boulanger lyon");
    anna.says("/start@other_bot");
    await all.telegram.isHeard();
    await all.here.idle();
    expect(all.telegram.callsOf("sendMessage")).toEqual([]);
    anna.in(crowded).says("/emploi@TREMPLIN_bot boulanger lyon");
    await anna.in(crowded).gets("12 offres");
  });

  test("a button that leads to alerts or data opens the private chat", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    const { id } = await anna.in(group).gets("12 offres");
    const [key = ""] = all.here.collections.screens.rows.keys();
    const screen = key.slice(key.lastIndexOf(":") + 1);
    for (const [{ action }, payload] of [
      [press("🔔 Mes alertes", "alerts"), "alertes"],
      [press("🔒 Vos données", "privacy"), "confidentialite"],
    ] as const) {
      const tap = anna.in(group).tapsData(`${screen}:${action}:`, { message: id });
      expect(await tap.answered()).toEqual({ url: `https://t.me/tremplin_bot?start=${payload}` });
    }
    await over();
    expect(anna.in(group).last().text).toContain("12 offres");
    expect(all.telegram.refused).toEqual([]);
  });

  test("an alert that is wished for in a group is made in private", async () => {
    anna.in(group).says("/emploi boulanger lyon");
    await anna.in(group).gets("12 offres");
    anna.in(group).taps(/M'alerter/);
    await anna.in(group).gets("privé");
    const url = anna
      .in(group)
      .last()
      .buttons.flat()
      .flatMap((button) => ("url" in button ? [button.url] : []))
      .at(0);
    expect(url).toMatch(/^https:\/\/t\.me\/tremplin_bot\?start=s_/);
    anna.starts(url?.split("=")[1]);
    await anna.gets("12 offres");
    expect([...all.here.collections.subscriptions.rows.keys()]).toEqual([]);
  });

  test("who removes the bot leaves no trace", async () => {
    group.removesBot(anna);
    await over();
    expect([...all.here.collections.people.rows.keys()]).toEqual([]);
  });

  test("deleting everything in private takes one's own rows in the group, and nobody else's", async () => {
    anna.in(group).says("/emploi");
    await anna.in(group).gets("répondez à ce message");
    bob.in(group).says("/emploi boulanger lyon", { replyTo: "nothing" });
    await bob.in(group).gets("12 offres");
    anna.says("/supprimer");
    await anna.gets("Oui, tout supprimer");
    anna.taps("🗑 Oui, tout supprimer");
    await anna.gets("Tout est supprimé");
    await patiently(() => expect(prompts()).toEqual([true]));
    await all.here.idle();
    const rows = [...all.messages.rows.keys()].filter((key) => key !== "profile");
    expect(rows).toHaveLength(1);
    bob.in(group).taps("›");
    await bob.in(group).gets("2/3");
  });

  test("its list of commands is short", async () => {
    await all.telegram.called("setChatMenuButton");
    const forGroups = all.telegram
      .callsOf("setMyCommands")
      .filter(({ params }) => JSON.stringify(params.scope) === '{"type":"all_group_chats"}');
    expect(forGroups).toHaveLength(2);
    for (const { params } of forGroups)
      expect(params.commands).toMatchObject([{ command: "emploi" }, { command: "alternance" }, { command: "aide" }]);
  });
});
