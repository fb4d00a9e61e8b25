import { z } from "zod";
import { SourceError } from "../../../core/failure.ts";
import type { Training } from "../../../core/offers/training.ts";
import type { Requesters } from "../../../core/requester.ts";
import type { Log } from "../../../core/telemetry.ts";
import { foreignList, readRows } from "../../foreign.ts";
import type { HttpResponse } from "../../http/message.ts";
import { parseResponse } from "../../http/parse-response.ts";
import { type AlternanceClient, alternanceName, readErrorName } from "../client.ts";
import type { CircleLookup } from "./circles.ts";
import { formationSchema, isPublished, toCatalogueKey, toTraining } from "./formation.ts";
import { type TrainingQuery, trainingQueryToSearchParams } from "./training-query.ts";

/** How the catalogue of trainings is called, and what its answers are translated with. */
export type TrainingApiOptions = Pick<CircleLookup, "atlas" | "centreOf"> & {
  client: Pick<AlternanceClient, "get">;
  fictitious: boolean;
  log: Log;
  now: () => Date;
  /** Rows of a page; 100 unless it is told. */
  pageSize?: number;
};

/** What one query found. */
export type TrainingBlock = {
  trainings: Training[];
  /** There are more than are read. */
  isCutOff: boolean;
};

/** The two calls of the catalogue. Both reject with a SourceError when the service fails. */
export type TrainingApi = {
  readBlock: (query: TrainingQuery, askedBy?: Requesters) => Promise<TrainingBlock>;
  /** One by its key; undefined when it is unknown or no longer published. */
  readTraining: (key: string, askedBy?: Requesters) => Promise<Training | undefined>;
};

/** A row is some ten kilobytes, and hundreds of values: a thousand of them would be too large an answer. */
const usualPageSize = 100;
/** The nearest thousand: nobody reads more. */
export const maxTrainings = 1_000;

const answered = z.object({
  data: foreignList(z.unknown(), maxTrainings),
  pagination: z
    .object({ page_count: z.number().int().min(0) })
    .optional()
    .catch(undefined),
});

/** The catalogue in our words: each training once, archived ones left out. */
export function createTrainingApi(options: TrainingApiOptions): TrainingApi {
  const { client, atlas, centreOf, fictitious, log, now, pageSize = usualPageSize } = options;
  const read = { name: alternanceName, log };
  const context = () => ({ atlas, centreOf, fictitious, now: now() });

  /** Pages one after the other: the first says how many there are. */
  async function readBlock(query: TrainingQuery, askedBy?: Requesters): Promise<TrainingBlock> {
    const byKey = new Map<string, Training>();
    const most = Math.ceil(maxTrainings / pageSize);
    let pages = 1;
    for (let page = 0; page < Math.min(pages, most); page++) {
      const { data, pageCount } = await readPage(query, page, askedBy);
      pages = pageCount;
      for (const training of data) if (!byKey.has(training.key)) byKey.set(training.key, training);
    }
    return { trainings: [...byKey.values()], isCutOff: pages > most };
  }

  async function readPage(query: TrainingQuery, page: number, askedBy: Requesters | undefined) {
    const parameters = trainingQueryToSearchParams(query);
    parameters.set("page_size", String(pageSize));
    parameters.set("page_index", String(page));
    const answer = await client.get("/formation/v1/search", parameters, askedBy);
    if (answer.status !== 200) throw refused(answer);
    const { data, pagination } = parseResponse(read, answered, answer);
    const rows = await readRows(
      data,
      formationSchema,
      (row) => (isPublished(row) ? toTraining(row, context()) : undefined),
      read,
    );
    // Without a count, a full page may not be the last.
    const pageCount = pagination?.page_count ?? (data.length < pageSize ? page + 1 : page + 2);
    return { data: rows.filter((row) => row !== undefined), pageCount: data.length === 0 ? page : pageCount };
  }

  async function readTraining(key: string, askedBy?: Requesters): Promise<Training | undefined> {
    const path = `/formation/v1/${encodeURIComponent(toCatalogueKey(key))}`;
    const answer = await client.get(path, undefined, askedBy);
    if (answer.status === 404 || answer.status === 400) return undefined;
    if (answer.status !== 200) throw refused(answer);
    const formation = parseResponse(read, formationSchema, answer);
    return isPublished(formation) ? toTraining(formation, context()) : undefined;
  }

  function refused(answer: HttpResponse): SourceError {
    log.error(
      { service: alternanceName, status: answer.status, error: readErrorName(answer) },
      "a query was refused: this is a bug",
    );
    return new SourceError(alternanceName, "garbage");
  }

  return { readBlock, readTraining };
}
