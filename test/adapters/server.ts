import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request, as tests look at it. `at` is the moment it arrived, by the clock of the machine. */
export type Heard = { method: string; url: string; headers: IncomingHttpHeaders; body: string; at: number };

export type Served = { url: string; heard: Heard[]; close: () => Promise<void> };

const open: Server[] = [];

/** A small local server that answers as a test prescribes. `count` is the number of the request, from 1. */
export async function serve(
  answer: (response: ServerResponse, heard: Heard, count: number) => unknown,
): Promise<Served> {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const one: Heard = { method, url, headers, body: "", at: Date.now() };
    const count = heard.push(one);
    for await (const chunk of request.setEncoding("utf8")) one.body += chunk;
    answer(response, one, count);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, heard, close: () => closed(server) };
}

/** For `afterAll` of each file that serves. */
export async function closeServers(): Promise<void> {
  await Promise.all(open.splice(0).map(closed));
}

/** An address of this machine where nobody listens any more. */
export async function nobody(): Promise<string> {
  const { url, close } = await serve(() => {});
  await close();
  return url;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
