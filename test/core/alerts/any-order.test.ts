import { test } from "vitest";
import { anna } from "./alert-setup.ts";
import { lived } from "./any-order.ts";

test("what one alert sent for nothing comes first in the next digest of another, and is not told thrice", () =>
  lived([
    { do: "publish", feed: "ft", many: 10, copies: false },
    { do: "platform", to: anna, says: "lost" },
    { do: "run", afterMinutes: 1440, isStart: false },
    { do: "publish", feed: "ft", many: 1, copies: false },
    { do: "run", afterMinutes: 1440, isStart: false },
  ]));
