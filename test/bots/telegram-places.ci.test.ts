import { beforeEach, describe, expect, test } from "vitest";
import { text } from "../../src/core/conversation/view.ts";
import type { Owner } from "../../src/core/owner.ts";
import { threePages } from "../fakes/chat.ts";
import type { Group, Person } from "../fakes/telegram/telegram.ts";
import { listeningSetup, patiently } from "./telegram-started.ts";

type AlertSetup = Awaited<ReturnType<typeof listeningSetup>>;

describe("in a forum on Telegram", () => {
  let all: AlertSetup;
  let group: Group;
  let anna: Person;
  let topic: number;
  let other: number;

  beforeEach(async () => {
    all = await listeningSetup({ services: { ...threePages }, patienceMs: 1 }, { stopMs: 5_000 });
    ({ anna } = all.people);
    group = all.telegram.group({ type: "supergroup", title: "École", isForum: true, members: [anna] });
    topic = group.opensTopic(anna, "Boulangers");
    other = group.opensTopic(anna, "Serveurs");
    await all.telegram.isHeard();
  });

  /** Of each message of ours the topic that it is in. */
  const topics = () =>
    group
      .room()
      .messages.filter(({ message }) => message.from?.is_bot)
      .map(({ message }) => message.message_thread_id);

  test("answers, questions, pictures, files and « typing » stay in the topic", async () => {
    const here = anna.in(group);
    here.says("/emploi", { topic });
    const asked = await here.gets("répondez à ce message pour écrire un métier");
    here.says("boulanger lyon", { topic, replyTo: asked });
    await here.gets("12 offres");
    here.taps("📊 Marché");
    await here.gets("En détail");
    here.taps(/Retour/);
    await here.gets("1/3");
    here.taps("⬇️ Exporter");
    await here.gets("offres-");
    await all.telegram.isHeard();
    await all.here.idle();
    expect(topics().every((one) => one === topic)).toBe(true);
    expect(all.telegram.callsOf("sendPhoto").map(({ params }) => params.message_thread_id)).toEqual([topic]);
    expect(all.telegram.callsOf("sendDocument").map(({ params }) => params.message_thread_id)).toEqual([topic]);
    const typing = all.telegram.callsOf("sendChatAction").map(({ params }) => params.message_thread_id);
    expect(new Set(typing)).toEqual(new Set([topic]));
    expect(all.telegram.refused).toEqual([]);
  });

  test("two topics of a group do not disturb each other, nor « General », which has no number", async () => {
    const here = anna.in(group);
    here.says("/emploi boulanger lyon", { topic });
    const inTopic = await here.gets("Lyon (69)");
    here.says("/emploi serveur nantes", { topic: other });
    const inOther = await here.gets("Nantes (44)");
    here.says("/emploi cuisinier brest");
    await here.gets("Brest (29)");
    // As some clients tell of « General ».
    here.sends({ text: "/emploi vendeur lille", message_thread_id: 1, is_topic_message: true });
    await here.gets("Lille (59)");
    here.says("marseille", { topic, replyTo: inTopic });
    await here.gets("Marseille (13)");
    here.taps("›", inOther);
    await here.gets("2/3");
    expect(topics()).toEqual([topic, other, undefined, undefined, topic]);
    expect(all.telegram.refused).toEqual([]);
  });

  test("an alert that was wished for, a command for the private chat, and what waits stay in the topic", async () => {
    const here = anna.in(group);
    here.says("/alertes", { topic });
    await here.gets("se font en privé");
    here.says("/emploi boulanger lyon", { topic });
    await here.gets("12 offres");
    here.taps(/M'alerter/);
    await here.gets("privé");
    expect(topics().every((one) => one === topic)).toBe(true);
    const owner: Owner = { platform: "telegram", chat: `${group.id}/${other}`, person: String(anna.id) };
    expect(await all.bot.messenger.deliver({ owner, screen: "digest000001", view: [text`Bonjour`] })).toBe("sent");
    expect(topics().at(-1)).toBe(other);
  });

  test("screens that an older version kept under the group are found, and their messages are edited", async () => {
    const here = anna.in(group);
    here.says("/emploi boulanger lyon", { topic });
    const shown = await here.gets("12 offres");
    await all.here.idle();
    const { screens, people } = all.here.collections;
    for (const { rows } of [screens, people, all.messages])
      for (const [key, row] of [...rows]) {
        rows.delete(key);
        rows.set(key.replace(`/${topic}`, ""), row.replaceAll(`/${topic}`, ""));
      }
    here.taps("›", shown);
    await here.gets("2/3");
    expect(here.last().id).toBe(shown.id);
    await all.telegram.isHeard();
    await patiently(() => expect([...screens.rows.keys()]).toEqual([`telegram:${group.id}/${topic}:screen000001`]));
  });

  test("a button of a message that is too old to be told goes on in its topic", async () => {
    const here = anna.in(group);
    here.says("/emploi boulanger lyon", { topic });
    const shown = await here.gets("12 offres");
    const data = shown.buttons.flat().flatMap((one) => ("callback_data" in one ? [one.callback_data] : []));
    here.tapsData(data.find((one) => one.endsWith(":page:2")) ?? "", { message: shown, isInaccessible: true });
    await here.gets("2/3");
    expect(topics()).toEqual([topic]);
  });

  test("deleting everything takes what is in topics", async () => {
    const here = anna.in(group);
    here.says("/emploi", { topic });
    await here.gets("répondez à ce message");
    anna.says("/supprimer");
    await anna.gets("Oui, tout supprimer");
    anna.taps("🗑 Oui, tout supprimer");
    await anna.gets("Tout est supprimé");
    await patiently(() => expect([...all.messages.rows.keys()].filter((key) => key !== "profile")).toEqual([]));
    expect([...all.here.collections.screens.rows.keys()]).toEqual([]);
  });
});

describe("an anonymous administrator on Telegram", () => {
  let all: AlertSetup;
  let group: Group;
  let anna: Person;
  let bob: Person;

  beforeEach(async () => {
    all = await listeningSetup({ services: { ...threePages } }, { stopMs: 5_000 });
    ({ anna, bob } = all.people);
    group = all.telegram.group({ type: "supergroup", title: "École", members: [anna, bob] });
  });

  test("searches in the name of the group, and goes on under their own account", async () => {
    const here = anna.in(group);
    here.says("/emploi", { as: group.room().chat });
    const asked = await here.gets("Répondez à ce message pour écrire un métier");
    here.says("boulanger lyon", { as: group.room().chat, replyTo: asked });
    await here.gets("12 offres");
    here.taps("›");
    await here.gets("2/3");
    here.taps("›");
    await here.gets("3/3");
    await all.here.idle();
    expect([...all.here.collections.people.rows.keys()].filter((key) => key.includes("1087968824"))).toEqual([]);
    const owners = [...all.here.collections.screens.rows.values()].map((row) => JSON.parse(row).person);
    expect(new Set(owners)).toEqual(new Set([String(group.id)]));
    expect(all.telegram.callsOf("getChatMember")).toHaveLength(1);
    expect(all.telegram.refused).toEqual([]);
  });

  test("nobody else may press their buttons", async () => {
    anna.in(group).says("/emploi boulanger lyon", { as: group.room().chat });
    await anna.in(group).gets("12 offres");
    bob.in(group).taps("›");
    await bob.in(group).seesToast("appartient à quelqu'un d'autre");
    expect(anna.in(group).last().text).toContain("12 offres");
  });

  test("two groups know nothing of each other", async () => {
    const second = all.telegram.group({ type: "supergroup", title: "Lycée", members: [bob] });
    anna.in(group).says("/emploi boulanger lyon", { as: group.room().chat });
    await anna.in(group).gets("12 offres");
    bob.in(second).says("/emploi serveur", { as: second.room().chat });
    await bob.in(second).gets("Valider");
    expect(second.transcript()).not.toContain("Lyon");
  });

  test("what comes from the channel of a group is nobody's question", async () => {
    group.promotesBot(anna);
    anna.in(group).sends({ text: "/emploi boulanger lyon", is_automatic_forward: true }, { as: group.room().chat });
    await all.telegram.isHeard();
    await all.here.idle();
    expect(all.telegram.callsOf("sendMessage")).toEqual([]);
  });
});
