// npm run bench: every benchmark, each prints a table. The figures are of one run on one machine: compare
// ratios.
import { benchAlerts } from "./alerts.js";
import { benchBlocks } from "./blocks.js";
import { benchHarvest } from "./harvest.js";
import { benchIdle } from "./idle.js";
import { benchPlaces } from "./places.js";
import { benchRome } from "./rome.js";
import { benchStore } from "./store.js";
import { benchTurns } from "./turns.js";
import { benchUnderstanding } from "./understanding.js";

benchRome();
benchPlaces();
benchUnderstanding();
await benchHarvest();
await benchStore();
await benchTurns();
await benchIdle();
benchBlocks();
benchAlerts([1_000, 10_000]);
