import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "./calling.ts";
import { type Discord, type Person, startDiscord } from "./discord.ts";

describe("people", () => {
  let discord: Discord;
  let anna: Person;

  beforeEach(async () => {
    discord = await startDiscord();
    anna = discord.person({ name: "Anna", installed: true });
  });
  afterEach(() => discord.close());

  const send = (channel: string, body: object = { content: "x" }) =>
    call(discord, "POST", `/channels/${channel}/messages`, body);
  const register = (...commands: object[]) =>
    call(discord, "PUT", `/applications/${discord.applicationId}/commands`, commands);
  const dmOf = (recipient_id: string) => call(discord, "POST", "/users/@me/channels", { recipient_id });

  test("direct messages: one channel, which may be closed, or out of reach", async () => {
    expect(await dmOf(anna.id)).toMatchObject({ id: anna.dmId, type: 1, recipients: [{ id: anna.id }] });
    expect(await dmOf(anna.id)).toMatchObject({ id: anna.dmId });
    expect(await dmOf("1")).toMatchObject({ status: 404, code: 10013 });
    const shy = discord.person({ name: "Shy", installed: true, dm: "closed" });
    expect(await send(shy.dmId)).toMatchObject({ status: 403, code: 50007 });
    shy.opensDm();
    expect(await send(shy.dmId)).toMatchObject({ status: 200 });
    const stranger = discord.person({ name: "Stranger" });
    expect(await send(stranger.dmId)).toMatchObject({ status: 403, code: 50278 });
    const guild = discord.guild({ members: [stranger] });
    expect(await send(stranger.dmId)).toMatchObject({ status: 200 });
    guild.remove(stranger);
    expect(await send(stranger.dmId)).toMatchObject({ code: 50278 });
    anna.deactivates();
    expect(await send(anna.dmId)).toMatchObject({ code: 50007 });
    expect(discord.refused).toEqual([]);
  });

  test("channels that the bot may not write in, or see, or that are gone", async () => {
    const channel = discord.guild({ members: [anna] }).channel();
    const { id } = await send(channel.id);
    channel.letsBot("reads");
    expect(await send(channel.id)).toMatchObject({ status: 403, code: 50013 });
    channel.letsBot("sees nothing");
    expect(await send(channel.id)).toMatchObject({ status: 403, code: 50001 });
    channel.letsBot("writes");
    channel.deletes(id);
    expect(await call(discord, "PATCH", `/channels/${channel.id}/messages/${id}`, { content: "y" })).toMatchObject({
      status: 404,
      code: 10008,
    });
    channel.closes();
    expect(await send(channel.id)).toMatchObject({ status: 404, code: 10003 });
    expect(discord.refused).toEqual([]);
  });

  test("the same nonce gives the first message, for some minutes", async () => {
    let now = new Date("2026-11-20T08:00:00Z");
    await discord.close();
    discord = await startDiscord({ now: () => now });
    anna = discord.person({ name: "Anna", installed: true });
    const body = { content: "alerte", nonce: "a1", enforce_nonce: true };
    const { id } = await send(anna.dmId, body);
    expect(await send(anna.dmId, body)).toMatchObject({ id });
    expect((await send(anna.dmId, { ...body, enforce_nonce: false })).id).not.toBe(id);
    now = new Date(now.getTime() + 300_000);
    expect((await send(anna.dmId, body)).id).not.toBe(id);
    expect(anna.screen().messages).toHaveLength(3);
  });

  test("commands are where they were registered for, and in the person's language", async () => {
    const bob = discord.person({ name: "Bob", locale: "en-GB" });
    const guild = discord.guild({ members: [anna, bob] });
    const texts = { "en-GB": "jobs" };
    await register(
      { name: "emploi", name_localizations: texts, description: "x" },
      { name: "ici", description: "x", contexts: [0], integration_types: [0] },
      { name: "seul", description: "x", contexts: [1], integration_types: [1] },
    );
    const own = `/applications/${discord.applicationId}/guilds/${guild.id}/commands`;
    await call(discord, "POST", own, { name: "maison", description: "x" });
    const offered = [anna, bob, anna.in(guild.channel()), bob.in(guild.channel())].map((one) => one.commands());
    expect(offered).toEqual([["emploi", "seul"], ["jobs"], ["maison", "emploi", "ici"], ["maison", "jobs", "ici"]]);
    const foreign = discord.guild({ members: [anna, bob], bot: "absent" }).channel();
    expect([anna.in(foreign).commands(), bob.in(foreign).commands()]).toEqual([["emploi"], []]);
    bob.command("jobs");
    expect(discord.unanswered()).toEqual(["/jobs"]);
  });

  test("a person cannot do what the app does not offer", async () => {
    await register({
      name: "emploi",
      description: "x",
      options: [
        { type: 3, name: "metier", description: "x", required: true, max_length: 5 },
        { type: 4, name: "rayon", description: "x", choices: [{ name: "10 km", value: 10 }] },
        { type: 5, name: "alternance", description: "x" },
      ],
    });
    expect(() => anna.command("emplois")).toThrow("is not offered /emplois here, but /emploi");
    expect(() => anna.command("emploi")).toThrow("needs the option metier");
    expect(() => anna.command("emploi", { metier: "x", ville: "y" })).toThrow("has no option ville, but metier, rayon");
    expect(() => anna.command("emploi", { metier: 5 })).toThrow("is a string, not 5");
    expect(() => anna.command("emploi", { metier: "boulanger" })).toThrow("out of its limits");
    expect(() => anna.command("emploi", { metier: "x", rayon: 20 })).toThrow("is one of 10 km, not 20");
    expect(() => anna.command("emploi", { metier: "x", alternance: "oui" })).toThrow("is a boolean");
    await expect(anna.types("emploi", { metier: "x" }, "metier")).rejects.toThrow("proposes nothing");
    anna.command("emploi", { metier: "x", rayon: "10 km", alternance: true });
    expect(() => anna.fills({ Mot: "x" })).toThrow("No modal is open for Anna");
    const stranger = discord.person();
    expect(() => stranger.says("x")).toThrow("no common server");
    expect(() => anna.in(discord.guild().channel())).not.toThrow();
    expect(() => anna.in(discord.guild().channel()).says("x")).toThrow("guild.add(…) comes first");
  });

  test("taps and picks: what is there, and no more", async () => {
    const select = { type: 3, custom_id: "s", placeholder: "Métiers", max_values: 2, min_values: 1 };
    const options = ["Boulanger", "Pâtissier", "Traiteur"].map((label) => ({ label, value: label }));
    await send(anna.dmId, {
      content: "**Que** cherchez-vous ?",
      components: [
        { type: 1, components: [{ ...select, options }] },
        {
          type: 1,
          components: [
            { type: 2, style: 1, label: "Suite", custom_id: "next" },
            { type: 2, style: 1, label: "1/1", custom_id: "-", disabled: true },
            { type: 2, style: 5, label: "Site", url: "https://example.com/" },
          ],
        },
      ],
    });
    const there = `Tremplin: Que cherchez-vous ?
  < Métiers >
  ☐ Boulanger
  ☐ Pâtissier
  ☐ Traiteur
  [ Suite ] ( 1/1 ) [ Site ↗ ]`;
    expect(() => anna.taps("Suivant")).toThrow(`Anna sees no button Suivant in:\n${there}`);
    expect(() => anna.taps("1/1")).toThrow("The button 1/1 is disabled");
    expect(() => anna.picks("Charcutier")).toThrow("sees no select with Charcutier");
    expect(() => anna.picks("Villes", ["Lyon"])).toThrow("sees no select Villes");
    expect(() => anna.picks(["Boulanger", "Pâtissier", "Traiteur"])).toThrow(
      "3 options were picked, from 1 to 2 can be",
    );
    expect(() => anna.picks("Métiers", [])).toThrow("0 options were picked");
    expect(anna.taps("Site").url).toBe("https://example.com/");
    anna.picks("Métiers", ["Traiteur"]);
    anna.taps(/^Sui/);
    anna.tapsData("old:button");
    expect(discord.unanswered()).toEqual(["the choice in Métiers", "the button Suite", "the button old:button"]);
    await expect(anna.gets("rien", 1)).rejects.toThrow("Anna waited 1 ms for rien and sees:\nTremplin: Que");
  });

  test.each([
    ["**gras**, *italique*, __souligné__, ~~barré~~, `code`", "gras, italique, souligné, barré, code"],
    ["### Titre\n-# petit\n> cité", "Titre\npetit\ncité"],
    ["[Offre](https://example.com/a_b) et [x](<https://a.fr>)", "Offre et x"],
    ["\\*pas gras\\* C\\+\\+ \\[H/F\\]", "*pas gras* C++ [H/F]"],
    ["snake_case_ici, _vrai_ et 2 * 3 * 4", "snake_case_ici, vrai et 2 * 3 * 4"],
    ["- un\n- deux", "- un\n- deux"],
    ["***tout***", "tout"],
  ])("the words of %j", async (content, words) => {
    await send(anna.dmId, { content });
    expect(anna.last().text).toBe(words);
  });
});
