import type { NoteCall } from "../core/telemetry.ts";

/** How one attempt at a call to a platform is told apart from others. */
export type MeasuredCall<T> = {
  service: string;
  call: () => Promise<T>;
  readStatus: (answer: T) => number;
  /** Whether what it rejects with means that no answer came in time. */
  isLate: (error: unknown) => boolean;
};

/** Makes the call, and tells how it ended and what it took. */
export async function measureCall<T>(
  { service, call, readStatus, isLate }: MeasuredCall<T>,
  noteCall: NoteCall,
): Promise<T> {
  const began = performance.now();
  const note = (outcome: string) => noteCall({ service, outcome, seconds: (performance.now() - began) / 1000 });
  const answer = await call().catch((error: unknown) => {
    note(isLate(error) ? "slow" : "down");
    throw error;
  });
  note(String(readStatus(answer)));
  return answer;
}
