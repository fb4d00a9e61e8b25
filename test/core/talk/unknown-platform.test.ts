import { expect, test } from "vitest";
import { subscriptionSchema } from "../../../src/core/alerts/subscription.ts";
import { parseScreenKey } from "../../../src/core/talk/screen.ts";
import { conversationWith } from "../../fakes/chat.ts";
import { createAlertSetup } from "../alerts/alert-setup.ts";
import { follows } from "../alerts/follows.ts";

const stranger = { platform: "signal", chat: "1", person: "1" };

test("the screen of an unknown platform is not read as one of another", () => {
  expect(parseScreenKey("signal:1:k3Jx9Qa2pQ7z")).toEqual({ platform: "signal", chat: "1", id: "k3Jx9Qa2pQ7z" });
});

test("an alert of an unknown platform is left alone: read, never served, and said once in the log", async () => {
  const setup = createAlertSetup();
  await follows(setup, stranger);
  const kept = await setup.one(stranger);
  expect(subscriptionSchema.parse(kept)).toEqual(kept);
  setup.alertDeps.serves = (platform) => platform !== "signal";
  expect(await setup.at("2026-11-23T07:00:00Z")).toMatchObject({ due: 0, sent: 0 });
  expect(await setup.one(stranger)).toEqual(kept);
  await setup.resume();
  expect(setup.log).toContainEqual(["warn", expect.objectContaining({ platform: "signal" })]);
});

test("of platforms that are known nothing is said", async () => {
  const here = conversationWith();
  await here.resume();
  expect(here.log).toEqual([]);
});
