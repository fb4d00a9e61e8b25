import { BlockList, isIP, isIPv4 } from "node:net";

/*
 * Addresses of the internet, as limits and checks see them.
 */

/**
 * An address as it is compared: an IPv4 that is written as IPv6 is IPv4, zones and brackets are gone.
 * Undefined for what is none.
 */
export function normaliseAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/%.*$/, "");
  if (isIP(bare) === 0) return undefined;
  if (isIPv4(bare)) return bare;
  const groups = groupsOf(bare);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    const [high = 0, low = 0] = groups.slice(6);
    return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  }
  return groups.map((group) => group.toString(16)).join(":");
}

/** What a household or a phone has of its own: an IPv4 address, or the /64 of an IPv6 address. */
export function toNetwork(address: string): string {
  return isIPv4(address) ? address : `${address.split(":").slice(0, 4).join(":")}::/64`;
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [, head = "", dotted] = address.match(/^(.*:)(\d+\.\d+\.\d+\.\d+)$/) ?? [];
  if (dotted !== undefined) {
    const [a = 0, b = 0, c = 0, d = 0] = dotted.split(".").map(Number);
    return groupsOf(`${head}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`);
  }
  const [left = "", right] = address.split("::");
  const parse = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [before, after] = [parse(left), parse(right ?? "")];
  const gap = right === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<number>(gap).fill(0), ...after];
}

/** A set of addresses, asked about by `plainAddress` ones. */
export type AddressSet = { has: (address: string) => boolean };

/**
 * Addresses and CIDR ranges, separated by commas: "127.0.0.1, 10.0.0.0/8, fd00::/8". Undefined where one of
 * them is neither, or means every address there is.
 */
export function parseAddressSet(text: string): AddressSet | undefined {
  const list = new BlockList();
  for (const entry of text.split(",").map((one) => one.trim())) {
    const [, written = "", bits] = entry.match(/^([^/]+?)(?:\/(\d{1,3}))?$/) ?? [];
    const address = /[[\]%]/.test(written) ? undefined : normaliseAddress(written);
    if (address === undefined) return undefined;
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    const most = family === "ipv4" ? 32 : 128;
    // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
    const prefix = bits === undefined ? most : Number(bits) - (isIP(written) === 6 && family === "ipv4" ? 96 : 0);
    if (prefix < 1 || prefix > most) return undefined;
    list.addSubnet(address, prefix, family);
  }
  return { has: (address) => list.check(address, isIPv4(address) ? "ipv4" : "ipv6") };
}

/** Nobody. */
export const noAddress: AddressSet = { has: () => false };
