import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSameContent, planArchiving, planJob } from "../../../src/adapters/hrflow/plan.ts";
import { job } from "./started.ts";

const ours = job("214BQXN");
const plain = { updatesContent: false, isEnriched: false, isWritten: false };
const found = (isArchived: boolean, content: Record<string, unknown> = ours) => ({ isArchived, content });
const twoTags = { ...ours, tags: [...(ours.tags ?? []), { name: "source", value: "France Travail" }] };
const other = { ...ours, summary: "Des gâteaux." };

describe("what is done with a job", () => {
  test.each([
    ["that the board has not", undefined, plain, { do: "create" }],
    ["that it has", found(false, other), plain, { do: "keep" }],
    ["that returns", found(true, other), plain, { do: "unarchive" }],
    ["that has changed", found(false, other), { ...plain, updatesContent: true }, { do: "update", isArchived: false }],
    ["that has not", found(false), { ...plain, updatesContent: true }, { do: "keep" }],
    [
      "that returns changed",
      found(true, other),
      { ...plain, updatesContent: true },
      { do: "update", isArchived: true },
    ],
    ["that returns as it was", found(true), { ...plain, updatesContent: true }, { do: "unarchive" }],
    [
      "that a stopped run has written",
      found(false, other),
      { ...plain, updatesContent: true, isWritten: true },
      { do: "keep" },
    ],
  ] as const)("%s", (_what, has, options, step) => {
    expect(planJob(ours, has, options)).toEqual(step);
  });
});

describe("content is the same", () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ["with what HrFlow adds", { ...ours, id: 7, location: { ...ours.location, fields: { city: "Nantes" } } }, true],
    ["with dates of HrFlow", { ...ours, created_at: "2026-11-30T00:00:00+0000", updated_at: null }, true],
    ["with nothing in other words", { ...ours, url: "", languages: null }, true],
    ["without a tag", { ...ours, tags: [] }, false],
    [
      "with a tag more, as of a contact",
      { ...ours, tags: [...(ours.tags ?? []), { name: "recruiter_phone", value: "x" }] },
      false,
    ],
    ["with another place", { ...ours, location: { ...ours.location, lat: 1 } }, false],
    ["without a field", { ...ours, summary: undefined }, false],
  ])("%s: %s", (_what, stored, isSame) => {
    expect(isSameContent(ours, stored, false)).toBe(isSame);
  });

  test("with skills that parsing has added, only where it was asked to", () => {
    const stored = { ...ours, skills: [{ name: "Sel", type: null, value: null }, ...(ours.skills ?? [])] };
    expect([isSameContent(ours, stored, true), isSameContent(ours, stored, false)]).toEqual([true, false]);
  });

  test("with tags in another order", () => {
    expect(isSameContent(twoTags, { ...twoTags, tags: twoTags.tags.toReversed() }, false)).toBe(true);
  });

  test("with dates of a range in either spelling", () => {
    const range = (value_min: string) => ({ ...ours, ranges_date: [{ name: "online", value_min }] });
    expect(isSameContent(range("2021-02-11T15:41:42.000Z"), range("2021-02-11T15:41:42+0000"), false)).toBe(true);
    expect(isSameContent(range("2021-02-11T15:41:42.000Z"), range("2021-02-11T15:41:43+0000"), false)).toBe(false);
  });
});

describe("archiving", () => {
  const usual = { isSync: true, isWhole: true, wanted: 10, active: 20, mostPercent: 50 };
  test.each([
    [{}, "done"],
    [{ wanted: 11 }, "too-many"],
    [{ wanted: 20, mostPercent: 100 }, "done"],
    [{ wanted: 1, active: 1 }, "too-many"],
    [{ wanted: 0, active: 0 }, "done"],
    [{ wanted: 1, mostPercent: 0 }, "too-many"],
    [{ isWhole: false, wanted: 1 }, "partial-pull"],
    [{ isWhole: false, mostPercent: 100 }, "partial-pull"],
    [{ isSync: false }, "off"],
  ])("%j: %s", (given, is) => {
    expect(planArchiving({ ...usual, ...given }).is).toBe(is);
  });

  test("what is allowed stays allowed when a part of it was done before a stop", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.nat(100), fc.nat(2_000), (wanted, kept, mostPercent, done) => {
        const at = (gone: number) =>
          planArchiving({ ...usual, wanted: wanted - gone, active: wanted + kept - gone, mostPercent }).is;
        fc.pre(at(0) === "done" && done <= wanted);
        expect(at(done)).toBe("done");
      }),
    );
  });
});
