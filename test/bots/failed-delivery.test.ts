import { expect, test } from "vitest";
import { LivingMessages } from "../../src/bots/living-messages.ts";
import type { LivingSurface } from "../../src/bots/living-surface.ts";
import { createShownRecords } from "../../src/bots/shown-records.ts";
import { text } from "../../src/core/conversation/view.ts";
import { memoryCollection } from "../fakes/memory-collection.ts";

test("a delivery that fails by a fault of our own has failed, and is told to the log of its line", async () => {
  const fault = new TypeError("odd");
  const surface: LivingSurface<string> = {
    render: () => ({ message: "", plain: "", fingerprint: "" }) as never,
    send: async () => Promise.reject(fault),
    edit: async () => ({ ok: { id: "1" } }),
    retire: async () => {},
  };
  const works: Promise<void>[] = [];
  const living = new LivingMessages({
    surface,
    records: createShownRecords(memoryCollection(), { parse: () => undefined, format: () => undefined } as never),
    enqueue: (_, work) => void works.push(work()),
    unreachable: async () => {},
  });
  const owner = { platform: "telegram", chat: "1", person: "1" };
  expect(await living.deliver({ owner, screen: "screen00000x", view: [text`Un`] })).toBe("failed");
  expect(works).toHaveLength(1);
  await expect(works[0]).rejects.toBe(fault);
});
