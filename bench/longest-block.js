// The longest piece of work between two ticks of the event loop: for that long, everybody who taps a button
// waits.
import { round } from "./table.js";

/**
 * Measures the longest block from now until `stop` is called, in CPU milliseconds. Wall time would include
 * the neighbours.
 */
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
