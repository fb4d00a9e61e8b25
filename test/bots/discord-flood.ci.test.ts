import { beforeEach, describe, expect, test, vi } from "vitest";
import { held } from "../fakes/discord/discord.ts";
import { listeningSetup, patiently } from "./discord-started.ts";

type AlertSetup = Awaited<ReturnType<typeof listeningSetup>>;
const original = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";

/** Who does much at once keeps nobody else waiting. */
describe("a flood on Discord", () => {
  let all: AlertSetup;
  beforeEach(async () => {
    all = await listeningSetup();
  });

  test("in a channel nobody waits for what somebody else gets there", async () => {
    const { discord, anna, bob } = all;
    const guild = discord.guild({ members: [anna, bob] });
    const [hers, his] = [anna.in(guild.channel()), bob.in(guild.channel())];
    const trouble = discord.fails({ method: "PATCH", route: original }, held());
    hers.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await patiently(() => expect(trouble.hits()).toBe(1));
    his.command("emploi", { metier: "serveur", ville: "Nantes" });
    await his.gets("Nantes (44)");
    expect(hers.transcript()).not.toContain("Lyon (69)");
    trouble.ends();
    await hers.gets("Lyon (69)");
    expect(discord.refused).toEqual([]);
  });

  /**
   * Who waits for how many others, rather than for how long: the answers of all 24 are on their way before
   * the first has arrived.
   */
  test.each(["in one channel", "in direct messages"])(
    "of 24 people who type /emploi at once %s the last waits for nobody",
    async (where) => {
      const { discord } = all;
      const people = Array.from({ length: 24 }, (_, i) => discord.person({ name: `P${i}`, installed: true }));
      const guild = discord.guild({ members: people });
      const channel = guild.channel();
      const trouble = discord.fails({ method: "PATCH", route: original }, held(), people.length);
      const seats = people.map((one) => (where === "in one channel" ? one.in(channel) : one));
      for (const seat of seats) seat.command("emploi", { metier: "boulanger", ville: "Lyon" });
      await patiently(() => expect(trouble.hits()).toBe(people.length));
      trouble.ends();
      for (const seat of seats) await seat.gets("12 offres");
      expect(discord.refused).toEqual([]);
    },
  );

  test("who presses and types a lot in a channel keeps nobody else there waiting", async () => {
    const { discord, anna, bob } = all;
    const guild = discord.guild({ members: [anna, bob] });
    const channel = guild.channel();
    const [hers, his] = [anna.in(channel), bob.in(channel)];
    hers.command("emploi", { metier: "boulanger", ville: "Lyon" });
    const shown = await hers.gets("12 offres");
    const trouble = discord.fails({ method: "PATCH", route: original }, held(), 60);
    for (let i = 0; i < 40; i++) hers.taps("›", shown);
    for (let i = 0; i < 20; i++) hers.command("emploi", { metier: `texte ${i}` });
    await patiently(() => expect(trouble.hits()).toBeGreaterThan(0));
    const before = trouble.hits();
    // Of all that she did, one drawing is under way; his is not behind it.
    his.command("emploi", { metier: "serveur", ville: "Nantes" });
    await patiently(() => expect(trouble.hits()).toBe(before + 1));
    trouble.ends();
    await his.gets("Nantes (44)");
    expect(discord.refused).toEqual([]);
  });

  test("of many presses those beyond twenty are told so, and every one is acknowledged", async () => {
    const { discord, here, anna } = all;
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    const shown = await anna.gets("12 offres");
    await here.idle();
    for (let i = 0; i < 30; i++) anna.taps("›", shown);
    await anna.sees("2/3", 20_000);
    await anna.sees("Un instant…", 20_000);
    await vi.waitFor(() => expect(discord.unanswered()).toEqual([]), { timeout: 20_000, interval: 20 });
    expect(discord.refused).toEqual([]);
  });

  test("of many commands the newest is answered, and nothing goes on « thinking »", async () => {
    const { discord, here, anna } = all;
    for (let i = 0; i < 26; i++) anna.command("emploi", { metier: `texte ${i}` });
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await anna.gets("12 offres");
    await here.idle();
    await vi.waitFor(() => expect(discord.unanswered()).toEqual([]), { timeout: 20_000, interval: 20 });
    await patiently(() => expect(anna.transcript()).not.toMatch(/^Tremplin: <thinking>/m));
    expect(discord.refused).toEqual([]);
  });

  test("of what is typed only the newest of each person is looked up", async () => {
    const { discord, anna, bob, suggested } = all;
    for (let i = 0; i < 60; i++) void anna.types("emploi", { metier: `boulang${i}` }).catch(() => {});
    const last = anna.types("emploi", { metier: "boulanger" });
    const his = bob.types("emploi", { metier: "serveur" });
    expect((await his).length).toBeGreaterThan(0);
    expect((await last).length).toBeGreaterThan(0);
    expect(suggested).toContain("boulanger");
    expect(suggested.length).toBeLessThan(30);
    expect(discord.refused).toEqual([]);
  });

  test("a message that would be the same is not edited", async () => {
    const { discord, here, anna } = all;
    anna.command("emploi", { metier: "boulanger", ville: "Lyon" });
    const shown = await anna.gets("12 offres");
    await here.idle();
    const before = discord.callsOf("PATCH", original).length;
    const [key = ""] = here.collections.screens.rows.keys();
    const screen = key.split(":").at(-1);
    for (const value of ["1", "1", "1"]) {
      await anna.tapsData(`${screen}:page:${value}`, shown).answered();
      await here.idle();
    }
    await patiently(() => expect(discord.unanswered()).toEqual([]));
    expect(discord.callsOf("PATCH", original).length).toBe(before);
    anna.taps("›", shown);
    await anna.gets("2/3");
  });
});

describe("other ways to write on Discord", () => {
  let all: AlertSetup;
  beforeEach(async () => {
    all = await listeningSetup();
  });

  test.each([
    ["/emploi boulanger Lyon", "Lyon (69)"],
    ["  /Emploi boulanger Lyon", "Lyon (69)"],
    ["/emploi metier:boulanger ville:Lyon rayon:10 km", "Lyon (69) + 10 km"],
    ["/emploi métier: boulanger ville: Lyon", "Lyon (69)"],
    ["/alternance boulanger lyon", "alternance"],
    ["/aide", "Comment ça marche"],
    ["/confidentialité", "données"],
  ])("« %s », pasted as a text, is the command", async (said, expected) => {
    all.anna.says(said);
    await all.anna.gets(new RegExp(expected.replace(/[()+]/g, "\\$&"), "i"));
  });

  test("an edit corrects what was written, once, and not where it says the same", async () => {
    const { discord, here, anna } = all;
    const said = anna.says("boulanger lyon");
    await anna.gets("Lyon (69)");
    anna.edits(said, "boulanger nantes");
    await anna.gets("Nantes (44)");
    await here.idle();
    const sent = () => discord.callsOf("POST", "/channels/{channel_id}/messages").length;
    const before = sent();
    anna.edits(said, "boulanger nantes");
    anna.says("serveur brest");
    await anna.gets("Brest (29)");
    expect(sent()).toBe(before + 1);
  });

  test.each([
    ["a poll", { poll: { question: { text: "?" }, answers: [] } }],
    ["a sticker", { sticker_items: [{ id: "1", name: "Bonjour", format_type: 1 }] }],
    ["a file", { attachments: [{ id: "1", filename: "cv.pdf", size: 1, url: "", proxy_url: "" }] }],
  ])("%s gets an answer", async (_, content) => {
    all.anna.says("", content as never);
    await all.anna.gets("Je ne lis que le texte");
  });

  test("words beside a file, in a reply and in what is forwarded are read", async () => {
    const { anna } = all;
    anna.says("boulanger lyon", { attachments: [{ id: "1", filename: "cv.pdf" }] } as never);
    await anna.gets("Lyon (69)");
    anna.says("boulanger nantes", { type: 19 } as never);
    await anna.gets("Nantes (44)");
    anna.says("", {
      message_reference: { type: 1 },
      message_snapshots: [{ message: { content: "boulanger brest" } }],
    } as never);
    await anna.gets("Brest (29)");
  });

  test("what Discord notes by itself is nobody's question", async () => {
    const { anna, discord } = all;
    anna.says("", { type: 6 } as never);
    anna.says("boulanger lyon");
    await anna.gets("Lyon (69)");
    expect(discord.callsOf("POST", "/channels/{channel_id}/messages")).toHaveLength(1);
  });
});
