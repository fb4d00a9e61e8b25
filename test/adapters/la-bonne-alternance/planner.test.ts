import { describe, expect, test } from "vitest";
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
