import { createHash } from "node:crypto";

/** 132 bits of what is in a picture or a file, as 22 characters: the same bytes have the same, wherever they are drawn. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
}
