import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { Agent, request } from "undici";
import { noted, refusal, settle } from "./call.ts";
import { nameOf } from "./profile.ts";
import { broken } from "./refusal.ts";
import { note } from "./rooms.ts";
import { routeOf } from "./routes.ts";
import { perform } from "./server.ts";
import type { Asked, World } from "./world.ts";

/**
 * The interactions endpoint of an application: once its address is set, Discord posts interactions there,
 * signed, and sends none by the gateway any more.
 * https://docs.discord.com/developers/interactions/overview#configuring-an-interactions-endpoint-url
 */
export type Endpoint = {
  /** In hexadecimal, as the developer portal shows it. */
  publicKey: string;
  /** Rejects, as the portal does, unless that address answers a ping, and a wrong signature with 401. */
  set: (url: string) => Promise<void>;
  isSet: () => boolean;
  deliver: (world: World, interaction: object, asked: Asked) => void;
  /** Posts the last interaction once more, as it was. */
  repeat: () => Promise<Posted>;
  /** Posts anything with a signature of that moment, as only Discord can. */
  post: (body: string, options?: PostOptions) => Promise<Posted>;
  close: () => void;
};

/** `at`: when it is signed, in milliseconds. `isForged`: by somebody else. */
export type PostOptions = { at?: number; isForged?: boolean; url?: string };
export type Posted = { status: number; text: string; headers: Record<string, unknown> };

export function createEndpoint(now: () => Date): Endpoint {
  const agent = new Agent();
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const strange = generateKeyPairSync("ed25519").privateKey;
  let address: string | undefined;
  let last = "";

  async function post(body: string, { at = now().getTime(), isForged = false, url = address ?? "" }: PostOptions = {}) {
    const timestamp = String(Math.floor(at / 1000));
    const {
      statusCode,
      headers,
      body: answer,
    } = await request(url, {
      dispatcher: agent,
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-signature-timestamp": timestamp,
        "x-signature-ed25519": signWith(isForged ? strange : privateKey, timestamp + body),
      },
      body,
    });
    return { status: statusCode, headers, text: await answer.text() };
  }

  async function set(url: string): Promise<void> {
    const ping = JSON.stringify({ id: "1", application_id: "1", type: 1, token: "ping", version: 1 });
    const [answered, forged] = [await post(ping, { url }), await post(ping, { url, isForged: true })];
    const isPong = answered.status === 200 && JSON.parse(answered.text).type === 1;
    if (!isPong || forged.status !== 401)
      throw new Error("The specified interactions endpoint URL could not be verified.");
    address = url;
  }

  async function deliver(world: World, interaction: object, asked: Asked): Promise<void> {
    const fails = (why: string) => {
      note(world, asked.room, `the app says that ${nameOf(world.me)} did not answer ${asked.what}`);
      const call = noted(world, "POST", callbackRoute, "", "endpoint");
      settle(call, refusal(broken(400, 0, why)));
      world.sight.changed();
    };
    last = JSON.stringify(interaction);
    const answer = await post(last).catch((error: unknown) => String(error));
    if (typeof answer === "string") return fails(answer);
    const { status, text } = answer;
    // It is answered by a call.
    if (status === 202 && text === "") return;
    if (status !== 200) return fails(`the endpoint answered ${status} ${text}`);
    answerInline(world, asked, text);
  }

  return {
    publicKey: toHex(publicKey),
    set,
    isSet: () => address !== undefined,
    deliver: (world, interaction, asked) => void deliver(world, interaction, asked),
    repeat: () => post(last),
    post,
    close: () => void agent.destroy(),
  };
}

const callbackRoute = "/interactions/{interaction_id}/{interaction_token}/callback";

/** What is answered to a post counts as the call of the same content. */
function answerInline(world: World, { id, token }: Asked, text: string): void {
  const path = `/interactions/${id}/${token}/callback`;
  const call = noted(world, "POST", callbackRoute, path, "endpoint");
  const route = routeOf("POST", path);
  try {
    call.body = JSON.parse(text);
    if (!route) throw new Error("the fake has no such route");
    const asking = { world, call, params: route.params, query: new URLSearchParams(), body: call.body, files: [] };
    settle(call, perform(route, asking));
  } catch (error) {
    settle(call, refusal(error));
  }
  world.sight.changed();
}

function signWith(key: KeyObject, text: string): string {
  return sign(null, Buffer.from(text), key).toString("hex");
}

function toHex(key: KeyObject): string {
  return Buffer.from(key.export({ format: "jwk" }).x ?? "", "base64url").toString("hex");
}
