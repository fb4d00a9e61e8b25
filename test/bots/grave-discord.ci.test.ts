import { describe, expect, test } from "vitest";
import { down, refuses, reset } from "../fakes/discord/discord.ts";
import type { Fault } from "../fakes/discord/faults.ts";
import { distress, expectNothingKept, rowsOf } from "../fakes/grave.ts";
import { listeningSetup, ways } from "./discord-started.ts";

const kept = async ({ here, rows }: Awaited<ReturnType<typeof listeningSetup>>) => {
  await here.idle();
  return [...rowsOf(rows, ...Object.values(here.collections)), JSON.stringify(here.log)];
};

describe.each(ways)("by %s", (way) => {
  test("on a server it is seen by that person alone, and the screen stays", async () => {
    const all = await listeningSetup({}, way);
    const { discord, anna, bob } = all;
    const guild = discord.guild({ members: [anna, bob], channels: ["emploi"] });
    const here = anna.in(guild.channel());
    here.command("emploi", { metier: "boulanger", ville: "Lyon" });
    await here.gets("12 offres");
    here.command("emploi", { metier: distress });
    await here.gets("3114");
    expect(bob.in(guild.channel()).transcript()).not.toContain("3114");
    here.taps("Retour");
    await here.gets("12 offres");
    here.command("aide");
    await here.gets("Comment ça marche");
    expect(discord.refused).toEqual([]);
    expect(discord.unanswered()).toEqual([]);
    expectNothingKept(await kept(all));
    expect(bob.in(guild.channel()).transcript()).toMatchInlineSnapshot(`""`);
  });

  test("in a field that a button opened", async () => {
    const all = await listeningSetup({}, way);
    const { discord, anna } = all;
    const here = anna.in(discord.guild({ members: [anna], channels: ["emploi"] }).channel());
    here.command("emploi", { metier: "boulanger" });
    await here.gets("Valider");
    here.taps("✅ Valider (1)");
    await here.gets("Dans quelle ville");
    here.taps("✏️ Écrire une ville");
    await here.seesModal("Écrire une ville");
    here.fills({ "Écrire une ville": distress });
    await here.gets("3114");
    here.taps("J'ai compris");
    await here.gets("Dans quelle ville");
    expect(discord.refused).toEqual([]);
    expect(discord.unanswered()).toEqual([]);
    expectNothingKept(await kept(all));
  });

  test("in direct messages: written, edited, and after a command", async () => {
    const all = await listeningSetup({}, way);
    const { discord, anna } = all;
    anna.says("boulanger lyon");
    await anna.gets("12 offres");
    anna.says(distress);
    await anna.gets("3114");
    anna.taps("Retour");
    await anna.gets("12 offres");
    const message = anna.says("plombier");
    await anna.gets("Plombier");
    anna.edits(message, distress);
    await anna.gets("3114");
    anna.taps("J'ai compris");
    await anna.gets("Plombier");
    anna.command("emploi", { metier: distress });
    await anna.gets("3114");
    expect(discord.refused).toEqual([]);
    expect(discord.unanswered()).toEqual([]);
    expectNothingKept(await kept(all));
  });

  const now = "2026-11-22T12:00:00Z";
  const snapshot = { message: { content: distress, timestamp: now, attachments: [] } };
  const forwarded = { message_reference: { type: 1 }, message_snapshots: [snapshot] };
  const shared: [string, string, object][] = [
    ["a poll", "", { poll: { question: { text: distress }, answers: [] } }],
    ["an answer of a poll", "", { poll: { question: { text: "?" }, answers: [{ poll_media: { text: distress } }] } }],
    ["the name of a file", "", { attachments: [{ id: "1", filename: `${distress}.pdf` }] }],
    ["a message that is forwarded below another text", "regarde", forwarded],
  ];

  test.each(shared)("words that %s holds are read", async (_, text, content) => {
    const all = await listeningSetup({}, way);
    all.anna.says(text, content as never);
    await all.anna.gets("3114");
    expectNothingKept(await kept(all));
  });

  test.each(["/start", "/alertes", "/inconnu"])("words behind %s are read", async (command) => {
    const all = await listeningSetup({}, way);
    all.anna.says(`${command} ${distress}`);
    await all.anna.gets("3114");
    expectNothingKept(await kept(all));
  });

  test("in any field of a command", async () => {
    const all = await listeningSetup({}, way);
    const here = all.anna.in(all.discord.guild({ members: [all.anna], channels: ["emploi"] }).channel());
    here.command("emploi", { metier: "boulanger", ville: distress });
    await here.gets("3114");
    expect(await here.types("emploi", { metier: distress, ville: "Ly" })).toEqual([]);
    expectNothingKept(await kept(all));
  });

  describe("a Discord that fails is asked until it takes the answer", { timeout: 60_000 }, () => {
    test.each<[string, Fault, number]>([
      ["down", down(), 6],
      ["cut off", reset(), 6],
      ["refusing for now", refuses(403, 40003, "You are opening direct messages too fast"), 2],
    ])("in direct messages, %s", async (_, fault, times) => {
      const all = await listeningSetup({}, way);
      all.anna.says("bonjour");
      await all.anna.gets("Bonjour");
      all.discord.fails({ method: "POST", route: "/channels/{channel_id}/messages" }, fault, times);
      all.anna.says(distress);
      await all.anna.gets("3114");
      expectNothingKept(await kept(all));
    });

    const callback = { route: "/interactions/{interaction_id}/{interaction_token}/callback" };

    test("an answer that never arrives is given in the direct channel", async () => {
      const all = await listeningSetup({}, way);
      const here = all.anna.in(all.discord.guild({ members: [all.anna], channels: ["emploi"] }).channel());
      all.discord.fails(callback, reset(), 6);
      here.command("emploi", { metier: distress });
      await all.anna.gets("3114");
      expectNothingKept(await kept(all));
    });

    test("one that came too late is given in the direct channel, which may fail at first", async () => {
      const all = await listeningSetup({}, way);
      const here = all.anna.in(all.discord.guild({ members: [all.anna], channels: ["emploi"] }).channel());
      all.discord.fails(callback, refuses(404, 10062, "Unknown interaction"));
      all.discord.fails({ method: "POST", route: "/users/@me/channels" }, down(), 6);
      here.command("emploi", { metier: distress });
      await all.anna.gets("3114");
      expectNothingKept(await kept(all));
    });
  });

  test("while it is typed into a command, no job is proposed", async () => {
    const { anna } = await listeningSetup({}, way);
    expect(await anna.types("emploi", { metier: distress })).toEqual([]);
  });
});
