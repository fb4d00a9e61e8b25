import { isThisMachine } from "../bots/web/guard.ts";

/**
 * Whether a request looks like one of a local program, for what is open to this machine alone. Who listens on
 * loopback may still stand behind a proxy that nobody has told it of, and a page elsewhere may give its own
 * name the address of this machine: neither asks as a local program does.
 */
export function isAskedFromHere(header: (name: string) => string | undefined): boolean {
  if (["forwarded", "x-forwarded-for", "x-real-ip"].some((name) => header(name) !== undefined)) return false;
  return isThisMachine(header("host"));
}
