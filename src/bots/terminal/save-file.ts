import { readFileSync, writeFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { readErrorCode } from "../../core/telemetry.ts";

/** So many names are tried. */
const most = 100;

/**
 * Writes a file into the folder where one is, and over no other: where its name is taken, it has a number.
 * The same file once more is the one that is there, for what stands on a screen is drawn again and again.
 * Gives its path; undefined where it cannot be written.
 */
export function saveFileHere(name: string, bytes: Uint8Array): string | undefined {
  const end = extname(name);
  for (let n = 1; n <= most; n++) {
    const path = resolve(n === 1 ? name : `${name.slice(0, name.length - end.length)}-${n}${end}`);
    try {
      writeFileSync(path, bytes, { flag: "wx" });
      return path;
    } catch (error) {
      if (readErrorCode(error) !== "EEXIST") return undefined;
      if (isSame(path, bytes)) return path;
    }
  }
  return undefined;
}

function isSame(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}
