import { vi } from "vitest";

/*
 * What is waited for ends a test only when it does not come at all: a second, as vitest has it, is a
 * stop-watch on a busy machine.
 */

const patienceMs = 90_000;
const waitFor: typeof vi.waitFor = vi.waitFor;

vi.waitFor = (look, options = {}) =>
  waitFor(look, typeof options === "number" ? options : { timeout: patienceMs, ...options });
