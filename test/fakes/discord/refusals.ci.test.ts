import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "./calling.ts";
import { type Discord, type Person, startDiscord } from "./discord.ts";

/**
 * Every call here is wrong in one respect, beside one that is right: a fake that accepts everything proves
 * nothing.
 */
describe("the fake refuses what the platform refuses", () => {
  let discord: Discord;
  let anna: Person;

  beforeAll(async () => {
    discord = await startDiscord();
    anna = discord.person({ name: "Anna", installed: true });
  });
  afterAll(() => discord.close());

  test.each([
    ["a misspelt field", { contents: "x" }, "contents"],
    ["a content that is a number", { content: 5 }, "content"],
    ["2,001 characters", { content: long(2001) }, "content: Must be 2000"],
    ["flags that are no whole number", { content: "x", flags: 1.5 }, "flags"],
    ["a misspelt field deep inside", { content: "x", embeds: [{ footer: { txt: "x" } }] }, "txt"],
    ["a misspelt option", row({ ...select, options: [{ label: "x", value: "x", descripton: "y" }] }), "descripton"],
    ["mentions that are no ids", { content: "x", allowed_mentions: { users: ["anna"] } }, "allowed_mentions.users.0"],
    ["a nonce of 26 characters", { content: "x", nonce: long(26) }, "nonce"],
    ["an ephemeral flag without an interaction", { content: "x", flags: 64 }, "flags"],
    ["11 embeds", { embeds: Array(11).fill({ title: "x" }) }, "embeds"],
    ["an embed with a title of 257", { embeds: [{ title: long(257) }] }, "embeds.0.title"],
    ["an empty embed", { embeds: [{}] }, "embeds.0"],
    ["embeds of 6,001 in all", { embeds: [{ description: long(4000) }, { description: long(2001) }] }, "6000"],
    ["a misspelt embed", { embeds: [{ titel: "x" }] }, "titel"],
    ["mentions told twice", { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } }, "exclusive"],
    ["an attachment that is not there", { content: "x", attachments: [{ id: "0" }] }, "files[0]"],
    ["an unknown component", v2({ type: 99 }), "components.0.type"],
    ["a misspelt button", row({ ...button, custmid: "x" }), "custmid"],
    ["a button without custom id", row({ type: 2, style: 1, label: "x" }), "custom_id"],
    ["an empty custom id", row({ ...button, custom_id: "" }), "custom_id"],
    ["a custom id of 101", row({ ...button, custom_id: long(101) }), "custom_id"],
    ["the same custom id twice", row(button, button), "duplicated"],
    ["the same component id twice", row({ ...button, id: 7 }, { ...button, custom_id: "y", id: 7 }), "id cannot"],
    ["a button with a url", row({ ...button, url: "https://a.fr" }), "url"],
    ["a label of 81", row({ ...button, label: long(81) }), "label"],
    ["a button without a label", row({ type: 2, style: 1, custom_id: "x" }), "label or an emoji"],
    ["a colour that does not exist", row({ ...button, style: 7 }), "style"],
    ["a link with a custom id", row({ ...link, custom_id: "x" }), "custom_id"],
    ["a link without a url", row({ type: 2, style: 5, label: "x" }), "url"],
    ["a link to a script", row({ ...link, url: "javascript:alert(1)" }), "Scheme"],
    ["a link of 513 characters", row({ ...link, url: `https://a.fr/${long(500)}` }), "url"],
    ["six buttons in a row", row(...many(6)), "components"],
    ["six rows", { content: "x", components: many(6).map((one) => rowOf(one)) }, "5 or fewer"],
    ["a row without anything", row(), "components"],
    ["a select beside a button", row(select, button), "alone"],
    ["a select of 26 options", row({ ...select, options: options(26) }), "options"],
    ["a select without options", row({ ...select, options: [] }), "options"],
    ["the same value twice", row({ ...select, options: [...options(1), ...options(1)] }), "unique"],
    ["an option label of 101", row({ ...select, options: [{ label: long(101), value: "x" }] }), "label"],
    ["an option value of 101", row({ ...select, options: [{ label: "x", value: long(101) }] }), "value"],
    [
      "an option description of 101",
      row({ ...select, options: [{ label: "x", value: "x", description: long(101) }] }),
      "description",
    ],
    ["a placeholder of 151", row({ ...select, placeholder: long(151) }), "placeholder"],
    ["more to choose than there is", row({ ...select, max_values: 3 }), "only 2 options"],
    ["a minimum above the maximum", row({ ...select, min_values: 2, max_values: 1 }), "more than"],
    ["a maximum of 26", row({ ...select, max_values: 26 }), "max_values"],
    ["two defaults where one is chosen", row({ ...select, options: options(2, true) }), "defaults"],
    ["a text without the flag", { content: "x", components: [text("x")] }, "IS_COMPONENTS_V2"],
    ["a container without the flag", { content: "x", components: [box(text("x"))] }, "IS_COMPONENTS_V2"],
    ["content beside the flag", { ...v2(text("x")), content: "x" }, "no content"],
    ["embeds beside the flag", { ...v2(text("x")), embeds: [{ title: "x" }] }, "no embeds"],
    ["an empty text", v2(text("")), "content"],
    ["a text of spaces", v2(text(" \n")), "content"],
    ["4,001 characters of text", v2(text(long(2000)), box(text(long(2001)))), "4001 characters"],
    ["41 components", v2(...Array(41).fill(text("x"))), "components"],
    ["41 components, nested", v2(box(...Array(20).fill(text("x"))), ...Array(20).fill(text("x"))), "at most 40"],
    ["a container in a container", v2(box(box(text("x")))), "type"],
    ["a section without accessory", v2({ type: 9, components: [text("x")] }), "accessory"],
    ["a section with four texts", v2(section(Array(4).fill(text("x")), button)), "components"],
    ["a section without text", v2(section([], button)), "components"],
    ["a select beside a section", v2(section([text("x")], select)), "accessory.type"],
    [
      "a picture that was not sent",
      v2(section([text("x")], { type: 11, media: { url: "attachment://x.png" } })),
      "x.png",
    ],
    ["a file from elsewhere", v2({ type: 13, file: { url: "https://a.fr/x.pdf" } }), "attachment:"],
    ["a colour beyond all", v2({ ...box(text("x")), accent_color: 0x1000000 }), "accent_color"],
  ])("a message with %s", async (_, body, why: string) => {
    await refused("POST", `/channels/${anna.dmId}/messages`, body, why);
  });

  test.each([
    ["2,000 characters", { content: long(2000) }],
    ["a nonce, as discord.js sends it", { content: "x", tts: false, nonce: long(25), enforce_nonce: true }],
    ["embeds of 6,000 in all", { embeds: [{ description: long(4000) }, { description: long(2000) }] }],
    ["25 buttons", { content: "x", components: [1, 2, 3, 4, 5].map((n) => rowOf(...many(5, n))) }],
    ["every kind of button", row(button, link, { ...button, custom_id: "y", label: null, emoji: { name: "⭐" } })],
    ["a select of 25", row({ ...select, options: options(25, true), min_values: 0, max_values: 25 })],
    ["4,000 characters and 40 components", v2(text(long(3961)), ...Array(39).fill(text("x")))],
    ["a section with a button", v2(box(section([text("x")], button), { type: 14, divider: true, spacing: 2 }))],
  ])("a message with %s is accepted", async (_, body) => {
    expect(await call(discord, "POST", `/channels/${anna.dmId}/messages`, body)).toMatchObject({ status: 200 });
  });

  test.each([
    ["nothing", {}],
    ["only spaces", { content: " \n " }],
    ["the flag and no components", { flags: V2, components: [] }],
  ])("a message with %s is empty", async (_, body) => {
    const answer = await call(discord, "POST", `/channels/${anna.dmId}/messages`, body);
    expect(answer).toMatchObject({ status: 400, code: 50006, message: "Cannot send an empty message" });
  });

  test("more than 10,170 bytes of text break Discord's server", async () => {
    const body = v2(text("€".repeat(3400)));
    expect(await call(discord, "POST", `/channels/${anna.dmId}/messages`, body)).toMatchObject({ status: 500 });
    expect(discord.refused.at(-1)?.why).toBe("10200 bytes of text");
  });

  test("an edit cannot remove the flag, and one that adds it clears the rest", async () => {
    const path = `/channels/${anna.dmId}/messages`;
    const { id } = await call(discord, "POST", path, { content: "x", embeds: [{ title: "x" }] });
    await refused("PATCH", `${path}/${id}`, v2(text("x")), "content must be cleared");
    await refused("PATCH", `${path}/${id}`, { ...v2(text("x")), content: null }, "embeds must be cleared");
    expect(await call(discord, "PATCH", `${path}/${id}`, { ...v2(text("x")), content: "", embeds: [] })).toMatchObject({
      status: 200,
      content: "",
      flags: V2,
    });
    await refused("PATCH", `${path}/${id}`, { flags: 0 }, "stays for ever");
    await refused("PATCH", `${path}/${id}`, { content: "x" }, "no content");
    expect(await call(discord, "PATCH", `${path}/${id}`, { components: [] })).toMatchObject({ code: 50006 });
  });

  test.each([
    ["a capital letter", command({ name: "Emploi" }), "name is invalid"],
    ["a space", command({ name: "mes données" }), "name is invalid"],
    ["a name of 33", command({ name: "a".repeat(33) }), "name"],
    ["no description", command({ description: "" }), "description"],
    ["a description of 101", command({ description: long(101) }), "description"],
    ["a translation in capitals", command({ name_localizations: { fr: "Emploi" } }), "name_localizations.fr"],
    ["an unknown language", command({ name_localizations: { fr_FR: "emploi" } }), "no such locale"],
    ["a misspelt field", command({ descripton: "x" }), "descripton"],
    ["a context that does not exist", command({ contexts: [3] }), "contexts"],
    ["an option in capitals", command({ options: [option({ name: "Ville" })] }), "options.0.name"],
    ["an option without description", command({ options: [{ type: 3, name: "x" }] }), "description"],
    ["an option of type 12", command({ options: [option({ type: 12 })] }), "type"],
    ["an option twice", command({ options: [option(), option()] }), "twice"],
    ["required after optional", command({ options: [option(), option({ name: "y", required: true })] }), "before"],
    ["26 options", command({ options: Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` })) }), "options"],
    ["choices and completion", command({ options: [option({ autocomplete: true, choices: [choice()] })] }), "exclude"],
    ["completion of a yes or no", command({ options: [option({ type: 5, autocomplete: true })] }), "autocomplete"],
    [
      "26 choices",
      command({ options: [option({ choices: Array.from({ length: 26 }, (_, n) => choice(n)) })] }),
      "choices",
    ],
    ["a choice twice", command({ options: [option({ choices: [choice(), choice()] })] }), "twice"],
    ["a value of 101", command({ options: [option({ choices: [{ name: "x", value: long(101) }] })] }), "value"],
    ["lengths that cross", command({ options: [option({ min_length: 5, max_length: 4 })] }), "max_length"],
    ["a subcommand among options", command({ options: [option(), option({ type: 1, name: "y" })] }), "subcommands"],
    ["8,001 characters", command({ options: Array.from({ length: 4 }, (_, n) => big(n)) }), "8000"],
  ])("a command with %s", async (_, body, why) => {
    await refused("POST", `/applications/${discord.applicationId}/commands`, body, why);
    await refused("PUT", `/applications/${discord.applicationId}/commands`, [body], why);
  });

  test("two commands of one name, and 101 commands", async () => {
    const path = `/applications/${discord.applicationId}/commands`;
    await refused("PUT", path, [command(), command()], "twice");
    const hundred = Array.from({ length: 101 }, (_, n) => command({ name: `c${n}` }));
    await refused("PUT", path, hundred, "at most 100");
    expect(await call(discord, "PUT", path, hundred.slice(1))).toMatchObject({ status: 200 });
    const foreign = await call(discord, "PUT", "/applications/1/commands", []);
    expect(foreign).toMatchObject({ status: 403, code: 20012 });
  });

  test("errors have the shape that Discord gives them", async () => {
    const body = { embeds: [{ title: long(257) }], ...row(button, button) };
    expect(await call(discord, "POST", `/channels/${anna.dmId}/messages`, row(button, button))).toMatchObject({
      status: 400,
      code: 50035,
      message: "Invalid Form Body",
      errors: {
        components: {
          0: { components: { 1: { custom_id: { _errors: [{ code: "COMPONENT_CUSTOM_ID_DUPLICATED" }] } } } },
        },
      },
    });
    const { errors } = await call(discord, "POST", `/channels/${anna.dmId}/messages`, body);
    expect(errors).toMatchObject({ embeds: { 0: { title: { _errors: [{ code: "BASE_TYPE_BAD_LENGTH" }] } } } });
  });

  test("a misspelt field, and a body where none belongs, whatever the operation", async () => {
    await refused("POST", "/users/@me/channels", { recipient: "1" }, "recipient");
    await refused("POST", `/channels/${anna.dmId}/typing`, { seconds: 5 }, "no body");
    const { id } = await call(discord, "POST", `/applications/${discord.applicationId}/commands`, command());
    const path = `/applications/${discord.applicationId}/commands/${id}`;
    await refused("PATCH", path, { descripton: "x" }, "descripton");
    await refused("PATCH", path, { options: [option({ min_lenght: 1 })] }, "min_lenght");
    await refused("PUT", `/applications/${discord.applicationId}/commands`, command(), "must be array");
  });

  test("an unknown path, version or query, no JSON, a wrong token", async () => {
    await refused("GET", "/channels/1/pins", undefined, "the fake has no GET /channels/1/pins", 404);
    await refused("GET", `/guilds/1?counts=true`, undefined, "?counts", 400);
    const get = (path: string, init: RequestInit = {}) => fetch(`${discord.url}${path}`, init);
    const authorization = `Bot ${discord.token}`;
    expect((await get("/v9/users/@me", { headers: { authorization } })).status).toBe(404);
    expect((await get("/v10/users/@me", { headers: { authorization } })).status).toBe(200);
    expect((await get("/v10/users/@me", { headers: { authorization: "Bot x" } })).status).toBe(401);
    expect((await get("/v10/users/@me")).status).toBe(401);
    const headers = { authorization, "content-type": "application/json" };
    const broken = await get(`/v10/channels/${anna.dmId}/messages`, { method: "POST", headers, body: "{" });
    expect(await broken.json()).toMatchObject({ code: 50109 });
    const form = new FormData();
    form.set("content", "x");
    await refused("POST", `/channels/${anna.dmId}/messages`, form, "a part named content");
  });

  async function refused(method: string, path: string, body: unknown, why: string, status = 400): Promise<void> {
    const before = discord.refused.length;
    const answer = await call(discord, method, path, body);
    expect(answer).toMatchObject({ status });
    const refusals = discord.refused.slice(before);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.why).toContain(why);
  }
});

const V2 = 1 << 15;
const long = (count: number) => "é".repeat(count);
const button = { type: 2, style: 1, custom_id: "x", label: "x" };
const link = { type: 2, style: 5, label: "x", url: "https://example.com/" };
const options = (count: number, isDefault = false) =>
  Array.from({ length: count }, (_, n) => ({ label: `o${n}`, value: `o${n}`, default: isDefault }));
const select = { type: 3, custom_id: "s", options: options(2) };
const text = (content: string) => ({ type: 10, content });
const box = (...components: object[]) => ({ type: 17, components });
const section = (components: object[], accessory: object) => ({ type: 9, components, accessory });
const rowOf = (...components: object[]) => ({ type: 1, components });
const row = (...components: object[]) => ({ content: "x", components: [rowOf(...components)] });
const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => ({ ...button, custom_id: `${from}:${n}` }));
const v2 = (...components: object[]) => ({ flags: V2, components });
const command = (more: object = {}) => ({ name: "emploi", description: "x", type: 1, ...more });
const option = (more: object = {}) => ({ type: 3, name: "x", description: "x", ...more });
const choice = (number = 0) => ({ name: `c${number}`, value: `c${number}` });
const big = (number: number) =>
  option({
    name: `o${number}`,
    choices: Array.from({ length: 25 }, (_, n) => ({ name: `${n}`, value: `${n}`.padEnd(80) })),
  });
