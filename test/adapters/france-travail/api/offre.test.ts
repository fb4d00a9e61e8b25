import { describe, expect, test } from "vitest";
import { offreSchema } from "../../../../src/adapters/france-travail/api/offre.ts";
import { toOffer } from "../../../../src/adapters/france-travail/api/to-offer.ts";
import { loadTerritory } from "../../../../src/adapters/territory.ts";
import type { OfferFacts } from "../../../../src/core/offers/listing-parts.ts";
import { createAtlas } from "../../../../src/core/places/atlas.ts";
import type { Point } from "../../../../src/core/places/place.ts";

const map = createAtlas(loadTerritory());
const centres: Record<string, Point> = {
  "44109": { latitude: 47.23, longitude: -1.55 },
  "69123": { latitude: 45.75, longitude: 4.85 },
};

const least = { id: "206ZFSY", intitule: "Boulanger (H/F)", dateCreation: "2026-11-18T09:12:44.120Z" };

/** What becomes of an offer with these fields besides the required ones; undefined when it is left out. */
function read(said: Record<string, unknown> = {}, fictitious = false) {
  const parsed = offreSchema.safeParse({ ...least, ...said });
  return parsed.success ? toOffer(parsed.data, map, (code) => centres[code], fictitious) : undefined;
}

/** French figures have narrow spaces: they are shown as plain ones here. */
const spaced = (text: string | undefined) => text?.replaceAll("\u202f", " ");

test("an offer says in our words what it says in theirs", () => {
  const said = {
    id: "214BQXN",
    intitule: "Boulanger / Boulangère (H/F)",
    description: "Fabrication du pain.\nRepos le dimanche.",
    dateCreation: "2026-11-18T09:12:44.120Z",
    dateActualisation: "2026-11-19T07:30:02.511Z",
    lieuTravail: { libelle: "44 - Nantes", latitude: 47.218, longitude: -1.553, codePostal: "44000", commune: "44109" },
    romeCode: "D1102",
    romeLibelle: "Boulanger / Boulangère",
    entreprise: { nom: "FOURNIL EXEMPLE", entrepriseAdaptee: false },
    typeContrat: "CDD",
    typeContratLibelle: "CDD - 6 Mois",
    natureContrat: "Contrat travail",
    experienceExige: "E",
    experienceLibelle: "1 An(s)",
    salaire: { libelle: "Mensuel de 1950.0 Euros à 2100.0 Euros sur 12.0 mois" },
    qualificationCode: "6",
    dureeTravailLibelle: "35H/semaine\nTravail en horaires décalés",
    dureeTravailLibelleConverti: "Temps plein",
    alternance: false,
    contact: { nom: "FOURNIL EXEMPLE - Mme Martin", courriel: "martin@exemple.fr" },
    competences: [{ code: "1", libelle: "Façonner des pains", exigence: "E" }, { libelle: "Conduire un four" }],
    origineOffre: { origine: "1" },
  };
  const offer = read(said);
  expect({ ...offer, salary: spaced(offer?.salary) }).toEqual({
    kind: "offer",
    key: "ft:214BQXN",
    title: "Boulanger / Boulangère (H/F)",
    company: "FOURNIL EXEMPLE",
    place: {
      label: "Nantes (44)",
      commune: "44109",
      departement: "44",
      region: "52",
      point: { latitude: 47.218, longitude: -1.553 },
    },
    contract: { kind: "cdd", label: "CDD, 6 mois" },
    alternance: false,
    fullTime: true,
    hours: "35 h par semaine, travail en horaires décalés",
    salary: "1 950 à 2 100 € par mois",
    stated: {
      pay: ["Mensuel de 1950.0 Euros à 2100.0 Euros sur 12.0 mois"],
      contract: "CDD",
      nature: "Contrat travail",
      qualification: "6",
    },
    experience: { level: "from1to3", label: "1 an d'expérience" },
    facts: {
      monthly: { least: 1950, most: 2100 },
      isExecutive: false,
      licences: [],
      level: "none",
      isAgency: false,
      isSchool: false,
    },
    description: "Fabrication du pain.\nRepos le dimanche.",
    skills: ["Façonner des pains", "Conduire un four"],
    created: "2026-11-18T09:12:44.120Z",
    updated: "2026-11-19T07:30:02.511Z",
    rome: "D1102",
    url: "https://candidat.francetravail.fr/offres/recherche/detail/214BQXN",
    source: "France Travail",
    fictitious: false,
  });
  // Contacts may name people: nothing of them is kept.
  expect(JSON.stringify(offer)).not.toMatch(/martin/i);
});

test("what an offer does not say is absent", () => {
  expect(read()).toEqual({
    kind: "offer",
    key: "ft:206ZFSY",
    title: "Boulanger (H/F)",
    place: { label: "France" },
    alternance: false,
    stated: { pay: [] },
    facts: { isSchool: false },
    description: "",
    skills: [],
    created: "2026-11-18T09:12:44.120Z",
    url: "https://candidat.francetravail.fr/offres/recherche/detail/206ZFSY",
    source: "France Travail",
    fictitious: false,
  });
});

test("a fictitious offer says so, and leads to no page of a real one", () => {
  expect(read({}, true)).toMatchObject({ fictitious: true, url: "https://candidat.francetravail.fr/offres/emploi" });
});

test("all that is said of pay is kept in its own words, for those who count", () => {
  const salaire = {
    libelle: "N/A",
    commentaire: "30 K&euro;\nselon profil",
    // An advantage is not pay, a thirteenth month is.
    complement1: "Mutuelle",
    complement2: `13ème mois ${"x".repeat(400)}`,
  };
  const [label, comment, beside = "", ...more] = read({ salaire })?.stated?.pay ?? [];
  expect([label, comment, ...more]).toEqual(["N/A", "30 K€ selon profil"]);
  expect(beside).toMatch(/^13ème mois.*…$/);
  expect(beside.length).toBeLessThanOrEqual(300);
});

describe("what an offer must say", () => {
  test.each([
    ["no id", { id: undefined }],
    ["a number for an id", { id: 1234567 }],
    ["an id with strange signs", { id: "20/../x" }],
    ["no title", { intitule: undefined }],
    ["a blank title", { intitule: "  " }],
    ["no date", { dateCreation: undefined }],
    ["a date that is none", { dateCreation: "hier" }],
    ["a date that cannot be", { dateCreation: "2026-02-30T09:00:00Z" }],
    ["a number for a date", { dateCreation: 1795000000 }],
  ])("%s leaves it out", (_what, said) => {
    expect(read(said)).toBeUndefined();
  });

  const odd = [null, 42, "?", true, [], {}, [null], [{}], { libelle: 5 }, { nom: null, libelle: null, latitude: "47" }];
  const fields = [
    "description",
    "dateActualisation",
    "lieuTravail",
    "romeCode",
    "entreprise",
    "typeContrat",
    "typeContratLibelle",
    "alternance",
    "experienceExige",
    "experienceLibelle",
    "salaire",
    "dureeTravailLibelle",
    "dureeTravailLibelleConverti",
    "competences",
  ];
  test.each(fields)("an odd %s never costs the offer", (field) => {
    for (const value of odd)
      expect(read({ [field]: value })).toMatchObject({ key: "ft:206ZFSY", title: "Boulanger (H/F)" });
  });

  test("dates may have an offset, and no milliseconds", () => {
    expect(read({ dateCreation: "2026-11-18T10:12:44+01:00" })?.created).toBe("2026-11-18T09:12:44.000Z");
  });
});

describe("where it is", () => {
  const nantes = { latitude: 47.23, longitude: -1.55 };
  test.each<[Record<string, unknown> | undefined, object]>([
    [
      { libelle: "44 - NANTES", commune: "44109" },
      { label: "Nantes (44)", commune: "44109", departement: "44", region: "52", point: nantes },
    ],
    [
      { libelle: "44 - Nantes CEDEX 2", commune: "44109", latitude: 0, longitude: 0 },
      { label: "Nantes (44)", commune: "44109", departement: "44", region: "52", point: nantes },
    ],
    [
      { libelle: "75 - PARIS 09", commune: "75109" },
      { label: "Paris 9e (75)", commune: "75109", departement: "75", region: "11" },
    ],
    [
      { libelle: "75 - Paris 1er Arrondissement", commune: "75101" },
      { label: "Paris 1er (75)", commune: "75101", departement: "75", region: "11" },
    ],
    [
      { libelle: "75 - Paris", commune: "75056" },
      { label: "Paris (75)", commune: "75056", departement: "75", region: "11" },
    ],
    [
      { libelle: "69 - LYON 03", commune: "69383" },
      { label: "Lyon 3e (69)", commune: "69383", departement: "69", region: "84", point: centres["69123"] },
    ],
    [{ libelle: "75 - Paris (Dept.)" }, { label: "Paris (75)", departement: "75", region: "11" }],
    [{ libelle: "94 - Val-de-Marne" }, { label: "Val-de-Marne (94)", departement: "94", region: "11" }],
    [
      { libelle: "2A - AJACCIO", commune: "2A004" },
      { label: "Ajaccio (2A)", commune: "2A004", departement: "2A", region: "94" },
    ],
    [{ libelle: "2B - Haute-Corse" }, { label: "Haute-Corse (2B)", departement: "2B", region: "94" }],
    [
      { libelle: "974 - ST DENIS", commune: "97411" },
      { label: "Saint-Denis (974)", commune: "97411", departement: "974", region: "04" },
    ],
    [{ libelle: "974 - La Réunion" }, { label: "La Réunion (974)", departement: "974", region: "04" }],
    [{ libelle: "Ile-de-France" }, { label: "Île-de-France", region: "11" }],
    [{ libelle: "Provence-Alpes-Côte d'Azur" }, { label: "Provence-Alpes-Côte d'Azur", region: "93" }],
    [{ libelle: "Corse" }, { label: "Corse", region: "94" }],
    [{ libelle: "France" }, { label: "France" }],
    [{ libelle: "Belgique" }, { label: "Belgique" }],
    // A commune that was merged, or is newer than our list: the label says the département.
    [
      { libelle: "49 - SAINT-GERMAIN-SUR-MOINE", commune: "49399" },
      { label: "Saint-Germain-Sur-Moine (49)", commune: "49399", departement: "49", region: "52" },
    ],
    [{ libelle: "31 - L'UNION CEDEX" }, { label: "L'Union (31)", commune: "31561", departement: "31", region: "76" }],
    // Turned round, as the directory of France Travail has them.
    [{ libelle: "74 - Savoie (Haute)" }, { label: "Haute-Savoie (74)", departement: "74", region: "84" }],
    [{ libelle: "2A - Corse du Sud" }, { label: "Corse-du-Sud (2A)", departement: "2A", region: "94" }],
    [{ libelle: "974 - Réunion" }, { label: "La Réunion (974)", departement: "974", region: "04" }],
    [{ libelle: "AUVERGNE-RHONE-ALPES" }, { label: "Auvergne-Rhône-Alpes", region: "84" }],
    [{ libelle: "Cantal - 15" }, { label: "Cantal (15)", departement: "15", region: "84" }],
    [{ libelle: "Roubaix (59)" }, { label: "Roubaix (59)", commune: "59512", departement: "59", region: "32" }],
    [{ libelle: "54500 Nancy" }, { label: "Nancy (54)", commune: "54395", departement: "54", region: "44" }],
    [
      { libelle: "13 - MARSEILLE 03" },
      { label: "Marseille 3e (13)", commune: "13203", departement: "13", region: "93" },
    ],
    [{ libelle: "12 rue de Lyon" }, { label: "Lieu non précisé" }],
    // The number of the département comes with the postal code.
    [
      { libelle: "Rue de la République", codePostal: "42000" },
      { label: "Loire (42)", departement: "42", region: "84" },
    ],
    // Merged: they belong to the commune of today.
    [
      { libelle: "74 - Cran-Gevrier", commune: "74093" },
      { label: "Annecy (74)", commune: "74010", departement: "74", region: "84" },
    ],
    [
      { libelle: "93 - PIERREFITTE SUR SEINE", commune: "93059" },
      { label: "Saint-Denis (93)", commune: "93066", departement: "93", region: "11" },
    ],
    [{ libelle: "59 - Lomme" }, { label: "Lille (59)", commune: "59350", departement: "59", region: "32" }],
    // Nobody knows this département.
    [{ libelle: "99 - Étranger" }, { label: "Étranger" }],
    // The number is right, the label wrong.
    [
      { libelle: "Poste en télétravail", commune: "44109" },
      { label: "Nantes (44)", commune: "44109", departement: "44", region: "52", point: nantes },
    ],
    [
      { latitude: 48.1, longitude: -1.7 },
      { label: "France", point: { latitude: 48.1, longitude: -1.7 } },
    ],
    [
      { libelle: "44 - Nantes", commune: "44109", latitude: 480, longitude: 2 },
      { label: "Nantes (44)", commune: "44109", departement: "44", region: "52", point: nantes },
    ],
    [
      { libelle: "44 - Nantes", commune: "44109", latitude: "47.2", longitude: "-1.5" },
      { label: "Nantes (44)", commune: "44109", departement: "44", region: "52", point: nantes },
    ],
    [
      { libelle: "<b>44 - Nantes</b>", commune: "44109" },
      { label: "Nantes (44)", commune: "44109", departement: "44", region: "52", point: nantes },
    ],
    [{}, { label: "France" }],
    [undefined, { label: "France" }],
  ])("%j", (lieuTravail, expected) => {
    expect(read({ lieuTravail })?.place).toEqual(expected);
  });
});

describe("its contract", () => {
  test.each([
    ["CDI", "CDI", "cdi", "CDI"],
    ["CDI", "Contrat à durée indéterminée", "cdi", "CDI"],
    ["DIN", "CDI intérimaire", "cdi", "CDI intérimaire"],
    ["CDD", "CDD - 12 Mois", "cdd", "CDD, 12 mois"],
    ["CDD", "CDD - 1 Mois", "cdd", "CDD, 1 mois"],
    ["CDD", "CDD - 1 Jour(s)", "cdd", "CDD, 1 jour"],
    ["CDD", "CDD - 2 Jour(s)", "cdd", "CDD, 2 jours"],
    ["CDD", "CDD - 3 An(s)", "cdd", "CDD, 3 ans"],
    ["CDD", "Contrat à durée déterminée - 24 Mois", "cdd", "CDD, 24 mois"],
    ["DDI", "CDD insertion - 6 Mois", "cdd", "CDD insertion, 6 mois"],
    ["DDT", "CDD Tremplin", "cdd", "CDD Tremplin"],
    ["MIS", "Intérim - 3 Mois", "interim", "Intérim, 3 mois"],
    ["MIS", "Mission intérimaire - 18 Mois", "interim", "Mission intérimaire, 18 mois"],
    ["TTI", "Travail temporaire insertion", "interim", "Travail temporaire insertion"],
    ["SAI", "Saisonnier - 4 Mois", "seasonal", "Saisonnier, 4 mois"],
    ["LIB", "Profession libérale", "independent", "Profession libérale"],
    ["CCE", "Profession commerciale", "independent", "Profession commerciale"],
    ["FRA", "Franchise", "independent", "Franchise"],
    ["REP", "Reprise d'entreprise", "independent", "Reprise d'entreprise"],
    ["XYZ", "Nouveau contrat", "other", "Nouveau contrat"],
    ["CDI", undefined, "cdi", "CDI"],
    [undefined, "CDI", "other", "CDI"],
    ["cdi", undefined, "cdi", "CDI"],
    // A length of nothing, and a field that nobody filled in, are not told.
    ["CDD", "CDD - 0 Jour(s)", "cdd", "CDD"],
    ["CDD", "CDD - 1.5 Mois", "cdd", "CDD, 1,5 mois"],
    ["MIS", "N/A", "interim", "Intérim"],
    ["DIN", "null", "cdi", "CDI intérimaire"],
  ])("%s %s is %s, %s", (typeContrat, typeContratLibelle, kind, label) => {
    expect(read({ typeContrat, typeContratLibelle })?.contract).toEqual({ kind, label });
  });

  test("an apprenticeship is told by its flag", () => {
    expect(read({ alternance: true, typeContrat: "CDD" })).toMatchObject({
      alternance: true,
      contract: { kind: "cdd" },
    });
  });
});

describe("its pay", () => {
  test.each<[string | undefined, string | undefined, string | undefined]>([
    ["Annuel de 38000.0 Euros à 45000.0 Euros sur 12.0 mois", undefined, "38 000 à 45 000 € par an"],
    ["Annuel de 45000.0 Euros à 55000.0 Euros", undefined, "45 000 à 55 000 € par an"],
    ["Mensuel de 1923.00 Euros sur 12 mois", undefined, "1 923 € par mois"],
    ["Mensuel de 1900.0 Euros à 2100.0 Euros sur 13.0 mois", undefined, "1 900 à 2 100 € par mois, sur 13 mois"],
    ["Mensuel de 1900.0 Euros sur 12.5 mois", undefined, "1 900 € par mois, sur 12,5 mois"],
    ["Mensuel de 1900.0 Euros sur 0.0 mois", undefined, "1 900 € par mois"],
    ["Horaire de 12.5 Euros", undefined, "12,50 € de l'heure"],
    ["Horaire de 11.88 Euros à 12.0 Euros sur 12.0 mois", undefined, "11,88 à 12 € de l'heure"],
    ["Cachet de 150.0 Euros", undefined, "150 € par cachet"],
    ["Annuel de 26400,00 Euros sur 12 mois", undefined, "26 400 € par an"],
    ["Annuel de 30000.0 Euros à 30000.00 Euros sur 12.0 mois", undefined, "30 000 € par an"],
    // Whatever is no such line stays in the words of the source.
    ["Selon convention collective", undefined, "Selon convention collective"],
    ["Mensuel de 2.300,00 Euros", undefined, "2 300 € par mois"],
    [undefined, "<b>1 900 &euro; brut</b>", "1 900 € brut"],
    // Forms that nobody filled in.
    [undefined, "N/A", undefined],
    [undefined, "NA", undefined],
    [undefined, "?", undefined],
    [undefined, "????", undefined],
    [undefined, "---", undefined],
    [undefined, "De à EUR par an", undefined],
    [undefined, "Non précisé", undefined],
    ["Mensuel de 0.0 Euros", undefined, undefined],
    ["Annuel de 0.0 Euros à 0.0 Euros sur 12.0 mois", "Selon profil", undefined],
    [undefined, "A négocier", undefined],
    ["N/A", "Primes et 13e mois", "Primes et 13e mois"],
    [undefined, undefined, undefined],
  ])("%s %s", (libelle, commentaire, expected) => {
    expect(spaced(read({ salaire: { libelle, commentaire } })?.salary)).toBe(expected);
  });

  test("a long comment is cut", () => {
    const salary = read({ salaire: { commentaire: "selon expérience et ".repeat(20) } })?.salary;
    expect(salary).toMatch(/^selon expérience.*…$/);
    expect(salary?.length).toBeLessThanOrEqual(80);
  });
});

describe("its hours", () => {
  test.each<[string | undefined, string | undefined, string | undefined, boolean | undefined]>([
    ["35H/semaine\nTravail en journée", "Temps plein", "35 h par semaine, travail en journée", true],
    ["24H/semaine\nTravail samedi et dimanche", "Temps partiel", "24 h par semaine, travail samedi et dimanche", false],
    ["37H30/semaine\nRTT", "Temps plein", "37 h 30 par semaine, RTT", true],
    ["35H/SEMAINE...", "Temps plein", "35 h par semaine", true],
    ["\nTravail de nuit", "Temps partiel", "Travail de nuit", false],
    ["35H/semaine\nHoraires variables...", undefined, "35 h par semaine, horaires variables", true],
    ["Temps plein &eacute;quipe", "temps plein", "Temps plein équipe", true],
    ["...", "inconnu", undefined, undefined],
    ["null", undefined, undefined, undefined],
    // No part of a figure, and no week that has more hours than it has, is told as a fact.
    ["100H/semaine", undefined, "100H/semaine", undefined],
    ["99H", undefined, "99H", undefined],
    ["0H/semaine", undefined, undefined, undefined],
    ["35.0H/semaine", undefined, "35 h par semaine", true],
    ["17,5H/semaine", undefined, "17,5 h par semaine", false],
    ["Temps plein ou partiel", undefined, "Temps plein ou partiel", undefined],
    ["Pas de temps partiel", undefined, "Pas de temps partiel", undefined],
    ["Temps non complet", undefined, "Temps non complet", false],
    ["Plein-temps", undefined, "Plein-temps", true],
    [undefined, undefined, undefined, undefined],
  ])("%j %s", (dureeTravailLibelle, dureeTravailLibelleConverti, hours, fullTime) => {
    const offer = read({ dureeTravailLibelle, dureeTravailLibelleConverti });
    expect([offer?.hours, offer?.fullTime]).toEqual([hours, fullTime]);
  });

  test("a long text is cut", () => {
    expect(read({ dureeTravailLibelle: "Horaires variables et ".repeat(20) })?.hours?.length).toBeLessThanOrEqual(80);
  });
});

describe("the experience it asks for", () => {
  test.each<[string | undefined, string | undefined, string | undefined, string | undefined]>([
    ["D", "Débutant accepté", "beginner", "Débutant accepté"],
    ["D", undefined, "beginner", "Débutant accepté"],
    [undefined, "Débutant accepté", "beginner", "Débutant accepté"],
    ["E", "6 Mois", "under1", "6 mois d'expérience"],
    ["E", "11 Mois", "under1", "11 mois d'expérience"],
    ["E", "12 Mois", "from1to3", "12 mois d'expérience"],
    ["E", "1 An(s)", "from1to3", "1 an d'expérience"],
    ["S", "18 Mois", "from1to3", "18 mois d'expérience"],
    ["E", "3 An(s)", "from1to3", "3 ans d'expérience"],
    ["E", "36 Mois", "from1to3", "36 mois d'expérience"],
    ["E", "37 Mois", "over3", "37 mois d'expérience"],
    ["E", "10 An(s)", "over3", "10 ans d'expérience"],
    ["E", "2 ans", "from1to3", "2 ans d'expérience"],
    ["E", "2 An(s) - Sur poste similaire", "from1to3", "2 ans d'expérience, sur poste similaire"],
    ["E", "6 Mois - Sur poste similaire", "under1", "6 mois d'expérience, sur poste similaire"],
    ["E", "Expérience exigée", undefined, "Expérience exigée"],
    ["E", "Expérience exigée de 3 An(s)", "from1to3", "3 ans d'expérience"],
  ])("%s %s", (experienceExige, experienceLibelle, level, label) => {
    expect(read({ experienceExige, experienceLibelle })?.experience).toEqual(level ? { level, label } : { label });
  });

  test.each<[string | undefined, string | undefined, string | undefined, string | undefined]>([
    // The letter decides, whether beside the "0 An(s)" of partners, no label, or a placeholder label.
    ["E", "0 An(s)", undefined, "Expérience exigée"],
    ["S", "0 An(s)", undefined, "Expérience souhaitée"],
    ["D", "0 An(s)", "beginner", "Débutant accepté"],
    ["E", "0 Mois", undefined, "Expérience exigée"],
    ["E", "0 An(s) - Sur poste similaire", undefined, "Expérience exigée, sur poste similaire"],
    ["E", undefined, undefined, "Expérience exigée"],
    ["S", undefined, undefined, "Expérience souhaitée"],
    ["e", undefined, undefined, "Expérience exigée"],
    ["S", "N/A", undefined, "Expérience souhaitée"],
    ["E", "Non précisé", undefined, "Expérience exigée"],
    [undefined, "0 An(s)", undefined, undefined],
    [undefined, "N/A", undefined, undefined],
    ["X", undefined, undefined, undefined],
    ["E", "Expérience exigée de 5 An(s)", "over3", "5 ans d'expérience"],
    ["E", "Expérience exigée de 1 An(s)", "from1to3", "1 an d'expérience"],
    ["S", "Expérience souhaitée de 6 Mois", "under1", "6 mois d'expérience"],
    ["E", "exigée de 5 An(s)", "over3", "5 ans d'expérience"],
    ["E", "Expérience exigée (2 An(s))", "from1to3", "2 ans d'expérience"],
    ["E", "1 An(s) - EN BOUTIQUE", "from1to3", "1 an d'expérience, EN BOUTIQUE"],
    ["E", "1 An(s) - Excel avancé", "from1to3", "1 an d'expérience, Excel avancé"],
    ["E", "2 An(s) - dans le poste", "from1to3", "2 ans d'expérience, dans le poste"],
    ["E", "2 An(s) - Dans le BTP", "from1to3", "2 ans d'expérience, dans le BTP"],
    ["E", "2 An(s) - ", "from1to3", "2 ans d'expérience"],
    ["E", "1 mois", "under1", "1 mois d'expérience"],
    ["E", "12 Mois", "from1to3", "12 mois d'expérience"],
    ["E", "De 1 à 3 ans", "from1to3", "1 à 3 ans d'expérience"],
    ["E", "3 à 5 ans", "from1to3", "3 à 5 ans d'expérience"],
    ["E", "2-5 ans", "from1to3", "2 à 5 ans d'expérience"],
    ["E", "Plus de 3 ans", "over3", "plus de 3 ans d'expérience"],
    ["E", "Moins d'un an", "under1", "moins d'un an d'expérience"],
    ["E", "Au moins deux ans", "from1to3", "2 ans d'expérience"],
    ["E", "1,5 an", "from1to3", "1,5 an d'expérience"],
    ["E", "Minimum 2 ans", "from1to3", "2 ans d'expérience"],
    ["E", "Confirmé", undefined, "Confirmé"],
    // Each end of a range has its own unit, and two parts are one length.
    ["E", "6 mois à 2 ans", "under1", "6 mois à 2 ans d'expérience"],
    ["E", "6 Mois à 1 An(s)", "under1", "6 mois à 1 an d'expérience"],
    ["E", "2 ans à 18 mois", "from1to3", "18 mois à 2 ans d'expérience"],
    ["E", "1 an et 6 mois", "from1to3", "1 an et 6 mois d'expérience"],
    ["E", "2 An(s) et demi", "from1to3", "2 ans et demi d'expérience"],
    ["E", "2 An(s) - 6 Mois en boutique", "from1to3", "2 ans d'expérience, 6 Mois en boutique"],
    ["E", "2 ans - 5 ans", "from1to3", "2 à 5 ans d'expérience"],
    ["E", "Entre 2 et 5 ans", "from1to3", "2 à 5 ans d'expérience"],
    ["E", "+ de 5 ans", "over3", "plus de 5 ans d'expérience"],
    ["E", "< 1 an", "under1", "moins d'un an d'expérience"],
    ["E", "120 Mois", "over3", "120 mois d'expérience"],
    ["E", "99 An(s)", undefined, "99 An(s)"],
    ["S", "Expérience souhaitée de 0 An(s)", undefined, "Expérience souhaitée"],
    [undefined, "Expérience exigée de 0 An(s)", undefined, "Expérience exigée"],
    ["E", "Débutant non accepté", undefined, "Débutant non accepté"],
    ["E", "Débutants refusés", undefined, "Débutants refusés"],
    ["E", "Débutant s'abstenir", undefined, "Débutant s'abstenir"],
  ])("%s %s is told as it was meant", (experienceExige, experienceLibelle, level, label) => {
    const expected = label === undefined ? undefined : level ? { level, label } : { label };
    expect(read({ experienceExige, experienceLibelle })?.experience).toEqual(expected);
  });
});

describe("its texts", () => {
  test.each([
    ["<b>Boulanger</b> &amp; vendeur", "Boulanger & vendeur"],
    ["  Boulanger\n(H/F)  ", "Boulanger (H/F)"],
    ["*URGENT* Chef_de_rang @everyone 🔥", "*URGENT* Chef_de_rang @everyone 🔥"],
    ["<Boulanger>", "<Boulanger>"],
  ])("the title %j is %j", (intitule, title) => {
    expect(read({ intitule })?.title).toBe(title);
  });

  test("the description is plain text, with its lines", () => {
    const description = "<p>Vous p&eacute;trissez &amp; cuisez.</p><ul><li>lundi</li></ul>Venez&nbsp;!";
    expect(read({ description })?.description).toBe("Vous pétrissez & cuisez.\n\n* lundi\n\nVenez\u00a0!");
  });

  test("a long description is cut at a word", () => {
    const description = read({ description: "Nous recherchons. ".repeat(500) })?.description;
    expect(description?.length).toBeLessThanOrEqual(5000);
    expect(description?.endsWith("recherchons.…") || description?.endsWith("Nous…")).toBe(true);
  });

  test("a description that is nothing but open tags costs nothing else", () => {
    expect(read({ description: "<div>".repeat(20_000) })).toMatchObject({ title: "Boulanger (H/F)" });
  });

  test("the company is a line, and absent when it is blank", () => {
    expect(read({ entreprise: { nom: "Boulangerie &amp;\nFils" } })?.company).toBe("Boulangerie & Fils");
    expect(read({ entreprise: { nom: " " } })).not.toHaveProperty("company");
    expect(read({ entreprise: { nom: "<br>" } })).not.toHaveProperty("company");
  });

  test("a company that is not named has no name, and nothing is known of it", () => {
    for (const nom of ["R.A.S.", "CLIENT CONFIDENTIEL", "N/A", "Entreprise&nbsp;confidentielle", "X"]) {
      const offer = read({ entreprise: { nom } });
      expect(offer).not.toHaveProperty("company");
      expect(offer?.facts).not.toHaveProperty("isAgency");
    }
  });

  test("what was escaped twice is decoded twice, wherever it stands", () => {
    const offer = read({
      intitule: "Chef d&amp;#39;&amp;eacute;quipe R&amp;amp;D",
      entreprise: { nom: "AT&amp;amp;T" },
      lieuTravail: { libelle: "Vill&amp;eacute; d&amp;#39;essai" },
      typeContratLibelle: "CDD &amp;eacute;tudiant",
      salaire: { commentaire: "1 900 &amp;euro; brut" },
      dureeTravailLibelle: "35H/semaine&lt;br /&gt;en journ&amp;eacute;e",
      experienceLibelle: "2 An(s) - Poste d&amp;#39;appui",
      competences: [{ libelle: "P&amp;eacute;trir" }],
      description: "&lt;p&gt;Un&lt;br /&gt;deux &amp;amp; trois&lt;/p&gt;",
    });
    expect(offer).toMatchObject({
      title: "Chef d'équipe R&D",
      company: "AT&T",
      place: { label: "Villé d'essai" },
      contract: { label: "CDD étudiant" },
      salary: "1 900 € brut",
      experience: { label: "2 ans d'expérience, Poste d'appui" },
      skills: ["Pétrir"],
      description: "Un\ndeux & trois",
    });
    expect(offer?.hours).toContain("en journée");
  });

  test("twelve skills at most, without the odd and the blank", () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ libelle: `Savoir ${i}` }));
    const competences = [{ libelle: "<i>Pétrir</i>" }, null, "Cuire", { libelle: 3 }, { libelle: " " }, {}, ...many];
    const skills = read({ competences })?.skills ?? [];
    expect(skills.slice(0, 3)).toEqual(["Pétrir", "Savoir 0", "Savoir 1"]);
    expect(skills).toHaveLength(12);
  });
});

describe("what filters go by", () => {
  const own = { origineOffre: { origine: "1" } };
  const partner = { origineOffre: { origine: "2" } };
  const licence = (libelle: string, exigence = "E") => ({ permis: [{ libelle, exigence }] });
  const study = (...all: [string, string][]) => ({
    formations: all.map(([niveauLibelle, exigence]) => ({ niveauLibelle, exigence })),
  });

  test.each<[string, Record<string, unknown>, OfferFacts]>([
    ["an executive", { qualificationCode: "9" }, { isExecutive: true }],
    ["a skilled worker", { qualificationCode: "6" }, { isExecutive: false }],
    [
      "what is open to all, and to whom it matters",
      { accessibleTH: true, employeurHandiEngage: false },
      { isAccessible: true, isCommitted: false },
    ],
    ["that few apply", { offresManqueCandidats: true }, { lacksCandidates: true }],
    ["flags that are none", { accessibleTH: "oui", offresManqueCandidats: 1 }, {}],
    ["a licence that is demanded", licence("B - Véhicule léger"), { licences: ["B"] }],
    ["a licence with figures", licence("C1E - Poids lourd léger + remorque"), { licences: ["C1E"] }],
    ["a licence that is wished for", licence("B - Véhicule léger", "S"), { licences: [] }],
    ["a licence without a name", { permis: [{ exigence: "E" }] }, { licences: [] }],
    ["no licence and no diploma, in the form of France Travail", own, { licences: [], level: "none" }],
    ["no licence and no diploma, of a partner who may have had no field for it", partner, {}],
    ["a diploma that is demanded", study(["CAP, BEP et équivalents", "E"]), { level: "cap" }],
    ["a diploma that is wished for", study(["Bac+5 et plus ou équivalents", "S"]), { level: "none" }],
    [
      "two diplomas, of which the lower will do",
      study(["Bac+2 ou équivalents", "E"], ["Bac ou équivalent", "E"]),
      { level: "bac" },
    ],
    ["years after the bac", study(["Bac+3, Bac+4 ou équivalents", "E"]), { level: "bac4" }],
    ["the most of them", study(["Bac+5 et plus ou équivalents", "E"]), { level: "bac5" }],
    ["nearly the bac", study(["Niveau Bac", "E"]), { level: "bac" }],
    ["no schooling", study(["Aucune formation scolaire", "E"]), { level: "none" }],
    ["a diploma nobody knows", study(["Diplôme d'État", "E"]), {}],
    ["a temp agency by its activity", { codeNAF: "78.20Z" }, { isAgency: true }],
    ["a recruiter, who is no temp agency", { codeNAF: "78.10Z" }, { isAgency: false }],
    ["a temp agency by its name", { entreprise: { nom: "ADECCO FRANCE" } }, { isAgency: true }],
    ["a temp agency by its contracts", { typeContrat: "MIS", entreprise: { nom: "DUPONT" } }, { isAgency: true }],
    ["a bakery", { codeNAF: "10.71C", entreprise: { nom: "FOURNIL" } }, { isAgency: false }],
    ["an apprenticeship by a school", { alternance: true, codeNAF: "85.59A" }, { isAgency: false, isSchool: true }],
    [
      "an apprenticeship by a school, by its name",
      { alternance: true, entreprise: { nom: "ISCOD" } },
      { isAgency: false, isSchool: true },
    ],
    ["a job at a school, which is for itself", { codeNAF: "85.31Z" }, { isAgency: false, isSchool: false }],
    ["pay", { salaire: { libelle: "Mensuel de 1900.0 Euros" } }, { monthly: { least: 1900, most: 1900 } }],
    [
      "pay that is said beside the form",
      { salaire: { commentaire: "Selon profil", complement1: "A partir de 2 100 € brut par mois" } },
      { monthly: { least: 2100 } },
    ],
    ["pay in words", { salaire: { libelle: "A négocier" } }, {}],
  ])("%s", (_what, said, facts) => {
    expect(read(said)?.facts).toEqual({ isSchool: false, ...facts });
  });

  test("an apprenticeship by nobody in particular may be a school's", () => {
    expect(read({ alternance: true })?.facts).toEqual({});
  });
});

test.each<[string, [number, number] | undefined]>([
  ["Mensuel de 1900.0 Euros à 2100.0 Euros sur 12.0 mois", [1900, 2100]],
  ["Mensuel de 2000.0 Euros sur 13.0 mois", [2167, 2167]],
  ["Annuel de 26400,00 Euros sur 12 mois", [2200, 2200]],
  ["Annuel de 38000.0 Euros à 45000.0 Euros sur 13.0 mois", [3167, 3750]],
  ["Horaire de 12.5 Euros", [1896, 1896]],
  ["Mensuel de 2100.0 Euros à 1900.0 Euros", [1900, 2100]],
  ["Cachet de 200.0 Euros", undefined],
  // A year's pay in the wrong field, and an hour's.
  ["Mensuel de 38000.0 Euros", undefined],
  ["Annuel de 12.5 Euros", undefined],
  ["Mensuel de 0.0 Euros", undefined],
  ["Selon profil", undefined],
  ["", undefined],
])("%j is %j euros a month", (label, expected) => {
  const pay = read({ salaire: { libelle: label } })?.facts?.monthly;
  expect(pay && [pay.least, pay.most]).toEqual(expected);
});

describe("the code of a commune that is none", () => {
  test.each(["null", "N/A", "0", "99999999", "constructor"])(
    "%s costs neither the town nor its place among the others",
    (commune) => {
      expect(read({ lieuTravail: { libelle: "44 - Nantes", commune } })?.place).toMatchObject({
        label: "Nantes (44)",
        commune: "44109",
      });
      expect(read({ lieuTravail: { libelle: "44 - Loire-Atlantique", commune } })?.place).not.toHaveProperty("commune");
    },
  );
});

test.each(["0000-01-01T00:00:00Z", "9999-12-31T23:59:59-23:00", "2026-02-30T10:00:00Z"])(
  "%s is no date: an offer that was created then is left out, and one that was updated then is not told so",
  (date) => {
    expect(read({ dateCreation: date })).toBeUndefined();
    expect(read({ dateActualisation: date })).not.toHaveProperty("updated");
  },
);
