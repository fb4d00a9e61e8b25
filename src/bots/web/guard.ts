import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

const cookie = "tremplin";

/**
 * Only pages of our own may talk to the chat: the Host must be one of ours (a foreign name that points here is an attack), and what changes something
 * must come from the same Origin, as JSON.
 */
export function guard(hosts: string[]): MiddlewareHandler {
  const known = new Set(["localhost", "127.0.0.1", "[::1]", ...hosts.map(asInHeader)]);
  // Who listens everywhere is reached by any of its addresses. No foreign name is one: an address cannot be made to point here.
  const isAnyAddress = hosts.includes("0.0.0.0") || hosts.includes("::");
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    if (!known.has(hostname(host)) && !(isAnyAddress && isAddress(hostname(host))))
      return c.text("Hôte inconnu : ouvrez la page par l'adresse IP de la machine, ou par PUBLIC_URL.", 403);
    if (c.req.method === "POST") {
      if (originHost(c.req.header("origin")) !== host) return c.text("Origine inconnue.", 403);
      if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return c.text("JSON attendu.", 415);
    }
    return next();
  };
}

function hostname(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}

/** An IPv6 address stands in brackets there. */
function asInHeader(host: string): string {
  return isIP(host) === 6 ? `[${host.toLowerCase()}]` : host.toLowerCase();
}

function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, "")) !== 0;
}

function originHost(origin: string | undefined): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Who it is: 128 random bits in a cookie, given on the first visit. */
export function personOf(c: Context, secure: boolean): string {
  const known = getCookie(c, cookie);
  const person = known && /^[\w-]{22}$/.test(known) ? known : randomBytes(16).toString("base64url");
  setCookie(c, cookie, person, { httpOnly: true, sameSite: "Strict", path: "/", maxAge: 365 * 86_400, secure });
  return person;
}

/** The same, for requests that come from a page: without the cookie there is nobody. */
export function knownPerson(c: Context): string | undefined {
  const known = getCookie(c, cookie);
  return known && /^[\w-]{22}$/.test(known) ? known : undefined;
}
