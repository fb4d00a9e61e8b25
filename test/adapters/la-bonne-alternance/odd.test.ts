import { afterAll, afterEach, describe, expect, test } from "vitest";
import { france } from "../../../src/core/places/place.ts";
import type { Search } from "../../../src/core/search/search.ts";
import { asOffer } from "../../fakes/offers.ts";
import { baker, departement, sunday, town, waiter } from "../places.ts";
import { closeServers, serve } from "../server.ts";
import { connected, keysOf, type Started, searchFor } from "./started.ts";

const opened: Started[] = [];
afterEach(() => Promise.all(opened.splice(0).map(({ close }) => close())));
afterAll(closeServers);

type Rows = { jobs?: unknown[]; recruiters?: unknown; warnings?: unknown };

/**
 * The adapter on an API that answers as a test prescribes: a search by the requested codes, a detail by its
 * id.
 */
async function on(search: (romes: string) => Rows, detail: (id: string) => unknown = () => undefined) {
  const server = await serve((response, { url }) => {
    const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
    const id = pathname.match(/\/offer\/(.*)$/)?.[1];
    const body =
      id === undefined
        ? { jobs: [], recruiters: [], warnings: [], ...search(searchParams.get("romes") ?? "") }
        : detail(id);
    response.writeHead(body === undefined ? 404 : 200).end(JSON.stringify(body ?? { error: "Not Found" }));
  });
  const source = connected(server.url);
  opened.push(source);
  const asked = () => server.heard.map(({ url }) => decodeURIComponent(url.replace("/job/v1/", "")));
  return { ...source, asked };
}

const hex = (i: number) => (0x66f0c0ffee + i).toString(16).padStart(24, "0");

/** An offer of a partner; each is for another job, in another company. */
function row(
  i: number,
  label = "PASS",
  changes: { offer?: object; workplace?: object; [field: string]: unknown } = {},
) {
  const { offer = {}, workplace = {}, ...others } = changes;
  return {
    identifier: { id: hex(i), partner_label: label, partner_job_id: `REF${1000 + i}` },
    workplace: { name: `Fournil ${i}`, location: { address: "44000 NANTES" }, ...workplace },
    apply: { url: "https://www.pass.example/" },
    contract: { type: ["Apprentissage"] },
    offer: {
      title: `Boulanger ${i}`,
      rome_codes: ["D1102", "G1803"],
      publication: { creation: "2026-11-02T08:15:00.000Z", expiration: "2027-01-02T08:15:00.000Z" },
      status: "Active",
      ...offer,
    },
    is_delegated: false,
    ...others,
  };
}
const rows = (from: number, to: number, label?: string) =>
  Array.from({ length: to - from }, (_, i) => row(from + i, label));
const company = (i: number, changes: object = {}) => ({
  identifier: { id: hex(10_000 + i) },
  workplace: {
    siret: String(12345678200000 + i),
    name: `Entreprise ${i}`,
    location: { address: "44000 NANTES" },
    ...changes,
  },
});

/** Nobody is of its family. */
const search = searchFor({ titles: [waiter] });
const companies: Search = { ...search, kind: "entreprises" };

describe("what is cut off at 150 rows of a source", () => {
  const cases: [string, unknown[], boolean][] = [
    ["149 of each", [...rows(0, 149, "offres_emploi_lba"), ...rows(200, 349)], true],
    ["150 of its own", rows(0, 150, "offres_emploi_lba"), false],
    ["150 of partners", rows(0, 150), false],
    ["150 of several partners", [...rows(0, 75), ...rows(75, 150, "Hellowork")], false],
    ["75 of France Travail, twice", [...rows(0, 75, "France Travail"), ...rows(0, 75, "France Travail")], true],
    [
      "149 of France Travail and none again, with 149 of partners",
      [...rows(0, 149, "France Travail"), ...rows(200, 349)],
      true,
    ],
    [
      "100 of France Travail, again among 50 of partners",
      [...rows(0, 100, "France Travail"), ...rows(0, 100, "France Travail"), ...rows(200, 250)],
      false,
    ],
    ["150 of France Travail", [...rows(0, 150, "France Travail"), ...rows(0, 150, "France Travail")], false],
    ["150 that are doubles of a few", Array.from({ length: 150 }, () => row(1)), false],
    ["150 odd ones", Array.from({ length: 150 }, () => null), false],
  ];
  test.each(cases)("%s: %#", async (_what, jobs, exact) => {
    const { offers } = await on(() => ({ jobs }));
    const reading = await offers(search, 5);
    expect(reading).toMatchObject({
      exact,
      complete: true,
      total: reading.found.length,
      reachable: reading.found.length,
    });
  });

  test("is asked for once more without the family, and what was ticked comes first", async () => {
    const { offers, asked } = await on((romes) => ({
      jobs: romes === "D1102" ? rows(500, 510) : [...rows(0, 100), ...relatives],
    }));
    const relatives = rows(100, 150).map((one) => ({ ...one, offer: { ...one.offer, rome_codes: ["D1104"] } }));
    const { found, exact } = await offers(searchFor({ titles: [baker] }), 5);
    expect(asked()).toEqual(["search?romes=D1102,D1104,D1106", "search?romes=D1102"]);
    expect([found.length, exact]).toEqual([160, false]);
    expect(found.filter(({ related }) => related)).toHaveLength(50);
    expect(found.findIndex(({ related }) => related)).toBe(110);
  });

  test("is not asked for again where there is no family, nor where only companies were cut off", async () => {
    const { offers, asked } = await on(() => ({ jobs: rows(0, 150) }));
    await offers(search, 5);
    expect(asked()).toEqual(["search?romes=G1803"]);
    const other = await on(() => ({ recruiters: Array.from({ length: 150 }, (_, i) => company(i)) }));
    expect((await other.offers(searchFor(), 5)).exact).toBe(true);
    expect(other.asked()).toEqual(["search?romes=D1102,D1104,D1106"]);
    expect(await other.companies({ ...searchFor(), kind: "entreprises" }, 5)).toMatchObject({
      exact: false,
      total: 150,
    });
  });
});

describe("what La bonne alternance says of its own answer", () => {
  const partial = [{ service: "La bonne alternance", is: "partial" }];
  test.each([
    [["RECRUITERS_FORMATING_ERROR"], undefined, partial],
    [["JOB_OFFER_FORMATING_ERROR"], partial, undefined],
    [["FRANCE_TRAVAIL_API_ERROR"], partial, undefined],
    [["SOMETHING_NEW"], partial, partial],
    [["RECRUITERS_FORMATING_ERROR", "JOB_NOT_FOUND"], partial, partial],
    [[], undefined, undefined],
  ])("%j is told with offers: %j, with companies: %j", async (codes, ofOffers, ofCompanies) => {
    const warnings = codes.map((code) => ({ code, message: "0612345678" }));
    const source = await on(() => ({ jobs: rows(0, 3), recruiters: [company(1)], warnings }));
    const [offers, known] = [await source.offers(search, 5), await source.companies(companies, 5)];
    expect([offers.notes, known.notes]).toEqual([ofOffers, ofCompanies]);
    expect([offers.exact, known.exact]).toEqual([ofOffers === undefined, ofCompanies === undefined]);
    expect([offers.total, known.total]).toEqual([3, 1]);
    expect(JSON.stringify(source.lines)).not.toContain("0612345678");
  });

  test("150 companies are said to be so many at most, 149 are not", async () => {
    const of = async (most: number) => {
      const source = await on(() => ({ recruiters: Array.from({ length: most }, (_, i) => company(i)) }));
      return (await source.companies(companies, 5)).notes;
    };
    expect(await of(150)).toEqual([{ service: "La bonne alternance", is: "first", most: 150 }]);
    expect(await of(149)).toBeUndefined();
  });
});

describe("doubles", () => {
  const school = { is_delegated: true };
  const at = (longitude: number) => ({
    name: "CFA",
    location: { address: "44000 NANTES", geopoint: { coordinates: [longitude, 47.2] } },
  });
  const alike = { offer: { title: "Boulanger" }, workplace: { name: "FOURNIL  SARL" } };
  test.each<[string, unknown[], string[]]>([
    ["the same id", [row(1), row(1)], ["lba:PASS:REF1001"]],
    [
      "the same id under another reference",
      [row(1), { ...row(2), identifier: { ...row(1).identifier, partner_job_id: "X" } }],
      ["lba:PASS:REF1001"],
    ],
    [
      "the same reference without an id",
      [row(1), { ...row(2), identifier: { ...row(1).identifier, id: null } }],
      ["lba:PASS:REF1001"],
    ],
    [
      "the same title, company and town, of another partner",
      [
        row(1, "PASS", alike),
        row(2, "Hellowork", { offer: { title: "BOULANGER  (H/F)" }, workplace: { name: "Fournil Sarl" } }),
      ],
      ["lba:PASS:REF1001"],
    ],
    ["France Travail's stays", [row(1, "offres_emploi_lba", alike), row(2, "France Travail", alike)], ["ft:REF1002"]],
    [
      "the same title in another town",
      [
        row(1, "PASS", alike),
        row(2, "PASS", { ...alike, workplace: { ...alike.workplace, location: { address: "44600 SAINT-NAZAIRE" } } }),
      ],
      ["lba:PASS:REF1001", "lba:PASS:REF1002"],
    ],
    [
      "the same title in companies that are not named",
      [
        row(1, "PASS", { offer: { title: "Boulanger" }, workplace: { name: null } }),
        row(2, "PASS", { offer: { title: "Boulanger" }, workplace: { name: null } }),
      ],
      ["lba:PASS:REF1001", "lba:PASS:REF1002"],
    ],
    [
      "one school for two employers",
      [
        row(1, "PASS", { ...alike, workplace: at(-1.5), ...school }),
        row(2, "PASS", { ...alike, workplace: at(-1.6), ...school }),
      ],
      ["lba:PASS:REF1001", "lba:PASS:REF1002"],
    ],
    [
      "one school for one employer",
      [
        row(1, "PASS", { ...alike, workplace: at(-1.5), ...school }),
        row(2, "PASS", { ...alike, workplace: at(-1.5), ...school }),
      ],
      ["lba:PASS:REF1001"],
    ],
    [
      "an offer that is over hides none",
      [
        row(1, "PASS", {
          ...alike,
          offer: { ...alike.offer, publication: { expiration: "2026-11-22T18:00:00.000Z" } },
        }),
        row(2, "Hellowork", alike),
      ],
      ["lba:Hellowork:REF1002"],
    ],
  ])("%s", async (_what, jobs, keys) => {
    const { offers } = await on(() => ({ jobs }));
    expect(keysOf((await offers(search, 5)).found)).toEqual(keys);
  });

  test("of companies are told by their SIRET: a chain may have two houses in a town", async () => {
    const { companies: read } = await on(() => ({
      recruiters: [company(1, { name: "Paul" }), company(2, { name: "Paul" }), company(1)],
    }));
    expect(keysOf((await read(companies, 5)).found)).toEqual([
      "lba:recruteurs_lba:12345678200001",
      "lba:recruteurs_lba:12345678200002",
    ]);
  });
});

describe("odd answers", () => {
  test("a row that cannot be read is left out and counted, and the others are shown", async () => {
    const {
      offers,
      companies: read,
      lines,
    } = await on(() => ({
      jobs: [row(0), null, {}, row(1, "PASS", { offer: { title: null } }), row(2)],
      recruiters: [company(0), { identifier: null }],
    }));
    expect(keysOf((await offers(search, 5)).found)).toEqual(["lba:PASS:REF1000", "lba:PASS:REF1002"]);
    expect(keysOf((await read(companies, 5)).found)).toHaveLength(1);
    expect(lines).toEqual([
      {
        level: "warn",
        facts: { service: "La bonne alternance", dropped: 3, of: 5 },
        message: "offers that could not be parsed were left out",
      },
      {
        level: "warn",
        facts: { service: "La bonne alternance", dropped: 1, of: 2 },
        message: "offers that could not be parsed were left out",
      },
    ]);
  });

  test.each<[string, unknown]>([
    ["a row that is a text", "row"],
    ["a row that is a list", [row(1)]],
    ["an id that is too long", { ...row(1), identifier: { ...row(1).identifier, id: "a".repeat(201) } }],
    [
      "a reference that is too long",
      { ...row(1), identifier: { ...row(1).identifier, partner_job_id: "a".repeat(201) } },
    ],
    ["an id of a megabyte", { ...row(1), identifier: { ...row(1).identifier, id: "a".repeat(1_000_000) } }],
    ["no identifier", { ...row(1), identifier: null }],
    ["no offer", { ...row(1), offer: null }],
  ])("%s costs that row alone", async (_what, odd) => {
    const { offers, lines } = await on(() => ({ jobs: [row(0), odd, row(2)] }));
    expect(keysOf((await offers(search, 5)).found)).toEqual(["lba:PASS:REF1000", "lba:PASS:REF1002"]);
    expect(lines.map(({ facts }) => facts)).toEqual([{ service: "La bonne alternance", dropped: 1, of: 3 }]);
  });

  test("fields that are null, of another kind or too long cost themselves alone", async () => {
    const odd = {
      ...row(1),
      workplace: { name: "é".repeat(8_000), description: null, location: null, siret: 5, domain: [], size: {} },
      contract: null,
      apply: { url: `https://pass.example/${"a".repeat(5_000)}` },
      offer: { ...row(1).offer, description: 5, rome_codes: null, publication: null, desired_skills: "a" },
    };
    const { offers, lines } = await on(() => ({ jobs: [row(0), odd] }));
    const { found } = await offers(search, 5);
    expect(keysOf(found).toSorted()).toEqual(["lba:PASS:REF1000", "lba:PASS:REF1001"]);
    expect(asOffer(found.find(({ offer }) => offer.key === "lba:PASS:REF1001")?.offer).company).toHaveLength(300);
    expect(lines.map(({ facts }) => facts)).toEqual([{ service: "La bonne alternance", cut: 1 }]);
  });

  test("those that are filled, cancelled or over are left out without a word", async () => {
    const { offers, lines } = await on(() => ({
      jobs: [
        row(0, "PASS", { offer: { status: "Filled" } }),
        row(1, "PASS", { offer: { status: "Cancelled" } }),
        row(2, "PASS", { offer: { publication: { expiration: "2026-11-22T17:59:59.000Z" } } }),
        row(3, "PASS", { offer: { publication: null } }),
      ],
    }));
    expect(keysOf((await offers(search, 5)).found)).toEqual(["lba:PASS:REF1003"]);
    expect(lines).toEqual([]);
  });

  test("an offer without a date comes last among its like", async () => {
    const { offers } = await on(() => ({
      jobs: [
        row(0, "PASS", { offer: { publication: { creation: null } } }),
        row(1, "PASS", { offer: { rome_codes: ["D1104"] } }),
        row(2, "PASS", { offer: { rome_codes: ["D1104", "G1803"] } }),
      ],
    }));
    const { found } = await offers(search, 5);
    expect(found.map(({ offer, related }) => [offer.title, related])).toEqual([
      ["Boulanger 2", false],
      ["Boulanger 0", false],
      ["Boulanger 1", true],
    ]);
  });

  test("warnings mean that it is not all, and only their codes are logged", async () => {
    const {
      offers,
      companies: read,
      lines,
    } = await on(() => ({
      jobs: [row(0)],
      warnings: [{ code: "JOB_OFFER_FORMATING_ERROR", message: "secret" }, { code: "a secret" }, null],
    }));
    expect(await offers(search, 5)).toMatchObject({ exact: false, total: 1 });
    expect((await read(companies, 5)).exact).toBe(false);
    expect(lines).toMatchObject([{ level: "warn", facts: { warnings: ["JOB_OFFER_FORMATING_ERROR", "?", "?"] } }]);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  test("a warning is no reason to ask again", async () => {
    const { offers, asked } = await on(() => ({ jobs: [row(0)], warnings: [{ code: "JOB_OFFER_FORMATING_ERROR" }] }));
    expect((await offers(searchFor(), 5)).exact).toBe(false);
    expect(asked()).toHaveLength(1);
  });

  test.each([[null], ["none"], [{}]])("warnings of %j are none", async (warnings) => {
    const { offers } = await on(() => ({ jobs: [row(0)], warnings }));
    expect((await offers(search, 5)).exact).toBe(true);
  });

  test("no offers and many companies are an everyday answer", async () => {
    const { offers, companies: read } = await on(() => ({ recruiters: [company(1)] }));
    expect(await offers(search, 5)).toMatchObject({ found: [], exact: true });
    expect((await read(companies, 5)).found).toHaveLength(1);
  });
});

describe("places", () => {
  const near = { coordinates: [-1.5536, 47.2184] };
  const far = { coordinates: [-1.2, 47.2184] };

  test("a town alone has what lies in it, and what does not say more than a point near by", async () => {
    const at = (address: string, geopoint?: object) => ({ workplace: { location: { address, geopoint } } });
    const { offers, asked } = await on(() => ({
      jobs: [
        row(0, "PASS", at("44000 NANTES", near)),
        row(1, "PASS", at("44400 REZE", near)),
        row(2, "PASS", { ...at("35000 RENNES", near), is_delegated: true }),
        row(3, "PASS", { ...at("44000 NANTES", far), is_delegated: true }),
        row(4, "France Travail", at("", near)),
      ],
    }));
    const { found } = await offers({ ...search, place: town("44109"), radius: 0 }, 5);
    expect(asked()).toEqual(["search?latitude=47.24&longitude=-1.56&radius=10&romes=G1803"]);
    expect(found.map(({ offer, distanceKm }) => [offer.title, offer.place.label, distanceKm])).toEqual([
      ["Boulanger 0", "Nantes (44)", 2],
      ["Boulanger 2", "Nantes (44)", 2],
    ]);
  });

  test("half of Corsica has nothing of the other", async () => {
    const at = (address: string) => ({ workplace: { location: { address } } });
    const { offers } = await on(() => ({
      jobs: [
        row(0, "PASS", at("20000 AJACCIO")),
        row(1, "PASS", at("20200 BASTIA")),
        row(2, "PASS", at("20620 BIGUGLIA")),
      ],
    }));
    const { found } = await offers({ ...search, place: departement("2B") }, 5);
    expect(found.map(({ offer }) => offer.place.label)).toEqual(["Bastia (2B)", "Biguglia (2B)"]);
  });

  test("companies without a point come after the near ones, by name", async () => {
    const { companies: read } = await on(() => ({
      recruiters: [
        company(1, { name: "Zoé", location: { address: "" } }),
        company(2, { name: "Éric", location: { address: "" } }),
        company(3, { name: "Yann", location: { address: "44000 NANTES", geopoint: near } }),
        company(4, { name: "Anne", location: { address: "44000 NANTES", geopoint: { coordinates: [-1.6, 47.3] } } }),
      ],
    }));
    const { found } = await read({ ...companies, place: town("44109"), radius: 20 }, 5);
    // What says neither where it is belongs to searches of France only.
    expect(found.map(({ offer }) => offer.title)).toEqual(["Yann", "Anne"]);
    const all = await read({ ...companies, place: france }, 5);
    expect(all.found.map(({ offer }) => offer.title)).toEqual(["Anne", "Éric", "Yann", "Zoé"]);
  });
});

describe("one offer by its id", () => {
  const listed = { key: "lba:PASS:REF1001", handle: hex(1) };
  test.each<[string, unknown, boolean]>([
    ["that is there", row(1), true],
    ["that is unknown", undefined, false],
    ["that is filled", row(1, "PASS", { offer: { status: "Filled" } }), false],
    ["that is over", row(1, "PASS", { offer: { publication: { expiration: sunday.toISOString() } } }), false],
  ])("%s", async (_what, answer, isThere) => {
    const { offer, asked } = await on(
      () => ({}),
      () => answer,
    );
    expect((await offer(search, listed)).offer?.key).toBe(isThere ? listed.key : undefined);
    expect(asked()).toEqual([`offer/${hex(1)}`]);
  });

  test("that cannot be read is garbage", async () => {
    const { offer } = await on(
      () => ({}),
      () => ({ identifier: {} }),
    );
    await expect(offer(search, listed)).rejects.toMatchObject({ name: "SourceError", why: "garbage" });
  });

  test("a company that the search no longer lists is asked for by its id, and comes as an offer", async () => {
    const { offer, asked } = await on(
      () => ({ recruiters: [company(2)] }),
      () => ({
        ...company(1),
        ...row(1, "recruteurs_lba", {
          offer: { title: "recruteurs_lba", description: "recruteurs_lba" },
          workplace: company(1).workplace,
        }),
      }),
    );
    const known = await offer(companies, { key: "lba:recruteurs_lba:12345678200001", handle: hex(10_001) });
    expect(known.offer).toMatchObject({ kind: "company", title: "Entreprise 1", description: "" });
    expect(asked()).toEqual(["search?romes=G1803", `offer/${hex(10_001)}`]);
  });

  test("a company that is neither listed nor known by its id is gone", async () => {
    const { offer } = await on(() => ({}));
    expect(await offer(companies, { key: "lba:recruteurs_lba:12345678200001", handle: hex(1) })).toEqual({
      offer: undefined,
    });
  });
});
