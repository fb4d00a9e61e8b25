import type { IncomingHttpHeaders, Server } from "node:http";
import type { Socket } from "node:net";
import { isForwarded } from "../bots/web/client-address.ts";
import { type AddressSet, normaliseAddress, toNetwork } from "../bots/web/ip.ts";
import { createForwarders } from "./forwarders.ts";

/** How many connections there may be at once. */
export type SocketShares = {
  /** From one address, or one /64. */
  perAddress: number;
  /** From all those together who forward for others without being trusted to. */
  forwarders: number;
};

/** `isDirect`: nobody forwarded its last request. */
type Held = { socket: Socket; network: string; share: Set<Held>; requests: number; isDirect: boolean };

/**
 * Keeps one address from taking all connections. Trusted proxies, which speak for everybody, have no share.
 * Where a share is used up, its oldest connection that asks for nothing makes room; where all of them are
 * answered to, the new one is refused.
 */
export function shareSockets(server: Server, shares: SocketShares, trusted: AddressSet): void {
  const sharing = new SharedSockets(shares);
  const held = new WeakMap<Socket, Held>();

  server.on("connection", (socket) => {
    const network = findNetwork(socket, trusted);
    if (network === undefined) return;
    const connection = sharing.admit(socket, network);
    if (connection) held.set(socket, connection);
    else socket.destroy();
  });

  server.on("request", ({ socket, headers }, response) => {
    const connection = held.get(socket);
    if (!connection) return;
    connection.requests += 1;
    response.once("close", () => {
      connection.requests -= 1;
    });
    sharing.hear(connection, !forwards(headers));
  });
}

/** The shares of all addresses, and the pool of all who forward. */
class SharedSockets {
  readonly #limits: SocketShares;
  readonly #networks = new Map<string, Set<Held>>();
  readonly #pool = new Set<Held>();
  readonly #forwarders = createForwarders();

  constructor(limits: SocketShares) {
    this.#limits = limits;
  }

  /**
   * A new connection, in the share of its network; undefined where there is no room. That of a forwarder is
   * in the pool, unless that is full: its first request may be direct.
   */
  admit(socket: Socket, network: string): Held | undefined {
    const connection: Held = { socket, network, share: new Set(), requests: 0, isDirect: false };
    const isPooled = this.#forwarders.has(network) && this.#join(connection, this.#pool);
    if (!isPooled && !this.#join(connection, this.#shareOf(network))) return undefined;
    socket.once("close", () => this.#leave(connection));
    return connection;
  }

  /** Takes note of a request, which says whether its connection is that of a forwarder. */
  hear(connection: Held, isDirect: boolean): void {
    connection.isDirect = isDirect;
    const isNew = this.#forwarders.note(connection.network, !isDirect);
    if (isDirect) {
      // Without room there it stays where it is: it is counted all the same.
      if (connection.share === this.#pool) this.#join(connection, this.#shareOf(connection.network));
      return;
    }
    if (connection.share !== this.#pool) this.#moveToPool(connection);
    // What it held before it forwarded counts there as well.
    if (isNew) for (const other of [...(this.#networks.get(connection.network) ?? [])]) this.#moveToPool(other);
  }

  /** A connection whose last request was direct is not closed for the forwarder beside it. */
  #moveToPool(connection: Held): void {
    if (!this.#join(connection, this.#pool) && !connection.isDirect) connection.socket.destroy();
  }

  #shareOf(network: string): Set<Held> {
    const share = this.#networks.get(network) ?? new Set();
    this.#networks.set(network, share);
    return share;
  }

  #join(connection: Held, share: Set<Held>): boolean {
    const { perAddress, forwarders } = this.#limits;
    if (share.size >= (share === this.#pool ? forwarders : perAddress) && !dropIdle(share)) return false;
    this.#leave(connection);
    connection.share = share.add(connection);
    return true;
  }

  #leave(connection: Held): void {
    const { network, share } = connection;
    share.delete(connection);
    if (share.size === 0 && this.#networks.get(network) === share) this.#networks.delete(network);
  }
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
  for (const connection of share) {
    if (connection.requests > 0) continue;
    share.delete(connection);
    connection.socket.destroy();
    return true;
  }
  return false;
}
