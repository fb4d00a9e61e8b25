import { join } from "node:path";
import { minuteMs } from "../core/durations.ts";
import type { GetCentre } from "../core/places/atlas.ts";
import type { Point } from "../core/places/place.ts";
import { createGeoApi, type GeoApiOptions } from "./geo/api.ts";
import { createCentreIndex } from "./geo/centre-index.ts";
import { loadCentres, saveCentres } from "./geo/centres-file.ts";
import { monotonicClock } from "./monotonic-clock.ts";

/** Who tells where communes are, and the folder in which that is kept. */
export type GeoOptions = GeoApiOptions & { dataDir: string };

/** Where communes are. */
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

const file = "centres.json";
/** A service that did not answer is not asked again for so long: somebody would wait for it. */
const quietMs = minuteMs;
/** Communes merge, a few dozen a year: an answer with fewer of those that were known is not whole. */
const leastShareKept = 0.9;

/** Where communes are. All centres come in one request and are kept in a file; until then one at a time. */
export async function openGeo({ dataDir, ...options }: GeoOptions): Promise<Geo> {
  const path = join(dataDir, file);
  const api = createGeoApi(options);
  let all = createCentreIndex(await loadCentres(path));
  /** Those that were asked for one at a time. */
  const single = new Map<string, Point>();
  let quietUntil = Number.NEGATIVE_INFINITY;
  const areAllKnown = () => all.centres.size > 0;
  const centreOf: GetCentre = (code) => all.centres.get(code) ?? single.get(code);

  async function centreSoon(code: string): Promise<Point | undefined> {
    if (centreOf(code) || areAllKnown() || monotonicClock.now() < quietUntil) return centreOf(code);
    const found = await api.readCentre(code).catch(() => undefined);
    if (found) for (const [known, point] of found) single.set(known, point);
    else quietUntil = monotonicClock.now() + quietMs;
    return centreOf(code);
  }

  async function update(): Promise<number> {
    const { centres, isStandIn } = await api.readAll();
    if (centres.size < leastShareKept * all.centres.size) {
      if (isStandIn) return all.centres.size;
      throw new Error(`only ${centres.size} communes found, where ${all.centres.size} are known`);
    }
    const fresh = createCentreIndex(centres);
    await fresh.prepare();
    all = fresh;
    if (!isStandIn) await saveCentres(path, centres);
    return centres.size;
  }

  return {
    centreOf,
    centreSoon,
    centresWithin: (point, radiusKm) => (areAllKnown() ? all.findWithin(point, radiusKm) : undefined),
    prepare: () => all.prepare(),
    nearest: async (point) => (areAllKnown() ? all.findNearest(point) : api.readNearest(point)),
    update,
    close: api.close,
  };
}
