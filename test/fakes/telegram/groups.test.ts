import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "./calling.ts";
import { type Person, startTelegram, type Telegram } from "./telegram.ts";

describe("groups", () => {
  let telegram: Telegram;
  let anna: Person;
  let bob: Person;

  beforeEach(async () => {
    telegram = await startTelegram();
    anna = telegram.person({ first_name: "Anna" });
    bob = telegram.person({ first_name: "Bob" });
  });
  afterEach(() => telegram.close());

  /** What the bot was told, in a few words each. */
  async function heard(): Promise<unknown[]> {
    const { result } = await call(telegram, "getUpdates");
    const updates = Object.values(result) as {
      update_id: number;
      message?: Record<string, unknown>;
      my_chat_member?: object;
    }[];
    const last = updates.at(-1)?.update_id ?? 0;
    await call(telegram, "getUpdates", { offset: last + 1 });
    return updates.map(({ message, ...other }) => message?.text ?? Object.keys(message ?? other).at(-1));
  }

  test("with privacy mode the bot hears commands for it and replies to it", async () => {
    const group = telegram.group({ members: [anna, bob] });
    const { result } = await call(telegram, "sendMessage", { chat_id: group.id, text: "Quelle ville ?" });
    anna.in(group).says("Bonjour tout le monde");
    anna.in(group).says("/emploi boulanger");
    anna.in(group).says("/emploi@tremplin_bot boulanger");
    anna.in(group).says("/emploi@other_bot boulanger");
    anna.in(group).says("Lyon");
    bob.in(group).says("Lyon, en réponse", { replyTo: result.message_id });
    expect(await heard()).toEqual(["/emploi boulanger", "/emploi@tremplin_bot boulanger", "Lyon, en réponse"]);
  });

  test("a question with force_reply is answered by a reply, which the bot hears", async () => {
    const group = telegram.group({ members: [anna, bob] });
    const reply_markup = { force_reply: true, input_field_placeholder: "Ville" };
    const { result } = await call(telegram, "sendMessage", { chat_id: group.id, text: "Où ?", reply_markup });
    expect(anna.in(group).says("Lyon").reply_to_message).toMatchObject({ message_id: result.message_id });
    expect(bob.in(group).says("Ah bon", { replyTo: "nothing" }).reply_to_message).toBeUndefined();
    anna.in(group).says("et Paris");
    expect(await heard()).toEqual(["Lyon"]);
  });

  test("as administrator it hears everything", async () => {
    const group = telegram.group({ members: [anna], bot: "administrator" });
    anna.in(group).says("Bonjour");
    expect(await heard()).toEqual(["Bonjour"]);
  });

  test("coming and going", async () => {
    const group = telegram.group({ members: [anna], bot: "left" });
    const write = () => call(telegram, "sendMessage", { chat_id: group.id, text: "x" });
    expect(await write()).toMatchObject({
      status: 403,
      description: "Forbidden: bot is not a member of the group chat",
    });
    group.addsBot(anna);
    group.add(bob);
    expect(await heard()).toEqual(["my_chat_member", "new_chat_members", "new_chat_members"]);
    expect(await write()).toMatchObject({ ok: true });
    group.removesBot(anna);
    expect(await heard()).toEqual(["my_chat_member"]);
    expect(await write()).toMatchObject({ status: 403, description: "Forbidden: bot was kicked from the group chat" });
    expect(() => telegram.person({ first_name: "Eve" }).in(group).says("x")).toThrow("Eve is not in Groupe");
  });

  test("a group that becomes a supergroup has a new id, and says so", async () => {
    const group = telegram.group({ members: [anna] });
    const old = group.id;
    group.migrates(anna);
    const answer = await call(telegram, "sendMessage", { chat_id: old, text: "x" });
    expect(answer).toMatchObject({ status: 400, parameters: { migrate_to_chat_id: group.id } });
    expect(answer.description).toBe("Bad Request: group chat was upgraded to a supergroup chat");
    expect(group.id).toBeLessThan(-1_000_000_000_000);
    expect(await call(telegram, "sendMessage", { chat_id: group.id, text: "x" })).toMatchObject({ ok: true });
    expect(await heard()).toEqual(["migrate_to_chat_id", "migrate_from_chat_id"]);
    expect(await anna.in(group).sees("x")).toMatchObject({ text: "x" });
  });

  test("a location is asked for in private only", async () => {
    const group = telegram.group({ members: [anna] });
    const reply_markup = { keyboard: [[{ text: "Ici", request_location: true }]] };
    expect(await call(telegram, "sendMessage", { chat_id: group.id, text: "Où ?", reply_markup })).toMatchObject({
      status: 400,
      description: "Bad Request: location can be requested in private chats only",
    });
    expect(telegram.refused).toMatchObject([{ why: "request_location in a group" }]);
  });

  test("rights and topics", async () => {
    const group = telegram.group({ type: "supergroup", members: [anna], isForum: true });
    const write = (more: object) => call(telegram, "sendMessage", { chat_id: group.id, text: "x", ...more });
    const topic = group.opensTopic(anna, "Offres");
    expect(await write({ message_thread_id: topic })).toMatchObject({ result: { message_thread_id: topic } });
    expect((await write({ message_thread_id: 77 })).description).toBe("Bad Request: message thread not found");
    group.closesTopic(topic);
    expect((await write({ message_thread_id: topic })).description).toBe("Bad Request: TOPIC_CLOSED");
    group.mutesBot();
    expect((await write({})).description).toMatch(/not enough rights to send text messages/);
    const { result } = await call(telegram, "getChatMember", { chat_id: group.id, user_id: anna.id });
    expect(result).toMatchObject({ status: "creator", user: { first_name: "Anna" } });
  });

  test("anybody in the group may tap, and is named", async () => {
    const group = telegram.group({ members: [anna, bob] });
    const reply_markup = { inline_keyboard: [[{ text: "A", callback_data: "a" }]] };
    await call(telegram, "sendMessage", { chat_id: group.id, text: "x", reply_markup });
    const tap = bob.in(group).taps("A");
    await call(telegram, "answerCallbackQuery", { callback_query_id: tap.id, text: "Bob", show_alert: true });
    expect(bob.in(group).toasts()).toEqual([{ text: "Bob", show_alert: true }]);
    expect(anna.in(group).toasts()).toEqual([]);
    expect(group.transcript()).toBe("Tremplin: x\n  [ A ]\nBob taps [ A ]\n  alert: Bob");
  });
});
