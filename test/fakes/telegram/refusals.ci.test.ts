import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "./calling.ts";
import { type Person, startTelegram, type Telegram } from "./telegram.ts";

/**
 * Every call here is wrong in one respect, beside one that is right: a fake that accepts everything proves
 * nothing.
 */
describe("the fake refuses what the platform refuses", () => {
  let telegram: Telegram;
  let anna: Person;

  beforeAll(async () => {
    telegram = await startTelegram();
    anna = telegram.person({ first_name: "Anna" });
    anna.starts();
  });
  afterAll(() => telegram.close());

  const long = (count: number) => "é".repeat(count);
  const row = (...buttons: object[]) => ({ reply_markup: { inline_keyboard: [buttons] } });
  const button = { text: "x", callback_data: "x" };
  const rows = (count: number, width: number) => ({
    reply_markup: { inline_keyboard: Array(count).fill(Array(width).fill(button)) },
  });
  const keys = (...buttons: object[]) => ({ reply_markup: { keyboard: [buttons] } });
  const article = (id: string) => ({ type: "article", id, title: "x", input_message_content: { message_text: "x" } });
  const command = (name: string, description = "x") => ({ commands: [{ command: name, description }] });

  test.each([
    ["no text", {}],
    ["an empty text", { text: "" }, "message text is empty"],
    ["only spaces", { text: " \n " }, "message text is empty"],
    ["4,097 characters", { text: long(4097) }, "message is too long"],
    ["4,096 with a smiley more", { text: `${long(4095)}😀` }, "message is too long"],
    ["a misspelt field", { text: "x", parsemode: "HTML" }],
    ["a text that is a number", { text: 5 }],
    ["broken HTML", { text: "<b>x", parse_mode: "HTML" }, /can't parse entities/],
    ["too much text in HTML", { text: `<b>${long(4097)}</b>`, parse_mode: "HTML" }, "message is too long"],
    ["a parse mode that does not exist", { text: "x", parse_mode: "html5" }],
    [
      "an entity beyond the text",
      { text: "x", entities: [{ type: "bold", offset: 0, length: 2 }] },
      "ENTITY_BOUNDS_INVALID",
    ],
    ["a chat id with a fraction", { text: "x", chat_id: 1.5 }],
    ["a button without an action", { text: "x", ...row({ text: "x" }) }, /Text buttons are unallowed/],
    ["a button with two actions", { text: "x", ...row({ ...button, url: "https://a.fr" }) }],
    ["a button without a text", { text: "x", ...row({ ...button, text: " " }) }],
    ["a misspelt button", { text: "x", ...row({ text: "x", callback_dat: "x" }) }],
    [
      "callback data of 65 bytes",
      { text: "x", ...row({ text: "x", callback_data: `${long(32)}x` }) },
      "BUTTON_DATA_INVALID",
    ],
    ["empty callback data", { text: "x", ...row({ text: "x", callback_data: "" }) }, "BUTTON_DATA_INVALID"],
    [
      "a button to a script",
      { text: "x", ...row({ text: "x", url: "javascript:alert(1)" }) },
      /is invalid: Wrong HTTP URL/,
    ],
    [
      "a button to localhost",
      { text: "x", ...row({ text: "x", url: "http://localhost:80" }) },
      /is invalid: Wrong HTTP URL/,
    ],
    ["a web app without https", { text: "x", ...row({ text: "x", web_app: { url: "http://a.fr" } }) }, /Only HTTPS/],
    ["257 characters to copy", { text: "x", ...row({ text: "x", copy_text: { text: long(257) } }) }],
    ["nine buttons in a row", { text: "x", ...rows(1, 9) }],
    ["104 buttons", { text: "x", ...rows(13, 8) }, "reply markup is too long"],
    [
      "a keyboard of 10 kB",
      { text: "x", ...row(...Array(7).fill({ ...button, text: long(800) })) },
      "reply markup is too long",
    ],
    ["a colour that does not exist", { text: "x", ...row({ ...button, style: "pink" }) }],
    ["an empty reply keyboard", { text: "x", ...keys() }],
    ["a key with two requests", { text: "x", ...keys({ text: "x", request_location: true, request_contact: true }) }],
    ["thirteen keys in a row", { text: "x", ...keys(...Array(13).fill({ text: "x" })) }],
    ["a placeholder of 65", { text: "x", reply_markup: { force_reply: true, input_field_placeholder: long(65) } }],
    ["two kinds of keyboard", { text: "x", reply_markup: { force_reply: true, remove_keyboard: true } }],
    ["no chat", { text: "x", chat_id: undefined }],
    ["a misspelt field of the preview", { text: "x", link_preview_options: { is_disable: true } }, "is_disable"],
    ["a misspelt field of the reply", { text: "x", reply_parameters: { messageid: 1 } }, "messageid"],
    ["a quote of 1,025", { text: "x", reply_parameters: { message_id: 1, quote: long(1025) } }, "1025 characters"],
    ["a misspelt field of the keyboard", { text: "x", reply_markup: { inline_keyboard: [], selectiv: true } }],
    ["a keyboard that is no list of rows", { text: "x", reply_markup: { inline_keyboard: [button] } }],
    ["a keyboard in broken JSON", { text: "x", reply_markup: '{"inline_keyboard":[[' }, /can't parse reply_markup/],
    ["a misspelt entity", { text: "x", entities: [{ type: "bolt", offset: 0, length: 1 }] }],
    ["an entity without a length", { text: "x", entities: [{ type: "bold", offset: 0 }] }],
    ["a link without an address", { text: "x", entities: [{ type: "text_link", offset: 0, length: 1 }] }],
    ["a thread that is a text", { text: "x", message_thread_id: "général" }],
    ["silence that is a text", { text: "x", disable_notification: "maybe" }],
    ["a copied text of 257", { text: "x", ...row({ text: "x", copy_text: { text: long(257) } }) }],
    ["a disabled button that says why", { text: "x", ...row({ text: "x", disabled: { why: "x" } }) }],
    ["a question above buttons", { text: "x", reply_markup: { inline_keyboard: [], force_reply: true } }, /not know/],
    ["a business connection", { text: "x", business_connection_id: "x" }, /this fake does not know/],
  ])("sendMessage with %s", async (_, params, description: string | RegExp = "") => {
    await refused("sendMessage", { chat_id: anna.id, ...params }, description);
  });

  test.each([
    ["4,096 characters", { text: long(4096) }],
    ["4,096 characters and tags", { text: `<b>${long(4096)}</b>`, parse_mode: "HTML" }],
    ["callback data of 64 bytes", { text: "x", ...row({ text: "x", callback_data: long(32) }) }],
    ["100 buttons", { text: "x", ...rows(20, 5) }],
    [
      "every kind of button",
      {
        text: "x",
        ...row(
          { text: "a", url: "tg://user?id=1" },
          { text: "b", disabled: {} },
          { text: "c", copy_text: { text: "c" } },
        ),
      },
    ],
    ["a reply keyboard", { text: "x", ...keys({ text: "Ici", request_location: true }) }],
    ["a chat id as text", { text: "x", chat_id: "CHAT" }],
  ])("sendMessage accepts %s", async (_, params) => {
    const chat_id = "chat_id" in params ? String(anna.id) : anna.id;
    expect(await call(telegram, "sendMessage", { ...params, chat_id })).toMatchObject({ status: 200, ok: true });
  });

  test.each([
    ["editMessageText", { message_id: 1 }, "text is not specified"],
    ["editMessageReplyMarkup", {}, "message identifier is not specified"],
    ["sendChatAction", { action: "thinking" }, ""],
    ["deleteMessages", { message_ids: [] }, ""],
    ["deleteMessages", { message_ids: Array(101).fill(1) }, ""],
    ["sendPhoto", {}, ""],
    ["sendPhoto", { photo: 5 }, ""],
    ["sendPhoto", { photo: "x", disable_content_type_detection: true }, "disable_content_type_detection"],
    ["sendLocation", { latitude: 91, longitude: 0 }, ""],
    ["sendLocation", { latitude: 48, longitude: 2, horizontal_accuracy: 1501 }, ""],
    ["deleteMessage", { message_id: "x" }, ""],
    ["editMessageMedia", { message_id: 1, media: { type: "video", media: "x" } }, /does not know media/],
    ["editMessageText", { message_id: 1, text: "x", reply_markup: { force_reply: true } }, ""],
    ["getChatMember", {}, ""],
    ["sendPhoto", { photo: "attach://nothing" }, "wrong file identifier"],
    ["sendPhoto", { photo: "attach://nothing", caption: long(1025) }, "message caption is too long"],
    ["sendSticker", { sticker: "x" }, /does not know this method/],
  ])("%s %j", async (method, params, description) => {
    await refused(method, { chat_id: anna.id, ...params }, description);
  });

  test.each([
    ["setMyCommands", command("Emploi"), "BOT_COMMAND_INVALID"],
    ["setMyCommands", command("mes-donnees"), "BOT_COMMAND_INVALID"],
    ["setMyCommands", command("a".repeat(33)), "BOT_COMMAND_INVALID"],
    ["setMyCommands", command(""), "BOT_COMMAND_INVALID"],
    ["setMyCommands", command("emploi", ""), "BOT_COMMAND_DESCRIPTION_INVALID"],
    ["setMyCommands", command("emploi", long(257)), "BOT_COMMAND_DESCRIPTION_INVALID"],
    ["setMyCommands", { commands: Array(101).fill({ command: "a", description: "x" }) }, "BOT_COMMANDS_TOO_MUCH"],
    ["setMyCommands", { ...command("emploi"), language_code: "français" }, "invalid language code specified"],
    ["setMyCommands", { ...command("emploi"), scope: { type: "everybody" } }, ""],
    ["setMyCommands", { ...command("emploi"), scope: { type: "chat_member", chat_id: 1 } }, ""],
    ["setMyCommands", { commands: [{ command: "emploi" }] }, ""],
    ["setMyName", { name: long(65) }, ""],
    ["setMyDescription", { description: long(513) }, ""],
    ["setMyShortDescription", { short_description: long(121) }, ""],
    ["setChatMenuButton", { menu_button: { type: "menu" } }, ""],
    ["setChatMenuButton", { menu_button: { type: "web_app", text: "x" } }, ""],
    ["answerInlineQuery", { inline_query_id: "1", results: [{ type: "gif", id: "a" }] }, /does not know/],
    ["answerCallbackQuery", { callback_query_id: "1", text: long(201) }, "MESSAGE_TOO_LONG"],
    ["answerCallbackQuery", { callback_query_id: "1", url: "https://example.com" }, "URL_INVALID"],
    ["answerInlineQuery", { inline_query_id: "1", results: [article("a"), article("a")] }, "RESULT_ID_DUPLICATE"],
    ["answerInlineQuery", { inline_query_id: "1", results: [article(long(33))] }, "RESULT_ID_INVALID"],
    [
      "answerInlineQuery",
      { inline_query_id: "1", results: Array.from({ length: 51 }, (_, n) => article(`${n}`)) },
      /too many/,
    ],
    ["answerInlineQuery", { inline_query_id: "1", results: [], next_offset: long(33) }, "NEXT_OFFSET_INVALID"],
    ["getUpdates", { limit: 101 }, ""],
    ["getUpdates", { allowed_updates: ["messages"] }, ""],
    ["setWebhook", { url: "http://example.com/telegram" }, /An HTTPS URL must be provided/],
    ["setWebhook", { url: "https://example.com:8080/" }, /only on ports/],
    ["setWebhook", { url: "https://example.com/", secret_token: "a b" }, /unallowed characters/],
    ["setWebhook", { url: "https://example.com/", secret_token: "a".repeat(257) }, ""],
    ["setWebhook", { url: "https://example.com/", max_connections: 101 }, ""],
  ])("%s %j", async (method, params, description) => {
    await refused(method, params, description);
  });

  test("an unknown method is 404, a wrong token 401", async () => {
    expect(await call(telegram, "sendMesage", {})).toMatchObject({ status: 404, description: "Not Found" });
    const other = { ...telegram, token: "123456789:other" };
    expect(await call(other, "getMe")).toMatchObject({ status: 401, description: "Unauthorized" });
  });

  async function refused(method: string, params: object, description: string | RegExp): Promise<void> {
    const before = telegram.refused.length;
    const answer = await call(telegram, method, params);
    expect(answer).toMatchObject({ status: 400, ok: false });
    expect(answer.description).toMatch(description);
    expect(telegram.refused.slice(before)).toMatchObject([{ method }]);
  }
});
