import { isIP } from "node:net";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";

const cookie = "tremplin";

/**
 * Only pages of our own may talk to the chat: the Host must be one of ours (a foreign name that points here
 * is an attack), and what changes something must come from the same Origin, as JSON; or from PUBLIC_URL,
 * where a proxy says another Host to us than the browser said to it.
 */
export function createOriginGuard(hosts: string[], publicOrigin?: string): MiddlewareHandler {
  const known = new Set(["localhost", "127.0.0.1", "[::1]", ...hosts.map(asInHeader)]);
  // Who listens everywhere is reached by any of its addresses. No foreign name is one: an address cannot be
  // made to point here.
  const isAnyAddress = hosts.includes("0.0.0.0") || hosts.includes("::");
  return async (c, next) => {
    const host = c.req.header("host") ?? "";
    if (!known.has(hostname(host)) && !(isAnyAddress && isAddress(hostname(host))))
      return c.text("Hôte inconnu : ouvrez la page par l'adresse IP de la machine, ou par PUBLIC_URL.", 403);
    if (c.req.method === "POST") {
      const origin = c.req.header("origin");
      if (originHost(origin) !== host && (origin === undefined || origin !== publicOrigin))
        return c.text("Origine inconnue.", 403);
      if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return c.text("JSON attendu.", 415);
    }
    return next();
  };
}

/** The browser and the service are on one machine. */
export function isThisMachine(host = ""): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname(host));
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

/** What a browser says that it was given; anybody may say anything. */
export function readSessionCookie(c: Context): string | undefined {
  return getCookie(c, cookie);
}

/**
 * Gives a browser its person, or gives it once more, so that it is kept for another year. Whatever stands in
 * between must not keep the answer.
 */
export function giveSessionCookie(c: Context, value: string, secure: boolean): void {
  setCookie(c, cookie, value, { httpOnly: true, sameSite: "Strict", path: "/", maxAge: 365 * 86_400, secure });
  c.header("cache-control", "no-store");
}
