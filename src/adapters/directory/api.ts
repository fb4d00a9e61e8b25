import { minuteMs } from "../../core/durations.ts";
import { SourceError } from "../../core/failure.ts";
import type { HelpKind } from "../../core/help/help-place.ts";
import type { Health, Log } from "../../core/telemetry.ts";
import { type HttpResponse, maxReferenceBytes } from "../http/message.ts";
import { parseListResponse, parseResponse } from "../http/parse-response.ts";
import { createKeylessService, type KeylessQuestion, type ServiceAddresses } from "../keyless-service.ts";
import type { OpenSharedLimit } from "../shared-limit.ts";
import { directoryProfile } from "./profile.ts";
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

type DirectoryApiOptions = ServiceAddresses & {
  log: Log;
  now: () => Date;
  openLimit?: OpenSharedLimit | undefined;
};

/**
 * The directory: the service itself, and after it what stands in for it. Its caller makes one call at a
 * time.
 */
export function createDirectoryApi({ log, ...options }: DirectoryApiOptions): DirectoryApi {
  const service = createKeylessService({ ...options, name, log, hasDailyQuota: true, quietMs });

  async function ask(
    { path, query, ...how }: Omit<KeylessQuestion, "query"> & { query: Record<string, string> },
    read: (answer: HttpResponse) => unknown[] | Promise<unknown[]>,
  ): Promise<DirectoryRows> {
    const question = { ...how, path: `${dataset}${path}`, query: new URLSearchParams(query) };
    const { said: rows, isStandIn } = await service.ask(question, (answer) => {
      if (answer.status === 200) return read(answer);
      log.warn({ service: name, status: answer.status }, "the service refused a query");
      throw new SourceError(name, "refused");
    });
    return { rows, isStandIn };
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
        (answer) => parseResponse({ name, log }, recordsSchema, answer).results,
      ),
    isOpen: service.isOpen,
    health: service.health,
    close: service.close,
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
