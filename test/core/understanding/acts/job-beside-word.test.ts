import { expect, test } from "vitest";
import { readMessage } from "../../../fakes/reference.ts";

const read = (text: string) => {
  const { wish, isSure } = readMessage(text, { context: "home" });
  return { first: wish?.titles[0]?.label, isSure };
};

test.each([
  ["cdi serveur bateau", "Serveur / Serveuse"],
  ["interim cariste froid", "Cariste"],
  ["alternance boulanger die", "Boulanger / Boulangère"],
  ["boulanger fromage", "Boulanger / Boulangère"],
  ["cdi plombier piscine", "Plombier / Plombière"],
])("%s: the job is proposed, whatever the word beside it is like", (text, first) => {
  expect(read(text)).toEqual({ first, isSure: false });
});

test("of two words that are jobs, neither is left out", () => {
  expect(read("ménage ou cuisine").isSure).toBe(true);
});
