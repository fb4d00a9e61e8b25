import { describe, expect, test } from "vitest";
import { type PrintedReading, printReading } from "../../../../src/core/understanding/acts/print-reading.ts";
import type { Context } from "../../../../src/core/understanding/acts/reading.ts";
import { toScreen } from "../../../../src/exam/judge.ts";
import { readMessage } from "../../../fakes/reference.ts";

const read = (text: string, context: Context = "home"): PrintedReading =>
  printReading(readMessage(text, toScreen(context)));

const firstJob = (text: string) => (read(text).jobs as string[] | undefined)?.[0];

describe("one thing is dropped, and the other wanted", () => {
  test.each([
    ["oublie Lyon, Annecy plutôt", { places: ["74010"] }],
    ["laisse tomber Lyon, cherche à Annecy", { places: ["74010"] }],
    ["oublie les filtres, CDI", { filters: { contract: ["cdi"] } }],
  ])("%s", (text, expected) => {
    expect(read(text, "results")).toEqual({ act: "refine", ...expected, sure: true });
  });

  test("the job that is dropped is none of those that are searched", () => {
    const { jobs = [] } = read("en fait laisse tomber serveur, fais cuisinier", "results");
    expect(jobs).toContain("G1602");
    expect(jobs).not.toContain("G1803");
  });

  test("where nothing else is wanted, it is only dropped", () => {
    expect(read("laisse tomber", "place")).toMatchObject({ act: "go", to: "cancel" });
    expect(read("laisse tomber cette offre, montre la suivante", "results")).toMatchObject({ act: "go", to: "next" });
  });
});

describe("who says where they come from asks for no village that sounds so", () => {
  test.each(["je suis afghan je cherche travail bâtiment", "bonjour je être malien, travail bâtiment"])(
    "%s",
    (text) => {
      expect(read(text)).not.toHaveProperty("places");
    },
  );
});

describe("a time of somebody's life is no age of an offer", () => {
  test.each(["j'ai déménagé à Valence la semaine dernière", "je suis arrivée à Valence cette semaine"])(
    "%s",
    (text) => {
      expect(read(text, "results")).toEqual({ act: "refine", places: ["26362"], sure: true });
    },
  );

  test("what offers are told of is one", () => {
    expect(read("les offres de la semaine dernière", "results")).toMatchObject({ filters: { since: "7" } });
  });
});

test("nothing of what follows 'rien' is wanted", () => {
  expect(read("rien avec du port de charges")).toMatchObject({ exclude: ["charges lourdes"] });
  expect(read("rien de nuit", "results")).toMatchObject({ exclude: ["nuit"] });
  expect(read("rien que le soir", "results")).toMatchObject({ include: ["soir"] });
});

test("of alerts, the one that is kept is not ended", () => {
  expect(read("la 1 je la garde, supprime la 3", "alerts")).toMatchObject({ act: "alert", to: "stop", which: 3 });
  expect(read("supprime la 3 et garde la 1", "alerts")).toMatchObject({ act: "alert", to: "stop", which: 3 });
});

test("who wants to be at home in the evening does not want to work then", () => {
  for (const text of ["chauffeur poids lourd Orléans, je rentre tous les soirs", "maçon Orléans, à la maison le soir"])
    expect(read(text)).not.toHaveProperty("include");
  expect(read("serveur Orléans le soir")).toMatchObject({ include: ["soir"] });
});

test("where a place is that helps, however it is asked", () => {
  for (const text of ["cap emploi à Quimper c'est où", "cap emploi Quimper ?", "où est cap emploi à Quimper"])
    expect(read(text)).toMatchObject({ act: "go", to: "near" });
});

test("a name of a wish beside words for 'only' is that wish", () => {
  expect(read("statut cadre exclusivement", "results")).toEqual({
    act: "refine",
    filters: { qualification: "executive" },
    sure: true,
  });
});

test("words of every day that sound like a job are none, and things of a job lead to it", () => {
  expect(read("seul")).toMatchObject({ act: "unclear" });
  expect(read("chauffeur spl citerne")).not.toHaveProperty("places");
  expect(firstJob("garde champêtre")).toBe("K1707");
  expect(firstJob("ramasser les poubelles derrière le camion")).toBe("K2303");
  expect(firstJob("je veux conduire des engins de chantier")).toBe("F1302");
  expect(read("éoliennes")).toMatchObject({ act: "search" });
});
