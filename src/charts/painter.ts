import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Drawing } from "./look.ts";

export type Options = {
  /** A picture that is not there by then is given up, and the process with it. */
  deadlineMs?: number;
  /** After so long without a picture the process is ended: what it loads takes more memory than all the rest. */
  restMs?: number;
  worker?: URL;
};

export type Painter = {
  /** The drawing as a PNG, or a `PictureError`. */
  draw: (drawing: Drawing) => Promise<Uint8Array>;
  /** Whether the process is there. */
  isAwake: () => boolean;
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

type Answer = { id: number; bytes?: Uint8Array; failed?: string };
type Waiting = { done: (bytes: Uint8Array) => void; fail: (error: PictureError) => void };

/**
 * Draws in a process of its own, started when it is first needed, so that nobody's conversation waits for a picture. A thread would do, but leaves forty
 * megabytes behind that the system never gets back; and what goes wrong in a library that is no JavaScript ends no more than a picture.
 */
export function painter({ deadlineMs = 10_000, restMs = 60_000, worker = ownWorker }: Options = {}): Painter {
  let child: ChildProcess | undefined;
  let resting: NodeJS.Timeout | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function draw(drawing: Drawing): Promise<Uint8Array> {
    clearTimeout(resting);
    const id = ++lastId;
    let deadline: NodeJS.Timeout | undefined;
    return new Promise<Uint8Array>((done, fail) => {
      waiting.set(id, { done, fail });
      deadline = setTimeout(() => void end(new PictureError("slow")), deadlineMs);
      child ??= start();
      child.ref();
      child.channel?.ref();
      // That it is lost is heard by its end.
      child.send({ id, drawing }, () => {});
    }).finally(() => {
      clearTimeout(deadline);
      waiting.delete(id);
      if (waiting.size === 0) rest();
    });
  }

  function start(): ChildProcess {
    // Options of this process, such as the code of `node -e`, are not those of the other.
    const started = fork(worker, {
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    started.on("message", ({ id, bytes, failed }: Answer) => {
      if (bytes) waiting.get(id)?.done(bytes);
      else waiting.get(id)?.fail(new PictureError("broken", failed));
    });
    // One that cannot go on takes with it what it was asked, and the next picture starts another.
    const lost = (cause?: unknown) => child === started && void end(new PictureError("broken", cause));
    started.on("error", lost);
    started.on("exit", () => lost());
    return started;
  }

  /** At rest it holds up no process that wants to end. */
  function rest(): void {
    child?.unref();
    child?.channel?.unref();
    clearTimeout(resting);
    resting = setTimeout(() => void end(), restMs).unref();
  }

  async function end(error = new PictureError("broken")): Promise<void> {
    clearTimeout(resting);
    const ended = child;
    child = undefined;
    for (const { fail } of waiting.values()) fail(error);
    if (ended?.kill("SIGKILL")) await once(ended, "exit");
  }

  return { draw, isAwake: () => child !== undefined, close: () => end() };
}
