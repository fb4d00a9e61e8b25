import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { z } from "zod";
import { readGrave } from "../../../fakes/reference.ts";

/**
 * Messages of distress and danger, and as many again that only sound like it; written by people who had not
 * seen how they are read. What is missed and what is mistaken may only become less.
 */
const messages = z
  .array(z.object({ text: z.string(), expected: z.enum(["distress", "danger", "none"]) }))
  .parse(parse(readFileSync("test/utterances/grave.csv"), { columns: true }));

const listOf = (expected: string, isRight: (read: string) => boolean) =>
  messages
    .filter((one) => (expected === "none") === (one.expected === "none"))
    .filter(({ text }) => !isRight(readGrave(text) ?? "none"))
    .map(({ text }) => text);

test("distress and danger are met", () => {
  const missed = listOf("any", (read) => read !== "none");
  expect(missed.length, missed.join("\n")).toBeLessThanOrEqual(8);
});

test("nobody is alarmed by a figure of speech, a trade or a quarrel at work", () => {
  const mistaken = listOf("none", (read) => read === "none");
  expect(mistaken.length, mistaken.join("\n")).toBeLessThanOrEqual(3);
});

test("what was cut out as harmless does not hide what else is said", () => {
  expect(readGrave("je meurs de faim et mon patron m'enferme la nuit")).toBe("danger");
  expect(readGrave("mort de rire, sinon j'ai envie de mourir")).toBe("distress");
  expect(readGrave("je veux mourir de faim plutôt que continuer")).toBe("distress");
  expect(readGrave("aidez moi parce que j'ai envie de mourir")).toBe("distress");
});

test.each(["j e v e u x m o u r i r", "j.e v.e.u.x m.o.u.r.i.r", "je veux m0urir", "JE VEUX MOURIR!!!"])(
  "letters that stand apart or are written otherwise: %s",
  (text) => expect(readGrave(text)).toBe("distress"),
);
