import { describe, expect, test } from "vitest";
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
    for (const text of ["la 2 quoi", "supprime bof", "tout ça"]) {
      const read = readMessage(text, { context: "alerts" });
      if (read.act === "alert" && read.isSure) expect(read.confidence).toBeGreaterThan(0.5);
    }
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
