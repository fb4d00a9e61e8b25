import { createServer } from "node:http";
import { portOf } from "./table.js";

const me = { id: 1, is_bot: true, first_name: "Tremplin", username: "tremplin_bot" };

/**
 * A Telegram with as much of its API as a bot needs that writes and edits, and with people in private chats.
 * Updates are polled, or `post`ed, those of a chat one after the other.
 *
 * @param {(update: object) => Promise<void>} [post]
 */
export async function startTelegram(post) {
  const updates = [];
  const chats = new Map();
  // Ahead of those of an earlier run: a store knows which updates it has had.
  let ids = Date.now() % 1_000_000_000;
  let messages = 0;
  let poll;
  let webhook = "";

  const bring = (update) => {
    const one = { update_id: ++ids, ...update };
    if (post) return void post(one);
    updates.push(one);
    answerPoll();
  };
  /** Once all that has happened in this tick is there. */
  const answerPoll = () =>
    setImmediate(() => {
      if (!poll || updates.length === 0) return;
      poll(updates.splice(0, 100));
      poll = undefined;
    });

  const methods = {
    getMe: () => me,
    setWebhook: ({ url }) => {
      webhook = url;
      return true;
    },
    getWebhookInfo: () => ({ url: webhook, has_custom_certificate: false, pending_update_count: 0 }),
    getUpdates: () =>
      new Promise((resolve) => {
        poll = resolve;
        answerPoll();
      }),
    sendMessage: ({ chat_id: chat, ...message }) => show(chat, { ...message, message_id: ++messages }),
    editMessageText: ({ chat_id: chat, ...message }) => show(chat, message),
  };
  /** @param {any} drawn */
  function show(chat, drawn) {
    const { text, reply_markup: markup, message_id: id } = drawn;
    const message = {
      message_id: id,
      date: 1,
      chat: { id: Number(chat), type: "private" },
      text,
      reply_markup: markup,
    };
    chats.get(Number(chat))?.(message);
    return message;
  }

  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    const method = (request.url ?? "").split("/").at(-1) ?? "";
    const result = methods[method] ? await methods[method](body === "" ? {} : JSON.parse(body)) : true;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, result }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));

  /** Somebody who does one thing at a time, and sees the newest message of the bot. */
  function person(id) {
    const from = { id, is_bot: false, first_name: "Anna" };
    const chat = { id, type: "private", first_name: "Anna" };
    /** The newest message with pages. */
    let list;
    let written = 0;
    const happen = (update, isThere) =>
      new Promise((resolve) => {
        chats.set(id, (message) => {
          if (hasPages(message.reply_markup)) list = message;
          if (isThere(message)) resolve(undefined);
        });
        bring(update);
      });
    const find = (pattern) =>
      list.reply_markup?.inline_keyboard.flat().find(({ callback_data: data = "" }) => pattern.test(data));
    return {
      /** Waits for an answer that asks for no more time. */
      write: (text) => {
        const isCommand = text.startsWith("/");
        const entities = isCommand ? { entities: [{ type: "bot_command", offset: 0, length: text.length }] } : {};
        const message = { message_id: 1_000_000 + ++written, from, chat, date: now(), text, ...entities };
        return happen({ message }, ({ reply_markup: markup }) => isCommand || hasPages(markup));
      },
      /** Presses a number of the pager: the second page, and back. */
      leaf: () => {
        const button = find(/:page:2$/) ?? find(/:page:1$/);
        const data = button.callback_data;
        const callback_query = { id: String(++written), from, message: list, chat_instance: "1", data };
        return happen({ callback_query }, ({ reply_markup: markup, message_id: shown }) => {
          return shown === list.message_id && hasPages(markup);
        });
      },
    };
  }
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${portOf(server)}`, person, close };
}

const now = () => Math.floor(Date.now() / 1000);

function hasPages(markup) {
  return markup?.inline_keyboard.flat().some(({ callback_data: data = "" }) => /:page:\d+$/.test(data)) ?? false;
}
