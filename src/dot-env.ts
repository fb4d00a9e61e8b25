import { readFileSync } from "node:fs";
import { CannotStart } from "./cannot-start.ts";
import { readErrorCode } from "./core/telemetry.ts";

/** The file `.env` as it is written; nothing where there is none. Throws `CannotStart`. */
export function readDotEnvText(): string {
  try {
    // Without the mark that editors of Windows put before a text: it would belong to the first name.
    return readFileSync(".env", "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    if (readErrorCode(error) === "ENOENT") return "";
    throw new CannotStart(
      "The file .env exists but cannot be read: give it to the account that runs Tremplin (chown), or move it away.",
    );
  }
}
