import { createCooperativeYield } from "../../../core/async/cooperative-yield.ts";
import { type Centres, listPlaces } from "../../../core/places/area.ts";
import { type Atlas, findCentre, type GetCentre } from "../../../core/places/atlas.ts";
import { findMainTown } from "../../../core/places/main-towns.ts";
import { measureDistanceKm, type Place, type Point } from "../../../core/places/place.ts";
import type { Radius, Where } from "../../../core/search/search.ts";
import { type Circle, maxRadiusKm, toCircle, toCommuneCircle } from "../query.ts";

/** What it takes to lay circles over the places of a search. */
export type CircleLookup = {
  atlas: Atlas;
  centreOf: GetCentre;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
};

/** How far a département reaches from its main town, where the centres of its communes are not known. */
const usualReachKm = 130;
/** No département of the mainland reaches farther from its main town; of Guyane the API reaches a part. */
const mostReachKm = 120;
/** A school may be at the edge of a commune. */
const marginKm = 5;
const kmPerDegree = 111.2;

/**
 * Where trainings are asked for: the search of the API knows points and no départements. Undefined is
 * everywhere, as for a place that cannot be found.
 */
export type FindCircles = (where: Where, centres: Centres) => Promise<(Circle | undefined)[]>;

/** How far each département reaches is told once, as soon as the centres of all communes are known. */
export function createCircleFinder(lookup: CircleLookup): FindCircles {
  const known = new Map<string, Territory>();

  function reachOf(departement: string): Territory {
    const before = known.get(departement);
    if (before) return before;
    const { points, isKnown } = findReach(departement, lookup);
    if (isKnown) known.set(departement, points);
    return points;
  }

  /** As few circles as the API takes; none where it is not known where one of them is. */
  async function coverDepartements(departements: string[]): Promise<Circle[]> {
    const yieldIfDue = createCooperativeYield();
    const territories: Territory[] = [];
    for (const code of departements) {
      const reach = reachOf(code);
      if (reach.length > 0) territories.push(reach);
      await yieldIfDue();
    }
    return territories.length < departements.length ? [] : cover(territories);
  }

  async function circlesOf(place: Place, radius: Radius, centres: Centres): Promise<Circle[]> {
    switch (place.kind) {
      case "france":
        return [];
      case "region":
        return coverDepartements(lookup.atlas.departementsIn(place.code));
      case "departement":
        return coverDepartements([place.code]);
      case "commune": {
        const centre = centres.get(place.code);
        return radius === "departement" || !centre
          ? coverDepartements([place.departement])
          : [toCommuneCircle(place.code, centre, radius)];
      }
    }
  }

  return async ({ place, radius }, centres) => {
    const all: Circle[][] = [];
    for (const one of listPlaces(place)) all.push(await circlesOf(one, radius, centres));
    return all.some((circles) => circles.length === 0) ? [undefined] : all.flat();
  };
}

/** The outermost communes of a département, which go into one circle. */
type Territory = Point[];

/** The outermost communes of a département, or about how far it reaches where centres are not known yet. */
function findReach(
  departement: string,
  { atlas, centreOf, centresWithin }: CircleLookup,
): { points: Territory; isKnown: boolean } {
  const town = findMainTown(departement);
  const centre = town && findCentre(centreOf, town);
  if (!centre) return { points: [], isKnown: false };
  const near = centresWithin(centre, departement.startsWith("97") ? maxRadiusKm : mostReachKm);
  if (!near) return { points: listCompassPoints(centre, usualReachKm), isKnown: false };
  const communes = near.flatMap((code) =>
    atlas.commune(code)?.departement === departement ? (findCentre(centreOf, code) ?? []) : [],
  );
  return { points: listOutermost(communes), isKnown: true };
}

/** Those that lie farthest in each of sixteen directions: all others lie between them, or nearly so. */
function listOutermost(points: Point[]): Point[] {
  const outermost = new Set<Point>();
  for (let direction = 0; direction < directions; direction++) {
    const angle = (2 * Math.PI * direction) / directions;
    const [north, east] = [Math.cos(angle), Math.sin(angle)];
    let farthest: { point: Point; at: number } | undefined;
    for (const point of points) {
      const at = point.latitude * north + point.longitude * 0.7 * east;
      if (!farthest || at > farthest.at) farthest = { point, at };
    }
    if (farthest) outermost.add(farthest.point);
  }
  return [...outermost];
}

const directions = 16;

function listCompassPoints({ latitude, longitude }: Point, km: number): Point[] {
  const north = km / kmPerDegree;
  const east = north / Math.cos((latitude * Math.PI) / 180);
  return [
    { latitude: latitude + north, longitude },
    { latitude: latitude - north, longitude },
    { latitude, longitude: longitude + east },
    { latitude, longitude: longitude - east },
  ];
}

/** One circle around all of them where it is not too large; else two around halves of them, and so on. */
function cover(territories: Territory[]): Circle[] {
  const centres = territories.map(findMiddle);
  const points = territories.flat();
  const middle = findMiddle(points);
  const reachKm = points.reduce((km, point) => Math.max(km, measureDistanceKm(middle, point)), 0) + marginKm;
  if (territories.length <= 1 || reachKm < maxRadiusKm) return [toCircle(middle, reachKm)];
  const axis = findLongAxis(centres);
  const inOrder = territories
    .map((territory) => ({ territory, at: findMiddle(territory)[axis] }))
    .sort((a, b) => a.at - b.at)
    .map(({ territory }) => territory);
  const half = Math.ceil(inOrder.length / 2);
  return [...cover(inOrder.slice(0, half)), ...cover(inOrder.slice(half))];
}

function findMiddle(points: Point[]): Point {
  const middle = (axis: keyof Point) => {
    const all = points.map((point) => point[axis]);
    return (all.reduce((a, b) => Math.min(a, b)) + all.reduce((a, b) => Math.max(a, b))) / 2;
  };
  return { latitude: middle("latitude"), longitude: middle("longitude") };
}

/** Along which they lie farther apart; a degree of longitude is two thirds of one of latitude here. */
function findLongAxis(points: Point[]): keyof Point {
  const spread = (axis: keyof Point) => {
    const all = points.map((point) => point[axis]);
    return Math.max(...all) - Math.min(...all);
  };
  return spread("latitude") > spread("longitude") * 0.7 ? "latitude" : "longitude";
}
