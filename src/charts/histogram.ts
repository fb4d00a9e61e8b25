import type { GraphicComponentOption } from "echarts";
import { formatNumber } from "../core/market/figures.ts";
import { colours, drawText, innerWidth, measureText, pictureMargin, sizes } from "./look.ts";
import { axisHeight, baseline, labelHeight, type Panel, scaleColumn } from "./panels.ts";

export type Histogram = {
  /** Neighbours, each as wide as the others. */
  bins: { from: number; to: number; count: number }[];
  /** What to call the ends of the bins: one more than there are bins. */
  edges: string[];
  /** The highest column of the picture. */
  highest: number;
  band: { from: number; to: number; label: string };
  /** The middle, in the colour of the band. */
  mark: HistogramLine;
  /** Something to measure it by. */
  against?: HistogramLine;
};
export type HistogramLine = { at: number; label: string };

/** Steps that all have their names below them. */
const maxNamed = 6;
/** From a line to the middle of a figure beside it. */
const aside = 34;
const bandHeight = 22;
const bandNameHeight = 46;

/**
 * Columns over a scale whose steps are labelled between them, with lines across that are labelled on top, and
 * below them a labelled bar over the middle half.
 */
export function createHistogramPanel({ bins, edges, highest, band, mark, against }: Histogram): Panel {
  const [from, to] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const own = Math.max(1, ...bins.map(({ count }) => count));
  const columnsHeight = scaleColumn(own, highest);
  const step = innerWidth / Math.max(1, bins.length);
  const xOf = (value: number) => pictureMargin + (innerWidth * (value - from)) / (to - from);
  const namesHeight = (against ? 2 : 1) * labelHeight;
  const above = namesHeight + labelHeight;
  return {
    height: above + columnsHeight + bandHeight + axisHeight + bandNameHeight,
    draw: (top) => {
      const floor = top + above + columnsHeight;
      const lines = [mark, ...(against ? [against] : [])].map(({ at }) => xOf(at));
      const small = { size: sizes.small, colour: colours.quiet };
      return {
        graphic: [
          ...(against
            ? [
                ...across(xOf(against.at), top + 2 * labelHeight, floor, colours.quiet, [12, 8]),
                nameOf(against.label, xOf(against.at), top + labelHeight, colours.quiet),
              ]
            : []),
          ...across(xOf(mark.at), top + labelHeight, floor, colours.mark),
          nameOf(mark.label, xOf(mark.at), top, colours.mark),
          bar(xOf(band.from), floor + 4, Math.max(4, xOf(band.to) - xOf(band.from)), bandHeight - 6),
          ...bins.map(({ count }, i) =>
            drawText(
              count === 0 ? "" : formatNumber(count),
              besideLines(pictureMargin + (i + 0.5) * step, lines),
              floor - (columnsHeight * count) / own - sizes.small - 8,
              { size: sizes.small, align: "center", isOver: true },
            ),
          ),
          ...edges.flatMap((edge, i) => {
            // Where steps are narrow, every second one has room for its name.
            if (bins.length > maxNamed && i % 2 === 1) return [];
            const align = i === 0 ? "left" : i === edges.length - 1 ? "right" : "center";
            return [drawText(edge, pictureMargin + i * step, floor + bandHeight + 10, { ...small, align })];
          }),
          nameOf(band.label, (xOf(band.from) + xOf(band.to)) / 2, floor + bandHeight + axisHeight, colours.mark),
        ],
        grid: { left: pictureMargin, top: top + above, width: innerWidth, height: columnsHeight },
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
        yAxis: { type: "value", show: false, min: 0, max: own },
        series: [
          {
            type: "bar",
            barWidth: step - 6,
            data: bins.map(({ from, to, count }) => [(from + to) / 2, count]),
            itemStyle: { color: colours.bar, borderRadius: [3, 3, 0, 0] },
          },
        ],
      };
    },
  };
}

function bar(x: number, y: number, width: number, height: number): GraphicComponentOption {
  return { type: "rect", silent: true, z: 5, shape: { x, y, width, height }, style: { fill: colours.mark } };
}

/** An edge of paper tells the line from the columns that it crosses. */
function across(x: number, from: number, to: number, colour: string, lineDash?: number[]): GraphicComponentOption[] {
  const shape = { x1: x, y1: from, x2: x, y2: to };
  const dashed = lineDash ? { lineDash } : {};
  return [
    { type: "line", silent: true, z: 5, shape, style: { stroke: colours.paper, lineWidth: 11 } },
    { type: "line", silent: true, z: 5, shape, style: { stroke: colour, lineWidth: 5, ...dashed } },
  ];
}

/** A figure steps aside where a line runs through it. */
function besideLines(x: number, lines: number[]): number {
  const near = lines.find((line) => Math.abs(line - x) < aside);
  return near === undefined ? x : near + (near > x ? -aside : aside);
}

/** Over its line, and inside the picture. */
function nameOf(text: string, at: number, y: number, colour: string): GraphicComponentOption {
  const look = { size: sizes.small, bold: true };
  const half = Math.min(innerWidth, measureText(text, look)) / 2;
  const x = Math.min(pictureMargin + innerWidth - half, Math.max(pictureMargin + half, at));
  return drawText(text, x, y, { ...look, colour, align: "center" });
}
