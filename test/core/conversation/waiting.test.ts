import { expect, test } from "vitest";
import { renderText } from "../../../src/bots/terminal/render.ts";
import { isOtherWait, renderWaiting } from "../../../src/core/conversation/waiting.ts";
import { plainSpaces } from "../../fakes/plain-spaces.ts";

const showWait = (ms: number) =>
  plainSpaces(renderText(renderWaiting({ ask: "locate", point: { latitude: 0, longitude: 0 } }, "", ms)).text);

test("who waits is told about how long, with a way out", () => {
  expect(showWait(38_000)).toBe(
    [
      "🔎 Je cherche…",
      "👥 Beaucoup de monde en ce moment : réponse dans environ 40 secondes. Vous n'avez rien à faire, elle s'affichera ici.",
      "[✖️ Annuler]",
    ].join("\n"),
  );
});

test.each([
  [4_999, undefined],
  [5_000, "environ 5 secondes"],
  [12_300, "environ 15 secondes"],
  [30_000, "environ 30 secondes"],
  [31_000, "environ 40 secondes"],
  [50_000, "environ 50 secondes"],
  [50_001, "environ une minute"],
  [75_000, "environ une minute"],
  [76_000, "environ 2 minutes"],
  [180_000, "environ 3 minutes"],
  [300_000, "environ 5 minutes"],
])("%d ms is told as %s", (ms, told) => {
  if (told === undefined) expect(showWait(ms)).not.toContain("Beaucoup de monde");
  else expect(showWait(ms)).toContain(`réponse dans ${told}.`);
});

test.each([
  [40_000, 30_000, false],
  [40_000, 20_000, true],
  [40_000, 50_000, false],
  [40_000, 60_000, true],
  [0, 5_000, true],
  [0, 4_000, false],
  [5_000, 0, true],
])("told of %d ms, people are told of %d ms: %s", (told, now, isOther) => {
  expect(isOtherWait(told, now)).toBe(isOther);
});
