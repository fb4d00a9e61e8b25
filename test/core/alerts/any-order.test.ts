import { test } from "vitest";
import { tellsOnceAndLosesNone } from "./any-order.ts";

test("whatever happens, each offer is told once to each, and none is lost", { timeout: 60_000 }, () =>
  tellsOnceAndLosesNone(8),
);
