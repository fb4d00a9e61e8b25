import type { BarSeriesOption, EChartsOption, GraphicComponentOption, GridComponentOption } from "echarts";
import { colours, fitting, font, inner, margin, sizes, widthOf, words } from "./look.ts";

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

const headingHeight = 58;
export const noteHeight = 46;
const rowHeight = 66;
const barHeight = 14;
/** From the middle of a row, where a chart draws its bar, down to below the name. */
const belowName = 15;
const figureLook = { bold: true };

export function note(text: string, colour = colours.quiet): Panel {
  return {
    height: noteHeight,
    draw: (top) => ({ graphic: [words(text, margin, top, { size: sizes.small, colour })] }),
  };
}

/** A heading, beside it what it stands on, below it what was found in words. */
export function heading(text: string, basis: string, notes: string[] = []): Panel {
  return {
    height: headingHeight + notes.length * noteHeight,
    draw: (top) => ({
      graphic: [
        words(text, margin, top, { size: sizes.heading, bold: true }),
        words(basis, margin + inner, top + sizes.heading - sizes.small, {
          size: sizes.small,
          colour: colours.quiet,
          align: "right",
        }),
        ...notes.map((note, i) => words(note, margin, top + headingHeight + i * noteHeight, { size: sizes.small })),
      ],
    }),
  };
}

export type Row = { label: string; figure: string; count: number; isWeak?: boolean };

/** A name and its figure, and below them a bar as long as its share of `most`. */
export function rows(all: Row[], most: number): Panel {
  const height = all.length * rowHeight;
  return {
    height,
    draw: (top) => ({
      graphic: all.flatMap(({ label, figure }, i) => [
        words(fitting(label, inner - widthOf(figure, figureLook) - 24), margin, top + i * rowHeight),
        words(figure, margin + inner, top + i * rowHeight, { ...figureLook, align: "right" }),
      ]),
      grid: { left: margin, top: top + belowName, width: inner, height },
      xAxis: { type: "value", show: false, min: 0, max: Math.max(1, most) },
      yAxis: { type: "category", show: false, inverse: true, data: all.map((_, i) => String(i)) },
      series: [
        {
          type: "bar",
          barWidth: barHeight,
          barCategoryGap: 0,
          data: all.map(({ count, isWeak }) => ({
            value: count,
            itemStyle: { color: isWeak ? colours.line : colours.bar, borderRadius: 4 },
          })),
          showBackground: true,
          backgroundStyle: { color: colours.track, borderRadius: 4 },
        },
      ],
    }),
  };
}

export type Column = { label: string; count: number; isWeak?: boolean };

export const columnsHeight = 160;
export const axisHeight = 52;
/** Above a column stands its figure. */
export const labelHeight = 44;
const label = {
  show: true,
  position: "top",
  fontFamily: font,
  fontSize: sizes.small,
  color: colours.text,
} as const;
export const baseline = { lineStyle: { color: colours.line, width: 2 } };

/** Columns over their names, each with its figure. */
export function columns(all: Column[]): Panel {
  return {
    height: labelHeight + columnsHeight + axisHeight,
    draw: (top) => ({
      graphic: [],
      grid: { left: margin, top: top + labelHeight, width: inner, height: columnsHeight },
      xAxis: {
        type: "category",
        data: all.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: baseline,
        axisLabel: { interval: 0, fontFamily: font, fontSize: sizes.small, color: colours.quiet, margin: 12 },
      },
      yAxis: { type: "value", show: false, min: 0, max: Math.max(1, ...all.map(({ count }) => count)) },
      series: [
        {
          type: "bar",
          barCategoryGap: "18%",
          barMaxWidth: 160,
          data: all.map(({ count, isWeak }) => ({
            value: count,
            itemStyle: { color: isWeak ? colours.weak : colours.bar, borderRadius: [4, 4, 0, 0] },
          })),
          label,
        },
      ],
    }),
  };
}
