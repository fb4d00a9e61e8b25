import type { Training } from "../../../core/offers/training.ts";
import { type CatalogueRow, type RawRow, readCatalogueRow } from "../row.ts";
import { toTraining } from "../training.ts";

/** Trainings that were read together, and how many rows could not be read. */
export type TrainingBatch = { trainings: Training[]; odd: number };

/**
 * Each training once, with its départements, of rows in the order of their numbers: a catalogue of any size
 * takes the memory of a few of them.
 */
export async function* mergeTrainings(
  batches: AsyncIterable<RawRow[]>,
  isFictitious: boolean,
): AsyncGenerator<TrainingBatch> {
  let open: [CatalogueRow, ...CatalogueRow[]] | undefined;
  for await (const raw of batches) {
    const trainings: Training[] = [];
    let odd = 0;
    for (const row of raw.map(readCatalogueRow)) {
      if (!row) odd++;
      else if (open?.[0].number === row.number) open.push(row);
      else {
        if (open) trainings.push(toTraining(open, isFictitious));
        open = [row];
      }
    }
    yield { trainings, odd };
  }
  if (open) yield { trainings: [toTraining(open, isFictitious)], odd: 0 };
}
