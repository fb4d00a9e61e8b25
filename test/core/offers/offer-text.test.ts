import { expect, test } from "vitest";
import { findTerms } from "../../../src/core/offers/offer-text.ts";
import { offer } from "../../fakes/offers.ts";

test("what holds no letter and no digit is said by no text", () => {
  expect(findTerms(offer({ title: "Boulanger - Pâtissier" }), ["!!", "😀", "+", "boulanger"])).toEqual(["boulanger"]);
});
