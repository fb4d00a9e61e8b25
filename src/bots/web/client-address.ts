import { type AddressSet, normaliseAddress, toNetwork } from "./ip.ts";

/** Where a request comes from, as limits count it. */
export type FindClient = (peer: string | undefined, header: (name: string) => string | undefined) => WebClient;

export type WebClient = {
  /**
   * An IPv4 address or a /64; undefined where nobody can tell: all of those together have one bounded part of
   * what there is for everybody.
   */
  network: string | undefined;
  /** From this very machine, without anybody in between. */
  isLocal: boolean;
};

/** A chain of proxies is short; what is longer was made up. */
const maxHops = 32;

/**
 * Behind a trusted proxy the client is the rightmost address that is not a trusted proxy's: all that stands
 * left of it, anybody may have written. A peer that is not trusted and sends such a header is a proxy that
 * nobody configured, or somebody who pretends: `onForwarder` hears of the first, and what comes from such a
 * peer is not counted by address, for behind a proxy that would be everybody at once. All such peers share
 * what is kept for them, so that nobody gains by pretending. Each request says it for itself: at a school,
 * one who pretends does not speak for all. Only of this machine it is remembered that it has a proxy.
 */
export function createClientFinder(trusted: AddressSet, onForwarder: () => void): FindClient {
  let isSaid = false;
  let hasLocalProxy = false;

  return (peer, header) => {
    const from = peer === undefined ? undefined : normaliseAddress(peer);
    if (from === undefined) return { network: undefined, isLocal: false };
    const chains = [header("x-forwarded-for"), header("forwarded")].map((value) => value?.trim() || undefined);
    if (!trusted.has(from)) {
      if (!isForwarded(header)) return { network: toNetwork(from), isLocal: isLoopback(from) && !hasLocalProxy };
      hasLocalProxy ||= isLoopback(from);
      if (!isSaid) onForwarder();
      isSaid = true;
      return { network: undefined, isLocal: false };
    }
    const [listed, standard] = [clientIn(hopsOf(chains[0]), trusted), clientIn(standardHopsOf(chains[1]), trusted)];
    // Two headers that disagree: the proxy wrote one of them, and nobody knows which. Such requests share one
    // count.
    const isTold = listed === undefined || standard === undefined || listed === standard;
    const client = isTold ? (listed ?? standard) : undefined;
    return { network: client === undefined ? `behind ${toNetwork(from)}` : toNetwork(client), isLocal: false };
  };
}

/** Whether a request was passed on, by what its headers say. */
export function isForwarded(header: (name: string) => string | undefined): boolean {
  return ["x-forwarded-for", "forwarded", "x-real-ip"].some((name) => Boolean(header(name)?.trim()));
}

/** The rightmost that is not trusted; undefined where there is none, or where it cannot be read. */
function clientIn(hops: (string | undefined)[], trusted: AddressSet): string | undefined {
  for (const hop of hops.slice(-maxHops).reverse()) {
    if (hop === undefined) return undefined;
    if (!trusted.has(hop)) return hop;
  }
  // All of them are our proxies: who is behind the first one is inside as well.
  return hops.length <= maxHops ? hops[0] : undefined;
}

/** Of `X-Forwarded-For`, from left to right. */
function hopsOf(value: string | undefined): (string | undefined)[] {
  return value === undefined ? [] : value.split(",").map(addressIn);
}

/** Of `Forwarded` (RFC 7239): for="[2001:db8::1]:4711";proto=https, for=192.0.2.60 */
function standardHopsOf(value: string | undefined): (string | undefined)[] {
  if (value === undefined) return [];
  return value.split(",").map((element) => {
    const [, node] = element.match(/(?:^|;)\s*for\s*=\s*"?([^";]*)"?/i) ?? [];
    return node === undefined ? undefined : addressIn(node);
  });
}

/** With a port, where one was written: "192.0.2.60:4711", "[2001:db8::1]:4711". */
function addressIn(text: string): string | undefined {
  const node = text.trim();
  return normaliseAddress(node) ?? normaliseAddress(node.replace(/:\d{1,5}$/, ""));
}

function isLoopback(address: string): boolean {
  return address.startsWith("127.") || address === "0:0:0:0:0:0:0:1";
}
