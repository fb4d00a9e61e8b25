import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { ChartDrawing } from "./look.ts";

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

/** No picture: it took too long, or could not be drawn. Whoever asked says it in words. */
export class PictureError extends Error {
  readonly why: "slow" | "broken";

  constructor(why: PictureError["why"], cause?: unknown) {
    super(`picture: ${why}`, { cause });
    this.name = "PictureError";
    this.why = why;
  }
}

/** From the sources there is no worker to start, but what was built of it. */
const ownWorker = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/charts/worker.js" : "./worker.js",
  import.meta.url,
);

/** What the worker says: that it begins with a drawing, and then what became of it. */
export type PainterMessage = { id: number; begun?: true; bytes?: Uint8Array; failed?: string };
type Job = {
  id: number;
  drawing: ChartDrawing;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: PictureError) => void;
};

/**
 * Draws in a separate process, started when first needed, so that no conversation waits for a picture. A
 * thread would do as well, but leaves 40 MB behind that the system never gets back; and a crash in a native
 * library costs one picture rather than the bot.
 *
 * Drawings are handed over one at a time. The deadline starts then, and again when the worker reports that it
 * begins, so that neither the queue nor the start of the process counts. A worker that fails or hangs costs
 * one picture: another worker draws the next.
 */
export function createPainter({
  deadlineMs = 10_000,
  restMs = 60_000,
  worker = ownWorker,
}: PainterOptions = {}): Painter {
  let child: ChildProcess | undefined;
  let restTimer: NodeJS.Timeout | undefined;
  let deadline: NodeJS.Timeout | undefined;
  let current: Job | undefined;
  let isClosed = false;
  let lastId = 0;
  const queue: Job[] = [];

  function draw(drawing: ChartDrawing): Promise<Uint8Array> {
    if (isClosed) return Promise.reject(new PictureError("broken", "closed"));
    return new Promise<Uint8Array>((resolve, reject) => {
      queue.push({ id: ++lastId, drawing, resolve, reject });
      next();
    });
  }

  /** Hands over the next drawing, or lets the process rest. */
  function next(): void {
    if (current) return;
    clearTimeout(restTimer);
    current = queue.shift();
    if (current) handOver(current);
    else rest();
  }

  function handOver({ id, drawing }: Job): void {
    child ??= start();
    child.ref();
    child.channel?.ref();
    restartDeadline();
    // That it is lost is heard by the end of the process.
    child.send({ id, drawing }, () => {});
  }

  function restartDeadline(): void {
    clearTimeout(deadline);
    deadline = setTimeout(() => replaceWorker(new PictureError("slow")), deadlineMs);
  }

  /** Ends the drawing under way, with its bytes or an error. */
  function settle(outcome: Uint8Array | PictureError): void {
    clearTimeout(deadline);
    const job = current;
    current = undefined;
    if (outcome instanceof PictureError) job?.reject(outcome);
    else job?.resolve(outcome);
  }

  /** The drawing under way is lost; those that wait get a worker of which nothing bad is known. */
  function replaceWorker(error: PictureError): void {
    const failed = child;
    child = undefined;
    failed?.kill("SIGKILL");
    settle(error);
    next();
  }

  function start(): ChildProcess {
    // Options of this process, such as the code of `node -e`, are not those of the other.
    const started = fork(worker, {
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    started.on("message", ({ id, begun, bytes, failed }: PainterMessage) => {
      if (started !== child || id !== current?.id) return;
      if (begun) return restartDeadline();
      // What a library left behind when it threw is not known.
      if (!bytes) return replaceWorker(new PictureError("broken", failed));
      settle(bytes);
      next();
    });
    const lose = (cause?: unknown) => started === child && replaceWorker(new PictureError("broken", cause));
    started.on("error", lose);
    started.on("exit", () => lose());
    return started;
  }

  /** At rest it holds up no process that wants to end. */
  function rest(): void {
    child?.unref();
    child?.channel?.unref();
    restTimer = setTimeout(() => {
      child?.kill("SIGKILL");
      child = undefined;
    }, restMs).unref();
  }

  async function close(): Promise<void> {
    isClosed = true;
    clearTimeout(restTimer);
    const ended = child;
    child = undefined;
    const lost = new PictureError("broken", "closed");
    settle(lost);
    for (const { reject } of queue.splice(0)) reject(lost);
    if (!ended) return;
    // What is awaited holds the process: at rest it was let go, and nothing else may be left to wait for.
    ended.ref();
    const exit = once(ended, "exit");
    if (ended.kill("SIGKILL")) await exit;
  }

  return { draw, isAwake: () => child !== undefined, close };
}
