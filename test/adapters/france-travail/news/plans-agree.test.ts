import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReadingPlan } from "../../../../src/adapters/france-travail/news/plan.ts";
import type { FeedRequest } from "../../../../src/core/alerts/feed.ts";
import { france, type Place } from "../../../../src/core/places/place.ts";
import { filterNames, keepFiltersOfKind } from "../../../../src/core/search/filters.ts";
import type { Radius, Search } from "../../../../src/core/search/search.ts";
import { workTowns } from "../../../../src/sandbox/places/towns.ts";
import { anyFilters } from "../../../fakes/filters.ts";
import { runs } from "../../../fakes/runs.ts";
import { baker, departement, map, sunday, town, waiter } from "../../places.ts";
import { rare } from "../started.ts";
import { country, type Posted } from "./country.ts";
import { ago, gathered, hourMs } from "./gathered.ts";

/** Around the three cities that are cut into arrondissements, and where départements and regions meet. */
const towns = workTowns.filter(({ departement: code }) =>
  ["75", "92", "94", "69", "38", "13", "44", "85"].includes(code),
);
const codes = ["D1102", "D1102", "D1104", "G1803", "A1404", "M1607"];

/** A town's centre, or some kilometres off. */
const at = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .tuple(fc.constantFrom(...towns), fc.option(fc.tuple(shift(), shift()), { nil: undefined }))
      .map(([{ code, latitude, longitude }, off]) => ({
        level: "commune" as const,
        commune: code,
        ...(off ? { point: { latitude: latitude + off[0], longitude: longitude + off[1] } } : {}),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("75056", "69123", "13055").map((commune) => ({ level: "commune" as const, commune })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...towns).map(({ departement: code, region }) => ({
      level: "departement" as const,
      departement: code,
      region,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { level: "region" as const, region: "11", name: "Ile-de-France" },
      { level: "region" as const, region: "52", name: "Pays de la Loire" },
      { level: "country" as const },
    ),
  },
);

/** Up to two kilometres, in degrees. */
function shift() {
  return fc.double({ min: -0.018, max: 0.018, noNaN: true });
}

const offer = fc.record({
  created: fc.integer({ min: -50 * hourMs, max: hourMs }).map((ms) => new Date(sunday.getTime() + ms)),
  rome: fc.constantFrom(...codes),
  origin: fc.constantFrom<1 | 2>(1, 2),
  type: fc.constantFrom("CDI", "CDD", "MIS", "SAI", "LIB"),
  nature: fc.constantFrom<Posted["nature"]>("E1", "E1", "E2", "FS"),
  experience: fc.constantFrom<Posted["experience"]>("D", 6, 24, 60, "unknown"),
  hours: fc.constantFrom<"1" | "2" | undefined>("1", "2", undefined),
  also: fc.record(
    {
      employeurHandiEngage: fc.boolean(),
      accessibleTH: fc.boolean(),
      offresManqueCandidats: fc.boolean(),
      qualificationCode: fc.constantFrom("6", "9"),
      codeNAF: fc.constantFrom("78.20Z", "85.59A", "10.71C"),
      permis: fc.constantFrom([], [{ libelle: "B - Véhicule léger", exigence: "E" }]),
      formations: fc.constantFrom([], [{ niveauLibelle: "Bac+2 ou équivalents", exigence: "E" }]),
      salaire: fc.constantFrom({}, { libelle: "Mensuel de 1900.0 Euros" }, { libelle: "Annuel de 38000.0 Euros" }),
      description: fc.constantFrom("Télétravail possible, de nuit.", "En équipe, en anglais."),
    },
    { requiredKeys: [] },
  ),
  at,
});
const stock = fc
  .array(offer, { maxLength: 150, size: "max" })
  .map((all) =>
    all.map(({ hours, ...one }, i): Posted => ({ id: String(1_000_000 + i), ...one, ...(hours ? { hours } : {}) })),
  );

const places: fc.Arbitrary<Place> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...towns).map(({ code }) => town(code)) },
  { weight: 2, arbitrary: fc.constantFrom("75056", "69123", "13055").map(town) },
  { weight: 2, arbitrary: fc.constantFrom("44", "75", "92", "69").map(departement) },
  { weight: 1, arbitrary: fc.constantFrom("11", "52").map((code) => regionOf(code)) },
  { weight: 1, arbitrary: fc.constant(france) },
);

function regionOf(code: string): Place {
  return map.place("region", code) ?? france;
}

const filters = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: anyFilters(filterNames, 8) },
);

const search: fc.Arbitrary<Search> = fc
  .record({
    kind: fc.constantFrom<Search["kind"]>("emploi", "emploi", "alternance"),
    titles: fc.subarray([baker, waiter, rare], { minLength: 1 }),
    place: places,
    radius: fc.constantFrom<Radius>(0, 10, 20, 50, "departement"),
    filters,
  })
  .map((one) => ({ ...one, filters: keepFiltersOfKind(one.filters, one.kind) }));

const wanted: fc.Arbitrary<FeedRequest> = fc.record({
  search,
  related: fc.boolean(),
  from: fc.integer({ min: 0, max: 50 * 60 }).map((minutes) => new Date(ago(0).getTime() - minutes * 60_000 - 30_500)),
});

/** What each of them gets: the offers, which are of related jobs, and how far they are. */
async function read(
  all: FeedRequest[],
  posted: Posted[],
  plan: ReadingPlan,
  how: { pieces?: string[] } = {},
): Promise<string[][]> {
  const { of } = await gathered(country(posted), all, { plan, ...how });
  return all.map((one) => {
    const found = of(one);
    if (!Array.isArray(found)) throw found;
    return found.map(({ offer: { key }, related, distanceKm }) => `${key} ${related} ${distanceKm}`).sort();
  });
}

test("whatever is asked, one by one, by territory or of the whole country, here or in pieces elsewhere, the same offers are found", async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(stock, fc.array(wanted, { minLength: 1, maxLength: 10 }), async (posted, all) => {
      const one = await read(all, posted, "searches");
      expect(await read(all, posted, "territories")).toEqual(one);
      expect(await read(all, posted, "country")).toEqual(one);
      for (const plan of ["searches", "territories", "country"] as const)
        expect(await read(all, posted, plan, { pieces: [] })).toEqual(one);
      met += one.flat().length;
    }),
    { numRuns: runs(4) },
  );
  // Lists that are all empty would agree as well.
  expect(met).toBeGreaterThan(0);
});
