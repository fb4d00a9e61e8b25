import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedactor } from "../../../src/adapters/hrflow/redact.ts";
import { apiKey, userEmail } from "../../fakes/hrflow.ts";

const redact = createRedactor(apiKey, [userEmail]);

test.each([
  [
    `Unauthorized. Invalid secret key: ${apiKey} for permission: all`,
    "Unauthorized. Invalid secret key: … for permission: all",
  ],
  ["Invalid secret key: ask_ffffffffffffffffffffffffffffffff", "Invalid secret key: …"],
  [`${userEmail} has no such board`, "… has no such board"],
  [`key ${apiKey.slice(4, 20)}`, "(withheld: it holds a part of the key)"],
  [`KEY ${apiKey.toUpperCase()}`, "KEY …"],
  ["name: field required\nlocation: field required", "name: field required location: field required"],
])("%j is shown as %j", (said, shown) => {
  expect(redact(said)).toBe(shown);
});

test("no part of the key of eight characters is ever shown", () => {
  const hex = apiKey.slice(4);
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.nat(24),
      fc.integer({ min: 8, max: 32 }),
      (before, after, from, length) => {
        const part = hex.slice(from, from + length);
        const shown = redact(`${before}${part}${after}`);
        for (let at = 0; at + 8 <= hex.length; at++) expect(shown).not.toContain(hex.slice(at, at + 8));
      },
    ),
  );
});

test("a message is cut", () => {
  expect(redact("x".repeat(5_000)).length).toBeLessThanOrEqual(201);
});
