import { execFileSync, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { type ChartDrawing, drawText } from "../../src/charts/look.ts";
import { drawMarketPictures } from "../../src/charts/market-picture.ts";
import { createPainter, type Painter, type PainterOptions } from "../../src/charts/painter.ts";
import { createBarsPanel } from "../../src/charts/panels.ts";
import { PictureError } from "../../src/charts/picture-error.ts";
import { stackPanels } from "../../src/charts/stack.ts";
import { large, market } from "../core/market/sample.ts";

/** A machine that is busy with something else draws slowly, which is not a fault here. */
const patient = { deadlineMs: 100_000 };
const shared = createPainter(patient);
afterAll(() => shared.close());

let own: Painter | undefined;
afterEach(() => own?.close());
function painting(options: PainterOptions): Painter {
  own = createPainter({ ...patient, ...options });
  return own;
}

/** A page with one line on it. */
const page = (text: string): ChartDrawing => ({
  width: 400,
  height: 100,
  option: { backgroundColor: "#fff", graphic: [drawText(text, 20, 20)] },
});

/** Width and height, as the header of a PNG has them. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe("a drawing becomes a PNG", () => {
  test("of its size", async () => {
    const [picture] = await drawMarketPictures(large(), shared);
    const bytes = picture?.bytes ?? new Uint8Array(24);
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(sizeOf(bytes)[0]).toBe(1080);
    expect(sizeOf(bytes)[1]).toBeGreaterThan(1080);
    // Telegram takes 10 MB.
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(picture?.alt).toContain("offres) : CDI 63");
  });

  test("with its words, accents and currency, whatever fonts the machine has", async () => {
    const drawn = await Promise.all(["", "e", "é", "œ", "€", "1 900 €"].map((text) => shared.draw(page(text))));
    expect(new Set(drawn.map((png) => Buffer.from(png).toString("base64"))).size).toBe(drawn.length);
    // A sign that the font lacks leaves nothing, or a box that is the same for all.
    const [nothing] = drawn;
    expect(await shared.draw(page("🔥"))).toEqual(nothing);
  });

  test("the same each time", async () => {
    expect(await shared.draw(page("Boulangère"))).toEqual(await shared.draw(page("Boulangère")));
  });

  test("of nothing there is none", async () => expect(await drawMarketPictures(market([]), shared)).toEqual([]));
});

describe("the process that draws", () => {
  const folder = mkdtempSync(join(tmpdir(), "painter-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const doing = (name: string, code: string) => {
    writeFileSync(join(folder, name), code);
    return pathToFileURL(join(folder, name));
  };
  const silent = doing("silent.mjs", 'process.on("message", () => {})');
  const dying = doing("dying.mjs", "process.exit(1)");
  const failing = doing("failing.mjs", 'throw new Error("no renderer here")');
  const missing = pathToFileURL(join(folder, "missing.mjs"));

  test("is there only while there is something to draw, and for a while", async () => {
    const resting = painting({ restMs: 20 });
    expect(resting.isAwake()).toBe(false);
    await resting.draw(page("a"));
    expect(resting.isAwake()).toBe(true);
    await vi.waitFor(() => expect(resting.isAwake()).toBe(false));
    expect((await resting.draw(page("b"))).length).toBeGreaterThan(100);
  });

  /** Answers each drawing after `height` milliseconds of work, and never one whose width is 1. */
  const busy = doing(
    "busy.mjs",
    `process.on("message", ({ id, drawing }) => {
      process.send({ id, begun: true });
      while (drawing.width === 1);
      for (const until = Date.now() + drawing.height; Date.now() < until; );
      process.send({ id, bytes: Uint8Array.of(drawing.width) });
    });`,
  );
  const work = (width: number, height: number): ChartDrawing => ({ width, height, option: {} });

  test("takes its ten seconds from the start of a drawing: a long queue costs none of them", async () => {
    const slow = painting({ deadlineMs: 3_000, worker: busy });
    const drawn = await Promise.all(Array.from({ length: 12 }, () => slow.draw(work(7, 300))));
    expect(drawn).toEqual(drawn.map(() => Uint8Array.of(7)));
  });

  test("that hangs is lost with that picture alone: those behind it are drawn", async () => {
    const hanging = painting({ deadlineMs: 5_000, worker: busy });
    const drawn = await Promise.allSettled([work(5, 0), work(1, 0), work(6, 0), work(7, 0)].map(hanging.draw));
    expect(drawn).toEqual([
      { status: "fulfilled", value: Uint8Array.of(5) },
      { status: "rejected", reason: expect.objectContaining({ why: "slow" }) },
      { status: "fulfilled", value: Uint8Array.of(6) },
      { status: "fulfilled", value: Uint8Array.of(7) },
    ]);
  });

  test("that ends in the middle is lost with that picture alone", async () => {
    const worker = doing(
      "fragile.mjs",
      `process.on("message", ({ id, drawing }) => {
        if (drawing.width === 1) process.exit(1);
        process.send({ id, bytes: Uint8Array.of(drawing.width) });
      });`,
    );
    const fragile = painting({ worker });
    const drawn = await Promise.allSettled([work(1, 0), work(6, 0)].map(fragile.draw));
    expect(drawn).toMatchObject([{ status: "rejected" }, { status: "fulfilled", value: Uint8Array.of(6) }]);
  });

  test("is replaced after a failure: what a library left behind is not known", async () => {
    const worker = doing(
      "spoilt.mjs",
      `let spoilt = false;
      process.on("message", ({ id, drawing }) => {
        spoilt ||= drawing.width === 1;
        process.send(spoilt ? { id, failed: "spoilt" } : { id, bytes: Uint8Array.of(drawing.width) });
      });`,
    );
    const spoilt = painting({ worker });
    await expect(spoilt.draw(work(1, 0))).rejects.toMatchObject({ why: "broken" });
    expect(await spoilt.draw(work(6, 0))).toEqual(Uint8Array.of(6));
  });

  test.each(Reflect.ownKeys(Object.prototype).map(String))(
    "draws what is called %s, and everything after it",
    async (name) => {
      const named = createBarsPanel([{ label: name, figure: "3 offres", count: 3 }], 3);
      const plain = await shared.draw(page("Boulangère"));
      for (let n = 0; n < 3; n++) expect((await shared.draw(stackPanels([[named]], 0))).length).toBeGreaterThan(100);
      expect(await shared.draw(page("Boulangère"))).toEqual(plain);
    },
  );

  test("is given up with what takes too long", async () => {
    const slow = painting({ deadlineMs: 50, worker: silent });
    await expect(slow.draw(page("a"))).rejects.toMatchObject({ name: "PictureError", why: "slow" });
    expect(slow.isAwake()).toBe(false);
  });

  test.each([
    ["ends", dying],
    ["cannot start", failing],
    ["is not there", missing],
  ])("that %s is an error for whoever waits", async (_what, worker) => {
    const broken = painting({ worker });
    await expect(broken.draw(page("a"))).rejects.toBeInstanceOf(PictureError);
    await expect(broken.draw(page("a"))).rejects.toMatchObject({ why: "broken" });
  });

  test("that the system does not start is an error of that picture alone", async () => {
    const worker = new URL("http://127.0.0.1/none.mjs");
    const starting = painting({ worker });
    const refused = starting.draw(work(6, 0));
    await expect(refused).rejects.toMatchObject({ name: "PictureError", why: "broken" });
    worker.href = busy.href;
    expect(await starting.draw(work(7, 0))).toEqual(Uint8Array.of(7));
  });

  test("that cannot be handed a drawing is replaced for the next one", async () => {
    const handed = painting({ worker: busy });
    const unclonable: ChartDrawing = { width: 6, height: 0, option: { animationDelay: () => 0 } };
    await expect(handed.draw(unclonable)).rejects.toMatchObject({ name: "PictureError", why: "broken" });
    expect(await handed.draw(work(7, 0))).toEqual(Uint8Array.of(7));
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("leaves %s to its parent", async (signal) => {
    const child = fork(new URL("../../dist/charts/worker.js", import.meta.url), { serialization: "advanced" });
    try {
      const drawing = (id: number) =>
        new Promise<Uint8Array | undefined>((resolve, reject) => {
          child.once("exit", (_, by) => reject(new Error(`ended by ${by}`)));
          child.on("message", (said: { id: number; begun?: true; bytes?: Uint8Array }) => {
            if (said.id === id && !said.begun) resolve(said.bytes);
          });
          child.send({ id, drawing: page("a") });
        });
      await drawing(1);
      child.kill(signal);
      expect((await drawing(2))?.length).toBeGreaterThan(100);
    } finally {
      child.removeAllListeners("exit").kill("SIGKILL");
    }
  });

  test("survives a drawing that it cannot draw", async () => {
    const impossible = { width: -1, height: 0, option: {} };
    await expect(shared.draw(impossible)).rejects.toMatchObject({ why: "broken" });
    expect((await shared.draw(page("a"))).length).toBeGreaterThan(100);
  });

  test("at rest holds up no process that wants to end", () => {
    const code = `import { createPainter } from "./dist/charts/painter.js";
      const png = await createPainter(${JSON.stringify(patient)}).draw(${JSON.stringify(page("é"))});
      console.log(png.length);`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", code], { timeout: 20_000 });
    expect(Number(said)).toBeGreaterThan(100);
  });

  test("that is closed at rest is waited for: what comes after the close is done", () => {
    const code = `import { createPainter } from "./dist/charts/painter.js";
      const hand = createPainter(${JSON.stringify(patient)});
      await hand.draw(${JSON.stringify(page("é"))});
      await hand.close();
      console.log("closed");
      await hand.draw(${JSON.stringify(page("é"))}).catch(({ why }) => console.log(why));`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", code], { timeout: 20_000 });
    expect(String(said)).toBe("closed\nbroken\n");
  });
});
