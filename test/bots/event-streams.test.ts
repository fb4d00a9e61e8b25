import { SSEStreamingApi } from "hono/streaming";
import { expect, test } from "vitest";
import { createEventStreams } from "../../src/bots/web/event-streams.ts";

function stream(): SSEStreamingApi {
  const { readable, writable } = new TransformStream();
  return new SSEStreamingApi(writable, readable);
}

/** Opens as many of different people as fit in, up to `most`; says how many those were. */
function open(streams: ReturnType<typeof createEventStreams>, network: string | undefined, most: number) {
  const held: SSEStreamingApi[] = [];
  for (let person = 0; person < most; person += 1) {
    const name = `${network} ${person}`;
    if (streams.isFull(name, network)) break;
    const one = stream();
    streams.hold(name, network, one);
    held.push(one);
  }
  return held;
}

test("one address has a share of all, which a class fits in; another address has its own", () => {
  const streams = createEventStreams();
  expect(open(streams, "203.0.113.7", 500)).toHaveLength(100);
  expect(streams.isFull("anna", "203.0.113.8")).toBe(false);
  streams.close();
});

test("at an address that has all its share, a sixth page of one person still takes the place of their first", async () => {
  const streams = createEventStreams();
  const [first] = Array.from({ length: 5 }, () => streams.hold("anna", "203.0.113.7", stream()));
  open(streams, "203.0.113.7", 500);
  expect([streams.isFull("bob", "203.0.113.7"), streams.isFull("anna", "203.0.113.7")]).toEqual([true, false]);
  streams.close();
  await first?.ended;
});

test("what has ended makes room", async () => {
  const streams = createEventStreams();
  streams.hold("anna", "203.0.113.7", stream());
  const [second] = open(streams, "203.0.113.7", 99);
  expect(streams.isFull("bob", "203.0.113.7")).toBe(true);
  second?.abort();
  await new Promise((resolve) => setImmediate(resolve));
  expect(streams.isFull("bob", "203.0.113.7")).toBe(false);
  streams.close();
});

test("those whose address cannot be told have half of what there is", () => {
  const streams = createEventStreams();
  expect(open(streams, undefined, 600)).toHaveLength(250);
  expect([streams.isFull("eve", undefined), streams.isFull("anna", "203.0.113.7")]).toEqual([true, false]);
  streams.close();
});

test("they make room for whoever shows theirs, and take nobody's", () => {
  const streams = createEventStreams();
  const hidden = open(streams, undefined, 600);
  for (const network of ["203.0.113.1", "203.0.113.2"]) open(streams, network, 100);
  open(streams, "203.0.113.3", 50);
  expect(hidden.some(({ aborted }) => aborted)).toBe(false);
  expect(streams.isFull("anna", "203.0.113.7")).toBe(false);
  streams.hold("anna", "203.0.113.7", stream());
  expect(hidden.map(({ aborted }) => aborted).indexOf(false)).toBe(1);
  streams.close();
});
