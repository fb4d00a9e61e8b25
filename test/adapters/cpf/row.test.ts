import { describe, expect, test } from "vitest";
import { rawRowSchema, readCatalogueRow, toAmount } from "../../../src/adapters/cpf/row.ts";
import { toTraining } from "../../../src/adapters/cpf/training.ts";

const usual = {
  date_extract: "2026-11-21",
  numero_formation: "12345678900011_SOUD-TIG-01",
  siret: "12345678900011",
  nom_of: "ATELIER EXEMPLE FORMATION",
  intitule_formation: "TITRE PROFESSIONNEL SOUDEUR TIG ELECTRODE ENROBEE",
  intitule_certification: "Soudeur TIG électrode enrobée",
  type_referentiel: "RNCP",
  code_rncp: "37948",
  code_inventaire: "-1",
  code_rome_1: "H2913",
  code_rome_2: null,
  nom_departement: "Ille-et-Vilaine",
  code_departement: "35",
  nom_region: "Bretagne",
  code_region: "53",
  nb_action: 2,
  nb_session_active: 4,
  nb_session_a_distance: 0,
  nombre_heures_total_mean: 420.0,
  frais_ttc_tot_min: 4900.0,
  frais_ttc_tot_max: 5600.0,
  frais_ttc_tot_mean: 5250.666667,
  libelle_niveau_sortie_formation: "Niveau 5 : BTS, DEUST, DUT…",
};

function readRow(changes: Record<string, unknown> = {}) {
  const row = readCatalogueRow(rawRowSchema.parse({ ...usual, ...changes }));
  if (!row) throw new Error("the row was not read");
  return row;
}

const training = (changes: Record<string, unknown> = {}, ...others: Record<string, unknown>[]) =>
  toTraining([readRow(changes), ...others.map((other) => readRow({ ...changes, ...other }))], false);

test("a row in our words: whole numbers, the official title beside the organisation's own", () => {
  expect(training()).toEqual({
    kind: "training",
    key: "cpf:12345678900011_SOUD-TIG-01",
    title: "Titre professionnel soudeur TIG electrode enrobee",
    certification: "Soudeur TIG électrode enrobée",
    organisation: "ATELIER EXEMPLE FORMATION",
    register: "RNCP37948",
    diploma: "BTS, DEUST, DUT (Bac+2)",
    place: { label: "Ille-et-Vilaine (35)", departement: "35", region: "53" },
    departements: ["Ille-et-Vilaine"],
    hours: { least: 420, most: 420 },
    price: { least: 4900, most: 5600 },
    asOf: "2026-11-21",
    description: "Sessions ouvertes : 4.",
    url: "https://www.moncompteformation.gouv.fr/",
    source: "Mon Compte Formation",
    fictitious: false,
  });
});

describe("odd shapes", () => {
  test("names that files have, and one day the service may", () => {
    const { date_extract, siret, code_inventaire, ...rest } = usual;
    const drifted = { ...rest, date_chargement: date_extract, siret_of: siret, code_rs: 5211, code_rncp: -1 };
    const row = readCatalogueRow(rawRowSchema.parse(drifted));
    expect(row).toMatchObject({ siret, asOf: "2026-11-21", register: "RS5211" });
    expect(code_inventaire).toBe("-1");
  });

  test.each([
    [37948, "RNCP37948"],
    ["37948", "RNCP37948"],
    ["RNCP37948", "RNCP37948"],
    ["37948.0", "RNCP37948"],
    ["-1", undefined],
    [-1, undefined],
    ["0", undefined],
    ["<script>", undefined],
    [null, undefined],
  ])("code_rncp %j is %s", (code, register) => {
    expect(readRow({ code_rncp: code }).register).toBe(register);
  });

  test.each([
    [2041.666667, 2041.666667],
    ["2041.5", 2041.5],
    ["2041,5", 2041.5],
    [-1, undefined],
    ["-1", undefined],
    ["n. c.", undefined],
    [null, undefined],
    [undefined, undefined],
    ["9".repeat(400), undefined],
  ])("the amount %j is %s", (said, amount) => {
    expect(toAmount(said)).toBe(amount);
  });

  test("no hours are told of 0, nor a price; the mean stands for what is missing", () => {
    const none = {
      nombre_heures_total_mean: 0,
      frais_ttc_tot_min: 0,
      frais_ttc_tot_max: "0",
      frais_ttc_tot_mean: null,
    };
    expect(training(none)).not.toHaveProperty("hours");
    expect(training(none)).not.toHaveProperty("price");
    expect(training({ frais_ttc_tot_min: 0, frais_ttc_tot_max: null }).price).toEqual({ least: 5251, most: 5251 });
  });

  test("a row without number or title is none; what is null is absent; no list or object passes", () => {
    expect(readCatalogueRow(rawRowSchema.parse({ ...usual, numero_formation: null }))).toBeUndefined();
    expect(readCatalogueRow(rawRowSchema.parse({ ...usual, numero_formation: "x".repeat(300) }))).toBeUndefined();
    const bare = { intitule_formation: null, intitule_certification: null };
    expect(readCatalogueRow(rawRowSchema.parse({ ...usual, ...bare }))).toBeUndefined();
    const all = Object.fromEntries(Object.keys(usual).map((name) => [name, null]));
    const kept = { numero_formation: "1_x", intitule_formation: "Excel" };
    const { title, place } = toTraining([readCatalogueRow({ ...all, ...kept }) ?? readRow()], false);
    expect([title, place]).toEqual(["Excel", { label: "Lieu non précisé" }]);
    expect(rawRowSchema.parse({ a: ["x"], b: { c: 1 }, d: true })).toEqual({ a: null, b: null, d: null });
  });

  test("markup, control characters and long texts of the organisation", () => {
    const strengths = `<p>Groupes de 8 &amp; suivi</p><script>x</script>${"mot ".repeat(3_000)}`;
    const { description, title } = training({ points_forts: strengths, intitule_formation: "a\u001b[2J <b>Word</b>" });
    expect(description).toMatch(/^Sessions ouvertes : 4\.\nGroupes de 8 & suivi/);
    expect(description.length).toBeLessThanOrEqual(2_500);
    expect(title).toBe("A[2J Word");
  });

  test("nobody is called about the CPF by a number that stands in its text", () => {
    const { description } = training({ points_forts: "Appelez Anne au 06 99 00 12 34, anne@centre.example" });
    expect(description).toContain("Appelez Anne au …, …");
  });
});

describe("one training of several rows", () => {
  test("its départements are joined, its prices and hours span all of them", () => {
    const other = { code_departement: "22", nom_departement: "Côtes-d'Armor", frais_ttc_tot_min: 3900 };
    const joined = training({}, other, { code_departement: "29", nom_departement: "Finistère" });
    expect(joined).toMatchObject({
      departements: ["Côtes-d'Armor", "Finistère", "Ille-et-Vilaine"],
      place: { label: "Côtes-d'Armor (22) et 2 autres départements" },
      price: { least: 3900, most: 5600 },
    });
    expect(joined.place).not.toHaveProperty("departement");
  });

  test.each([
    [{ nb_session_a_distance: 0 }, undefined],
    [{ nb_session_a_distance: 1 }, "partly"],
    [{ nb_session_a_distance: 2 }, "whole"],
    [{ nb_session_a_distance: 4, nb_action: null }, "whole"],
    [{ nb_session_a_distance: null }, undefined],
  ])("%j is remote: %s", (changes, remote) => {
    expect(training(changes).remote).toBe(remote);
  });

  test("what is nowhere and wholly remote is at a distance", () => {
    const nowhere = { code_departement: null, nom_departement: null, nb_session_a_distance: 3 };
    expect(training(nowhere).place).toEqual({ label: "À distance" });
  });
});

describe("public links", () => {
  test("a remote training is searched for by its certification, or by its words; never by a guessed number", () => {
    const url = new URL(training({ nb_session_a_distance: 2 }).url);
    const [route, query = ""] = url.hash.split("?q=");
    expect([url.origin, route]).toEqual(["https://www.moncompteformation.gouv.fr", "#/formation/recherche/resultats"]);
    expect(JSON.parse(decodeURIComponent(query))).toMatchObject({
      quoi: null,
      quoiReferentiel: { code: "RNCP37948", type: "CERTIFICATION" },
      ou: { modality: "A_DISTANCE", ville: null },
    });
    const specific = training({ nb_session_a_distance: 2, code_rncp: "-1", code_inventaire: "5211" }).url;
    expect(decodeURIComponent(specific)).toContain('"quoi":"Soudeur TIG électrode enrobée"');
    expect(specific).not.toContain("12345678900011");
  });

  test("are no longer than a button takes, whatever the title", () => {
    const long = "Ingénierie pédagogique, évaluation et accompagnement à l'élaboration du référentiel métier";
    const remote = { nb_session_a_distance: 2, code_rncp: "-1", code_inventaire: "5211", intitule_certification: long };
    for (const { url } of [training(remote), training({ nb_session_a_distance: 2 })]) {
      expect(new URL(url).href.length).toBeLessThanOrEqual(512);
      expect(url).toContain("recherche/resultats?q=");
    }
  });
});

test.each([
  ["Niveau 3 : CAP, BEP", "CAP, BEP"],
  ["Niveau 4 : BP, BT, baccalauréat professionnel", "BP, BT, baccalauréat professionnel (Bac)"],
  ["NIVEAU 7", "Bac+5"],
  ["Sans niveau spécifique", "Sans niveau spécifique"],
])("the level %j is %j", (level, diploma) => {
  expect(training({ libelle_niveau_sortie_formation: level }).diploma).toBe(diploma);
});
