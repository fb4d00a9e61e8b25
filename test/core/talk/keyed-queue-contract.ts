import { expect, test } from "vitest";
import type { KeyedQueue } from "../../../src/core/talk/keyed-queue.ts";

const gate = () => {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

/** What holds for every queue: `openQueue` makes one of which at most so many tasks of a key wait. */
export function testKeyedQueue(openQueue: (most?: number) => KeyedQueue): void {
  test("tasks of one key follow each other, those of another run beside them", async () => {
    const queue = openQueue();
    const done: string[] = [];
    const slow = gate();
    const first = queue.enqueue("anna", async () => {
      await slow.opened;
      done.push("anna 1");
    });
    const second = queue.enqueue("anna", async () => void done.push("anna 2"));
    await queue.enqueue("bob", async () => void done.push("bob 1"));
    slow.open();
    await Promise.all([first, second]);
    expect(done).toEqual(["bob 1", "anna 1", "anna 2"]);
  });

  test("a task that fails does not stop those behind it", async () => {
    const queue = openQueue();
    const failing = queue.enqueue("anna", async () => {
      throw new Error("no");
    });
    const next = queue.enqueue("anna", async () => "yes");
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });

  test("at most so many wait; what is insisted on waits all the same", async () => {
    const queue = openQueue(2);
    const slow = gate();
    const running = queue.tryEnqueue("anna", () => slow.opened);
    const waiting = [queue.tryEnqueue("anna", async () => 1), queue.tryEnqueue("anna", async () => 2)];
    expect(queue.tryEnqueue("anna", async () => 3)).toBeUndefined();
    const insisted = queue.enqueue("anna", async () => 4);
    slow.open();
    expect(await Promise.all([running, ...waiting, insisted])).toEqual([undefined, 1, 2, 4]);
    expect(await queue.tryEnqueue("anna", async () => 5)).toBe(5);
  });

  test("idle waits for what comes meanwhile too", async () => {
    const queue = openQueue();
    const done: number[] = [];
    void queue.enqueue("anna", async () => {
      void queue.enqueue("bob", async () => void done.push(2));
      done.push(1);
    });
    await queue.idle();
    expect(done).toEqual([1, 2]);
  });
}
