import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { OpenDataService } from "../../../src/adapters/data-service.ts";
import { openDirectory } from "../../../src/adapters/directory/directory.ts";
import type { ServiceAddresses } from "../../../src/adapters/keyless-service.ts";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import { NotAtHand, type SourceError } from "../../../src/core/failure.ts";
import type { FoundHelp } from "../../../src/core/help/found-help.ts";
import { helpKinds, helpPlaceSchema } from "../../../src/core/help/help-place.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import type { Commune } from "../../../src/core/places/place.ts";
import { findTown } from "../../../src/sandbox/places/towns.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { folder, removeFolders } from "../folder.ts";
import { hurryRetries } from "../hurry.ts";
import { keptLog } from "../log.ts";
import { closeServers, nobody, serve } from "../server.ts";

hurryRetries();

const atlas = createAtlas(loadTerritory());
const start = new Date("2026-11-22T18:00:00Z");
const clock = { at: start };
const opened: OpenDataService[] = [];
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => {
  delete sandbox.faults.directory;
  sandbox.requests.length = 0;
  clock.at = start;
});
afterAll(async () => {
  await Promise.all(opened.map(({ close }) => close()));
  await sandbox.close();
  await closeServers();
  await removeFolders();
});

type Opened = OpenDataService & { find: (code: string) => Promise<FoundHelp>; dataDir: string } & ReturnType<
    typeof keptLog
  >;

async function open(addresses: ServiceAddresses, dataDir?: string, patienceMs = 100_000): Promise<Opened> {
  const kept = keptLog();
  const folderOfIt = dataDir ?? (await folder());
  const centreOf = (code: string) => findTown(code);
  const service = openDirectory(
    { DIRECTORY_API_URL: "http://127.0.0.1:9" },
    {
      atlas,
      prepareAtlas: async () => {},
      centreOf,
      centreSoon: async (code) => centreOf(code),
      chooseAddresses: () => addresses,
      dataDir: folderOfIt,
      log: kept.log,
      now: () => clock.at,
    },
    patienceMs,
  );
  opened.push(service);
  const find = (code: string) => service.ports.findHelp?.(commune(code)) ?? Promise.reject(new Error("no port"));
  return { ...service, ...kept, find, dataDir: folderOfIt };
}

const atSandbox = (dataDir?: string) => open({ urls: [sandbox.urls.directory] }, dataDir);

function commune(code: string): Commune {
  const found = atlas.commune(code);
  if (!found) throw new Error(`no commune ${code}`);
  return found;
}

const exportsHeard = () => sandbox.requests.filter(({ path }) => path.endsWith("/exports/json"));

const namesOf = ({ choices }: FoundHelp) => choices.map(({ place, why }) => `${place.name}, ${why}`);

describe("lists", () => {
  test("of five kinds come with one call each, one after the other, and ask for no names of people", async () => {
    const service = await atSandbox();
    await Promise.all([service.find("2B033"), service.find("69381"), service.refresh?.()]);
    const calls = exportsHeard();
    expect(calls.map(({ query, status }) => [query.get("where"), status])).toEqual(
      ["mission_locale", "france_travail", "cap_emploi", "cij", "cio"].map((kind) => [`pivot LIKE "${kind}"`, 200]),
    );
    expect(new Set(calls.map(({ query }) => query.get("select")))).toEqual(
      new Set(["id,nom,adresse,telephone,plage_ouverture,site_internet,url_service_public,pivot,code_insee_commune"]),
    );
  });

  test("are searched here, and the sandbox's hold a place of each kind for every town", async () => {
    const service = await atSandbox();
    const found = await service.find("2B033");
    expect(namesOf(found)).toEqual([
      "Mission locale - Bastia, serves",
      "France Travail - Bastia, serves",
      "Cap emploi - Bastia, serves",
      "Info Jeunes - Bastia, nearest",
      "Centre d'information et d'orientation - Bastia, nearest",
    ]);
    expect(found).toMatchObject({ missing: [], isFictitious: false, asOf: start.toISOString() });
    const counts = await Promise.all(
      ["97411", "23096", "01034", "75120"].map(async (code) => (await service.find(code)).choices.length),
    );
    expect(counts).toEqual([5, 5, 5, 5]);
    expect(exportsHeard()).toHaveLength(5);
  });

  test("are kept with their date, and serve the next start without a call, for a week", async () => {
    const { dataDir, find } = await atSandbox();
    await find("2B033");
    expect((await readdir(join(dataDir, "directory"))).sort()).toEqual(helpKinds.map((kind) => `${kind}.json`).sort());
    expect((await stat(join(dataDir, "directory", "cio.json"))).mode & 0o077).toBe(0);
    const next = await open({ urls: [await nobody()] }, dataDir);
    clock.at = new Date("2026-11-29T17:00:00Z");
    await next.refresh?.();
    expect(await next.find("2B033")).toMatchObject({ missing: [], asOf: start.toISOString() });
    expect(namesOf((await next.ports.findHelpAtHand?.(commune("2B033"))) as FoundHelp)).toHaveLength(5);
    sandbox.requests.length = 0;
    const later = await atSandbox(dataDir);
    clock.at = new Date("2026-11-29T19:00:00Z");
    await later.refresh?.();
    expect(exportsHeard()).toHaveLength(5);
    expect(await later.find("2B033")).toMatchObject({ asOf: clock.at.toISOString() });
  });

  test("say how many rows could not be read, or were of another kind", async () => {
    const { find, lines } = await atSandbox();
    await find("2B033");
    const [line] = lines.filter(({ message }) => message === "list of places updated");
    expect(line?.facts).toMatchObject({ kind: "mission-locale", unreadable: 1, others: 1 });
  });

  test("hold nothing of persons, whatever the shape of a row", async () => {
    const { find, dataDir } = await atSandbox();
    const found = await find("23096");
    const files = await Promise.all(
      helpKinds.map((kind) => readFile(join(dataDir, "directory", `${kind}.json`), "utf8")),
    );
    expect([...files, JSON.stringify(found)].join("")).not.toMatch(/@|INVENT|Mme|affectation/);
    const places = files.flatMap((text) => JSON.parse(text).places);
    expect(places.map((place) => helpPlaceSchema.safeParse(place).success)).not.toContain(false);
    const odd = Object.fromEntries(places.filter(({ id }) => id.startsWith("odd-")).map((place) => [place.id, place]));
    expect(Object.keys(odd).sort()).toEqual(
      ["bare-values", "broken-json", "empty-pivot", "no-address", "null-island", "odd-codes", "persons"].map(
        (id) => `odd-${id}`,
      ),
    );
    expect(odd["odd-odd-codes"].serves).toEqual(["2A004"]);
    expect(odd["odd-null-island"].point).toBeUndefined();
    expect(odd["odd-persons"]).toMatchObject({ hours: [{ from: 0, to: 1 }] });
  });
});

describe("while nothing is there yet", () => {
  test("that is said, and no service is asked again and again", async () => {
    const service = await open({ urls: [await nobody()] });
    expect(await service.find("2B033")).toMatchObject({ choices: [], missing: [...helpKinds] });
    const { lines } = service;
    const before = lines.length;
    expect(await service.find("69123")).toMatchObject({ missing: [...helpKinds] });
    expect(lines.length).toBe(before);
    await expect(service.ports.findHelpAtHand?.(commune("2B033"))).rejects.toBeInstanceOf(NotAtHand);
  });

  test("nobody waits long for a service that does not answer, and what comes later is there for the next", async () => {
    let answer = () => {};
    const isHeld = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const rows = ["a", "b"].map((id) => ({
      id,
      nom: id,
      pivot: '[{"type_service_local":"mission_locale"}]',
      code_insee_commune: "2B033",
    }));
    const server = await serve(async (response) => {
      await isHeld;
      response.end(JSON.stringify(rows));
    });
    const service = await open({ urls: [server.url] }, undefined, 1);
    expect(await service.find("2B033")).toMatchObject({ choices: [], missing: [...helpKinds] });
    answer();
    await service.refresh?.().catch(() => {});
    expect(namesOf(await service.find("2B033"))).toEqual(["a, nearest"]);
  });

  test("the sandbox stands in in the demo: it is said to be invented, and not kept", async () => {
    const service = await open({ urls: [await nobody()], standIn: sandbox.urls.directory });
    const found = await service.find("2B033");
    expect([found.isFictitious, found.choices.length, found.missing]).toEqual([true, 5, []]);
    expect(await readdir(service.dataDir)).toEqual([]);
  });

  test("and takes the place of nothing real", async () => {
    const { dataDir, find } = await atSandbox();
    await find("2B033");
    clock.at = new Date("2027-01-01T00:00:00Z");
    const demo = await open({ urls: [await nobody()], standIn: sandbox.urls.directory }, dataDir);
    await demo.refresh?.();
    expect(await demo.find("2B033")).toMatchObject({ isFictitious: false, asOf: start.toISOString() });
  });
});

describe("a bad download", () => {
  const week = new Date("2026-12-01T00:00:00Z");

  test.each([
    ["a body that is cut off", { kind: "cut-body" } as const],
    ["no JSON at all", { kind: "garbage" } as const],
    ["a page of a gateway", { kind: "html503" } as const],
    ["a server error", { kind: "status", status: 500, body: "<html>" } as const],
    ["a query that is refused", { kind: "status", status: 400, body: "{}" } as const],
    ["a connection that is cut", { kind: "reset" } as const],
    ["an empty list", { kind: "status", status: 200, body: "[]" } as const],
    ["another shape", { kind: "status", status: 200, body: '{"results":[]}' } as const],
    ["a list that is suspiciously small", { kind: "status", status: 200, body: smallList() } as const],
    [
      "rows that nobody can read",
      { kind: "status", status: 200, body: JSON.stringify(Array(900).fill({ x: 1 })) } as const,
    ],
  ])("never replaces a good copy: %s", async (_, fault) => {
    const { dataDir, find } = await atSandbox();
    await find("2B033");
    const before = await readFile(join(dataDir, "directory", "mission-locale.json"), "utf8");
    clock.at = week;
    const later = await atSandbox(dataDir);
    sandbox.faults.directory = fault;
    await expect(later.refresh?.()).rejects.toMatchObject({ name: "SourceError" });
    expect(await readFile(join(dataDir, "directory", "mission-locale.json"), "utf8")).toBe(before);
    expect(await later.find("2B033")).toMatchObject({ missing: [], asOf: start.toISOString() });
  });

  test("of one kind costs no other", async () => {
    sandbox.faults.directory = { kind: "garbage", times: 1 };
    const { find } = await atSandbox();
    expect((await find("2B033")).missing).toEqual(["mission-locale"]);
  });

  test("an error that comes behind rows, with status 200, is one", async () => {
    const rows = [
      { id: "a", nom: "A", pivot: '[{"type_service_local":"cio"}]' },
      { error_code: "Internal", message: "…" },
    ];
    const server = await serve((response) => response.end(JSON.stringify(rows)));
    expect((await (await open({ urls: [server.url] })).find("2B033")).choices).toEqual([]);
  });

  test("a copy that was damaged is read anew", async () => {
    const { dataDir, find } = await atSandbox();
    await find("2B033");
    await writeFile(join(dataDir, "directory", "cio.json"), '{"at":"2026-11-22T18:00:00Z","places":[{"ki');
    sandbox.requests.length = 0;
    expect((await (await atSandbox(dataDir)).find("2B033")).missing).toEqual([]);
    expect(exportsHeard().map(({ query }) => query.get("where"))).toEqual(['pivot LIKE "cio"']);
  });
});

function smallList(): string {
  const row = (id: string) => ({
    id,
    nom: id,
    pivot: '[{"type_service_local":"mission_locale","code_insee_commune":[]}]',
  });
  return JSON.stringify(["a", "b", "c"].map(row));
}

describe("a quota that is used up", () => {
  test("is waited for until the moment that is told, and no longer", async () => {
    sandbox.faults.directory = { kind: "429", retryAfter: 0 };
    const reset = new Date(start.getTime() + 6 * 3_600_000);
    const server = await serve((response) =>
      response.writeHead(429).end(JSON.stringify({ errorcode: 10002, reset_time: reset.toISOString() })),
    );
    const service = await open({ urls: [server.url] });
    expect((await service.find("2B033")).missing).toHaveLength(5);
    expect([server.heard.length, service.health()]).toEqual([1, "degraded"]);
    clock.at = new Date(reset.getTime() - 1000);
    await service.find("2B033");
    expect(server.heard).toHaveLength(1);
    clock.at = reset;
    await service.find("2B033");
    expect(server.heard).toHaveLength(2);
  });

  test.each([
    ["by its headers", { "x-ratelimit-reset": String(start.getTime() / 1000 + 7200) }, "", 120],
    ["by Retry-After", { "retry-after": "300" }, "", 5],
    ["for an hour where nothing is told", {}, "<html>", 60],
    ["for a day and an hour at most", {}, JSON.stringify({ reset_time: "2031-01-01T00:00:00Z" }), 1500],
  ])("%s", async (_, headers, body, minutes) => {
    const server = await serve((response) => response.writeHead(429, headers).end(body));
    const { find, lines } = await open({ urls: [server.url] });
    await find("2B033");
    expect(lines.at(-1)).toMatchObject({ level: "warn", facts: { minutes } });
  });
});

describe("check", () => {
  test.each([
    ["answers", undefined, "ok"],
    ["has another shape", { kind: "status", status: 200, body: '{"results":[{"x":1}]}' } as const, "changed"],
    ["refuses the query", { kind: "status", status: 400, body: "{}" } as const, "refused"],
    ["does not answer", { kind: "reset" } as const, "down"],
    ["asks to wait", { kind: "429", retryAfter: 60 } as const, "busy"],
  ])("tells whether the service %s, with one call", async (_, fault, is) => {
    const service = await atSandbox();
    if (fault) sandbox.faults.directory = fault;
    const [check] = service.checks;
    const said = check?.ask().then(
      (answer) => answer.is,
      (error: SourceError) => error.why,
    );
    expect(await said).toBe(is);
    if (!fault) expect(sandbox.requests.map(({ path }) => path.split("/").at(-1))).toEqual(["records"]);
  });
});
