import { expect, test } from "vitest";
import type { Owner, Platform } from "../../../src/core/owner.ts";
import { conversationWith, servicesWith } from "../../fakes/chat.ts";
import { pageOf } from "../../fakes/offers.ts";

const platforms: Platform[] = ["telegram", "discord", "web", "terminal"];

/** On each platform, several people in one place. */
const inClass = (platform: Platform, person: string): Owner => ({ platform, chat: "class", person });

test.each(platforms)(
  "on %s, what 24 people ask at once in one place is asked of the service at once",
  async (platform) => {
    let asked = 0;
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const here = conversationWith({
      services: servicesWith({
        offers: async (_search, page) => {
          asked += 1;
          await held;
          return pageOf(12, page);
        },
      }),
    });
    const everybody = Array.from({ length: 24 }, (_, i) => inClass(platform, `p${i}`));
    await Promise.all(
      everybody.map((owner) => here.handle({ owner, event: { type: "text", text: "boulanger lyon" } })),
    );
    expect(asked).toBe(everybody.length);
    answer();
    await here.idle();
    expect(new Set(here.drawn.map(({ owner }) => owner.person)).size).toBe(everybody.length);
  },
);

test.each(platforms)("on %s, who does a hundred things at once delays nobody else in that place", async (platform) => {
  const here = conversationWith({ services: servicesWith({ offers: async (_search, page) => pageOf(12, page) }) });
  const owner = inClass(platform, "anna");
  for (let i = 0; i < 100; i++) void here.handle({ owner, event: { type: "text", text: `texte ${i}` } });
  await here.handle({ owner: inClass(platform, "bob"), event: { type: "text", text: "boulanger lyon" } });
  const done = here.drawn.filter((one) => one.owner.person === "anna").length;
  // As far as she has come in the time of one event, and not behind the twenty that wait.
  expect(done).toBeLessThan(5);
  await here.idle();
  expect(here.drawn.some((one) => one.owner.person === "bob")).toBe(true);
});
