import { existsSync } from "node:fs";

/** Debian's package, or wherever CHROMIUM says. */
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The one thing whose absence skips tests; but for Prometheus, in the long suite. */
export const hasChromium = existsSync(executablePath);
