import { describe, expect, test } from "vitest";
import { postSchema, siaeSchema } from "../../../src/adapters/inclusion/siae.ts";
import { isOpenPost, toInclusionOffer } from "../../../src/adapters/inclusion/to-offer.ts";
import { getCopyKeys } from "../../../src/core/offers/copies.ts";
import { listingSchema } from "../../../src/core/offers/listing-schema.ts";
import { centreOf, map } from "../places.ts";

const context = { atlas: map, centreOf, fictitious: false };

const siae = (changes: Record<string, unknown> = {}) =>
  siaeSchema.parse({
    id: "66f0c0ff-ee66-4f0c-8ffe-e66f0c0ffee6",
    siret: "12345678200010",
    type: "EI",
    raison_sociale: "ATELIERS DU TEST",
    enseigne: "Les Ateliers du Test",
    site_web: "https://ateliers.example",
    description: "Nous accompagnons vers l'emploi.",
    telephone: "0199001234",
    courriel: "contact@ateliers.example",
    bloque_candidatures: false,
    addresse_ligne_1: "1 rue du Test",
    code_postal: "59000",
    ville: "Lille",
    departement: "59",
    postes: [],
    ...changes,
  });
const post = (changes: Record<string, unknown> = {}) =>
  postSchema.parse({
    id: 4711,
    rome: "Agent / Agente d'entretien (K2204)",
    cree_le: "2026-11-01T09:00:00.123456+01:00",
    mis_a_jour_le: "2026-11-10T09:00:00.123456+01:00",
    recrutement_ouvert: "True",
    description: "Entretenir les locaux.\r\n\r\nTél. 01 99 00 12 34",
    appellation_modifiee: "Agent de propreté H/F",
    type_contrat: "CDD insertion",
    nombre_postes_ouverts: 3,
    lieu: { nom: "Roubaix", departement: "59", code_postaux: ["59100"], code_insee: "59512" },
    profil_recherche: "Motivation. Écrire à prenom.nom@ateliers.example",
    ...changes,
  });
const toOurs = (said: Record<string, unknown> = {}, of: Record<string, unknown> = {}, how = context) =>
  toInclusionOffer(post(said), siae(of), "59", how);

test("a post in our words, without anybody's address or number", () => {
  const offer = toOurs();
  expect(offer).toEqual({
    kind: "offer",
    key: "emi:4711",
    handle: "59",
    title: "Agent de propreté H/F",
    company: "Les Ateliers du Test",
    place: {
      label: "Roubaix (59)",
      commune: "59512",
      departement: "59",
      region: "32",
      ...(centreOf("59512") ? { point: centreOf("59512") } : {}),
    },
    contract: { kind: "cdd", label: "CDD d'insertion" },
    alternance: false,
    posts: 3,
    description: "Entretenir les locaux.\n\nTél. …\n\nProfil recherché : Motivation. Écrire à …",
    skills: [],
    created: "2026-11-01T08:00:00.123Z",
    updated: "2026-11-10T08:00:00.123Z",
    rome: "K2204",
    structure: "Entreprise d'insertion (EI)",
    url: "https://emplois.inclusion.beta.gouv.fr/company/job_description/4711/card",
    source: "Les emplois de l'inclusion",
    fictitious: false,
  });
  expect(listingSchema.parse(offer)).toEqual(offer);
  expect(JSON.stringify(offer)).not.toMatch(/@|0199|01 99/);
});

test.each([
  ["Agent / Agente d'entretien (K2204)", "K2204", "Agent / Agente d'entretien"],
  ["K2204", "K2204", undefined],
  ["(k2204)", "K2204", undefined],
  ["Agent d'entretien", undefined, "Agent d'entretien"],
  ["Agent (de surface) (K2204)", "K2204", "Agent (de surface)"],
  ["", undefined, undefined],
  [null, undefined, undefined],
  [7, undefined, undefined],
])("of %j the code is %s, and the label the title where it has no other", (rome, code, title) => {
  expect(toOurs({ rome })?.rome).toBe(code);
  expect(toOurs({ rome, appellation_modifiee: "" })?.title).toBe(title);
});

test("the number of a person stays out of the title as well", () => {
  expect(toOurs({ appellation_modifiee: "Agent de tri, appeler le 06 99 00 12 34" })?.title).toBe(
    "Agent de tri, appeler le …",
  );
});

test.each([
  ["ACI", "Atelier et chantier d'insertion (ACI)"],
  ["AI", "Association intermédiaire (AI)"],
  ["ei", "Entreprise d'insertion (EI)"],
  ["EITI", "Entreprise d'insertion par le travail indépendant (EITI)"],
  ["ETTI", "Entreprise de travail temporaire d'insertion (ETTI)"],
  ["GEIQ", "Groupement d'employeurs pour l'insertion et la qualification (GEIQ)"],
  ["XYZ", "XYZ"],
  ["constructor", "constructor"],
  [null, "Structure d'insertion"],
])("the structure %s is %s", (type, structure) => {
  expect(toOurs({}, { type })?.structure).toBe(structure);
});

test.each([
  ["CDI", "cdi", "CDI", false],
  ["CDI inclusion", "cdi", "CDI inclusion", false],
  ["CDD d’usage", "cdd", "CDD d'usage", false],
  ["CDD-I PHC", "cdd", "CDD d'insertion « premières heures en chantier »", false],
  ["Contrat d'apprentissage", "other", "Apprentissage", true],
  ["Contrat de professionalisation", "other", "Contrat de professionnalisation", true],
  ["Contrat de mission intérimaire", "interim", "Mission d'intérim", false],
  ["Contrat nouveau", "other", "Contrat nouveau", false],
])("the contract %s is %s, %s", (said, kind, label, isAlternance) => {
  const offer = toOurs({ type_contrat: said });
  expect([offer?.contract, offer?.alternance]).toEqual([{ kind, label }, isAlternance]);
});

test.each(["", "Autre type de contrat", null, 5])("the contract %j is not said", (said) => {
  expect(toOurs({ type_contrat: said })?.contract).toBeUndefined();
});

describe("where the work is", () => {
  const placeOf = (lieu: unknown, of: Record<string, unknown> = {}) => toOurs({ lieu }, of)?.place;

  test("is where the structure is, if nothing is said of it", () => {
    for (const lieu of [null, {}, 5])
      expect(placeOf(lieu)).toMatchObject({ label: "Lille (59)", commune: "59350", point: centreOf("59350") });
  });

  test("is found by the postcode or the name where there is no code", () => {
    expect(placeOf({ nom: "ROUBAIX", code_postaux: ["59100"] })).toMatchObject({ commune: "59512" });
    expect(placeOf({ nom: "Roubaix", departement: "59" })).toMatchObject({ commune: "59512" });
    expect(placeOf({ nom: "Lille", departement: "59", code_postaux: "59000" })).toMatchObject({ commune: "59350" });
  });

  test("is as much as can be told", () => {
    expect(placeOf({ departement: "59" })).toEqual({ label: "Nord (59)", departement: "59", region: "32" });
    expect(placeOf({ nom: "ICI OU LÀ", departement: "59" })).toMatchObject({ label: "Ici Ou Là (59)" });
    expect(placeOf(null, { code_postal: null, ville: null, departement: null })).toEqual({
      label: "Lieu non précisé",
    });
  });
});

test.each([
  ["True", false, true],
  ["true", false, true],
  [true, false, true],
  ["False", false, false],
  [null, false, false],
  ["True", true, false],
  ["True", "True", false],
  ["True", null, true],
])("recruiting %j, blocked %j: open %j", (recrutement_ouvert, bloque_candidatures, isOpen) => {
  expect(isOpenPost(post({ recrutement_ouvert }), siae({ bloque_candidatures }))).toBe(isOpen);
});

test("its name is its brand, else its legal one, else nothing", () => {
  expect(toOurs({}, { enseigne: "" })?.company).toBe("ATELIERS DU TEST");
  expect(toOurs({}, { enseigne: "Confidentiel", raison_sociale: "-" })?.company).toBeUndefined();
});

test("what is missing costs nothing else; without a text it is what the structure says of itself", () => {
  const bare = toInclusionOffer(postSchema.parse({ id: "12", rome: "K2204" }), siaeSchema.parse({}), "59", context);
  expect(bare).toBeUndefined();
  const named = toOurs({ description: null, profil_recherche: "", cree_le: null, nombre_postes_ouverts: 1 });
  expect(named).toMatchObject({
    description: "Nous accompagnons vers l'emploi.",
    created: "2026-11-10T08:00:00.123Z",
  });
  expect(named).not.toHaveProperty("posts");
  expect(postSchema.safeParse({ rome: "K2204" }).success).toBe(false);
});

test("all is bounded", () => {
  const long = "é".repeat(100_000);
  const offer = toOurs(
    { description: long, appellation_modifiee: long, type_contrat: long, profil_recherche: long, lieu: { nom: long } },
    { enseigne: long, type: long, postes: Array(5_000).fill({}) },
  );
  expect(JSON.stringify(offer).length).toBeLessThan(3_500);
  expect(siae({ postes: Array(5_000).fill({}) }).postes).toHaveLength(200);
  expect(postSchema.safeParse({ id: long }).success).toBe(false);
});

test("an invented one leads to no real page", () => {
  expect(toOurs({}, {}, { ...context, fictitious: true })).toMatchObject({
    fictitious: true,
    url: "https://emplois.inclusion.beta.gouv.fr",
  });
});

test("the same post at France Travail is a copy of it: the same title, structure, town and kind of contract", () => {
  const offer = toOurs();
  if (!offer) throw new Error("none");
  const theirs = {
    ...offer,
    key: "ft:206ZFSY",
    title: "Agent / Agente de propreté (H/F)",
    company: "LES ATELIERS DU TEST",
    contract: { kind: "cdd" as const, label: "CDD 6 mois" },
    description: "Autrement dit.",
  };
  const shared = (keys: readonly string[]) => keys.filter((key) => getCopyKeys(offer).includes(key));
  expect(shared(getCopyKeys({ ...theirs, title: "Agent de propreté (F/H)" }))).toHaveLength(1);
  expect(shared(getCopyKeys({ ...theirs, title: "Agent de propreté", company: "Un autre" }))).toEqual([]);
});
