import { describe, expect, onTestFinished, test } from "vitest";
import { held } from "../fakes/telegram/telegram.ts";
import { listeningSetup, patiently, setup, talkOn } from "./telegram-started.ts";

/** Who does a thousand things at once keeps nobody else waiting. */
describe("a flood on Telegram", () => {
  test("of a thousand texts the newest is answered, and whoever wrote after them is answered at once", async () => {
    const { telegram, bot, people } = await setup();
    const { anna, bob } = people;
    // The apps let nobody write a thousand messages in a second; whoever writes a client of their own does.
    for (let i = 0; i < 1_000; i++) anna.says(`texte ${i}`);
    anna.says("boulanger lyon");
    bob.starts();
    const here = talkOn(bot);
    const done = bot.run(here);
    onTestFinished(async () => {
      await bot.stop();
      await done;
    });
    await bob.sees("Bonjour");
    await anna.sees("12 offres");
    await here.idle();
    const sent = telegram.callsOf("sendMessage").map(({ params }) => params);
    const hers = sent.filter(({ chat_id }) => Number(chat_id) === anna.id);
    expect(hers.length).toBeLessThan(150);
    expect(hers.filter(({ text }) => String(text).includes("seul votre dernier message")).length).toBeLessThan(12);
    const his = sent.findIndex(({ chat_id }) => Number(chat_id) === bob.id);
    expect(his).toBeLessThan(sent.findLastIndex(({ chat_id }) => Number(chat_id) === anna.id));
    expect(telegram.refused).toEqual([]);
  });

  test("of many presses those beyond twenty get a toast, and every one is answered", async () => {
    const { telegram, here, people } = await listeningSetup();
    const { anna } = people;
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    await here.idle();
    for (let i = 0; i < 90; i++) anna.taps("›", anna.last());
    await patiently(() =>
      expect(anna.toasts().filter(({ text }) => text === "Un instant…").length).toBeGreaterThan(60),
    );
    await patiently(() => expect(telegram.unanswered()).toEqual([]));
  });

  test("in a group nobody waits for what somebody else gets there", async () => {
    const { telegram, people } = await listeningSetup();
    const { anna, bob } = people;
    const group = telegram.group({ title: "Classe", members: [anna, bob] });
    const trouble = telegram.fails({ method: "sendMessage", chat: group.id }, held());
    anna.in(group).says("/emploi boulanger lyon");
    await patiently(() => expect(trouble.hits()).toBe(1));
    bob.in(group).says("/emploi serveur nantes");
    await bob.in(group).gets("Nantes (44)");
    expect(group.transcript()).not.toContain("Lyon (69)");
    trouble.ends();
    await anna.in(group).sees("Lyon (69)");
  });

  test("of 24 people who write at once in a group the last waits for nobody", async () => {
    const { telegram } = await listeningSetup({}, { turn: async () => {} });
    const people = Array.from({ length: 24 }, (_, i) => telegram.person({ first_name: `P${i}` }));
    const group = telegram.group({ title: "Classe", members: people });
    const trouble = telegram.fails({ method: "sendMessage", chat: group.id }, held(), people.length);
    for (const one of people) one.in(group).says("/emploi boulanger lyon");
    // All are on their way before the first has arrived.
    await patiently(() => expect(trouble.hits()).toBe(people.length));
    trouble.ends();
    for (const one of people) await one.in(group).sees("12 offres");
    expect(telegram.refused).toEqual([]);
  });

  test("a hundred /start in a group are answered by a few words, not by a hundred", async () => {
    const { telegram, here, people } = await listeningSetup();
    const group = telegram.group({ title: "Classe", members: [people.anna, people.bob] });
    for (let i = 0; i < 100; i++) people.anna.in(group).says("/start");
    await people.anna.in(group).sees("se font en privé");
    await telegram.isHeard();
    await here.idle();
    people.bob.in(group).says("/start");
    await telegram.isHeard();
    await patiently(() => expect(telegram.callsOf("sendMessage").length).toBeGreaterThan(1));
    expect(telegram.callsOf("sendMessage").length).toBeLessThan(20);
  });

  test("a chat that was told to wait is not written to by all at once afterwards", async () => {
    const { telegram, people } = await listeningSetup();
    const others = Array.from({ length: 6 }, (_, i) => telegram.person({ first_name: `P${i}` }));
    const group = telegram.group({ title: "Classe", members: [people.anna, ...others] });
    let under = 0;
    let most = 0;
    const trouble = telegram.fails(
      { method: "sendMessage", chat: group.id },
      {
        kind: "answer",
        code: 429,
        description: "Too Many Requests: retry after 1",
        parameters: { retry_after: 1 },
      },
      3,
    );
    for (const one of others) one.in(group).says("/emploi boulanger lyon");
    await patiently(() => expect(trouble.hits()).toBe(3));
    for (const one of others) await one.in(group).sees("12 offres");
    for (const { outcome } of telegram.callsOf("sendMessage")) {
      under += outcome === "pending" ? 1 : 0;
      most = Math.max(most, under);
    }
    await patiently(() =>
      expect(telegram.callsOf("sendMessage").filter(({ outcome }) => outcome === "done").length).toBeGreaterThanOrEqual(
        6,
      ),
    );
  });
});
