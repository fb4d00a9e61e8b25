import { createTurnDeadline } from "../async/turn-deadline.ts";
import { minuteMs } from "../durations.ts";
import { SourceError } from "../failure.ts";
import { askForPart, type Requesters } from "../requester.ts";

/** One of several services that are read side by side. */
export type ServiceReading<T> = { service: string; read: (askedBy?: Requesters) => Promise<T> };

/** Once one service has answered, nobody waits longer than this for the turn of another. */
const longestWaitBesideMs = minuteMs;

/**
 * Reads several services side by side, each until its own deadline, which stands still while its calls wait
 * for their turns: one that hangs does not use up the time of all. One whose turn is far away when another
 * has answered is given up as "busy".
 */
export async function readTogether<T>(
  readings: ServiceReading<T>[],
  deadlineMs: number,
  askedBy?: Requesters,
  longestWaitMs = longestWaitBesideMs,
): Promise<PromiseSettledResult<T>[]> {
  const all = readings.map((reading) => startReading(reading, { deadlineMs, longestWaitMs }, askedBy));
  for (const { outcome } of all)
    outcome.then(
      () => {
        for (const other of all) other.noteAnswer();
      },
      () => {},
    );
  return Promise.allSettled(all.map(({ outcome }) => outcome));
}

function startReading<T>(
  { service, read }: ServiceReading<T>,
  { deadlineMs, longestWaitMs }: { deadlineMs: number; longestWaitMs: number },
  askedBy?: Requesters,
) {
  const deadline = createTurnDeadline(deadlineMs);
  let hasOtherAnswer = false;
  let giveUp = (_error: SourceError) => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  const giveUpIfFar = () => {
    if (hasOtherAnswer && deadline.waitMs() > longestWaitMs) giveUp(new SourceError(service, "busy"));
  };
  const part =
    askedBy &&
    askForPart(askedBy, (call, ms) => {
      deadline.onWait(call, ms);
      giveUpIfFar();
    });
  const late = () => {
    throw new SourceError(service, "slow");
  };
  const outcome = Promise.race([deadline.race(read(part?.askedBy), late), givenUp]).finally(part?.end);
  return {
    outcome,
    noteAnswer: () => {
      hasOtherAnswer = true;
      giveUpIfFar();
    },
  };
}
