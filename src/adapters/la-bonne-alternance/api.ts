import { z } from "zod";
import { SourceError } from "../../core/failure.ts";
import type { Atlas, GetCentre } from "../../core/places/atlas.ts";
import type { Point } from "../../core/places/place.ts";
import type { Requesters } from "../../core/requester.ts";
import type { Log } from "../../core/telemetry.ts";
import { foreignList, foreignWords, readRows } from "../foreign.ts";
import type { HttpResponse } from "../http/message.ts";
import { parseResponse } from "../http/parse-response.ts";
import { type AlternanceClient, alternanceName, readErrorName } from "./client.ts";
import { referenceField } from "./fields.ts";
import {
  type AlternanceRow,
  type CompanyRow,
  isActiveJob,
  isCompanyJob,
  jobSchema,
  jobToRow,
  type OfferRow,
  type RowContext,
} from "./job.ts";
import { toSearchArea } from "./place.ts";
import { type AlternanceQuery, alternanceQueryToSearchParams } from "./query.ts";
import { recruiterSchema, toCompany } from "./recruiter.ts";

/** How the API is called, and what its answers are translated with. */
export type AlternanceApiOptions = {
  client: AlternanceClient;
  atlas: Atlas;
  centreOf: GetCentre;
  /** The communes whose centre is that near, by code; undefined while not all centres are known. */
  centresWithin: (point: Point, radiusKm: number) => string[] | undefined;
  /** Lays the centres out for `centresWithin`, in steps that keep nobody waiting. */
  prepareCentres: () => Promise<void>;
  fictitious: boolean;
  log: Log;
};

/** What one query found, doubles included. */
export type AlternanceBlock = {
  offers: OfferRow[];
  companies: CompanyRow[];
  /** Of which kind there are probably more than a query may find. */
  isCutOff: { offers: boolean; companies: boolean };
  /** Of which kind La bonne alternance left nothing out that it could not read itself. */
  isWhole: { offers: boolean; companies: boolean };
};

const nothing: AlternanceBlock = {
  offers: [],
  companies: [],
  isCutOff: { offers: false, companies: false },
  isWhole: { offers: true, companies: true },
};

/** Reads all that one query finds. */
export type ReadAlternanceBlock = (query: AlternanceQuery, askedBy?: Requesters) => Promise<AlternanceBlock>;

/** The two calls of the API that are used. Both reject with a SourceError when the service fails. */
export type AlternanceApi = {
  readBlock: ReadAlternanceBlock;
  /** One offer or company by its id; undefined when it is unknown or no longer to be had. */
  readRow: (id: string, askedBy?: Requesters) => Promise<AlternanceRow | undefined>;
};

/** At most so many rows of each source. */
export const maxRows = 150;
/** Three sources of offers, of which two list France Travail's; and some more. */
const maxListed = 1_000;

const answered = z.object({
  jobs: foreignList(z.unknown(), maxListed),
  recruiters: foreignList(z.unknown(), maxListed),
  warnings: foreignList(z.object({ code: foreignWords(60) }).catch({ code: "?" }), 100).catch([]),
});

/** The two calls of the API, in our words. */
export function createAlternanceApi({
  client,
  atlas,
  centreOf,
  centresWithin,
  prepareCentres,
  fictitious,
  log,
}: AlternanceApiOptions): AlternanceApi {
  const lookup = { atlas, centreOf, centresWithin, fictitious };

  async function readBlock(query: AlternanceQuery, askedBy?: Requesters): Promise<AlternanceBlock> {
    const answer = await client.get("/job/v1/search", alternanceQueryToSearchParams(query), askedBy);
    // A certification that is no longer active has no offers.
    if (answer.status === 400 && query.rncp !== undefined) return nothing;
    if (answer.status !== 200) throw refused(answer);
    const { jobs, recruiters, warnings } = parseResponse({ name: alternanceName, log }, answered, answer);
    if (warnings.length > 0)
      log.warn(
        { service: alternanceName, warnings: warnings.map(({ code }) => codeOf(code)) },
        "the response is incomplete",
      );
    await prepareCentres();
    const context = { ...lookup, area: toSearchArea(query.departements ?? [], atlas) };
    return {
      offers: await readable(jobs, jobSchema, (one) => (isActiveJob(one) ? jobToRow(one, context) : "over")),
      companies: await readable(recruiters, recruiterSchema, (one) => toCompany(one, context)),
      isCutOff: { offers: areCutOff(jobs), companies: recruiters.length >= maxRows },
      isWhole: {
        offers: warnings.every(({ code }) => isAboutCompanies(code)),
        companies: warnings.every(({ code }) => isAboutOffers(code)),
      },
    };
  }

  /** An odd row is left out and counted; it never costs the page. */
  async function readable<T, R extends AlternanceRow>(
    rows: unknown[],
    shape: z.ZodType<T>,
    translate: (read: T) => R | "over",
  ): Promise<R[]> {
    const read = await readRows(rows, shape, translate, { name: alternanceName, log });
    return read.filter((row) => row !== undefined && row !== "over");
  }

  /**
   * Offers are found whatever has become of them, so that is looked at; when they end, the caller looks at.
   */
  async function readRow(id: string, askedBy?: Requesters): Promise<AlternanceRow | undefined> {
    const answer = await client.get(`/job/v1/offer/${id}`, undefined, askedBy);
    if (answer.status === 404 || answer.status === 400) return undefined;
    if (answer.status !== 200) throw refused(answer);
    await prepareCentres();
    const context: RowContext = { ...lookup, area: {} };
    const job = parseResponse({ name: alternanceName, log }, jobSchema, answer);
    if (!isActiveJob(job)) return undefined;
    return isCompanyJob(job)
      ? toCompany(parseResponse({ name: alternanceName, log }, recruiterSchema, answer), context)
      : jobToRow(job, context);
  }

  function refused(answer: HttpResponse): SourceError {
    log.error(
      { service: alternanceName, status: answer.status, error: readErrorName(answer) },
      "a query was refused: this is a bug",
    );
    return new SourceError(alternanceName, "garbage");
  }

  return { readBlock, readRow };
}

const source = z.object({
  identifier: z.object({ id: referenceField, partner_label: z.string().max(100), partner_job_id: referenceField }),
});

/**
 * Whether one of the three sources of offers came to its limit. The third lists partners, and France
 * Travail's once more, or no longer: so its rows are all that are neither La bonne alternance's nor the first
 * of each of France Travail's.
 */
function areCutOff(jobs: unknown[]): boolean {
  const named = jobs.flatMap((row) => source.safeParse(row).data?.identifier ?? []);
  const own = named.filter(({ partner_label }) => partner_label === "offres_emploi_lba").length;
  const theirs = named.filter(({ partner_label }) => partner_label === "France Travail");
  const different = new Set(theirs.map(({ id, partner_job_id }) => id ?? partner_job_id)).size;
  return [own, different, jobs.length - own - different].some((rows) => rows >= maxRows);
}

/** A warning that is about neither, as far as its code tells, may be about both. */
const isAboutCompanies = (code: string): boolean => code.startsWith("RECRUITERS_");
const isAboutOffers = (code: string): boolean => /^(?:JOB_|FRANCE_TRAVAIL_)/.test(code);

/** Codes are stable and safe; whatever else may stand there is not for the log. */
function codeOf(code: string): string {
  return /^[A-Z_]{1,60}$/.test(code) ? code : "?";
}
