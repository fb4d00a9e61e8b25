import { test } from "vitest";
import { keepsWhatWasAsked } from "./any-order.ts";

test(
  "whatever people do meanwhile, in 150 lives, what they asked for is made once, told, and stays",
  { timeout: 600_000 },
  () => keepsWhatWasAsked(150),
);
