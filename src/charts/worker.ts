/**
 * The process that draws: charts to SVG, SVG to PNG. Everything large is loaded here, and freed with the
 * process.
 */
import "./outlive-signals.ts";
import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { BarChart } from "echarts/charts";
import { GraphicComponent, GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { WorkerMessage } from "./drawing-process.ts";
import { type ChartDrawing, fontFamily } from "./look.ts";

use([BarChart, GraphicComponent, GridComponent, SVGRenderer]);

// A library that writes to the prototype of all objects would spoil every later picture. It now fails at
// once, and its process with it.
Object.preventExtensions(Object.prototype);

const fileOf = (name: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${name}`);
const fontFiles = [fileOf("400Regular/Inter_400Regular.ttf"), fileOf("700Bold/Inter_700Bold.ttf")];

const say = (answer: WorkerMessage) => process.send?.(answer);

/** A drawing, or a text where it failed, under the number it was asked by. */
process.on("message", ({ id, drawing }: { id: number; drawing: ChartDrawing }) => {
  say({ id, begun: true });
  try {
    say({ id, bytes: png(drawing) });
  } catch (error) {
    say({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
process.on("disconnect", () => process.exit(0));

function png({ width, height, option }: ChartDrawing): Uint8Array {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    // The fonts of the machine are left alone: a picture is the same wherever it is drawn.
    const image = new Resvg(chart.renderToSVGString(), {
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: fontFamily },
    });
    return Uint8Array.from(image.render().asPng());
  } finally {
    chart.dispose();
  }
}
