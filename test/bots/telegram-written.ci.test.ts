import { beforeEach, describe, expect, test } from "vitest";
import type { Person } from "../fakes/telegram/telegram.ts";
import { listeningSetup, patiently } from "./telegram-started.ts";

type AlertSetup = Awaited<ReturnType<typeof listeningSetup>>;

describe("other ways to write on Telegram", () => {
  let all: AlertSetup;
  let anna: Person;

  beforeEach(async () => {
    all = await listeningSetup({}, { stopMs: 5_000 });
    ({ anna } = all.people);
  });

  const answers = () => all.telegram.callsOf("sendMessage").length;
  async function heard(): Promise<void> {
    await all.telegram.isHeard();
    await all.here.idle();
  }

  test("words below a picture are read as a text", async () => {
    anna.sendsPhoto(undefined, "boulanger lyon");
    await anna.gets("12 offres");
    anna.sendsPhoto(undefined, "/emploi serveur nantes");
    await anna.gets("Nantes (44)");
  });

  test("pictures that were sent together get one answer", async () => {
    for (let i = 0; i < 4; i++) anna.sends({ photo: [], media_group_id: "1" });
    await anna.gets("Je ne lis que le texte");
    anna.sends({ photo: [], media_group_id: "2", caption: "boulanger lyon" });
    for (let i = 0; i < 3; i++) anna.sends({ photo: [], media_group_id: "2" });
    await anna.gets("12 offres");
    await heard();
    expect(anna.transcript().match(/Je ne lis que le texte/g)).toHaveLength(1);
    expect(anna.last().text).toContain("12 offres");
  });

  test("an edit corrects what was written, once, and not where it says the same", async () => {
    const said = anna.says("boulanger lyon");
    await anna.gets("Lyon (69)");
    anna.edits(said, "boulanger nantes");
    await anna.gets("Nantes (44)");
    await heard();
    const before = answers();
    anna.edits(said, "boulanger nantes");
    all.telegram.repeats(2);
    await heard();
    expect(answers()).toBe(before);
    anna.edits(said, "/emploi serveur brest");
    await anna.gets("Brest (29)");
  });

  test("an edit is known after a restart of the talk, for it is stored with the screen", async () => {
    const said = anna.says("boulanger lyon");
    await anna.gets("Lyon (69)");
    await heard();
    const [row = "{}"] = all.here.collections.screens.rows.values();
    expect(JSON.parse(row).said).toMatchObject([{ message: String(said.message_id) }]);
  });

  test("an old edit, and one of what was written long before, is left alone", async () => {
    const said = anna.says("boulanger lyon");
    await anna.gets("Lyon (69)");
    await heard();
    const before = answers();
    const date = said.date - 7_200;
    all.telegram.push({
      edited_message: { ...said, from: anna.user, date, edit_date: said.date, text: "serveur nantes" },
    } as never);
    all.telegram.push({
      edited_message: { ...said, from: anna.user, message_id: 9_999, edit_date: said.date, text: "serveur nantes" },
    } as never);
    await heard();
    expect(answers()).toBe(before);
  });

  test("an edit by someone of whom nothing is kept makes nothing", async () => {
    const said = anna.says("boulanger lyon");
    await anna.gets("Lyon (69)");
    anna.says("/supprimer");
    await anna.gets("Oui, tout supprimer");
    anna.taps("🗑 Oui, tout supprimer");
    await anna.gets("Tout est supprimé");
    anna.edits(said, "boulanger nantes");
    await heard();
    expect([...all.here.collections.people.rows.keys(), ...all.here.collections.screens.rows.keys()]).toEqual([]);
  });

  test("what is forwarded is read", async () => {
    anna.sends({
      text: "boulanger lyon",
      forward_origin: { type: "hidden_user", sender_user_name: "Léa", date: 1_700_000_000 },
    });
    await anna.gets("12 offres");
  });

  test.each([
    ["a poll", { poll: { id: "1", question: "?", options: [] } }],
    ["a poll with answers", { poll: { id: "2", question: "Qui ?", options: [{ text: "moi", voter_count: 0 }] } }],
    ["a die", { dice: { emoji: "🎲", value: 3 } }],
    ["a contact", { contact: { phone_number: "+33600000000", first_name: "Léa" } }],
    ["a sticker", { sticker: { file_id: "1" } }],
    ["a voice message", { voice: { file_id: "1" } }],
    ["a video note", { video_note: { file_id: "1" } }],
    ["a story", { story: { id: 1 } }],
    ["a checklist", { checklist: { title: "À faire", tasks: [] } }],
  ])("%s gets an answer in private, and none in a group where it is not for the bot", async (_, content) => {
    anna.sends(content as never);
    await anna.gets("Je ne lis que le texte");
    const group = all.telegram.group({ members: [anna], bot: "administrator" });
    anna.in(group).sends(content as never);
    await heard();
    expect(group.room().messages.filter(({ message }) => message.from?.is_bot)).toEqual([]);
  });

  test("a venue is a position", async () => {
    anna.says("boulanger");
    await anna.gets("Valider");
    anna.sends({
      location: { latitude: 45.77, longitude: 4.88 },
      venue: { location: { latitude: 45.77, longitude: 4.88 }, title: "Mairie", address: "1 place" },
    });
    await anna.gets("Villeurbanne");
  });

  test("in a group the bot may be called by its name", async () => {
    const group = all.telegram.group({ members: [anna], bot: "administrator" });
    anna.in(group).sends({
      text: "@Tremplin_bot boulanger lyon",
      entities: [{ type: "mention", offset: 0, length: 13 }],
    });
    await anna.in(group).gets("12 offres");
    anna.in(group).says("boulanger lyon");
    await heard();
    expect(group.room().messages.filter(({ message }) => message.from?.is_bot)).toHaveLength(1);
  });

  test("a message that would be the same is not edited, and the press is answered", async () => {
    anna.says("boulanger lyon");
    const { buttons } = await anna.gets("12 offres");
    await heard();
    const data = buttons.flat().flatMap((one) => ("callback_data" in one ? [one.callback_data] : []));
    const [screen = ""] = data.find((one) => one.includes(":page:"))?.split(":") ?? [];
    for (const value of ["1", "1", "2", "2", "1"]) anna.tapsData(`${screen}:page:${value}`);
    await heard();
    await patiently(() => expect(all.telegram.unanswered()).toEqual([]));
    await patiently(() => expect(anna.last().text).toContain("1. Boulanger"));
    const edits = all.telegram.callsOf("editMessageText");
    expect(edits.length).toBeLessThanOrEqual(2);
    expect(edits.every(({ status }) => status === 200)).toBe(true);
  });
});
