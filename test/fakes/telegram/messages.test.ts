import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "./calling.ts";
import { type Person, startTelegram, type Telegram } from "./telegram.ts";

describe("messages", () => {
  let telegram: Telegram;
  let anna: Person;
  let now: Date;

  beforeEach(async () => {
    now = new Date("2026-11-22T08:00:00Z");
    telegram = await startTelegram({ now: () => now, callbackSeconds: 15 });
    anna = telegram.person({ first_name: "Anna", language_code: "fr" });
    anna.starts();
  });
  afterEach(() => telegram.close());

  const keyboard = (...labels: string[]) => ({
    inline_keyboard: [labels.map((text) => ({ text, callback_data: `do:${text}` }))],
  });
  const send = (params: object) => call(telegram, "sendMessage", { chat_id: anna.id, ...params });
  const edit = (message_id: number, params: object) =>
    call(telegram, "editMessageText", { chat_id: anna.id, message_id, ...params });

  test("a sent message comes back as the bot's own", async () => {
    const { result } = await send({ text: "<b>Oui</b>", parse_mode: "HTML", reply_markup: keyboard("A") });
    expect(result).toEqual({
      message_id: 2,
      from: expect.objectContaining({ is_bot: true, username: "tremplin_bot" }),
      chat: { id: anna.id, type: "private", first_name: "Anna" },
      date: now.getTime() / 1000,
      text: "Oui",
      entities: [{ type: "bold", offset: 0, length: 3 }],
      reply_markup: keyboard("A"),
    });
  });

  test("an edit changes text and keyboard, and only where something is new", async () => {
    const { result } = await send({ text: "un", reply_markup: keyboard("A") });
    expect(await edit(result.message_id, { text: "deux" })).toMatchObject({ ok: true, result: { text: "deux" } });
    expect(anna.last()).toMatchObject({ text: "deux", buttons: [], isEdited: true });
    expect(await edit(result.message_id, { text: "deux" })).toMatchObject({
      status: 400,
      description:
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as " +
        "a current content and reply markup of the message",
    });
    expect(await edit(result.message_id, { text: "<b>deux</b>", parse_mode: "HTML" })).toMatchObject({ ok: true });
    expect(await edit(result.message_id, { text: "deux", reply_markup: keyboard("B") })).toMatchObject({ ok: true });
    const markup = { chat_id: anna.id, message_id: result.message_id, reply_markup: keyboard("B") };
    expect((await call(telegram, "editMessageReplyMarkup", markup)).description).toMatch(/message is not modified/);
    expect(telegram.refused).toEqual([]);
  });

  test("only the bot's own messages that are still there can be edited", async () => {
    const { message_id: hers } = anna.says("Bonjour");
    expect((await edit(hers, { text: "x" })).description).toBe("Bad Request: message can't be edited");
    expect((await edit(99, { text: "x" })).description).toBe("Bad Request: message to edit not found");
    const { result } = await send({ text: "x" });
    anna.deletes(result.message_id);
    expect((await edit(result.message_id, { text: "y" })).description).toBe("Bad Request: message to edit not found");
  });

  test("a message that brought a reply keyboard can't be edited", async () => {
    const { result } = await send({
      text: "Où ?",
      reply_markup: { keyboard: [[{ text: "Ici", request_location: true }]] },
    });
    expect(anna.screen().keyboard).toEqual([["Ici"]]);
    expect((await edit(result.message_id, { text: "x" })).description).toBe("Bad Request: message can't be edited");
    await send({ text: "Merci", reply_markup: { remove_keyboard: true } });
    expect(anna.screen().keyboard).toEqual([]);
  });

  test("deleting: own ones and, in private, hers; not after 48 hours", async () => {
    const { message_id: hers } = anna.says("secret");
    const remove = (message_id: number) => call(telegram, "deleteMessage", { chat_id: anna.id, message_id });
    expect(await remove(hers)).toMatchObject({ ok: true, result: true });
    expect((await remove(hers)).description).toBe("Bad Request: message to delete not found");
    const { result } = await send({ text: "x" });
    now = new Date(now.getTime() + 49 * 3_600_000);
    expect((await remove(result.message_id)).description).toMatch(/^Bad Request: message can't be deleted/);
  });

  test("who cannot be written to: 403 and 400", async () => {
    const bea = telegram.person({ first_name: "Béa" });
    const write = async (chat_id: number) => (await call(telegram, "sendMessage", { chat_id, text: "x" })).description;
    expect(await write(bea.id)).toBe("Forbidden: bot can't initiate conversation with a user");
    bea.starts();
    expect(await write(bea.id)).toBeUndefined();
    bea.blocks();
    expect(await write(bea.id)).toBe("Forbidden: bot was blocked by the user");
    expect(() => bea.says("x")).toThrow("unblocks() comes first");
    bea.unblocks();
    expect(await write(bea.id)).toBeUndefined();
    bea.deactivates();
    expect(await write(bea.id)).toBe("Forbidden: user is deactivated");
    expect(await write(12345)).toBe("Bad Request: chat not found");
    expect(telegram.refused).toEqual([]);
  });

  test("a tap is answered once, soon, and known", async () => {
    await send({ text: "Lesquels ?", reply_markup: keyboard("A", "B") });
    const answer = async (id: string | undefined) =>
      (await call(telegram, "answerCallbackQuery", { callback_query_id: id, text: "Noté" })).description;
    const tap = anna.taps("A");
    expect(await answer(tap.id)).toBeUndefined();
    expect(await tap.answered()).toEqual({ text: "Noté" });
    expect(await anna.seesToast("Noté")).toEqual({ text: "Noté" });
    const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
    expect(await answer(tap.id)).toBe(tooOld);
    expect(await answer("nothing")).toBe(tooOld);
    const late = anna.taps("B");
    now = new Date(now.getTime() + 16_000);
    expect(await answer(late.id)).toBe(tooOld);
    expect(telegram.unanswered()).toEqual([{ id: late.id, data: "do:B" }]);
  });

  test("a button must be there to be tapped; its data can be sent anyway", async () => {
    const { result } = await send({ text: "page 1", reply_markup: keyboard("Suite") });
    await send({ text: "autre", reply_markup: keyboard("Fin") });
    expect(anna.taps("Suite", result.message_id).id).toBeDefined();
    await edit(result.message_id, { text: "page 2", reply_markup: keyboard("Retour") });
    expect(() => anna.taps("Suite")).toThrow(/sees no button Suite in:.*\[ Retour \]/s);
    expect(() => anna.taps("Fin", result.message_id)).toThrow(/sees no button Fin/);
    anna.tapsData("do:Suite", { message: result.message_id, isInaccessible: true });
    const { result: updates } = await call(telegram, "getUpdates", { offset: -1 });
    expect(updates).toMatchObject([
      { callback_query: { data: "do:Suite", message: { message_id: result.message_id, date: 0 } } },
    ]);
  });

  test("a link, a copy and a disabled button ask the bot nothing", async () => {
    const markup = {
      inline_keyboard: [
        [
          { text: "Voir", url: "https://example.com/" },
          { text: "Copier", copy_text: { text: "abc" } },
          { text: "2/3", disabled: {} },
        ],
      ],
    };
    await send({ text: "x", reply_markup: markup });
    expect(anna.taps("Voir").url).toBe("https://example.com/");
    expect(anna.taps("Copier").copied).toBe("abc");
    await expect(anna.taps("2/3").answered()).rejects.toThrow("asks the bot nothing");
    expect(telegram.unanswered()).toEqual([]);
  });

  test("a key below the input field says its label", async () => {
    await send({
      text: "Quand ?",
      reply_markup: { keyboard: [[{ text: "Demain" }, { text: "Ici", request_location: true }]] },
    });
    anna.taps("Demain");
    expect(anna.screen().messages.at(-1)).toMatchObject({ from: "Anna", text: "Demain" });
    expect(() => anna.taps("Ici")).toThrow("use sendsLocation()");
  });

  test("answers quote the message they answer", async () => {
    const hers = anna.says("Lyon ?");
    const reply = { reply_parameters: { message_id: hers.message_id } };
    expect((await send({ text: "Oui", ...reply })).result.reply_to_message).toMatchObject({ text: "Lyon ?" });
    const nothing = { reply_parameters: { message_id: 99 } };
    expect((await send({ text: "Oui", ...nothing })).description).toBe("Bad Request: message to be replied not found");
    const lenient = { reply_parameters: { message_id: 99, allow_sending_without_reply: true } };
    expect(await send({ text: "Oui", ...lenient })).toMatchObject({ ok: true });
  });

  test("the command list is the one of her language and chat", async () => {
    const set = (command: string, more: object) =>
      call(telegram, "setMyCommands", { commands: [{ command, description: "x" }], ...more });
    await set("any", {});
    expect(anna.commands()).toMatchObject([{ command: "any" }]);
    await set("prive", { scope: { type: "all_private_chats" } });
    await set("prive_fr", { scope: { type: "all_private_chats" }, language_code: "fr" });
    expect(anna.commands()).toMatchObject([{ command: "prive_fr" }]);
    await call(telegram, "deleteMyCommands", { scope: { type: "all_private_chats" }, language_code: "fr" });
    expect(anna.commands()).toMatchObject([{ command: "prive" }]);
    expect((await call(telegram, "getMyCommands")).result).toMatchObject([{ command: "any" }]);
    await call(telegram, "setMyDescription", { description: "Emploi" });
    expect((await call(telegram, "getMyDescription", { language_code: "fr" })).result).toEqual({
      description: "Emploi",
    });
  });

  test("an inline query is answered once", async () => {
    const asked = anna.asksInline("boulanger");
    const { result } = await call(telegram, "getUpdates", { offset: -1 });
    const [update] = Object.values(result) as { inline_query?: { id: string } }[];
    const results = [{ type: "article", id: "1", title: "Boulanger", input_message_content: { message_text: "x" } }];
    const answer = { inline_query_id: update?.inline_query?.id, results };
    expect(await call(telegram, "answerInlineQuery", answer)).toMatchObject({ ok: true, result: true });
    expect(await asked).toMatchObject([{ title: "Boulanger" }]);
    expect(await call(telegram, "answerInlineQuery", answer)).toMatchObject({ status: 400 });
  });

  test("the transcript shows each message where it stands, as it now is", async () => {
    const { result } = await send({ text: "Quels intitulés ?", reply_markup: keyboard("Boulanger", "Pâtissier") });
    const tap = anna.taps("Boulanger");
    await call(telegram, "answerCallbackQuery", { callback_query_id: tap.id, text: "Coché" });
    await edit(result.message_id, { text: "Quels intitulés ?\n1 choisi", reply_markup: keyboard("☑ Boulanger") });
    anna.sendsLocation(45.76, 4.83);
    anna.sendsPhoto();
    expect(anna.transcript()).toBe(`Anna: /start
Tremplin (edited): Quels intitulés ?
  1 choisi
  [ ☑ Boulanger ]
Anna taps [ Boulanger ]
  toast: Coché
Anna: <location 45.76, 4.83>
Anna: <photo 1 x 1>`);
  });

  test("seeing waits for a message as it now stands, and tells what was there instead", async () => {
    const { result } = await send({ text: "un", reply_markup: keyboard("A") });
    expect(await anna.sees("[ A ]")).toMatchObject({ id: result.message_id });
    anna.says("encore");
    await expect(anna.gets("un", 5)).rejects.toThrow("Anna waited 5 ms for un and sees:\nAnna: /start\nTremplin: un");
    const edited = anna.gets(/^deux/);
    await edit(result.message_id, { text: "deux" });
    expect(await edited).toMatchObject({ text: "deux" });
    await call(telegram, "sendChatAction", { chat_id: anna.id, action: "typing" });
    expect(await anna.sees((screen) => screen.action)).toBe("typing");
  });
});
