import { describe, expect, test } from "vitest";
import {
  formationSchema,
  isPublished,
  isTrainingKey,
  toCatalogueKey,
  toTraining,
} from "../../../../src/adapters/la-bonne-alternance/trainings/formation.ts";
import { toReadableTitle } from "../../../../src/adapters/la-bonne-alternance/trainings/readable-title.ts";
import { listingSchema } from "../../../../src/core/offers/listing-schema.ts";
import { centreOf, map, sunday } from "../../places.ts";

const context = { atlas: map, centreOf, fictitious: false, now: sunday };
const key = "088281P01313885594860007038855948600070-67118#L01";

/** A training as the reference has it, with what a test changes. */
const row = (changes: Record<string, unknown> = {}) => ({
  identifiant: { cle_ministere_educatif: key },
  statut: { catalogue: "publié" },
  formateur: {
    connu: true,
    organisme: {
      etablissement: { enseigne: "CFA du Test" },
      unite_legale: { raison_sociale: "ASSOCIATION DU TEST" },
      contacts: [{ email: "direction@cfa.example" }],
    },
  },
  responsable: { connu: true, organisme: { unite_legale: { raison_sociale: "RÉGION DU TEST" } } },
  certification: {
    connue: true,
    valeur: {
      identifiant: { cfd: "50022104", rncp: "RNCP37537", rncp_anterieur_2019: false },
      intitule: {
        cfd: { long: "BOULANGER (CAP)", court: "BOULANGER" },
        niveau: { cfd: { europeen: "3", sigle: "CAP" }, rncp: { europeen: "3" } },
        rncp: "Boulanger",
      },
    },
  },
  lieu: {
    adresse: {
      label: "1 rue du Test",
      code_postal: "44000",
      commune: { nom: "Nantes", code_insee: "44109" },
      departement: { nom: "Loire-Atlantique", code_insee: "44" },
      region: { nom: "Pays de la Loire", code_insee: "52" },
    },
    geolocalisation: { type: "Point", coordinates: [-1.56, 47.21] },
  },
  contact: { email: "prenom.nom@cfa.example", telephone: "01 99 00 12 34" },
  modalite: { entierement_a_distance: false, duree_indicative: 2 },
  contenu_educatif: { contenu: "<p>Pains et viennoiseries</p>", objectif: "Fabriquer du pain." },
  sessions: [{ debut: "2027-09-01T00:00:00.000+02:00", fin: "2029-06-30T00:00:00.000+02:00", capacite: null }],
  ...changes,
});

const toOurs = (changes: Record<string, unknown> = {}, how = context) =>
  toTraining(formationSchema.parse(row(changes)), how);
const intitule = (changes: Record<string, unknown>) => ({
  certification: { valeur: { identifiant: { rncp: "RNCP37537" }, intitule: changes } },
});

test("a training in our words, without anybody's address or number", () => {
  const training = toOurs();
  expect(training).toEqual({
    kind: "training",
    key: `lba:formation/${key}`,
    title: "Boulanger (CAP)",
    place: {
      label: "Nantes (44)",
      commune: "44109",
      departement: "44",
      region: "52",
      point: { latitude: 47.21, longitude: -1.56 },
    },
    organisation: "CFA du Test",
    register: "RNCP37537",
    diploma: "CAP, BEP",
    facts: { target: "cap" },
    sessions: [{ starts: "2027-09-01", ends: "2029-06-30" }],
    forApprentices: true,
    description: "Fabriquer du pain.\n\nPains et viennoiseries",
    url: "https://labonnealternance.apprentissage.beta.gouv.fr/formation/088281P01313885594860007038855948600070-67118%23L01/formation",
    source: "La bonne alternance",
    fictitious: false,
  });
  expect(listingSchema.parse(training)).toEqual(training);
  expect(JSON.stringify(training)).not.toMatch(/@|01 99|0199/);
});

test("its key tells it from offers and companies, and what the catalogue calls it", () => {
  expect([isTrainingKey(`lba:formation/${key}`), isTrainingKey("lba:PASS:formation/1")]).toEqual([true, false]);
  expect(toCatalogueKey(`lba:formation/${key}`)).toBe(key);
});

test("what is null, missing or of another type costs nothing else", () => {
  const bare = toOurs({
    formateur: null,
    responsable: { connu: false, organisme: null },
    lieu: null,
    modalite: null,
    contenu_educatif: null,
    sessions: null,
    contact: 7,
    ...intitule({ cfd: null, niveau: null, rncp: "Titre professionnel Boulanger" }),
  });
  expect(bare).toEqual({
    kind: "training",
    key: `lba:formation/${key}`,
    title: "Titre professionnel Boulanger",
    place: { label: "Lieu non précisé" },
    register: "RNCP37537",
    forApprentices: true,
    description: "",
    url: expect.any(String),
    source: "La bonne alternance",
    fictitious: false,
  });
  expect(formationSchema.safeParse({}).success).toBe(false);
  expect(formationSchema.safeParse({ identifiant: { cle_ministere_educatif: "" } }).success).toBe(false);
  expect(toOurs({ certification: null })).toBeUndefined();
});

test.each([
  ["long", { cfd: { long: "Long", court: "Court" }, rncp: "Fiche" }, "Long"],
  ["short", { cfd: { long: null, court: "Court" }, rncp: "Fiche" }, "Court"],
  ["of the record", { cfd: null, rncp: "Fiche" }, "Fiche"],
  ["without what is no word", { cfd: { long: " - ", court: "" }, rncp: "<b>Fiche</b>" }, "Fiche"],
])("the title is the %s one", (_which, said, title) => {
  expect(toOurs(intitule(said))?.title).toBe(title);
});

test.each([
  ["BOULANGER (CAP)", "Boulanger (CAP)"],
  ["CAP BOULANGER", "CAP Boulanger"],
  ["METIERS DE L'ELECTRICITE (BAC PRO)", "Metiers de l'electricite (Bac pro)"],
  ["BTS MCO", "BTS MCO"],
  ["CAP Boulanger", "CAP Boulanger"],
])("%s is read as %s", (title, expected) => {
  expect(toReadableTitle(title)).toBe(expected);
});

test.each([
  ["its brand", { formateur: { organisme: { etablissement: { enseigne: "CFA" } } } }, "CFA"],
  ["its name", { formateur: { organisme: { etablissement: null, unite_legale: { raison_sociale: "ASSO" } } } }, "ASSO"],
  ["who manages it", { formateur: { connu: false, organisme: null } }, "RÉGION DU TEST"],
  ["nobody", { formateur: null, responsable: null }, undefined],
])("the school is told by %s", (_what, changes, school) => {
  expect(toOurs(changes)?.organisation).toBe(school);
});

test.each([
  ["of the record first", { cfd: { europeen: "3" }, rncp: { europeen: "4" } }, "Bac, Bac Pro, BP", "bac"],
  ["of the diploma", { cfd: { europeen: 5 }, rncp: null }, "BTS, DEUST (Bac+2)", "bac2"],
  ["that nobody knows", { cfd: null, rncp: { europeen: "9" } }, undefined, undefined],
  ["that is no number", { cfd: { europeen: "constructor" }, rncp: null }, undefined, undefined],
])("the level is that %s", (_which, niveau, diploma, target) => {
  const training = toOurs(intitule({ rncp: "Fiche", niveau }));
  expect([training?.diploma, training?.facts?.target]).toEqual([diploma, target]);
});

describe("sessions", () => {
  const session = (debut: unknown, fin: unknown = null) => ({ debut, fin, capacite: 12 });
  const sessionsOf = (...sessions: unknown[]) => toOurs({ sessions })?.sessions;

  test("to come are first, the next one leading; then those under way; those over are left out", () => {
    expect(
      sessionsOf(
        session("2025-09-01", "2026-06-30"),
        session("2027-09-01", "2028-06-30"),
        session("2025-09-01", "2027-06-30"),
        session("2026-09-01", "2027-06-30"),
        session("2026-12-01", "2027-06-30"),
        session("2026-12-01", "2027-06-30"),
      ),
    ).toEqual([
      { starts: "2026-12-01", ends: "2027-06-30" },
      { starts: "2027-09-01", ends: "2028-06-30" },
      { starts: "2026-09-01", ends: "2027-06-30" },
      { starts: "2025-09-01", ends: "2027-06-30" },
    ]);
  });

  test("are days in Paris, whatever the zone they come in", () => {
    expect(sessionsOf(session("2027-08-31T22:00:00.000Z", "2027-09-01T00:00:00.000+02:00"))).toEqual([
      { starts: "2027-09-01", ends: "2027-09-01" },
    ]);
  });

  test("end where they end, and not before they begin", () => {
    expect(sessionsOf(session("2027-09-01", "2026-09-01"))).toEqual([{ starts: "2027-09-01" }]);
  });

  test("that are none cost no other", () => {
    expect(sessionsOf(null, session("2027-02-30"), session(5), "x", session("2027-09-01"))).toEqual([
      { starts: "2027-09-01" },
    ]);
    expect(sessionsOf(session("2020-01-01", "2020-02-01"))).toBeUndefined();
  });

  test("are six at most", () => {
    const many = Array.from({ length: 300 }, (_, i) => session(`20${30 + (i % 60)}-09-01`));
    expect(sessionsOf(...many)?.map(({ starts }) => starts)).toEqual(
      Array.from({ length: 6 }, (_, i) => `20${30 + i}-09-01`),
    );
  });
});

describe("the place", () => {
  const placeOf = (lieu: unknown) => toOurs({ lieu })?.place;

  test("without a point is the centre of the commune", () => {
    expect(placeOf({ adresse: { commune: { nom: "Nantes", code_insee: "44109" } }, geolocalisation: null })).toEqual({
      label: "Nantes (44)",
      commune: "44109",
      departement: "44",
      region: "52",
      point: centreOf("44109"),
    });
  });

  test("is found by postcode and name where the code is unknown", () => {
    const adresse = { code_postal: "44000", commune: { nom: "NANTES CEDEX 2", code_insee: "99999" } };
    expect(placeOf({ adresse })).toMatchObject({ label: "Nantes (44)", departement: "44" });
  });

  test("is the département where no town is known", () => {
    expect(placeOf({ adresse: { departement: { code_insee: "48" } } })).toEqual({
      label: "Lozère (48)",
      departement: "48",
      region: "76",
    });
    expect(placeOf({ adresse: { code_postal: "48000" } })).toMatchObject({ departement: "48" });
  });

  test.each([[[0, 0]], [[200, 100]], [["a", "b"]], [[]]])("%j is no point", (coordinates) => {
    expect(placeOf({ adresse: null, geolocalisation: { coordinates } })).toEqual({ label: "Lieu non précisé" });
  });
});

test.each([
  ["publié", true],
  ["publi\u0065\u0301", true],
  ["archivé", false],
  ["supprimé", false],
  [null, true],
])("%s is published: %s", (catalogue, expected) => {
  expect(isPublished(formationSchema.parse(row({ statut: { catalogue } })))).toBe(expected);
});

test("all is bounded", () => {
  const long = "é".repeat(100_000);
  const training = toOurs({
    formateur: { organisme: { etablissement: { enseigne: long } } },
    contenu_educatif: { contenu: long, objectif: long },
    lieu: { adresse: { commune: { nom: long } } },
    ...intitule({ cfd: { long }, rncp: long }),
  });
  expect(JSON.stringify(training).length).toBeLessThan(3_000);
  expect(formationSchema.safeParse(row({ identifiant: { cle_ministere_educatif: long } })).success).toBe(false);
});

test("an invented one leads to no real page", () => {
  expect(toOurs({}, { ...context, fictitious: true })).toMatchObject({
    fictitious: true,
    url: "https://labonnealternance.apprentissage.beta.gouv.fr/recherche",
  });
});
