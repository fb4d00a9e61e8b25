import { expect, test } from "vitest";
import { diplomaLevels, likes } from "../../../src/core/sayings/families.ts";
import { findFamilies, talk } from "../../fakes/reference.ts";

test("whatever somebody likes and has, there are jobs for them", () => {
  for (const like of [undefined, ...likes])
    for (const level of diplomaLevels)
      for (const hasLicence of [false, true]) {
        const found = findFamilies({ like, level, hasLicence });
        expect(found.length, `${like} ${level} ${hasLicence}`).toBeGreaterThan(0);
        for (const { label, titles } of found) expect(titles.length, label).toBeGreaterThan(1);
      }
});

test("nobody is shown what asks for more than they have", () => {
  const labels = findFamilies({ level: "none", hasLicence: false }).map(({ label }) => label);
  const others = talk.families.filter(({ level, needsLicence }) => level !== "none" || needsLicence);
  expect(labels).not.toEqual([]);
  for (const { label } of others) expect(labels).not.toContain(label);
});

test("what is most about what they like comes first, then what makes the most of their diploma", () => {
  const find = (level: (typeof diplomaLevels)[number]) =>
    findFamilies({ like: "ordinateur", level, hasLicence: false }).map(({ label }) => label);
  expect(find("bac2plus").slice(0, 3)).toEqual([
    "Comptabilité et paie",
    "Développeur informatique",
    "Dépannage informatique",
  ]);
  expect(find("none")).toEqual(["Conseiller au téléphone"]);
});
