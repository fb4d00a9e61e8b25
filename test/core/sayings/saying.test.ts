import { describe, expect, test } from "vitest";
import {
  createFindSaying,
  formatDoor,
  passingLabels,
  type SayingLabel,
  sayingLabels,
} from "../../../src/core/sayings/saying.ts";
import { findSaying, talk } from "../../fakes/reference.ts";

const operator = { name: "CFA des Bords de Loire", contact: "contact@cfa-des-bords-de-loire.example" };

/** Every form of every label and topic, with and without somebody who answers for the service. */
const all = [undefined, operator].flatMap((someone) =>
  [...new Set(talk.sayings.map(({ label }) => label))].flatMap((key) =>
    [0, 1, 2].map((form) => {
      const to = sayingLabels.find((label) => label === key.split("/")[0]);
      if (!to) throw new Error(`"${key}" is no label`);
      return findSaying({ to, said: { key, form } }, { count: 0, operator: someone });
    }),
  ),
);

test("every label has something to say, and those in passing say it without a door", () => {
  for (const to of sayingLabels) expect(findSaying({ to }, { count: 0 }).text, to).not.toBe("");
  for (const to of passingLabels) expect(findSaying({ to }, { count: 0 }).doors, to).toEqual([]);
});

test("all of it fits on the screen of a phone, with its doors", () => {
  for (const { key, text, doors } of all) {
    const whole = [text, ...doors.map((door) => `• ${formatDoor(door)}`)].join("\n");
    expect(whole.length, key).toBeLessThanOrEqual(500);
    expect(whole, key).not.toMatch(/[{}]|undefined|NaN| {2}/);
  }
});

test("nobody reads the same form twice in a row, nor thrice at all in six times", () => {
  for (const to of sayingLabels) {
    const forms = [0, 1, 2, 3, 4, 5].map((count) => findSaying({ to }, { count, operator }).text);
    forms.forEach((form, i) => void expect(form, to).not.toBe(forms[i + 1]));
    expect(new Set(forms).size, to).toBeGreaterThanOrEqual(2);
  }
});

test("whoever answers for the service is named where there is somebody", () => {
  for (const to of ["human", "broken"] as const)
    for (const count of [0, 1, 2]) {
      expect(findSaying({ to }, { count, operator }).text).toContain(operator.contact);
      expect(findSaying({ to }, { count }).text).not.toContain("{operator}");
    }
});

test("where others read along the likeliest door is enough", () => {
  for (const { key, form, doors } of all) {
    const to = sayingLabels.find((label) => label === key.split("/")[0]);
    if (!to) throw new Error(key);
    expect(findSaying({ to, said: { key, form } }, { count: 0, isShared: true }).doors).toEqual(doors.slice(0, 1));
  }
});

test("people are called vous, and by no word that lowers them", () => {
  for (const { key, text } of all) {
    expect(` ${text.toLowerCase()} `, key).not.toMatch(
      /[\s'’](?:tu|toi|tes|ton|chômeurs?|éloignée?s? de l'emploi|bas niveau|handicapée?s)[\s,.!?]/,
    );
  }
});

describe("a topic is chosen by the words of the message", () => {
  test.each<[SayingLabel, string, string, string[]]>([
    ["rights", "est-ce que j'ai droit au chômage", "rights/benefits", ["chomage", "droits-sociaux"]],
    ["rights", "mon patron ne me paie pas mes heures", "rights/labour-law", ["droit-du-travail"]],
    ["rights", "On m'a REFUSÉ à cause de mon voile", "rights/discrimination", ["discriminations"]],
    ["rights", "j'ai droit au RSA ?", "rights/entitlements", ["droits-sociaux"]],
    ["rights", "j'ai une question", "rights", ["chomage", "droit-du-travail"]],
    ["status", "je suis sans papiers", "status/papers", ["etrangers"]],
    ["status", "j'ai 15 ans, je peux bosser ?", "status/age", ["mineurs"]],
    ["status", "est-ce que je peux travailler", "status", ["etrangers", "mineurs"]],
    ["pay", "combien gagne un apprenti", "pay/apprentice", []],
    ["pay", "combien gagne un serveur", "pay", []],
    ["human", "ma fille est au lycée, à qui parler", "human/pupil", ["cio", "info-jeunes"]],
  ])("%s: %j", (to, text, key, doors) => {
    const said = findSaying({ to, text }, { count: 0 });
    expect(said.key).toBe(key);
    expect(said.doors.map(({ id }) => id)).toEqual(doors);
  });

  test("a whole word is meant, unless it ends with a star", () => {
    const find = createFindSaying(
      [
        { label: "pay", words: [], text: "a" },
        { label: "pay/x", words: ["vire", "licenci*"], text: "b" },
      ],
      [],
    );
    const keyOf = (text: string) => find({ to: "pay", text }, { count: 0 }).key;
    expect([keyOf("virement"), keyOf("il m'a viré"), keyOf("un licenciement"), keyOf("")]).toEqual([
      "pay",
      "pay/x",
      "pay/x",
      "pay",
    ]);
  });
});

test("what was said is found again, and a topic that is gone is its label", () => {
  const said = findSaying({ to: "rights", text: "rsa" }, { count: 1 });
  expect(findSaying({ to: "rights", said }, { count: 7 })).toEqual(said);
  expect(findSaying({ to: "rights", said: { key: "rights/gone", form: 1 } }, { count: 0 }).key).toBe("rights");
});
