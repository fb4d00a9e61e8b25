import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { createCooperativeYield } from "../core/async/cooperative-yield.ts";
import { createLazySteps, type LazySteps } from "../core/async/steps.ts";
import type { GetCentre } from "../core/places/atlas.ts";
import { measureDistanceKm, type Point } from "../core/places/place.ts";
import { createSpatialIndexInSteps, type SpatialIndex } from "../core/places/spatial-index.ts";
import type { Log } from "../core/telemetry.ts";
import { foreignList } from "./foreign.ts";
import { maxReferenceBytes } from "./http/message.ts";
import { parseResponse } from "./http/parse-response.ts";
import { createHttpService } from "./http.ts";
import { maxReferenceValues } from "./json.ts";
import { replaceFile } from "./replace-file.ts";

export type GeoOptions = {
  /** Asked in this order. */
  urls: string[];
  /** Asked last, in the demo: the sandbox, whose few towns are not kept in the file. */
  standIn?: string | undefined;
  dataDir: string;
  log: Log;
};

export type Geo = {
  centreOf: GetCentre;
  /** The same, asking for that one commune while not all are known; undefined after a second and a half. */
  centreSoon: (commune: string) => Promise<Point | undefined>;
  /** The codes of all communes whose centre is that near; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
  /**
   * Lays the centres out for `centresWithin`, rather than when it is first asked, in steps that keep nobody
   * waiting.
   */
  prepare: () => Promise<void>;
  /** The commune whose centre is nearest. */
  nearest: (point: Point) => Promise<string | undefined>;
  /** Fetches all centres in one request; rejects when no service could tell. */
  update: () => Promise<number>;
  close: () => Promise<void>;
};

const name = "geo.api.gouv.fr";
const file = "centres.json";
const megabyte = 1024 * 1024;
/** There are 35,000, and their parts. */
const maxCommunes = 60_000;

const coordinates = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** Coordinates come as [longitude, latitude]. */
const code = z.string().max(10);
const commune = z.object({ code, centre: z.object({ coordinates }) });

type Centres = Map<string, Point>;

/** Where communes are. All centres come in one request and are kept in a file; until then one at a time. */
export async function openGeo({ urls, standIn, dataDir, log }: GeoOptions): Promise<Geo> {
  // Each has a service of its own: one that says it is busy does not silence the next.
  const services = [...urls, ...(standIn ? [standIn] : [])].map((url) => ({
    url,
    web: createHttpService({ name, log }),
  }));
  const one: Centres = new Map();
  let quietUntil = 0;
  let all: Centres = await load(join(dataDir, file));
  let laidOut = layOut(all);
  const centreOf: GetCentre = (code) => all.get(code) ?? one.get(code);

  /**
   * The first answer that can be read, of the services in turn; what the last one says counts when there is
   * none.
   */
  async function ask<T>(
    path: string,
    deadlineMs: number,
    shape: z.ZodType<T>,
    mostBytes = megabyte,
  ): Promise<{ said: T; isStandIn: boolean } | undefined> {
    let failure: unknown;
    for (const { url, web } of services) {
      failure = undefined;
      try {
        const answer = await web.call({ url: `${url}${path}`, deadlineMs: deadlineMs / services.length, mostBytes });
        if (answer.status === 200)
          return { said: parseResponse({ name, log }, shape, answer, maxReferenceValues), isStandIn: url === standIn };
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== undefined) throw failure;
    return undefined;
  }

  async function update(): Promise<number> {
    const path = "/communes?fields=code,centre&type=commune-actuelle,arrondissement-municipal";
    const answer = await ask(path, 60_000, foreignList(z.unknown(), maxCommunes), maxReferenceBytes);
    const fresh: Centres = new Map();
    const breathe = createCooperativeYield();
    for (const row of answer?.said ?? []) {
      for (const [known, point] of pointsOf(row)) fresh.set(known, point);
      await breathe();
    }
    if (fresh.size === 0) throw new Error("no commune found");
    const next = layOut(fresh);
    await next.soon();
    all = fresh;
    laidOut = next;
    if (answer?.isStandIn) return fresh.size;
    const flat = Object.fromEntries([...fresh].map(([code, { latitude, longitude }]) => [code, [longitude, latitude]]));
    await replaceFile(join(dataDir, file), JSON.stringify(flat));
    return fresh.size;
  }

  async function centreSoon(code: string): Promise<Point | undefined> {
    if (centreOf(code) || all.size > 0 || Date.now() < quietUntil) return centreOf(code);
    const found = await ask(`/communes/${code}?fields=code,centre`, 1_500, z.unknown()).catch(() => {
      // Nobody waits for it again while it does not answer.
      quietUntil = Date.now() + 60_000;
    });
    for (const [known, point] of pointsOf(found?.said)) one.set(known, point);
    return centreOf(code);
  }

  async function nearest(point: Point): Promise<string | undefined> {
    if (all.size === 0) {
      const path = `/communes?lat=${point.latitude}&lon=${point.longitude}&fields=code,centre&limit=1`;
      const found = await ask(path, 5_000, foreignList(z.object({ code }), 10));
      return found?.said[0]?.code;
    }
    let best: { code: string; km: number } | undefined;
    for (const [code, centre] of all) {
      const km = measureDistanceKm(point, centre);
      if (km < (best?.km ?? 50)) best = { code, km };
    }
    return best?.code;
  }

  function centresWithin(point: Point, radiusKm: number): string[] | undefined {
    if (all.size === 0) return undefined;
    return laidOut
      .now()(point, radiusKm)
      .flatMap(([code, centre]) => (measureDistanceKm(point, centre) <= radiusKm ? [code] : []));
  }

  const close = async () => void (await Promise.all(services.map(({ web }) => web.close())));
  const prepare = async () => void (await laidOut.soon());
  return { centreOf, centreSoon, centresWithin, prepare, nearest, update, close };
}

/** By where they are, for what is near a point. */
function layOut(centres: Centres): LazySteps<SpatialIndex<[string, Point]>> {
  return createLazySteps(() => createSpatialIndexInSteps([...centres], ([, centre]) => centre));
}

function pointsOf(row: unknown): [string, Point][] {
  const read = commune.safeParse(row);
  if (!read.success) return [];
  const [longitude, latitude] = read.data.centre.coordinates;
  return [[read.data.code, { latitude, longitude }]];
}

/**
 * A row at a time: there are tens of thousands. What is odd in the file is left out; the next update writes
 * it anew.
 */
async function load(path: string): Promise<Centres> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  const saved = parsed(text);
  const centres: Centres = new Map();
  const breathe = createCooperativeYield();
  for (const [known, row] of Object.entries(typeof saved === "object" && saved !== null ? saved : {})) {
    const read = coordinates.safeParse(row);
    if (read.success) centres.set(known, { latitude: read.data[1], longitude: read.data[0] });
    await breathe();
  }
  return centres;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
