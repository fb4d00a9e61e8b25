import { expect, test } from "vitest";
import { inOrder } from "../../../src/core/talk/in-order.ts";

const gate = () => {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test("tasks of one key follow each other, those of another run beside them", async () => {
  const queue = inOrder();
  const done: string[] = [];
  const slow = gate();
  const first = queue.insist("anna", async () => {
    await slow.opened;
    done.push("anna 1");
  });
  const second = queue.insist("anna", async () => void done.push("anna 2"));
  await queue.insist("bob", async () => void done.push("bob 1"));
  slow.open();
  await Promise.all([first, second]);
  expect(done).toEqual(["bob 1", "anna 1", "anna 2"]);
});

test("a task that fails does not stop those behind it", async () => {
  const queue = inOrder();
  const failing = queue.insist("anna", async () => {
    throw new Error("no");
  });
  const next = queue.insist("anna", async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
});

test("at most so many wait; what is insisted on waits all the same", async () => {
  const queue = inOrder(2);
  const slow = gate();
  const running = queue.add("anna", () => slow.opened);
  const waiting = [queue.add("anna", async () => 1), queue.add("anna", async () => 2)];
  expect(queue.add("anna", async () => 3)).toBeUndefined();
  const insisted = queue.insist("anna", async () => 4);
  slow.open();
  expect(await Promise.all([running, ...waiting, insisted])).toEqual([undefined, 1, 2, 4]);
  expect(await queue.add("anna", async () => 5)).toBe(5);
});

test("idle waits for what comes meanwhile too", async () => {
  const queue = inOrder();
  const done: number[] = [];
  void queue.insist("anna", async () => {
    void queue.insist("bob", async () => void done.push(2));
    done.push(1);
  });
  await queue.idle();
  expect(done).toEqual([1, 2]);
});
