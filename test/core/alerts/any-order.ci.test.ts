import { test } from "vitest";
import { tellsOnceAndLosesNone } from "./any-order.ts";

test("whatever happens, in 60 lives, each offer is told once to each, and none is lost", { timeout: 300_000 }, () =>
  tellsOnceAndLosesNone(60),
);
