import { expect, test } from "vitest";
import { franceTravailProfile } from "../../../src/adapters/france-travail/profile.ts";
import { alternanceProfile } from "../../../src/adapters/la-bonne-alternance/profile.ts";
import { loadTerritory } from "../../../src/adapters/territory.ts";
import { checkFit, type ExplainDeps, explain } from "../../../src/core/alerts/explain.ts";
import { createSubscription, type Subscription } from "../../../src/core/alerts/subscription.ts";
import { SourceError } from "../../../src/core/failure.ts";
import type { Listing } from "../../../src/core/offers/offer.ts";
import { createAtlas } from "../../../src/core/places/atlas.ts";
import { replaceMergedCommune } from "../../../src/core/places/merged-communes.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { centresAt, noCentres } from "../../fakes/centres.ts";
import { company } from "../../fakes/offers.ts";
import { apprentice, bakerInLyon } from "../../fakes/states.ts";
import { anna, createAlertSetup, published } from "./alert-setup.ts";

const now = new Date("2026-11-22T11:00:00Z");
const made = createSubscription({ id: "alert0000001", owner: anna, search: bakerInLyon, related: false }, now);
const fresh = published("NEW01", "2026-11-22T10:00:00.000Z");

/** The stages that say no, and what the others decided nothing about. */
async function saidNo(offer: Listing | undefined, one: Subscription = made, changes: Partial<ExplainDeps> = {}) {
  const { subscriptions } = createAlertSetup();
  const world: ExplainDeps = {
    subscriptions,
    sources: [franceTravailProfile, alternanceProfile],
    offer: async () => ({ offer }),
    centresOf: async ({ place }) => centresAt(place, { latitude: 45.76, longitude: 4.84 }),
    today: async (search) => search,
    codes: () => ({ ticked: ["D1102"], related: ["D1104"] }),
    isUnreachable: async () => false,
    ...changes,
  };
  const stages = await explain(one, "ft:NEW01", world, now);
  return stages.flatMap(({ stage, passes }) => (passes === false ? [stage] : []));
}

test.each<[string, Listing | undefined, string[]]>([
  ["an offer that will be sent", fresh, []],
  ["one that is gone", undefined, ["offer"]],
  ["one of another job", { ...fresh, rome: "G1803" }, ["job"]],
  ["one of a related job, where those are not wanted", { ...fresh, rome: "D1104" }, ["job"]],
  ["one whose job is not given", (({ rome: _, ...offer }) => offer)(fresh), []],
  ["one elsewhere", { ...fresh, place: { label: "Nantes (44)", commune: "44109", departement: "44" } }, ["place"]],
  ["one from before the alert", { ...fresh, created: "2026-11-20T10:00:00.000Z" }, ["date"]],
  ["a company", company({ place: fresh.place }), ["kind"]],
])("%s: %#", async (_what, offer, stages) => {
  // The place is decided by its commune: what lies within 20 km of the centre has no other point here.
  const near = offer && { ...offer, place: { ...offer.place, ...(offer.place.commune === "69383" ? lyon : nantes) } };
  expect(await saidNo(near)).toEqual(stages);
});

const lyon = { point: { latitude: 45.76, longitude: 4.84 } };
const nantes = { point: { latitude: 47.21, longitude: -1.55 } };

test("an apprenticeship of France Travail from before the last reading there, which La bonne alternance brings", async () => {
  const older = { ...fresh, created: "2026-11-20T10:00:00.000Z", place: { ...fresh.place, ...lyon } };
  const covered = { ft: "2026-11-22T05:00:00.000Z", lba: "2026-11-21T06:00:00.000Z" };
  const one = { ...made, search: apprentice, covered };
  expect(await saidNo({ ...older, alternance: true }, one)).toEqual([]);
  expect(await saidNo(older, { ...made, covered })).toEqual(["date"]);
});

test("one of a company that was excluded, however it is written", async () => {
  const near = { ...fresh, place: { ...fresh.place, ...lyon }, company: "Boulangerie  DURAND" };
  expect(await saidNo(near, { ...made, without: ["boulangerie Durand"] })).toEqual(["company"]);
  expect(await saidNo(near, { ...made, without: ["Durand"] })).toEqual([]);
});

test("of a commune that was merged since, an offer of the commune of today", async () => {
  const cran = { kind: "commune", code: "74093", name: "Cran-Gevrier", departement: "74", region: "84" } as const;
  const there = { ...fresh, place: { label: "Annecy (74)", commune: "74010", departement: "74" } };
  const one: Subscription = { ...made, search: { ...made.search, place: cran, radius: 0 } };
  const map = createAtlas(loadTerritory());
  expect(await saidNo(there, one, { today: async (search) => replaceMergedCommune(search, map) })).toEqual([]);
  // A town that is none of it stays out.
  const elsewhere = { ...there, place: { label: "Cluses (74)", commune: "74081", departement: "74" } };
  expect(await saidNo(elsewhere, one, { today: async (search) => replaceMergedCommune(search, map) })).toEqual([
    "place",
  ]);
});

test("a paused alert, a person out of reach, a silent source", async () => {
  const offer = { ...fresh, place: { ...fresh.place, ...lyon } };
  expect(await saidNo(offer, { ...made, paused: { since: now.toISOString() } })).toEqual(["alert"]);
  expect(await saidNo(offer, made, { isUnreachable: async () => true })).toEqual(["person"]);
  const silent = async (): Promise<never> => {
    throw new SourceError("France Travail", "down");
  };
  expect(await saidNo(offer, made, { offer: silent })).toEqual([]);
});

test("what was told, what waits and what is on its way is said", async () => {
  const { subscriptions } = createAlertSetup();
  await subscriptions.knownOffers.add(anna, { offers: ["ft:NEW01"] });
  const item = { key: "ft:NEW01", related: false, since: now.toISOString(), offered: true };
  const sending = {
    slot: "2026-11-22T08",
    at: now.toISOString(),
    since: now.toISOString(),
    screen: "s",
    shown: 1,
    items: [item],
  };
  const stages = await explain(
    { ...made, pending: [item], sending },
    "ft:NEW01",
    {
      subscriptions,
      sources: [franceTravailProfile, alternanceProfile],
      offer: async () => ({ offer: fresh }),
      centresOf: async () => noCentres,
      today: async (search) => search,
      codes: () => ({ ticked: ["D1102"], related: [] }),
      isUnreachable: async () => false,
    },
    now,
  );
  expect(stages.slice(-3)).toEqual([
    { stage: "told", passes: undefined, isTold: true },
    { stage: "waiting", passes: undefined, since: now.toISOString(), offered: true },
    { stage: "sending", passes: undefined, slot: "2026-11-22T08" },
  ]);
});

test("of a post whose town is not known, no distance is told beside the town of its school", async () => {
  const deps = {
    today: async () => bakerInLyon,
    codes: () => ({ ticked: ["D1102"], related: [] }),
    centresOf: async ({ place }: Pick<Search, "place">) => centresAt(place, lyon.point),
  };
  const kept = { search: bakerInLyon, related: false };
  const placeOf = async (place: Listing["place"], bySchool: boolean) =>
    (await checkFit({ ...fresh, place, bySchool }, kept, deps, now)).find(({ stage }) => stage === "place");
  const label = "Lyon 3e (69)";
  expect(await placeOf({ label, ...lyon }, true)).not.toHaveProperty("km");
  expect(await placeOf({ label, school: "Dijon (21)", ...lyon }, true)).toMatchObject({ km: 0 });
  expect(await placeOf({ label, ...lyon }, false)).toMatchObject({ km: 0 });
});
