import type { Log } from "../../src/core/telemetry.ts";

const ignore = () => {};

/** A log whose lines no test reads. */
export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
