import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call, connect, login } from "./calling.ts";
import { type Discord, type Person, startDiscord } from "./discord.ts";

const DIRECT_MESSAGES = 1 << 12;
const GUILD_MESSAGES = 1 << 9;

describe("the gateway", () => {
  let discord: Discord;
  let anna: Person;

  beforeEach(async () => {
    discord = await startDiscord({ heartbeatMs: 5000 });
    anna = discord.person({ name: "Anna", installed: true });
  });
  afterEach(() => discord.close());

  const identity = (more: object = {}) => ({ token: discord.token, intents: 0, properties: {}, ...more });

  test.each([
    ["a wrong token", { token: "x" }, 4004],
    ["no intents", { intents: undefined }, 4013],
    ["an intent that does not exist", { intents: 1 << 30 }, 4013],
    ["the members of servers", { intents: 1 << 1 }, 4014],
    ["who is online", { intents: 1 << 8 }, 4014],
    ["what people write in servers", { intents: 1 << 15 }, 4014],
    ["a shard that does not exist", { shard: [1, 1] }, 4010],
  ])("closes on %s", async (_, more, code) => {
    const line = await connect(discord);
    line.send(2, identity(more));
    expect(await line.closed).toBe(code);
    expect(discord.gateway.closed).toEqual([code]);
  });

  test("wants to know first who is there, once, and in its own language", async () => {
    const [early, twice, strange, large] = await Promise.all([1, 2, 3, 4].map(() => connect(discord)));
    early?.send(3, {});
    expect(await early?.closed).toBe(4003);
    twice?.send(2, identity());
    twice?.send(2, identity());
    expect(await twice?.closed).toBe(4005);
    strange?.send(2, identity());
    strange?.send(77);
    expect(await strange?.closed).toBe(4001);
    large?.send(2, identity({ presence: "x".repeat(4096) }));
    expect(await large?.closed).toBe(4002);
  });

  test("answers heartbeats, and tells of the servers", async () => {
    const guild = discord.guild({ name: "Cap Emploi", members: [anna], channels: ["général", "offres"] });
    const line = await login(discord, 1);
    line.send(1, null);
    await line.next(({ op }) => op === 11);
    const { d } = await line.next(({ t }) => t === "GUILD_CREATE");
    expect(d).toMatchObject({ id: guild.id, name: "Cap Emploi", channels: [{ name: "général" }, { name: "offres" }] });
    guild.removesBot();
    await line.next(({ t }) => t === "GUILD_DELETE");
  });

  test("tells only what was asked for, and in channels not the words", async () => {
    const channel = discord.guild({ members: [anna] }).channel();
    const deaf = await login(discord);
    const direct = await login(discord, DIRECT_MESSAGES);
    const both = await login(discord, DIRECT_MESSAGES | GUILD_MESSAGES);
    anna.says("à toi");
    anna.in(channel).says("à tous");
    anna.in(channel).says(`<@${discord.applicationId}> bonjour`);
    const heard = async (line: typeof both) => (await line.next(({ t }) => t === "MESSAGE_CREATE")).d.content;
    expect(await heard(direct)).toBe("à toi");
    expect([await heard(both), await heard(both), await heard(both)]).toEqual([
      "à toi",
      "",
      `<@${discord.applicationId}> bonjour`,
    ]);
    await call(discord, "POST", `/applications/${discord.applicationId}/commands`, { name: "a", description: "a" });
    anna.command("a");
    for (const line of [deaf, direct, both])
      expect((await line.next(({ t }) => t !== "READY")).t).toBe("INTERACTION_CREATE");
  });

  test("hands over what was missed to who takes the session up again", async () => {
    const line = await connect(discord);
    line.send(2, identity({ intents: DIRECT_MESSAGES }));
    const { d, s } = await line.next(({ t }) => t === "READY");
    line.end();
    await line.closed;
    anna.says("un");
    anna.says("deux");
    const again = await connect(discord);
    again.send(6, { token: discord.token, session_id: d.session_id, seq: s });
    await again.next(({ t }) => t === "RESUMED");
    expect((await again.next(({ t }) => t === "MESSAGE_CREATE")).d.content).toBe("un");
    expect((await again.next(({ t }) => t === "MESSAGE_CREATE")).d.content).toBe("deux");
    discord.gateway.forgets();
    const late = await connect(discord);
    late.send(6, { token: discord.token, session_id: d.session_id, seq: s });
    expect(await late.next(({ op }) => op === 9)).toMatchObject({ d: false });
  });
});
