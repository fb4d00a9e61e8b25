import type { Config } from "../../config.ts";
import type { Verdict } from "./finding.ts";

/** What is said of a service that has no credentials, or is not to be asked. */
export function describeMissing(
  { SANDBOX }: Pick<Config, "SANDBOX">,
  variable: string,
  meanwhile: string,
  remedy: string,
): Verdict {
  if (SANDBOX === "only")
    return {
      is: "not-configured",
      says: `SANDBOX=only: ${meanwhile}`,
      remedy: "take SANDBOX out of .env, if what people are shown shall be real",
    };
  return { is: "not-configured", says: `${variable} is not set: ${meanwhile}`, remedy };
}
