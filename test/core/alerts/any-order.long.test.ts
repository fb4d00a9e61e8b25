import { test } from "vitest";
import { tellsOnceAndLosesNone } from "./any-order.ts";

test("whatever happens, in 1,500 lives, each offer is told once to each, and none is lost", { timeout: 900_000 }, () =>
  tellsOnceAndLosesNone(1_500),
);
