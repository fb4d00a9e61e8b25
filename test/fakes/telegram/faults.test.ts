import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "./calling.ts";
import * as fake from "./telegram.ts";

describe("ordered trouble", () => {
  let telegram: fake.Telegram;
  let anna: fake.Person;

  beforeEach(async () => {
    telegram = await fake.startTelegram();
    anna = telegram.person({ first_name: "Anna" });
    anna.starts();
  });
  afterEach(() => telegram.close());

  const send = (text: string, chat_id = anna.id) => call(telegram, "sendMessage", { chat_id, text });
  const said = () => anna.screen().messages.flatMap(({ isBot, text }) => (isBot ? [text] : []));
  const outcomes = () => telegram.calls.map(({ outcome, hadEffect }) => [outcome, hadEffect]);

  test("429 with a time, so many times, for one method and one chat", async () => {
    const bob = telegram.person({ first_name: "Bob" });
    bob.starts();
    const trouble = telegram.fails({ method: "sendMessage", chat: anna }, fake.tooManyRequests(3), 2);
    expect(await send("un")).toMatchObject({
      status: 429,
      description: "Too Many Requests: retry after 3",
      parameters: { retry_after: 3 },
    });
    expect(await send("à Bob", bob.id)).toMatchObject({ status: 200 });
    expect(await send("un")).toMatchObject({ status: 429 });
    expect(await send("un")).toMatchObject({ status: 200 });
    expect(trouble.hits()).toBe(2);
    expect(said()).toEqual(["un"]);
    expect(telegram.refused).toEqual([]);
  });

  test("any refusal, on any method", async () => {
    telegram.fails({ method: /^get/ }, fake.refuses(403, "Forbidden: bot was blocked by the user"));
    expect(await call(telegram, "getMe")).toMatchObject({
      status: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    expect(await call(telegram, "getMe")).toMatchObject({ status: 200 });
  });

  test("a proxy's page instead of JSON", async () => {
    telegram.fails({}, fake.down(502));
    await expect(send("x")).rejects.toThrow(/JSON/);
    expect(telegram.calls[0]).toMatchObject({ status: 502, outcome: "unknown", hadEffect: false });
  });

  test("a connection that breaks before or after the effect", async () => {
    telegram.fails({ method: "sendMessage" }, fake.reset());
    telegram.fails({ method: "sendMessage" }, fake.reset(true));
    await expect(send("avant")).rejects.toThrow("fetch failed");
    await expect(send("après")).rejects.toThrow("fetch failed");
    expect(said()).toEqual(["après"]);
    expect(outcomes()).toEqual([
      ["unknown", false],
      ["unknown", true],
    ]);
  });

  test("an answer that is no JSON, though it happened", async () => {
    telegram.fails({ method: "sendMessage" }, fake.garbage());
    await expect(send("fait")).rejects.toThrow(/JSON/);
    expect(said()).toEqual(["fait"]);
  });

  test("no answer until the trouble ends", async () => {
    const trouble = telegram.fails({ method: "sendMessage" }, fake.held());
    const sent = send("enfin");
    await telegram.called("sendMessage");
    expect(outcomes()).toEqual([["unknown", false]]);
    trouble.ends();
    expect(await sent).toMatchObject({ status: 200 });
    expect(outcomes()).toEqual([["done", true]]);
  });

  test("closing ends at once, whatever is held", async () => {
    telegram.fails({ method: "sendMessage" }, fake.held());
    const sent = send("jamais").catch(() => "broken off");
    const polled = call(telegram, "getUpdates", { offset: 100_000_002, timeout: 50 }).catch(() => "broken off");
    await telegram.called("sendMessage");
    await telegram.close();
    expect(await Promise.all([sent, polled])).toEqual(["broken off", "broken off"]);
    telegram = await fake.startTelegram();
  });
});
