import type { BarSeriesOption } from "echarts";
import { colours, type Drawing, font, margin, width } from "./look.ts";
import type { Panel, Parts } from "./panels.ts";

/** Panels below each other, in groups with room between them, as one picture. */
export function stacked(groups: Panel[][], gap: number): Drawing {
  let top = margin;
  const parts: Parts[] = [];
  for (const group of groups) {
    for (const panel of group) {
      parts.push(panel.draw(top));
      top += panel.height;
    }
    top += gap;
  }
  return { width, height: Math.round(top - gap + margin), option: together(parts) };
}

function together(parts: Parts[]): Drawing["option"] {
  const charts = parts.flatMap(({ grid, xAxis, yAxis, series }) =>
    grid && xAxis && yAxis ? [{ grid, xAxis, yAxis, series }] : [],
  );
  return {
    animation: false,
    backgroundColor: colours.paper,
    textStyle: { fontFamily: font },
    graphic: parts.flatMap(({ graphic }) => graphic),
    grid: charts.map(({ grid }) => grid),
    xAxis: charts.map(({ xAxis }, gridIndex) => ({ ...xAxis, gridIndex })),
    yAxis: charts.map(({ yAxis }, gridIndex) => ({ ...yAxis, gridIndex })),
    series: charts.flatMap(({ series = [] }, i) =>
      series.map((one): BarSeriesOption => ({ ...one, xAxisIndex: i, yAxisIndex: i })),
    ),
  };
}
