import { expect, test } from "vitest";
import { createBusyPlatforms } from "../../src/app/busy-platforms.ts";
import { createLookQueue } from "../../src/app/look-queue.ts";

test("the next run begins once the one before has looked, while that one still goes on", async () => {
  const looks = createLookQueue<string>();
  const said: string[] = [];
  let end = () => {};
  const first = looks.enqueue(async (onLooked) => {
    said.push("first looks");
    onLooked();
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    said.push("first ends");
    return "first";
  });
  const second = looks.enqueue(async () => {
    said.push("second looks");
    return "second";
  });
  expect(looks.isLooking()).toBe(true);
  expect(await second).toBe("second");
  expect(looks.isLooking()).toBe(false);
  end();
  await looks.settled();
  expect(await first).toBe("first");
  expect(said).toEqual(["first looks", "second looks", "first ends"]);
});

test("a run that fails before it has looked holds up no other", async () => {
  const looks = createLookQueue<string>();
  const first = looks.enqueue(async () => {
    throw new TypeError("gone");
  });
  const second = looks.enqueue(async () => "second");
  await expect(first).rejects.toThrow("gone");
  expect(await second).toBe("second");
  await looks.settled();
});

test("a platform is busy until the run that has it is done with it, and other runs do not free it", () => {
  const busy = createBusyPlatforms();
  const [one, other] = [busy.claim(), busy.claim()];
  one.add(["telegram", "discord"]);
  other.release("telegram");
  expect(["telegram", "discord", "web"].map(busy.has)).toEqual([true, true, false]);
  one.release("telegram");
  other.add(["telegram"]);
  one.releaseAll();
  expect(["telegram", "discord"].map(busy.has)).toEqual([true, false]);
});
