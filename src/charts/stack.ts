import type { BarSeriesOption } from "echarts";
import { type ChartDrawing, colours, fontFamily, pictureMargin, pictureWidth } from "./look.ts";
import type { Panel, PanelParts } from "./panels.ts";

/** Panels below each other, in groups with room between them, as one picture. */
export function stackPanels(groups: Panel[][], gap: number): ChartDrawing {
  let top = pictureMargin;
  const parts: PanelParts[] = [];
  for (const group of groups) {
    for (const panel of group) {
      parts.push(panel.draw(top));
      top += panel.height;
    }
    top += gap;
  }
  return { width: pictureWidth, height: Math.round(top - gap + pictureMargin), option: mergePanelParts(parts) };
}

function mergePanelParts(parts: PanelParts[]): ChartDrawing["option"] {
  const charts = parts.flatMap(({ grid, xAxis, yAxis, series }) =>
    grid && xAxis && yAxis ? [{ grid, xAxis, yAxis, series }] : [],
  );
  return {
    animation: false,
    backgroundColor: colours.paper,
    textStyle: { fontFamily: fontFamily },
    graphic: parts.flatMap(({ graphic }) => graphic),
    grid: charts.map(({ grid }) => grid),
    xAxis: charts.map(({ xAxis }, gridIndex) => ({ ...xAxis, gridIndex })),
    yAxis: charts.map(({ yAxis }, gridIndex) => ({ ...yAxis, gridIndex })),
    series: charts.flatMap(({ series = [] }, i) =>
      series.map((one): BarSeriesOption => ({ ...one, xAxisIndex: i, yAxisIndex: i })),
    ),
  };
}
