// The longest piece of work between two ticks of the event loop: for that long, everybody who taps a button
// waits.
import { closeSync, openSync, readSync } from "node:fs";
import { round } from "./table.js";

/**
 * Measures the longest block from now until `stop` is called, in CPU milliseconds of the thread that runs the
 * program. Wall time would include the neighbours, and the CPU of the process the threads beside it: those
 * of SQLite and of the garbage collector work while the program goes on.
 */
export function watchBlocks() {
  const clock = openThreadClock();
  let longest = 0;
  let last = clock.read();
  let isOver = false;
  const tick = () => {
    if (isOver) return;
    longest = Math.max(longest, clock.read() - last);
    last = clock.read();
    setImmediate(tick);
  };
  setImmediate(tick);
  return {
    stop: () => {
      isOver = true;
      longest = Math.max(longest, clock.read() - last);
      clock.close();
      return round(longest, 0);
    },
  };
}

/** CPU milliseconds of the main thread as Linux counts them; elsewhere those of the whole process. */
function openThreadClock() {
  const buffer = Buffer.alloc(64);
  let file;
  try {
    file = openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
  } catch {
    return {
      read: () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      },
      close: () => {},
    };
  }
  return {
    // "nanoseconds on the CPU, nanoseconds in the queue, time slices".
    read: () => Number.parseInt(buffer.toString("latin1", 0, readSync(file, buffer, 0, 64, 0)), 10) / 1e6,
    close: () => closeSync(file),
  };
}
