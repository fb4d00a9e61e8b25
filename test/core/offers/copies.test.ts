import { describe, expect, test } from "vitest";
import { getCopyKeys, getFormerCopyKeys, normaliseTitle, omitDescription } from "../../../src/core/offers/copies.ts";
import { dropCopies } from "../../../src/core/offers/group-copies.ts";
import { company as companyOf } from "../../fakes/offers.ts";
import { areCopies, type Changes, long, lyon, nantes, posted } from "./posted.ts";

const nobody = { company: undefined, description: long };

describe("the same title, company, commune and contract is a copy", () => {
  test.each<[string, Changes, boolean]>([
    ["with nothing changed", {}, true],
    [
      "with another text, pay, date and number",
      { description: long, salary: "2 000 €", key: "ft:2", created: "" },
      true,
    ],
    ["in other letters", { title: "BOULANGER F/H", company: "FOURNIL  de l’Etoile" }, true],
    ["with its reference", { title: "Boulanger H/F - réf. LY-2024-118" }, true],
    ["for fewer months", { contract: { kind: "cdi", label: "CDI, 3 mois" } }, true],
    ["of another shop of the chain, in another commune", { place: nantes }, false],
    ["in another arrondissement", { place: { label: "Lyon 3e (69)", commune: "69383" } }, false],
    ["for another contract", { contract: { kind: "cdd", label: "CDD" } }, false],
    ["with no contract said", { contract: undefined }, false],
    ["for an apprentice", { alternance: true }, false],
    ["for another job", { title: "Pâtissier (H/F)" }, false],
    ["of another level", { title: "Boulanger 2 (H/F)" }, false],
    ["of another company", { company: "Autre" }, false],
    ["of no company", { company: undefined }, false],
    ["of a company that is none", { company: "Confidentiel" }, false],
    ["without a place", { place: { label: "" } }, false],
    ["with a title that says nothing", { title: "H/F" }, false],
  ])("%s: %#", (_how, changes, is) => {
    expect(areCopies(posted({}), posted(changes))).toBe(is);
  });

  test("but not of two who fill the field of the company, who give no place, or who train for others", () => {
    for (const changes of [
      { company: "Confidentiel" },
      { company: "R.A.S." },
      { place: { label: "" } },
      { bySchool: true },
      { title: "(H/F)" },
    ])
      expect(areCopies(posted(changes), posted({ ...changes, key: "ft:2" }))).toBe(false);
  });

  test("where no commune is said, by the place as it is said", () => {
    const rhone = { label: "Rhône (69)", departement: "69" };
    expect(areCopies(posted({ place: rhone }), posted({ place: { ...rhone } }))).toBe(true);
    expect(areCopies(posted({ place: rhone }), posted({ place: lyon }))).toBe(false);
  });

  test("also of apprentices, whose contract each service names its own way", () => {
    const one = posted({ alternance: true, contract: { kind: "cdd", label: "CDD, 24 mois" } });
    expect(areCopies(one, posted({ alternance: true, contract: { kind: "other", label: "Apprentissage" } }))).toBe(
      true,
    );
  });

  test("of contracts that have no kind of ours, by what they are called", () => {
    const called = (label: string) => posted({ contract: { kind: "other", label } });
    expect(areCopies(called("Profession libérale"), called("profession liberale, 6 mois"))).toBe(true);
    expect(areCopies(called("Profession libérale"), called("Franchise"))).toBe(false);
  });
});

describe("the same long text is a copy", () => {
  test.each<[string, Changes, Changes, boolean]>([
    ["of nobody, under another title", nobody, { ...nobody, title: "Ouvrier" }, true],
    ["of nobody, in other letters", nobody, { ...nobody, description: long.toUpperCase() }, true],
    ["of nobody, in another commune", nobody, { ...nobody, place: nantes }, true],
    [
      "of a company that is none",
      { ...nobody, company: "Notre client" },
      { ...nobody, company: "RAS", place: nantes },
      true,
    ],
    ["of two companies in one commune", { description: long }, { description: long, company: "Intérim" }, true],
    ["of one company, under another title", { description: long }, { description: long, title: "Ouvrier" }, true],
    ["of a company and of nobody in one commune", { description: long }, nobody, true],
    ["of a chain in two communes", { description: long }, { description: long, place: nantes }, false],
    ["of a company and of nobody elsewhere", { description: long }, { ...nobody, place: nantes }, false],
    ["of nobody with a sentence more", nobody, { ...nobody, description: `${long} Le dimanche aussi.` }, false],
    ["of nobody, but short", { company: undefined }, { company: undefined }, false],
    [
      "of nothing but signs",
      { ...nobody, description: "*".repeat(400) },
      { ...nobody, description: "*".repeat(400) },
      false,
    ],
  ])("%s: %#", (_of, one, other, is) => {
    expect(areCopies(posted(one), posted({ ...other, key: "ft:2" }))).toBe(is);
  });

  test("from 200 signs on, as they are compared", () => {
    const of = (length: number) => posted({ company: undefined, description: ` ${"é".repeat(length)}.` });
    expect(getCopyKeys(of(199))).toEqual([]);
    expect(getCopyKeys(of(200))).not.toEqual([]);
  });
});

test("eight shops of a chain are eight offers, whether or not they say the same", () => {
  for (const description of ["Court.", long]) {
    const shops = Array.from({ length: 8 }, (_, i) =>
      posted({ key: `ft:${i}`, description, place: { label: `Ville ${i}`, commune: `6900${i}` } }),
    );
    expect(dropCopies(shops)).toHaveLength(8);
  }
});

test("a company that published nothing is no copy of another", () => {
  expect(getCopyKeys(companyOf({ title: "Fournil", description: long }))).toEqual([]);
});

test.each([
  ["Boulanger (H/F)", "boulanger"],
  ["BOULANGER F/H/X", "boulanger"],
  ["Boulanger h-f", "boulanger"],
  ["Boulanger HF", "boulanger"],
  ["Boulanger (m/f/d)", "boulanger"],
  ["Boulanger Homme/Femme", "boulanger"],
  ["Boulanger / Boulangère", "boulanger"],
  ["Serveur / Serveuse en salle", "serveur en salle"],
  ["Vendeur(euse)", "vendeur"],
  ["employé·e de rayon", "employe de rayon"],
  ["Boulanger - Référence : LY-118", "boulanger"],
  ["Boulanger n° 4711", "boulanger"],
  ["AB20417 Boulanger", "boulanger"],
  ["Cuisinier / Serveur", "cuisinier serveur"],
  ["Agent SSIAP 1", "agent ssiap 1"],
  ["Technicien R489", "technicien r489"],
  ["Alternance 2026", "alternance 2026"],
  ["Développeur C++ (H/F)", "developpeur c++"],
  ["Infirmier de référence nuit", "infirmier de reference nuit"],
  ["Éducateur référent", "educateur referent"],
])("the job in %j is %j", (title, job) => {
  expect(normaliseTitle(title)).toBe(job);
});

test("an offer without its text is a copy still", () => {
  const one = omitDescription(posted(nobody));
  expect(one.description).toBe("");
  expect(areCopies(one, posted({ ...nobody, key: "ft:2" }))).toBe(true);
});

describe("what stores have from before", () => {
  const older = "Nous recherchons une personne motivée. ".repeat(100);
  const unnamed = (description: string) => getCopyKeys(posted({ company: undefined, description }))[0];

  test("is known by the same key where the text alone told, by its beginning", () => {
    expect(older.length).toBeGreaterThan(2_500);
    expect(unnamed(`${older} Référence 4711.`)).toBe(unnamed(`${older} Référence 4712.`));
    expect(unnamed(`Référence 4711. ${older}`)).not.toBe(unnamed(`Référence 4712. ${older}`));
    // What was written into a store then.
    expect(unnamed(older)).toBe("3h9td3cxxcyv");
  });

  test("of a company that is known is looked up, whatever the commune was", () => {
    const [key] = getFormerCopyKeys(posted({ place: lyon }));
    expect(getFormerCopyKeys(posted({ place: nantes, title: "boulanger h/f" }))).toEqual([key]);
    expect(getCopyKeys(posted({}))).not.toContain(key);
    expect(getFormerCopyKeys(posted({ company: undefined }))).toEqual([]);
  });
});
