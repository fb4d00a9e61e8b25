import { existsSync } from "node:fs";

/** Debian's package, or wherever CHROMIUM says. */
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The one thing whose absence skips tests. */
export const hasChromium = existsSync(executablePath);
