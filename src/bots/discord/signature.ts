import { createPublicKey, verify } from "node:crypto";
import { minuteMs } from "../../core/durations.ts";

/** What a request says of itself. */
export type SignedRequest = { signature: string; timestamp: string; body: Buffer };

/** "stale": it is Discord's, but of another time: somebody sends it once more, or our clock is wrong. */
export type SignatureVerdict = "valid" | "invalid" | "stale";

/** An interaction can be answered for three seconds; the rest is for clocks that differ. */
const longestAgeMs = 5 * minuteMs;

/**
 * Checks that Discord has signed a request, and when: with Ed25519, over the time and the body as they came
 * (https://docs.discord.com/developers/interactions/overview#validating-security-request-headers).
 */
export function createSignatureCheck(
  publicKey: string,
  now: () => number,
): (request: SignedRequest) => SignatureVerdict {
  const x = Buffer.from(publicKey, "hex").toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return ({ signature, timestamp, body }) => {
    if (!/^[\da-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return "invalid";
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    if (!verify(null, signed, key, Buffer.from(signature, "hex"))) return "invalid";
    return Math.abs(now() - Number(timestamp) * 1000) <= longestAgeMs ? "valid" : "stale";
  };
}
