// The longest piece of work between two ticks of the loop: for so long whoever taps a button waits, whatever they tap.
import { round } from "./table.js";

/** CPU milliseconds of the longest block while something is done, from now until `stop` is called. Wall time would measure the neighbours as well. */
export function watchBlocks() {
  let longest = 0;
  let last = process.cpuUsage();
  let isOver = false;
  const tick = () => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  return {
    stop: () => {
      isOver = true;
      const { user, system } = process.cpuUsage(last);
      return round(Math.max(longest, (user + system) / 1000), 0);
    },
  };
}
