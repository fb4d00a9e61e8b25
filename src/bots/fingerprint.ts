import { createHash } from "node:crypto";

/**
 * 132 bits of what is in a picture, a file or a text, as 22 characters: the same has the same, wherever it is
 * drawn.
 */
export function computeFingerprint(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 22);
}
