import { expect, test } from "vitest";
import type { DigestNotice, Notice } from "../../../src/core/alerts/notice.ts";
import { openNotice } from "../../../src/core/conversation/notice.ts";
import { readState } from "../../../src/core/conversation/state.ts";
import { flattenRichText, type View } from "../../../src/core/conversation/view.ts";
import { offer } from "../../fakes/offers.ts";
import { bakerInLyon } from "../../fakes/states.ts";

const digest: DigestNotice = {
  type: "digest",
  alert: "alert0000001",
  name: "Boulanger · Lyon (69)",
  search: bakerInLyon,
  day: "2026-11-23T07:00:00.000Z",
  items: [{ key: "ft:NEW01" }, { key: "ft:GONE1" }, { key: "ft:NEW03", folds: ["a"], fold: "a" }],
  shown: 2,
  offers: [{ offer: offer({ key: "ft:NEW01", title: "Boulanger NEW01" }), related: false }, "gone"],
  total: 3,
  missing: ["La bonne alternance"],
};
const silence: Notice = {
  type: "silence",
  alert: "alert0000001",
  name: "Boulanger · Lyon (69)",
  search: bakerInLyon,
  wider: [{ label: "Élargir à 50 km", search: { ...bakerInLyon, radius: 50 }, count: 12 }],
};

const linesOf = (view: View) =>
  view.flatMap((block) =>
    block.kind === "text" ? [flattenRichText(block.text)] : block.kind === "card" ? [block.title] : [],
  );

test.each<[string, Notice, unknown]>([
  ["a digest", digest, { step: "digest", items: digest.items, shown: 2, total: 3, page: 0 }],
  ["one whose news came while it slept", { ...digest, slept: true }, { step: "digest", slept: true }],
  ["an alert with nothing to tell", silence, { step: "silence", wider: silence.wider }],
  ["a question", { type: "question", alerts: 2 }, { step: "still", alerts: 2 }],
])("the screen of %s is one that is stored and read again", (_what, notice, wanted) => {
  const { state } = openNotice(notice);
  expect(state).toMatchObject(wanted as object);
  expect(readState(JSON.parse(JSON.stringify(state)))).toMatchObject(wanted as object);
});

test("a digest shows what is there, says what is gone and which source is missing; of it a locked screen shows the number alone", () => {
  const { view, summary } = openNotice(digest);
  expect(linesOf(view)).toEqual([
    expect.stringContaining("3 nouvelles offres"),
    expect.stringContaining("La bonne alternance ne répond pas"),
    expect.stringContaining("Boulanger NEW01"),
    "2. Cette offre n'est plus en ligne.",
  ]);
  expect(summary).toBe("3 nouvelles offres pour votre alerte");
});

test("what may be read on a locked screen of the other notices is left to the platform", () => {
  for (const notice of [silence, { type: "question", alerts: 1 } as const])
    expect(openNotice(notice).summary).toBeUndefined();
});
