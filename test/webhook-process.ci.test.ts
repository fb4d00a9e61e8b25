import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder, type Program, startProgram } from "./fakes/process.ts";
import { startTelegram } from "./fakes/telegram/telegram.ts";

/*
 * The program as really started, called by Telegram through a proxy, and killed between the receipt of an
 * update and its answer.
 */

const secret = "a-secret_of-this-test";

/** A reverse proxy, whose address stays when what is behind it is started anew. */
async function openProxy() {
  let behind: string | undefined;
  /** Called with each request once it was passed on; what it returns decides whether the answer is, too. */
  let onPassed: (answered: Promise<number>) => Promise<"pass" | "cut"> = async () => "pass";

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    if (behind === undefined) return void response.writeHead(502).end();
    const { "content-type": type = "", "x-telegram-bot-api-secret-token": token = "" } = request.headers;
    const headers = { "content-type": type, "x-telegram-bot-api-secret-token": String(token) };
    const method = request.method ?? "GET";
    const answered = fetch(`${behind}${request.url}`, { method, headers, body: Buffer.concat(chunks) }).then(
      ({ status }) => status,
      () => 502,
    );
    if ((await onPassed(answered)) === "cut") response.destroy();
    else response.writeHead(await answered).end();
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (url: string | undefined) => {
      behind = url;
    },
    whenPassed: (next: typeof onPassed) => {
      onPassed = next;
    },
  };
}

test.each(["before it is answered", "after it was stored"])(
  "an update whose receipt is killed %s comes again, and is answered once",
  async (moment) => {
    const telegram = await startTelegram({ webhookRetryMs: 50 });
    onTestFinished(telegram.close);
    const proxy = await openProxy();
    const folder = await emptyFolder();
    let program: Program | undefined;
    onTestFinished(async () => program?.kill());
    const start = async () => {
      program = await startProgram(
        {
          ...{ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
          ...{ PUBLIC_URL: proxy.url, TELEGRAM_WEBHOOK_SECRET: secret },
          ...{ OPERATOR_NAME: "CFA des Bords de Loire", OPERATOR_CONTACT: "contact@cfa.example" },
        },
        folder,
      );
      proxy.leadTo(program.url);
      return program;
    };
    const first = await start();
    await telegram.called("setWebhook");
    const anna = telegram.person({ first_name: "Anna" });
    anna.starts();
    await anna.sees("démonstration");
    await telegram.isHeard();

    const isKilled = new Promise<void>((resolve, reject) => {
      proxy.whenPassed(async (answered) => {
        try {
          if (moment === "after it was stored") {
            expect(await answered).toBe(200);
            await anna.gets("Clermont-Ferrand (63)");
          }
          proxy.leadTo(undefined);
          await first.kill();
          resolve();
        } catch (error) {
          reject(error);
        }
        return "cut";
      });
    });
    anna.says("ramoneur à Clermont-Ferrand");
    await isKilled;
    proxy.whenPassed(async () => "pass");
    const second = await start();
    await telegram.isHeard();
    await anna.sees("Clermont-Ferrand (63)");
    anna.says("/aide");
    await anna.gets("Comment ça marche");
    // The welcome, the offers and the help: none of them twice.
    expect(telegram.callsOf("sendMessage")).toHaveLength(3);
    expect(anna.transcript().match(/Anna: ramoneur/g)).toHaveLength(1);
    expect(telegram.refused).toEqual([]);
    expect(await second.stop()).toBe(0);
    for (const { output } of [first, second]) expect(output()).not.toContain(secret);
  },
);
