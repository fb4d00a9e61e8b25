/**
 * Networks whose last request was forwarded although nobody trusts them to: a proxy that is not configured,
 * or somebody who pretends to be one.
 */
export type Forwarders = {
  has: (network: string) => boolean;
  /** Notes a request; true where its network becomes one of them by it. */
  note: (network: string, isForwarded: boolean) => boolean;
};

/** Beyond so many, those that were noted first are forgotten. */
const maxForwarders = 1_000;

/**
 * A network is one of them until a request comes from there that nobody forwarded: at a school, one who
 * pretends does not speak for all.
 */
export function createForwarders(): Forwarders {
  const networks = new Set<string>();
  return {
    has: (network) => networks.has(network),
    note: (network, isForwarded) => {
      const wasKnown = networks.delete(network);
      if (!isForwarded) return false;
      for (const oldest of networks) {
        if (networks.size < maxForwarders) break;
        networks.delete(oldest);
      }
      networks.add(network);
      return !wasKnown;
    },
  };
}
