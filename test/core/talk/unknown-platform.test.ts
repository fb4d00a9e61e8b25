import { expect, test } from "vitest";
import { subscriptionSchema } from "../../../src/core/alerts/subscription.ts";
import { parseScreenKey } from "../../../src/core/talk/screen.ts";
import { world } from "../../fakes/chat.ts";
import { follows } from "../alerts/follows.ts";
import { household } from "../alerts/household.ts";

const stranger = { platform: "signal", chat: "1", person: "1" };

test("the screen of an unknown platform is not read as one of another", () => {
  expect(parseScreenKey("signal:1:k3Jx9Qa2pQ7z")).toEqual({ platform: "signal", chat: "1", id: "k3Jx9Qa2pQ7z" });
});

test("an alert of an unknown platform is left alone: read, never served, and said once in the log", async () => {
  const house = household();
  await follows(house, stranger);
  const kept = await house.one(stranger);
  expect(subscriptionSchema.parse(kept)).toEqual(kept);
  house.alertWorld.serves = (platform) => platform !== "signal";
  expect(await house.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 0, sent: 0 });
  expect(await house.one(stranger)).toEqual(kept);
  await house.resume();
  expect(house.log).toContainEqual(["warn", expect.objectContaining({ platform: "signal" })]);
});

test("of platforms that are known nothing is said", async () => {
  const here = world();
  await here.resume();
  expect(here.log).toEqual([]);
});
