import { z } from "zod";
import { createCooperativeYield } from "../../core/async/cooperative-yield.ts";
import { minuteMs } from "../../core/durations.ts";
import type { Point } from "../../core/places/place.ts";
import type { Log } from "../../core/telemetry.ts";
import { foreignList } from "../foreign.ts";
import { type HttpResponse, maxReferenceBytes } from "../http/message.ts";
import { parseListResponse, parseResponse } from "../http/parse-response.ts";
import { createHttpService } from "../http.ts";
import type { Centres } from "./centre-index.ts";
import { coordinatesSchema } from "./coordinates.ts";

/** Who tells where communes are. */
export type GeoApiOptions = {
  /** Asked in this order. */
  urls: string[];
  /** Asked last, in the demo: the sandbox, whose few towns are not kept in the file. */
  standIn?: string | undefined;
  log: Log;
};

/** The calls to geo.api.gouv.fr. Each rejects with a SourceError when no service could tell. */
export type GeoApi = {
  /** All centres, in one request; rejects also where the answer has none. */
  readAll: () => Promise<{ centres: Centres; isStandIn: boolean }>;
  /** The centre of one commune; empty where the service does not know it. Waits for a second and a half. */
  readCentre: (commune: string) => Promise<Centres>;
  /** The code of the commune at a point; undefined where there is none. */
  readNearest: (point: Point) => Promise<string | undefined>;
  close: () => Promise<void>;
};

type Question<T> = {
  path: string;
  read: (answer: HttpResponse) => T | Promise<T>;
  deadlineMs: number;
  mostBytes?: number;
};

const name = "geo.api.gouv.fr";
const megabyte = 1024 * 1024;
/** There are 35,000, and their parts. */
const maxCommunes = 60_000;

const codeSchema = z.string().max(10);
const communeSchema = z.object({ code: codeSchema, centre: z.object({ coordinates: coordinatesSchema }) });

/** Each service has a connection of its own: one that says it is busy does not silence the next. */
export function createGeoApi({ urls, standIn, log }: GeoApiOptions): GeoApi {
  const services = [...urls, ...(standIn ? [standIn] : [])].map((url) => ({
    url,
    web: createHttpService({ name, log }),
  }));

  /**
   * The first answer that can be read, of the services in turn; what the last one says counts when there is
   * none. Undefined where that does not know.
   */
  async function ask<T>(question: Question<T>): Promise<{ said: T; isStandIn: boolean } | undefined> {
    const { path, read, deadlineMs, mostBytes = megabyte } = question;
    let failure: unknown;
    for (const { url, web } of services) {
      failure = undefined;
      try {
        const answer = await web.call({ url: `${url}${path}`, deadlineMs: deadlineMs / services.length, mostBytes });
        if (answer.status === 200) return { said: await read(answer), isStandIn: url === standIn };
      } catch (error) {
        failure = error;
      }
    }
    if (failure !== undefined) throw failure;
    return undefined;
  }

  const readAs =
    <T>(shape: z.ZodType<T>) =>
    (answer: HttpResponse) =>
      parseResponse({ name, log }, shape, answer);

  return {
    readAll: async () => {
      const answer = await ask({
        path: "/communes?fields=code,centre&type=commune-actuelle,arrondissement-municipal",
        read: (answer) => parseListResponse({ name, log }, answer, maxCommunes),
        deadlineMs: minuteMs,
        mostBytes: maxReferenceBytes,
      });
      const centres = await toCentres(answer?.said ?? []);
      if (centres.size === 0) throw new Error("no commune found");
      return { centres, isStandIn: answer?.isStandIn ?? false };
    },
    readCentre: async (commune) => {
      const path = `/communes/${commune}?fields=code,centre`;
      const answer = await ask({ path, read: readAs(z.unknown()), deadlineMs: 1_500 });
      return toCentres([answer?.said]);
    },
    readNearest: async ({ latitude, longitude }) => {
      const path = `/communes?lat=${latitude}&lon=${longitude}&fields=code,centre&limit=1`;
      const shape = foreignList(z.object({ code: codeSchema }), 10);
      const answer = await ask({ path, read: readAs(shape), deadlineMs: 5_000 });
      return answer?.said[0]?.code;
    },
    close: async () => void (await Promise.all(services.map(({ web }) => web.close()))),
  };
}

/** Rows that are odd are left out. A row at a time: there may be tens of thousands. */
async function toCentres(rows: unknown[]): Promise<Centres> {
  const centres = new Map<string, Point>();
  const yieldIfDue = createCooperativeYield();
  for (const row of rows) {
    const read = communeSchema.safeParse(row);
    if (read.success) centres.set(read.data.code, read.data.centre.coordinates);
    await yieldIfDue();
  }
  return centres;
}
