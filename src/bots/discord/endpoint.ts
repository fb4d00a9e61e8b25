import { type APIInteraction, InteractionResponseType, InteractionType } from "discord.js";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Log } from "../../core/telemetry.ts";
import { createBoundedMap } from "../bounded-map.ts";
import { answerLater, limitPosted } from "../posted-events.ts";
import type { InlineAnswers } from "./inline-answers.ts";
import { createSignatureCheck, type SignatureVerdict } from "./signature.ts";

export const endpointPath = "/discord";

type EndpointOptions = {
  /** Of the application, in hexadecimal. */
  publicKey: string;
  answers: InlineAnswers;
  /** Handles an interaction as one that came by the gateway. */
  interact: (interaction: APIInteraction) => Promise<void>;
  /** Runs what nobody waits for, and logs when it fails. */
  run: (work: () => Promise<void>) => void;
  /** Other processes may be posted the same: it is answered once what was done is stored. */
  isShared: boolean;
  /** The application that the interaction was made with. */
  noteApplication: (id: string) => void;
  stopped: AbortSignal;
  log: Log;
  now?: () => number;
};

const ping = z.looseObject({ type: z.literal(InteractionType.Ping) });
const posted = z.looseObject({ id: z.string(), application_id: z.string(), token: z.string(), type: z.int() });

/**
 * What Discord calls once its address was set as the interactions endpoint of the application. Nothing is
 * remembered between two calls that an answer would need, so that any process may get any of them.
 */
export function createInteractionRoutes(options: EndpointOptions): Hono {
  const { publicKey, answers, interact, run, isShared, noteApplication, stopped, log, now = Date.now } = options;
  const check = createSignatureCheck(publicKey, now);
  const tell = createVerdictLog(log);
  const seen = createBoundedMap<true>();

  return new Hono().post("/", limitPosted, async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    const verdict = check({ signature: readHeader(c, "ed25519"), timestamp: readHeader(c, "timestamp"), body });
    if (verdict !== "valid") {
      tell(verdict);
      return c.body(null, 401);
    }
    const value = parseJson(body);
    if (ping.safeParse(value).success) return c.json({ type: InteractionResponseType.Pong });
    const read = posted.safeParse(value);
    if (!read.success) return c.body(null, 400);
    if (stopped.aborted) return answerLater(c);
    const { id, application_id, token } = read.data;
    // Somebody sends it once more: Discord does not.
    if (seen.get(id)) return c.body(null, 202);
    seen.set(id, true);
    noteApplication(application_id);
    const first = answers.open(token, c.req.raw.signal, isShared);
    run(() => interact(read.data as unknown as APIInteraction).finally(first.end));
    const answer = await first.answer;
    // So Discord knows that a call answers it.
    return answer === undefined ? c.body(null, 202) : c.json(answer);
  });
}

function readHeader(c: Context, name: string): string {
  return c.req.header(`x-signature-${name}`) ?? "";
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Once of each kind: anybody may call, and Discord itself tries wrong signatures now and then. */
function createVerdictLog(log: Log): (verdict: SignatureVerdict) => void {
  const told = new Set<SignatureVerdict>();
  return (verdict) => {
    if (told.has(verdict)) return;
    told.add(verdict);
    if (verdict === "stale")
      log.warn({ service: "Discord" }, "an interaction was signed at another time, and refused: is the clock right?");
    else log.info({ service: "Discord" }, "an interaction without a valid signature was refused");
  };
}
