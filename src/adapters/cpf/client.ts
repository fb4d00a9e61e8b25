import { z } from "zod";
import { SourceError } from "../../core/failure.ts";
import type { Requesters } from "../../core/requester.ts";
import type { Health, Log } from "../../core/telemetry.ts";
import { foreignList, foreignRows } from "../foreign.ts";
import type { HttpResponse } from "../http/message.ts";
import { parseResponse } from "../http/parse-response.ts";
import type { StreamedResponse } from "../http/stream.ts";
import { parseErrorBody, parseJson } from "../json.ts";
import { createKeylessService, type KeylessAnswer, type ServiceAddresses } from "../keyless-service.ts";
import type { OpenSharedLimit } from "../shared-limit.ts";
import { createLearntNames, type LearntNames } from "./fields.ts";
import { splitJsonList } from "./json-list.ts";
import { cpfName } from "./profile.ts";
import { type CatalogueQuestion, catalogue, datasetPath, toPath, toQuery } from "./question.ts";
import { type RawRow, rawRowSchema } from "./row.ts";

/** A page of rows as they are, and how many there are in all. */
export type RawAnswer = { rows: RawRow[]; total: number; isStandIn: boolean };

/** How rows that are streamed are taken: a few at a time, in order. */
export type StreamOptions = { signal: AbortSignal; take: (rows: RawRow[]) => Promise<void> };

/** The calls to the catalogue. They reject with a SourceError where no address could tell. */
export type CatalogueClient = {
  readRaw: (question: CatalogueQuestion, askedBy?: Requesters) => Promise<RawAnswer>;
  /** All rows of a few trainings by one call, where they fit into one answer: a page holds a hundred. */
  readAllRaw: (question: CatalogueQuestion, askedBy?: Requesters) => Promise<RawAnswer>;
  /** Groups, or figures of all rows: there may be twenty thousand, which are not looked at one by one. */
  readGroups: (question: CatalogueQuestion, askedBy?: Requesters) => Promise<{ rows: unknown[]; isStandIn: boolean }>;
  /** The names of the fields that the catalogue has. */
  readFields: () => Promise<{ fields: string[]; isStandIn: boolean }>;
  /** All rows, however many there are. */
  stream: (question: CatalogueQuestion, options: StreamOptions) => Promise<{ isStandIn: boolean }>;
  health: () => Health;
  close: () => Promise<void>;
};

/** Where the catalogue is asked, and by which clock. */
export type CatalogueClientOptions = ServiceAddresses & {
  log: Log;
  now: () => Date;
  openLimit?: OpenSharedLimit | undefined;
};

/** For all addresses together. */
const deadlineMs = 9_000;
/** A row of groups for each training of a large département, with all codes of its themes: four megabytes. */
const mostBytes = 8 * 1024 * 1024;
const maxGroups = 20_000;
const maxRows = 100;
/** Of one export that is read as a whole. */
const maxExported = 10_000;
/** A query that the catalogue refuses is written anew without what it refuses: so often. */
const maxRewrites = 6;
const streamIdleMs = 60_000;
/** So many rows of a stream are taken together. */
const streamedRows = 200;

type Outcome<T> = { value: T } | { refusal: string };

/** The catalogue at its own address or, in the demo, the sandbox where that does not answer. */
export function createCatalogueClient({ log, now, ...addresses }: CatalogueClientOptions): CatalogueClient {
  const service = createKeylessService({
    ...{ ...addresses, name: cpfName, log, now },
    hasDailyQuota: true,
    maxAttempts: 2,
  });
  const learnt = new Map<string, LearntNames>();

  function namesOf({ dataset = catalogue }: CatalogueQuestion): LearntNames {
    const names = learnt.get(dataset) ?? createLearntNames(now);
    learnt.set(dataset, names);
    return names;
  }

  /** Asks, and once more for each thing that was refused and can be left out. */
  async function askTolerantly<T>(
    question: CatalogueQuestion,
    ask: (query: URLSearchParams) => Promise<KeylessAnswer<Outcome<T>>>,
  ): Promise<{ value: T; isStandIn: boolean }> {
    const names = namesOf(question);
    let isFlipped = false;
    for (let rewrites = 0; ; rewrites++) {
      const { said, isStandIn } = await ask(toQuery(question, names));
      if ("value" in said) return { value: said.value, isStandIn };
      const { codeField } = question;
      if (codeField !== undefined && !/unknown field/i.test(said.refusal)) {
        // The second time it is not the quotes: they are written as before.
        names.flipQuotes(codeField);
        isFlipped = !isFlipped;
        if (isFlipped) continue;
      } else if (rewrites < maxRewrites && names.learn(said.refusal)) continue;
      log.error({ service: cpfName }, "a query was refused: the fields of the catalogue have changed");
      throw new SourceError(cpfName, "refused");
    }
  }

  function toRefusal(status: number, body: Uint8Array): { refusal: string } {
    const refusal = status === 400 ? readRefusal(body) : undefined;
    if (refusal !== undefined) return { refusal };
    log.error({ service: cpfName, status }, "a query was refused");
    throw new SourceError(cpfName, "refused");
  }

  function readPage<T>(
    question: CatalogueQuestion,
    shape: z.ZodType<T>,
    askedBy: Requesters | undefined,
    what: "records" | "exports/json" = "records",
  ) {
    const path = toPath(question, what);
    const read = (answer: HttpResponse) => parseResponse({ name: cpfName, log }, shape, answer);
    return askTolerantly(question, (query) =>
      service.ask({ path, query, deadlineMs, mostBytes, askedBy }, (answer) =>
        answer.status === 200 ? { value: read(answer) } : toRefusal(answer.status, answer.body),
      ),
    );
  }

  return {
    readRaw: async (question, askedBy) => {
      const { value, isStandIn } = await readPage(question, pageSchema, askedBy);
      const { results, total_count: total = results.length } = value;
      return { rows: results, total, isStandIn };
    },
    readAllRaw: async (question, askedBy) => {
      const { value: rows, isStandIn } = await readPage(question, exportSchema, askedBy, "exports/json");
      return { rows, total: rows.length, isStandIn };
    },
    readGroups: async (question, askedBy) => {
      const { value, isStandIn } = await readPage(question, groupsSchema, askedBy);
      return { rows: value.results, isStandIn };
    },
    readFields: async () => {
      const { said, isStandIn } = await service.ask({ path: datasetPath, deadlineMs }, ({ status, ...answer }) => {
        if (status !== 200) throw new SourceError(cpfName, "refused");
        return parseResponse({ name: cpfName, log }, metadataSchema, { status, ...answer });
      });
      return { fields: said.fields.map(({ name }) => name), isStandIn };
    },
    stream: (question, options) =>
      askTolerantly(question, (query) =>
        service.stream(
          { path: toPath(question, "exports/json"), query, idleMs: streamIdleMs, signal: options.signal },
          async (answer) =>
            answer.status === 200
              ? { value: await takeStream(answer, options, log) }
              : toRefusal(answer.status, answer.error),
        ),
      ),
    health: service.health,
    close: service.close,
  };
}

async function takeStream({ body }: StreamedResponse, { take }: StreamOptions, log: Log): Promise<void> {
  let rows: RawRow[] = [];
  try {
    for await (const item of splitJsonList(body)) {
      const row = parseJson(item);
      // An error that comes once the answer has begun stands in it.
      if (errorSchema.safeParse(row).success) throw new SyntaxError("the answer ends with an error");
      const read = rawRowSchema.safeParse(row);
      if (read.success) rows.push(read.data);
      if (rows.length < streamedRows) continue;
      await take(rows);
      rows = [];
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    log.warn({ service: cpfName }, "the response could not be parsed");
    throw new SourceError(cpfName, "garbage", error);
  }
  if (rows.length > 0) await take(rows);
}

const pageSchema = z.object({
  total_count: z.number().int().nonnegative().optional().catch(undefined),
  results: foreignRows(rawRowSchema, maxRows),
});
const exportSchema = foreignRows(rawRowSchema, maxExported);
const groupsSchema = z.object({ results: foreignList(z.unknown(), maxGroups) });

const metadataSchema = z.object({ fields: foreignRows(z.object({ name: z.string().max(100) }), 500) });

/** Query errors have a name, quotas a number. */
const errorSchema = z.union([
  z.object({ error_code: z.string().max(100), message: z.string().max(5_000).catch("") }),
  z.object({ errorcode: z.number(), error: z.string().max(5_000).catch("") }),
]);

/** What a refused query is told; undefined for what is no such refusal. */
function readRefusal(body: Uint8Array): string | undefined {
  try {
    const read = errorSchema.parse(parseErrorBody(body));
    return "message" in read && read.error_code === "ODSQLError" ? read.message : undefined;
  } catch {
    return undefined;
  }
}
