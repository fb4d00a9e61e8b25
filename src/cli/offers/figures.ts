import { extname } from "node:path";
import type { AtomicFile } from "../../adapters/atomic-file.ts";
import { createPainter, type Painter } from "../../charts/painter.ts";
import { PictureError } from "../../charts/picture-error.ts";
import { CannotStart } from "../../config.ts";
import { joinRichLines } from "../../core/conversation/view.ts";
import type { Market } from "../../core/market/market.ts";
import { formatMarketReport } from "../../core/market/market-report.ts";
import { writeOutput } from "../standard-output.ts";
import { writeNote } from "./output.ts";
import { formatSourceLine } from "./text.ts";

/**
 * How figures are told: in words, as JSON, and into a file by how its name ends; a picture goes beside the
 * words.
 */
export type FiguresFormat = { isJson: boolean; out: string | undefined };

type FiguresOptions = { stats?: true; json?: true; jsonl?: true; csv?: true; out?: string; all?: true };

/** What the options say; `CannotStart` where they contradict one another. */
export function parseFiguresFormat({ stats, json, jsonl, csv, out, all }: FiguresOptions): FiguresFormat {
  if (jsonl || csv || (!stats && (all || out !== undefined)))
    throw new CannotStart(
      "--count and --stats show figures and no offers: they go with --json; --stats also with --all, and with --out for a .png or a .json.",
    );
  const kind = out === undefined ? undefined : extname(out).toLowerCase();
  if (out !== undefined && kind !== ".png" && kind !== ".json")
    throw new CannotStart(`--out ${out}: with --stats the name must end in .png or .json.`);
  if (json && kind === ".png")
    throw new CannotStart("A picture cannot be JSON: give --json, or a name that ends in .png after --out.");
  return { isJson: json === true || kind === ".json", out };
}

/** `--count`: the total, and what of the search it does not know of. */
export async function printCount(
  total: number,
  { isJson }: FiguresFormat,
  asOf: Date,
  fictitious: boolean,
  notApplied: string[],
) {
  const summary = { total, source: "France Travail", asOf: asOf.toISOString(), fictitious };
  const data = notApplied.length > 0 ? { ...summary, notApplied } : summary;
  await writeOutput(isJson ? asText(data) : `${total}\n`);
}

/** `--stats`: the market in words, as a chat tells it in detail; as data; or drawn. */
export async function printMarket(market: Market, { isJson, out }: FiguresFormat, file?: AtomicFile): Promise<void> {
  const { source, fictitious, basis, asOf } = market;
  const data = { total: basis.of, source, asOf, fictitious, market };
  const sourceLine = formatSourceLine(new Date(asOf), fictitious);
  if (isJson && !file) return writeOutput(asText(data));
  if (isJson && file) {
    await file.write(asText(data));
    await file.commit();
    return writeNote(`The market of ${basis.of.toLocaleString("en")} offers in ${out}. ${sourceLine}`);
  }
  await writeOutput(`${joinRichLines(formatMarketReport(market), true)}\n\n${sourceLine}\n`);
  if (!file) return;
  const bytes = await drawn(market);
  if (!bytes) return writeNote("There are no offers, so there is no picture.");
  await file.write(bytes);
  await file.commit();
  writeNote(`Its picture is in ${out}. ${sourceLine}`);
}

function asText(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** Drawn as for a chat, in a process of its own, which ends with this. */
async function drawn(market: Market, hand: Painter = createPainter()): Promise<Uint8Array | undefined> {
  const { drawMarketPictures: marketPictures } = await import("../../charts/market-picture.ts");
  try {
    const [picture] = await marketPictures(market, hand);
    return picture?.bytes;
  } catch (error) {
    if (error instanceof PictureError)
      throw new CannotStart(
        `The picture could not be drawn (${error.why}): the words above say the same. Try again with more memory free.`,
        1,
      );
    throw error;
  } finally {
    await hand.close();
  }
}
