import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { breakIntoLines, colours, innerWidth, measureText } from "../../src/charts/look.ts";

type Rgb = [number, number, number];
const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
const css = readFileSync(new URL("../../src/bots/web/page/sheets/messages.css", import.meta.url), "utf8");

/**
 * As browsers compute it (Filter Effects, 9.2 and 9.6): rotated by half a turn, each colour is mirrored at
 * its own lightness.
 */
function darkOnPage(rgb: Rgb): Rgb {
  const [, share = "0"] =
    css.match(/@media screen and \(prefers-color-scheme: dark\)[^@]*invert\(([\d.]+)\) hue-rotate\(180deg\)/) ?? [];
  const inverted = rgb.map((one) => one * (1 - 2 * Number(share)) + Number(share)) as Rgb;
  const light = 0.213 * inverted[0] + 0.715 * inverted[1] + 0.072 * inverted[2];
  return inverted.map((one) => Math.min(1, Math.max(0, 2 * light - one))) as Rgb;
}

/** WCAG 2: of relative luminances. */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = (rgb: Rgb) => {
    const [r, g, b] = rgb.map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)) as Rgb;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const asDrawn = (rgb: Rgb) => rgb;
test.each([
  ["as it is drawn", asDrawn],
  ["turned dark by the page", darkOnPage],
])("texts and bars stand out from the paper: %s", (_, seen) => {
  const of = (name: keyof typeof colours) => seen(rgbOf(colours[name]));
  for (const text of ["text", "quiet", "bar", "mark"] as const)
    expect(contrast(of(text), of("paper")), text).toBeGreaterThanOrEqual(4.5);
  expect(contrast(of("bar"), of("track"))).toBeGreaterThanOrEqual(3);
});

test("the page turns a picture dark, and keeps its blue blue", () => {
  const [paper, bar] = [darkOnPage(rgbOf(colours.paper)), darkOnPage(rgbOf(colours.bar))];
  for (const one of paper) expect(one).toBeLessThan(0.2);
  expect(bar[2]).toBeGreaterThan(bar[1]);
  expect(bar[1]).toBeGreaterThan(bar[0]);
});

test("a long note takes the lines that it needs", () => {
  const lines = breakIntoLines(
    "Offres encore en ligne : des semaines passées, une partie a pu être retirée depuis.",
    innerWidth,
    {
      size: 34,
    },
  );
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(measureText(line, { size: 34 })).toBeLessThanOrEqual(innerWidth);
});
