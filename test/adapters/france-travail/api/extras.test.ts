import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offreSchema } from "../../../../src/adapters/france-travail/api/offre.ts";
import { toOffer } from "../../../../src/adapters/france-travail/api/to-offer.ts";
import { loadTerritory } from "../../../../src/adapters/territory.ts";
import { toNewsItem } from "../../../../src/core/alerts/feed.ts";
import { renderListingCard, renderOfferDetail } from "../../../../src/core/conversation/cards.ts";
import { renderListing } from "../../../../src/core/conversation/offer.ts";
import { flattenRichText } from "../../../../src/core/conversation/view.ts";
import { exportHeadings, toExportRow } from "../../../../src/core/exports/columns.ts";
import type { Offer } from "../../../../src/core/offers/offer.ts";
import { createAtlas } from "../../../../src/core/places/atlas.ts";
import { noon } from "../../../fakes/offers.ts";
import { bakerInLyon } from "../../../fakes/states.ts";

const where = createAtlas(loadTerritory());

function reading(said: object, fictitious = false): Offer {
  const row = { id: "214BQXN", intitule: "Boulanger", dateCreation: "2026-11-18T09:12:44.120Z", ...said };
  return toOffer(offreSchema.parse(row), where, () => undefined, fictitious);
}
const factsOn = (card: { facts: Parameters<typeof flattenRichText>[0][] }) =>
  card.facts.map(flattenRichText).join("\n");

describe("how many are wanted", () => {
  test.each<[unknown, number | undefined]>([
    [3, 3],
    [2, 2],
    [1, undefined],
    [0, undefined],
    [-2, undefined],
    [2.5, undefined],
    [99_999, undefined],
    ["3", undefined],
    [null, undefined],
    [undefined, undefined],
  ])("%j is %j", (nombrePostes, posts) => {
    const offer = reading({ nombrePostes });
    expect(offer.posts).toBe(posts);
    const found = { offer, related: false };
    for (const text of [factsOn(renderListingCard(found, 1, noon)), factsOn(renderOfferDetail(offer, undefined, noon))])
      if (posts === undefined) expect(text).not.toContain("poste");
      else expect(text).toContain(`${posts} postes`);
    // Digests show cards.
    expect(toNewsItem(found).offer.posts).toBe(posts);
  });
});

describe("languages", () => {
  test.each<[unknown, string[] | undefined]>([
    [[{ libelle: "Anglais", exigence: "E" }], ["Anglais exigé"]],
    [[{ libelle: "ALLEMAND", exigence: "S" }], ["Allemand souhaité"]],
    [[{ libelle: "Fran&amp;ccedil;ais", exigence: "E" }], ["Français exigé"]],
    [[{ libelle: "Italien" }], ["Italien"]],
    [
      [
        { libelle: "Anglais", exigence: "E" },
        { libelle: "anglais", exigence: "E" },
      ],
      ["anglais exigé"],
    ],
    [[null, {}, { libelle: "-" }, { libelle: 3 }, "Anglais"], undefined],
    [[], undefined],
    [undefined, undefined],
  ])("%j → %j", (langues, languages) => {
    const offer = reading({ langues });
    expect(offer.languages).toEqual(languages);
    if (languages) expect(factsOn(renderOfferDetail(offer, undefined, noon))).toContain(`🗣 ${languages.join(", ")}`);
  });

  test("six at most", () => {
    const langues = Array.from({ length: 40 }, (_, i) => ({ libelle: `Langue ${i}`, exigence: "S" }));
    expect(reading({ langues }).languages).toHaveLength(6);
  });
});

describe("advantages", () => {
  test.each<[object, string[] | undefined]>([
    [{ complement1: "Mutuelle", complement2: "Primes" }, ["Mutuelle", "Primes"]],
    [
      { complement1: "Mutuelle", listeComplements: [{ code: "1", libelle: "Mutuelle" }, { libelle: "CE" }] },
      ["Mutuelle", "CE"],
    ],
    [{ listeComplements: [{ code: "9" }, null, "x", { libelle: "Chèque repas" }] }, ["Chèque repas"]],
    [{ complement1: "N/A", complement2: "Autres" }, undefined],
    [{ complement1: "A négocier" }, undefined],
    // That is pay.
    [{ complement1: "A partir de 2 100 € brut par mois" }, undefined],
    [
      {
        complement1: "Mutuelle",
        complement2: `Rémunération selon la grille de la convention collective nationale, ${"à laquelle nous tenons, ".repeat(2)}soit 2 100 € brut par mois`,
      },
      ["Mutuelle"],
    ],
    [{}, undefined],
  ])("%j → %j", (salaire, advantages) => {
    const offer = reading({ salaire });
    expect(offer.advantages).toEqual(advantages);
    if (advantages) expect(factsOn(renderOfferDetail(offer, undefined, noon))).toContain(`🎁 ${advantages.join(", ")}`);
  });

  test("eight at most, of eighty characters", () => {
    const listeComplements = Array.from({ length: 40 }, (_, i) => ({ libelle: `Avantage ${i} ${"très ".repeat(40)}` }));
    const { advantages = [] } = reading({ salaire: { listeComplements } });
    expect(advantages).toHaveLength(8);
    for (const advantage of advantages) expect(advantage.length).toBeLessThanOrEqual(80);
  });
});

describe("whom to write to", () => {
  test.each<[object, string | undefined]>([
    [
      {
        nom: "Agence France Travail NANTES EST",
        coordonnees1: "12 RUE DU TEST",
        coordonnees2: "44000 NANTES",
        coordonnees3: "Courriel : ape.44000@exemple.fr",
      },
      "Agence France Travail NANTES EST, 12 RUE DU TEST, 44000 NANTES",
    ],
    [
      { nom: "Agence Pôle emploi de Lyon 3", coordonnees1: "Téléphone : 04 00 00 00 00" },
      "Agence Pôle emploi de Lyon 3",
    ],
    [{ nom: "Agence France Travail REIMS - Mme MARTIN" }, "Agence France Travail REIMS"],
    [{ nom: "Agence France Travail REIMS, Jean MARTIN" }, "Agence France Travail REIMS"],
    [{ nom: "Agence France Travail REIMS M. MARTIN" }, "Agence France Travail REIMS"],
    [
      {
        nom: "Agence France Travail BREST",
        coordonnees1: "Pour postuler, utiliser le lien suivant : https://exemple.fr/1",
      },
      "Agence France Travail BREST",
    ],
    [
      { nom: "Agence France Travail BREST", coordonnees1: "Contact : Jean MARTIN", coordonnees2: "Jean MARTIN" },
      "Agence France Travail BREST",
    ],
    // Whatever names no agency may name a person.
    [{ nom: "FOURNIL EXEMPLE - Mme Martin", coordonnees1: "12 RUE DU TEST" }, undefined],
    [{ nom: "Jean MARTIN" }, undefined],
    [{ nom: "France Travail Jean MARTIN" }, undefined],
    [{ nom: "Mme MARTIN, Agence France Travail BREST" }, undefined],
    [{ nom: "Agence d'intérim MARTIN" }, undefined],
    [{ coordonnees1: "12 RUE DU TEST" }, undefined],
    [{}, undefined],
  ])("%j → %s", (contact, expected) => {
    const offer = reading({ contact: { ...contact, telephone: "06 00 00 00 00", courriel: "martin@exemple.fr" } });
    expect(offer.contact).toBe(expected);
    expect(JSON.stringify(offer)).not.toMatch(/martin|@|06 00|04 00/i);
    if (expected) expect(factsOn(renderOfferDetail(offer, undefined, noon))).toContain(`📮 ${expected}`);
  });

  test("however a person is named, neither the name nor an address to write to is kept", () => {
    const person = fc.constantFrom(
      "MARTIN",
      "Jean Martin",
      "Mme Martin",
      "M. MARTIN",
      "martin@exemple.fr",
      "Madame J. Martin",
    );
    const before = fc.constantFrom(
      "",
      "Contact : ",
      "FOURNIL - ",
      "A l'attention de ",
      "Agence France Travail BREST - ",
      "France Travail ",
    );
    const line = fc.tuple(before, person).map((said) => said.join(""));
    fc.assert(
      fc.property(line, line, line, (nom, coordonnees1, coordonnees2) => {
        const offer = reading({ contact: { nom, coordonnees1, coordonnees2, telephone: nom, courriel: nom } });
        expect(JSON.stringify(offer)).not.toMatch(/martin/i);
      }),
    );
  });
});

describe("the employer's page to apply on", () => {
  test.each<[unknown, string | undefined]>([
    ["https://recrutement.exemple.fr/offre/12?ref=ft", "https://recrutement.exemple.fr/offre/12?ref=ft"],
    ["http://exemple.fr", "http://exemple.fr/"],
    ["mailto:martin@exemple.fr", undefined],
    ["https://exemple.fr/?a=martin@exemple.fr", undefined],
    ["https://exemple.fr/?a=martin%40exemple.fr", undefined],
    ["https://martin:secret@exemple.fr/", undefined],
    ["https://www.linkedin.com/in/martin", undefined],
    ["javascript:alert(1)", undefined],
    ["https://localhost/x", undefined],
    ["exemple.fr", undefined],
    [`https://exemple.fr/${"x".repeat(600)}`, undefined],
    [12, undefined],
    [undefined, undefined],
  ])("%j", (urlPostulation, expected) => {
    const offer = reading({ contact: { urlPostulation } });
    expect(offer.applyUrl).toBe(expected);
    const urls = (of: Offer) =>
      renderListing(of, { search: bakerInLyon, distanceKm: undefined, now: noon }).flatMap((block) =>
        block.kind === "actions" ? block.actions.flatMap((one) => (one.kind === "url" ? [one.url] : [])) : [],
      );
    expect(urls(offer)).toEqual([offer.url, ...(expected ? [expected] : [])]);
    // Nothing of the demonstration leads anywhere.
    expect(urls(reading({ contact: { urlPostulation } }, true))).toEqual([]);
  });
});

test("an export tells all of it, and no cell is a formula", () => {
  const offer = reading({
    nombrePostes: 4,
    langues: [{ libelle: "Anglais", exigence: "E" }],
    salaire: { complement1: "=Mutuelle" },
    contact: { nom: "Agence France Travail BREST", urlPostulation: "https://exemple.fr/12" },
  });
  const row = Object.fromEntries(toExportRow(offer, offer.created ?? "").map((cell, i) => [exportHeadings[i], cell]));
  expect(row).toMatchObject({
    Postes: "4",
    Langues: "Anglais exigé",
    Avantages: "'=Mutuelle",
    Candidature: "https://exemple.fr/12",
    Contact: "Agence France Travail BREST",
  });
});

test("an alert carries what a card shows, and nothing of the rest", () => {
  const offer = reading({ nombrePostes: 4, langues: [{ libelle: "Anglais" }], salaire: { complement1: "Mutuelle" } });
  const { offer: carried } = toNewsItem({ offer, related: false });
  expect(carried).toMatchObject({ posts: 4 });
  expect(carried).not.toHaveProperty("languages");
  expect(carried).not.toHaveProperty("advantages");
});
