import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Found, franceTravailClient, type Offre, startedAt, sunday } from "./client.ts";

let started: Awaited<ReturnType<typeof startedAt>>;
let get: (path: string) => Promise<Response>;
let search: (query?: Record<string, string>) => Promise<Found>;
beforeAll(async () => {
  started = await startedAt(sunday);
  ({ get, search } = await franceTravailClient(started.sandbox));
});
afterAll(() => started.sandbox.close());

/** Every offer of a search, block by block. */
async function all(query: Record<string, string> = {}): Promise<Offre[]> {
  const found: Offre[] = [];
  for (let first = 0; ; first += 150) {
    const { status, resultats } = await search({ ...query, range: `${first}-${first + 149}` });
    found.push(...resultats);
    if (status !== 206) return found;
  }
}

const sum = (found: Found, filtre: string) =>
  found.filtresPossibles
    .find((one) => one.filtre === filtre)
    ?.agregation.reduce((total, { nbResultats }) => total + nbResultats, 0);

describe("answers", () => {
  test("206 while there is more, with the range and the total in a header", async () => {
    const found = await search({ range: "0-9" });
    expect(found.status).toBe(206);
    expect(found.headers.get("content-range")).toBe(`offres 0-9/${found.total}`);
    expect(found.headers.get("accept-range")).toBe("150");
    expect(found.resultats).toHaveLength(10);
  });

  test("150 at once without a range; paging brings each offer once", async () => {
    expect((await search()).resultats).toHaveLength(150);
    const offers = await all({ departement: "75" });
    expect(offers.length).toBe((await search({ departement: "75" })).total);
    expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
  });

  test("200 on the last page, which tells its real end", async () => {
    const { total } = await search({ departement: "75" });
    const first = Math.floor(total / 150) * 150;
    const last = await search({ departement: "75", range: `${first}-${first + 149}` });
    expect([last.status, last.headers.get("content-range")]).toEqual([200, `offres ${first}-${total - 1}/${total}`]);
  });

  test.each([
    ["no result", { motsCles: "licorne" }],
    ["a range beyond the end", { departement: "48", range: "3000-3100" }],
  ])("204 and nothing at all for %s", async (_what, query) => {
    const response = await get(`offres/search?${new URLSearchParams(query as Record<string, string>)}`);
    expect([response.status, response.headers.get("content-range"), await response.text()]).toEqual([204, "*/0", ""]);
  });

  test("unknown parameters are passed over in silence", async () => {
    const { total } = await search();
    expect((await search({ page: "3", limit: "5", codeRome: "D1102", ville: "Lyon" })).total).toBe(total);
  });

  test("the counts by filter add up to the total", async () => {
    for (const query of [{}, { departement: "69" }, { codeROME: "D1102", publieeDepuis: "7" }] as Record<
      string,
      string
    >[]) {
      const found = await search(query);
      for (const filtre of ["typeContrat", "experience", "qualification", "natureContrat"])
        expect(sum(found, filtre)).toBe(found.total);
    }
  });
});

describe("refusals, word for word", () => {
  const value = (name: string) => `Valeur du paramètre « ${name} » incorrecte.`;

  test.each([
    [
      { motsCles: "a,b" },
      "Format du paramètre « motsCles » incorrect. 7 mots-clé au maximum séparés par des virgules et d'au moins 2 caractères.",
    ],
    [
      { motsCles: "un,deux,trois,quatre,cinq,six,sept,huit" },
      "Format du paramètre « motsCles » incorrect. 7 mots-clé au maximum séparés par des virgules et d'au moins 2 caractères.",
    ],
    [{ range: "0-150" }, "La plage de résultats demandée est trop importante."],
    [{ range: "3100-3149" }, "La position de début doit être inférieure ou égale à 3000."],
    [{ range: "a-b" }, "Format du paramètre « range » incorrect. <entier>-<entier> attendu."],
    [{ natureContrat: "E9" }, value("natureContrat")],
    [{ typeContrat: "CDI,STAGE" }, value("typeContrat")],
    [{ departement: "Paris" }, value("departement")],
    [{ commune: "75001" }, value("commune")],
    [{ commune: "69123" }, value("commune")],
    [{ region: "Ile-de-France" }, value("region")],
    [{ domaine: "M" }, value("domaine")],
    [{ domaine: "M18,M16" }, value("domaine")],
    [{ theme: "13,17" }, value("theme")],
    [{ publieeDepuis: "2" }, value("publieeDepuis")],
    [
      { secteurActivite: "10,47,56,62,86" },
      "Format du paramètre « secteurActivite » incorrect. 2 chaînes de caractères séparées par des virgules maximum.",
    ],
    [
      { commune: "69381,13201,31555,44109,33063,59350" },
      "Format du paramètre « commune » incorrect. 5 chaînes de caractères séparées par des virgules maximum.",
    ],
    [{ tempsPlein: "oui" }, "Format du paramètre « tempsPlein » incorrect. Booléen attendu."],
    [
      { grandDomaine: "Z" },
      "Format du paramètre « grandDomaine » incorrect. A, B, C, C15, D, E, F, G, H, I, J, K, L, L14, M15, M18, M, M16, M17, M13, M14 ou N attendu.",
    ],
    [{ experienceExigence: "X" }, "Format du paramètre « experienceExigence » incorrect. D, E ou S attendu."],
  ])("%j", async (query, message) => {
    const found = await search(query as Record<string, string>);
    expect([found.status, found.message]).toEqual([400, message]);
  });

  test.each([
    { minCreationDate: "2026-11-20T00:00:00Z" },
    { minCreationDate: "2026-11-20T00:00:00.000Z", maxCreationDate: "2026-11-21T00:00:00Z" },
    { salaireMin: "2000" },
    { periodeSalaire: "M" },
    { codeROME: "d1102" },
    { codeROME: Array.from({ length: 201 }, () => "D1102").join() },
    { distance: "-1", commune: "69381" },
    { dureeHebdoMin: "8h" },
    { niveauFormation: "BAC" },
    { permis: "Z" },
    { sort: "3" },
    { origineOffre: "3" },
    { qualification: "5" },
    { partenaires: "EMPLOIMIRLI" },
    { codeNAF: "1071C" },
    { paysContinent: "FR" },
  ])("%j is a 400 as well", async (query) => {
    const found = await search(query as Record<string, string>);
    expect(found.status).toBe(400);
    expect(found.message).toBeTruthy();
  });
});

describe("what", () => {
  test("codeROME keeps to the exact codes", async () => {
    const codes = (await all({ codeROME: "M1855,M1805" })).map(({ romeCode }) => romeCode);
    expect(new Set(codes)).toEqual(new Set(["M1855", "M1805"]));
    const both = (await search({ codeROME: "M1855,M1805" })).total;
    expect((await search({ codeROME: "M1855" })).total + (await search({ codeROME: "M1805" })).total).toBe(both);
  });

  test("the letter of a large domain leaves out those with a code of their own", async () => {
    const romes = async (grandDomaine: string) =>
      (await all({ grandDomaine })).map(({ romeCode }) => romeCode.slice(0, 3));
    expect(await romes("C")).not.toContain("C15");
    expect(new Set(await romes("C15"))).toEqual(new Set(["C15"]));
    expect(new Set(await romes("M"))).toEqual(new Set(["M12"]));
    expect((await search({ grandDomaine: "C,C15" })).total).toBe(
      (await search({ grandDomaine: "C" })).total + (await search({ grandDomaine: "C15" })).total,
    );
  });

  test("all keywords must be there, with or without accents, at the beginning of words", async () => {
    const { total } = await search({ motsCles: "boulanger" });
    expect(total).toBeGreaterThan(100);
    expect((await search({ motsCles: "BOULANG" })).total).toBeGreaterThanOrEqual(total);
    expect((await search({ motsCles: "oulanger" })).total).toBe(0);
    expect((await search({ motsCles: "boulanger,alternance" })).total).toBeLessThan(total);
    expect((await search({ motsCles: "développeur web" })).total).toBe(
      (await search({ motsCles: "developpeur web" })).total,
    );
  });

  test("the description counts only where the title is on the topic", async () => {
    const inTitles = (await search({ motsCles: "démonstration" })).total;
    expect(inTitles).toBe(0);
    expect((await search({ motsCles: "boulanger,démonstration" })).total).toBeGreaterThan(100);
  });

  test("of a list of appellations only the first is used", async () => {
    const one = await search({ appellation: "11573" });
    expect(one.total).toBeGreaterThan(50);
    expect((await search({ appellation: "11573,19430" })).total).toBe(one.total);
  });

  test("NAF by division and by code", async () => {
    const bakeries = (await search({ codeNAF: "10.71C" })).total;
    expect(bakeries).toBeGreaterThan(100);
    expect((await search({ secteurActivite: "10" })).total).toBeGreaterThan(bakeries);
  });
});

describe("contract, pay and hours", () => {
  test("type and nature of a contract are OR-ed, all else is AND-ed", async () => {
    const [cdi, apprentices, either] = await Promise.all([
      search({ typeContrat: "CDI" }),
      search({ natureContrat: "E2" }),
      search({ typeContrat: "CDI", natureContrat: "E2" }),
    ]);
    expect(either.total).toBeGreaterThan(Math.max(cdi.total, apprentices.total));
    expect(either.total).toBeLessThanOrEqual(cdi.total + apprentices.total);
    expect((await search({ typeContrat: "CDI", experienceExigence: "D" })).total).toBeLessThan(cdi.total);
  });

  test("alternance is E2 and FS", async () => {
    const offers = await all({ natureContrat: "E2,FS" });
    expect(offers.length).toBeGreaterThan(80);
    expect(offers.every(({ alternance }) => alternance)).toBe(true);
    expect(new Set(offers.map(({ natureContrat }) => natureContrat))).toEqual(
      new Set(["Contrat apprentissage", "Cont. professionnalisation"]),
    );
  });

  test("a pay asked for leaves out what states none", async () => {
    const offers = await all({ salaireMin: "2500", periodeSalaire: "M" });
    expect(offers.length).toBeGreaterThan(30);
    expect(offers.every(({ salaire }) => salaire.libelle)).toBe(true);
    expect((await search({ salaireMin: "30000", periodeSalaire: "A" })).total).toBe(offers.length);
    expect((await search({ salaireMin: "3500", periodeSalaire: "M" })).total).toBeLessThan(offers.length);
  });

  test.each([
    [{ tempsPlein: "true" }, { tempsPlein: "false" }],
    [{ dureeHebdo: "1" }, { dureeHebdo: "2" }],
    [{ origineOffre: "1" }, { origineOffre: "2" }],
    [{ dureeHebdoMax: "3000" }, { dureeHebdoMin: "3001" }],
  ] as Record<string, string>[][])("%j and %j share the stock between them", async (one = {}, other = {}) => {
    const { total } = await search();
    const parts = [(await search(one)).total, (await search(other)).total];
    expect(Math.min(...parts)).toBeGreaterThan(100);
    expect(parts.reduce((a, b) => a + b)).toBe(total);
  });

  test.each([
    { accesTravailleurHandicape: "true" },
    { entreprisesAdaptees: "true" },
    { employeursHandiEngages: "true" },
    { offresMRS: "true" },
    { offresManqueCandidats: "true" },
    { permis: "B" },
    { niveauFormation: "NV5" },
    { experience: "1" },
    { experience: "2,3" },
    { qualification: "9" },
    { theme: "17" },
    { domaine: "M18" },
    { dureeContratMin: "6", dureeContratMax: "12" },
    { partenaires: "LABONNEALTERNANCE", modeSelectionPartenaires: "EXCLU" },
    { partenaires: "LABONNEALTERNANCE", modeSelectionPartenaires: "INCLUS" },
  ] as Record<string, string>[])("%j keeps some of the offers", async (query) => {
    const { total } = await search();
    const kept = (await search(query)).total;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(total);
  });
});

describe("order", () => {
  test("0: own offers before those of partners, newest first among each", async () => {
    const offers = await all({ departement: "69" });
    const origins = offers.map(({ origineOffre }) => origineOffre.origine);
    expect(origins).toEqual([...origins].sort());
    const own = offers
      .filter(({ origineOffre }) => origineOffre.origine === "1")
      .map(({ dateCreation }) => dateCreation);
    expect(own).toEqual([...own].sort().reverse());
  });

  test("1: by date, whatever the origin", async () => {
    const dates = (await all({ departement: "69", sort: "1" })).map(({ dateCreation }) => dateCreation);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  test("2: by distance", async () => {
    const { resultats } = await search({ commune: "44109", distance: "60", sort: "2" });
    expect(resultats[0]?.lieuTravail.libelle.toLowerCase()).toContain("nantes");
    expect(resultats.at(-1)?.lieuTravail.libelle.toLowerCase()).not.toContain("nantes");
  });
});

describe("detail", () => {
  test("is the same object as in the search", async () => {
    const [offer] = (await search({ range: "0-0" })).resultats;
    const response = await get(`offres/${offer?.id}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(offer);
  });

  test.each(["900AAAA", "9000001", "ABCDEFGHIJ"])("%s is unknown or expired: 204 and nothing", async (id) => {
    const response = await get(`offres/${id}`);
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  test("a malformed id is a 400", async () => {
    const response = await get("offres/abc-1");
    expect([response.status, await response.json()]).toEqual([
      400,
      { message: "Le format de l'id de l'offre recherchée est incorrect." },
    ]);
  });
});
