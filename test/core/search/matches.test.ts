import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JobEvent } from "../../../src/core/offers/job-event.ts";
import type { ListingPlace, OfferFacts } from "../../../src/core/offers/listing-parts.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";
import { type Commune, france, type Place, type Point } from "../../../src/core/places/place.ts";
import type { Filters } from "../../../src/core/search/filters.ts";
import { matches } from "../../../src/core/search/matches.ts";
import type { Radius, Search } from "../../../src/core/search/search.ts";
import { centresAt, noCentres } from "../../fakes/centres.ts";
import { anyFilters, everyFilter } from "../../fakes/filters.ts";
import { company, noon, offer } from "../../fakes/offers.ts";

const commune = (code: string, name: string, departement: string, region: string, city?: string): Commune => ({
  kind: "commune",
  code,
  name,
  departement,
  region,
  ...(city ? { city } : {}),
});
const nantes = commune("44109", "Nantes", "44", "52");
const paris = commune("75056", "Paris", "75", "11");
const paris15 = commune("75115", "Paris 15e", "75", "11", "75056");
const lyon = commune("69123", "Lyon", "69", "84");
const lyon3 = commune("69383", "Lyon 3e", "69", "84", "69123");
const codeOf = (place: Place) => (place.kind === "france" ? "" : place.code);
const loireAtlantique: Place = { kind: "departement", code: "44", name: "Loire-Atlantique", region: "52" };
const pays: Place = { kind: "region", code: "52", name: "Pays de la Loire" };

const centres: Record<string, Point> = {
  "44109": { latitude: 47.23, longitude: -1.55 },
  "75056": { latitude: 48.86, longitude: 2.34 },
  "69123": { latitude: 45.75, longitude: 4.85 },
};
/** A point so many kilometres north of a centre. */
const north = (code: string, km: number): Point => ({
  latitude: (centres[code]?.latitude ?? 0) + km / 111.195,
  longitude: centres[code]?.longitude ?? 0,
});

const search = (place: Place, radius: Radius = 20, filters: Filters = {}): Search => ({
  kind: "emploi",
  titles: [],
  place,
  radius,
  filters,
});
const isThere = (at: Partial<ListingPlace>, { place, radius }: { place: Place; radius: Radius }, centre?: Point) =>
  matches(offer({ place: { label: "?", ...at } }), search(place, radius), centresAt(place, centre), noon);

describe("offers that name their town", () => {
  const around: [string, Partial<ListingPlace>, Place, Radius, boolean][] = [
    ["the very town", { commune: "44109" }, nantes, 0, true],
    ["another town, for the town alone", { commune: "44143" }, nantes, 0, false],
    ["another town near by, for the town alone", { commune: "44143", point: north("44109", 3) }, nantes, 0, false],
    ["another town within the radius", { commune: "44143", point: north("44109", 19) }, nantes, 20, true],
    ["another town at the edge", { commune: "44143", point: north("44109", 20) }, nantes, 20, true],
    ["another town beyond it", { commune: "44143", point: north("44109", 21) }, nantes, 20, false],
    ["another town beyond ten", { commune: "44143", point: north("44109", 11) }, nantes, 10, false],
    ["the very town, however far its point", { commune: "44109", point: north("44109", 30) }, nantes, 10, true],
    // What cannot be measured is believed to the source.
    ["another town without a point", { commune: "44143" }, nantes, 20, true],
    ["a point without a town, for the town alone", { point: north("44109", 3) }, nantes, 0, true],
    ["a point without a town, too far for that", { point: north("44109", 12) }, nantes, 0, false],
    ["a town of the département", { commune: "44143", departement: "44" }, nantes, "departement", true],
    ["a town of the next one", { commune: "49007", departement: "49" }, nantes, "departement", false],
    // Cities that are cut into arrondissements.
    ["an arrondissement, for its city", { commune: "75115" }, paris, 0, true],
    ["the city itself", { commune: "75056" }, paris, 0, true],
    ["an arrondissement of another city", { commune: "69383" }, paris, 0, false],
    ["the very arrondissement", { commune: "69383" }, lyon3, 0, true],
    ["the next one, for one alone", { commune: "69384" }, lyon3, 0, false],
    ["the whole city, for an arrondissement", { commune: "69123" }, lyon3, 0, true],
    ["an arrondissement of Lyon, for Lyon", { commune: "69389" }, lyon, 0, true],
    ["the last arrondissement of Marseille, for Lyon", { commune: "13216" }, lyon, 0, false],
  ];
  test.each(around)("%s: %j", (_what, at, place, radius, expected) => {
    const centre = place.kind === "commune" ? centres[place.city ?? place.code] : undefined;
    expect(isThere(at, { place, radius }, centre)).toBe(expected);
  });

  test("without the centre of the search, a point cannot be measured, and the source is believed", () => {
    expect(isThere({ commune: "44143", point: north("44109", 500) }, { place: nantes, radius: 20 })).toBe(true);
    expect(isThere({ commune: "44143", point: north("44109", 500) }, { place: nantes, radius: 0 })).toBe(false);
  });
});

/** Each search, against offers by their precision: a town in it, its département, its region, the country. */
describe("how precise an offer must be", () => {
  const town = { commune: "44109", departement: "44", region: "52" };
  const departement = { departement: "44", region: "52" };
  const region = { region: "52" };
  const country = {};
  test.each<[string, Place, Radius, boolean, boolean, boolean, boolean]>([
    ["the town", nantes, 20, true, false, false, false],
    ["its département", nantes, "departement", true, true, false, false],
    ["the département", loireAtlantique, 20, true, true, false, false],
    ["the region", pays, 20, true, true, true, false],
    ["France", france, 20, true, true, true, true],
    [
      "another département",
      { kind: "departement", code: "49", name: "Maine-et-Loire", region: "52" },
      20,
      false,
      false,
      false,
      false,
    ],
    ["another region", { kind: "region", code: "53", name: "Bretagne" }, 20, false, false, false, false],
  ])("for %s", (_what, place, radius, ...expected) => {
    const all = [town, departement, region, country].map((at) => isThere(at, { place, radius }, centres["44109"]));
    expect(all).toEqual(expected);
  });

  test("in Paris, where offers often say no more than 75, that is enough, for any search there", () => {
    const said = { departement: "75", region: "11" };
    for (const place of [paris, paris15])
      for (const radius of [0, 10, 50, "departement"] as const) expect(isThere(said, { place, radius })).toBe(true);
    expect(isThere({ region: "11" }, { place: paris, radius: 20 })).toBe(false);
    expect(isThere({ departement: "92", region: "11" }, { place: paris, radius: 20 })).toBe(false);
    expect(isThere({ departement: "69" }, { place: lyon, radius: 20 })).toBe(false);
  });
});

describe("filters", () => {
  const passes = (changes: Partial<Offer>, filters: Filters) =>
    matches(offer(changes), search(france, 20, filters), noCentres, noon);
  const daysAgo = (days: number) => new Date(noon.getTime() - days * 86_400_000).toISOString();
  const { contract: _contract, fullTime: _fullTime, experience: _experience, ...bare } = offer();

  test.each<[string, Partial<Offer>, Filters, boolean]>([
    ["the contract wanted", { contract: { kind: "cdi", label: "CDI" } }, { contract: ["cdi"] }, true],
    ["another contract", { contract: { kind: "cdd", label: "CDD" } }, { contract: ["cdi"] }, false],
    ["a contract of another kind", { contract: { kind: "other", label: "Franchise" } }, { contract: ["cdi"] }, false],
    ["temp work", { contract: { kind: "interim", label: "Intérim" } }, { contract: ["interim"] }, true],
    ["seasonal work", { contract: { kind: "seasonal", label: "Saisonnier" } }, { contract: ["seasonal"] }, true],
    [
      "a fixed term that is an apprenticeship",
      { alternance: true, contract: { kind: "cdd", label: "CDD" } },
      { contract: ["cdd"] },
      true,
    ],
    ["for beginners", { experience: { level: "beginner", label: "" } }, { experience: "beginner" }, true],
    ["for others", { experience: { level: "under1", label: "" } }, { experience: "beginner" }, false],
    ["under a year", { experience: { level: "under1", label: "" } }, { experience: "under1" }, true],
    [
      "for beginners, where under a year is wanted",
      { experience: { level: "beginner", label: "" } },
      { experience: "under1" },
      true,
    ],
    [
      "for beginners, where one to three years are wanted",
      { experience: { level: "beginner", label: "" } },
      { experience: "from1to3" },
      false,
    ],
    ["over three years", { experience: { level: "over3", label: "" } }, { experience: "over3" }, true],
    ["experience of unknown length", { experience: { label: "Expérience exigée" } }, { experience: "over3" }, true],
    ["full time", { fullTime: true }, { hours: "full" }, true],
    ["part time, where full time is wanted", { fullTime: false }, { hours: "full" }, false],
    ["part time", { fullTime: false }, { hours: "part" }, true],
    ["full time, where part time is wanted", { fullTime: true }, { hours: "part" }, false],
    // The day of the source is not ours: one more is forgiven.
    ["of today", { created: daysAgo(0) }, { since: "1" }, true],
    ["of nearly two days ago", { created: daysAgo(1.9) }, { since: "1" }, true],
    ["of more than two days ago", { created: daysAgo(2.1) }, { since: "1" }, false],
    ["of a month ago", { created: daysAgo(31) }, { since: "31" }, true],
    ["of five weeks ago", { created: daysAgo(35) }, { since: "31" }, false],
    ["of tomorrow", { created: daysAgo(-1) }, { since: "1" }, true],
    ["an order narrows nothing", { created: daysAgo(90) }, { order: "newest" }, true],
    [
      "all of them",
      {},
      { contract: ["cdi"], experience: "beginner", hours: "full", since: "7", order: "newest" },
      true,
    ],
    [
      "all but one",
      { fullTime: false },
      { contract: ["cdi"], experience: "beginner", hours: "full", since: "7" },
      false,
    ],
    ["none at all", {}, {}, true],
    ["unset ones", {}, { contract: undefined, hours: undefined }, true],
  ])("%s", (_what, changes, filters, expected) => {
    expect(passes(changes, filters)).toBe(expected);
  });

  test("what an offer does not say never excludes it, but an apprenticeship must be one", () => {
    const says = (filters: Filters) => matches(bare, search(france, 20, filters), noCentres, noon);
    for (const filters of [{ contract: ["cdd"] }, { experience: "over3" }, { hours: "part" }] satisfies Filters[])
      expect(says(filters)).toBe(true);
    const isFor = (kind: Search["kind"], changes: Partial<Offer>) =>
      matches({ ...bare, ...changes }, { ...search(france), kind }, noCentres, noon);
    expect(isFor("alternance", {})).toBe(false);
    expect(isFor("alternance", { alternance: true })).toBe(true);
    expect(isFor("emploi", { alternance: true })).toBe(true);
    expect(matches(company(), { ...search(france), kind: "emploi" }, noCentres, noon)).toBe(false);
    expect(isFor("entreprises", {})).toBe(false);
    expect(matches(company(), { ...search(france), kind: "entreprises" }, noCentres, noon)).toBe(true);
  });

  test("events are there until they are over, and those held at distance are everywhere", () => {
    const at = { label: "Nantes (44)", commune: "44109", departement: "44", region: "52", point: north("44109", 1) };
    const event: JobEvent = {
      ...{ kind: "event", key: "mee:1", title: "Forum", place: at, description: "", url: "https://x.example" },
      ...{ source: "Mes évènements emploi", fictitious: false, romes: [], isForAllJobs: true, onSite: {} },
      ...{ starts: "2026-11-22T11:00:00Z", ends: "2026-11-22T13:00:00Z" },
    };
    const isFor = (place: Place, changes: Partial<JobEvent> = {}, kind: Search["kind"] = "evenements") =>
      matches({ ...event, ...changes }, { ...search(place), kind }, centresAt(place, centres[codeOf(place)]), noon);
    expect(isFor(nantes)).toBe(true);
    expect(isFor(nantes, { ends: "2026-11-22T12:00:00Z" })).toBe(false);
    expect(isFor(nantes, {}, "emploi")).toBe(false);
    expect([isFor(paris), isFor(paris, { atDistance: {} })]).toEqual([false, true]);
  });

  test("place and filters must both fit", () => {
    const there = offer({ place: { label: "Nantes (44)", commune: "44109" }, fullTime: true });
    expect(matches(there, search(nantes, 20, { hours: "full" }), noCentres, noon)).toBe(true);
    expect(matches(there, search(nantes, 20, { hours: "part" }), noCentres, noon)).toBe(false);
    expect(matches(there, search(lyon, 0, { hours: "full" }), noCentres, noon)).toBe(false);
  });
});

/** What an offer says, whether it passes, and what becomes of it where only what is said counts. */
describe("each filter, on offers that say it, say otherwise, or say nothing", () => {
  const bare = offer({ title: "Boulanger (H/F)", description: "Vous cuisez le pain.", skills: [] });
  for (const name of ["contract", "fullTime", "experience", "created", "company", "hours"] as const) delete bare[name];

  const facts = (said: OfferFacts): Partial<Offer> => ({ facts: said });
  const text = (description: string): Partial<Offer> => ({ description });
  const [yes, no, unsaid] = [true, false, undefined];

  test.each<[Filters, Partial<Offer>, boolean | undefined]>([
    [{ contract: ["cdi", "cdd"] }, { contract: { kind: "cdd", label: "CDD" } }, yes],
    [{ contract: ["cdi", "cdd"] }, { contract: { kind: "seasonal", label: "" } }, no],
    [{ contract: ["independent"] }, { contract: { kind: "independent", label: "Franchise" } }, yes],
    [{ contract: ["cdi"] }, {}, unsaid],
    [{ experience: "over3" }, { experience: { label: "Expérience exigée" } }, unsaid],
    [{ hours: "full" }, {}, unsaid],
    [{ since: "7" }, {}, unsaid],
    [{ salary: 2000 }, facts({ monthly: { least: 2000, most: 2000 } }), yes],
    [{ salary: 2000 }, facts({ monthly: { least: 1800, most: 2000 } }), yes],
    [{ salary: 2000 }, facts({ monthly: { least: 1800, most: 1999 } }), no],
    [{ salary: 2000 }, facts({ monthly: { least: 2000 } }), yes],
    [{ salary: 2000 }, facts({ monthly: { least: 1800 } }), unsaid],
    [{ salary: 2000 }, facts({ monthly: { most: 2500 } }), yes],
    [{ salary: 2000 }, facts({ monthly: { most: 1900 } }), no],
    [{ salary: 2000 }, facts({}), unsaid],
    [{ salary: 2000 }, { salary: "Selon profil" }, unsaid],
    [{ qualification: "executive" }, facts({ isExecutive: true }), yes],
    [{ qualification: "executive" }, facts({ isExecutive: false }), no],
    [{ qualification: "other" }, facts({ isExecutive: false }), yes],
    [{ qualification: "other" }, facts({ isExecutive: true }), no],
    [{ qualification: "other" }, {}, unsaid],
    [{ licence: "none" }, facts({ licences: [] }), yes],
    [{ licence: "none" }, facts({ licences: ["B"] }), no],
    [{ licence: "b" }, facts({ licences: ["B"] }), yes],
    [{ licence: "b" }, facts({ licences: ["B", "CE"] }), no],
    [{ licence: "none" }, facts({}), unsaid],
    [{ target: "bac" }, facts({ target: "bac" }), yes],
    [{ target: "bac" }, facts({ target: "bac2" }), no],
    [{ level: "none" }, facts({ level: "none" }), yes],
    [{ level: "none" }, facts({ level: "cap" }), no],
    [{ level: "bac" }, facts({ level: "cap" }), yes],
    [{ level: "bac" }, facts({ level: "bac" }), yes],
    [{ level: "bac4" }, facts({ level: "bac5" }), no],
    [{ level: "cap" }, {}, unsaid],
    [{ unskilled: true }, { experience: { level: "beginner", label: "" }, ...facts({ level: "none" }) }, yes],
    [{ unskilled: true }, { experience: { level: "beginner", label: "" }, ...facts({ level: "cap" }) }, no],
    [{ unskilled: true }, { experience: { level: "under1", label: "" } }, no],
    [{ unskilled: true }, { experience: { level: "beginner", label: "" } }, unsaid],
    [{ unskilled: true }, facts({ level: "none" }), unsaid],
    [{ accessible: true }, facts({ isAccessible: true }), yes],
    [{ accessible: true }, facts({ isAccessible: false }), no],
    [{ accessible: true }, {}, unsaid],
    [{ committed: true }, facts({ isCommitted: true }), yes],
    [{ committed: true }, facts({ isCommitted: false }), no],
    [{ committed: true }, {}, unsaid],
    [{ shortage: true }, facts({ lacksCandidates: true }), yes],
    [{ shortage: true }, facts({ lacksCandidates: false }), no],
    [{ shortage: true }, {}, unsaid],
    [{ agencies: true }, facts({ isAgency: false }), yes],
    [{ agencies: true }, facts({ isAgency: true }), no],
    [{ agencies: true }, { contract: { kind: "interim", label: "Intérim" } }, no],
    [{ agencies: true }, {}, unsaid],
    [{ schools: true }, facts({ isSchool: false }), yes],
    [{ schools: true }, facts({ isSchool: true }), no],
    [{ schools: true }, { bySchool: true }, no],
    [{ schools: true }, {}, unsaid],
    // Words are there or not: nothing is unsaid.
    [{ include: ["pain"] }, {}, yes],
    [{ include: ["pain", "anglais"] }, text("Le pain anglais."), yes],
    [{ include: ["pain", "anglais"] }, {}, no],
    [{ include: ["FOURNIL"] }, { company: "Le fournil" }, yes],
    [{ include: ["pâtisseries"] }, { skills: ["Monter une patisserie"] }, yes],
    [{ include: ["nuit"] }, text("Travail les nuits."), yes],
    [{ include: ["nuit"] }, text("Vous serez nuitamment seul."), no],
    [{ include: ["week-end"] }, text("Un week end sur deux."), yes],
    [{ include: ["C++"] }, text("Du C++ et du C."), yes],
    [{ include: ["C"] }, text("Du C++."), no],
    [{ exclude: ["nuit"] }, {}, yes],
    [{ exclude: ["nuit"] }, text("Travail de nuit."), no],
    [{ exclude: ["nuit", "Boulanger"] }, {}, no],
    [{ telework: true }, text("Télétravail possible deux jours par semaine."), yes],
    [{ telework: true }, { hours: "télétravail partiel" }, yes],
    [{ telework: true }, text("Poste en full remote."), yes],
    [{ telework: true }, {}, no],
    [{ telework: true }, text("Pas de télétravail."), no],
    [{ telework: true }, text("Poste non éligible au télétravail"), no],
    [{ telework: true }, text("Télétravail : non"), no],
    [{ telework: true }, text("Entretien de véhicules hybrides."), no],
    [{ telework: true }, { title: "Conseiller clientèle à distance" }, no],
    [{ order: "newest" }, {}, yes],
  ])("%j of %j: %j", (filters, said, fits) => {
    const decide = (set: Filters) => matches({ ...bare, ...said }, search(france, 20, set), noCentres, noon);
    expect(decide(filters)).toBe(fits ?? true);
    expect(decide({ ...filters, strict: true })).toBe(fits ?? false);
    expect(decide({ strict: true })).toBe(true);
  });

  test("all of them at once, by an offer that says all of it, and by none that says one thing otherwise", () => {
    const fit = offer({
      facts: {
        monthly: { least: 2200, most: 2400 },
        isExecutive: true,
        isAccessible: true,
        isCommitted: true,
        lacksCandidates: true,
        licences: [],
        level: "none",
        target: "bac2",
        isAgency: false,
        isSchool: false,
        isRemote: true,
      },
      description: "Anglais, esprit d'équipe, <b>C++</b> & *Python*. Télétravail.",
    });
    const { facts: said = {} } = fit;
    const decide = (one: Offer) => matches(one, search(france, 20, everyFilter), noCentres, noon);
    expect(decide(fit)).toBe(true);
    expect(decide({ ...fit, description: "" })).toBe(false);
    expect(decide({ ...fit, fullTime: false })).toBe(false);
    for (const name of Object.keys(said)) expect(decide({ ...fit, facts: { ...said, [name]: undefined } })).toBe(false);
  });

  test("what is filtered belongs to the search without filters", () => {
    fc.assert(
      fc.property(anyFilters(), fc.boolean(), (filters, isDescribed) => {
        const one = offer({ description: isDescribed ? "Anglais, équipe, nuit, télétravail." : "" });
        const passes = matches(one, search(france, 20, filters), noCentres, noon);
        expect(passes && !matches(one, search(france), noCentres, noon)).toBe(false);
        // Stricter is fewer.
        const strictly = matches(one, search(france, 20, { ...filters, strict: true }), noCentres, noon);
        expect(strictly && !matches(one, search(france, 20, { ...filters, strict: undefined }), noCentres, noon)).toBe(
          false,
        );
      }),
    );
  });
});
