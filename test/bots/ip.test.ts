import { describe, expect, test } from "vitest";
import { normaliseAddress, parseAddressSet, toNetwork } from "../../src/bots/web/ip.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  [" 203.0.113.7 ", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::FFFF:cb00:7107", "203.0.113.7"],
  ["[::1]", "0:0:0:0:0:0:0:1"],
  ["2001:DB8::7", "2001:db8:0:0:0:0:0:7"],
  ["fe80::1%eth0", "fe80:0:0:0:0:0:0:1"],
  ["1.2.3", undefined],
  ["1.2.3.4:80", undefined],
  ["localhost", undefined],
  ["", undefined],
  ["__proto__", undefined],
])("%s is %s", (text, expected) => expect(normaliseAddress(text)).toBe(expected));

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
])("the network of %s is %s", (address, expected) => expect(toNetwork(address)).toBe(expected));

describe("a set of addresses", () => {
  test.each([
    ["127.0.0.1", "127.0.0.1", true],
    ["127.0.0.1", "127.0.0.2", false],
    ["10.0.0.0/8, 192.168.1.1", "10.200.3.4", true],
    ["10.0.0.0/8,192.168.1.1", "192.168.1.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["::ffff:10.0.0.0/104", "10.2.3.4", true],
    ["fd00::/8", "fd12::1", true],
    ["fd00::/8", "2001:db8::1", false],
    ["::1", "::1", true],
  ])("%s has %s: %s", (text, address, has) =>
    expect(parseAddressSet(text)?.has(normaliseAddress(address) ?? "")).toBe(has),
  );

  test.each([
    "",
    ",",
    "localhost",
    "10.0.0.0/33",
    "10.0.0.0/",
    "/8",
    "10.0.0.0/8/8",
    "10.0.0.1 10.0.0.2",
    "*",
    "0.0.0.0/0",
    "::/0",
    "10.0.0",
    "[::1]",
    "127.0.0.1,",
    "1.2.3.4:80",
  ])("%j is none", (text) => expect(parseAddressSet(text)).toBeUndefined());
});
