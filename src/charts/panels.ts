import type { BarSeriesOption, EChartsOption, GraphicComponentOption, GridComponentOption } from "echarts";
import {
  breakIntoLines,
  colours,
  drawText,
  fitText,
  fontFamily,
  innerWidth,
  measureText,
  pictureMargin,
  sizes,
} from "./look.ts";

/** A part of a picture: as high as it needs to be, drawn from that height on. */
export type Panel = { height: number; draw: (top: number) => PanelParts };
/** What a panel adds to the picture. A panel has one grid at most. */
export type PanelParts = {
  graphic: GraphicComponentOption[];
  grid?: GridComponentOption;
  xAxis?: Exclude<EChartsOption["xAxis"], unknown[] | undefined>;
  yAxis?: Exclude<EChartsOption["yAxis"], unknown[] | undefined>;
  series?: BarSeriesOption[];
};

const headingHeight = 60;
export const noteHeight = 46;
const rowHeight = 72;
const barHeight = 14;
/** From the middle of a row, where a chart draws its bar, down to below the name. */
const belowName = 17;
const figureLook = { bold: true };
const noteLook = { size: sizes.small };

/** In as many lines as it takes; `below` is room for what follows that is no text. */
export function createNotePanel(text: string, colour = colours.quiet, below = 0): Panel {
  const lines = breakIntoLines(text, innerWidth, noteLook);
  return {
    height: lines.length * noteHeight + below,
    draw: (top) => ({
      graphic: lines.map((line, i) => drawText(line, pictureMargin, top + i * noteHeight, { ...noteLook, colour })),
    }),
  };
}

/** A heading, and beside it what it stands on, where that is to be said. */
export function createHeadingPanel(text: string, basis = ""): Panel {
  const beside = { size: sizes.small, colour: colours.quiet, align: "right" } as const;
  return {
    height: headingHeight,
    draw: (top) => ({
      graphic: [
        drawText(text, pictureMargin, top, { size: sizes.heading, bold: true }),
        ...(basis === ""
          ? []
          : [drawText(basis, pictureMargin + innerWidth, top + sizes.heading - sizes.small, beside)]),
      ],
    }),
  };
}

export type BarRow = { label: string; figure: string; count: number; isWeak?: boolean };

/**
 * A name, its figure and a bar below them. The whole width stands for all offers, in every panel of a
 * picture.
 */
export function createBarsPanel(all: BarRow[], whole: number): Panel {
  const height = all.length * rowHeight;
  return {
    height,
    draw: (top) => ({
      graphic: all.flatMap(({ label, figure, isWeak }, i) => [
        drawText(
          fitText(label, innerWidth - measureText(figure, figureLook) - 24),
          pictureMargin,
          top + i * rowHeight,
          {
            colour: isWeak ? colours.quiet : colours.text,
          },
        ),
        drawText(figure, pictureMargin + innerWidth, top + i * rowHeight, { ...figureLook, align: "right" }),
      ]),
      grid: { left: pictureMargin, top: top + belowName, width: innerWidth, height },
      xAxis: { type: "value", show: false, min: 0, max: Math.max(1, whole) },
      yAxis: { type: "category", show: false, inverse: true, data: all.map((_, i) => String(i)) },
      series: [
        {
          type: "bar",
          barWidth: barHeight,
          barCategoryGap: 0,
          data: all.map(({ count, isWeak }) => ({
            value: count,
            itemStyle: { color: isWeak ? colours.line : colours.bar, borderRadius: 3 },
          })),
          showBackground: true,
          backgroundStyle: { color: colours.track, borderRadius: 3 },
        },
      ],
    }),
  };
}

const listHeight = 54;

/** Names and their figures alone: where bars would all be slivers. */
export function createListPanel(all: BarRow[]): Panel {
  return {
    height: all.length * listHeight,
    draw: (top) => ({
      graphic: all.flatMap(({ label, figure }, i) => [
        drawText(
          fitText(label, innerWidth - measureText(figure, figureLook) - 24),
          pictureMargin,
          top + i * listHeight,
        ),
        drawText(figure, pictureMargin + innerWidth, top + i * listHeight, { ...figureLook, align: "right" }),
      ]),
    }),
  };
}

export type ChartColumn = { label: string; count: number; isWeak?: boolean };

/**
 * The height of the highest column of a picture. All others are in proportion to it, whichever panel they
 * stand in.
 */
export const columnsHeight = 190;
export const axisHeight = 52;
/** Above a column stands its figure. */
export const labelHeight = 46;
const label = {
  show: true,
  position: "top",
  fontFamily: fontFamily,
  fontSize: sizes.small,
  color: colours.text,
} as const;
export const baseline = { lineStyle: { color: colours.line, width: 2 } };

/** Columns over their names, each with its figure; `highest` is that of the picture. */
export function createColumnsPanel(all: ChartColumn[], highest: number): Panel {
  const own = Math.max(1, ...all.map(({ count }) => count));
  const height = scaleColumn(own, highest);
  return {
    height: labelHeight + height + axisHeight,
    draw: (top) => ({
      graphic: [],
      grid: { left: pictureMargin, top: top + labelHeight, width: innerWidth, height },
      xAxis: {
        type: "category",
        data: all.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: baseline,
        axisLabel: { interval: 0, fontFamily: fontFamily, fontSize: sizes.small, color: colours.quiet, margin: 12 },
      },
      yAxis: { type: "value", show: false, min: 0, max: own },
      series: [
        {
          type: "bar",
          barCategoryGap: "18%",
          barMaxWidth: 160,
          data: all.map(({ count, isWeak }) => ({
            value: count,
            itemStyle: { color: isWeak ? colours.weak : colours.bar, borderRadius: [3, 3, 0, 0] },
            ...(count === 0 ? { label: { show: false } } : {}),
          })),
          label,
        },
      ],
    }),
  };
}

/** Pixels of a column: equal heights are equally many. */
export function scaleColumn(count: number, highest: number): number {
  return Math.max(1, Math.round((columnsHeight * count) / Math.max(1, highest)));
}
