import { describe, expect, test } from "vitest";
import { toScreen } from "../../../../src/exam/judge.ts";
import { readMessage } from "../../../fakes/reference.ts";

describe("a weak guess asks", () => {
  test.each([
    "ma grand mère fait des confitures à Limoges",
    "le chien aboie fort Bordeaux",
    "mon voisin raconte souvent sa jeunesse à Limoges",
  ])("%j: a place among words that nothing was made of", (text) => {
    const read = readMessage(text, { context: "home" });
    expect(read).toMatchObject({ act: "search", isSure: false });
    expect(read.confidence).toBeLessThanOrEqual(0.5);
  });

  test("in the list of alerts, what is hardly likely is not done", () => {
    expect(readMessage("la 2 quoi", { context: "alerts" })).toMatchObject({ act: "go", to: "offer:2" });
    expect(readMessage("supprime bof", { context: "alerts" })).toMatchObject({ act: "alert", isSure: false });
    expect(readMessage("tout ça", { context: "alerts" }).isSure).toBe(false);
    expect(readMessage("supprime tout", { context: "alerts" })).toMatchObject({ to: "stop-all", isSure: true });
    expect(readMessage("vire la 1", { context: "alerts" })).toMatchObject({
      act: "alert",
      to: "stop",
      which: 1,
      isSure: true,
    });
  });
});

test.each(["Nantes", "serveur Lyon", "la réunion", "boulanger", "idf"])("%j is sure, by its own parts", (text) => {
  for (const context of ["home", "place"] as const) {
    const read = readMessage(text, { context });
    expect(read.isSure).toBe(true);
    expect(read.confidence).toBeGreaterThan(0.8);
  }
});

/** Put together of pieces that each are sure: it is carried out, whatever the phrases make of its words. */
test.each([
  ["home", "je suis à Mulhouse"],
  ["home", "électricien sur Toulon svp"],
  ["results", "pas de travail le dimanche svp"],
  ["results", "et si je cherche en Isère ?"],
  ["place", "la rochelle stp"],
  ["home", "serveur Lyon le soir"],
] as const)("%s: %s is sure", (context, text) => {
  const { isSure, confidence } = readMessage(text, { context });
  expect(isSure).toBe(true);
  expect(confidence).toBeGreaterThan(0.75);
});

/** What rests on a likeness, or leaves several words over, is proposed, and ticks nothing. */
test.each([
  ["home", "decat recrute ? jadore le sport en équipe", "search"],
  ["results", "pouet", "unclear"],
] as const)("%s: %s is proposed at most, as %s", (context, text, as) => {
  const { act, isSure, wish } = readMessage(text, { context });
  expect({ act, isSure }).toEqual({ act: as, isSure: false });
  expect(wish?.isJobGuess).toBe(as === "search" ? true : undefined);
});

test("words that are like nothing are said, beside a job that ticks nothing where talk is likelier", () => {
  const { act, isSure, meaning, wish } = readMessage("cumuler les alocs et la couture", { context: "home" });
  expect({ act, isSure }).toEqual({ act: "search", isSure: false });
  expect(wish?.isJobGuess).toBe(true);
  expect(meaning?.doubt).toEqual({ is: "words", said: "cumuler les alocs" });
});

test("a job beside a place that nobody knows stays known", () => {
  const { isSure, meaning, wish } = readMessage("serveur à Qwertzville", { context: "home" });
  expect({ isSure, isJobGuess: wish?.isJobGuess }).toEqual({ isSure: false, isJobGuess: undefined });
  expect(meaning?.doubt).toEqual({ is: "place", said: "Qwertzville" });
});

test.each(["nounou pessac", "93", "la sécurité", "vigile", "ikea à Reims", "jai mon BAFA", "35h", "Sens"])(
  "%j is carried out, and not with a confidence near nothing",
  (text) => {
    const { isSure, confidence } = readMessage(text, { context: "home" });
    expect(isSure).toBe(true);
    expect(confidence).toBeGreaterThan(0.75);
  },
);

test.each([
  ["titles", "finalement vendeuse en boulangerie"],
  ["results", "plutôt femme de chambre"],
  ["home", "serveur Brive"],
] as const)(
  "%s: %j needs no question: beside the name stand words that say nothing, or names like it",
  (context, text) => {
    expect(readMessage(text, toScreen(context)).isSure).toBe(true);
  },
);
