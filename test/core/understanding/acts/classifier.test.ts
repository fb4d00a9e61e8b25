import { expect, test } from "vitest";
import { runToEnd } from "../../../../src/core/async/steps.ts";
import { createClassifierInSteps, trainClassifier } from "../../../../src/core/understanding/acts/classifier.ts";

const examples = ["merci", "merci beaucoup", "un grand merci", "au revoir", "bye au revoir", "allez au revoir"].map(
  (phrase) => ({ label: /merci/.test(phrase) ? "say/thanks" : "say/bye", features: phrase.split(" "), key: phrase }),
);

test("what was learnt is recognised", () => {
  const classify = runToEnd(createClassifierInSteps(trainClassifier(examples)));
  expect(classify(["merci"])[0]?.label).toBe("say/thanks");
  expect(classify(["revoir"])[0]?.label).toBe("say/bye");
});

test.each(["weights", "rarities"] as const)("without some of its %s it is damaged, and says what to do", (part) => {
  const model = trainClassifier(examples);
  const damaged = { ...model, [part]: model[part].slice(1) };
  expect(() => runToEnd(createClassifierInSteps(damaged))).toThrow("npm run build");
});
