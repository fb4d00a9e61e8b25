import { z } from "zod";
import type { CheckedAnswer } from "../../adapters/data-service.ts";
import { foreignList, readRows } from "../../adapters/foreign.ts";
import type { HttpResponse } from "../../adapters/http/message.ts";
import { parseResponse } from "../../adapters/http/parse-response.ts";
import { alternanceName, createAlternanceClient } from "../../adapters/la-bonne-alternance/client.ts";
import { jobSchema } from "../../adapters/la-bonne-alternance/job.ts";
import { formationSchema } from "../../adapters/la-bonne-alternance/trainings/formation.ts";
import { isSandboxed } from "../../config.ts";
import { dayMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import type { Log } from "../../core/telemetry.ts";
import { type AskedService, checkService } from "./check-service.ts";
import { describeMissing } from "./describe-missing.ts";
import type { CheckContext, Finding } from "./finding.ts";

const page = "https://api.apprentissage.beta.gouv.fr/fr/compte/profil";

const service = {
  area: "services",
  addressVariable: "ALTERNANCE_API_URL",
  isNeeded: true,
  credentials: {
    refused: "ALTERNANCE_API_TOKEN was refused",
    remedy: `it is wrong, or older than the 365 days that a token lives: make a new one, for production, on ${page}, and put it into .env`,
  },
} as const satisfies Omit<AskedService, "subject">;

/** Offers and trainings, by a call each, and how long the token lives. */
export async function checkAlternance(context: CheckContext): Promise<Finding[]> {
  const { config, log, now } = context;
  const { ALTERNANCE_API_TOKEN: token, ALTERNANCE_API_URL: apiUrl } = config;
  if (isSandboxed(config).alternance || token === undefined)
    return [
      {
        area: "services",
        subject: alternanceName,
        ...describeMissing(
          config,
          "ALTERNANCE_API_TOKEN",
          "all its offers, companies and trainings are fictitious",
          `make a token for production on ${page}, and put it into .env as ALTERNANCE_API_TOKEN`,
        ),
      },
    ];
  const client = createAlternanceClient({ apiUrl, token, log });
  try {
    const [offers, trainings] = await Promise.all([
      checkService(context, { ...service, subject: `${alternanceName}, offers` }, async () =>
        readOffers(await client.get("/job/v1/search", new URLSearchParams(offersQuery)), log),
      ),
      checkService(context, { ...service, subject: `${alternanceName}, trainings` }, async () =>
        readTrainings(await client.get("/formation/v1/search", new URLSearchParams(trainingsQuery)), log),
      ),
    ]);
    return [offers, trainings, ...checkTokenAge(token, now())];
  } finally {
    await client.close();
  }
}

/** A job that is learnt everywhere; around Lyon. */
const around = { latitude: "45.76", longitude: "4.83", radius: "30" };
export const offersQuery = { ...around, romes: "D1102" };
export const trainingsQuery = { ...around, romes: "D1102", page_size: "5", page_index: "0" };

const offersAnswer = z.object({ jobs: foreignList(z.unknown(), 1_000), recruiters: foreignList(z.unknown(), 1_000) });
const trainingsAnswer = z.object({ data: foreignList(z.unknown(), 1_000) });

async function readOffers(answer: HttpResponse, log: Log): Promise<CheckedAnswer> {
  const { jobs, recruiters } = parseResponse({ name: alternanceName, log }, offersAnswer, accept(answer));
  const readable = await countReadable(jobs, jobSchema, log);
  if (jobs.length > 0 && readable === 0)
    return { is: "changed", says: `answers, and none of ${jobs.length} offers can be read` };
  if (isOfStaging(answer))
    return {
      is: "changed",
      says: "its offers are those of the site for tests: ALTERNANCE_API_TOKEN is a key for tests",
      remedy: `make one for production on ${page}, and put it into .env`,
    };
  return {
    is: "ok",
    says: `${readable} of ${jobs.length} offers read around Lyon, and ${recruiters.length} companies`,
  };
}

async function readTrainings(answer: HttpResponse, log: Log): Promise<CheckedAnswer> {
  const { data } = parseResponse({ name: alternanceName, log }, trainingsAnswer, accept(answer));
  const readable = await countReadable(data, formationSchema, log);
  if (data.length > 0 && readable === 0)
    return { is: "changed", says: `answers, and none of ${data.length} trainings can be read` };
  return { is: "ok", says: `${readable} of ${data.length} trainings read around Lyon` };
}

function accept(answer: HttpResponse): HttpResponse {
  if (answer.status === 200) return answer;
  throw new SourceError(alternanceName, "garbage");
}

async function countReadable(rows: unknown[], shape: z.ZodType<unknown>, log: Log): Promise<number> {
  const read = await readRows(rows, shape, () => true, { name: alternanceName, log });
  return read.filter((one) => one === true).length;
}

/** A key for tests reads the offers of the site for tests, whose pages they lead to. */
function isOfStaging({ body }: HttpResponse): boolean {
  return body.includes("labonnealternance-recette.");
}

const claims = z.object({ exp: z.number().positive() });
/** The account is told 30 days before. */
const soonDays = 30;

/** A token is a JWT: where it says until when it lives, so is said. */
function checkTokenAge(token: string, now: Date): Finding[] {
  const expires = readExpiry(token);
  if (expires === undefined) return [];
  const days = Math.floor((expires - now.getTime()) / dayMs);
  const finding = { area: "services", subject: `${alternanceName}, token` } as const;
  if (days >= soonDays) return [{ ...finding, is: "ok", says: `ALTERNANCE_API_TOKEN lives for ${days} days more` }];
  return [
    {
      ...finding,
      is: days < 0 ? "wrong" : "look",
      says: days < 0 ? "ALTERNANCE_API_TOKEN is over" : `ALTERNANCE_API_TOKEN ends in ${days} days`,
      remedy: `make a new one, for production, on ${page}, and put it into .env: it cannot be prolonged`,
    },
  ];
}

function readExpiry(token: string): number | undefined {
  try {
    const [, payload = ""] = token.split(".");
    return claims.parse(JSON.parse(Buffer.from(payload, "base64url").toString())).exp * 1000;
  } catch {
    return undefined;
  }
}
