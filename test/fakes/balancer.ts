import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A reverse proxy in front of several processes, which takes them in turn. */
export type Balancer = {
  url: string;
  /** From now on it leads to these; to none, and it answers 502. */
  leadTo: (urls: readonly string[]) => void;
  close: () => Promise<void>;
};

type Answer = { status: number; type: string | null; text: string };

/** What platforms send along, and what tells that it is them. */
const passedOn = [
  "content-type",
  "x-telegram-bot-api-secret-token",
  "x-signature-ed25519",
  "x-signature-timestamp",
] as const;

/**
 * Passes on what Telegram and Discord post. A call that breaks off goes to the next process, as
 * `proxy_next_upstream error timeout non_idempotent` of nginx has it; so does one that nobody answers for
 * `patienceMs`, if that is given.
 */
export async function startBalancer({ patienceMs }: { patienceMs?: number } = {}): Promise<Balancer> {
  let behind: readonly string[] = [];
  let count = 0;

  async function pass(request: IncomingMessage, body: Buffer, url: string): Promise<Answer | undefined> {
    const headers = new Headers();
    for (const name of passedOn) headers.set(name, String(request.headers[name] ?? ""));
    try {
      const answer = await fetch(`${url}${request.url}`, {
        method: request.method ?? "GET",
        headers,
        body,
        ...(patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) }),
      });
      return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
    } catch {
      return undefined;
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [body, asked] = [Buffer.concat(chunks), [...behind]];
    const first = count++;
    for (let i = 0; i < asked.length; i++) {
      const answer = await pass(request, body, asked[(first + i) % asked.length] ?? "");
      if (!answer) continue;
      response.writeHead(answer.status, answer.type === null ? {} : { "content-type": answer.type }).end(answer.text);
      return;
    }
    response.writeHead(502).end();
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
