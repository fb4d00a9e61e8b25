import { test } from "vitest";
import { keepsWhatWasAsked } from "./any-order.ts";

test(
  "whatever people do meanwhile, in 2,000 lives, what they asked for is made once, told, and stays",
  { timeout: 900_000 },
  () => keepsWhatWasAsked(2_000),
);
