import { minuteMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import type { HelpKind } from "../../core/help/help-place.ts";
import type { Health, Log } from "../../core/telemetry.ts";
import type { ServiceAddresses } from "../data-service.ts";
import { type HttpResponse, maxReferenceBytes } from "../http/message.ts";
import { parseListResponse, parseResponse } from "../http/parse-response.ts";
import { createHttpService, type HttpService } from "../http.ts";
import { monotonicClock } from "../monotonic-clock.ts";
import { directoryProfile } from "./profile.ts";
import { createQuota, type Quota } from "./quota.ts";
import { recordsSchema, selectedFields } from "./row.ts";

/** The rows of one kind, each as it came. */
export type DirectoryRows = { rows: unknown[]; isStandIn: boolean };

/** The calls to the directory. They reject with a SourceError where no service could tell. */
export type DirectoryApi = {
  /** Every place of a kind, in one call. */
  readAll: (kind: HelpKind) => Promise<DirectoryRows>;
  /** A few places of a kind, to see whether the service answers as it did. */
  readSome: (kind: HelpKind) => Promise<DirectoryRows>;
  /** Whether a call would be made now: the quota is not used up, and the service has answered lately. */
  isOpen: () => boolean;
  health: () => Health;
  close: () => Promise<void>;
};

/** What the directory calls each kind, in its field `pivot`. */
export const pivotNames: Readonly<Record<HelpKind, string>> = {
  "mission-locale": "mission_locale",
  "france-travail": "france_travail",
  "cap-emploi": "cap_emploi",
  cij: "cij",
  cio: "cio",
};

const name = directoryProfile.label;
const dataset = "/api/explore/v2.1/catalog/datasets/api-lannuaire-administration";
/** The largest kind has a thousand places. */
const maxPlaces = 5_000;
const exportMs = 60_000;
const checkMs = 10_000;
const sample = 5;
const quietMs = minuteMs;

type DirectoryApiOptions = ServiceAddresses & { log: Log; now: () => Date };
type Host = {
  url: string;
  web: HttpService;
  quota: Quota;
  isStandIn: boolean;
  /** It did not answer: nobody waits for it again until then. Milliseconds of the stopwatch. */
  quietUntil: number;
};
type Question = { path: string; query: Record<string, string>; deadlineMs: number; mostBytes?: number };

/**
 * The directory: the service itself, and after it what stands in for it. Its caller makes one call at a
 * time.
 */
export function createDirectoryApi({ urls, standIn, log, now }: DirectoryApiOptions): DirectoryApi {
  const hosts = [...urls, ...(standIn ? [standIn] : [])].map(
    // That the quota is used up is said by a 429 whose body tells until when.
    (url): Host => ({
      url,
      web: createHttpService({ name, log, tooMany: [] }),
      quota: createQuota({ name, log, now }),
      isStandIn: url === standIn,
      quietUntil: Number.NEGATIVE_INFINITY,
    }),
  );

  /**
   * The first answer that can be read, of the services in turn; what the last one says where there is none.
   */
  async function ask(question: Question, read: (answer: HttpResponse) => Promise<unknown[]>): Promise<DirectoryRows> {
    let failure: unknown = new SourceError(name, "down");
    for (const host of hosts) {
      try {
        return { rows: await read(await call(host, question)), isStandIn: host.isStandIn };
      } catch (error) {
        failure = error;
        if (error instanceof SourceError && (error.why === "down" || error.why === "slow"))
          host.quietUntil = monotonicClock.now() + quietMs;
      }
    }
    throw failure;
  }

  async function call({ url, web, quota, quietUntil }: Host, question: Question): Promise<HttpResponse> {
    if (!quota.isOpen()) throw new SourceError(name, "busy");
    if (monotonicClock.now() < quietUntil) throw new SourceError(name, "down");
    const { path, query, deadlineMs, mostBytes } = question;
    const answer = await web.call({
      url: `${url}${dataset}${path}?${new URLSearchParams(query)}`,
      deadlineMs: deadlineMs / hosts.length,
      ...(mostBytes === undefined ? {} : { mostBytes }),
    });
    if (answer.status === 429) {
      quota.close(answer);
      throw new SourceError(name, "busy");
    }
    if (answer.status !== 200) {
      log.warn({ service: name, status: answer.status }, "the service refused a query");
      throw new SourceError(name, "refused");
    }
    return answer;
  }

  return {
    readAll: (kind) =>
      ask(
        {
          path: "/exports/json",
          query: { ...toQuery(kind), limit: "-1" },
          deadlineMs: exportMs,
          mostBytes: maxReferenceBytes,
        },
        async (answer) => refuseErrors(await parseListResponse({ name, log }, answer, maxPlaces)),
      ),
    readSome: (kind) =>
      ask(
        { path: "/records", query: { ...toQuery(kind), limit: String(sample) }, deadlineMs: checkMs },
        async (answer) => parseResponse({ name, log }, recordsSchema, answer).results,
      ),
    isOpen: () => hosts.some(({ quota, quietUntil }) => quota.isOpen() && monotonicClock.now() >= quietUntil),
    health: () => (hosts[0]?.quota.isOpen() === false ? "degraded" : (hosts[0]?.web.health() ?? "ok")),
    close: async () => void (await Promise.all(hosts.map(({ web }) => web.close()))),
  };
}

function toQuery(kind: HelpKind): Record<string, string> {
  return { select: selectedFields.join(","), where: `pivot LIKE "${pivotNames[kind]}"` };
}

/** An export that fails once it has begun ends with the error as one of its rows, and status 200. */
function refuseErrors(rows: unknown[]): unknown[] {
  const isError = (row: unknown) =>
    typeof row === "object" && row !== null && ("error_code" in row || "errorcode" in row) && !("id" in row);
  if (rows.some(isError)) throw new SourceError(name, "garbage");
  return rows;
}
