import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call, login } from "./calling.ts";
import * as fake from "./discord.ts";

describe("ordered trouble", () => {
  let discord: fake.Discord;
  let anna: fake.Person;

  beforeEach(async () => {
    discord = await fake.startDiscord();
    anna = discord.person({ name: "Anna", installed: true });
  });
  afterEach(() => discord.close());

  const route = "/channels/{channel_id}/messages";
  const send = (content: string, to = anna.dmId) => call(discord, "POST", `/channels/${to}/messages`, { content });
  const said = () => anna.screen().messages.map(({ text }) => text);
  const outcomes = () => discord.calls.map(({ outcome, hadEffect }) => [outcome, hadEffect]);

  test("429 with a time, so many times, for one route and one channel", async () => {
    const bob = discord.person({ name: "Bob", installed: true });
    const trouble = discord.fails(
      { method: "POST", route, channel: anna.dmId },
      fake.tooManyRequests(1.5, "shared"),
      2,
    );
    const { headers, ...limited } = await send("un");
    expect(limited).toMatchObject({ status: 429, retry_after: 1.5, global: false });
    expect(headers.get("retry-after")).toBe("1.5");
    expect(headers.get("x-ratelimit-scope")).toBe("shared");
    expect(await send("à Bob", bob.dmId)).toMatchObject({ status: 200 });
    expect(await send("un")).toMatchObject({ status: 429 });
    expect(await send("un")).toMatchObject({ status: 200 });
    expect(trouble.hits()).toBe(2);
    expect(said()).toEqual(["un"]);
    expect(discord.refused).toEqual([]);
  });

  test("ordinary answers tell their limits", async () => {
    const { headers } = await send("x");
    expect(Number(headers.get("x-ratelimit-remaining"))).toBeGreaterThan(0);
    expect(headers.get("x-ratelimit-bucket")).toBeTruthy();
  });

  test("any refusal, on any route", async () => {
    discord.fails({ route: /messages/ }, fake.refuses(403, 50001, "Missing Access"));
    expect(await call(discord, "GET", "/users/@me")).toMatchObject({ status: 200 });
    expect(await send("x")).toMatchObject({ status: 403, code: 50001, message: "Missing Access" });
  });

  test("a proxy's page, and an answer that is no JSON though it happened", async () => {
    discord.fails({}, fake.down(502));
    discord.fails({}, fake.garbage());
    await expect(send("x")).rejects.toThrow(/JSON/);
    await expect(send("fait")).rejects.toThrow(/JSON/);
    expect(discord.calls.map(({ status }) => status)).toEqual([502, undefined]);
    expect(said()).toEqual(["fait"]);
  });

  test("a connection that breaks before or after the effect", async () => {
    discord.fails({ route }, fake.reset());
    discord.fails({ route }, fake.reset(true));
    await expect(send("avant")).rejects.toThrow("fetch failed");
    await expect(send("après")).rejects.toThrow("fetch failed");
    expect(said()).toEqual(["après"]);
    expect(outcomes()).toEqual([
      ["unknown", false],
      ["unknown", true],
    ]);
  });

  test("no answer until the trouble ends", async () => {
    const trouble = discord.fails({ route }, fake.held());
    const sent = send("enfin");
    await discord.called("POST", route);
    expect(outcomes()).toEqual([["unknown", false]]);
    trouble.ends();
    expect(await sent).toMatchObject({ status: 200 });
    expect(outcomes()).toEqual([["done", true]]);
  });

  test("closing ends at once, whatever is held or connected", async () => {
    const line = await login(discord);
    discord.fails({ route }, fake.held());
    const sent = send("jamais").catch(() => "broken off");
    await discord.called("POST", route);
    await discord.close();
    expect(await sent).toBe("broken off");
    expect(await line.closed).toBe(1006);
    discord = await fake.startDiscord();
  });
});
