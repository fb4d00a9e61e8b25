import { describe, expect, test } from "vitest";
import {
  allOf,
  anyOf,
  hasCode,
  isOneOf,
  isStated,
  not,
  quoteText,
  searchField,
  startsWith,
  toSearchWords,
} from "../../../src/adapters/cpf/odsql.ts";

const names = { nameOf: (field: string) => (field === "gone" ? undefined : field), isQuoted: () => true };

describe("a text of a user", () => {
  test.each([
    ['l"école', '"l\\"école"'],
    ["a\\", '"a\\\\"'],
    ['\\" or 1=1', '"\\\\\\" or 1=1"'],
    ["deux\nlignes\r\n\tet\u2028trois", '"deux lignes et trois"'],
    ["  large   espace ", '"large espace"'],
    ["nul\u0000 et \u001b[2J", '"nul et [2J"'],
    ["", '""'],
  ])("%j is the literal %s", (text, literal) => {
    expect(quoteText(text)).toBe(literal);
  });

  test("is searched for by its words, and none of its signs", () => {
    expect(toSearchWords("soudeur\") or 1=1 -- C++ c# d'été *")).toEqual(
      ["soudeur", "or", "1", "1", "C++", "c#", "d", "été"].slice(0, 8),
    );
    expect(toSearchWords("mot ".repeat(50))).toHaveLength(10);
    expect(toSearchWords("x".repeat(1000))[0]).toHaveLength(40);
  });
});

describe("conditions", () => {
  test("are written with the names of the moment; those about what is not there count for nothing", () => {
    expect(isOneOf("a", ["1"])(names)).toBe('a = "1"');
    expect(isOneOf("a", ["1", "2"])(names)).toBe('a in ("1","2")');
    expect(searchField("a", ["un", "deux"])(names)).toBe('search(a, "un deux")');
    expect(startsWith("a", '"')(names)).toBe('startswith(a, "\\"")');
    expect(anyOf([isStated("a", true), isStated("gone", true), isStated("b", false)])(names)).toBe(
      "(a is not null or b is null)",
    );
    expect(allOf([not(isStated("a", true)), isStated("b", true)])(names)).toBe(
      "(not (a is not null) and b is not null)",
    );
    expect([anyOf([isStated("gone", true)])(names), not(isStated("gone", true))(names)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("the number of a certification is digits alone, in quotes or without", () => {
    expect(hasCode("a", '1" or 2')(names)).toBe('a = "12"');
    expect(hasCode("a", "37948")({ ...names, isQuoted: () => false })).toBe("a = 37948");
  });
});
