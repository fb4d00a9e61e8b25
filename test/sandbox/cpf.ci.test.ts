import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read, startedAt, sunday } from "./client.ts";

type Row = Record<string, string | number | null>;
type Answer = { total_count?: number; results: Row[]; error_code?: string; message?: string };

let started: Awaited<ReturnType<typeof startedAt>>;
beforeAll(async () => {
  started = await startedAt(sunday);
});
afterAll(() => started.sandbox.close());

const dataset = "/api/explore/v2.1/catalog/datasets/moncompteformation_catalogueformation";
const get = (path: string, query: Record<string, string> = {}) =>
  fetch(`${started.sandbox.urls.cpf}${dataset}${path}?${new URLSearchParams(query)}`);
const records = (query: Record<string, string>) => read<Answer>(get("/records", query));
const count = async (where: string) => (await records({ where, limit: "1" })).total_count ?? Number.NaN;

test("ten rows unless told otherwise, one a training and département", async () => {
  const { total_count, results } = await records({});
  expect(total_count).toBeGreaterThan(1000);
  expect(results).toHaveLength(10);
  expect(results[0]).toMatchObject({
    date_extract: "2026-11-21",
    numero_formation: expect.stringMatching(/^000\d{11}_9\d{4}-\w$/),
    code_rome_5: null,
  });
  const numbers = await read<Row[]>(get("/exports/json", { select: "numero_formation" }));
  expect(numbers).toHaveLength(total_count ?? 0);
  expect(new Set(numbers.map(({ numero_formation }) => numero_formation)).size).toBeLessThan(400);
  expect(new Set(numbers.map(({ numero_formation }) => numero_formation)).size).toBeGreaterThan(200);
});

describe("where", () => {
  test("the query of the bot: trades, département, open sessions, cheapest first", async () => {
    const rome = ["1", "2", "3", "4", "5"].map((number) => `code_rome_${number}="M1855"`).join(" or ");
    const { results } = await records({
      where: `(${rome}) and code_departement in ("35","44","75") and nb_session_active>0`,
      order_by: "frais_ttc_tot_mean asc",
      limit: "100",
    });
    expect(results.length).toBeGreaterThanOrEqual(3);
    const prices = results.map(({ frais_ttc_tot_mean }) => Number(frais_ttc_tot_mean));
    expect(prices).toEqual([...prices].sort((one, other) => one - other));
  });

  test("words are found at their beginning, whatever the accents and the case", async () => {
    const soldering = await count('search(intitule_formation, "soudeur")');
    expect(soldering).toBeGreaterThan(0);
    expect(await count('intitule_formation like "SOUD"')).toBe(soldering);
    expect(await count('suggest(intitule_formation, "soud")')).toBe(soldering);
    expect(await count('search("electricien batiment")')).toBeGreaterThan(0);
    expect(await count('search("électricien licorne")')).toBe(0);
  });

  test("null, not, comparison, dates", async () => {
    const all = await count("");
    expect((await count("code_rome_1 is null")) + (await count("code_rome_1 is not null"))).toBe(all);
    expect((await count('type_referentiel = "RS"')) + (await count('not type_referentiel = "RS"'))).toBe(all);
    expect((await count("frais_ttc_tot_min<=1500")) + (await count("frais_ttc_tot_min>1500"))).toBe(all);
    expect(await count("date_extract >= date'2026-11-01'")).toBe(all);
    expect(await count("nb_session_active is null or nb_session_active = 0")).toBeGreaterThan(0);
  });

  test("a quote and a backslash of the user are escaped, a line break is refused", async () => {
    expect(await count('nom_of = "l\\"école \\\\ du soir"')).toBe(0);
    expect((await get("/records", { where: 'nom_of = "a\nb"' })).status).toBe(400);
    expect((await get("/records", { where: 'nom_of = "a\\b"' })).status).toBe(400);
  });

  test("several conditions are AND-ed, facets refine and exclude", async () => {
    const response = await fetch(
      `${started.sandbox.urls.cpf}${dataset}/records?where=nb_action>0&where=code_departement%3D"35"&refine=nom_region:Bretagne&exclude=type_referentiel:RS`,
    );
    const { total_count } = await read<Answer>(response);
    expect(total_count).toBe(await count('code_departement="35" and type_referentiel="RNCP"'));
  });
});

describe("select and group", () => {
  test("aggregates over all that matches", async () => {
    const { results } = await records({
      where: 'code_rncp="90001"',
      select:
        "count(*) as n,min(frais_ttc_tot_mean) as mini,median(frais_ttc_tot_mean) as med,max(frais_ttc_tot_mean) as maxi",
    });
    const [{ n, mini, med, maxi } = { n: 0, mini: 0, med: 0, maxi: 0 }] = results;
    expect(Number(n)).toBeGreaterThan(3);
    expect(Number(mini)).toBeLessThanOrEqual(Number(med));
    expect(Number(med)).toBeLessThanOrEqual(Number(maxi));
  });

  test("columns with another name", async () => {
    expect(Object.keys((await records({ select: "nom_of,frais_ttc_tot_mean as prix" })).results[0] ?? {})).toEqual([
      "nom_of",
      "prix",
    ]);
  });

  test("groups", async () => {
    const { results, total_count } = await records({
      group_by: "nom_region",
      select: "count(*) as n",
      order_by: "n desc",
      limit: "100",
    });
    expect(total_count).toBeUndefined();
    // One of them is none.
    expect(results.length).toBe(19);
    expect(results.reduce((sum, { n }) => sum + Number(n), 0)).toBe(await count(""));
  });

  test("facets, description, CSV", async () => {
    expect(await (await get("/facets", { facet: "type_referentiel" })).json()).toMatchObject({
      facets: [{ name: "type_referentiel", facets: [{ name: "RNCP" }, { name: "RS" }] }],
    });
    expect(await (await get("")).json()).toMatchObject({
      fields: expect.arrayContaining([{ name: "nb_action", label: "nb_action", type: "int", description: null }]),
    });
    expect((await (await get("/exports/csv", { select: "nom_of,siret", limit: "2" })).text()).split("\r\n")[0]).toBe(
      "nom_of;siret",
    );
  });
});

describe("oddities", () => {
  test("some trainings are in no département, most say no ROME code, no level and no hours", async () => {
    const all = await count("");
    for (const field of ["code_departement", "code_rome_1", "libelle_niveau_sortie_formation", "nom_of"]) {
      const none = await count(`${field} is null`);
      expect(none, field).toBeGreaterThan(0);
      expect(none, field).toBeLessThan(all);
    }
    expect(await count("nombre_heures_total_mean = 0")).toBeGreaterThan(0);
    const { results } = await records({ select: "frais_ttc_tot_mean", limit: "100" });
    expect(results.some(({ frais_ttc_tot_mean: mean }) => !Number.isInteger(mean))).toBe(true);
  });

  test("a training has up to five subjects, as texts of five digits", async () => {
    const { results } = await records({ select: "code_formacode_1,code_formacode_2,code_formacode_5", limit: "100" });
    for (const { code_formacode_1: first, code_formacode_2: second } of results) {
      expect(first).toMatch(/^\d{5}$/);
      expect(second ?? "00000").toMatch(/^\d{5}$/);
    }
    expect(await count('startswith(code_formacode_1, "224")')).toBeGreaterThan(0);
    expect(await count('startswith(code_formacode_2, "224")')).toBeGreaterThan(0);
    expect((await get("/records", { where: "code_formacode_1 = 22454" })).status).toBe(400);
  });

  test("what was bought is a set of its own", async () => {
    const sold = "/api/explore/v2.1/catalog/datasets/moncompteformation_formations_engagees/records";
    const query = new URLSearchParams({ where: 'code_rncp="90001"', select: "median(prix_moyen) as half" });
    const { results } = await read<Answer>(fetch(`${started.sandbox.urls.cpf}${sold}?${query}`));
    expect(Number(results[0]?.half)).toBeGreaterThan(1000);
  });

  test("so many calls a day are answered, until midnight UTC", async () => {
    const { sandbox, clock } = await startedAt(sunday, { hasQuotas: true, cpfCallsPerDay: 2 });
    const call = () => fetch(`${sandbox.urls.cpf}${dataset}/records?limit=1`);
    expect((await call()).headers.get("x-ratelimit-remaining")).toBe("1");
    expect((await call()).headers.get("x-ratelimit-reset")).toBe(String(Date.parse("2026-11-23T00:00:00Z") / 1000));
    const refused = await call();
    expect([refused.status, await refused.json()]).toEqual([
      429,
      expect.objectContaining({ errorcode: 10005, reset_time: "2026-11-23T00:00:00Z" }),
    ]);
    clock.at = new Date("2026-11-23T00:00:00Z");
    expect((await call()).status).toBe(200);
    await sandbox.close();
  });
});

describe("refusals", () => {
  test.each([
    [{ where: "xyz = 1" }, "ODSQLError", "ODSQL query is malformed: Unknown field: xyz"],
    [{ select: "siret_of" }, "ODSQLError", "ODSQL query is malformed: Unknown field: siret_of"],
    [
      { limit: "101" },
      "InvalidRESTParameterError",
      "Invalid value for limit API parameter: 101 was found but -1 <= limit <= 100 is expected.",
    ],
    [
      { limit: "100", offset: "9900" },
      "InvalidRESTParameterError",
      "Invalid value for offset API parameter: 9900 was found but 0 <= offset <= 9899 is expected.",
    ],
  ])("%j", async (query, error_code, message) => {
    const response = await get("/records", query as Record<string, string>);
    expect([response.status, await response.json()]).toEqual([400, { error_code, message }]);
  });

  test.each(["code_departement=35", "nom_of =", "(nom_of is null", 'nom_of = "a', "nom_of ~ 1", "shout(nom_of)"])(
    "%s is malformed",
    async (where) => {
      const response = await get("/records", { where });
      expect([response.status, (await read<Answer>(response)).error_code]).toEqual([400, "ODSQLError"]);
    },
  );

  test("another dataset does not exist", async () => {
    expect((await fetch(`${started.sandbox.urls.cpf}/api/explore/v2.1/catalog/datasets/autre/records`)).status).toBe(
      404,
    );
  });
});
