import { describe, expect, onTestFinished, test } from "vitest";
import { distress, expectNothingKept, rowsOf } from "../fakes/grave.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";
import { down, held, refuses, reset, startTelegram, tooManyRequests } from "../fakes/telegram/telegram.ts";
import { listeningSetup, openTelegramBot, patiently, talkOn, type Way, ways } from "./telegram-started.ts";

type Setup = Awaited<ReturnType<typeof listeningSetup>>;

function keepLog() {
  const lines: string[] = [];
  const note = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`);
  return { lines, log: { debug: note, info: note, warn: note, error: note } };
}

async function listening(way: Way) {
  const { lines, log } = keepLog();
  const collection = memoryCollection();
  const all = await listeningSetup({ log }, { log, collection, stopMs: 5_000 }, way);
  return { ...all, lines, messages: collection };
}

/** Everything that is stored or logged by now. */
async function kept({ here, messages, lines }: Awaited<ReturnType<typeof listening>>): Promise<string[]> {
  await here.idle();
  return [...rowsOf(messages, ...Object.values(here.collections)), ...lines];
}

async function over({ telegram, bot, here }: Setup): Promise<void> {
  await telegram.isHeard();
  await bot.stop(here.idle);
}

describe.each(ways)("by %s", (way) => {
  test("in private on Telegram: the answer, then the screen that was there in its place", async () => {
    const all = await listening(way);
    const { anna } = all.people;
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    const { screens, people } = all.here.collections;
    const before = rowsOf(screens, people).join("\n");
    anna.says(distress);
    await anna.gets("3114");
    await kept(all);
    expect(rowsOf(screens, people).join("\n")).toBe(before);
    anna.taps("Retour");
    await anna.gets("12 offres");
    await over(all);
    expect(all.telegram.refused).toEqual([]);
    expectNothingKept(await kept(all));
    expect(anna.transcript()).toContain(distress);
    expect(anna.transcript()).not.toContain("3114");
  });

  test("J'ai compris leaves the answer where it is, and shows the screen below", async () => {
    const all = await listening(way);
    const { anna } = all.people;
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    anna.says(distress);
    await anna.gets("3114");
    anna.taps("J'ai compris");
    await anna.gets("12 offres");
    await over(all);
    expect(all.telegram.refused).toEqual([]);
    expectNothingKept(await kept(all));
    expect(anna.transcript()).toMatch(/3114[\s\S]*J'ai compris[\s\S]*12 offres/);
  });

  test("the first message ever, a caption, an edited message, and words after a command", async () => {
    const all = await listening(way);
    const { anna } = all.people;
    anna.says(distress);
    await anna.gets("3114");
    anna.sendsPhoto(undefined, distress);
    await anna.gets("3114");
    anna.says(`/aide ${distress}`);
    await anna.gets("3114");
    const message = anna.says("bonjour");
    await anna.gets("Bonjour");
    anna.edits(message, distress);
    await anna.gets("3114");
    await over(all);
    expect(all.telegram.refused).toEqual([]);
    expectNothingKept(await kept(all));
  });

  const poll = { id: "1", question: "?", options: [] };
  const here = { latitude: 45.7, longitude: 4.8 };
  const shared: [string, object][] = [
    [
      "a contact",
      { contact: { phone_number: "+33100000000", first_name: "Je veux", last_name: "mourir, zèbre bleu" } },
    ],
    ["a poll", { poll: { ...poll, question: distress } }],
    ["an answer of a poll", { poll: { ...poll, options: [{ text: distress, voter_count: 0, persistent_id: "1" }] } }],
    ["a place", { location: here, venue: { location: here, title: distress, address: "Lyon" } }],
    ["a list", { checklist: { title: "Aujourd'hui", tasks: [{ id: 1, text: distress }] } }],
    ["the name of a file", { document: { file_id: "f", file_unique_id: "u", file_name: `${distress}.pdf` } }],
    ["a quotation", { text: "voilà", quote: { text: distress, position: 0 } }],
  ];

  test.each(shared)("words that %s holds are read", async (_, content) => {
    const all = await listening(way);
    all.people.anna.sends(content as never);
    await all.people.anna.gets("3114");
    await over(all);
    expect(all.telegram.refused).toEqual([]);
    expectNothingKept(await kept(all));
  });

  test.each(["/start", "/start@tremplin_bot", "/start@other_bot", "/alertes", "/inconnu", "/"])(
    "words behind %s are read",
    async (command) => {
      const all = await listening(way);
      all.people.anna.says(`${command} ${distress}`);
      await all.people.anna.gets("3114");
      await over(all);
      expectNothingKept(await kept(all));
    },
  );

  test("an edit is read however late it comes, and nothing else is done with it", async () => {
    const all = await listening(way);
    const { anna } = all.people;
    const said = anna.says("bonjour");
    await anna.gets("Bonjour");
    const late = { ...said, from: anna.user, date: said.date - 7_200, edit_date: said.date };
    for (const text of ["boulanger lyon", distress]) all.telegram.push({ edited_message: { ...late, text } } as never);
    await anna.gets("3114");
    await over(all);
    expect(anna.transcript()).not.toContain("12 offres");
    expectNothingKept(await kept(all));
  });

  test("from a group it goes to the private chat, and the group sees nothing of it", async () => {
    const all = await listening(way);
    const { anna, bob } = all.people;
    anna.starts();
    await anna.gets("Bonjour");
    const group = all.telegram.group({ title: "Atelier", members: [anna, bob] });
    anna.in(group).says(`/emploi ${distress}`);
    await anna.gets("3114");
    anna.in(group).says(`/aide ${distress}`);
    await anna.gets("3114");
    anna.in(group).says(`/start ${distress}`);
    await anna.gets("3114");
    anna.taps("Retour");
    await anna.gets("Bonjour");
    await over(all);
    expect(all.telegram.refused).toEqual([]);
    expect(group.transcript()).not.toContain("Tremplin");
    expectNothingKept(await kept(all));
  });

  test("where the bot may not write in private, a neutral line says how to write there", async () => {
    const all = await listening(way);
    const { anna, bob } = all.people;
    const group = all.telegram.group({ title: "Atelier", members: [anna, bob] });
    anna.in(group).says(`/emploi ${distress}`);
    await anna.in(group).gets("en privé");
    await over(all);
    expect(group.transcript()).toMatchInlineSnapshot(`
    "Anna: /emploi Je veux mourir, zèbre bleu
    Tremplin: Écrivez-moi en privé : je vous y réponds, et personne d'autre ne le lit.
      [ Ouvrir en privé ↗ ]"
  `);
    expectNothingKept(await kept(all));
  });

  test("a Telegram that fails is asked again, and nothing of it is in the log", async () => {
    const all = await listening(way);
    const { anna } = all.people;
    anna.starts();
    await anna.gets("Bonjour");
    all.telegram.fails({ method: "sendMessage" }, refuses(400, "Bad Request: can't parse entities"), 1);
    anna.says(distress);
    await anna.gets("3114");
    await over(all);
    expectNothingKept(await kept(all));
  });

  const troubles: [string, Parameters<Setup["telegram"]["fails"]>[1], number][] = [
    ["breaks the connection", reset(), 4],
    ["is down", down(), 6],
    ["asks to wait", tooManyRequests(1), 2],
  ];

  test.each(troubles)(
    "a Telegram that %s is asked until it takes the answer",
    { timeout: 60_000 },
    async (_, fault, times) => {
      const all = await listening(way);
      const { anna } = all.people;
      anna.starts();
      await anna.gets("Bonjour");
      all.telegram.fails({ method: "sendMessage" }, fault, times);
      anna.says(distress);
      await anna.gets("3114");
      await over(all);
      expectNothingKept(await kept(all));
    },
  );

  test("of three messages that come at once each is answered", async () => {
    const all = await listening(way);
    const { anna } = all.people;
    const said = [distress, "mon patron a pris mon passeport", "mon mari me frappe"];
    for (const text of said) anna.says(text);
    for (const number of ["3114", "0 806 000 126", "3919"]) await anna.gets(number);
    await over(all);
    expectNothingKept(await kept(all));
  });
});

test("a process that ends before Telegram has taken the answer leaves nothing, and the next one answers", async () => {
  const telegram = await startTelegram();
  onTestFinished(telegram.close);
  const anna = telegram.person({ first_name: "Anna" });
  const { lines, log } = keepLog();
  const messages = memoryCollection();
  const first = openTelegramBot(telegram, { collection: messages, log });
  const before = talkOn(first, { log });
  const done = first.run(before);
  await telegram.isListened();
  const trouble = telegram.fails({ method: "sendMessage" }, held());
  anna.says(distress);
  await patiently(() => expect(telegram.callsOf("sendMessage")).toHaveLength(1));
  await first.stop();
  await done;
  trouble.ends();
  const second = openTelegramBot(telegram, { collection: messages, log });
  const after = talkOn(second, { log, collections: before.collections });
  const ended = second.run(after);
  onTestFinished(async () => {
    await second.stop();
    await ended;
  });
  await anna.gets("3114");
  await after.idle();
  expectNothingKept([...rowsOf(messages, ...Object.values(after.collections)), ...lines]);
});
