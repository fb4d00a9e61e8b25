import { afterAll, beforeAll, expect, test } from "vitest";
import { getPublicationTime } from "../../src/core/offers/listing.ts";
import { joinPlaces, listKnownCentres } from "../../src/core/places/area.ts";
import { france, type Place } from "../../src/core/places/place.ts";
import { matches } from "../../src/core/search/matches.ts";
import type { Radius, Search } from "../../src/core/search/search.ts";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import { franceTravailClient } from "../sandbox/client.ts";
import { allPages, connected as connectFranceTravail, keysOf, searches } from "./france-travail/started.ts";
import { connected as connectAlternance } from "./la-bonne-alternance/started.ts";
import { baker, centreOf, departement, sunday, town } from "./places.ts";

type World = Awaited<ReturnType<typeof open>>;

async function open() {
  const sandbox = await startSandbox({ hasQuotas: false, now: () => sunday });
  const emploi = connectFranceTravail(sandbox.urls, { at: sunday });
  return { sandbox, emploi, alternance: connectAlternance(sandbox.urls.alternance) };
}

let world: World;
beforeAll(async () => {
  world = await open();
});
afterAll(async () => {
  await world.emploi.client.close();
  await world.alternance.close();
  await world.sandbox.close();
});

const [lyon, grenoble, nantes] = [town("69123"), town("38185"), town("44109")];
const isere = departement("38");

const searchAt = (kind: Search["kind"], places: Place[], radius: Radius = 20): Search => ({
  kind,
  titles: [baker],
  place: joinPlaces(places) ?? france,
  radius,
  filters: { order: "newest" },
});

async function readEmploi(places: Place[], radius?: Radius) {
  world.sandbox.requests.length = 0;
  const { found, pages } = await allPages(world.emploi, searchAt("emploi", places, radius));
  return { found, keys: new Set(keysOf(found)), last: pages.at(-1), asked: searches(world.sandbox) };
}

test.each<[string, Place[], number]>([
  ["towns, in one question", [grenoble, nantes], 1],
  ["a town and a département whose offers it shares, in two", [lyon, isere], 2],
])("offers of %s are those of each place, each once and counted once", async (_what, places, questions) => {
  const together = await readEmploi(places);
  const wheres = together.asked.map(({ commune = "", departement: its = "" }) => `${commune} ${its}`);
  expect(new Set(wheres).size).toBe(questions);
  const each = [];
  for (const place of places) each.push(await readEmploi([place]));
  const union = new Set(each.flatMap(({ keys }) => [...keys]));
  expect(union.size).toBeGreaterThan(0);
  expect(together.keys).toEqual(union);
  const shown = keysOf(together.found);
  expect(new Set(shown).size).toBe(shown.length);
  expect(together.last).toMatchObject({ exact: true, total: shown.length });
  const search = searchAt("emploi", places);
  const centres = listKnownCentres(search.place, centreOf);
  expect(together.found.filter(({ offer }) => !matches(offer, search, centres, sunday))).toEqual([]);
});

test("the newest come first, wherever they are", async () => {
  const { found } = await readEmploi([lyon, isere]);
  const dates = found.filter(({ related }) => !related).map(({ offer }) => getPublicationTime(offer) ?? "");
  expect(dates).toEqual([...dates].sort().reverse());
});

test("any distance is asked for as it was said, and what lies beyond it is left out", async () => {
  const { found, asked } = await readEmploi([grenoble], 35);
  expect(asked[0]).toMatchObject({ commune: "38185", distance: "35" });
  expect(found.length).toBeGreaterThan(0);
  expect(Math.max(...found.map(({ distanceKm = 0 }) => distanceKm))).toBeLessThanOrEqual(35);
});

test("a place that France Travail does not cover is said to be missing, the others are there", async () => {
  const { last, found } = await readEmploi([nantes, departement("988")]);
  expect(found.length).toBeGreaterThan(0);
  expect(last?.missing).toEqual([
    { service: "France Travail", unfit: { part: "land", name: expect.stringContaining("Nouvelle-Calédonie") } },
  ]);
});

test("the market of several places counts no offer twice", async () => {
  const mixed = await world.emploi.market(searchAt("emploi", [lyon, isere]), "all");
  const alone = await world.emploi.market(searchAt("emploi", [isere]), "all");
  const keys = mixed.offers.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(mixed).toMatchObject({ isAll: true, total: keys.length });
  expect(mixed.total).toBeGreaterThanOrEqual(alone.total);
  expect(mixed.counts).toEqual({});
});

test("alerts of several places find what those of each place find", async () => {
  const from = new Date(sunday.getTime() - 3 * 86_400_000);
  const news = async (places: Place[]) => {
    const wanted = { search: searchAt("emploi", places), related: false, from };
    const gathering = world.emploi.gather();
    gathering.want(wanted);
    const found = (await gathering.read()).of(wanted);
    if (!Array.isArray(found)) throw found;
    return found.map(({ offer }) => offer.key);
  };
  const together = await news([lyon, isere]);
  expect(new Set(together).size).toBe(together.length);
  expect(new Set(together)).toEqual(new Set([...(await news([lyon])), ...(await news([isere]))]));
});

test("apprenticeships are asked around each town, and of all départements at once", async () => {
  const read = async (places: Place[]) => {
    world.sandbox.requests.length = 0;
    const reading = await world.alternance.offers(searchAt("alternance", places), 500);
    return { keys: new Set(reading.found.map(({ offer }) => offer.key)), calls: world.sandbox.requests.length };
  };
  const together = await read([lyon, departement("44"), departement("75")]);
  expect(together.calls).toBeLessThanOrEqual(4);
  const each = [await read([lyon]), await read([departement("44")]), await read([departement("75")])];
  const union = new Set(each.flatMap(({ keys }) => [...keys]));
  expect(union.size).toBeGreaterThan(0);
  // One announcement of several partners is shown once, and which of them that is may differ.
  expect(together.keys.size).toBeGreaterThan(Math.max(...each.map(({ keys }) => keys.size)) - 1);
  for (const key of together.keys) expect(union).toContain(key);
});

test("the imitated service refuses a sixth commune, and two kinds of place", async () => {
  const { search } = await franceTravailClient(world.sandbox);
  const five = "44109,38185,35238,69381,75101";
  expect((await search({ commune: five })).status).not.toBe(400);
  expect((await search({ commune: `${five},13201` })).status).toBe(400);
  expect((await search({ commune: "44109", departement: "38" })).status).toBe(400);
});
