import { test } from "vitest";
import { keepsWhatWasAsked } from "./any-order.ts";

test("whatever people do meanwhile, what they asked for is made once, told, and stays", { timeout: 120_000 }, () =>
  keepsWhatWasAsked(20),
);
