// One of the two bots of bench/turns.js, in a process of its own: "tremplin", or a bare "echo". It is told by
// messages to begin to count, and to say what it has used.
import { join } from "node:path";
import { Bot } from "grammy";
import { openApp } from "#built/app/app.js";
import { openConversation } from "#built/app/conversation.js";
import { openPlatforms } from "#built/app/platforms.js";
import { readConfig } from "#built/config.js";

const [, , kind, apiRoot = "", folder = ""] = process.argv;
const silent = { debug() {}, info() {}, warn() {}, error: (facts, what) => console.error(what, facts) };

const counts = { statements: 0, reads: 0, writes: 0 };
let isWithin = false;

/** A transaction is one write. */
function countStatement(sql, connection) {
  counts.statements++;
  if (/^BEGIN/.test(sql)) isWithin = true;
  if (connection === "reader") counts.reads++;
  else if (!isWithin || /^BEGIN/.test(sql)) counts.writes++;
  if (/^(?:COMMIT|ROLLBACK)/.test(sql)) isWithin = false;
}

async function startTremplin() {
  const read = readConfig({
    TELEGRAM_BOT_TOKEN: "1:bench",
    TELEGRAM_API_ROOT: apiRoot,
    OPERATOR_NAME: "bench",
    OPERATOR_CONTACT: "bench",
    SANDBOX: "only",
    GEO_API_URL: "http://127.0.0.1:9",
    STORE_URL: `sqlite://${join(folder, "store.sqlite")}`,
    DATA_DIR: folder,
  });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const app = await openApp(read.config, silent, undefined, { mayMigrate: true, onStatement: countStatement });
  const bots = await openPlatforms(app);
  const conversation = openConversation(app, bots);
  await app.services.prepare();
  void bots.run(conversation);
}

/** Answers what is written, and edits the message whose button was pressed. */
function startEcho() {
  const bot = new Bot("1:bench", { client: { apiRoot } });
  const pages = [1, 2].map((page) => ({ text: String(page), callback_data: `screen000001:page:${page}` }));
  const reply_markup = { inline_keyboard: [pages] };
  bot.on("message:text", (context) => context.reply(context.message.text, { reply_markup }));
  bot.on("callback_query:data", async (context) => {
    context.answerCallbackQuery().catch(() => {});
    await context.editMessageText(context.callbackQuery.data, { reply_markup });
  });
  void bot.start();
}

let begun = process.cpuUsage();
process.on("message", async (what) => {
  if (what === "start") await (kind === "echo" ? startEcho() : startTremplin());
  if (what === "stop") process.exit(0);
  if (what === "reset") {
    begun = process.cpuUsage();
    Object.assign(counts, { statements: 0, reads: 0, writes: 0 });
  }
  const { user, system } = process.cpuUsage(begun);
  process.send?.({ cpuMs: (user + system) / 1000, ...counts });
});
