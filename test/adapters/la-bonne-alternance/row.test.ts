import { describe, expect, test } from "vitest";
import { isActiveJob, jobSchema, jobToRow } from "../../../src/adapters/la-bonne-alternance/job.ts";
import { type SearchArea, toSearchArea } from "../../../src/adapters/la-bonne-alternance/place.ts";
import { recruiterSchema, toCompany } from "../../../src/adapters/la-bonne-alternance/recruiter.ts";
import { centreOf, centresWithin, map } from "../places.ts";

const world = { atlas: map, centreOf, centresWithin, fictitious: false, area: {} };
const id = "66f0c0ffee66f0c0ffee0001";
const nantes = { type: "Point", coordinates: [-1.5536, 47.2184] };
const site = "https://labonnealternance.apprentissage.beta.gouv.fr";

const identifier = { id, partner_label: "PASS", partner_job_id: "4711" };
const least = { identifier, offer: { title: "Apprenti boulanger (H/F)" } };

type Said = Record<string, unknown>;
/** What becomes of an offer with these fields besides the required ones; undefined when it is left out. */
function row(said: Said = {}, area: SearchArea = {}, fictitious = false) {
  const parsed = jobSchema.safeParse({ ...least, ...said });
  return parsed.success ? jobToRow(parsed.data, { ...world, area, fictitious }) : undefined;
}
const read = (said?: Said, area?: SearchArea) => row(said, area)?.offer;
const offering = (offer: Said) => read({ offer: { ...least.offer, ...offer } });
const labelled = (partner_label: string, partner_job_id: unknown = "4711", said: Said = {}) =>
  read({ identifier: { id, partner_label, partner_job_id }, ...said });

/** The examples of the reference, section 5.5. */
const boulangerie = {
  identifier: { id, partner_label: "France Travail", partner_job_id: "7654321" },
  workplace: {
    siret: null,
    brand: null,
    legal_name: null,
    website: null,
    name: "BOULANGERIE EXEMPLE",
    description: null,
    size: "6 à 9 salariés",
    location: { address: "44000 NANTES", geopoint: nantes },
    domain: { idcc: 843, opco: "Opco", naf: { code: "10.71C", label: "Boulangerie et boulangerie-pâtisserie" } },
  },
  apply: { url: "https://candidat.francetravail.fr/offres/recherche/detail/7654321", phone: "0612345678" },
  contract: { start: null, duration: 24, type: ["Apprentissage"], remote: null },
  offer: {
    title: "Apprenti boulanger / Apprentie boulangère (H/F)",
    rome_codes: ["D1102"],
    description: "Vous préparez un CAP…",
    target_diploma: { european: "3", label: "CAP, BEP (Infrabac)" },
    desired_skills: [],
    to_be_acquired_skills: [],
    access_conditions: [],
    publication: { creation: "2026-10-02T08:15:00.000Z", expiration: "2026-12-02T08:15:00.000Z" },
    opening_count: 1,
    status: "Active",
  },
  is_delegated: false,
};
const fournil = {
  identifier: { id: "66f0c0ffee66f0c0ffee0002" },
  workplace: {
    siret: "12345678200010",
    brand: "LE FOURNIL TEST",
    legal_name: "FOURNIL TEST SARL",
    website: null,
    name: "FOURNIL TEST SARL",
    description: null,
    size: "0-0",
    location: {
      address: "3 RUE DU TEST 44000 NANTES",
      geopoint: { type: "Point", coordinates: [-1.5601, 47.2139] },
    },
    domain: { idcc: null, opco: null, naf: { code: "1071C", label: "Boulangerie et boulangerie-pâtisserie" } },
  },
  apply: { url: `${site}/emploi/recruteurs_lba/12345678200010/fournil-test-sarl`, phone: "0240000000" },
};

describe("an offer", () => {
  test("says in our words what it says in theirs", () => {
    expect(row(boulangerie)).toEqual({
      offer: {
        kind: "offer",
        key: "ft:7654321",
        handle: id,
        title: "Apprenti boulanger / Apprentie boulangère (H/F)",
        company: "BOULANGERIE EXEMPLE",
        place: {
          label: "Nantes (44)",
          commune: "44109",
          departement: "44",
          region: "52",
          point: { latitude: 47.2184, longitude: -1.5536 },
        },
        contract: { kind: "other", label: "Apprentissage, 24 mois" },
        alternance: true,
        diploma: "CAP, BEP",
        sector: "Boulangerie et boulangerie-pâtisserie",
        size: "6 à 9 salariés",
        facts: { isSchool: false },
        description: "Vous préparez un CAP…",
        skills: [],
        created: "2026-10-02T08:15:00.000Z",
        rome: "D1102",
        url: "https://candidat.francetravail.fr/offres/recherche/detail/7654321",
        source: "France Travail, par La bonne alternance",
        fictitious: false,
      },
      id,
      romes: ["D1102"],
      expires: "2026-12-02T08:15:00.000Z",
    });
  });

  test.each<[string, Said, boolean | undefined]>([
    ["a bakery", { workplace: { name: "LE FOURNIL" } }, false],
    ["a school that says so", { workplace: { name: "CFA DU PAIN" } }, true],
    [
      "a school by what it does",
      { workplace: { name: "DUPONT", domain: { naf: { label: "Enseignement supérieur" } } } },
      true,
    ],
    ["a school that recruits for others", { is_delegated: true }, true],
    ["nobody knows who", { workplace: {} }, undefined],
  ])("%s: whether it is a school is %j", (_what, said, isSchool) => {
    expect(read(said)?.facts?.isSchool).toBe(isSchool);
  });

  test("does not say what it was not told", () => {
    expect(row()).toEqual({
      offer: {
        kind: "offer",
        key: "lba:PASS:4711",
        handle: id,
        title: "Apprenti boulanger (H/F)",
        place: { label: "Lieu non précisé" },
        alternance: true,
        description: "",
        skills: [],
        url: `${site}/emploi/offres_emploi_partenaires/${id}/offre`,
        source: "PASS, par La bonne alternance",
        fictitious: false,
      },
      id,
      romes: [],
    });
  });

  test.each<[string, Said]>([
    ["nothing to know it by", { identifier: { ...identifier, id: null, partner_job_id: null } }],
    ["no label", { identifier: { id, partner_job_id: "1" } }],
    ["no identifier", { identifier: null }],
    ["no title", { offer: {} }],
    ["a blank title", { offer: { title: " " } }],
    ["no offer", { offer: null }],
  ])("with %s is left out", (_what, said) => {
    expect(row(said)).toBeUndefined();
  });

  const odd = [null, undefined, 42, "?", true, [], {}, [null], [{}], { european: {}, naf: [], url: 5, geopoint: "" }];
  const fields = ["workplace", "apply", "contract", "is_delegated"];
  const inner = Object.keys(boulangerie.offer).filter((field) => field !== "title");
  test("is never lost to an odd field", () => {
    for (const value of odd) {
      for (const field of fields) expect(read({ [field]: value })).toMatchObject({ key: "lba:PASS:4711" });
      for (const field of inner) expect(offering({ [field]: value })).toMatchObject({ key: "lba:PASS:4711" });
      for (const field of Object.keys(boulangerie.workplace))
        expect(read({ workplace: { [field]: value } })).toMatchObject({ key: "lba:PASS:4711" });
      for (const field of Object.keys(boulangerie.contract))
        expect(read({ contract: { [field]: value } })).toMatchObject({ key: "lba:PASS:4711" });
    }
  });

  test("never shows a phone", () => {
    expect(JSON.stringify(row(boulangerie))).not.toContain("0612345678");
  });

  test.each([
    ["Active", true],
    ["Filled", false],
    ["Cancelled", false],
    ["Pending", false],
    [null, true],
  ])("that is %s is there: %s", (status, isThere) => {
    expect(isActiveJob(jobSchema.parse({ ...least, offer: { ...least.offer, status } }))).toBe(isThere);
  });
});

describe("keys and sources", () => {
  test.each([
    ["France Travail", "214BQXN", "ft:214BQXN", "France Travail, par La bonne alternance"],
    ["France Travail", "a b", "lba:France Travail:a b", "France Travail, par La bonne alternance"],
    [
      "FranceTravail CEGID",
      "214BQXN",
      "lba:FranceTravail CEGID:214BQXN",
      "FranceTravail CEGID, par La bonne alternance",
    ],
    ["offres_emploi_lba", id, `lba:offres_emploi_lba:${id}`, "La bonne alternance"],
    ["Hellowork", "12:34", "lba:Hellowork:12:34", "Hellowork, par La bonne alternance"],
    ["Hellowork", 1234, "lba:Hellowork:1234", "Hellowork, par La bonne alternance"],
    ["Hellowork", null, `lba:Hellowork:${id}`, "Hellowork, par La bonne alternance"],
  ])("%s %s", (label, reference, key, source) => {
    expect(labelled(label, reference)).toMatchObject({ key, source });
  });

  test.each([
    [id, id],
    [id.toUpperCase(), id.toUpperCase()],
    [null, undefined],
    ["4711", undefined],
    ["66f0c0ffee66f0c0ffee000g", undefined],
    [`${id}/../x`, undefined],
  ])("asked again by the id %s: %s", (given, handle) => {
    expect(read({ identifier: { ...identifier, id: given } })?.handle).toBe(handle);
  });
});

describe("where it is", () => {
  const at = (address: unknown, geopoint: unknown = nantes, said: Said = {}, area: SearchArea = {}) =>
    read({ workplace: { location: { address, geopoint } }, ...said }, area)?.place;
  const point = { latitude: 47.2184, longitude: -1.5536 };

  test.each<[string | null, object]>([
    ["44000 NANTES", { label: "Nantes (44)", commune: "44109", departement: "44", region: "52" }],
    ["3 RUE DU TEST 44000 NANTES", { label: "Nantes (44)", commune: "44109", departement: "44", region: "52" }],
    [
      "12 rue 10000 Roses, 44000 Nantes, France",
      { label: "Nantes (44)", commune: "44109", departement: "44", region: "52" },
    ],
    ["BP 12345 44035 NANTES CEDEX 1", { label: "Nantes (44)", commune: "44109", departement: "44", region: "52" }],
    ["3 rue du Test, Nantes (44000)", { label: "Nantes (44)", commune: "44109", departement: "44", region: "52" }],
    ["75015 PARIS", { label: "Paris 15e (75)", commune: "75115", departement: "75", region: "11" }],
    ["69003 Lyon", { label: "Lyon 3e (69)", commune: "69383", departement: "69", region: "84" }],
    ["20000 AJACCIO", { label: "Ajaccio (2A)", commune: "2A004", departement: "2A", region: "94" }],
    ["20137 PORTO VECCHIO", { label: "Porto-Vecchio (2A)", commune: "2A247", departement: "2A", region: "94" }],
    ["20200 BASTIA", { label: "Bastia (2B)", commune: "2B033", departement: "2B", region: "94" }],
    ["20600 FURIANI", { label: "Furiani (2B)", commune: "2B120", departement: "2B", region: "94" }],
    ["97400 ST DENIS", { label: "Saint-Denis (974)", commune: "97411", departement: "974", region: "04" }],
    ["97150 SAINT MARTIN", { label: "Saint-Martin (978)", commune: "97801", departement: "978", region: "978" }],
    ["01000 BOURG EN BRESSE", { label: "Bourg-en-Bresse (01)", commune: "01053", departement: "01", region: "84" }],
    ["44000", { label: "Loire-Atlantique (44)", departement: "44", region: "52" }],
    ["44 - Loire-Atlantique", { label: "Loire-Atlantique (44)", departement: "44", region: "52" }],
    ["44000 TROUVILLE LA FICTIVE", { label: "Trouville La Fictive (44)", departement: "44", region: "52" }],
    ["00000 NULLE PART", { label: "Nulle Part" }],
    ["NANTES", { label: "Nantes (44)", commune: "44109", departement: "44", region: "52" }],
    // Several communes are called so.
    ["SAINT-MARTIN", { label: "Saint-Martin" }],
    ["Roubaix (59)", { label: "Roubaix (59)", commune: "59512", departement: "59", region: "32" }],
    ["Cantal - 15", { label: "Cantal (15)", departement: "15", region: "84" }],
    ["LYON 03", { label: "Lyon 3e (69)", commune: "69383", departement: "69", region: "84" }],
    ["54500 Nancy", { label: "Nancy (54)", commune: "54395", departement: "54", region: "44" }],
    ["74960 CRAN GEVRIER", { label: "Annecy (74)", commune: "74010", departement: "74", region: "84" }],
    ["12 rue de Lyon", { label: "Lieu non précisé" }],
    ["", { label: "Lieu non précisé" }],
    [null, { label: "Lieu non précisé" }],
  ])("%j", (address, place) => {
    expect(at(address)).toEqual({ ...place, point });
  });

  test.each<[string, unknown]>([
    ["no point", null],
    ["a point in the Gulf of Guinea", { coordinates: [0, 0] }],
    ["latitude and longitude that cannot be", { coordinates: [47.2, -181] }],
    ["half a point", { coordinates: [47.2] }],
    ["texts", { coordinates: ["-1.5", "47.2"] }],
  ])("%s: the centre of its commune", (_what, geopoint) => {
    expect(at("44000 NANTES", geopoint)?.point).toEqual(centreOf("44109"));
    expect(at("", geopoint)).toEqual({ label: "Lieu non précisé" });
  });

  test("a school's address is not where the work is, while the point is", () => {
    const place = at("35000 RENNES", nantes, { is_delegated: true });
    expect(place).toEqual({ label: "Nantes (44)", school: "Rennes (35)", departement: "35", region: "53", point });
    const pointless = at("35000 RENNES", null, { is_delegated: true });
    expect(pointless).toMatchObject({ label: "Rennes (35)" });
    expect(pointless).not.toHaveProperty("point");
    expect(pointless).not.toHaveProperty("school");
  });

  test("a school's post on the very centre of a main town may be anywhere in its département", () => {
    const centre = (code: string) => {
      const { longitude = 0, latitude = 0 } = centreOf(code) ?? {};
      return { type: "Point", coordinates: [longitude, latitude] };
    };
    expect(at("35000 RENNES", centre("44109"), { is_delegated: true })).toMatchObject({
      label: "Nantes (44)",
      school: "Rennes (35)",
      isMainTown: true,
    });
    // Saint-Nazaire is no main town, and an employer's own address needs no doubt.
    expect(at("35000 RENNES", centre("44184"), { is_delegated: true })).not.toHaveProperty("isMainTown");
    expect(at("44000 NANTES", centre("44109"))).not.toHaveProperty("isMainTown");
  });

  test("where no commune is near the point of a school's post, or none is known yet, its own town alone is named", () => {
    const atSea = { type: "Point", coordinates: [-9, 47.2] };
    expect(at("35000 RENNES", atSea, { is_delegated: true })).toMatchObject({ label: "Rennes (35)" });
    expect(at("35000 RENNES", atSea, { is_delegated: true })).not.toHaveProperty("school");
    const job = jobSchema.parse({
      ...least,
      is_delegated: true,
      workplace: { location: { address: "35000 RENNES", geopoint: nantes } },
    });
    const unknown = jobToRow(job, { ...world, centresWithin: () => undefined }).offer.place;
    expect(unknown).toMatchObject({ label: "Rennes (35)", point });
    expect(unknown).not.toHaveProperty("school");
  });

  test("France Travail's point without a town means nothing", () => {
    const identifier = { id, partner_label: "France Travail", partner_job_id: "7654321" };
    expect(at("44 - Loire-Atlantique", nantes, { identifier })).not.toHaveProperty("point");
    expect(at("", nantes, { identifier })).toEqual({ label: "Lieu non précisé" });
    expect(at("44000 NANTES", nantes, { identifier })?.point).toEqual(point);
  });

  test.each<[string, boolean, string[], object]>([
    ["35000 RENNES", true, ["44"], { label: "Nantes (44)", school: "Rennes (35)", departement: "44", region: "52" }],
    ["35000 RENNES", true, ["44", "49"], { label: "Nantes (44)", school: "Rennes (35)", region: "52" }],
    [
      "35000 RENNES",
      true,
      ["20", "2A"],
      { label: "Nantes (44)", school: "Rennes (35)", departement: "2A", region: "94" },
    ],
    [
      "20200 BASTIA",
      true,
      ["20", "2A"],
      { label: "Nantes (44)", school: "Bastia (2B)", departement: "2B", region: "94" },
    ],
    ["20200 BASTIA", true, ["20", "2A", "2B"], { label: "Nantes (44)", school: "Bastia (2B)", region: "94" }],
    ["", false, ["44"], { label: "Loire-Atlantique (44)", departement: "44", region: "52" }],
    ["35000 RENNES", false, ["44"], { label: "Rennes (35)", commune: "35238", departement: "35", region: "53" }],
  ])("%j, of a school: %s, found when asked for %j", (address, is_delegated, departements, place) => {
    expect(at(address, nantes, { is_delegated }, toSearchArea(departements, map))).toEqual({ ...place, point });
  });
});

describe("its contract", () => {
  test.each<[Said | null, string | undefined]>([
    [{ type: ["Apprentissage"], duration: 24 }, "Apprentissage, 24 mois"],
    [{ type: ["Apprentissage"], duration: 0 }, "Apprentissage"],
    [{ type: ["Apprentissage"], duration: null }, "Apprentissage"],
    [{ type: ["Professionnalisation"], duration: 12 }, "Contrat de professionnalisation, 12 mois"],
    [
      { type: ["Professionnalisation", "Apprentissage"], duration: 12 },
      "Apprentissage ou contrat de professionnalisation, 12 mois",
    ],
    [{ type: [], duration: 12 }, "Alternance, 12 mois"],
    [{ type: [], duration: 0 }, undefined],
    [{ type: null }, undefined],
    [null, undefined],
  ])("%j is %j", (contract, label) => {
    expect(read({ contract })?.contract).toEqual(label && { kind: "other", label });
  });

  test.each([
    ["hybrid", "télétravail partiel"],
    ["remote", "télétravail"],
    ["onsite", undefined],
    [null, undefined],
  ])("%s work", (remote, hours) => {
    expect(read({ contract: { remote } })?.hours).toBe(hours);
  });

  // 1 December in Paris, all of them.
  test.each([
    ["2026-12-01T00:00:00.000Z", "2026-12-01T00:00:00.000Z"],
    ["2026-11-30T23:00:00.000Z", "2026-11-30T23:00:00.000Z"],
    ["2026-12-01T00:00:00+01:00", "2026-11-30T23:00:00.000Z"],
    ["2026-12-01", "2026-12-01T00:00:00.000Z"],
    ["1/12/2026", undefined],
    ["2026-13-41T00:00:00Z", undefined],
    ["2026-02-30", undefined],
    ["0026-12-01T00:00:00Z", undefined],
    [null, undefined],
  ])("begins on %s", (start, starts) => {
    expect(read({ contract: { start } })?.starts).toBe(starts);
  });

  test.each([
    [{ european: "3", label: "CAP, BEP (Infrabac)" }, "CAP, BEP"],
    [{ european: "4", label: "Bac, Bac Pro, BP (Bac)" }, "Bac, Bac Pro, BP"],
    [{ european: "5", label: "BTS, DEUST (Bac+2)" }, "BTS, DEUST (Bac+2)"],
    [{ european: "6", label: null }, "Bac+3"],
    [{ european: 7 }, "Bac+5"],
    [{ european: "9" }, undefined],
    [null, undefined],
  ])("leads to %j", (target_diploma, diploma) => {
    expect(offering({ target_diploma })?.diploma).toBe(diploma);
  });
});

describe("its texts", () => {
  test.each([
    ["Apprenti  boulanger   (H/F)", "Apprenti boulanger (H/F)"],
    ["<b>Boulanger</b> &amp; vendeur", "Boulanger & vendeur"],
    ["<Boulanger>", "<Boulanger>"],
  ])("the title %j", (title, shown) => {
    expect(offering({ title })?.title).toBe(shown);
  });

  test("the description is plain text, and not endless", () => {
    expect(offering({ description: "<p>Vous p&eacute;trissez.</p><p>Et cuisez.</p>" })?.description).toBe(
      "Vous pétrissez.\n\nEt cuisez.",
    );
    expect(offering({ description: "Nous recherchons. ".repeat(500) })?.description.length).toBeLessThanOrEqual(5000);
  });

  test.each<[unknown, number | undefined]>([
    [3, 3],
    [1, undefined],
    [0, undefined],
    [1.5, undefined],
    [100_000, undefined],
    ["3", undefined],
    [null, undefined],
  ])("%j openings are %j posts to tell of", (opening_count, posts) => {
    expect(offering({ opening_count })?.posts).toBe(posts);
  });

  test("skills are named without their category, once, twelve at most", () => {
    const skills = offering({
      desired_skills: ["Savoir-faire\tPétrir", "Savoir-être\tÊtre\tpatient", " ", null, 3],
      to_be_acquired_skills: ["Pétrir", ...Array.from({ length: 30 }, (_, i) => `<i>Savoir ${i}</i>`)],
    })?.skills;
    expect(skills?.slice(0, 3)).toEqual(["Pétrir", "patient", "Savoir 0"]);
    expect(skills).toHaveLength(12);
  });

  test.each<[Said, string | undefined]>([
    [{ name: "Fournil &amp; Fils" }, "Fournil & Fils"],
    [{ name: null, brand: "Le Fournil" }, "Le Fournil"],
    [{ name: " ", brand: null, legal_name: "FOURNIL SARL" }, "FOURNIL SARL"],
    [{ name: null }, undefined],
  ])("the company of %j", (workplace, company) => {
    expect(read({ workplace })?.company).toBe(company);
  });

  test("a school that recruits for a company says so, and no fact of the school is taken for the company's", () => {
    const offer = read({ ...boulangerie, is_delegated: true });
    expect(offer).toMatchObject({ bySchool: true, company: "BOULANGERIE EXEMPLE" });
    expect(offer).not.toHaveProperty("sector");
    expect(offer).not.toHaveProperty("size");
  });

  test.each([
    ["0-0", "0 à 9 salariés"],
    ["1-2", "1 à 2 salariés"],
    ["6-9", "6 à 9 salariés"],
    ["100-199", "100 à 199 salariés"],
    ["100 à 199 salariés", "100 à 199 salariés"],
    ["inconnue", "inconnue"],
    [null, undefined],
  ])("a size of %j", (size, shown) => {
    expect(read({ workplace: { size } })?.size).toBe(shown);
  });
});

describe("its page", () => {
  test.each([
    ["https://www.pass.fr/4711", "https://www.pass.fr/4711"],
    ["https://www.pass.fr/boulangère-à-Nîmes", "https://www.pass.fr/boulang%C3%A8re-%C3%A0-N%C3%AEmes"],
    ["https://www.apprentis-élèves.fr/", "https://www.xn--apprentis-lves-5jbo.fr/"],
    ["javascript:alert(1)", undefined],
    ["mailto:a@b.fr", undefined],
    ["www.pass.fr/4711", undefined],
    ["", undefined],
    [null, undefined],
  ])("%j", (url, shown) => {
    expect(read({ apply: { url } })?.url).toBe(shown ?? `${site}/emploi/offres_emploi_partenaires/${id}/offre`);
  });

  test("at La bonne alternance, where it was posted there or has no id", () => {
    expect(labelled("offres_emploi_lba")?.url).toBe(`${site}/emploi/offres_emploi_lba/${id}/offre`);
    expect(read({ identifier: { ...identifier, id: null } })?.url).toBe(`${site}/recherche`);
  });

  test("a fictitious offer leads to no page of a real one", () => {
    expect(row(boulangerie, {}, true)?.offer).toMatchObject({ fictitious: true, url: `${site}/recherche` });
  });
});

describe("a company", () => {
  const companyRow = (said: Said = {}) => {
    const parsed = recruiterSchema.safeParse({ ...fournil, ...said });
    return parsed.success ? toCompany(parsed.data, world) : undefined;
  };
  const company = (said?: Said) => companyRow(said)?.offer;

  test.each([
    ["0240000000", "02 40 00 00 00"],
    ["02.40.00.00.00", "02 40 00 00 00"],
    ["+33 2 40 00 00 00", "02 40 00 00 00"],
    ["0033(0)240000000", "02 40 00 00 00"],
    ["3949", "3949"],
    ["+41 21 000 00 00", "+41210000000"],
    ["nous appeler", undefined],
    ["", undefined],
    [null, undefined],
    [240000000, undefined],
  ])("its phone %j is %j, and stands in no listing", (phone, expected) => {
    const { offer, phone: read } = companyRow({ apply: { phone } }) ?? {};
    expect([read, offer?.hasPhone ?? false]).toEqual([expected, expected !== undefined]);
    expect(JSON.stringify(offer)).not.toMatch(/40 ?00 ?00/);
  });

  test.each([
    ["3 RUE DE L'ÉGLISE 69003 LYON", "3 Rue de l'Église, 69003 Lyon"],
    ["12 bis rue des Lilas, 44000 Nantes", "12 bis rue des Lilas, 44000 Nantes"],
    ["44000 NANTES", undefined],
    ["NANTES", undefined],
    ["12 44000 NANTES", undefined],
    [null, undefined],
  ])("its address %j is %j", (address, expected) => {
    expect(company({ workplace: { ...fournil.workplace, location: { address } } })?.address).toBe(expected);
  });

  test("is its name, what it does and how many work there; it has no date", () => {
    expect(company()).toEqual({
      kind: "company",
      key: "lba:recruteurs_lba:12345678200010",
      handle: "66f0c0ffee66f0c0ffee0002",
      title: "LE FOURNIL TEST",
      place: {
        label: "Nantes (44)",
        commune: "44109",
        departement: "44",
        region: "52",
        point: { latitude: 47.2139, longitude: -1.5601 },
      },
      sector: "Boulangerie et boulangerie-pâtisserie",
      size: "0 à 9 salariés",
      address: "3 Rue du Test, 44000 Nantes",
      hasPhone: true,
      description: "",
      url: `${site}/emploi/recruteurs_lba/12345678200010/fournil-test-sarl`,
      source: "La bonne alternance",
      fictitious: false,
    });
  });

  test.each<[Said, object | undefined]>([
    [{ workplace: { siret: "123 456 782 00010" } }, { key: "lba:recruteurs_lba:12345678200010" }],
    [
      { workplace: { siret: null, name: "FOURNIL" } },
      { key: `lba:recruteurs_lba:${fournil.identifier.id}`, title: "FOURNIL" },
    ],
    [{ workplace: null }, { title: "Entreprise non précisée", place: { label: "Lieu non précisé" } }],
    [{ identifier: null }, { key: "lba:recruteurs_lba:12345678200010" }],
    [{ apply: null }, { url: `${site}/emploi/recruteurs_lba/12345678200010/entreprise` }],
    [{ workplace: { siret: "12345678200010", domain: { naf: { code: "96.02B", label: null } } } }, {}],
    [{ identifier: {}, workplace: {} }, undefined],
  ])("that says %j", (said, expected) => {
    if (expected === undefined) expect(company(said)).toBeUndefined();
    else expect(company(said)).toMatchObject(expected);
  });
});
