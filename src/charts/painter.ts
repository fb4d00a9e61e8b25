import { minuteMs } from "../core/durations.ts";
import { DrawingProcess } from "./drawing-process.ts";
import type { ChartDrawing } from "./look.ts";
import { PictureError } from "./picture-error.ts";

export type PainterOptions = {
  /**
   * How long a drawing may take once it has begun. After that it is given up, and its process with it.
   * Milliseconds.
   */
  deadlineMs?: number;
  /**
   * How long the process may idle before it is ended: what it loads takes more memory than the rest of the
   * bot. Milliseconds.
   */
  restMs?: number;
  worker?: URL;
};

export type Painter = {
  /**
   * The drawing as a PNG. Drawings are made one after the other, in the order of the calls. Rejects with a
   * `PictureError`.
   */
  draw: (drawing: ChartDrawing) => Promise<Uint8Array>;
  /** Whether the process is there. */
  isAwake: () => boolean;
  /** Ends the process; what was still to be drawn is rejected, and so is what is asked for afterwards. */
  close: () => Promise<void>;
};

/** From the sources there is no worker to start, but what was built of it. */
const ownWorker = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/charts/worker.js" : "./worker.js",
  import.meta.url,
);

type Job = {
  drawing: ChartDrawing;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: unknown) => void;
};

/**
 * Draws in a separate process, started when first needed, so that no conversation waits for a picture. A
 * thread would do as well, but leaves 40 MB behind that the system never gets back; and a crash in a native
 * library costs one picture rather than the bot.
 *
 * Drawings are handed over one at a time, so that waiting in the queue takes nothing of the deadline. A
 * process that fails or hangs costs one picture: another one draws the next.
 */
export function createPainter({
  deadlineMs = 10_000,
  restMs = minuteMs,
  worker = ownWorker,
}: PainterOptions = {}): Painter {
  let process: DrawingProcess | undefined;
  let restTimer: NodeJS.Timeout | undefined;
  let isDrawing = false;
  let isClosed = false;
  const queue: Job[] = [];

  function draw(drawing: ChartDrawing): Promise<Uint8Array> {
    if (isClosed) return Promise.reject(new PictureError("broken", "closed"));
    return new Promise<Uint8Array>((resolve, reject) => {
      queue.push({ drawing, resolve, reject });
      void drawAll();
    });
  }

  /** One after the other; then the process may rest. */
  async function drawAll(): Promise<void> {
    if (isDrawing) return;
    isDrawing = true;
    clearTimeout(restTimer);
    for (let job = queue.shift(); job; job = queue.shift()) {
      await drawNext(job.drawing).then(job.resolve, job.reject);
    }
    isDrawing = false;
    if (!isClosed) rest();
  }

  /** Where no process can be started, that is an error of this drawing alone: the next one tries again. */
  async function drawNext(drawing: ChartDrawing): Promise<Uint8Array> {
    if (!process?.isAlive) process = startProcess(worker, deadlineMs);
    return process.draw(drawing);
  }

  function rest(): void {
    process?.rest();
    restTimer = setTimeout(() => void process?.end(), restMs).unref();
  }

  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(restTimer);
    for (const { reject } of queue.splice(0)) reject(new PictureError("broken", "closed"));
    await process?.end();
  }

  return { draw, isAwake: () => process?.isAlive === true, close };
}

/** The system may have no memory or no process left. */
function startProcess(worker: URL, deadlineMs: number): DrawingProcess {
  try {
    return new DrawingProcess(worker, deadlineMs);
  } catch (cause) {
    throw new PictureError("broken", cause);
  }
}
