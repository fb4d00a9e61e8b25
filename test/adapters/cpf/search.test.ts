import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findTheme, loadTrainingThemes } from "../../../src/adapters/cpf/themes.ts";
import { groupBy } from "../../../src/core/collections/group-by.ts";
import { france } from "../../../src/core/places/place.ts";
import { AbandonedCall } from "../../../src/core/requester.ts";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.ts";
import { departement, sunday, town } from "../places.ts";
import { connected, type Started, searchFor, trainingsOf, wheres } from "./started.ts";

const clock = { at: sunday };
let sandbox: Sandbox;
let cpf: Started;
beforeAll(async () => {
  sandbox = await startSandbox({ hasQuotas: false, now: () => clock.at });
});
beforeEach(() => {
  clock.at = sunday;
  sandbox.requests.length = 0;
  cpf = connected({ urls: [sandbox.urls.cpf] }, clock);
});
afterEach(() => cpf.close());
afterAll(() => sandbox.close());

type Row = Record<string, string | number | null>;

/** Rows as the sandbox has them, read past the source. */
async function stock(where: string): Promise<Row[]> {
  const dataset = "/api/explore/v2.1/catalog/datasets/moncompteformation_catalogueformation";
  const query = new URLSearchParams({ where, limit: "-1" });
  const response = await fetch(`${sandbox.urls.cpf}${dataset}/exports/json?${query}`);
  sandbox.requests.length = 0;
  return JSON.parse(await response.text());
}

const numbers = (rows: Row[]) => [...new Set(rows.map(({ numero_formation }) => `cpf:${numero_formation}`))].sort();

const calls = () => sandbox.requests.length;

const words = (text: string) => searchFor({ titles: [], words: text });

describe("a search", () => {
  test("by a title finds what has its words or its code, on sale, each training once", async () => {
    const reading = await cpf.read(searchFor());
    const trainings = trainingsOf(reading);
    const asked =
      '(intitule_certification like "boulanger" or intitule_formation like "boulanger" or code_rome_1 = "D1102")';
    expect(trainings.map(({ key }) => key).sort()).toEqual(numbers(await stock(`${asked} and nb_session_active > 0`)));
    expect(trainings.length).toBeGreaterThan(2);
    expect(reading).toMatchObject({ complete: true, exact: true, total: trainings.length, missing: [] });
    expect(trainings.every(({ fictitious }) => !fictitious)).toBe(true);
  });

  test("in a town asks for the départements of its circle, then for what is nowhere, the cheapest first", async () => {
    const lyon = town("69123");
    const reading = await cpf.read(searchFor({ titles: [], words: "anglais", place: lyon, radius: 50 }));
    const [here, nowhere] = wheres(sandbox);
    expect(here).toMatch(/ and code_departement in \("38","69"\)$/);
    expect(nowhere).toMatch(/ and code_departement is null$/);
    const trainings = trainingsOf(reading);
    const places = trainings.map(({ departements = [] }) => departements.length > 0);
    expect(places).toEqual(places.toSorted((a, b) => Number(b) - Number(a)));
    expect([places[0], places.at(-1)]).toEqual([true, false]);
    sandbox.requests.length = 0;
    await cpf.read(searchFor({ place: lyon, radius: 0 }));
    expect(wheres(sandbox)[0]).toMatch(/ and code_departement = "69"$/);
  });

  test.each(["numérique", "bâtiment", "commerce", "comptabilité et gestion", "assistant"])(
    "in all of France takes two calls, however many départements each training is in: %s",
    async (text) => {
      const reading = await cpf.read(words(text), 20);
      expect(calls()).toBe(2);
      const where = String(wheres(sandbox)[0]);
      expect(reading).toMatchObject({ exact: true, total: numbers(await stock(where)).length });
      expect(reading.found.length).toBeGreaterThanOrEqual(Math.min(20, reading.total));
    },
  );

  test("in all of France shows the same in the same order, whole with all départements, however far one reads", async () => {
    const search = words("numérique");
    const [first, further, all] = [
      await cpf.read(search, 1),
      await cpf.read(search, 30),
      await cpf.read(search, 1_000),
    ];
    const where = String(wheres(sandbox)[0]);
    expect(all).toMatchObject({ complete: true, exact: true });
    expect(first).toMatchObject({ complete: false, exact: true, total: all.total, reachable: all.total });
    const keys = trainingsOf(all).map(({ key }) => key);
    const rows = await stock(where);
    expect(keys.toSorted()).toEqual(numbers(rows));
    for (const part of [first, further].map(trainingsOf)) {
      expect(part.map(({ key }) => key)).toEqual(keys.slice(0, part.length));
      for (const { key, departements = [] } of part) {
        const own = rows.filter((row) => `cpf:${row.numero_formation}` === key && row.code_departement !== null);
        expect([key, departements.length]).toEqual([key, own.length]);
      }
    }
    const least = trainingsOf(all).map(({ price }) => price?.least ?? Number.POSITIVE_INFINITY);
    expect(least).toEqual(least.toSorted((a, b) => a - b));
    const remote = trainingsOf(all).find(({ departements = [] }) => departements.length > 50);
    expect(remote?.place.label).toMatch(/ et \d+ autres départements$/);
  });

  test("reads page after page, in the same order, where a page holds many trainings", async () => {
    const search = words("bâtiment");
    const first = await cpf.read(search, 1);
    const whole = await cpf.read(search, 1_000);
    expect(sandbox.requests.map(({ path }) => path).some((path) => path.includes("/exports/"))).toBe(false);
    expect(sandbox.requests.filter(({ query }) => query.has("offset"))).not.toEqual([]);
    expect(whole).toMatchObject({ complete: true, exact: true, total: first.total });
    expect(first.complete).toBe(false);
    const keys = trainingsOf(whole).map(({ key }) => key);
    expect(keys).toHaveLength(first.total);
    expect(trainingsOf(first).map(({ key }) => key)).toEqual(keys.slice(0, first.found.length));
  });

  test("by a theme finds its specialities, and as many as are counted", async () => {
    const place = departement("69");
    const counts = await cpf.ports?.countTrainingThemes?.({ place, radius: 20 });
    expect(calls()).toBe(1);
    expect(counts?.length).toBeGreaterThan(3);
    for (const { id, count, exact } of counts ?? []) {
      const reading = await cpf.read({ ...words(id), place }, 10_000);
      expect([id, exact, reading.total, trainingsOf(reading).length]).toEqual([id, true, count, count]);
    }
  });

  test("by a theme finds also what one of its subjects alone says: an electrician works in buildings", async () => {
    const found = trainingsOf(await cpf.read({ ...words("bâtiment"), place: france }, 10_000)).map(({ key }) => key);
    const electricians = await stock('code_rncp = "90017" and nb_session_active > 0');
    expect(new Set(electricians.map(({ code_nsf_1 }) => code_nsf_1))).toEqual(new Set(["255"]));
    expect(electricians.length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining(numbers(electricians)));
    expect(found).not.toEqual(expect.arrayContaining(numbers(await stock('code_rncp = "90001"'))));
  });

  test("at a distance alone finds what has such sessions", async () => {
    const search = { ...words("assistant"), place: france };
    const all = trainingsOf(await cpf.read(search, 1_000));
    sandbox.requests.length = 0;
    const remote = trainingsOf(await cpf.read({ ...search, filters: { remote: true } }, 1_000));
    expect(remote.map(({ key }) => key)).toEqual(all.filter((one) => one.remote).map(({ key }) => key));
    expect(remote.length).toBeGreaterThan(0);
    expect(remote.length).toBeLessThan(all.length);
    expect(wheres(sandbox).every((where) => where.includes("nb_session_a_distance > 0"))).toBe(true);
  });

  test("by words leaves out what is written around them", async () => {
    await cpf.read(words("une formation d'anglais au CPF"));
    expect(wheres(sandbox)[0]).toContain('search(intitule_formation, "anglais")');
  });

  test("by words that hold signs asks for nothing else, and by none is refused by name", async () => {
    const reading = await cpf.read(words('soudeur") or nb_action > 0 or search(nom_of, "'));
    expect(reading.total).toBe(0);
    expect(wheres(sandbox)[0]).not.toContain('") or nb_action');
    await expect(cpf.read(words("!?"))).rejects.toMatchObject({ why: "refused", unfit: { part: "words" } });
  });
});

describe("memory", () => {
  test("the same question is asked once in half a day, and once where several ask at once", async () => {
    await Promise.all([cpf.read(searchFor()), cpf.read(searchFor())]);
    await cpf.read(searchFor(), 20);
    // The list, and the rows of what it begins with.
    expect(calls()).toBe(2);
    clock.at = new Date(sunday.getTime() + 13 * 3_600_000);
    await cpf.read(searchFor());
    expect(calls()).toBe(4);
  });

  test("what nobody wants is not asked; what is at hand is had", async () => {
    await expect(cpf.read(searchFor(), 5, () => [])).rejects.toBeInstanceOf(AbandonedCall);
    expect(calls()).toBe(0);
    await cpf.read(searchFor());
    expect((await cpf.read(searchFor(), 5, () => [])).found.length).toBeGreaterThan(0);
  });
});

describe("one training", () => {
  test("is read by its key, in all its départements, with what is written about it", async () => {
    const [row] = await stock('points_forts is not null and code_rncp = "90012"');
    const training = await cpf.detail(`cpf:${row?.numero_formation}`);
    expect(training?.description).toMatch(/\nGroupes de 8 personnes & suivi individuel\./);
    expect(await cpf.detail('cpf:x" or numero_formation != "')).toBeUndefined();
  });

  test("names all its départements, also where a page does not hold them", async () => {
    const rows = await stock("code_departement is not null and nb_session_a_distance > 3");
    const [number, own = []] =
      groupBy(rows, ({ numero_formation: one }) => one).find(([, some]) => some.length > 100) ?? [];
    const training = await cpf.detail(`cpf:${number}`);
    expect(training?.departements).toHaveLength(own.length);
  });
});

describe("prices", () => {
  test("of a certification by one call, and what was paid by another", async () => {
    const rows = await stock('code_rncp = "90012" and nb_session_active > 0');
    const prices = await cpf.ports?.findTrainingPrices?.("RNCP90012");
    const least = Math.min(...rows.map(({ frais_ttc_tot_min }) => Number(frais_ttc_tot_min)));
    expect(prices).toMatchObject({ least: Math.round(least), of: rows.length, isFictitious: false });
    expect(prices?.half).toBeLessThanOrEqual(prices?.most ?? 0);
    expect(prices?.paid).toBeGreaterThan(1_000);
    expect(calls()).toBe(2);
  });

  test("of the other register, without what was paid; none for what is not on sale or no number", async () => {
    expect(await cpf.ports?.findTrainingPrices?.("RS95001")).not.toHaveProperty("paid");
    expect(await cpf.ports?.findTrainingPrices?.("RNCP12345")).toBeUndefined();
    sandbox.requests.length = 0;
    expect(await cpf.ports?.findTrainingPrices?.('RNCP1"')).toBeUndefined();
    expect(calls()).toBe(0);
  });
});

test("each theme has codes of its own, and a name that no other answers to", () => {
  const themes = loadTrainingThemes();
  for (const codes of [themes.flatMap(({ nsf }) => nsf), themes.flatMap(({ formacodes }) => formacodes)])
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  for (const theme of themes)
    for (const name of [theme.id, theme.label, theme.label.toUpperCase(), ...theme.words])
      expect([name, findTheme(themes, name)]).toEqual([name, theme]);
});
