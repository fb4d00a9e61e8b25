import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { type Drawing, words } from "../../src/charts/look.ts";
import { marketPictures } from "../../src/charts/market-picture.ts";
import { type Options, type Painter, PictureError, painter } from "../../src/charts/painter.ts";
import { large, market } from "../core/market/sample.ts";

const shared = painter();
afterAll(() => shared.close());

let own: Painter | undefined;
afterEach(() => own?.close());
function painting(options: Options): Painter {
  own = painter(options);
  return own;
}

/** A page with one line on it. */
const page = (text: string): Drawing => ({
  width: 400,
  height: 100,
  option: { backgroundColor: "#fff", graphic: [words(text, 20, 20)] },
});

/** Width and height, as the header of a PNG has them. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe("a drawing becomes a PNG", () => {
  test("of its size", async () => {
    const [picture] = await marketPictures(large(), shared);
    const bytes = picture?.bytes ?? new Uint8Array(24);
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(sizeOf(bytes)[0]).toBe(1080);
    expect(sizeOf(bytes)[1]).toBeGreaterThan(1080);
    // Telegram takes 10 MB.
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(picture?.alt).toContain("toutes) : CDI 63");
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

  test("of nothing there is none", async () => expect(await marketPictures(market([]), shared)).toEqual([]));
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

  test("survives a drawing that it cannot draw", async () => {
    const impossible = { width: -1, height: 0, option: {} };
    await expect(shared.draw(impossible)).rejects.toMatchObject({ why: "broken" });
    expect((await shared.draw(page("a"))).length).toBeGreaterThan(100);
  });

  test("at rest holds up no process that wants to end", () => {
    const code = `import { painter } from "./dist/charts/painter.js";
      const png = await painter().draw(${JSON.stringify(page("é"))});
      console.log(png.length);`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", code], { timeout: 20_000 });
    expect(Number(said)).toBeGreaterThan(100);
  });
});
