import { isSameSecret } from "../bots/same-secret.ts";

/**
 * Whether an Authorization header has that bearer token (RFC 6750), in a time that tells nothing of where the
 * two differ.
 */
export function isBearer(header: string | undefined, token: string | undefined): boolean {
  const [, given] = header?.match(/^bearer +(\S+)\s*$/i) ?? [];
  return given !== undefined && token !== undefined && isSameSecret(given, token);
}
