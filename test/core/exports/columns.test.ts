import { describe, expect, test } from "vitest";
import { escapeFormula, exportHeadings, toExportRecord, toExportRow } from "../../../src/core/exports/columns.ts";
import type { Offer } from "../../../src/core/offers/offer.ts";

const asOf = "2026-11-22T18:00:00.000Z";
const bare: Offer = {
  kind: "offer",
  key: "ft:214BQXN",
  title: "Boulanger",
  place: { label: "Nantes (44)" },
  alternance: false,
  description: "Du pain.",
  skills: [],
  url: "https://candidat.francetravail.fr/offres/recherche/detail/214BQXN",
  source: "France Travail",
  fictitious: false,
};
const full: Offer = {
  ...bare,
  company: "FOURNIL EXEMPLE",
  contract: { kind: "cdd", label: "CDD, 6 mois" },
  alternance: true,
  salary: "1 950 à 2 100 € par mois",
  created: "2026-11-18T09:12:44.120Z",
  updated: "2026-07-19T07:30:02.511Z",
  experience: { level: "from1to3", label: "1 an d'expérience" },
  fullTime: true,
  hours: "35 h par semaine",
  posts: 3,
  languages: ["Anglais exigé", "Allemand souhaité"],
  advantages: ["Mutuelle", "CE"],
  contact: "Agence France Travail NANTES EST",
  applyUrl: "https://exemple.fr/postuler",
  rome: "D1102",
  skills: ["Pétrir", "Enfourner"],
  fictitious: true,
};
const rowWith = (offer: Offer) =>
  Object.fromEntries(toExportRow(offer, asOf).map((cell, n) => [exportHeadings[n], cell]));

test("a row says all that is told of an offer, and when it was read", () => {
  expect(rowWith(full)).toEqual({
    Intitulé: "Boulanger",
    Entreprise: "FOURNIL EXEMPLE",
    Lieu: "Nantes (44)",
    Contrat: "CDD, 6 mois",
    Alternance: "oui",
    Salaire: "1 950 à 2 100 € par mois",
    // The clock of Paris, in winter and in summer.
    "Date de publication": "2026-11-18 10:12",
    "Mise à jour le": "2026-07-19 09:30",
    Expérience: "1 an d'expérience",
    "Temps de travail": "35 h par semaine",
    Postes: "3",
    Langues: "Anglais exigé, Allemand souhaité",
    Avantages: "Mutuelle, CE",
    Candidature: "https://exemple.fr/postuler",
    Contact: "Agence France Travail NANTES EST",
    "Code ROME": "D1102",
    Compétences: "Pétrir, Enfourner",
    Description: "Du pain.",
    URL: "https://candidat.francetravail.fr/offres/recherche/detail/214BQXN",
    Numéro: "214BQXN",
    Source: "France Travail (offre fictive)",
    "Relevée le": "2026-11-22 19:00",
    "Copie de": "",
  });
});

test("what an offer does not say is empty", () => {
  const row = rowWith(bare);
  const empty = [
    "Entreprise",
    "Contrat",
    "Salaire",
    "Date de publication",
    "Mise à jour le",
    "Expérience",
    "Temps de travail",
    "Postes",
    "Langues",
    "Avantages",
    "Candidature",
    "Contact",
    "Code ROME",
    "Compétences",
    "Copie de",
  ];
  expect(
    Object.keys(row)
      .filter((heading) => row[heading] === "")
      .sort(),
  ).toEqual([...empty].sort());
  expect(row).toMatchObject({ Alternance: "non", Source: "France Travail" });
  expect(rowWith({ ...bare, fullTime: false })["Temps de travail"]).toBe("Temps partiel");
});

describe("a cell that a spreadsheet would take for a formula is a text", () => {
  test.each([
    "=1+1",
    "+33 6",
    "-12 %",
    "@SUM(A1)",
    "\t=1",
    "\rx",
    "\tx",
    "  =1",
    " \n =1",
    "\u00a0=1",
    "\u200b=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
  ])("%j", (cell) => {
    expect(escapeFormula(cell)).toBe(`'${cell}`);
  });
  test.each(["", "Boulanger", "35 h = temps plein", "a@b.fr", "1 - 2", "'=1", " x", "– tiret"])(
    "but not %j",
    (cell) => {
      expect(escapeFormula(cell)).toBe(cell);
    },
  );
  test("in every column", () => {
    const evil: Offer = {
      ...full,
      title: "=cmd|' /C calc'!A0",
      company: "@x",
      place: { label: "+1" },
      description: "  =HYPERLINK()",
      salary: "-1",
      skills: ["=1"],
    };
    for (const cell of toExportRow(evil, asOf)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  });
});

test("a record for programs is the offer, and when it was read", () => {
  expect(toExportRecord(full, asOf)).toEqual({ ...full, asOf });
});
