import { channel } from "node:diagnostics_channel";
import type { CallEnded } from "../../core/telemetry.ts";
import type { HttpHeaders } from "./message.ts";

/*
 * What is measured of the calls to outside services, by the channels that Node has for that
 * (`node:diagnostics_channel`): publishing costs nothing while nobody listens, and nothing that opens a
 * service has to pass anything on. Platforms, which import no adapter, are opened with `publishCall`. A
 * process has these channels once, whatever runs in it.
 */

/** One attempt is over. */
export type PublishedCall = CallEnded & {
  /** Of the answer, where there was one. They may hold what was sent: none of them is for a log. */
  headers?: HttpHeaders;
};

/** A connection to a service. What it tells is looked at when somebody wants to know. */
export type ServiceOpened = {
  service: string;
  look: () => ServiceState;
  /** Aborted once it is closed. */
  closed: AbortSignal;
};

export type ServiceState = {
  /** Calls that wait for their turns. */
  waiting: number;
  /** How long the service has asked to be left alone from now on; 0 where it has not. Milliseconds. */
  busyMs: number;
};

const callEnded = channel("tremplin:call-ended");
const serviceOpened = channel("tremplin:service-opened");

export function publishCall(ended: PublishedCall): void {
  if (callEnded.hasSubscribers) callEnded.publish(ended);
}

/** Says that a connection to a service is open; the function that it returns says that it is closed. */
export function announceService(service: string, look: () => ServiceState): () => void {
  const closing = new AbortController();
  if (serviceOpened.hasSubscribers) serviceOpened.publish({ service, look, closed: closing.signal });
  return () => closing.abort();
}

/** Hears of all that is opened and called from now on, until the function that it returns is called. */
export function subscribeToCalls(
  onCall: (ended: PublishedCall) => void,
  onService: (opened: ServiceOpened) => void,
): () => void {
  const hearCall = (message: unknown) => onCall(message as PublishedCall);
  const hearService = (message: unknown) => onService(message as ServiceOpened);
  callEnded.subscribe(hearCall);
  serviceOpened.subscribe(hearService);
  return () => {
    callEnded.unsubscribe(hearCall);
    serviceOpened.unsubscribe(hearService);
  };
}
