import type { GraphicComponentOption } from "echarts";
import { number } from "../core/market/figures.ts";
import { colours, inner, margin, sizes, widthOf, words } from "./look.ts";
import { axisHeight, baseline, columnsHeight, labelHeight, type Panel } from "./panels.ts";

export type Histogram = {
  /** Neighbours, each as wide as the others. */
  bins: { from: number; to: number; count: number }[];
  /** What to call the ends of the bins: one more than there are bins. */
  edges: string[];
  /** What the ends are counted in. */
  unit: string;
  band?: { from: number; to: number };
  mark?: { at: number; label: string };
};

const bandHeight = 22;
const unitHeight = 42;

/** Columns over a scale whose steps are named between them; a line across with its name on top, and below a bar over the middle half. */
export function histogram({ bins, edges, unit, band, mark }: Histogram): Panel {
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const highest = Math.max(1, ...bins.map(({ count }) => count));
  const step = inner / Math.max(1, bins.length);
  const xOf = (value: number) => margin + (inner * (value - from)) / (to - from);
  const above = labelHeight + (mark ? labelHeight : 0);
  return {
    height: above + columnsHeight + bandHeight + axisHeight + unitHeight,
    draw: (top) => {
      const floor = top + above + columnsHeight;
      return {
        graphic: [
          ...(mark
            ? [
                bar(xOf(mark.at) - 3, top + labelHeight, 6, floor - top - labelHeight),
                markWords(mark.label, xOf(mark.at), top),
              ]
            : []),
          ...(band ? [bar(xOf(band.from), floor + 4, xOf(band.to) - xOf(band.from), bandHeight - 4)] : []),
          ...bins.map(({ count }, i) => {
            const y = floor - (columnsHeight * count) / highest - sizes.small - 6;
            return words(count === 0 ? "" : number(count), margin + (i + 0.5) * step, y, {
              size: sizes.small,
              align: "center",
              isOver: true,
            });
          }),
          ...edges.map((edge, i) => {
            const align = i === 0 ? "left" : i === edges.length - 1 ? "right" : "center";
            return words(edge, margin + i * step, floor + bandHeight + 10, {
              size: sizes.small,
              colour: colours.quiet,
              align,
            });
          }),
          words(unit, margin + inner, floor + bandHeight + axisHeight, {
            size: sizes.small,
            colour: colours.quiet,
            align: "right",
          }),
        ],
        grid: { left: margin, top: top + above, width: inner, height: columnsHeight },
        xAxis: {
          type: "value",
          min: from,
          max: to,
          containShape: false,
          axisLabel: { show: false },
          axisTick: { show: false },
          splitLine: { show: false },
          axisLine: baseline,
        },
        yAxis: { type: "value", show: false, min: 0, max: highest },
        series: [
          {
            type: "bar",
            barWidth: step - 6,
            data: bins.map(({ from, to, count }) => [(from + to) / 2, count]),
            itemStyle: { color: colours.bar, borderRadius: [4, 4, 0, 0] },
          },
        ],
      };
    },
  };
}

function bar(x: number, y: number, width: number, height: number): GraphicComponentOption {
  return { type: "rect", silent: true, z: 5, shape: { x, y, width, height }, style: { fill: colours.mark } };
}

/** Over the line, and inside the picture. */
function markWords(text: string, at: number, y: number): GraphicComponentOption {
  const look = { size: sizes.small, bold: true };
  const half = Math.min(inner, widthOf(text, look)) / 2;
  const x = Math.min(margin + inner - half, Math.max(margin + half, at));
  return words(text, x, y, { ...look, colour: colours.mark, align: "center" });
}
