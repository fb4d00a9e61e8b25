import { existsSync } from "node:fs";

/** Debian's package, or wherever CHROMIUM says. */
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** What skips tests where it is absent, like PostgreSQL, and Prometheus in the long suite. */
export const hasChromium = existsSync(executablePath);
