import type { BarSeriesOption, EChartsOption, GraphicComponentOption, GridComponentOption } from "echarts";
import { colours, fitting, font, inLines, inner, margin, sizes, widthOf, words } from "./look.ts";

/** A part of a picture: as high as it needs to be, drawn from that height on. */
export type Panel = { height: number; draw: (top: number) => Parts };
/** What a panel adds to the picture. A panel has one grid at most. */
export type Parts = {
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
export function note(text: string, colour = colours.quiet, below = 0): Panel {
  const lines = inLines(text, inner, noteLook);
  return {
    height: lines.length * noteHeight + below,
    draw: (top) => ({
      graphic: lines.map((line, i) => words(line, margin, top + i * noteHeight, { ...noteLook, colour })),
    }),
  };
}

/** A heading, and beside it what it stands on, where that is to be said. */
export function heading(text: string, basis = ""): Panel {
  const beside = { size: sizes.small, colour: colours.quiet, align: "right" } as const;
  return {
    height: headingHeight,
    draw: (top) => ({
      graphic: [
        words(text, margin, top, { size: sizes.heading, bold: true }),
        ...(basis === "" ? [] : [words(basis, margin + inner, top + sizes.heading - sizes.small, beside)]),
      ],
    }),
  };
}

export type Row = { label: string; figure: string; count: number; isWeak?: boolean };

/** A name and its figure, and below them a bar: the whole width is all of them, in every panel of a picture. */
export function rows(all: Row[], whole: number): Panel {
  const height = all.length * rowHeight;
  return {
    height,
    draw: (top) => ({
      graphic: all.flatMap(({ label, figure, isWeak }, i) => [
        words(fitting(label, inner - widthOf(figure, figureLook) - 24), margin, top + i * rowHeight, {
          colour: isWeak ? colours.quiet : colours.text,
        }),
        words(figure, margin + inner, top + i * rowHeight, { ...figureLook, align: "right" }),
      ]),
      grid: { left: margin, top: top + belowName, width: inner, height },
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
export function list(all: Row[]): Panel {
  return {
    height: all.length * listHeight,
    draw: (top) => ({
      graphic: all.flatMap(({ label, figure }, i) => [
        words(fitting(label, inner - widthOf(figure, figureLook) - 24), margin, top + i * listHeight),
        words(figure, margin + inner, top + i * listHeight, { ...figureLook, align: "right" }),
      ]),
    }),
  };
}

export type Column = { label: string; count: number; isWeak?: boolean };

/** The highest column of a picture: all the others are as high as they are many, whichever panel they stand in. */
export const columnsHeight = 190;
export const axisHeight = 52;
/** Above a column stands its figure. */
export const labelHeight = 46;
const label = {
  show: true,
  position: "top",
  fontFamily: font,
  fontSize: sizes.small,
  color: colours.text,
} as const;
export const baseline = { lineStyle: { color: colours.line, width: 2 } };

/** Columns over their names, each with its figure; `highest` is that of the picture. */
export function columns(all: Column[], highest: number): Panel {
  const own = Math.max(1, ...all.map(({ count }) => count));
  const height = heightOf(own, highest);
  return {
    height: labelHeight + height + axisHeight,
    draw: (top) => ({
      graphic: [],
      grid: { left: margin, top: top + labelHeight, width: inner, height },
      xAxis: {
        type: "category",
        data: all.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: baseline,
        axisLabel: { interval: 0, fontFamily: font, fontSize: sizes.small, color: colours.quiet, margin: 12 },
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
export function heightOf(count: number, highest: number): number {
  return Math.max(1, Math.round((columnsHeight * count) / Math.max(1, highest)));
}
