import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readListedOffer } from "../../../../src/adapters/france-travail/api/listed-offer.ts";
import { createRowsReader } from "../../../../src/adapters/france-travail/api/offers-reader.ts";
import { keptLog } from "../../log.ts";
import { centreOf, map } from "../../places.ts";
import { started } from "../started.ts";

let api: Awaited<ReturnType<typeof started>>;
beforeAll(async () => {
  api = await started();
});
afterAll(() => api.close());

const row = {
  id: "214BQXN",
  intitule: "Boulanger (H/F)",
  description: "Du pain. Écrire à paul.durand@fournil.example ou appeler le 06 12 34 56 78. Réf. 2026112009.",
  dateCreation: "2026-11-18T09:12:44.120Z",
  romeLibelle: "Boulanger / Boulangère",
  appellationlibelle: "Boulanger / Boulangère",
  entreprise: {
    nom: "FOURNIL",
    description: "Un fournil. Contact : 01.99.00.12.34",
    url: "https://fournil.example/?n=0612345678",
  },
  competences: [{ code: "106404", libelle: "Pétrir", exigence: "E" }, "odd"],
  formations: [{ niveauLibelle: "CAP, BEP et équivalents", domaineLibelle: "Boulangerie", exigence: "S" }],
  contact: {
    nom: "FOURNIL - Mme Anne Durand",
    telephone: "0612345678",
    courriel: "anne@fournil.example",
    coordonnees1: "https://fournil.example",
    urlRecruteur: "https://www.linkedin.com/in/anne",
    urlPostulation: "https://fournil.example/postuler",
  },
  origineOffre: { origine: "1", urlOrigine: "https://candidat.francetravail.fr/offres/recherche/detail/214BQXN" },
  logo: "https://fournil.example/logo.png",
};

describe("an offer as the API lists it", () => {
  test("says nothing of a person", () => {
    const offer = readListedOffer(row, { withContacts: false });
    expect(JSON.stringify(offer)).not.toMatch(/durand|anne|06 12|01\.99/i);
    expect(offer).toMatchObject({
      description: "Du pain. Écrire à … ou appeler le …. Réf. 2026112009.",
      entreprise: { nom: "FOURNIL", url: "https://fournil.example/?n=0612345678" },
      contact: { urlPostulation: "https://fournil.example/postuler" },
      dateCreation: row.dateCreation,
      competences: [{ code: "106404", libelle: "Pétrir", exigence: "E" }, undefined],
    });
  });

  test("has the contact where that is wanted, and nothing that its schema does not know", () => {
    const offer = readListedOffer(row, { withContacts: true });
    expect(offer?.contact).toEqual(row.contact);
    expect(offer?.description).toBe(row.description);
    expect(offer).not.toHaveProperty("logo");
  });

  test.each([
    "mailto:anne@fournil.example",
    "https://www.linkedin.com/in/anne",
    "https://fournil.example/?to=anne%40fournil.example",
  ])("the page to apply on is not somebody's: %s", (urlPostulation) => {
    expect(readListedOffer({ ...row, contact: { urlPostulation } }, { withContacts: false })).not.toHaveProperty(
      "contact",
    );
  });

  test.each([
    ["https://fournil.example/?a=1", "https://fournil.example/?a=1"],
    ["www.fournil.example/pain", "www.fournil.example/pain"],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x.y", undefined],
    ["//fournil.example", undefined],
    ["paul@fournil.example", undefined],
    ["non communiqué", undefined],
  ])("has of %j the link %j", (url, shown) => {
    const offer = readListedOffer({ ...row, entreprise: { url } }, { withContacts: true });
    expect(offer?.entreprise?.url).toBe(shown);
  });

  test("is not there where its row is none", () => {
    expect(readListedOffer({ id: "214BQXN" }, { withContacts: false })).toBeUndefined();
  });
});

test("whoever wants more of a row is given it as it came, also of one that could not be read", async () => {
  const read = createRowsReader(
    { client: api.client, atlas: map, centreOf, fictitious: true, log: keptLog().log },
    ({ id, offer, raw }) => ({ id, key: offer?.key, raw }),
  );
  const { rows } = await read({ region: "53", range: "0-4" });
  expect(rows).toHaveLength(5);
  for (const { id, value } of rows)
    expect(value).toEqual({
      id,
      key: `ft:${id}`,
      raw: expect.objectContaining({ id, romeLibelle: expect.any(String) }),
    });
});
