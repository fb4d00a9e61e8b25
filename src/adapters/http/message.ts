import type { Ticket } from "./ticket.ts";

/** What is asked of an outside service. */
export type HttpRequest = {
  url: string;
  method?: "GET" | "POST" | "PUT" | "PATCH";
  headers?: Record<string, string>;
  body?: string;
  /** Doing it twice does no harm: what is no GET is repeated only then. */
  isRepeatable?: boolean;
  /**
   * For the whole of it, retries included; with a ticket, without what it waits for its turns. Milliseconds.
   */
  deadlineMs?: number;
  /** Its place in the line of a service that has one; without it, it goes at once or fails. */
  ticket?: Ticket;
  /**
   * An answer that is larger, once decompressed, is given up. 3 MB where nothing else is said: a page of
   * offers is a third of that.
   */
  mostBytes?: number;
};

/** By name, in lower case. */
export type HttpHeaders = Record<string, string>;

/** An answer, read to its end and decompressed. */
export type HttpResponse = { status: number; headers: HttpHeaders; body: Buffer };

const megabyte = 1024 * 1024;
/** The largest answer that is read where a call says nothing else. */
export const usualMostBytes = 3 * megabyte;
/** For reference data, which come in one piece. */
export const maxReferenceBytes = 20 * megabyte;
