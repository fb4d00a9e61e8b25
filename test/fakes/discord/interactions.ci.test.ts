import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call, type Line, login, type Payload } from "./calling.ts";
import { type Discord, type Person, type Seat, startDiscord } from "./discord.ts";

/** The rules of interactions, call by call. */
describe("an interaction", () => {
  let discord: Discord;
  let anna: Person;
  let line: Line;
  let now: Date;

  beforeEach(async () => {
    now = new Date("2026-11-20T08:00:00Z");
    discord = await startDiscord({ now: () => now });
    anna = discord.person({ name: "Anna", installed: true });
    line = await login(discord);
    await call(discord, "PUT", `/applications/${discord.applicationId}/commands`, [command]);
  });
  afterEach(async () => {
    line.end();
    await discord.close();
  });

  const came = async () => (await line.next(({ t }) => t === "INTERACTION_CREATE")).d;
  const back = ({ id, token }: Payload["d"], body: object, query = "") =>
    call(discord, "POST", `/interactions/${id}/${token}/callback${query}`, body);
  const hook = ({ token }: Payload["d"]) => `/webhooks/${discord.applicationId}/${token}`;
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const says = (content: string, flags = 0) => ({ type: 4, data: { content, flags } });
  const whys = () => discord.refused.map(({ why }) => why);

  /** A message of the bot with a button and a select, and a tap on it. */
  async function tapped(seat: Seat = anna): Promise<Payload["d"]> {
    await call(discord, "POST", `/channels/${anna.dmId}/messages`, { content: "x", components: [rowOf(button)] });
    seat.taps("Ici");
    return came();
  }

  test("is told with all that discord.js reads", async () => {
    anna.command("emploi", { metier: "boulanger" });
    expect(await came()).toMatchObject({
      ...{ type: 2, version: 1, application_id: discord.applicationId, locale: "fr", context: 1, entitlements: [] },
      ...{ attachment_size_limit: 10485760, authorizing_integration_owners: { 1: anna.id }, user: { id: anna.id } },
      channel: { id: anna.dmId, type: 1 },
      data: { name: "emploi", type: 1, options: [{ name: "metier", type: 3, value: "boulanger" }] },
    });
    const bob = discord.person({ name: "Bob", locale: "en-GB" });
    const guild = discord.guild({ members: [bob] });
    bob.in(guild.channel()).command("emploi", { metier: "couvreur" });
    expect(await came()).toMatchObject({
      ...{ guild_id: guild.id, guild_locale: "fr", locale: "en-GB", context: 0 },
      ...{ authorizing_integration_owners: { 0: guild.id }, member: { user: { id: bob.id }, roles: [] } },
    });
  });

  test("must be acknowledged within 3 seconds", async () => {
    anna.command("emploi", { metier: "x" });
    const first = await came();
    later(3000);
    expect(await back(first, { type: 5 })).toMatchObject({ status: 204 });
    anna.command("emploi", { metier: "x" });
    const second = await came();
    later(3001);
    expect(await back(second, { type: 5 })).toMatchObject({ status: 404, code: 10062 });
    expect(await back({ ...second, id: "1" }, { type: 5 })).toMatchObject({ code: 10062 });
    expect(anna.transcript()).toContain("(the app says that Tremplin did not answer /emploi)");
    expect(discord.unanswered()).toEqual(["/emploi"]);
    expect(discord.refused).toEqual([]);
  });

  test("is acknowledged once", async () => {
    anna.command("emploi", { metier: "x" });
    const it = await came();
    await back(it, says("un"));
    expect(await back(it, says("deux"))).toMatchObject({ status: 400, code: 40060 });
    expect(whys()).toEqual(["twice: /emploi"]);
    expect(anna.screen().messages.map(({ text }) => text)).toEqual(["un"]);
  });

  test("has nothing to edit or follow before its acknowledgement", async () => {
    anna.command("emploi", { metier: "x" });
    const it = await came();
    for (const [method, path] of [
      ["POST", hook(it)],
      ["PATCH", `${hook(it)}/messages/%40original`],
    ] as const)
      expect(await call(discord, method, path, { content: "x" })).toMatchObject({ status: 404, code: 10015 });
    expect(whys()).toHaveLength(2);
  });

  test("can be answered for 15 minutes", async () => {
    anna.command("emploi", { metier: "x" });
    const it = await came();
    await back(it, { type: 5 });
    expect(anna.last().isLoading).toBe(true);
    later(15 * 60_000);
    const path = `${hook(it)}/messages/@original`;
    expect(await call(discord, "PATCH", path, { content: "enfin" })).toMatchObject({ status: 200 });
    expect(await anna.reads("enfin")).toBe("enfin");
    expect(anna.last().isEdited).toBe(false);
    expect(await call(discord, "POST", hook(it), { content: "encore" })).toMatchObject({ status: 200 });
    expect(await call(discord, "GET", path)).toMatchObject({ content: "enfin" });
    later(1);
    expect(await call(discord, "PATCH", path, { content: "trop tard" })).toMatchObject({ status: 401, code: 50027 });
    expect(await call(discord, "POST", "/webhooks/1/x", { content: "x" })).toMatchObject({ status: 404, code: 10015 });
    expect(discord.refused).toEqual([]);
  });

  test.each([
    ["a command", 6],
    ["a command", 7],
    ["a command", 8],
    ["a button", 8],
    ["a completion", 4],
    ["a completion", 5],
    ["a completion", 9],
    ["a modal", 9],
    ["a modal of a command", 6],
    ["a modal of a command", 7],
  ])("%s is not answered with type %i", async (what, type) => {
    const it = await asked(what);
    expect(await back(it, bodies[type] ?? {})).toMatchObject({ status: 400, code: 50035 });
    expect(whys()[0]).toMatch(/cannot be answered with type/);
  });

  test.each([
    ["a command", 9],
    ["a button", 4],
    ["a button", 5],
    ["a button", 6],
    ["a button", 7],
    ["a button", 9],
    ["a completion", 8],
    ["a modal", 4],
    ["a modal", 5],
    ["a modal", 6],
    ["a modal", 7],
    ["a modal of a command", 4],
  ])("%s may be answered with type %i", async (what, type) => {
    expect(await back(await asked(what), bodies[type] ?? {})).toMatchObject({ status: 204 });
    expect(discord.refused).toEqual([]);
  });

  async function asked(what: string): Promise<Payload["d"]> {
    if (what === "a command") anna.command("emploi", { metier: "x" });
    else if (what === "a completion") void anna.types("emploi", { metier: "x" }, "metier").catch(() => {});
    else if (what === "a modal of a command") anna.command("emploi", { metier: "x" });
    else return what === "a button" ? tapped() : filled(await tapped());
    return what === "a modal of a command" ? filled(await came()) : came();
  }

  async function filled(it: Payload["d"]): Promise<Payload["d"]> {
    await back(it, bodies[9] ?? {});
    anna.fills({ Mot: "pain" });
    return came();
  }

  test.each([
    ["26 choices", { choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })) }],
    ["an empty name", { choices: [{ name: "", value: "x" }] }],
    ["a name of 101", { choices: [{ name: "x".repeat(101), value: "x" }] }],
    ["a value of 101", { choices: [{ name: "x", value: "x".repeat(101) }] }],
    ["a number for a text", { choices: [{ name: "x", value: 1 }] }],
    ["a message", { content: "x" }],
  ])("a completion is not answered with %s", async (_, data) => {
    const it = await asked("a completion");
    expect(await back(it, { type: 8, data })).toMatchObject({ status: 400, code: 50035 });
    expect(discord.refused).toHaveLength(1);
  });

  test.each([
    ["a title of 46", { title: "x".repeat(46) }, "title"],
    ["no component", { components: [] }, "components"],
    ["six components", { components: Array.from({ length: 6 }, (_, n) => label(`${n}`)) }, "between 1 and 5"],
    ["a button", { components: [rowOf(button)] }, "type"],
    ["a label of 46", { components: [{ ...label("a"), label: "x".repeat(46) }] }, "label"],
    ["a description of 101", { components: [{ ...label("a"), description: "x".repeat(101) }] }, "description"],
    ["a placeholder of 101", { components: [label("a", { placeholder: "x".repeat(101) })] }, "placeholder"],
    ["a text of 4,001", { components: [label("a", { value: "x".repeat(4001) })] }, "value"],
    ["a value beyond its own limit", { components: [label("a", { value: "xx", max_length: 1 })] }, "max_length"],
    ["the same custom id twice", { components: [label("a"), label("a")] }, "duplicated"],
    ["an input with two labels", { components: [label("a", { label: "x" })] }, "no label"],
    ["a misspelt field", { componentss: [] }, "componentss"],
    ["a custom id of 101", { custom_id: "x".repeat(101) }, "custom_id"],
  ])("a modal with %s is refused", async (_, more, why) => {
    anna.command("emploi", { metier: "x" });
    const data = { ...(bodies[9] as { data: object }).data, ...more };
    expect(await back(await came(), { type: 9, data })).toMatchObject({ status: 400, code: 50035 });
    expect(whys()[0]).toContain(why);
    expect(() => anna.fills({})).toThrow("No modal is open");
  });

  test("a modal gives back each field as the app does", async () => {
    const options = ["CDI", "CDD", "Intérim"].map((name) => ({ label: name, value: name.toLowerCase() }));
    const field = (name: string, component: object) => ({ type: 18, label: name, component });
    const components = [
      { type: 10, content: "**Filtres**" },
      field("Contrat", { type: 3, custom_id: "a", options, max_values: 2 }),
      field("Cases", { type: 22, custom_id: "b", options, required: false }),
      field("Un seul", {
        type: 21,
        custom_id: "c",
        options: options.with(1, { label: "CDD", value: "cdd", ...isDefault }),
      }),
      field("Alternance", { type: 23, custom_id: "d" }),
    ];
    anna.command("emploi", { metier: "x" });
    await back(await came(), { type: 9, data: { title: "Filtres", custom_id: "m", components } });
    expect(() => anna.says("x")).toThrow('The modal "Filtres" is open');
    expect(() => anna.fills({ Ville: "x" })).toThrow("There is no field Ville in the modal:\nFiltres");
    expect(() => anna.fills({ Contrat: "CDX" })).toThrow("There is no option CDX, but CDI, CDD, Intérim");
    expect(() => anna.fills({ Contrat: ["CDI", "CDD", "Intérim"] })).toThrow("from 1 to 2 can be");
    expect(() => anna.fills({})).toThrow("0 options were picked");
    anna.fills({ Contrat: ["CDI", "Intérim"], Alternance: true });
    const { data } = await came();
    expect(data).toMatchObject({
      custom_id: "m",
      components: [
        { type: 10 },
        { type: 18, component: { type: 3, custom_id: "a", values: ["cdi", "intérim"] } },
        { type: 18, component: { type: 22, custom_id: "b", values: [] } },
        { type: 18, component: { type: 21, custom_id: "c", value: "cdd" } },
        { type: 18, component: { type: 23, custom_id: "d", value: true } },
      ],
    });
    expect(() => anna.dismisses()).toThrow("No modal is open");
    expect(discord.refused).toEqual([]);
  });

  test("a deferred reply says only who will see it", async () => {
    anna.command("emploi", { metier: "x" });
    const it = await came();
    expect(await back(it, { type: 5, data: { flags: 1 << 15 } })).toMatchObject({ code: 50035 });
    expect(await back(it, { type: 5, data: { content: "x" } })).toMatchObject({ code: 50035 });
    expect(await back(it, { type: 5, data: { flags: 64 } })).toMatchObject({ status: 204 });
    expect(anna.last()).toMatchObject({ isEphemeral: true, isLoading: true });
    expect(whys()).toHaveLength(2);
    const path = `${hook(it)}/messages/@original`;
    const v2 = { flags: 1 << 15, components: [{ type: 10, content: "voilà" }] };
    expect(await call(discord, "PATCH", path, v2)).toMatchObject({ status: 200, flags: (1 << 15) | 64 });
    expect(await anna.sees("voilà")).toMatchObject({ isEphemeral: true, isLoading: false });
  });

  test("an ephemeral message is one person's, and only the interaction's token reaches it", async () => {
    const bob = discord.person({ name: "Bob" });
    const channel = discord.guild({ members: [anna, bob] }).channel();
    const [hers, his] = [anna.in(channel), bob.in(channel)];
    hers.command("emploi", { metier: "x" });
    const it = await came();
    const { resource } = await back(it, says("secret", 64), "?with_response=true");
    expect(resource).toMatchObject({ type: 4, message: { content: "secret", flags: 64 } });
    expect(hers.screen().messages).toHaveLength(1);
    expect(his.screen().messages).toHaveLength(0);
    expect([hers.transcript(), his.transcript()]).toEqual(["Anna: /emploi metier:x\nTremplin (ephemeral): secret", ""]);
    const { id } = hers.last();
    const direct = `/channels/${channel.id}/messages/${id}`;
    expect(await call(discord, "PATCH", direct, { content: "x" })).toMatchObject({ status: 404, code: 10008 });
    expect(await call(discord, "PATCH", `${hook(it)}/messages/${id}`, { content: "y" })).toMatchObject({ status: 200 });
    anna.restartsApp();
    expect(hers.screen().messages).toHaveLength(0);
    expect(await call(discord, "PATCH", `${hook(it)}/messages/${id}`, { content: "z" })).toMatchObject({ code: 10008 });
  });

  test("with_response gives the interaction and its message", async () => {
    anna.command("emploi", { metier: "x" });
    const it = await came();
    const answer = await back(it, { type: 5 }, "?with_response=true");
    expect(answer).toMatchObject({
      status: 200,
      interaction: { id: it.id, type: 2, response_message_loading: true, response_message_ephemeral: false },
      resource: { type: 5, message: { flags: 128 } },
    });
  });

  test("of a button edits the message it is on", async () => {
    const it = await tapped();
    expect(it).toMatchObject({ type: 3, data: { custom_id: "here", component_type: 2 }, message: { content: "x" } });
    await back(it, { type: 6 });
    await call(discord, "PATCH", `${hook(it)}/messages/@original`, { content: "y" });
    anna.taps("Ici");
    await back(await came(), { type: 7, data: { content: "z" } });
    expect(anna.screen().messages).toMatchObject([{ text: "z", isEdited: true }]);
    later(400 * 24 * 3600_000);
    anna.taps("Ici");
    expect(await back(await came(), { type: 6 })).toMatchObject({ status: 204 });
  });

  test("the first message after a deferred reply takes its place", async () => {
    anna.command("emploi", { metier: "x" });
    const it = await came();
    await back(it, { type: 5, data: { flags: 64 } });
    await call(discord, "POST", hook(it), { content: "un" });
    await call(discord, "POST", hook(it), { content: "deux" });
    expect(anna.screen().messages).toMatchObject([
      { text: "un", isEphemeral: true },
      { text: "deux", isEphemeral: false },
    ]);
  });

  test("where the bot is not, five messages may follow", async () => {
    const channel = discord.guild({ members: [anna], bot: "absent" }).channel();
    anna.in(channel).command("emploi", { metier: "x" });
    const it = await came();
    expect(it).toMatchObject({ authorizing_integration_owners: { 1: anna.id } });
    await back(it, says("un"));
    const send = async () => (await call(discord, "POST", hook(it), { content: "x" })).status;
    const statuses = [await send(), await send(), await send(), await send(), await send(), await send()];
    expect(statuses).toEqual([200, 200, 200, 200, 200, 400]);
    expect(await call(discord, "POST", `/channels/${channel.id}/messages`, { content: "x" })).toMatchObject({
      code: 50001,
    });
  });
});

const isDefault = { default: true };
const rowOf = (...components: object[]) => ({ type: 1, components });
const button = { type: 2, style: 1, custom_id: "here", label: "Ici" };
const label = (custom_id: string, more: object = {}) => ({
  type: 18,
  label: "Mot",
  component: { type: 4, style: 1, custom_id, ...more },
});
/** A right body for each type of answer. */
const bodies: Record<number, object> = {
  4: { type: 4, data: { content: "x" } },
  5: { type: 5 },
  6: { type: 6 },
  7: { type: 7, data: { content: "y" } },
  8: { type: 8, data: { choices: [] } },
  9: { type: 9, data: { title: "Titre", custom_id: "m", components: [label("word")] } },
};
const command = {
  name: "emploi",
  description: "x",
  options: [{ type: 3, name: "metier", description: "x", required: true, autocomplete: true }],
};
