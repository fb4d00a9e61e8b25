import { describe, expect, test } from "vitest";
import { readListedOffer } from "../../../src/adapters/france-travail/api/listed-offer.ts";
import { formatJob } from "../../../src/adapters/hrflow/format.ts";
import { readHrflowJob } from "../../../src/adapters/hrflow/job.ts";

const welder = {
  id: "201ABCD",
  intitule: "Soudeur / Soudeuse TIG (H/F)",
  description: "<p>Vous assemblez des éléments m&eacute;talliques.</p>",
  dateCreation: "2026-11-20T08:15:00Z",
  dateActualisation: "2026-11-21T06:00:00Z",
  lieuTravail: { libelle: "35 - RENNES", latitude: 48.11, longitude: -1.68, codePostal: "35000", commune: "35238" },
  romeCode: "H2913",
  romeLibelle: "Soudeur / Soudeuse",
  entreprise: { nom: "SOUDURE EXEMPLE", description: "PME de 20 salariés" },
  typeContrat: "CDI",
  typeContratLibelle: "CDI",
  experienceExige: "E",
  experienceLibelle: "3 An(s)",
  formations: [
    { niveauLibelle: "CAP, BEP et équivalents", domaineLibelle: "Soudage", exigence: "E" },
    { niveauLibelle: "Bac ou équivalent", exigence: "S" },
  ],
  competences: [{ libelle: "Réaliser une soudure TIG", exigence: "E" }],
  qualitesProfessionnelles: [{ libelle: "Faire preuve de rigueur", description: "…" }],
  langues: [{ libelle: "Anglais", exigence: "S" }],
  salaire: { libelle: "Mensuel de 2000.0 Euros à 2300.0 Euros sur 12.0 mois" },
  nombrePostes: 2,
  accessibleTH: true,
  contact: {
    nom: "Mme Anne Durand",
    telephone: "01 99 00 12 34",
    courriel: "Pour postuler, utiliser le lien",
    urlPostulation: "https://soudure.example/postuler",
  },
};

const jobOf = (row: object, withContacts = false) => {
  const offer = readListedOffer(row, { withContacts });
  if (!offer) throw new Error("no offer");
  const read = readHrflowJob(formatJob(offer));
  if ("wrong" in read) throw new Error(read.wrong);
  return read.job;
};
const tags = (row: object, withContacts = false) =>
  Object.fromEntries((jobOf(row, withContacts).tags ?? []).map(({ name, value }) => [name, value]));

describe("the usual job of an offer", () => {
  test("has the fields of the original connector", () => {
    const { tags: _, ...job } = jobOf(welder);
    expect(job).toEqual({
      reference: "201ABCD",
      name: "Soudeur / Soudeuse TIG (H/F)",
      url: "https://candidat.francetravail.fr/offres/recherche/detail/201ABCD",
      summary: "Vous assemblez des éléments métalliques.",
      location: { text: "35 - RENNES 35000", lat: 48.11, lng: -1.68 },
      created_at: "2026-11-20T08:15:00Z",
      updated_at: "2026-11-21T06:00:00Z",
      requirements: "CAP, BEP et équivalents en Soudage\nBac ou équivalent",
      sections: [{ name: "company_description", title: "Company Description", description: "PME de 20 salariés" }],
      skills: [
        { name: "Réaliser une soudure TIG", type: "hard", value: null },
        { name: "Faire preuve de rigueur", type: "soft", value: null },
      ],
      languages: [{ name: "Anglais", value: null }],
      ranges_float: [{ name: "salary_per_month", value_min: 2000, value_max: 2300, unit: "eur" }],
      ranges_date: [],
    });
  });

  test("has its tags, as texts, and none that says nothing", () => {
    expect(tags(welder)).toEqual({
      rome_code: "H2913",
      rome_label: "Soudeur / Soudeuse",
      contract_type: "CDI",
      experience_description: "3 An(s)",
      experience_required: "true",
      salary_description: "Mensuel de 2000.0 Euros à 2300.0 Euros sur 12.0 mois",
      accessible_to_disabled: "true",
      number_of_positions: "2",
      company_name: "SOUDURE EXEMPLE",
      company_description: "PME de 20 salariés",
      application_url: "https://soudure.example/postuler",
      source: "France Travail (francetravail.io)",
      source_updated_at: "2026-11-21T06:00:00Z",
    });
  });

  test("names who recruits only where the contact was asked for", () => {
    expect(JSON.stringify(jobOf(welder))).not.toMatch(/Durand|01 99/);
    expect(tags(welder, true)).toMatchObject({ recruiter_name: "Mme Anne Durand", recruiter_phone: "01 99 00 12 34" });
  });

  test.each([
    [{}, { text: "", lat: null, lng: null }],
    [{ lieuTravail: { libelle: "France" } }, { text: "France", lat: null, lng: null }],
    [{ lieuTravail: { libelle: "75 - Paris", latitude: 48.8 } }, { text: "75 - Paris", lat: null, lng: null }],
  ])("always has a place, whatever is known of it: %j", (more, location) => {
    const { lieuTravail: _, ...nowhere } = welder;
    expect(jobOf({ ...nowhere, ...more }).location).toEqual(location);
  });

  test.each([
    ["Horaire de 12.5 Euros", [{ name: "salary_per_hour", value_min: 12.5, value_max: 12.5, unit: "eur" }]],
    [
      "à partir de 2 100 € brut par mois",
      [{ name: "salary_per_month", value_min: 2100, value_max: null, unit: "eur" }],
    ],
    ["A négocier", []],
    ["Annuel de 1.0 Euros", []],
  ])("has the pay that is stated, as numbers: %s", (libelle, ranges) => {
    expect(jobOf({ ...welder, salaire: { libelle } }).ranges_float).toEqual(ranges);
  });

  test("of the least that an offer states", () => {
    const { id, intitule, dateCreation } = welder;
    expect(jobOf({ id, intitule, dateCreation })).toMatchObject({
      reference: id,
      updated_at: dateCreation,
      skills: [],
    });
  });
});

describe("a job that a module made", () => {
  test("is handed on with fields that are not known here, and values as texts", () => {
    const read = readHrflowJob({
      ...jobOf(welder),
      benefits: "Mutuelle",
      tags: [{ name: "n", value: 3 }, { name: "t" }],
      own: 1,
    });
    expect(read).toMatchObject({
      job: {
        benefits: "Mutuelle",
        own: 1,
        tags: [
          { name: "n", value: "3" },
          { name: "t", value: null },
        ],
      },
    });
  });

  test("cannot say which job of which board it is", () => {
    const read = readHrflowJob({ ...jobOf(welder), key: "other", board_key: "other", archived_at: "2026-11-20" });
    expect(read).toEqual({ job: jobOf(welder) });
  });

  test.each([
    [{ reference: "" }, /^reference: is empty/],
    [{ name: undefined }, /^name: /],
    [{ location: null }, /^location: /],
    [{ tags: [{ name: "a", value: {} }] }, /^tags\.0\.value: /],
    [{ skills: [{ name: "a", type: "odd" }] }, /^skills\.0\.type: /],
  ])("is refused with what is wrong: %j", (more, wrong) => {
    const read = readHrflowJob({ ...jobOf(welder), ...more });
    expect("wrong" in read && read.wrong).toMatch(wrong);
  });

  test("is refused where it is none", () => {
    expect(readHrflowJob("job")).toMatchObject({ wrong: expect.stringContaining("the job: ") });
  });
});
