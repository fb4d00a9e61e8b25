import type { Server as HttpServer, IncomingMessage } from "node:http";
import { GatewayCloseCodes as Close, GatewayIntentBits as Intent, GatewayOpcodes as Op } from "discord.js";
import { type WebSocket, WebSocketServer } from "ws";
import { type Fields, refusalOf } from "./identify.ts";

/**
 * https://docs.discord.com/developers/events/gateway for one bot: sessions, their events, and what can go
 * wrong.
 */
export type Gateway = {
  /** An event for every session that asked for such; without an intent, for all. */
  dispatch: (name: string, data: unknown, intent?: Intent) => void;
  /** Sessions that are connected now. */
  connected: () => Session[];
  /** Every session that was ever opened. */
  sessions: readonly Session[];
  /** How often a session was taken up again. */
  resumed: () => number;
  /** The close codes that the fake has given. */
  closed: readonly number[];
  /** The connections break without a word; the events of the meantime wait to be taken up. */
  cuts: () => void;
  /** Op 7: the bot should connect anew and take up its session. */
  asksReconnect: () => void;
  /** Op 9: the session is over, or may be taken up again if `resumable`. */
  invalidates: (resumable?: boolean) => void;
  /** Closes with a code, as 4000 unknown error, 4009 session timed out. */
  closes: (code: number) => void;
  /** Forgets the sessions: the next attempt to take one up is answered with op 9. */
  forgets: () => void;
  end: () => void;
};

export type Session = {
  id: string;
  intents: number;
  seq: number;
  events: { s: number; t: string; d: unknown }[];
  /** The status and activity that the bot shows. */
  presence: unknown;
  socket: WebSocket | undefined;
};

export type GatewayOptions = {
  token: string;
  heartbeatMs: number;
  /** What a new session is told. */
  ready: (session: Session) => { ready: object; guilds: object[] };
  changed: () => void;
  newId: () => string;
};

export function gateway(options: GatewayOptions): Gateway & { attach: (server: HttpServer) => void } {
  const sessions: Session[] = [];
  const forgotten = new Set<Session>();
  const closed: number[] = [];
  const server = new WebSocketServer({ noServer: true });
  let resumptions = 0;

  const sessionOf = (wanted: WebSocket) => sessions.find(({ socket }) => socket === wanted);
  const connected = () => sessions.filter(({ socket }) => socket?.readyState === 1);
  const close = (socket: WebSocket, code: number, why: string) => {
    closed.push(code);
    socket.close(code, why);
    options.changed();
  };
  const tell = (session: Session, t: string, d: unknown) => {
    session.seq += 1;
    const event = { s: session.seq, t, d };
    session.events.push(event);
    if (session.socket) send(session.socket, Op.Dispatch, event);
  };

  function listen(socket: WebSocket, request: IncomingMessage) {
    socket.on("error", () => {}); // "close" follows.
    socket.on("close", (code) => {
      const session = sessionOf(socket);
      // A bot that closes cleanly gives its session up:
      // https://docs.discord.com/developers/events/gateway#resuming
      if (session && (code === 1000 || code === 1001)) forgotten.add(session);
      if (session) session.socket = undefined;
      options.changed();
    });
    socket.on("message", (raw) => {
      const text = raw.toString();
      const payload = parsed(text);
      if (!payload || text.length > 4096) return close(socket, Close.DecodeError, "Error while decoding payload.");
      const { op, d } = payload;
      const session = sessionOf(socket);
      if (op === Op.Heartbeat) return send(socket, Op.HeartbeatAck);
      if (op === Op.Identify && !session) identify(socket, d);
      else if (op === Op.Resume && !session) resume(socket, d);
      else if (op === Op.Identify || op === Op.Resume)
        close(socket, Close.AlreadyAuthenticated, "Already authenticated.");
      else if (!session) close(socket, Close.NotAuthenticated, "Not authenticated.");
      else if (op === Op.PresenceUpdate) session.presence = d;
      else if (op !== Op.RequestGuildMembers && op !== Op.VoiceStateUpdate)
        close(socket, Close.UnknownOpcode, "Unknown opcode.");
      options.changed();
    });
    const asked = new URL(request.url ?? "/", "ws://127.0.0.1").searchParams;
    if (asked.get("v") !== "10") return close(socket, Close.InvalidAPIVersion, "Invalid API version.");
    send(socket, Op.Hello, { d: { heartbeat_interval: options.heartbeatMs, _trace: [] } });
  }

  function identify(socket: WebSocket, d: Fields) {
    const refusal = refusalOf(d, options.token);
    if (refusal) return close(socket, refusal.code, refusal.why);
    const known = { intents: Number(d.intents), presence: d.presence ?? null };
    const session: Session = { id: options.newId(), seq: 0, events: [], socket, ...known };
    sessions.push(session);
    const { ready, guilds } = options.ready(session);
    tell(session, "READY", { ...ready, session_id: session.id, shard: d.shard ?? [0, 1] });
    if (session.intents & Intent.Guilds) for (const guild of guilds) tell(session, "GUILD_CREATE", guild);
  }

  function resume(socket: WebSocket, d: Fields) {
    if (d.token !== options.token) return close(socket, Close.AuthenticationFailed, "Authentication failed.");
    const session = sessions.find(({ id }) => id === d.session_id);
    if (!session || forgotten.has(session) || Number(d.seq) > session.seq)
      return send(socket, Op.InvalidSession, { d: false });
    session.socket = socket;
    resumptions += 1;
    for (const event of session.events.filter(({ s }) => s > Number(d.seq))) send(socket, Op.Dispatch, event);
    tell(session, "RESUMED", {});
  }

  const everyone = (act: (socket: WebSocket, session: Session) => void) => {
    for (const session of connected()) if (session.socket) act(session.socket, session);
  };

  return {
    attach(http) {
      http.on("upgrade", (request, socket, head) => {
        server.handleUpgrade(request, socket, head, (opened) => listen(opened, request));
      });
    },
    dispatch(name, data, intent) {
      for (const session of sessions)
        if (!forgotten.has(session) && (intent === undefined || session.intents & intent)) tell(session, name, data);
    },
    connected,
    sessions,
    closed,
    resumed: () => resumptions,
    cuts: () => everyone((socket) => socket.terminate()),
    asksReconnect: () => everyone((socket) => send(socket, Op.Reconnect)),
    invalidates: (resumable = false) =>
      everyone((socket, session) => {
        if (!resumable) forgotten.add(session);
        session.socket = undefined;
        send(socket, Op.InvalidSession, { d: resumable });
      }),
    closes: (code) => everyone((socket) => close(socket, code, "As the test wants it.")),
    forgets: () => {
      for (const session of sessions) forgotten.add(session);
    },
    end() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function parsed(text: string): { op: unknown; d: Fields } | undefined {
  try {
    const { op, d } = JSON.parse(text);
    return { op, d: d ?? {} };
  } catch {
    return undefined;
  }
}

function send(socket: WebSocket, op: Op, more: { d?: unknown; s?: number; t?: string } = {}): void {
  socket.send(JSON.stringify({ op, d: null, s: null, t: null, ...more }));
}
