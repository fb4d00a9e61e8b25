import { z } from "zod";
import type { Atlas, CentreOf } from "../../core/places/atlas.ts";
import type { Log } from "../../core/talk/world.ts";
import { SourceError } from "../../core/words.ts";
import { foreignList, foreignWords, readRows } from "../foreign.ts";
import { type Answer, read } from "../http.ts";
import { type Client, errorOf, name } from "./client.ts";
import { reference } from "./fields.ts";
import { isActive, isCompany, job, type Row, toRow, type World } from "./job.ts";
import { areaOf } from "./place.ts";
import { type Query, toParameters } from "./query.ts";
import { recruiter, toCompany } from "./recruiter.ts";

export type Options = { client: Client; atlas: Atlas; centreOf: CentreOf; fictitious: boolean; log: Log };

/** What one query found, doubles included. */
export type Block = {
  offers: Row[];
  companies: Row[];
  /** Of which kind there are probably more than a query may find. */
  isCutOff: { offers: boolean; companies: boolean };
  /** La bonne alternance left nothing out that it could not read itself. */
  isWhole: boolean;
};

export type Blocks = {
  readBlock: (query: Query) => Promise<Block>;
  /** One offer or company by its id; undefined when it is unknown or no longer to be had. */
  readRow: (id: string) => Promise<Row | undefined>;
};

/** At most so many rows of each source. */
const mostRows = 150;
/** Three sources of offers, of which two list France Travail's; and some more. */
const mostListed = 1_000;

const answered = z.object({
  jobs: foreignList(z.unknown(), mostListed),
  recruiters: foreignList(z.unknown(), mostListed),
  warnings: foreignList(z.object({ code: foreignWords(60) }).catch({ code: "?" }), 100).catch([]),
});

/** The two calls of the API, in our words. */
export function blocks({ client, atlas, centreOf, fictitious, log }: Options): Blocks {
  async function readBlock(query: Query): Promise<Block> {
    const answer = await client.get("/job/v1/search", toParameters(query));
    if (answer.status !== 200) throw refused(answer);
    const { jobs, recruiters, warnings } = read({ name, log }, answered, answer);
    if (warnings.length > 0)
      log.warn({ service: name, warnings: warnings.map(({ code }) => codeOf(code)) }, "the answer is not all there is");
    const world = { atlas, centreOf, fictitious, area: areaOf(query.departements ?? [], atlas) };
    return {
      offers: await readable(jobs, job, (one) => (isActive(one) ? toRow(one, world) : "over")),
      companies: await readable(recruiters, recruiter, (one) => toCompany(one, world)),
      isCutOff: { offers: areCutOff(jobs), companies: recruiters.length >= mostRows },
      isWhole: warnings.length === 0,
    };
  }

  /** An odd row is left out and counted; it never costs the page. */
  async function readable<T>(
    rows: unknown[],
    shape: z.ZodType<T>,
    translate: (read: T) => Row | "over",
  ): Promise<Row[]> {
    const read = await readRows(rows, shape, translate, { name, log });
    return read.filter((row) => row !== undefined && row !== "over");
  }

  /** Offers are found whatever has become of them, so that is looked at; when they end, the caller looks at. */
  async function readRow(id: string): Promise<Row | undefined> {
    const answer = await client.get(`/job/v1/offer/${id}`);
    if (answer.status === 404 || answer.status === 400) return undefined;
    if (answer.status !== 200) throw refused(answer);
    const world: World = { atlas, centreOf, fictitious, area: {} };
    const one = read({ name, log }, job, answer);
    if (!isActive(one)) return undefined;
    return isCompany(one) ? toCompany(read({ name, log }, recruiter, answer), world) : toRow(one, world);
  }

  function refused(answer: Answer): SourceError {
    log.error(
      { service: name, status: answer.status, error: errorOf(answer) },
      "a query was refused: this is a fault of ours",
    );
    return new SourceError(name, "garbage");
  }

  return { readBlock, readRow };
}

const source = z.object({
  identifier: z.object({ id: reference, partner_label: z.string().max(100), partner_job_id: reference }),
});

/**
 * Whether one of the three sources of offers came to its limit. The third lists partners, and France Travail's once more, or no longer: so its rows are all
 * that are neither La bonne alternance's nor the first of each of France Travail's.
 */
function areCutOff(jobs: unknown[]): boolean {
  const named = jobs.flatMap((row) => source.safeParse(row).data?.identifier ?? []);
  const own = named.filter(({ partner_label }) => partner_label === "offres_emploi_lba").length;
  const theirs = named.filter(({ partner_label }) => partner_label === "France Travail");
  const different = new Set(theirs.map(({ id, partner_job_id }) => id ?? partner_job_id)).size;
  return [own, different, jobs.length - own - different].some((rows) => rows >= mostRows);
}

/** Codes are stable and safe; whatever else may stand there is not for the log. */
function codeOf(said: string): string {
  return /^[A-Z_]{1,60}$/.test(said) ? said : "?";
}
