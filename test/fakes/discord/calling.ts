import { WebSocket } from "ws";
import type { Discord } from "./discord.ts";

export type Answered = {
  status: number;
  code: number;
  message: string;
  errors?: object;
  id: string;
  headers: Headers;
  [field: string]: unknown;
};

/** A request as any HTTP client makes it, for the tests of the fake itself. */
export async function call(discord: Discord, method: string, path: string, body?: unknown): Promise<Answered> {
  const isForm = body instanceof FormData;
  const response = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${discord.token}`,
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === "" ? {} : JSON.parse(text);
  const fields = Array.isArray(answer) ? { list: answer } : answer;
  return { ...fields, status: response.status, headers: response.headers };
}

export type Payload = { op: number; t: string | null; s: number | null; d: Data };
type Data = { [field: string]: unknown; session_id: string; id: string; token: string; type: number };

/** A connection to the gateway, as plain as it can be. */
export type Line = {
  send: (op: number, d?: unknown) => void;
  /** The next payload that is so, of all that came and will come. */
  next: (isIt: (payload: Payload) => boolean) => Promise<Payload>;
  closed: Promise<number>;
  end: () => void;
};

export async function connect(discord: Discord): Promise<Line> {
  const { url } = await call(discord, "GET", "/gateway/bot");
  const socket = new WebSocket(`${url}/?v=10&encoding=json`);
  const came: Payload[] = [];
  const watchers = new Set<() => void>();
  socket.on("message", (raw) => {
    came.push(JSON.parse(raw.toString()));
    for (const look of [...watchers]) look();
  });
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  const next: Line["next"] = (isIt) =>
    new Promise((resolve) => {
      const look = () => {
        const index = came.findIndex(isIt);
        if (index < 0) return;
        watchers.delete(look);
        resolve(came.splice(index, 1)[0] as Payload);
      };
      watchers.add(look);
      look();
    });
  await next(({ op }) => op === 10);
  return { send: (op, d) => socket.send(JSON.stringify({ op, d })), next, closed, end: () => socket.terminate() };
}

/** A connection that has logged in with these intents. */
export async function login(discord: Discord, intents = 0): Promise<Line> {
  const line = await connect(discord);
  line.send(2, { token: discord.token, intents, properties: {} });
  await line.next(({ t }) => t === "READY");
  return line;
}
