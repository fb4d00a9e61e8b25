import { describe, expect, test } from "vitest";
import { createClientFinder } from "../../src/bots/web/client-address.ts";
import { noAddress, parseAddressSet } from "../../src/bots/web/ip.ts";

const proxies = parseAddressSet("10.0.0.0/8, fd00::/8") ?? noAddress;
const from = (peer: string | undefined, headers: Record<string, string> = {}) =>
  createClientFinder(proxies, () => {})(peer, (name) => headers[name]);

describe("behind a proxy of ours", () => {
  test.each<[string, Record<string, string>, string]>([
    ["one address", { "x-forwarded-for": "203.0.113.7" }, "203.0.113.7"],
    ["the rightmost that is not ours", { "x-forwarded-for": "1.1.1.1, 203.0.113.7, 10.0.0.9" }, "203.0.113.7"],
    ["with a port", { "x-forwarded-for": "203.0.113.7:4711" }, "203.0.113.7"],
    ["IPv6 by its /64", { "x-forwarded-for": "2001:db8:1:2:aaaa::1" }, "2001:db8:1:2::/64"],
    ["IPv6 with a port", { "x-forwarded-for": "[2001:db8:1:2:aaaa::1]:443" }, "2001:db8:1:2::/64"],
    ["IPv4 written as IPv6", { "x-forwarded-for": "::ffff:203.0.113.7" }, "203.0.113.7"],
    ["all of them ours: who is inside", { "x-forwarded-for": "10.1.2.3, 10.0.0.9" }, "10.1.2.3"],
    [
      "the standard header",
      { forwarded: 'for=1.1.1.1, for="[2001:db8:1:2::9]:4711";proto=https' },
      "2001:db8:1:2::/64",
    ],
    ["both, of one mind", { "x-forwarded-for": "203.0.113.7", forwarded: "for=203.0.113.7" }, "203.0.113.7"],
    ["both, of two minds", { "x-forwarded-for": "203.0.113.7", forwarded: "for=203.0.113.8" }, "behind 10.0.0.1"],
    ["none", {}, "behind 10.0.0.1"],
    ["unreadable", { "x-forwarded-for": "1.1.1.1, unknown" }, "behind 10.0.0.1"],
    ["empty parts", { "x-forwarded-for": "203.0.113.7, " }, "behind 10.0.0.1"],
    ["obfuscated", { forwarded: "for=_hidden;by=1.1.1.1" }, "behind 10.0.0.1"],
    ["a name of JavaScript", { "x-forwarded-for": "__proto__" }, "behind 10.0.0.1"],
    ["a chain that is made up", { "x-forwarded-for": "10.0.0.1,".repeat(2_000) }, "behind 10.0.0.1"],
  ])("%s", (_, headers, network) => expect(from("::ffff:10.0.0.1", headers)).toEqual({ network, isLocal: false }));
});

describe("without one", () => {
  test("the peer counts, and this machine is known", () => {
    expect(from("203.0.113.7")).toEqual({ network: "203.0.113.7", isLocal: false });
    expect(from("::ffff:127.0.0.1")).toEqual({ network: "127.0.0.1", isLocal: true });
    expect(from("::1")).toEqual({ network: "0:0:0:0::/64", isLocal: true });
    expect(from(undefined)).toEqual({ network: undefined, isLocal: false });
  });

  test("a request that is forwarded without trust is not counted by address, and said once", () => {
    let said = 0;
    const addressOf = createClientFinder(noAddress, () => {
      said += 1;
    });
    const forwarded = (name: string) => ({ "x-forwarded-for": "1.1.1.1" })[name];
    expect(addressOf("127.0.0.1", forwarded)).toEqual({ network: undefined, isLocal: false });
    expect(addressOf("127.0.0.1", () => undefined)).toEqual({ network: "127.0.0.1", isLocal: false });
    expect(addressOf("192.0.2.9", forwarded).network).toBeUndefined();
    expect(addressOf("192.0.2.10", () => undefined).network).toBe("192.0.2.10");
    expect(said).toBe(1);
  });
});
