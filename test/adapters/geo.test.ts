import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Geo, openGeo } from "../../src/adapters/geo.ts";
import { findCentre } from "../../src/core/places/atlas.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.ts";
import { folder, removeFolders } from "./folder.ts";
import { hurryRetries } from "./hurry.ts";
import { keptLog } from "./log.ts";
import { closeServers, nobody, serve } from "./server.ts";

hurryRetries();

const opened: Geo[] = [];
let sandbox: Sandbox;
beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  sandbox = await startSandbox();
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.map(({ close }) => close()));
  await sandbox.close();
  await closeServers();
  await removeFolders();
});

async function open(urls: string[], dataDir?: string): Promise<Geo> {
  const made = await openGeo({ urls, dataDir: dataDir ?? (await folder()), log: keptLog().log });
  opened.push(made);
  return made;
}

/** A service that says the same to every question. */
const says = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  serve((response) => response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body)));

const row = (code: string, longitude: unknown, latitude: unknown) => ({
  code,
  nom: "Ici",
  centre: { type: "Point", coordinates: [longitude, latitude] },
});

const nantes = { latitude: 47.23, longitude: -1.55 };
const here = { latitude: 48.11, longitude: -1.68 };

describe("all centres", () => {
  test("come in one request, and are known at the next start without any", async () => {
    const server = await says([row("44109", -1.55, 47.23), row("75056", 2.35, 48.86), row("75101", 2.34, 48.86)]);
    const dataDir = join(await folder(), "deeper");
    const first = await open([server.url], dataDir);
    expect(first.centreOf("44109")).toBeUndefined();
    expect(await first.update()).toBe(3);
    expect(first.centreOf("44109")).toEqual(nantes);
    expect(server.heard.map(({ url }) => url)).toEqual([
      "/communes?fields=code,centre&type=commune-actuelle,arrondissement-municipal",
    ]);
    const second = await open([await nobody()], dataDir);
    expect(second.centreOf("44109")).toEqual(nantes);
    expect(await second.centreSoon("75101")).toEqual({ latitude: 48.86, longitude: 2.34 });
    expect(server.heard).toHaveLength(1);
  });

  test("of the sandbox hold the arrondissements", async () => {
    const { update, centreOf } = await open([sandbox.urls.geo]);
    expect(await update()).toBeGreaterThan(400);
    expect(["69123", "69383", "13055", "75120", "97411", "2A004"].map((code) => centreOf(code) !== undefined)).toEqual(
      Array(6).fill(true),
    );
  });

  test("odd rows are left out", async () => {
    const odd = [{ code: "1" }, row("2", "1.5", 47), row("3", 200, 47), row("4", 2, 95), null, "5", { centre: {} }, []];
    const { update, centreOf } = await open([(await says([...odd, row("44109", -1.55, 47.23)])).url]);
    expect(await update()).toBe(1);
    expect(centreOf("44109")).toEqual(nantes);
  });

  test.each([
    ["an empty list", []],
    ["an object", { code: 500 }],
    ["only odd rows", [{}, { code: "44109" }]],
    ["half a list", '[{"code":"44109","cen'],
    ["a page", "<html>maintenance</html>"],
  ])("%s in their place is refused, and what is known stays", async (_what, body) => {
    let isOdd = false;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const server = await serve((response) => response.end(isOdd ? text : JSON.stringify([row("44109", -1.55, 47.23)])));
    const dataDir = await folder();
    const { update, centreOf } = await open([server.url], dataDir);
    await update();
    isOdd = true;
    await expect(update()).rejects.toThrow();
    expect(centreOf("44109")).toEqual(nantes);
    expect((await open([server.url], dataDir)).centreOf("44109")).toEqual(nantes);
  });

  test.each([
    ["cut short", (text: string) => text.slice(0, -20)],
    ["empty", () => ""],
    ["of another kind", () => '{"44109":"here"}'],
    ["a list", () => "[1,2]"],
  ])("a file that is %s is as good as none, and written anew", async (_what, harm) => {
    const dataDir = await folder();
    const path = join(dataDir, "centres.json");
    await (await open([sandbox.urls.geo], dataDir)).update();
    const whole = await readFile(path, "utf8");
    await writeFile(path, harm(whole));
    const { centreOf, update } = await open([sandbox.urls.geo], dataDir);
    expect(centreOf("44109")).toBeUndefined();
    await update();
    expect(centreOf("44109")).toBeDefined();
    expect(await readFile(path, "utf8")).toBe(whole);
  });
});

describe.concurrent("the second service stands in when the first", () => {
  const good = () => says([row("44109", -1.55, 47.23)]);
  test.each<[string, () => Promise<string>]>([
    ["is not there", nobody],
    ["fails", async () => (await says("", 500)).url],
    ["is too busy for now", async () => (await says("", 429, { "retry-after": "3600" })).url],
    ["does not know the question", async () => (await says("Not Found", 404)).url],
    ["answers garbage", async () => (await says("<html>")).url],
    ["answers something else", async () => (await says({ message: "hello" })).url],
  ])("%s", async (_what, first) => {
    const second = await good();
    const { update, centreOf } = await open([await first(), second.url]);
    expect(await update()).toBe(1);
    expect(centreOf("44109")).toEqual(nantes);
    expect(second.heard).toHaveLength(1);
  });

  test("and is left alone when the first answers", async () => {
    const [first, second] = [await good(), await good()];
    await (await open([first.url, second.url])).update();
    expect(second.heard).toHaveLength(0);
  });

  test("far fewer than are known do not take their place", async () => {
    const server = await says(Array.from({ length: 20 }, (_, i) => row(`4410${i}`, -1.55, 47.23)));
    const dataDir = await folder();
    await (await open([server.url], dataDir)).update();
    const { centreOf, update } = await open([(await says([row("75056", 2.35, 48.86)])).url], dataDir);
    await expect(update()).rejects.toThrow("only 1 communes found, where 20 are known");
    expect(centreOf("441019")).toEqual(nantes);
    expect((await open([await nobody()], dataDir)).centreOf("441019")).toEqual(nantes);
  });

  test("when both fail, so does the update", async () => {
    const { update } = await open([await nobody(), (await says("", 500)).url]);
    await expect(update()).rejects.toMatchObject({ name: "SourceError", service: "geo.api.gouv.fr", why: "down" });
  });
});

describe("one centre at a time", () => {
  test("is asked for once, until all are known", async () => {
    const { centreSoon, centreOf, update } = await open([sandbox.urls.geo]);
    sandbox.requests.length = 0;
    const asked = () => sandbox.requests.map(({ path, query }) => `${path}?${query}`);
    expect(await centreSoon("44109")).toEqual(centreOf("44109"));
    expect(centreOf("44109")).toBeDefined();
    await centreSoon("44109");
    expect(asked()).toEqual(["/communes/44109?fields=code%2Ccentre"]);
    await update();
    sandbox.requests.length = 0;
    expect(await centreSoon("59350")).toBeDefined();
    expect(await centreSoon("01001")).toBeUndefined();
    expect(asked()).toEqual([]);
  });

  test("that the service does not know is undefined, and the next is asked for", async () => {
    const { centreSoon } = await open([sandbox.urls.geo]);
    expect(await centreSoon("01001")).toBeUndefined();
    expect(await centreSoon("44109")).toBeDefined();
  });

  test.each([
    ["garbage", "<html>"],
    ["something else", { message: "hello" }],
    ["a commune without a centre", { code: "44109" }],
  ])("is undefined when the answer is %s", async (_what, body) => {
    expect(await (await open([(await says(body)).url])).centreSoon("44109")).toBeUndefined();
  });

  /** Deadlines are counted from what was wanted, and come after a tenth of it. */
  function hurryDeadlines() {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    return vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => timeout(ms / 10));
  }

  test("is given up after a second and a half, and then nobody asks for a minute", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"] });
    const deadlines = hurryDeadlines();
    const server = await serve((response, _heard, count) => {
      if (count > 1) response.end(JSON.stringify(row("44109", -1.55, 47.23)));
    });
    const { centreSoon } = await open([server.url]);
    expect(await centreSoon("44109")).toBeUndefined();
    expect(deadlines.mock.calls).toEqual([[1500]]);
    deadlines.mockRestore();
    // Whoever sets the clock back meanwhile makes nobody wait longer.
    vi.setSystemTime(Date.now() - 3_600_000);
    for (const seconds of [0, 30, 29]) {
      vi.advanceTimersByTime(seconds * 1000);
      expect(await centreSoon("59350")).toBeUndefined();
    }
    expect(server.heard).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(await centreSoon("44109")).toEqual(nantes);
  });

  test("two services share the second and a half", async () => {
    const deadlines = hurryDeadlines();
    const [silent, other] = [await serve(() => {}), await serve(() => {})];
    const { centreSoon } = await open([silent.url, other.url]);
    expect(await centreSoon("44109")).toBeUndefined();
    expect(deadlines.mock.calls).toEqual([[750], [750]]);
    deadlines.mockRestore();
  });

  test("what the last service does not know is no failure, whatever became of the first", async () => {
    const { centreSoon } = await open([await nobody(), sandbox.urls.geo]);
    expect(await centreSoon("01001")).toBeUndefined();
    expect(await centreSoon("44109")).toBeDefined();
  });
});

test.each([
  ["75101", "75056"],
  ["75120", "75056"],
  ["69389", "69123"],
  ["13201", "13055"],
])("arrondissement %s is where its city is, as long as its own centre is unknown", async (code, city) => {
  const { centreOf } = await open([sandbox.urls.geo]);
  const cityAlone = (asked: string) => (asked === city ? here : undefined);
  expect(findCentre(cityAlone, code)).toEqual(here);
  expect(findCentre(cityAlone, "44109")).toBeUndefined();
  expect(findCentre((asked) => (asked === code ? nantes : here), code)).toEqual(nantes);
  expect(findCentre(centreOf, code)).toBeUndefined();
});

describe("the nearest commune", () => {
  test("is found here, once all are known", async () => {
    const { update, nearest } = await open([sandbox.urls.geo]);
    await update();
    sandbox.requests.length = 0;
    expect(await nearest({ latitude: 47.24, longitude: -1.57 })).toBe("44109");
    expect(await nearest({ latitude: -20.9, longitude: 55.45 })).toBe("97411");
    // In the middle of the Atlantic.
    expect(await nearest({ latitude: 40, longitude: -40 })).toBeUndefined();
    expect(sandbox.requests).toHaveLength(0);
  });

  test("is asked for until then", async () => {
    const { nearest } = await open([sandbox.urls.geo]);
    sandbox.requests.length = 0;
    expect(await nearest({ latitude: 47.24, longitude: -1.57 })).toBe("44109");
    expect(Object.fromEntries(sandbox.requests[0]?.query ?? [])).toMatchObject({ lat: "47.24", lon: "-1.57" });
  });

  test.each<[string, unknown, number, string | undefined]>([
    ["nothing is there", [], 200, undefined],
    ["the service does not know", "", 404, undefined],
    ["the answer is garbage", "<html>", 200, "garbage"],
    ["the answer is something else", { code: "44109" }, 200, "garbage"],
  ])("when %s", async (_what, body, status, why) => {
    const { nearest } = await open([(await says(body, status)).url]);
    const found = nearest(here);
    if (why) await expect(found).rejects.toMatchObject({ name: "SourceError", why });
    else expect(await found).toBeUndefined();
  });

  test("a service that is down is said to be", async () => {
    await expect((await open([await nobody()])).nearest(here)).rejects.toMatchObject({ why: "down" });
  });
});
