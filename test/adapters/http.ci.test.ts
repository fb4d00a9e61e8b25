import type { ServerResponse } from "node:http";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { CallQueue } from "../../src/adapters/http/call-queue.ts";
import { maxReferenceBytes } from "../../src/adapters/http/message.ts";
import { parseResponse } from "../../src/adapters/http/parse-response.ts";
import { createHttpService, type HttpService } from "../../src/adapters/http.ts";
import { SourceError } from "../../src/core/failure.ts";
import { hurryRetries } from "./hurry.ts";
import { keptLog } from "./log.ts";
import { closeServers, nobody, type Served, serve } from "./server.ts";

hurryRetries();

const services: HttpService[] = [];

function open(options: Partial<Parameters<typeof createHttpService>[0]> = {}) {
  const { log, lines } = keptLog();
  const made = createHttpService({ name: "Essai", log, ...options });
  services.push(made);
  return { call: made.call, health: made.health, log, lines };
}

/**
 * The shortest waits between two attempts: a third of a second, then one, of which a twentieth really passes.
 */
beforeAll(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(services.map(({ close }) => close()));
  await closeServers();
});

const status = (response: ServerResponse, code: number, headers: Record<string, string> = {}, body = "") =>
  response.writeHead(code, headers).end(body);

/** What became of a call: the status of its answer, or why it failed. */
const outcome = (call: Promise<{ status: number }>): Promise<number | string> =>
  call.then(
    (answer) => answer.status,
    (error: unknown) => (error instanceof SourceError ? `${error.service}: ${error.why}` : String(error)),
  );

const codes = (...list: (number | "cut")[]) =>
  serve((response, _heard, count) => {
    const code = list[Math.min(count, list.length) - 1] ?? 200;
    return code === "cut" ? response.destroy() : status(response, code, { "retry-after": "0" });
  });

describe.concurrent("which calls are tried again, and how often", () => {
  test.each<[string, "GET" | "POST", (number | "cut")[], number | string, number]>([
    ["a reading call after a 500 and a 503", "GET", [500, 503, 200], 200, 3],
    ["a reading call whose connection is cut", "GET", ["cut", 200], 200, 2],
    ["a reading call that fails three times is given up", "GET", [502], "Essai: down", 3],
    ["a reading call that is cut three times is given up", "GET", ["cut"], "Essai: down", 3],
    ["a writing call is made once", "POST", [500, 200], "Essai: down", 1],
    ["a writing call that is cut is made once", "POST", ["cut", 200], "Essai: down", 1],
    ["a writing call that came too often was not carried out, so it is made again", "POST", [429, 200], 200, 2],
    ["the third 429 is enough", "GET", [429], "Essai: busy", 3],
  ])("%s", async (_what, method, answers, expected, times) => {
    const server = await codes(...answers);
    expect(await outcome(open().call({ url: server.url, method }))).toBe(expected);
    expect(server.heard).toHaveLength(times);
  });

  test.each([200, 204, 206, 400, 401, 403, 404, 410, 422])("%i is an answer", async (code) => {
    const server = await codes(code);
    expect(await outcome(open().call({ url: server.url }))).toBe(code);
    expect(server.heard).toHaveLength(1);
  });

  test("nobody there: down, with the code of the system in the log", async () => {
    const { call, lines } = open();
    expect(await outcome(call({ url: await nobody() }))).toBe("Essai: down");
    expect(lines.map(({ level, facts }) => [level, facts.code, facts.attempt])).toEqual([
      ["debug", "ECONNREFUSED", 1],
      ["debug", "ECONNREFUSED", 2],
      ["warn", "ECONNREFUSED", 3],
    ]);
  });
});

describe.concurrent("the deadline ends it all as slow", () => {
  const hang = () => {};
  test.each<[string, (response: ServerResponse) => unknown, Partial<Parameters<typeof createHttpService>[0]>]>([
    ["when no answer comes", hang, {}],
    ["when the answer stops halfway", (response) => response.writeHead(200).write("{"), {}],
  ])("%s", async (_what, answer, options) => {
    const server = await serve(answer);
    const began = performance.now();
    expect(await outcome(open(options).call({ url: server.url, deadlineMs: 150 }))).toBe("Essai: slow");
    // Long before the default of 15 seconds, however busy the machine is.
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(server.heard.length).toBeLessThanOrEqual(1);
  });
});

describe("a turn that does not come in time", () => {
  test.each([
    ["at the deadline", new CallQueue({ most: 9, maxUnderWay: 1 }), "Essai: slow"],
    ["at once, where that is known", new CallQueue({ most: 1, windowMs: 60_000 }), 200],
  ])("means that there are too many calls, and not that the service is slow: busy %s", async (_what, queue, first) => {
    const server = await serve((response) => first === 200 && response.end());
    const { call } = open({ queue });
    const outcomes = [1500, 700].map((deadlineMs) => outcome(call({ url: server.url, deadlineMs })));
    expect(await Promise.all(outcomes)).toEqual([first, "Essai: busy"]);
    expect(server.heard).toHaveLength(1);
  });

  test("is waited for by a call with a ticket: its deadline begins when it is sent", async () => {
    const held: ServerResponse[] = [];
    const server = await serve((response, _heard, count) => (count === 1 ? held.push(response) : response.end()));
    const queue = new CallQueue({ most: 9, maxUnderWay: 1 });
    const { call } = open({ queue });
    const first = outcome(call({ url: server.url, ticket: queue.createTicket({ isBackground: true }) }));
    await expect.poll(() => held.length).toBe(1);
    const second = call({ url: server.url, deadlineMs: 300, ticket: queue.createTicket({ isBackground: true }) });
    // Nothing that could be waited for: this is longer than the whole deadline of the second.
    await new Promise((resolve) => setTimeout(resolve, 400));
    held[0]?.end();
    expect([await first, await outcome(second)]).toEqual([200, 200]);
  });
});

test("what a service says in the place of 429 is waited for as that is", async () => {
  const server = await codes(419, 200);
  expect(await outcome(open({ tooMany: [419, 429] }).call({ url: server.url }))).toBe(200);
  expect(server.heard).toHaveLength(2);
});

describe("a 429 is heard before its call is over", () => {
  const sixty = { "retry-after": "60" };

  test("so that the next in line does not go in between", async () => {
    const server = await serve((response) => status(response, 429, sixty));
    const { call } = open({ queue: new CallQueue({ most: 9, maxUnderWay: 1 }) });
    const calls = [1, 2, 3].map(() => outcome(call({ url: server.url })));
    expect(await Promise.all(calls)).toEqual(["Essai: busy", "Essai: busy", "Essai: busy"]);
    expect(server.heard).toHaveLength(1);
  });

  test.each<[string, (response: ServerResponse) => unknown]>([
    ["cannot be decoded", (response) => status(response, 429, { ...sixty, "content-encoding": "gzip" }, "none")],
    ["has no end", (response) => response.writeHead(429, sixty).write("{")],
    [
      "is cut",
      (response) => response.writeHead(429, { ...sixty, "content-length": 9 }).write("{", () => response.destroy()),
    ],
    ["is too large", (response) => status(response, 429, sixty, "x".repeat(4 * 1024 * 1024))],
  ])("also where its body %s", async (_what, answer) => {
    const server = await serve(answer);
    const { call } = open();
    for (const _ of [1, 2]) expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    expect(server.heard).toHaveLength(1);
  });
});

test.each<[string, (response: ServerResponse) => unknown]>([
  ["has no end", (response) => response.writeHead(500).write("{")],
  ["cannot be decoded", (response) => status(response, 500, { "content-encoding": "gzip" }, "none")],
  ["is too large", (response) => status(response, 500, {}, "x".repeat(4 * 1024 * 1024))],
])("a 500 is tried again also where its body %s", async (_what, answer) => {
  const server = await serve((response, _heard, count) => (count === 1 ? answer(response) : status(response, 200)));
  expect(await outcome(open().call({ url: server.url }))).toBe(200);
  expect(server.heard).toHaveLength(2);
});

test.each([
  ["a 500", 500],
  ["a 429", 429],
  ["a cut", "cut" as const],
])("a call that waits for its turns is made again after %s, with what is left of its time", async (_what, first) => {
  const server = await codes(first, 200, first, 200);
  const queue = new CallQueue({ most: 9, maxUnderWay: 1 });
  const { call } = open({ queue });
  // The second shows that the first has left its connection to others.
  for (const _ of [1, 2])
    expect(await outcome(call({ url: server.url, ticket: queue.createTicket({ isBackground: true }) }))).toBe(200);
  expect(server.heard).toHaveLength(4);
});

test("a bug of ours in the line is none of the service's faults", async () => {
  const queue = new CallQueue({ most: 9 });
  const askedBy = () => {
    throw new TypeError("a bug");
  };
  const { call } = open({ queue });
  const asked = call({ url: await nobody(), ticket: queue.createTicket({ askedBy }) });
  await expect(asked).rejects.toThrow(new TypeError("a bug"));
});

test("a try that would come after the deadline is not waited for", async () => {
  const server = await codes(500);
  expect(await outcome(open().call({ url: server.url, deadlineMs: 1_000 }))).toBe("Essai: down");
  expect(server.heard).toHaveLength(2);
});

describe.concurrent("what is carried", () => {
  test("bodies are bytes, both ways", async () => {
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256));
    const server = await serve((response) => response.end(bytes));
    const answer = await open().call({
      url: `${server.url}/chemin?mot=%C3%A9t%C3%A9`,
      method: "POST",
      headers: { "content-type": "text/plain" },
      body: "grant_type=été",
    });
    expect(answer.body.equals(bytes)).toBe(true);
    expect(server.heard[0]).toMatchObject({
      method: "POST",
      url: "/chemin?mot=%C3%A9t%C3%A9",
      body: "grant_type=été",
      headers: { "content-type": "text/plain" },
    });
  });

  test("headers come in lower case, and every answer's are heard", async () => {
    const heard: (string | undefined)[] = [];
    const server = await serve((response, _heard, count) =>
      status(response, count === 1 ? 503 : 200, { "X-Rate": String(count) }),
    );
    const answer = await open({ listen: (headers) => heard.push(headers["x-rate"]) }).call({ url: server.url });
    expect(answer.headers["x-rate"]).toBe("2");
    expect(heard).toEqual(["1", "2"]);
  });

  test.each([
    ["announced", true],
    ["not announced", false],
  ])("more than 3 MB, %s, is garbage, and not asked for again", async (_what, isAnnounced) => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    const server = await serve((response) => {
      response.writeHead(200, isAnnounced ? { "content-length": 4 * chunk.length } : {});
      for (let i = 0; i < 4; i++) response.write(chunk);
      response.end();
    });
    expect(await outcome(open().call({ url: server.url }))).toBe("Essai: garbage");
    expect(server.heard).toHaveLength(1);
  });

  test.each([
    [3, undefined],
    [20, maxReferenceBytes],
  ])("%i MB are still read where a call may need that much", async (megabytes, mostBytes) => {
    const server = await serve((response) => response.end(Buffer.alloc(megabytes * 1024 * 1024)));
    const { body } = await open().call({ url: server.url, ...(mostBytes === undefined ? {} : { mostBytes }) });
    expect(body.length).toBe(megabytes * 1024 * 1024);
  });

  describe("compressed, though nobody asked for that", () => {
    const said = '{"id":"é"}';
    test.each<[encoding: string, body: Buffer]>([
      ["gzip", gzipSync(said)],
      ["x-gzip", gzipSync(said)],
      ["GZIP", gzipSync(said)],
      ["deflate", deflateSync(said)],
      ["deflate", deflateRawSync(said)],
      ["br", brotliCompressSync(said)],
      ["identity", Buffer.from(said)],
      ["deflate, gzip", gzipSync(deflateSync(said))],
    ])("%s is read", async (encoding, body) => {
      const server = await serve((response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
      expect((await open().call({ url: server.url })).body.toString()).toBe(said);
    });

    test.each<[what: string, encoding: string, body: Buffer]>([
      ["88 kB that become 80 MB", "gzip", gzipSync(Buffer.alloc(80 * 1024 * 1024))],
      ["layers of them", "gzip, gzip", gzipSync(gzipSync(Buffer.alloc(80 * 1024 * 1024)))],
      ["too many layers", "gzip, gzip, gzip, gzip", gzipSync(gzipSync(gzipSync(gzipSync(said))))],
      ["what is none", "gzip", Buffer.from(said)],
      ["half of it", "br", brotliCompressSync("x".repeat(5_000)).subarray(0, 5)],
      ["what we do not know", "zstd", Buffer.from(said)],
      ["what every object has", "constructor", Buffer.from(said)],
    ])("%s is garbage", async (_what, encoding, body) => {
      const server = await serve((response) => response.writeHead(200, { "content-encoding": encoding }).end(body));
      expect(await outcome(open().call({ url: server.url }))).toBe("Essai: garbage");
      expect(server.heard).toHaveLength(1);
    });

    test("nothing at all is nothing, whatever it says", async () => {
      const server = await serve((response) => response.writeHead(204, { "content-encoding": "gzip" }).end());
      expect(await outcome(open().call({ url: server.url }))).toBe(204);
    });
  });

  test.each([
    ["what is no JSON", "<html>"],
    ["half of it", '{"resultats":[{"id":'],
    ["nothing", ""],
    ["what is nested without end", "[".repeat(3_000_000)],
    ["a million of nothing", `[${"{},".repeat(900_000)}{}]`],
    ["what is nested too deep", `${'{"a":['.repeat(50)}${"]}".repeat(50)}`],
    ["JSON of another shape", '{"resultats":[{"secret":5}]}'],
  ])("%s is garbage, with a line that says no more than that", async (_what, body) => {
    const server = await serve((response) => response.end(body));
    const { call, log, lines } = open();
    const answer = await call({ url: server.url });
    const shape = z.object({ resultats: z.array(z.object({ secret: z.string() })) });
    expect(() => parseResponse({ name: "Essai", log }, shape, answer)).toThrow(new SourceError("Essai", "garbage"));
    expect(lines).toEqual([
      { level: "warn", facts: { service: "Essai", status: 200 }, message: "the response could not be parsed" },
    ]);
  });

  test("what has the shape that was wanted is read, without what else it says", async () => {
    const server = await serve((response) => response.end('{"id":"é","other":1}'));
    const { call, log } = open();
    const answer = await call({ url: server.url });
    expect(parseResponse({ name: "Essai", log }, z.object({ id: z.string() }), answer)).toEqual({ id: "é" });
  });
});

describe.concurrent("redirects", () => {
  test("are followed, three at most", async () => {
    const server = await serve((response, { url }) => {
      const left = Number(url.slice(1));
      return left > 0 ? status(response, 302, { location: `/${left - 1}` }) : status(response, 200, {}, "là");
    });
    const { call } = open();
    expect((await call({ url: `${server.url}/3` })).body.toString()).toBe("là");
    expect(await outcome(call({ url: `${server.url}/4` }))).toBe(302);
  });

  test.each([301, 302, 303, 307, 308])("%i to another address is not followed, and that is said", async (code) => {
    const other = await serve((response) => status(response, 200));
    const server = await serve((response) => status(response, code, { location: `${other.url}/x?jeton=1` }));
    const { call, lines } = open();
    expect(await outcome(call({ url: server.url, headers: { authorization: "Bearer jeton" } }))).toBe(code);
    expect(other.heard).toEqual([]);
    expect(lines).toEqual([
      {
        level: "warn",
        facts: { service: "Essai", method: "GET", status: code },
        message: "a redirect was not followed: check that the address of this service is up to date",
      },
    ]);
  });

  test.each([301, 302, 303, 307, 308])("a POST takes its body nowhere else on a %i, not even nearby", async (code) => {
    const other = await serve((response) => status(response, 200));
    for (const to of ["/there", other.url]) {
      const server = await serve((response) => status(response, code, { location: to }));
      const sent = { url: server.url, method: "POST", isRepeatable: true, body: "client_secret=s3cret" } as const;
      expect(await outcome(open().call(sent))).toBe(code);
      expect(server.heard).toHaveLength(1);
    }
    expect(other.heard).toEqual([]);
  });

  test.each(["", "http://", "::"])("to %j lead nowhere", async (to) => {
    const server = await serve((response) => status(response, 302, { location: to }));
    expect(await outcome(open().call({ url: server.url }))).toBe(302);
  });
});

describe.concurrent("the log", () => {
  const secret = { authorization: "Bearer jeton-secret" };
  const failing: [string, () => Promise<Pick<Served, "url">>][] = [
    ["a refusal of the machine", async () => ({ url: await nobody() })],
    ["a cut", () => codes("cut")],
    ["a 500", () => codes(500)],
    ["a 429", () => codes(429)],
    ["no answer", () => serve(() => {})],
    ["an address that is none", async () => ({ url: "http://" })],
  ];
  test.each(failing)("tells of %s without its address, headers and body", async (_what, start) => {
    const { url } = await start();
    const { call, lines } = open();
    await outcome(call({ url: `${url}/recherche?motsCles=boulanger`, headers: secret, deadlineMs: 500 }));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.at(-1)?.level).toBe("warn");
    for (const { facts } of lines) {
      expect(Object.keys(facts).sort()).toEqual(["attempt", "code", "method", "service", "status"]);
      expect(facts).toMatchObject({ service: "Essai", method: "GET" });
    }
    expect(JSON.stringify(lines)).not.toMatch(/127\.0\.0\.1|recherche|boulanger|secret|http:/);
  });
});

describe("a wait that is too long", () => {
  const start = new Date("2026-11-22T12:00:00Z");
  const later = (seconds: number) => vi.advanceTimersByTime(start.getTime() + seconds * 1000 - Date.now());
  afterEach(() => void vi.useRealTimers());
  const stopClock = () => vi.useFakeTimers({ toFake: ["Date", "performance"], now: start });

  test("is told as busy at once, and the server left alone until it has passed", async () => {
    stopClock();
    const server = await serve((response, _heard, count) =>
      count === 1 ? status(response, 429, { "retry-after": "60" }) : status(response, 200),
    );
    const { call, lines } = open();
    expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    expect(lines.map(({ level, facts }) => [level, facts.status])).toEqual([["warn", 429]]);
    for (const seconds of [0, 30, 44]) {
      later(seconds);
      expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    }
    expect(server.heard).toHaveLength(1);
    later(60);
    expect(await outcome(call({ url: server.url }))).toBe(200);
  });

  test("says when to come back, to all who are turned away", async () => {
    stopClock();
    const server = await serve((response) => status(response, 429, { "retry-after": "400" }));
    const queue = new CallQueue({ most: 9 });
    const { call } = open({ queue });
    const ask = () => call({ url: server.url, ticket: queue.createTicket() });
    await expect(ask()).rejects.toMatchObject({ why: "busy", minutes: 7 });
    later(90);
    await expect(ask()).rejects.toMatchObject({ why: "busy", minutes: 6 });
    await expect(call({ url: server.url })).rejects.toMatchObject({ why: "busy", minutes: 6 });
    await expect(open().call({ url: server.url })).rejects.toMatchObject({ why: "busy", minutes: 7 });
    expect(server.heard).toHaveLength(2);
  });

  test.each([true, false])(
    "is not begun where nothing of the call's own time is left (with a ticket: %s)",
    async (has) => {
      stopClock();
      const server = await serve((response) => {
        // Its answer comes just before the deadline, by the stopwatch.
        vi.advanceTimersByTime(14_950);
        status(response, 429, { "retry-after": "0" });
      });
      const queue = new CallQueue({ most: 9 });
      const ticket = has ? { ticket: queue.createTicket() } : {};
      expect(await outcome(open({ queue }).call({ url: server.url, ...ticket }))).toBe("Essai: busy");
      expect(server.heard).toHaveLength(1);
    },
  );

  test.each([
    ["a year", "31536000"],
    ["for ever", "9".repeat(400)],
    ["until a year from now", new Date(start.getTime() + 365 * 86_400_000).toUTCString()],
  ])("%s is a quarter of an hour, which the log and the health say", async (_what, retryAfter) => {
    stopClock();
    const server = await serve((response, _heard, count) =>
      count === 1 ? status(response, 429, { "retry-after": retryAfter }) : status(response, 200),
    );
    const { call, lines, health } = open();
    expect(health()).toBe("ok");
    expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    expect(health()).toBe("degraded");
    expect(lines.map(({ message, facts }) => [message, facts.waitS])).toEqual([
      ["the service asked for too long a wait: it is called again sooner", 900],
      ["a call failed", undefined],
    ]);
    later(880);
    expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    expect(server.heard).toHaveLength(1);
    later(901);
    expect(await outcome(call({ url: server.url }))).toBe(200);
    expect(health()).toBe("ok");
  });

  test("lasts no longer when our clock is set back meanwhile", async () => {
    stopClock();
    const server = await serve((response, _heard, count) =>
      count === 1 ? status(response, 429, { "retry-after": "60" }) : status(response, 200),
    );
    const { call, health } = open();
    expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    vi.setSystemTime(start.getTime() - 3_600_000);
    vi.advanceTimersByTime(60_000);
    expect(await outcome(call({ url: server.url }))).toBe(200);
    expect(health()).toBe("ok");
  });

  test("is counted by the clock of the service where it is a date", async () => {
    stopClock();
    const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000).toUTCString();
    const server = await serve((response, _heard, count) =>
      count === 1 ? status(response, 429, { date: at(60), "retry-after": at(62) }) : status(response, 200),
    );
    const { call } = open();
    expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    later(121);
    expect(await outcome(call({ url: server.url }))).toBe(200);
  });

  test.each(["-5", "1e9", "Infinity", "NaN", "0x10", "demain", "-1, 5"])(
    "%s is none: a second is waited for",
    async (retryAfter) => {
      stopClock();
      const server = await serve((response) => status(response, 429, { "retry-after": retryAfter }));
      const { call, health } = open();
      expect(await outcome(call({ url: server.url, deadlineMs: 500 }))).toBe("Essai: busy");
      expect(health()).toBe("ok");
      later(1.001);
      expect(await outcome(call({ url: server.url, deadlineMs: 500 }))).toBe("Essai: busy");
      expect(server.heard).toHaveLength(2);
    },
  );

  test("stops those who stand in line for their turn", async () => {
    const server = await serve((response) => status(response, 429, { "retry-after": "60" }));
    const { call } = open({ queue: new CallQueue({ most: 1 }) });
    const calls = Array.from({ length: 3 }, () => outcome(call({ url: server.url })));
    expect(await Promise.all(calls)).toEqual(["Essai: busy", "Essai: busy", "Essai: busy"]);
    expect(server.heard).toHaveLength(1);
  });

  test("is not cut short by a later answer that says less", async () => {
    stopClock();
    const held: ServerResponse[] = [];
    const server = await serve((response) => held.push(response));
    const { call } = open();
    const calls = [1, 2].map(() => outcome(call({ url: server.url, deadlineMs: 3000 })));
    await expect.poll(() => held.length).toBe(2);
    for (const [i, retryAfter] of ["60", "5"].entries()) {
      const response = held[i];
      if (response) status(response, 429, { "retry-after": retryAfter });
      await calls[i];
    }
    later(20);
    expect(await outcome(call({ url: server.url }))).toBe("Essai: busy");
    expect(server.heard).toHaveLength(2);
  });
});
