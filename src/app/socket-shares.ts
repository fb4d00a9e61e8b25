import type { IncomingHttpHeaders, Server } from "node:http";
import type { Socket } from "node:net";
import { isForwarded } from "../bots/web/client-address.ts";
import { type AddressSet, normaliseAddress, toNetwork } from "../bots/web/ip.ts";

/** How many connections there may be at once. */
export type SocketShares = {
  /** From one address, or one /64. */
  perAddress: number;
  /** From all those together who forward for others without being trusted to. */
  forwarders: number;
};

type Held = { socket: Socket; share: Set<Held>; requests: number };

/** Networks that were seen to forward; the oldest are forgotten. */
const maxForwarders = 1_000;

/**
 * Keeps one address from taking all connections. Trusted proxies, which speak for everybody, have no share.
 * Where a share is used up, its oldest connection that asks for nothing makes room; where all of them are
 * answered to, the new one is refused.
 */
export function shareSockets(server: Server, shares: SocketShares, trusted: AddressSet): void {
  const networks = new Map<string, Set<Held>>();
  const pool = new Set<Held>();
  const forwarders = new Set<string>();
  const held = new WeakMap<Socket, Held>();

  function shareOf(network: string): Set<Held> {
    if (forwarders.has(network)) return pool;
    const share = networks.get(network) ?? new Set();
    networks.set(network, share);
    return share;
  }

  function join(one: Held, share: Set<Held>): boolean {
    if (share.size >= (share === pool ? shares.forwarders : shares.perAddress) && !dropIdle(share)) return false;
    one.share.delete(one);
    one.share = share.add(one);
    return true;
  }

  function addForwarder(network: string): void {
    for (const oldest of forwarders) {
      if (forwarders.size < maxForwarders) break;
      forwarders.delete(oldest);
    }
    forwarders.add(network);
  }

  server.on("connection", (socket) => {
    const network = findNetwork(socket, trusted);
    if (network === undefined) return;
    const share = shareOf(network);
    const one: Held = { socket, share: new Set(), requests: 0 };
    if (!join(one, share)) {
      socket.destroy();
      return;
    }
    held.set(socket, one);
    socket.once("close", () => {
      one.share.delete(one);
      if (share.size === 0 && networks.get(network) === share) networks.delete(network);
    });
  });

  server.on("request", ({ socket, headers }, response) => {
    const one = held.get(socket);
    if (!one) return;
    one.requests += 1;
    response.once("close", () => {
      one.requests -= 1;
    });
    if (one.share === pool || !forwards(headers)) return;
    addForwarder(findNetwork(socket, trusted) ?? "");
    if (!join(one, pool)) socket.destroy();
  });
}

/** Undefined for a peer that is trusted to speak for others, or that has gone. */
function findNetwork({ remoteAddress }: Socket, trusted: AddressSet): string | undefined {
  const address = remoteAddress === undefined ? undefined : normaliseAddress(remoteAddress);
  return address === undefined || trusted.has(address) ? undefined : toNetwork(address);
}

function forwards(headers: IncomingHttpHeaders): boolean {
  return isForwarded((name) => headers[name]?.toString());
}

/** Closes the oldest connection on which nothing is asked; false when there is none. */
function dropIdle(share: Set<Held>): boolean {
  for (const one of share) {
    if (one.requests > 0) continue;
    share.delete(one);
    one.socket.destroy();
    return true;
  }
  return false;
}
