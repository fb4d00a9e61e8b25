import { describe, expect, test } from "vitest";
import { createCircleFinder } from "../../../../src/adapters/la-bonne-alternance/trainings/circles.ts";
import { france, measureDistanceKm, type Place } from "../../../../src/core/places/place.ts";
import { centreOf, centres, centresWithin, departement, map, town } from "../../places.ts";

const lookup = { atlas: map, centreOf, centresWithin };
const region = (code: string): Place => ({ kind: "region", code, name: code });
const circlesOf = (place: Place, radius: number | "departement" = 20, how = lookup) =>
  createCircleFinder(how)(
    { place, radius },
    new Map(place.kind === "commune" ? [[place.code, centreOf(place.code) ?? { latitude: 0, longitude: 0 }]] : []),
  );

/** The towns of the départements that no circle holds. */
const leftOut = (codes: string[], circles: Awaited<ReturnType<typeof circlesOf>>) =>
  [...centres].filter(
    ([code, point]) =>
      codes.includes(map.commune(code)?.departement ?? "") &&
      !circles.some((circle) => !circle || measureDistanceKm(point, circle) <= circle.radius),
  );

test("a town is a circle around it, on the grid that neighbours share", async () => {
  expect(await circlesOf(town("44109"))).toEqual([{ latitude: 47.24, longitude: -1.56, radius: 20 }]);
});

describe("a département has one circle that holds its towns", () => {
  test.each(["44", "48", "33", "2A", "974", "971", "75"])("%s", async (code) => {
    const circles = await circlesOf(departement(code));
    expect(circles).toHaveLength(1);
    expect(circles[0]?.radius).toBeLessThan(200);
    expect(leftOut([code], circles)).toEqual([]);
  });

  test("also where a town and its département are meant", async () => {
    expect(await circlesOf(town("44109"), "departement")).toEqual(await circlesOf(departement("44")));
  });

  test("a usual one where the centres of its communes are not known yet", async () => {
    const [circle] = await circlesOf(departement("44"), 20, { ...lookup, centresWithin: () => ["44109"] });
    expect(circle?.radius).toBeLessThan(10);
    const [usual] = await circlesOf(departement("44"), 20, { ...lookup, centresWithin: (() => undefined) as never });
    expect(usual?.radius).toBeGreaterThanOrEqual(135);
  });
});

describe("a region has as few circles as hold it", () => {
  test.each([
    ["11", 1],
    ["53", 1],
    ["94", 1],
    ["04", 1],
    ["75", 3],
    ["76", 2],
  ])("%s: %i", async (code, count) => {
    const circles = await circlesOf(region(code));
    expect(circles.length).toBeLessThanOrEqual(count);
    for (const circle of circles) expect(circle?.radius).toBeLessThanOrEqual(200);
    expect(leftOut(map.departementsIn(code), circles)).toEqual([]);
  });
});

test("the whole country is everywhere, and so is what cannot be found", async () => {
  expect(await circlesOf(france)).toEqual([undefined]);
  expect(await circlesOf(departement("44"), 20, { ...lookup, centreOf: () => undefined })).toEqual([undefined]);
});

test("several places have their circles each", async () => {
  const place = { kind: "several" as const, places: [departement("44"), departement("48")] };
  expect(await createCircleFinder(lookup)({ place, radius: 20 }, new Map())).toEqual([
    ...(await circlesOf(departement("44"))),
    ...(await circlesOf(departement("48"))),
  ]);
});
