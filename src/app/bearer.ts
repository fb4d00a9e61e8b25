import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Whether an Authorization header has that bearer token (RFC 6750), in a time that tells nothing of where the
 * two differ.
 */
export function isBearer(header: string | undefined, token: string | undefined): boolean {
  const [, given] = header?.match(/^bearer +(\S+)\s*$/i) ?? [];
  if (given === undefined || token === undefined) return false;
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(token));
}
