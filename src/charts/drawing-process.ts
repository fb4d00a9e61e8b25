import { type ChildProcess, fork } from "node:child_process";
import type { ChartDrawing } from "./look.ts";
import { PictureError } from "./picture-error.ts";

/** What the worker says: that it begins with a drawing, and then what became of it. */
export type WorkerMessage = { id: number; begun?: true; bytes?: Uint8Array; failed?: string };

type CurrentDrawing = {
  id: number;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: PictureError) => void;
};

/**
 * A process that draws one drawing at a time. After the first that fails or hangs it is ended, since what a
 * library left behind when it threw is not known; another process draws the next.
 */
export class DrawingProcess {
  readonly #child: ChildProcess;
  readonly #deadlineMs: number;
  #deadline: NodeJS.Timeout | undefined;
  #current: CurrentDrawing | undefined;
  #isAlive = true;
  #lastId = 0;

  constructor(worker: URL, deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
    // Options of this process, such as the code of `node -e`, are not those of the other.
    this.#child = fork(worker, {
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#child.on("message", (message: WorkerMessage) => this.#hear(message));
    this.#child.on("error", (cause) => this.#fail(new PictureError("broken", cause)));
    this.#child.on("exit", () => this.#fail(new PictureError("broken")));
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /**
   * The drawing as a PNG. The deadline starts now, and again when the worker reports that it begins, so that
   * the start of the process does not count. Rejects with a `PictureError`.
   */
  draw(drawing: ChartDrawing): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#current = { id, resolve, reject };
      this.#child.ref();
      this.#child.channel?.ref();
      this.#restartDeadline();
      try {
        // That it is lost is heard by the end of the process.
        this.#child.send({ id, drawing }, () => {});
      } catch (cause) {
        // A drawing that cannot be copied, or a process that has no channel since none could be started.
        this.#fail(new PictureError("broken", cause));
      }
    });
  }

  /** From now until the next drawing it holds up no process that wants to end. */
  rest(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** Ends it; what it was drawing is rejected. Resolves once it is gone. */
  async end(): Promise<void> {
    if (!this.#isAlive) return;
    // What is awaited holds this process: at rest it was let go, and nothing else may be left to wait for.
    this.#child.ref();
    const exit = new Promise<void>((resolve) => this.#child.once("exit", () => resolve()));
    if (this.#fail(new PictureError("broken", "closed"))) await exit;
  }

  #hear({ id, begun, bytes, failed }: WorkerMessage): void {
    const current = this.#current;
    if (!this.#isAlive || !current || id !== current.id) return;
    if (begun) this.#restartDeadline();
    else if (bytes) {
      this.#settle();
      current.resolve(bytes);
    } else this.#fail(new PictureError("broken", failed));
  }

  #restartDeadline(): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#fail(new PictureError("slow")), this.#deadlineMs);
  }

  /** Whether there was still a process to kill. */
  #fail(error: PictureError): boolean {
    if (!this.#isAlive) return false;
    this.#isAlive = false;
    const isKilled = this.#child.kill("SIGKILL");
    this.#settle()?.reject(error);
    return isKilled;
  }

  #settle(): CurrentDrawing | undefined {
    clearTimeout(this.#deadline);
    const current = this.#current;
    this.#current = undefined;
    return current;
  }
}
