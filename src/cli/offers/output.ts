import { open, rename, rm } from "node:fs/promises";
import { extname } from "node:path";
import { delimiters, type ExportKind, exportKinds, type Writer, writer } from "../../adapters/exports/export.ts";
import { CannotStart } from "../../config.ts";
import type { Offer } from "../../core/offer.ts";
import type { OffersOptions } from "./command.ts";

/** How offers are to be written: as text for people where no kind is named. */
export type Format = { kind: ExportKind | undefined; delimiter: string; out: string | undefined };

/** What the options say; `CannotStart` where they contradict one another. */
export function formatOf({ json, jsonl, csv, out, delimiter = ";" }: OffersOptions): Format {
  const named = exportKinds.filter((kind) => ({ json, jsonl, csv })[kind]);
  const byName = out === undefined ? undefined : exportKinds.find((kind) => `.${kind}` === extname(out).toLowerCase());
  if (out !== undefined && !byName) throw new CannotStart(`--out ${out}: the name must end in .csv, .jsonl or .json.`);
  if (new Set([...named, ...(byName ? [byName] : [])]).size > 1)
    throw new CannotStart(
      "Offers are written in one way: --json, --jsonl or --csv, or by how the name after --out ends.",
    );
  const sign = delimiter === "tab" || delimiter === "\\t" ? "\t" : delimiter;
  if (!delimiters.includes(sign))
    throw new CannotStart(`--delimiter "${delimiter}" is refused: it takes ; , | or tab.`);
  return { kind: byName ?? named[0], delimiter: sign, out };
}

/** Writes offers to a file, or to standard output. */
export async function writeOffers(
  kind: ExportKind,
  { out, delimiter }: Format,
  asOf: Date,
  offers: AsyncIterable<Offer[]>,
): Promise<number> {
  const words = writer(kind, asOf.toISOString(), delimiter);
  return out === undefined ? writeAll(words, offers, say) : writeFile(out, (put) => writeAll(words, offers, put));
}

/** Fills a file, which has its name only once it is whole. */
export async function writeFile<T>(
  out: string,
  fill: (put: (part: string | Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const part = `${out}.part`;
  const file = await open(part, "w").catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(
      `--out ${out} cannot be written (${error.code}): check that the folder is there and may be written to.`,
    );
  });
  try {
    const done = await fill((piece) => file.appendFile(piece));
    await file.close();
    await rename(part, out);
    return done;
  } catch (error) {
    await file.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

async function writeAll(
  { head, rows, tail }: Writer,
  offers: AsyncIterable<Offer[]>,
  put: (text: string) => Promise<void>,
): Promise<number> {
  let count = 0;
  await put(head);
  for await (const some of offers) {
    count += some.length;
    await put(rows(some));
  }
  await put(tail);
  return count;
}

/** Standard output, waited for, so that a pipe gets all of it before the end. */
export function say(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** What is for the one who looks on, and not part of the data. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** A bar that fills up on a terminal; nothing where nobody looks on. */
export function progressBar(): { show: (found: number, total: number) => void; end: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, end: () => {} };
  const width = 30;
  return {
    show: (found, total) => {
      const share = total === 0 ? 1 : Math.min(1, found / total);
      const full = Math.round(share * width);
      stderr.write(
        `\r[${"#".repeat(full)}${".".repeat(width - full)}] ${found.toLocaleString("en")} of ${total.toLocaleString("en")} offers `,
      );
    },
    end: () => void stderr.write("\n"),
  };
}
