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
/** A school may be at the edge of a commune. */
const marginKm = 5;
const kmPerDegree = 111.2;

/**
 * Where trainings are asked for: the search of the API knows points and no départements. Undefined is
 * everywhere, as for a place that cannot be found.
 */
export function listCircles({ place, radius }: Where, centres: Centres, lookup: CircleLookup): (Circle | undefined)[] {
  const all = listPlaces(place).map((one) => circlesOf(one, radius, centres, lookup));
  return all.some((circles) => circles.length === 0) ? [undefined] : all.flat();
}

function circlesOf(place: Place, radius: Radius, centres: Centres, lookup: CircleLookup): Circle[] {
  switch (place.kind) {
    case "france":
      return [];
    case "region":
      return coverDepartements(lookup.atlas.departementsIn(place.code), lookup);
    case "departement":
      return coverDepartements([place.code], lookup);
    case "commune": {
      const centre = centres.get(place.code);
      return radius === "departement" || !centre
        ? coverDepartements([place.departement], lookup)
        : [toCommuneCircle(place.code, centre, radius)];
    }
  }
}

/** The communes of a département, which go into one circle. */
type Territory = Point[];

/** As few circles as the API takes; none where it is not known where one of them is. */
function coverDepartements(departements: string[], lookup: CircleLookup): Circle[] {
  const territories = departements.map((code) => findCommunes(code, lookup)).filter((points) => points.length > 0);
  return territories.length < departements.length ? [] : cover(territories);
}

/** The centres of the communes of a département, or else about how far it reaches. */
function findCommunes(departement: string, { atlas, centreOf, centresWithin }: CircleLookup): Territory {
  const town = findMainTown(departement);
  const centre = town && findCentre(centreOf, town);
  if (!centre) return [];
  const near = centresWithin(centre, maxRadiusKm);
  if (!near) return listCompassPoints(centre, usualReachKm);
  return near.flatMap((code) =>
    atlas.commune(code)?.departement === departement ? (findCentre(centreOf, code) ?? []) : [],
  );
}

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
