import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A reverse proxy in front of several processes, which takes them in turn. */
export type Balancer = {
  url: string;
  /** From now on it leads to these; to none, and it answers 502. */
  leadTo: (urls: readonly string[]) => void;
  close: () => Promise<void>;
};

/** Posts what Telegram posts. Whoever does not answer is asked no more; the call comes again by itself. */
export async function startBalancer(): Promise<Balancer> {
  let behind: readonly string[] = [];
  let count = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = behind[count++ % Math.max(1, behind.length)];
    if (url === undefined) return void response.writeHead(502).end();
    const { "content-type": type = "", "x-telegram-bot-api-secret-token": token = "" } = request.headers;
    const headers = { "content-type": type, "x-telegram-bot-api-secret-token": String(token) };
    const method = request.method ?? "GET";
    const status = await fetch(`${url}${request.url}`, { method, headers, body: Buffer.concat(chunks) }).then(
      (answer) => answer.status,
      () => 502,
    );
    response.writeHead(status).end();
  }

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (urls) => {
      behind = urls;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
