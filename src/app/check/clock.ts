import { minuteMs } from "../../core/durations.ts";
import type { Finding, Verdict } from "./finding.ts";
import type { ObservedCall } from "./observe-calls.ts";
import { describeDuration } from "./read-quota.ts";

/** The dates of answers are whole seconds, and an answer takes a while. */
const [noticeableMs, wrongMs] = [minuteMs, 5 * minuteMs];

const remedy = "set the clock of this machine by the network: timedatectl set-ntp true (Linux)";

/**
 * Our clock against those of the services, by the `Date` of their answers. The one in the middle counts: a
 * service may be wrong as well.
 */
export function checkClock(calls: readonly ObservedCall[]): Finding[] {
  const offsets = calls
    .map(({ headers, at }) => at - Date.parse(headers?.date ?? ""))
    .filter((offset) => !Number.isNaN(offset))
    .sort((a, b) => a - b);
  return [{ area: "clock", subject: "clock of this machine", ...judge(offsets) }];
}

function judge(offsets: readonly number[]): Verdict {
  const middle = offsets[Math.floor(offsets.length / 2)];
  if (middle === undefined)
    return {
      is: "look",
      says: "could not be compared: no service has told its time",
      remedy: "check again once services can be reached",
    };
  const off = Math.abs(middle);
  if (off < noticeableMs) return { is: "ok", says: `agrees with the clocks of ${offsets.length} answers` };
  const says = `is ${describeDuration(off)} ${middle > 0 ? "ahead of" : "behind"} the clocks of the services`;
  if (off < wrongMs) return { is: "look", says, remedy };
  return { is: "wrong", says: `${says}: alerts come at wrong times, and new offers are missed`, remedy };
}
