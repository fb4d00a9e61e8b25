import { z } from "zod";
import { foreignList } from "../foreign.ts";
import type { HrflowAnswer, HrflowClient } from "./client.ts";
import { HrflowCallFailed, HrflowStopped } from "./failures.ts";
import type { HrflowJob } from "./job.ts";

/** A job as a board has it; `content` is all of it, as it came. */
export type StoredJob = {
  key: string;
  reference: string | undefined;
  isArchived: boolean;
  content: Record<string, unknown>;
};

/** A part of a text that HrFlow has recognised: `label` says as what. */
export type TextEntity = { label: string; text: string };

/** The calls that a push makes of one board. All of them reject as `HrflowClient.call` does. */
export type Board = {
  /** Every job of the board, archived ones too, page by page. */
  pages: () => AsyncGenerator<StoredJob[]>;
  /** How many jobs and pages there are. */
  count: () => Promise<{ jobs: number | undefined; pages: number | undefined }>;
  find: (reference: string) => Promise<StoredJob | undefined>;
  create: (job: HrflowJob) => Promise<void>;
  /** Only what is given changes. Undefined where the job is gone. */
  edit: (key: string, job: HrflowJob) => Promise<"done" | "gone">;
  /** By its key: several jobs may have one reference, and it is not told which of them that means. */
  setArchived: (key: string, isArchived: boolean) => Promise<"done" | "gone">;
  parseText: (text: string) => Promise<TextEntity[]>;
};

const pageSize = 30;
/** More pages than any board has: the end of a listing that goes in circles. */
const maxPages = 20_000;

const storedJob = z
  .looseObject({
    key: z.string().min(1).max(100),
    reference: z.string().max(1_000).nullish().catch(undefined),
    archived_at: z.string().max(100).nullish().catch(undefined),
  })
  .transform(
    (content): StoredJob => ({
      key: content.key,
      reference: content.reference ?? undefined,
      isArchived: Boolean(content.archived_at),
      content,
    }),
  );
/** Thirty rows are asked for; one text is parsed, with all that is found in it. */
const [maxRows, maxTexts, maxLetters, maxEntities] = [1_000, 10, 1_000_000, 20_000];

const count = z.number().int().nonnegative().optional().catch(undefined);
const listing = z.object({
  data: foreignList(z.unknown(), maxRows),
  meta: z.object({ maxPage: count, total: count }).catch({}),
});
const entity = z.object({ label: z.string().max(200), start: z.number().int(), end: z.number().int() });
const parsed = foreignList(
  z.object({
    text: z.string().max(maxLetters),
    entities: foreignList(entity.optional().catch(undefined), maxEntities).catch([]),
  }),
  maxTexts,
);

/** One board of HrFlow, in our words. */
export function createBoard({ call, redact }: Pick<HrflowClient, "call" | "redact">, boardKey: string): Board {
  async function readPage(page: number): Promise<z.output<typeof listing>> {
    const answer = await call({
      method: "GET",
      path: "/storing/jobs",
      query: {
        board_keys: JSON.stringify([boardKey]),
        page: String(page),
        limit: String(pageSize),
        // The oldest first: what is added meanwhile moves nothing from one page to another.
        order_by: "asc",
        sort_by: "created_at",
        return_job: "true",
      },
      isRepeatable: true,
    });
    if (answer.code !== 200) throw refuse(answer);
    const read = listing.safeParse(answer);
    if (!read.success) throw new HrflowStopped("down", answer.code);
    return read.data;
  }

  async function* pages(): AsyncGenerator<StoredJob[]> {
    const seen = new Set<string>();
    for (let page = 1; page <= maxPages; page++) {
      const { data, meta } = await readPage(page);
      const readable = data.flatMap(readStored);
      const fresh = readable.filter(({ key }) => !seen.has(key));
      for (const { key } of fresh) seen.add(key);
      yield fresh;
      // A page that repeats what came is the end as well, whatever is said of further ones.
      const isRepeated = readable.length > 0 && fresh.length === 0;
      if (data.length === 0 || isRepeated || page >= (meta.maxPage ?? maxPages)) return;
    }
  }

  async function edit(method: "PUT" | "PATCH", path: string, body: object): Promise<"done" | "gone"> {
    const answer = await call({ method, path, body, isRepeatable: true });
    if (answer.code === 200 || answer.code === 201) return "done";
    if (isNoSuchJob(answer)) return "gone";
    throw refuse(answer);
  }

  /** What a refusal ends: this call, or the run. */
  function refuse({ code, message }: HrflowAnswer): Error {
    if (code === 400 && message.includes("Unable to find object: board")) return new HrflowStopped("no-board", code);
    return new HrflowCallFailed(`HrFlow answered ${code}: ${redact(message)}`, { status: code });
  }

  return {
    pages,
    count: async () => {
      const { meta } = await readPage(1);
      return { jobs: meta.total, pages: meta.maxPage };
    },
    find: async (reference) => {
      const query = { board_key: boardKey, reference };
      const answer = await call({ method: "GET", path: "/job/indexing", query, isRepeatable: true });
      if (isNoSuchJob(answer)) return undefined;
      const [found] = answer.code === 200 ? readStored(answer.data) : [];
      if (found) return found;
      throw answer.code === 200
        ? new HrflowCallFailed("HrFlow answered with a job that could not be read", { status: answer.code })
        : refuse(answer);
    },
    create: async (job) => {
      const body = toBody(boardKey, job);
      const answer = await call({ method: "POST", path: "/job/indexing", body, isRepeatable: false });
      if (answer.code !== 201 && answer.code !== 200) throw refuse(answer);
    },
    edit: (key, job) => edit("PUT", "/job/indexing", { ...toBody(boardKey, job), key }),
    setArchived: (key, isArchived) =>
      edit("PATCH", "/job/indexing/archive", { board_key: boardKey, key, is_archive: isArchived ? 1 : 0 }),
    parseText: async (text) => {
      const answer = await call({ method: "POST", path: "/text/parsing", body: { texts: [text] }, isRepeatable: true });
      if (answer.code !== 200) throw refuse(answer);
      const read = parsed.safeParse(answer.data);
      const [first] = read.data ?? [];
      if (!first) throw new HrflowCallFailed("HrFlow parsed the text into nothing to read", { status: answer.code });
      // Places are counted in characters, of which an emoji is one.
      const characters = [...first.text];
      return first.entities.flatMap((entity) =>
        entity ? [{ label: entity.label, text: characters.slice(entity.start, entity.end).join("") }] : [],
      );
    },
  };
}

/**
 * The body of POST and PUT: the job with the key of its board beside its fields, as the SDK of HrFlow sends
 * it. Its web documentation shows `{board_key, job}` instead: here is where that would change.
 */
function toBody(boardKey: string, job: HrflowJob): object {
  return { ...job, board_key: boardKey };
}

/** This is how HrFlow says "not found" of a job. */
function isNoSuchJob({ code, message }: HrflowAnswer): boolean {
  return code === 400 && message.includes("Unable to find object: job");
}

function readStored(row: unknown): StoredJob[] {
  const { data } = storedJob.safeParse(row);
  return data ? [data] : [];
}
