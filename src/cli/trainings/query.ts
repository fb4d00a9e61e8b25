import {
  readTypedQuery,
  type TrainingQueryRead,
  type TrainingQueryRefusal,
  type TypedQueryDeps,
} from "../../adapters/cpf/typed-query.ts";
import { CannotStart } from "../../config.ts";
import { formatPlace } from "../../core/places/place.ts";
import { explainQueryRefusal } from "../offers/query-text.ts";
import type { TrainingsOptions } from "./options.ts";

/** What was typed as conditions of the catalogue; `CannotStart` for what is not understood. */
export async function parseTrainingQuery(
  text: string,
  { departement: departements = [], theme, remote }: TrainingsOptions,
  deps: TypedQueryDeps,
): Promise<TrainingQueryRead> {
  const read = await readTypedQuery({ text, departements, theme, isRemote: remote === true }, deps);
  if ("refusal" in read) throw new CannotStart(explainRefusal(read.refusal, text));
  return read;
}

/** In a line, what words were taken for; undefined where that is what they say. */
export function formatTaken({ title, theme, places }: TrainingQueryRead): string | undefined {
  const facts = [
    title && `${title.label} (${title.rome})`,
    theme && `theme: ${theme.label}`,
    ...places.map(formatPlace),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? undefined : facts.join(", ");
}

function explainRefusal(refusal: TrainingQueryRefusal, text: string): string {
  switch (refusal.is) {
    case "unclear":
      return explainQueryRefusal(refusal.doubt, text);
    case "unknown-departement":
      return `--departement "${refusal.said}" is none: give its code, as 31 or 2A, or its name.`;
    case "unknown-theme":
      return `--theme "${refusal.said}" is refused: it takes one of ${refusal.known.join(", ")}.`;
    case "no-word":
      return `"${refusal.said}" has no word that can be searched for.`;
    case "two-places":
      return "--departement and the words both say where: give one of them.";
  }
}
