import { describe, expect, test } from "vitest";
import { offerOf } from "../../src/sandbox/france-travail/offer.ts";
import { offerStream, stockOf } from "../../src/sandbox/postings/stock.ts";
import { type Offre, sunday } from "./client.ts";

/** As they leave over HTTP, where keys without a value are missing. */
const all: (Offre & Record<string, unknown>)[] = JSON.parse(
  JSON.stringify(stockOf(offerStream, 1)(sunday).map((posting) => offerOf(posting, sunday))),
);
const [own = [], partners = []] = ["1", "2"].map((origin) =>
  all.filter(({ origineOffre }) => origineOffre.origine === origin),
);

const share = (list: typeof all, test: (offer: (typeof all)[number]) => unknown) =>
  list.filter(test).length / list.length;

describe("shares of real offers (reference, section 3.2)", () => {
  test.each([
    ["employers without a name, own offers", share(own, ({ entreprise }) => !entreprise.nom), 0.03, 0.12],
    ["employers without a name, partners", share(partners, ({ entreprise }) => !entreprise.nom), 0.2, 0.4],
    [
      "employers that are an empty object",
      share(all, ({ entreprise }) => Object.keys(entreprise).length === 0),
      0.04,
      0.2,
    ],
    ["pay with an amount", share(all, ({ salaire }) => salaire.libelle), 0.45, 0.63],
    ["pay that is an empty object", share(all, ({ salaire }) => Object.keys(salaire).length === 0), 0.1, 0.26],
    ["no coordinates", share(all, ({ lieuTravail }) => lieuTravail.latitude === undefined), 0.05, 0.14],
    ["no commune", share(all, ({ lieuTravail }) => !lieuTravail.commune), 0.02, 0.12],
    ["no postcode", share(all, ({ lieuTravail }) => !lieuTravail.codePostal), 0.04, 0.14],
    ["no hours", share(partners, ({ dureeTravailLibelle }) => !dureeTravailLibelle), 0.15, 0.35],
    [
      "hours that begin with a new line",
      share(all, ({ dureeTravailLibelle }) => dureeTravailLibelle?.startsWith("\n")),
      0.01,
      0.06,
    ],
    ["partners with HTML", share(partners, ({ description }) => description.includes("<p>")), 0.2, 0.45],
    ["partners with entities", share(partners, ({ description }) => /&\w+;/.test(description)), 0.08, 0.3],
    ["alternance", share(all, ({ alternance }) => alternance), 0.02, 0.08],
    ["interim", share(all, ({ typeContrat }) => typeContrat === "MIS"), 0.08, 0.25],
    ["seasonal", share(all, ({ typeContrat }) => typeContrat === "SAI"), 0.01, 0.08],
    ["no skills", share(all, ({ competences }) => !competences), 0.1, 0.35],
  ])("%s", (_what, measured, least, most) => {
    expect(measured).toBeGreaterThan(least);
    expect(measured).toBeLessThan(most);
  });
});

test("absent values are missing keys, never null", () => {
  expect(JSON.stringify(all)).not.toContain("null");
});

test("ids look like those of France Travail, yet begin with a 9 that real ones do not", () => {
  for (const { id } of own) expect(id).toMatch(/^9\d\d[A-Z]{4}$/);
  for (const { id } of partners) expect(id).toMatch(/^9\d{6}$/);
});

test("the nature of the contract is a label, the contract has its length", () => {
  expect(new Set(all.map(({ natureContrat }) => natureContrat))).toContain("Contrat apprentissage");
  const labels = new Set(all.map(({ typeContratLibelle }) => typeContratLibelle));
  for (const label of ["CDI", "CDD - 12 Mois", "Intérim - 3 Mois", "Profession libérale"])
    expect(labels).toContain(label);
  expect([...labels].some((label) => /^CDD - \d+ Jour\(s\)$/.test(String(label)))).toBe(true);
});

test("the pay follows the known patterns", () => {
  const pattern = /^(Annuel|Mensuel|Horaire|Cachet) de [\d.]+ Euros( à [\d.]+ Euros)?( sur [\d.]+ mois)?$/;
  for (const { salaire } of all) if (salaire.libelle) expect(salaire.libelle).toMatch(pattern);
});

test("offers are refreshed after they were created and before now", () => {
  for (const { dateCreation, dateActualisation } of all) {
    expect(dateActualisation >= dateCreation).toBe(true);
    expect(new Date(dateActualisation) <= sunday).toBe(true);
  }
});

test("own offers have no partner, the others one that does not exist", () => {
  expect(own.some(({ origineOffre }) => origineOffre.partenaires)).toBe(false);
  expect(partners.every(({ origineOffre }) => origineOffre.partenaires?.length === 1)).toBe(true);
});
