import { describe, expect, test } from "vitest";
import {
  readSearchWords,
  type WordedCriteria,
} from "../../../../src/adapters/france-travail/search/criteria-of-words.ts";
import type { GivenParameters } from "../../../../src/adapters/france-travail/search/merge-criteria.ts";
import { useLookups } from "./words-lookups.ts";

const lookups = useLookups();

function meant(text: string, place?: string, given?: GivenParameters): WordedCriteria {
  const read = readSearchWords(text, place === undefined ? [] : [place], lookups(), given);
  if ("refusal" in read) throw new Error(JSON.stringify(read.refusal));
  return read;
}

const refused = (text: string, place?: string) => {
  const read = readSearchWords(text, place === undefined ? [] : [place], lookups());
  return "refusal" in read ? read.refusal : undefined;
};

describe("words are understood as in a chat", () => {
  test.each<[string, string | undefined, Record<string, unknown>]>([
    ["boulanger", undefined, { codeROME: ["D1102"] }],
    ["boulanger à Lyon", undefined, { codeROME: ["D1102"], commune: ["69381"], distance: 20 }],
    ["boulanger", "Nantes", { codeROME: ["D1102"], commune: ["44109"], distance: 20 }],
    ["boulanger", "Bretagne", { codeROME: ["D1102"], region: "53" }],
    ["", "29", { departement: ["29"] }],
    ["Nantes", undefined, { commune: ["44109"], distance: 20 }],
    ["alternance boulanger", undefined, { codeROME: ["D1102"], natureContrat: ["E2", "FS"] }],
    ["boulanger cdi", undefined, { codeROME: ["D1102"], typeContrat: ["CDI", "DIN"] }],
    ["zorglub quantique", undefined, { motsCles: ["zorglub", "quantique"] }],
  ])("%j with place %j", (text, place, expected) => {
    const { codeROME, ...asked } = meant(text, place).asked;
    const { codeROME: job, ...others } = expected;
    expect(asked).toEqual(others);
    // The first of a family.
    expect(String(codeROME).split(",")[0]).toBe(String(job));
  });

  test("and each note says what one of them was taken for", () => {
    const lyon = expect.objectContaining({ kind: "commune", name: "Lyon" });
    expect(meant("boulanger à Lyon").notes).toEqual([
      { is: "job", label: "Boulanger / Boulangère", codes: ["D1102"], related: expect.any(Array) },
      { is: "place", place: lyon, others: [], km: 20 },
    ]);
    expect(meant("Rhône").notes).toEqual([
      { is: "place", place: expect.objectContaining({ kind: "departement", code: "69" }), others: [], km: undefined },
    ]);
    expect(meant("zorglub").notes).toEqual([{ is: "words", words: "zorglub" }]);
    expect(meant("alternance boulanger").notes.at(-1)).toEqual({ is: "kind", kind: "alternance" });
    expect(meant("stage de boulanger").notes.at(-1)).toEqual({ is: "elsewhere", kind: "stage" });
  });

  test("a distance that words cannot choose is noted, with the one that is taken", () => {
    expect(meant("boulanger 3 km de Nantes").notes.slice(1)).toEqual([
      expect.objectContaining({ is: "place", km: 5 }),
      { is: "radius", saidKm: 3, radius: 5 },
    ]);
    expect(meant("boulanger 3 km de Nantes", undefined, { distance: "3" }).notes.slice(1)).toEqual([
      expect.objectContaining({ is: "place", km: 3 }),
    ]);
    expect(meant("boulanger 35 km de Nantes").notes.slice(1)).toEqual([
      expect.objectContaining({ is: "place", km: 35 }),
    ]);
    expect(meant("boulanger 5 km", "Bretagne").notes.slice(1)).toEqual([
      expect.objectContaining({ is: "place", km: undefined }),
      { is: "radius-left-out", saidKm: 5 },
    ]);
  });

  test("several places are one query where they are of one kind, and each is noted", () => {
    const { asked, notes, place } = meant("boulanger à Nantes ou Rennes");
    expect(asked).toMatchObject({ commune: ["44109", "35238"], distance: 20 });
    expect(notes.flatMap((note) => (note.is === "place" ? [note.place] : []))).toMatchObject([
      { name: "Nantes" },
      { name: "Rennes" },
    ]);
    expect(place).toBe("Nantes (44) et Rennes (35)");
    expect(meant("boulanger", "le 38 et le 73").asked).toMatchObject({ departement: ["38", "73"] });
  });

  test("places of several kinds are refused, each named", () => {
    expect(refused("boulanger", "Nantes et Savoie")).toMatchObject({
      is: "mixed-places",
      areas: [{ name: "Nantes" }, { name: "Savoie" }],
    });
  });

  test("other places of that name are noted", () => {
    const [note] = meant("", "Saint-Denis").notes;
    expect(note).toMatchObject({ is: "place", place: { name: "Saint-Denis" } });
    expect(note?.is === "place" && note.others.length).toBeGreaterThan(0);
  });

  test("only places that are searched are named, and the others are said to be left out", () => {
    const { notes, place } = meant("serveur", "Lyon, Villeurbanne, Bron, Vénissieux, Grenoble, Annecy");
    expect(place).not.toContain("Annecy");
    expect(notes.filter((note) => note.is === "place")).toHaveLength(5);
    const annecy = expect.objectContaining({ name: "Annecy" });
    expect(notes).toContainEqual({ is: "place-left-out", place: annecy, why: "beyond" });
    const all = meant("serveur", "Grenoble, Isère");
    expect(all.place).toBe("Isère (38)");
    const grenoble = expect.objectContaining({ name: "Grenoble" });
    expect(all.notes).toContainEqual({ is: "place-left-out", place: grenoble, why: "within" });
  });

  test("a town beside all of France is said to lie in it", () => {
    const read = readSearchWords("serveur", ["Lyon", "toute la France"], lookups());
    const lyon = expect.objectContaining({ name: "Lyon" });
    expect("notes" in read && read.notes).toContainEqual({ is: "place-left-out", place: lyon, why: "within" });
    expect(read).toMatchObject({ place: "toute la France" });
  });

  test.each([
    ["Paris 13e", "Paris (75)"],
    ["Lyon 3e", "Lyon (69)"],
    ["Marseille 1er", "Marseille (13)"],
  ])("%s is asked as its city, and noted to be", (name, city) => {
    const { notes, place, asked } = meant("boulanger", name);
    expect(place).toBe(city);
    expect(notes).toContainEqual({ is: "whole-city", city, place: expect.objectContaining({ name }) });
    expect(String(asked.commune)).toMatch(/^(75101|69381|13201)$/);
    expect(meant("boulanger", "Lyon")).toMatchObject({ place: "Lyon (69)", job: "Boulanger / Boulangère" });
    expect(meant("boulanger", "Lyon").notes.map(({ is }) => is)).toEqual(["job", "place"]);
  });

  test("a text of filters alone is no job", () => {
    expect(meant("télétravail").asked).toEqual({});
    expect(meant("télétravail").job).toBeUndefined();
    expect(meant("télétravail à Lyon").asked).toMatchObject({ commune: ["69381"] });
  });
});

describe("what cannot be asked is refused", () => {
  test.each([
    ["boulanger", "Nouvelle Calédonie"],
    ["boulanger à Nouméa", undefined],
    ["", "Saint-Pierre-et-Miquelon"],
  ])("%j with place %j: France Travail has no offers there", (text, place) => {
    expect(refused(text, place)).toEqual({ is: "not-covered", area: expect.any(Object) });
  });

  test("words of which nothing can be searched for", () => {
    expect(refused("🔥")).toEqual({ is: "nothing", text: "🔥" });
  });

  test("and what the core has a doubt about", () => {
    expect(refused("boulanger", "xqzvwk")).toEqual({ is: "unknown-place", name: "xqzvwk" });
  });
});
