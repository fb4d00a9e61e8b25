import { SourceError } from "../../core/failure.ts";
import type { ServiceCheck } from "../data-service.ts";
import type { CatalogueClient } from "./client.ts";
import { detailFields, romeFields } from "./fields.ts";
import { cpfName } from "./profile.ts";

/** All that is asked for. */
const asked: readonly string[] = [...new Set<string>([...detailFields, ...romeFields, "code_nsf_1"])];

/** One call: whether the catalogue still has the fields that it is asked for. */
export async function checkCatalogue(client: Pick<CatalogueClient, "readFields">): Promise<ServiceCheck> {
  try {
    const { fields, isStandIn } = await client.readFields();
    const missing = asked.filter((field) => !fields.includes(field));
    if (missing.length > 0)
      return { is: "changed", says: `${cpfName}: it has no longer the fields ${missing.join(", ")}` };
    const of = isStandIn ? "the sandbox answers in its place" : "answers as expected";
    return { is: "ok", says: `${cpfName}: ${of} (${fields.length} fields)` };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const isChanged = error.why === "garbage" || error.why === "refused";
    return isChanged
      ? { is: "changed", says: `${cpfName}: answers otherwise than it did (${error.why})` }
      : { is: "unreachable", says: `${cpfName}: no answer (${error.why})` };
  }
}
