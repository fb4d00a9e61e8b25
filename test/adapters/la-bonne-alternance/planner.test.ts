import { describe, expect, test } from "vitest";
import { maxCalls } from "../../../src/adapters/la-bonne-alternance/news/call-budget.ts";
import { mostOfAlert } from "../../../src/adapters/la-bonne-alternance/plan.ts";
import {
  type AlternancePlannerOptions,
  createAlternancePlanner,
} from "../../../src/adapters/la-bonne-alternance/planner.ts";
import { noCentres } from "../../fakes/centres.ts";
import { baker, departement, map, town } from "../places.ts";
import { searchFor, secretary } from "./started.ts";

const here = { latitude: 47.23, longitude: -1.55 };
const city = { latitude: 48.86, longitude: 2.35 };

function planner(centreSoon: AlternancePlannerOptions["centreSoon"] = async () => here) {
  return createAlternancePlanner({
    atlas: map,
    centreOf: (code) => (code === "75056" ? city : undefined),
    centreSoon,
    rome: { romeOf: (title) => ({ "11573": "d1102" })[title], relatives: () => ["D1104 ", "d1106", "?"] },
  });
}

describe("the codes of a search", () => {
  test("are those of ROME today, or else as they were ticked, in order and each once", () => {
    const titles = [secretary, baker, { ...baker, code: "moved" }, { ...baker, code: "?", rome: "pain" }];
    expect(planner().listTickedCodes(searchFor({ titles }))).toEqual(["D1102", "M1607"]);
    expect(planner().listTickedCodes(searchFor({ titles: [], words: "boulanger" }))).toEqual([]);
  });

  test("are asked for with those of related jobs only where these are wanted", () => {
    const romes = (related: boolean) =>
      planner()
        .plan(searchFor({ place: departement("44") }), related, noCentres)
        .queries.map((query) => query.romes);
    expect(romes(true)).toEqual([["D1102", "D1104", "D1106"]]);
    expect(romes(false)).toEqual([["D1102"]]);
  });
});

describe("many jobs in many places", () => {
  const titles = Array.from({ length: 63 }, (_, i) => ({ ...baker, code: `t${i}`, rome: `D1${200 + i}` }));
  const codes = ["44109", "35238", "69123", "33063", "59350"];
  const search = searchFor({ titles, place: { kind: "several", places: codes.map(town) } });
  const apart = new Map(codes.map((code, i) => [code, { latitude: 44 + i, longitude: 1 + i }]));
  const ask = (related: boolean, most?: number) => planner().plan(search, related, apart, most);

  test("are asked for in a few calls while somebody waits, and said not to be all", () => {
    expect(ask(false)).toMatchObject({ isCut: true });
    expect(ask(false).queries).toHaveLength(5);
  });

  test("are all asked for by an alert, whose turn there are calls enough for", () => {
    const { queries, isCut } = ask(false, mostOfAlert);
    expect(isCut).toBe(false);
    expect(queries).toHaveLength(4 * 5);
    expect(new Set(queries.flatMap(({ romes }) => romes)).size).toBe(63);
    expect(mostOfAlert).toBeLessThanOrEqual(maxCalls / 2);
  });

  test("leave no room for related jobs, which an alert of fewer asks along", () => {
    expect(ask(true, mostOfAlert).queries.flatMap(({ romes }) => romes)).not.toContain("D1104");
  });
});

describe("the centre of a search", () => {
  test("is that of its commune, or of its city as long as that is unknown", async () => {
    expect([...(await planner().centresFor(searchFor({ place: town("44109") })))]).toEqual([["44109", here]]);
    const { centresFor } = planner(async () => undefined);
    expect([...(await centresFor(searchFor({ place: town("75101") })))]).toEqual([["75101", city]]);
    expect([...(await centresFor(searchFor({ place: town("44109") })))]).toEqual([]);
  });

  test("is none where it names no commune", async () => {
    expect([...(await planner().centresFor(searchFor({ place: departement("44") })))]).toEqual([]);
  });
});
